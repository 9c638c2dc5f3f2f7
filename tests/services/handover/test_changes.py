"""What changed since the last pack: found, told, drawn."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
from shapely import MultiPolygon, Polygon, affinity

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.services.handover.changes import PlantChange, plant_changes_between
from siteplanner.services.handover.pack import HandedOver
from tests.builders import complete_site, factory, plan, rect


def town() -> Plan:
    return plan(
        complete_site(), {"P1": factory(rect(60, 60, 30, 20), name="甲"), "P2": factory(rect(160, 160, 30, 30))}
    )


def changes(before: Plan, after: Plan) -> dict[str, PlantChange]:
    return {of.plant_id: of for of in plant_changes_between(before.plants(), after.plants())}


def test_nothing_changed_is_no_change() -> None:
    assert changes(town(), town()) == {}


def test_a_plant_that_moved_is_told_by_metres_and_azimuth() -> None:
    before = town()
    found = changes(before, edits.move_plants("base", ["P1"], 3.0, -4.0).apply(before))
    assert set(found) == {"P1"}
    of = found["P1"]
    assert (of.kind, of.turned_deg) == ("moved", pytest.approx(0.0, abs=1e-9))
    assert of.moved_m == pytest.approx(5.0)
    assert of.azimuth_deg == pytest.approx(180.0 - math.degrees(math.atan2(3, 4)))  # south-east of north


def turned(before: Plan, degrees: float) -> Plan:
    plants = before.plants().copy()
    shape = plants.geometry.loc["P1"]
    plants.loc[["P1"], "geometry"] = [affinity.rotate(shape, degrees, origin="centroid")]
    return before.with_plants("base", plants)


@pytest.mark.parametrize("degrees", [7.5, -120.0, 0.01])
def test_a_plant_that_was_turned_is_told_by_degrees(degrees: float) -> None:
    of = changes(town(), turned(town(), degrees))["P1"]
    assert (of.kind, of.turned_deg) == ("turned", pytest.approx(degrees))
    assert of.moved_m == pytest.approx(0.0, abs=1e-6)


def test_another_outline_is_no_move() -> None:
    before = town()
    plants = before.plants().copy()
    plants.loc[["P1"], "geometry"] = [MultiPolygon([rect(60, 60, 30, 25)])]
    of = changes(before, before.with_plants("base", plants))["P1"]
    assert (of.kind, of.area_delta_m2) == ("reshaped", pytest.approx(150.0))


def test_the_same_outline_begun_elsewhere_is_no_change() -> None:
    before = town()
    plants = before.plants().copy()
    points = list(plants.geometry.loc["P1"].geoms[0].exterior.coords)[:-1]
    plants.loc[["P1"], "geometry"] = [MultiPolygon([Polygon([*points[2:], *points[:2]])])]
    assert changes(before, before.with_plants("base", plants)) == {}


def test_other_data_are_told_column_by_column() -> None:
    before = town()
    plants = before.plants().copy()
    plants.loc["P1", "power_kw"] = 77.0
    plants.loc["P1", "name"] = None
    of = changes(before, before.with_plants("base", plants))["P1"]
    old = float(before.plants().at["P1", "power_kw"])  # type: ignore[arg-type]
    assert of.kind == "altered"
    assert {name: (a, b) for name, a, b in of.columns} == {"name": ("甲", None), "power_kw": (old, 77.0)}


def test_a_figure_without_end_can_still_be_told_as_json() -> None:
    before = town()
    plants = before.plants().copy()
    plants.loc["P1", "power_kw"] = float("inf")
    of = changes(before, before.with_plants("base", plants))["P1"]
    assert json.loads(json.dumps(of.to_json(), allow_nan=False))["columns"]["power_kw"][1] == "inf"


def test_the_pack_tells_in_a_sentence_what_changed_since_the_last(first: HandedOver, second: HandedOver) -> None:
    assert second.changes is not None
    assert str(second.changes.summary()) == "3 plants moved, 1 with other data, 1 removed since 2026-10-12"
    told: dict[str, Any] = second.manifest["changes"]
    assert told["summary"]["en"] == str(second.changes.summary())
    assert told["counts"] == {"moved": 3, "turned": 0, "reshaped": 0, "altered": 1, "added": 0, "removed": 1}
    moved = {of["plant_id"]: of["moved_m"] for of in told["plants"] if of["kind"] == "moved"}
    assert moved == {"P01": 50.0, "P02": 50.0, "P03": 50.0}  # 30 and 40 m
    assert told["figures"]["plants"] == {"unit": "", "before": 11.0, "after": 10.0, "delta": -1.0}
    known = {f["id"] for f in first.manifest["check"]["findings"]}
    now = {f["id"] for f in second.manifest["check"]["findings"]}
    assert {f["id"] for f in told["findings"]["gained"]} == now - known


def test_packs_of_different_moments_say_so_of_their_comparison(second: HandedOver) -> None:
    assert second.changes is not None
    assert second.changes.remark() is None
    other = dataclasses.replace(second.changes, moments=(None, "2025-12-31"))
    assert str(other.remark()).startswith("The last pack held all plants, this one what is in service by 2025-12-31:")


def test_the_text_tells_every_plant_in_both_languages(second: HandedOver) -> None:
    text = (second.folder / "changes.txt").read_bytes().decode("utf-8-sig")
    assert text.count("  P01 ") == text.count("  P04 ") == 2
    assert "moved by 50.00 m towards 37° from north" in text  # atan(30 / 40) = 36.9 degrees
    assert "3 plants moved, 1 with other data, 1 removed since 2026-10-12" in text
