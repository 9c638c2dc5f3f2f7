"""A plant stands inside the urban development boundary, where the map has one."""

from __future__ import annotations

import dataclasses

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.inside_development_boundary import RULE
from tests.builders import line, multi, plan, rect, shape, site
from tests.core.rules.found import found, ids, only, shifted

P1 = {"P1": rect(20, 20, 30, 30)}
MISSING = "not-checked:inside-development-boundary:layer=development_boundary"


def within(*boundaries: shapely.Geometry | None, plants: dict[str, shapely.Geometry] | None = None) -> Plan:
    rows = {f"B{n}": (drawn, {"kind": "development_boundary"}) for n, drawn in enumerate(boundaries)}
    return plan(site({"L1": rect(0, 0, 300, 300)}, constraints=rows), P1 if plants is None else plants)


def test_a_plant_partly_outside_is_an_error_with_what_lies_outside() -> None:
    finding = only(within(rect(0, 0, 40, 100)), RULE.id)  # 10 m of 30 m are east of it: 10 × 30 = 300 m²
    assert finding.id == "inside-development-boundary:P1"
    assert (finding.severity, finding.required, finding.unit) == ("error", 0.0, "m²")
    assert finding.measured == pytest.approx(300.0)
    assert finding.place is not None
    assert finding.place.equals(rect(40, 20, 10, 30))
    assert str(finding.message) == "300.00 m² of P1 lie outside the urban development boundary."


def test_a_plant_wholly_outside_counts_whole() -> None:
    assert only(within(rect(100, 0, 40, 100)), RULE.id).measured == pytest.approx(900.0)


@pytest.mark.parametrize(("beyond_m", "told"), [(-1.0, False), (0.0, False), (0.0003, False), (0.0004, True)])
def test_a_hundredth_of_a_square_metre_is_the_tolerance(beyond_m: float, told: bool) -> None:
    # the plant's east side is 30 m long: 0.0003 m × 30 m = 0.009 m² pass, 0.0004 m × 30 m = 0.012 m² do not
    assert bool(found(within(rect(0, 0, 50 - beyond_m, 100)), RULE.id)) is told


def test_touching_the_boundary_from_inside_is_inside() -> None:
    assert found(within(rect(20, 20, 30, 30)), RULE.id) == []


def test_noise_of_a_billionth_of_a_metre_is_no_finding() -> None:
    assert found(within(rect(20 + 1e-9, 20, 30 - 1e-9, 30)), RULE.id) == []


def test_a_hole_in_the_boundary_is_outside() -> None:
    assert only(within(rect(0, 0, 100, 100).difference(rect(30, 30, 5, 4))), RULE.id).measured == pytest.approx(20.0)


def test_several_areas_and_several_parts_count_together() -> None:
    assert found(within(rect(0, 0, 30, 100), rect(30, 0, 100, 100)), RULE.id) == []
    assert found(within(multi(rect(0, 0, 30, 100), rect(30, 0, 100, 100))), RULE.id) == []
    assert found(within(rect(0, 0, 45, 100), rect(35, 0, 100, 100)), RULE.id) == []  # overlapping
    assert found(within(rect(0, 0, 90, 90), rect(0, 0, 90, 90)), RULE.id) == []  # twice the same


def test_a_sliver_between_two_areas_is_outside() -> None:
    apart = within(rect(0, 0, 30, 100), rect(30.001, 0, 100, 100))  # 0.001 m × 30 m = 0.03 m²
    assert only(apart, RULE.id).measured == pytest.approx(0.03)


def test_each_part_of_a_footprint_counts() -> None:
    two = {"P1": multi(rect(10, 10, 20, 20), rect(90, 10, 20, 20))}  # 10 m of the second are outside: 200 m²
    assert only(within(rect(0, 0, 100, 100), plants=two), RULE.id).measured == pytest.approx(200.0)


def test_a_footprint_around_a_hole_in_the_boundary_is_inside() -> None:
    ring = {"P1": rect(20, 20, 40, 40).difference(rect(30, 30, 10, 10))}
    assert found(within(rect(0, 0, 99, 99).difference(rect(32, 32, 5, 5)), plants=ring), RULE.id) == []


def test_far_from_the_origin_the_area_is_the_same() -> None:
    far = shifted(within(rect(0, 0, 40, 100)), 38_030_000.0, 0.0)
    assert only(far, RULE.id).measured == pytest.approx(300.0, abs=1e-5)


@pytest.mark.parametrize("drawn", [None, line((0, 0), (0, 100), (100, 100), (0, 0)), shapely.MultiPolygon()])
def test_without_an_area_on_the_map_it_is_not_checked_once_for_the_plan(drawn: shapely.Geometry | None) -> None:
    made = within(drawn, plants={"P1": rect(20, 20, 30, 30), "P2": rect(90, 20, 30, 30)})
    finding = only(made, RULE.id)
    assert (finding.id, finding.subjects, finding.plants) == (MISSING, ("layer=development_boundary",), ())
    assert not check_plan(made).complete


def test_without_the_layer_it_is_not_checked_and_without_plants_nothing_is_said() -> None:
    assert ids(within(), RULE.id) == [MISSING]
    assert ids(within(plants={}), RULE.id) == []


def test_what_is_not_checked_of_the_map_comes_and_goes_with_the_first_plant() -> None:
    none = within(plants={})
    one = none.with_plants("base", within().plants("base"))
    assert Checker(none).after(one).result == check_plan(one)
    assert Checker(one).after(none).result == check_plan(none)
    assert MISSING in [f.id for f in Checker(none).after(one).result.findings]


def test_switched_off_it_does_not_ask_for_the_layer_either() -> None:
    made = within()
    assert ids(edits.set_rule_override(made, RULE.id, "enabled", "false").apply(made), RULE.id) == []


def test_a_boundary_that_crosses_itself_is_judged_by_its_repaired_copy_and_said() -> None:
    crossed = within(shape((0, 0), (100, 100), (100, 0), (0, 100)))
    assert "not-checked:site-topology:constraint=B0" in [f.id for f in check_plan(crossed).findings]


def test_after_a_change_of_the_map_it_is_judged_anew() -> None:
    before = within(rect(0, 0, 100, 100))
    after = dataclasses.replace(before, site=within(rect(0, 0, 40, 100)).site)
    assert Checker(before).after(after).result == check_plan(after)
    assert [f.id for f in found(after, RULE.id)] == ["inside-development-boundary:P1"]


def test_after_a_move_it_says_the_same_as_a_full_check() -> None:
    before = within(rect(0, 0, 100, 100))
    moved = edits.move_plants("base", ["P1"], 150.0, 150.0).apply(before)
    assert Checker(before).after(moved).result == check_plan(moved)
    assert Checker(moved).after(before).result == check_plan(before)


def test_its_clearance_is_the_land_inside() -> None:
    made = within(rect(0, 0, 100, 100))
    checker = Checker(made)
    assert RULE.clearances is not None
    (clearance,) = RULE.clearances(checker.layout, checker.pack.settings(RULE.id), 0)
    assert (clearance.inside, clearance.severity) == (True, "error")
    assert clearance.is_met_by(rect(20, 20, 30, 30))
    assert not clearance.is_met_by(rect(80, 20, 30, 30))
