"""Ground that the base map warns of and no rule judges: never silently fine."""

from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from tests.builders import line, multi, plan, point, rect, site
from tests.core.rules.found import ids, only

P1 = {"P1": rect(20, 20, 30, 30)}


def on(kind: str, geometry: shapely.Geometry) -> Plan:
    return plan(site({"L1": rect(0, 0, 300, 300)}, constraints={"C1": (geometry, {"kind": kind})}), P1)


@pytest.mark.parametrize("kind", ["goaf", "geohazard", "steep_slope"])
def test_a_plant_on_such_ground_is_not_checked(kind: str) -> None:
    finding = only(on(kind, rect(40, 20, 100, 100)), "ground")
    assert finding.id == "not-checked:ground:P1:constraint=C1"
    assert finding.place is not None
    assert finding.place.area == pytest.approx(300.0)
    assert not check_plan(on(kind, rect(40, 20, 100, 100))).complete


@pytest.mark.parametrize(("shared_m", "told"), [(-1.0, False), (0.0, False), (0.0003, False), (0.0004, True)])
def test_a_hundredth_of_a_square_metre_is_the_tolerance(shared_m: float, told: bool) -> None:
    assert bool(ids(on("goaf", rect(50 - shared_m, 0, 100, 100)), "ground")) is told


@pytest.mark.parametrize(
    "mark",
    [point(30, 30), line((0, 30), (100, 30)), shapely.GeometryCollection([rect(200, 200, 9, 9), point(30, 30)])],
)
def test_a_hazard_drawn_without_an_area_counts_where_the_plant_meets_it(mark: shapely.Geometry) -> None:
    assert ids(on("geohazard", mark), "ground") == ["not-checked:ground:P1:constraint=C1"]


def test_a_plant_partly_beyond_the_development_boundary_is_not_checked() -> None:
    finding = only(on("development_boundary", rect(0, 0, 40, 100)), "inside-development-boundary")
    assert finding.id == "not-checked:inside-development-boundary:P1"
    assert str(finding.message).startswith("300.00 m² of P1 lie outside the development boundary")


def test_parts_of_the_boundary_count_together() -> None:
    both = multi(rect(0, 0, 30, 100), rect(30, 0, 100, 100))
    assert ids(on("development_boundary", both), "inside-development-boundary") == []


def test_without_a_boundary_on_the_map_nothing_is_said() -> None:
    assert ids(on("river", rect(200, 200, 10, 10)), "inside-development-boundary") == []


@pytest.mark.parametrize("kind", ["goaf", "development_boundary"])
def test_after_an_edit_it_says_the_same_as_a_full_check(kind: str) -> None:
    before = on(kind, rect(0, 0, 100, 100))
    moved = edits.move_plants("base", ["P1"], 150.0, 150.0).apply(before)
    assert Checker(before).after(moved).result == check_plan(moved)
    assert Checker(moved).after(before).result == check_plan(before)
    assert check_plan(moved) != check_plan(before)
