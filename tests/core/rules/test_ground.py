"""Ground that needs an assessment before anybody builds on it."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.ground import RULE
from tests.builders import line, multi, plan, point, rect, site
from tests.core.rules.found import found, ids, only, shifted

P1 = {"P1": rect(20, 20, 30, 30)}
HERE = "ground:P1:constraint=C1"
NOT_CHECKED = f"not-checked:{HERE}"


def on(kind: str, geometry: shapely.Geometry, plants: dict[str, shapely.Geometry] | None = None) -> Plan:
    return plan(site({"L1": rect(0, 0, 300, 300)}, constraints={"C1": (geometry, {"kind": kind})}), plants or P1)


@pytest.mark.parametrize("kind", ["goaf", "geohazard", "steep_slope"])
def test_a_plant_on_such_ground_is_warned_of(kind: str) -> None:
    finding = only(on(kind, rect(40, 20, 100, 100)), "ground")  # 10 m × 30 m of the plant
    assert (finding.id, finding.severity, finding.required, finding.unit) == (HERE, "warning", 0.0, "m²")
    assert finding.measured == pytest.approx(300.0)
    assert finding.place is not None
    assert finding.place.equals(rect(40, 20, 10, 30))
    assert str(finding.message).startswith("300.00 m² of P1 lie on C1 (")


@pytest.mark.parametrize("kind", ["river", "farmland", "development_boundary", "other"])
def test_other_constraints_are_no_such_ground(kind: str) -> None:
    assert found(on(kind, rect(40, 20, 100, 100)), "ground") == []


@pytest.mark.parametrize(("shared_m", "told"), [(-1.0, False), (0.0, False), (0.0003, False), (0.0004, True)])
def test_a_hundredth_of_a_square_metre_is_the_tolerance(shared_m: float, told: bool) -> None:
    # the plant's east side is 30 m long: 0.0003 m × 30 m = 0.009 m² pass, 0.0004 m × 30 m = 0.012 m² do not
    assert bool(ids(on("goaf", rect(50 - shared_m, 0, 100, 100)), "ground")) is told


def test_touching_and_noise_are_no_finding() -> None:
    assert found(on("goaf", rect(50, 20, 30, 30)), "ground") == []
    assert found(on("goaf", rect(50 - 1e-9, 20, 30, 30)), "ground") == []


def test_a_plant_in_a_hole_of_the_ground_is_not_on_it() -> None:
    around = rect(0, 0, 100, 100).difference(rect(15, 15, 40, 40))
    assert found(on("goaf", around), "ground") == []


def test_ground_in_a_court_of_the_plant_is_not_under_it() -> None:
    ring = {"P1": rect(20, 20, 40, 40).difference(rect(30, 30, 10, 10))}
    assert found(on("steep_slope", rect(31, 31, 8, 8), ring), "ground") == []


def test_parts_count_together() -> None:
    both = multi(rect(0, 0, 25, 100), rect(45, 0, 100, 100))  # 5 m × 30 m on each side
    assert only(on("goaf", both), "ground").measured == pytest.approx(300.0)
    two = {"P1": multi(rect(20, 20, 10, 10), rect(50, 20, 10, 10))}
    assert only(on("goaf", rect(0, 0, 55, 100), two), "ground").measured == pytest.approx(150.0)


def test_each_such_ground_is_named_by_itself() -> None:
    rows = {"C1": (rect(0, 0, 40, 99), {"kind": "goaf"}), "C2": (rect(0, 0, 40, 99), {"kind": "geohazard"})}
    made = plan(site({"L1": rect(0, 0, 300, 300)}, constraints=rows), P1)
    assert ids(made, "ground") == [HERE, "ground:P1:constraint=C2"]


@pytest.mark.parametrize(
    "mark",
    [point(30, 30), line((0, 30), (100, 30)), shapely.GeometryCollection([rect(200, 200, 9, 9), point(30, 30)])],
)
def test_a_hazard_drawn_without_an_area_counts_where_the_plant_meets_it(mark: shapely.Geometry) -> None:
    assert ids(on("geohazard", mark), "ground") == [HERE]


@pytest.mark.parametrize(("gap_m", "told"), [(1.0, True), (59.98, True), (60.0, False), (80.0, False)])
def test_near_a_hazard_drawn_without_an_area_a_plant_is_not_checked(gap_m: float, told: bool) -> None:
    made = on("geohazard", point(50 + gap_m, 30))  # the pack's no_extent_near_m is 60 m
    assert ids(made, "ground") == ([NOT_CHECKED] if told else [])
    if told:
        assert f"{gap_m:.2f} m from C1" in str(only(made, "ground").message)


def test_what_overlaps_by_its_area_is_not_listed_again_for_its_points() -> None:
    mixed = shapely.GeometryCollection([rect(40, 20, 100, 100), point(30, 30), point(90, 10)])
    assert ids(on("goaf", mixed), "ground") == [HERE]


def test_far_from_the_origin_the_area_is_the_same() -> None:
    far = shifted(on("goaf", rect(40, 20, 100, 100)), 38_030_000.0, 0.0)
    assert only(far, "ground").measured == pytest.approx(300.0, abs=1e-5)


@pytest.mark.parametrize("ground", [rect(0, 0, 100, 100), point(30, 30)])
def test_after_an_edit_it_says_the_same_as_a_full_check(ground: shapely.Geometry) -> None:
    before = on("goaf", ground)
    moved = edits.move_plants("base", ["P1"], 150.0, 150.0).apply(before)
    assert Checker(before).after(moved).result == check_plan(moved)
    assert Checker(moved).after(before).result == check_plan(before)
    assert check_plan(moved) != check_plan(before)


def test_its_clearance_keeps_off_the_ground() -> None:
    checker = Checker(on("goaf", rect(60, 20, 20, 30)))
    assert RULE.clearances is not None
    (clearance,) = RULE.clearances(checker.layout, checker.pack.settings("ground"), 0)
    assert (clearance.subject, clearance.severity, clearance.required_m) == ("constraint=C1", "warning", 0.0)
    assert clearance.is_met_by(rect(20, 20, 40, 30))
    assert not clearance.is_met_by(rect(21, 20, 40, 30))


@pytest.mark.parametrize("kind", ["goaf", "geohazard", "steep_slope"])
def test_a_plant_that_a_closed_line_goes_round_is_not_checked_however_far_the_line_is(kind: str) -> None:
    outline = rect(-500, -500, 1000, 1000).exterior
    pieces = shapely.MultiLineString([shapely.LineString(side) for side in pairwise(outline.coords)])
    for drawn in (shapely.LineString(outline.coords), pieces):
        assert ids(on(kind, drawn), "ground") == [NOT_CHECKED]
        assert ids(on(kind, drawn, {"P1": rect(700, 20, 30, 30)}), "ground") == []
