"""Plants brought in from a map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.import_report import LayerReport
from siteplanner.core.plan import Plan
from siteplanner.files.map_sources import MapSource
from siteplanner.services.plants_from_map import plants_from_map
from tests import builders
from tests.builders import point, rect
from tests.drawn_maps import frame_of, written

PLAN = builders.plan(builders.site(parcels={"L1": rect(0, 0, 400, 400)}), {"P01": rect(0, 0, 20, 20)})


def brought(
    tmp_path: Path, shapes: Sequence[Any], update: bool = False, plan: Plan = PLAN, **columns: Sequence[Any]
) -> tuple[Plan, LayerReport]:
    path = written(tmp_path / "plants.gpkg", frame_of(shapes, **columns), geometry_type="Unknown")
    edit, report = plants_from_map(plan, MapSource(path), update=update)
    return edit.apply(plan), report


def test_polygons_alone_become_plants_with_generated_ids_and_blanks(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10), rect(90, 0, 20, 10)])
    assert plan.plants().index.tolist() == ["P01", "P02", "P03"]
    assert plan.plants().loc["P02", ["building_use", "power_kw", "status"]].isna().all()
    assert (report.mapping, report.filled, report.area_m2) == ({"plant_id": "(generated)"}, (), 400.0)


def test_columns_of_the_plans_names_are_taken(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10)], plant_id=["BTR-1"], power_kw=["1200"], hazard_class=["c"])
    plant = plan.plants().loc["BTR-1"]
    assert (plant["power_kw"], plant["hazard_class"]) == (1200.0, "C")
    assert report.mapping == {"plant_id": "plant_id", "power_kw": "power_kw", "hazard_class": "hazard_class"}


def test_blanks_of_a_plant_with_a_type_are_filled_from_it_at_its_capacity(tmp_path: Path) -> None:
    plan, report = brought(
        tmp_path, [rect(50, 0, 20, 10)], type_id=["anode_finishing"], capacity=[12_000.0], jobs=[7.0]
    )
    expected = load_catalogue().get("anode_finishing").attributes(12_000.0)
    plant = plan.plants().loc["P02"]
    assert plant["power_kw"] == expected["power_kw"]
    assert plant["jobs"] == 7.0
    assert "power_kw" in report.filled
    assert "jobs" not in report.filled


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"type_id": ["anode_magic"]}, "There is no plant type “anode_magic”"),
        ({"type_id": ["anode_finishing"], "capacity": [1e9]}, "Nothing was filled from the type"),
    ],
)
def test_a_type_that_cannot_fill_is_a_line_of_the_report(tmp_path: Path, columns: dict[str, Any], why: str) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10)], **columns)
    assert [(i.row, i.id, i.action) for i in report.issues] == [(1, "P02", "noted")]
    assert why in str(report.issues[0].reason)
    assert len(plan.plants()) == 2


def test_an_id_in_use_is_refused_row_by_row(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10), rect(90, 0, 30, 10)], plant_id=["P01", "P09"])
    assert plan.plants().area.tolist() == [400.0, 300.0]
    assert [(i.row, i.id, i.action) for i in report.issues] == [(1, "P01", "refused")]
    assert (report.read, report.kept, report.refused, report.area_m2) == (2, 1, 1, 300.0)


def test_unless_it_is_to_be_updated(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10)], update=True, plant_id=["P01"], power_kw=[5.0])
    plant = plan.plants().loc["P01"]
    assert (plant.geometry.area, plant["power_kw"], plant["hazard_class"]) == (200.0, 5.0, "C")
    assert report.sound


def test_when_all_are_in_use_nothing_is_done(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Give --update"):
        brought(tmp_path, [rect(50, 0, 20, 10)], plant_id=["P01"])


def test_two_rows_with_one_id_both_come_in(tmp_path: Path) -> None:
    plan, _ = brought(tmp_path, [rect(50, 0, 20, 10), rect(90, 0, 20, 10)], plant_id=["X", "X"])
    assert plan.plants().index.tolist() == ["P01", "X", "X~2"]


def test_points_are_refused_and_the_rest_kept(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [point(0, 0), rect(50, 0, 20, 10)])
    assert len(plan.plants()) == 2
    assert [(i.row, i.action) for i in report.issues] == [(1, "refused")]


def test_an_unknown_scenario_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.gpkg", frame_of([rect(0, 0, 5, 5)]))
    with pytest.raises(EditError, match="There is no scenario “nope”"):
        plants_from_map(PLAN, MapSource(path), "nope")


def test_the_report_is_kept_with_the_plan(tmp_path: Path) -> None:
    plan, report = brought(tmp_path, [rect(50, 0, 20, 10)])
    assert [(entry.role, json.loads(entry.json)) for entry in plan.import_reports] == [("plants", report.to_json())]
