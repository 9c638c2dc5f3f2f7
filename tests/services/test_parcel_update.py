"""A newer map of parcels read from a file: what is proposed, what it does to the layout, and what is taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core import edits
from siteplanner.core.checking import check_plan, subject_hash
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import Cancelled, InputError
from siteplanner.core.features import Feature
from siteplanner.core.parcel_changes.words import cautions
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.parcel_update import ParcelUpdate, propose_update
from tests import builders as b
from tests.drawn_maps import frame_of, written

Land = dict[str, BaseGeometry]

OLD: Land = {"D1": b.rect(0, 0, 100, 100), "D2": b.rect(100, 0, 100, 100), "D3": b.rect(200, 0, 100, 100)}


def map_of(tmp_path: Path, land: Land, name: str = "dk2026.gpkg", **columns: object) -> RoleSource:
    """A map file whose parcels are numbered by a column that is known for that."""
    made = frame_of(list(land.values()), DKBH=list(land), **columns)  # type: ignore[arg-type]
    return RoleSource.parse("parcels", str(written(tmp_path / name, made)))


def town(tmp_path: Path, land: Land = OLD) -> Plan:
    """A plan from such a map, with one plant in the middle of D2."""
    made, _ = new_plan([map_of(tmp_path, land, "dk2025.gpkg")], crs=b.CRS)
    return made.with_plants("base", b.plan(made.site, {"P1": b.rect(120, 20, 60, 60)}).plants())


def kinds(update: ParcelUpdate) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(c.kind, c.old, c.new) for c in update.changes.changes if c.kind != "unchanged"]


def test_a_split_parcel_is_proposed_with_the_plant_on_it_and_what_the_check_will_say(tmp_path: Path) -> None:
    plan = town(tmp_path)
    halves = {"D2-1": b.rect(100, 0, 50, 100), "D2-2": b.rect(150, 0, 50, 100)}  # the plant lies across the new border
    update = propose_update(plan, map_of(tmp_path, {"D1": OLD["D1"], **halves, "D3": OLD["D3"]}))
    assert kinds(update) == [("split", ("D2",), ("D2-1", "D2-2"))]
    [affected] = update.effect.plants
    assert (affected.scenario_id, affected.plant_id) == ("base", "P1")
    assert [update.changes.changes[at].kind for at in affected.changes] == ["split"]
    now, then = ({f.id for f in check_plan(of).findings} for of in (plan, update.edit().apply(plan)))
    assert {f.id for f in affected.gained} == then - now
    assert {f.id for f in affected.lost} == now - then
    assert [f.id for f in affected.gained if f.rule == "across-parcels"] == ["across-parcels:P1"]


def test_the_edit_is_one_step_named_in_words_and_survives_json(tmp_path: Path) -> None:
    plan = town(tmp_path)
    update = propose_update(plan, map_of(tmp_path, {"D1": OLD["D1"], "D3": b.rect(200.4, 0, 100, 100)}))
    edit = update.edit()
    assert str(edit.label()) == "Parcels updated from dk2026.gpkg: 1 gone, 1 moved"
    after = edit.apply(plan)
    assert after.site.parcels.index.tolist() == ["D1", "D3"]
    assert edit_from_json(edit.to_json()) == edit
    assert edit_from_json(edit.to_json()).apply(plan) == after
    assert after.import_reports[-1].role == "parcels"


def test_the_same_map_again_changes_nothing(tmp_path: Path) -> None:
    plan = town(tmp_path)
    update = propose_update(plan, map_of(tmp_path, OLD))
    assert not update.changes
    assert update.edit().apply(plan) is plan
    assert (update.effect.plants, update.effect.gained, update.effect.lost) == ((), 0, 0)


def test_a_map_without_numbers_keeps_those_of_the_plan_and_gives_fresh_ones_to_new_land(tmp_path: Path) -> None:
    plan = town(tmp_path)
    land = [OLD["D1"], OLD["D2"], OLD["D3"], b.rect(300, 0, 50, 100)]
    source = RoleSource.parse("parcels", str(written(tmp_path / "nameless.gpkg", frame_of(land))))
    update = propose_update(plan, source)
    assert kinds(update) == [("added", (), ("L0001",))]
    assert update.edit().apply(plan).site.parcels.index.tolist() == ["D1", "D2", "D3", "L0001"]


def test_numbers_the_program_made_up_give_way_to_those_of_the_register(tmp_path: Path) -> None:
    first = RoleSource.parse("parcels", str(written(tmp_path / "first.gpkg", frame_of(list(OLD.values())))))
    plan, _ = new_plan([first], crs=b.CRS)
    assert plan.site.parcels.index.tolist() == ["L0001", "L0002", "L0003"]
    update = propose_update(plan, map_of(tmp_path, OLD))
    assert kinds(update) == [("renamed", (f"L000{n}",), (f"D{n}",)) for n in (1, 2, 3)]
    assert update.changes.reused_ids == ()


def test_a_waiver_of_a_renumbered_parcel_is_seen_to_have_lapsed_and_keeps_its_reason(tmp_path: Path) -> None:
    plan = town(tmp_path)
    plan = edits.set_layer_attributes("parcels", "D2", {"land_use": "0701", "code_system": "MNR2023"}).apply(plan)
    finding = next(f for f in check_plan(plan).findings if f.rule == "land-use")
    waiver = edits.add_waiver("base", finding.id, subject_hash(plan, "base", finding), "agreed with the town", "Li")
    plan = waiver.apply(plan)
    assert next(f for f in check_plan(plan).findings if f.id == finding.id).waived
    update = propose_update(plan, map_of(tmp_path, {"D1": OLD["D1"], "X9": OLD["D2"], "D3": OLD["D3"]}))
    [of] = update.effect.scenarios
    assert [f.id for f in of.lapsed] == ["land-use:P1:parcel=X9"]
    assert (of.gained, of.lost) == ((), ())  # the same finding under the parcel's new number
    [after] = [f for f in check_plan(update.edit().apply(plan)).findings if f.rule == "land-use"]
    assert after.waiver is not None
    assert (after.waived, after.waiver.lapsed, after.waiver.reason) == (False, True, "agreed with the town")


def test_a_waiver_that_named_a_parcel_which_is_divided_now_is_told_of(tmp_path: Path) -> None:
    plan = town(tmp_path)
    plan = edits.set_layer_attributes("parcels", "D2", {"land_use": "0701", "code_system": "MNR2023"}).apply(plan)
    finding = next(f for f in check_plan(plan).findings if f.rule == "land-use")
    plan = edits.add_waiver("base", finding.id, subject_hash(plan, "base", finding), "agreed", "Li").apply(plan)
    halves = {"D2-1": b.rect(100, 0, 90, 100), "D2-2": b.rect(190, 0, 10, 100)}  # P1 stands on the first
    update = propose_update(plan, map_of(tmp_path, {"D1": OLD["D1"], **halves, "D3": OLD["D3"]}))
    [of] = update.effect.scenarios
    assert [f.id for f in of.lost if f.waived] == ["land-use:P1:parcel=D2"]
    assert "land-use:P1:parcel=D2-1" in {f.id for f in of.gained if not f.waived}
    said = [str(each) for each in cautions(update.changes, update.usual, update.effect)]
    assert any(each.startswith("Waivers in “base” whose findings are gone: 1.") for each in said)


def test_parcels_split_in_the_plan_are_not_merged_again_unless_somebody_asks(tmp_path: Path) -> None:
    plan = town(tmp_path)
    cut = shapely.LineString([(b.ORIGIN[0] + 50, b.ORIGIN[1] - 1), (b.ORIGIN[0] + 50, b.ORIGIN[1] + 101)])
    plan = edits.split_features(plan, "base", Feature("parcels", "D1"), cut).apply(plan)
    update = propose_update(plan, map_of(tmp_path, OLD))
    [(kind, old, new)] = kinds(update)
    assert (kind, len(old), new) == ("merged", 2, ("D1",))
    assert update.usual == frozenset()
    assert update.edit().apply(plan) is plan
    asked = update.edit([at for at, c in enumerate(update.changes.changes) if c.own_work]).apply(plan)
    assert asked.site.parcels.index.tolist() == ["D1", "D2", "D3"]


def test_a_change_that_is_not_taken_leaves_the_rows_and_the_land_held_twice_is_said(tmp_path: Path) -> None:
    plan = town(tmp_path)
    # D1 and D2 trade a strip of 10 m by 100 m
    newer = {"D1": b.rect(0, 0, 110, 100), "D2": b.rect(110, 0, 90, 100), "D3": OLD["D3"]}
    update = propose_update(plan, map_of(tmp_path, newer))
    assert kinds(update) == [("reshaped", ("D1",), ("D1",)), ("reshaped", ("D2",), ("D2",))]
    only_first = [at for at, c in enumerate(update.changes.changes) if c.new == ("D1",)]
    after = update.edit(only_first).apply(plan).site.parcels
    assert after.area.to_dict() == pytest.approx({"D1": 11_000.0, "D2": 10_000.0, "D3": 10_000.0})
    [twice] = update.effect_of(only_first).overlaps
    assert (twice.stays, twice.comes, twice.area_m2) == ("D2", "D1", pytest.approx(1000.0))
    assert update.effect.overlaps == ()


def test_other_maps_and_plans_without_parcels_are_refused(tmp_path: Path) -> None:
    plan, source = town(tmp_path), map_of(tmp_path, OLD)
    with pytest.raises(InputError, match="Only a map of parcels"):
        propose_update(plan, replace(source, role="zones"))
    with pytest.raises(InputError, match="no parcels to compare"):
        propose_update(b.plan(b.EMPTY), source)


def test_the_work_can_be_stopped(tmp_path: Path) -> None:
    plan, source, work = town(tmp_path), map_of(tmp_path, OLD), Work()
    work.cancel()
    with pytest.raises(Cancelled):
        propose_update(plan, source, work=work)
