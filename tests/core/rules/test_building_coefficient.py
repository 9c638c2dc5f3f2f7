"""The share of a parcel that footprints cover, worked by hand and against plain loops."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from tests.builders import multi, plan, rect, shape, site
from tests.core.rules import twins_of_parcels
from tests.core.rules.found import found, ids, only, rounded, shifted, shuffled
from tests.strategies import footprints, plans

RULE = "building-coefficient"
L1 = "building-coefficient:parcel=L1"
HECTARE = rect(0, 0, 100, 100)  # 10,000 m²: a hundredth of it is 100 m²


def test_too_empty_a_parcel_is_named_with_its_plants_and_figures() -> None:
    made = plan(site({"L1": HECTARE}), {"P2": rect(60, 10, 20, 50), "P1": rect(10, 10, 40, 50)})
    finding = only(made, RULE)  # 20 × 50 + 40 × 50 = 3,000 m² of 10,000
    assert (finding.id, finding.severity) == (L1, "warning")
    assert (finding.subjects, finding.plants) == (("parcel=L1", "P1", "P2"), ("P1", "P2"))
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(0.30), 0.40, "")
    assert (finding.clause, finding.confidence) == ("自然资发〔2023〕72号", "unverified")
    assert str(finding.message) == ("Buildings cover 3,000 m² of parcel L1, 30.00 % of it; at least 40 % are required.")
    assert finding.place is not None
    assert finding.place.equals(HECTARE)
    assert finding.location == pytest.approx((470_050.0, 4_174_050.0))


def test_too_full_a_parcel_is_warned_of() -> None:
    finding = only(plan(site({"L1": HECTARE}), {"P1": rect(5, 5, 90, 90)}), RULE)  # 8,100 m² of 10,000
    assert (finding.id, finding.severity) == (L1, "warning")
    assert (finding.measured, finding.required) == (pytest.approx(0.81), 0.75)
    assert finding.confidence == "judgement"


# 100 m wide: 40 m deep cover 4,000 m², the least; 75 m 7,500 m², the most. The tolerance is 0.01 m², 0.0001 m of depth.
@pytest.mark.parametrize(
    ("depth_m", "fails"),
    [
        (40.0, False),
        (40.01, False),
        (39.99, True),
        (39.99995, False),  # 3999.995 m²: within the tolerance
        (39.9998, True),  # 3999.98 m²
        (40 - 1e-9, False),
        (75.0, False),
        (75.00005, False),
        (75.0002, True),
        (75.01, True),
        (74.99, False),
    ],
)
def test_up_to_the_limits_nothing_is_said(depth_m: float, fails: bool) -> None:
    made = plan(site({"L1": HECTARE}), {"P1": rect(0, 0, 100, depth_m)})
    assert ids(made, RULE) == ([L1] if fails else [])
    assert ids(shifted(made, 38_030_000, 0), RULE) == ([L1] if fails else [])


def test_where_footprints_overlap_the_ground_counts_once() -> None:
    # 60 × 50 + 60 × 50, of which 20 × 50 twice: 5,000 m², not 6,000
    made = plan(site({"L1": rect(0, 0, 100, 200)}), {"P1": rect(0, 0, 60, 50), "P2": rect(40, 0, 60, 50)})
    assert only(made, RULE).measured == pytest.approx(0.25)  # of 20,000


def test_a_footprint_twice_in_the_same_place_counts_once() -> None:
    made = plan(site({"L1": HECTARE}), {key: rect(10, 10, 50, 50) for key in ("P1", "P2", "P3")})
    assert only(made, RULE).measured == pytest.approx(0.25)


def test_one_inside_another_counts_once() -> None:
    made = plan(site({"L1": HECTARE}), {"P1": rect(10, 10, 50, 50), "P2": rect(20, 20, 10, 10)})
    assert only(made, RULE).measured == pytest.approx(0.25)


def test_two_that_touch_count_both() -> None:
    made = plan(site({"L1": HECTARE}), {"P1": rect(10, 10, 25, 50), "P2": rect(35, 10, 25, 50)})
    assert only(made, RULE).measured == pytest.approx(0.25)


def test_parts_and_holes_count_as_they_are() -> None:
    ring = rect(10, 10, 50, 50).difference(rect(20, 20, 30, 30))  # 2,500 - 900
    made = plan(site({"L1": HECTARE}), {"P1": ring, "P2": multi(rect(70, 10, 10, 10), rect(70, 30, 10, 10))})
    assert only(made, RULE).measured == pytest.approx((1600 + 200) / 10_000)


def test_a_parcel_with_a_hole_has_that_much_less_area() -> None:
    ground = HECTARE.difference(rect(60, 60, 20, 20))  # 9,600 m²
    made = plan(site({"L1": ground}), {"P1": rect(10, 10, 48, 50)})
    assert only(made, RULE).measured == pytest.approx(2400 / 9600)


def test_a_plant_on_several_parcels_covers_each_as_far_as_it_lies_on_it() -> None:
    on = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100), "L3": rect(200, 0, 100, 100)})
    made = plan(on, {"P1": rect(70, 10, 50, 80)})  # 30 × 80 on L1, 20 × 80 on L2, nothing on L3
    assert {f.id: rounded(f.measured) for f in found(made, RULE)} == {L1: 0.24, f"{RULE}:parcel=L2": 0.16}


def test_what_lies_outside_the_parcel_does_not_count() -> None:
    assert only(plan(site({"L1": HECTARE}), {"P1": rect(-50, 0, 100, 60)}), RULE).measured == pytest.approx(0.30)


def test_parcels_without_a_plant_are_left_alone() -> None:
    on = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100)})
    assert ids(plan(on), RULE) == []
    assert ids(plan(on, {"P1": rect(100, 0, 100, 60)}), RULE) == []
    # a sliver of 0.01 m² or less holds no plant
    assert ids(plan(on, {"P1": rect(99.9999, 0, 100.0001, 60)}), RULE) == []


def test_a_footprint_that_is_not_sound_is_not_checked_and_does_not_count() -> None:
    crossing = shape((10, 10), (90, 90), (90, 10), (10, 90))
    made = plan(site({"L1": HECTARE}), {"P1": crossing, "P2": rect(0, 0, 100, 50)})
    assert ids(made, RULE) == [f"not-checked:{RULE}:P1"]


def test_the_planners_own_limits_count() -> None:
    made = plan(site({"L1": HECTARE}), {"P1": rect(0, 0, 100, 35)})
    assert ids(edits.set_rule_override(made, RULE, "min", 0.35).apply(made), RULE) == []
    lower = edits.set_rule_override(made, RULE, "min", 0.36, "local").apply(made)
    assert (only(lower, RULE).required, only(lower, RULE).confidence) == (0.36, "judgement")


# -- after an edit --------------------------------------------------------------------------------------------------

TWO = site({"L1": HECTARE, "L2": rect(100, 0, 100, 100)})


def test_a_plant_that_leaves_a_parcel_leaves_its_finding_behind() -> None:
    now = plan(TWO, {"P1": rect(0, 0, 90, 50), "P2": rect(100, 0, 30, 30)})
    checker = Checker(now)
    assert [f.id for f in checker.result.findings if f.rule == RULE] == [f"{RULE}:parcel=L2"]
    gone = edits.move_plants("base", ["P2"], -60, 60).apply(now)  # to L1, which is full enough
    assert [f.id for f in checker.after(gone).result.findings if f.rule == RULE] == []
    back = edits.move_plants("base", ["P2"], 60, -60).apply(gone)
    assert checker.after(gone).after(back).result == checker.result


def test_the_others_on_a_parcel_are_judged_anew_when_one_is_taken_away() -> None:
    now = plan(TWO, {"P1": rect(0, 0, 50, 50), "P2": rect(50, 0, 50, 50), "P3": rect(110, 0, 80, 60)})
    less = edits.remove_plants("base", ["P2"]).apply(now)
    after = Checker(now).after(less).result
    assert after == check_plan(less)
    assert [(f.id, f.plants) for f in after.findings if f.rule == RULE] == [(L1, ("P1",))]


def test_a_plant_moved_while_another_comes_leaves_its_parcel_too() -> None:
    now = plan(TWO, {"P1": rect(0, 0, 50, 50), "P2": rect(50, 0, 50, 50)})
    moved = edits.move_plants("base", ["P2"], 60, 40).apply(now)
    both = edits.add_plants(moved, "base", [rect(170, 0, 20, 20)], [{}]).apply(moved)
    assert Checker(now).after(both).result == check_plan(both)


def test_a_footprint_that_breaks_takes_its_share_of_the_parcel_along() -> None:
    now = plan(TWO, {"P1": rect(0, 0, 50, 50), "P2": rect(50, 0, 50, 50)})
    broken = edits.reshape_plant("base", "P2", shape((50, 0), (90, 40), (90, 0), (50, 40))).apply(now)
    checker = Checker(now).after(broken)
    assert checker.result == check_plan(broken)
    assert checker.after(now).result == check_plan(now)


# -- against plain loops --------------------------------------------------------------------------------------------


def figures(made: Plan) -> twins_of_parcels.Figures:
    return {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE)}


@settings(max_examples=60)
@given(plans())
def test_it_finds_what_the_slow_twin_finds(made: Plan) -> None:
    assert figures(made) == twins_of_parcels.building_coefficient(made)
    assert figures(shuffled(made)) == figures(made)


@settings(max_examples=30)
@given(st.lists(footprints(), max_size=9))
def test_many_plants_on_a_parcel_are_joined_as_the_slow_twin_joins_them(shapes: list[object]) -> None:
    one = site({"L1": rect(-10, -10, 130, 130)})
    made = plan(one, {f"P{at}": ground for at, ground in enumerate(shapes)})
    assert figures(made) == twins_of_parcels.building_coefficient(made)


def test_a_parcel_far_from_the_origin_loses_nothing() -> None:
    made = plan(site({"L1": HECTARE}), {"P1": rect(0, 0, 60, 50), "P2": rect(40, 0, 50, 30.000001)})
    here, there = only(made, RULE), only(shifted(made, 38_030_000.3, 0.7), RULE)
    assert here.measured is not None
    assert there.measured is not None
    assert math.isclose(here.measured, there.measured, abs_tol=1e-8)
