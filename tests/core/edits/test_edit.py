"""What holds for every edit: the plan before it is untouched, it survives JSON, dtypes stay, difference sees it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from shapely.geometry.base import BaseGeometry

from siteplanner.core import columns, edits, schema
from siteplanner.core.affine import Affine
from siteplanner.core.backdrop import Backdrop
from siteplanner.core.difference import difference
from siteplanner.core.edits.edit import Edit, decode, edit_from_json, encode
from siteplanner.core.errors import InputError
from siteplanner.core.features import Feature, as_plants
from siteplanner.core.history import History
from siteplanner.core.map_look import MapLook
from siteplanner.core.notes import Note
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.site import shapes_of
from siteplanner.core.slides import Slide
from tests.edit_sequences import edit_sequences, start

Sequence_ = tuple[Plan, list[Edit]]


def fingerprint(plan: Plan) -> tuple[object, ...]:
    """Everything of a plan that an edit could damage, copied out."""
    frames = [plan.plants(s.scenario_id) for s in plan.scenarios] + [f for _, f in plan.site.layers()]
    tables = [plan.targets, plan.rule_overrides, plan.waivers]
    return (
        plan.name, plan.scenarios, plan.active_scenario, dict(plan.settings),
        [(f.drop(columns="geometry").to_csv(), shapely.to_wkb(shapes_of(f)).tolist()) for f in frames],
        [t.to_csv() for t in tables],
    )  # fmt: skip


@settings(max_examples=25)
@given(edit_sequences())
def test_the_plan_before_an_edit_is_untouched_and_undo_gives_back_the_very_same_object(sequence: Sequence_) -> None:
    plan, made = sequence
    history, before, plans = History.starting_at(plan), fingerprint(plan), [plan]
    for edit in made:
        history = history.push(edit.apply(history.plan), edit.label())
        plans.append(history.plan)
    for expected in reversed(plans):
        assert history.plan is expected
        history = history.undo()
    assert fingerprint(plan) == before


@settings(max_examples=25)
@given(edit_sequences())
def test_a_replay_from_json_gives_an_equal_plan(sequence: Sequence_) -> None:
    plan, made = sequence
    once = replayed = plan
    for edit in made:
        text = json.dumps(edit.to_json(), ensure_ascii=False, allow_nan=False)
        again = edit_from_json(json.loads(text))
        assert again.to_json() == edit.to_json()
        once, replayed = edit.apply(once), again.apply(replayed)
    assert once == replayed


@settings(max_examples=25)
@given(edit_sequences())
def test_every_column_keeps_its_dtype_and_every_footprint_its_type(sequence: Sequence_) -> None:
    plan, made = sequence
    for edit in made:
        plan = edit.apply(plan)
    for scenario in plan.scenarios:
        plants = plan.plants(scenario.scenario_id)
        assert plants.index.name == "plant_id"
        assert plants.index.is_unique
        assert plants.crs == plan.site.crs
        assert set(shapely.get_type_id(shapes_of(plants))) <= {shapely.GeometryType.MULTIPOLYGON}
        assert_kinds(plants, schema.PLANTS)
    for layer, frame in plan.site.layers():
        assert_kinds(frame, layer)
    for table, layer in (
        (plan.targets, schema.TARGETS),
        (plan.rule_overrides, schema.RULE_OVERRIDES),
        (plan.waivers, schema.WAIVERS),
    ):
        assert_kinds(table, layer)


def assert_kinds(frame: object, layer: schema.Layer) -> None:
    for column in layer.columns:
        if column.name in frame.columns:  # type: ignore[attr-defined]
            assert str(frame[column.name].dtype) == columns.DTYPES[column.kind], column.name  # type: ignore[index]


@settings(max_examples=25)
@given(edit_sequences())
def test_difference_names_exactly_the_plants_that_changed(sequence: Sequence_) -> None:
    before, made = sequence
    after = before
    for edit in made:
        after = edit.apply(after)
    found = difference(before, after)
    for scenario_id, changes in found.plants.items():
        old, new = rows(before, scenario_id), rows(after, scenario_id)
        assert set(changes.added) == new.keys() - old.keys()
        assert set(changes.removed) == old.keys() - new.keys()
        both = old.keys() & new.keys()
        assert set(changes.moved) == {p for p in both if old[p][0] != new[p][0]}
        assert set(changes.altered) == {p for p in both if old[p][1] != new[p][1]}
    assert bool(found.layers) == (before.site != after.site)


def rows(plan: Plan, scenario_id: str) -> dict[str, tuple[bytes, str]]:
    plants = plan.plants(scenario_id)
    values = plants.drop(columns="geometry").astype(str)
    texts = ["|".join(f"{k}={v}" for k, v in zip(values.columns, row, strict=True)) for row in values.to_numpy()]
    return dict(zip(plants.index, zip(shapely.to_wkb(shapes_of(plants)).tolist(), texts, strict=True), strict=True))


def test_what_an_edit_does_not_change_stays_the_same_object() -> None:
    plan = start()
    after = edits.move_plants("base", ["P02"], 5, 0).apply(plan)
    assert after.site is plan.site
    assert after.targets is plan.targets
    untouched = shapes_of(plan.plants())[[0, 2]], shapes_of(after.plants())[[0, 2]]
    assert all(a is b for a, b in zip(*untouched, strict=True))


def test_the_label_of_every_kind_of_edit_can_be_read() -> None:
    plan = start()
    for edit in one_of_each(plan):
        assert str(edit.label())
        assert "{" not in str(edit.label())
    assert {e.kind for e in one_of_each(plan)} == set(Edit.kinds)


OWN_PACK = """
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "本镇" }
"""
PHOTO = Backdrop("backdrop-1", "picture", "/maps/航片.tif")


def middle_of_an_edge(shape: BaseGeometry) -> tuple[float, float]:
    """The middle of the first side of an area's outline."""
    first, second = shapely.get_coordinates(shape)[:2]
    return float((first[0] + second[0]) / 2), float((first[1] + second[1]) / 2)


def one_of_each(plan: Plan) -> Sequence[Edit]:
    place = edits.place_plants(plan, "base", "anode_finishing", (470100.0, 4174050.0))
    zone, moved = Feature("zones", "Z1"), edits.move_features("base", Feature("zones", "Z1"), 1, 0)
    plants, corner = as_plants(["P01", "P02", "P03"]), ((470000.0, 4174000.0), (470000.0, 4174090.0))
    first_parcel = str(plan.site.parcels.index[0])
    return [
        edits.add_features(plan, "zones", [shapes_of(plan.plants())[0]]),
        moved,
        edits.remove_features("base", zone),
        edits.reshape_features("base", zone, shapes_of(plan.plants())[0]),
        edits.rotate_features("base", zone, 15),
        edits.split_features(plan, "base", zone, shapely.LineString([(470100, 4173900), (470100, 4174200)])),
        edits.merge_features(plan, "base", [zone, Feature("zones", "Z2")], multipart=True),
        edits.together(moved.label(), [moved]),
        edits.align_features(plan, "base", plants, "south"),
        edits.array_along_line(plan, "base", zone, 3, (500.0, 0.0)),
        edits.copy_features(plan, "base", plants, [Affine.shift(0.0, 90.0)]),
        edits.distribute_features(plan, "base", plants, "east", gap_m=12.0),
        edits.make_parallel(plan, "base", plants, corner, ((0.0, 0.0), (1.0, 1.0))),
        edits.mirror_features("base", plants, *corner),
        edits.offset_from_edge(plan, "base", plants, corner, 8.0, parallel=True),
        edits.push_edge(plan, "base", zone, ((470000.0, 4174000.0), (470000.0, 4174100.0)), 5.0),
        edits.scale_features(plan, "base", zone, 1.5),
        edits.stretch_features(plan, "base", plants[0], (1, 0), (5.0, 0.0), "fixed"),
        edits.add_annotations(plan, [Note((470000.0, 4174000.0), "北门")], "base"),
        edits.change_note("N001", "x", 12.0),
        edits.add_plants(plan, "base", [shapes_of(plan.plants())[0]]),
        edits.add_scenario("next", copy_of="base"),
        edits.describe_scenario("base", "近期先建"),
        edits.archive_scenario("base"),
        edits.move_scenario("next", "base"),
        edits.unlink_scenario("next"),
        edits.take_over_from_parent("next", ["P01"], follow=[("P01", "geometry")]),
        edits.add_past_state(plan, plan, "base", "as-it-was", "近期 · 11-23 09:41", "步骤 3"),
        edits.save_bookmark("West", 470_000.0, 4_174_000.0, 2000.0),
        edits.rename_bookmark("West", "西门"),
        edits.move_bookmark("West", 1),
        edits.remove_bookmark("West"),
        edits.save_slide(Slide("S01", "近期", bounds=(0.0, 0.0, 10.0, 10.0))),
        edits.move_slide("S01", 1),
        edits.remove_slide("S01"),
        edits.log_decision("Build the south first", "Li, Wang", "base", "step", {"jobs": (1.0, None)}),
        edits.save_sheet(MapSheet("总图", centre=(470000.0, 4174000.0), scale=2000.0)),
        edits.move_sheet("总图", 1),
        edits.remove_sheet("总图"),
        edits.add_backdrop(PHOTO),
        edits.change_backdrop(edits.add_backdrop(PHOTO).apply(plan), PHOTO.id, opacity=0.5),
        edits.remove_backdrop(edits.add_backdrop(PHOTO).apply(plan), PHOTO.id),
        edits.add_waiver("base", "overlap:P01:P02", "h", "agreed with the fire brigade", "Li"),
        edits.duplicate_plants(plan, "base", ["P01"], 1, 0),
        edits.import_plants(
            edits.add_plants(plan, "base", [shapes_of(plan.plants())[0]]),
            ImportReportEntry(pd.Timestamp("2026-01-02"), "plants", "{}"),
        ),
        edits.move_plants("base", ["P01"], 1, 0),
        place,
        edits.remove_plants("base", ["P01"]),
        edits.remove_scenario("base"),
        edits.remove_theme("Night"),
        edits.remove_waiver("base", "overlap:P01:P02"),
        edits.rename_plan("x"),
        edits.rename_scenario("base", "x"),
        edits.rename_theme("Night", "Evening"),
        edits.replace_layer("zones", plan.site.zones),
        edits.reshape_plant("base", "P01", shapes_of(plan.plants())[1]),
        edits.rotate_plants("base", ["P01"], 15),
        edits.save_theme("Night", MapLook(grid=True)),
        edits.set_active_scenario("base"),
        edits.set_attributes("base", ["P01"], {"power_kw": 1}),
        edits.set_capacity(place.apply(plan), "base", place.plant_ids[0], 12000),
        edits.set_capacities(place.apply(plan), "base", place.plant_ids, 12000),
        edits.rename_feature(plan, "zones", "Z1", "Z7"),
        edits.set_cells(plan, "parcels", {"name": {"L1": "x", "L2": None}}),
        edits.set_layer_attributes("parcels", "L1", {"name": "x"}),
        edits.set_plan_setting("k", 1),
        edits.set_rule_override(plan, "setback", "setback_m", 6),
        edits.set_edge_kind(first_parcel, middle_of_an_edge(plan.site.parcels.geometry.iloc[0]), "road"),
        edits.set_factor("power.coincidence_active", 0.85, "measured in the works"),
        edits.set_rule_pack("other"),
        edits.set_score_weights({"jobs": 2.0, "cost.average": 0.5}),
        edits.keep_rule_pack(plan, OWN_PACK, "town.toml"),
        edits.remove_rule_pack("town"),
        edits.set_targets([{"year": 2027}]),
        edits.update_parcels(parcel_changes(plan.site.parcels, plan.site.parcels.iloc[1:]), source="dk2026.shp"),
    ]


def test_an_unknown_kind_of_edit_is_refused() -> None:
    with pytest.raises(InputError, match="unknown kind “teleport”"):
        edit_from_json({"edit": "teleport"})


def test_values_survive_encoding_bit_for_bit() -> None:
    for value in (None, True, "文", 7, 0.1 + 0.2, float("inf"), ("a", (1, 2.5)), {"k": {"m": None}}):
        assert decode(json.loads(json.dumps(encode(value)))) == value
    assert np.isnan(decode(encode(float("nan"))))
    with pytest.raises(TypeError, match="cannot hold set"):
        encode({1, 2})
