"""Room for fire engines beside large works and high-rises."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.fire_lane import RULE
from tests.builders import complete_site, factory, multi, plan, rect, shape
from tests.core.rules.found import found, ids, only, rounded, shifted, shuffled
from tests.core.rules.twins_fire_lane import lanes

HALL = rect(0, 0, 100, 40)  # 4,000 m², long sides south and north
HUT = 10.0


def beside(hut: Any, hall: Any = HALL, **attributes: Any) -> Plan:
    """A hall of class C as a factory, and something small of class E beside it that needs no lane itself."""
    return plan(complete_site(), {"P1": factory(hall, **attributes), "P2": factory(hut, hazard_class="E")})


def north(gap_m: float, east_m: float = 30.0) -> Any:
    return rect(east_m, 40 + gap_m, HUT, HUT)


# -- how much room --------------------------------------------------------------------------------------------------


def test_what_stands_beside_a_long_side_is_a_warning_with_the_room_that_is_left() -> None:
    finding = only(beside(north(3.0)), RULE.id)
    assert (finding.id, finding.severity, finding.clause) == (
        "fire-lane:P1:P2",
        "warning",
        "GB 50016-2014 (2018) 7.1.8",
    )
    assert (finding.measured, finding.required, finding.unit) == (pytest.approx(3.0), 4.0, "m")
    assert finding.subjects == finding.plants == ("P1", "P2")
    assert str(finding.message).startswith("Beside a long side of P1 3.00 m are free to P2; fire engines need 4 m")


@pytest.mark.parametrize(("gap_m", "told"), [(4.0, False), (3.995, False), (3.985, True), (0.0, True), (9.0, False)])
def test_the_width_is_four_metres_to_a_centimetre(gap_m: float, told: bool) -> None:
    assert bool(found(beside(north(gap_m)), RULE.id)) is told


def test_beyond_the_short_sides_anything_may_stand_while_both_long_sides_are_free() -> None:
    assert found(beside(rect(101, 0, HUT, HUT)), RULE.id) == []
    assert found(beside(rect(-HUT, 10, HUT, HUT)), RULE.id) == []  # touching
    rows = {"P1": factory(HALL), "P2": factory(rect(101, 0, 10, 40), hazard_class="E"),
            "P3": factory(rect(-11, 0, 10, 40), hazard_class="E")}  # fmt: skip
    assert found(plan(complete_site(), rows), RULE.id) == []


@pytest.mark.parametrize(("reach_in_m", "told"), [(-0.5, False), (0.0, False), (0.005, False), (0.02, True)])
def test_round_the_corner_counts_only_what_reaches_in_beside_the_long_side(reach_in_m: float, told: bool) -> None:
    assert bool(found(beside(rect(100 - reach_in_m, 41, HUT, HUT)), RULE.id)) is told


def test_a_square_has_no_long_sides_and_is_asked_for_room_all_round() -> None:
    square = rect(0, 0, 60, 60)
    for hut in (rect(61, 20, HUT, HUT), rect(20, 61, HUT, HUT), rect(-11, 20, HUT, HUT), rect(61, 61, HUT, HUT)):
        assert len(found(beside(hut, square), RULE.id)) == 1
    almost = rect(0, 0, 60.02, 60)
    assert found(beside(rect(61.02, 20, HUT, HUT), almost), RULE.id) == []


@pytest.mark.parametrize("angle_deg", [0.0, 7.3, 45.0, 90.0, 133.7])
def test_the_direction_of_the_building_does_not_matter(angle_deg: float) -> None:
    for hut, told in ((north(3.0), True), (north(5.0), False), (rect(102, 10, HUT, HUT), False)):
        made = beside(*(shapely.affinity.rotate(of, angle_deg, origin=(470_100, 4_174_100)) for of in (hut, HALL)))
        assert bool(found(made, RULE.id)) is told
        if told:
            assert only(made, RULE.id).measured == pytest.approx(3.0, abs=1e-6)


def test_in_the_corner_of_an_l_shape_it_is_beside_a_long_side() -> None:
    ell = shape((0, 0), (100, 0), (100, 20), (30, 20), (30, 70), (0, 70))
    # the notch: 70 m × 50 m north-east; smallest rectangle 100 m × 70 m along the axes
    assert only(beside(rect(33, 40, HUT, HUT), ell), RULE.id).measured == pytest.approx(3.0)
    assert only(beside(rect(60, 22, HUT, HUT), ell), RULE.id).measured == pytest.approx(2.0)
    assert found(beside(rect(60, 40, HUT, HUT), ell), RULE.id) == []  # 20 m away from any wall


def test_what_stands_in_a_court_is_in_the_way() -> None:
    ring = rect(0, 0, 100, 60).difference(rect(20, 20, 60, 20))
    assert only(beside(rect(22, 24, 8, 8), ring), RULE.id).measured == pytest.approx(2.0)
    assert found(beside(rect(45, 25, 10, 10), ring), RULE.id) == []  # 5 m from the walls


def test_what_overlaps_or_is_drawn_twice_leaves_no_room() -> None:
    assert only(beside(rect(30, 30, HUT, 20)), RULE.id).measured == 0.0
    assert only(beside(HALL), RULE.id).measured == 0.0


@pytest.mark.parametrize("east_m", [0.0, 38_030_000.0])
def test_noise_and_the_place_on_earth_do_not_matter(east_m: float) -> None:
    assert found(shifted(beside(north(4.0 + 1e-9)), east_m, 0.0), RULE.id) == []
    assert found(shifted(beside(rect(100 - 1e-9, 41, HUT, HUT)), east_m, 0.0), RULE.id) == []
    assert only(shifted(beside(north(3.0)), east_m, 0.0), RULE.id).measured == pytest.approx(3.0, abs=1e-6)


# -- who needs it ---------------------------------------------------------------------------------------------------

LARGE, SMALL = rect(0, 0, 100, 31), rect(0, 0, 100, 29)  # 3,100 m² and 2,900 m²
STORE, SHOP = rect(0, 0, 60, 26), rect(0, 0, 60, 24)  # 1,560 m² and 1,440 m²


@pytest.mark.parametrize(
    ("hall", "attributes", "told"),
    [
        (LARGE, {"hazard_class": "A"}, True),
        (LARGE, {"hazard_class": "B"}, True),
        (LARGE, {"hazard_class": "C"}, True),
        (LARGE, {"hazard_class": "D"}, False),
        (LARGE, {"hazard_class": "E"}, False),
        (SMALL, {"hazard_class": "A"}, False),
        (LARGE, {"building_use": None}, True),
        (LARGE, {"building_use": "tank_area", "hazard_class": "A"}, True),
        (LARGE, {"building_use": "transformer"}, False),
        (LARGE, {"building_use": "civil", "civil_rank": "low"}, False),
        (STORE, {"building_use": "warehouse", "hazard_class": "A"}, True),
        (STORE, {"building_use": "warehouse", "hazard_class": "B"}, True),
        (STORE, {"building_use": "warehouse", "hazard_class": "C"}, True),
        (STORE, {"building_use": "warehouse", "hazard_class": "D"}, False),
        (SHOP, {"building_use": "warehouse", "hazard_class": "C"}, False),
        (STORE, {}, False),
        (SHOP, {"height_m": 24.5, "storeys": 2, "hazard_class": "E"}, True),
        (SHOP, {"height_m": 24.0, "storeys": 2}, False),
        (SHOP, {"height_m": 40.0, "storeys": 1}, False),
        (SHOP, {"building_use": "warehouse", "height_m": 30.0, "storeys": 3, "hazard_class": "D"}, True),
        (SHOP, {"building_use": "civil", "civil_rank": "high_1"}, True),
        (SHOP, {"building_use": "civil", "civil_rank": "high_2"}, True),
        (SHOP, {"building_use": "civil", "civil_rank": None, "height_m": 20.0}, False),
    ],
)
def test_use_class_footprint_and_height_tell_who_needs_a_lane(hall: Any, attributes: Any, told: bool) -> None:
    hut = rect(20, hall.bounds[3] - 4_174_000 + 2, HUT, HUT)
    assert ids(beside(hut, hall, **attributes), RULE.id) == (["fire-lane:P1:P2"] if told else [])


@pytest.mark.parametrize(("area_m2", "told"), [(3000.0, False), (3000.005, False), (3000.1, True)])
def test_the_footprint_must_be_over_three_thousand_square_metres(area_m2: float, told: bool) -> None:
    hall = rect(0, 0, 100, area_m2 / 100)
    assert bool(found(beside(rect(20, area_m2 / 100 + 2, HUT, HUT), hall), RULE.id)) is told


@pytest.mark.parametrize(
    ("hall", "attributes", "missing"),
    [
        (LARGE, {"hazard_class": None}, "Fire hazard class"),
        (LARGE, {"hazard_class": "甲"}, "Fire hazard class"),
        (STORE, {"building_use": "shed"}, "Building use"),
        (STORE, {"building_use": "warehouse", "hazard_class": None}, "Fire hazard class"),
        (SHOP, {"height_m": None, "storeys": 3}, "Height"),
        (SHOP, {"height_m": None, "storeys": None}, "Height, Storeys"),
        (SHOP, {"height_m": 30.0, "storeys": None}, "Storeys"),
        (SHOP, {"building_use": "civil", "civil_rank": None, "height_m": 30.0}, "Civil building rank"),
    ],
)
def test_where_it_cannot_be_told_whether_a_lane_is_needed_it_is_not_checked(
    hall: Any, attributes: Any, missing: str
) -> None:
    near, far = (rect(20, hall.bounds[3] - 4_174_000 + gap_m, HUT, HUT) for gap_m in (2.0, 4.0))
    made = beside(near, hall, **attributes)
    assert ids(made, RULE.id) == ["not-checked:fire-lane:P1:P2"]
    assert f"not known of it: {missing}." in str(only(made, RULE.id).message)
    assert found(beside(far, hall, **attributes), RULE.id) == []  # there is room whether it is needed or not


def test_the_plant_that_surely_needs_it_is_named_before_one_that_perhaps_does() -> None:
    both = {"P1": factory(LARGE, hazard_class=None), "P2": factory(rect(0, 33, 100, 31))}
    finding = only(plan(complete_site(), both), RULE.id)
    assert finding.id == "fire-lane:P1:P2"
    assert "long side of P2" in str(finding.message)


def test_two_that_need_it_of_each_other_are_one_finding() -> None:
    rows = {"P2": factory(HALL), "P1": factory(rect(0, 42, 100, 40))}
    finding = only(plan(complete_site(), rows), RULE.id)
    assert (finding.id, finding.measured) == ("fire-lane:P1:P2", pytest.approx(2.0))
    assert "long side of P1" in str(finding.message)


# -- several parts ----------------------------------------------------------------------------------------------------


def test_parts_are_buildings_in_each_others_way() -> None:
    two = multi(rect(0, 0, 100, 20), rect(0, 23, 100, 20))  # 4,000 m² together
    finding = only(plan(complete_site(), {"P1": two}), RULE.id)
    assert (finding.id, finding.measured, finding.plants) == ("fire-lane:P1:parts", pytest.approx(3.0), ("P1",))
    assert found(plan(complete_site(), {"P1": multi(rect(0, 0, 100, 20), rect(0, 24, 100, 20))}), RULE.id) == []
    in_a_row = multi(rect(0, 0, 60, 30), rect(61, 0, 60, 30))
    assert found(plan(complete_site(), {"P1": in_a_row}), RULE.id) == []


def test_every_part_of_a_large_plant_needs_its_lane() -> None:
    two = multi(rect(0, 0, 100, 30), rect(0, 60, 40, 20))
    finding = only(beside(rect(10, 82, HUT, HUT), two), RULE.id)  # 2 m north of the smaller part
    assert (finding.id, finding.measured) == ("fire-lane:P1:P2", pytest.approx(2.0))


def test_parts_of_a_plant_of_unknown_class_are_not_checked() -> None:
    two = multi(rect(0, 0, 100, 20), rect(0, 23, 100, 20))
    made = plan(complete_site(), {"P1": factory(two, hazard_class=None)})
    assert ids(made, RULE.id) == ["not-checked:fire-lane:P1"]


# -- after an edit, and against the slow version ----------------------------------------------------------------------


def test_after_edits_it_says_the_same_as_a_full_check() -> None:
    before = beside(north(3.0))
    steps = [
        edits.move_plants("base", ["P2"], 0.0, 5.0),
        edits.move_plants("base", ["P2"], 0.0, -6.5),
        edits.set_attributes("base", ["P1"], {"hazard_class": None}),
        edits.set_attributes("base", ["P1"], {"hazard_class": "B"}),
        edits.remove_plants("base", ["P2"]),
    ]
    checker, now = Checker(before), before
    for step in steps:
        now = step.apply(now)
        checker = checker.after(now)
        assert checker.result == check_plan(now)
    assert Checker(now).after(before).result == check_plan(before)


def test_its_clearance_is_a_lane_where_one_of_two_needs_it() -> None:
    checker = Checker(beside(north(5.0)))
    assert RULE.clearances is not None
    for row, other in ((0, "P2"), (1, "P1")):
        (clearance,) = RULE.clearances(checker.layout, checker.pack.settings(RULE.id), row)
        assert (clearance.subject, clearance.required_m, clearance.severity) == (other, 4.0, "warning")


KNOWN = st.fixed_dictionaries(
    {
        "hazard_class": st.sampled_from(["A", "C", "C", "E", None]),
        "building_use": st.sampled_from(
            ["factory", "factory", "warehouse", "civil", "transformer", "tank_area", "shed"]
        ),
        "civil_rank": st.sampled_from(["low", "high_2", None]),
        "height_m": st.sampled_from([12.0, 12.0, 30.0, None]),
        "storeys": st.sampled_from([1, 1, 4, None]),
    }
)


@st.composite
def halls(draw: st.DrawFn) -> Any:
    east, north_m = draw(st.integers(0, 240)) / 2, draw(st.integers(0, 240)) / 2
    width, depth = draw(st.sampled_from([12, 40, 60, 90])), draw(st.sampled_from([12, 40, 50, 60]))
    kind = draw(st.sampled_from(["rect", "rect", "turned", "ell", "two"]))
    if kind == "turned":
        return shapely.affinity.rotate(rect(east, north_m, width, depth), draw(st.sampled_from([3.7, 31.7])))
    if kind == "ell":
        notch = rect(east + width / 3, north_m + depth / 3, width, depth)
        return rect(east, north_m, width, depth).difference(notch)
    if kind == "two":
        gap_m = draw(st.sampled_from([1.5, 3.0, 5.0]))
        return multi(rect(east, north_m, width, depth), rect(east, north_m + depth + gap_m, width, depth / 2))
    return rect(east, north_m, width, depth)


LAYOUTS = st.lists(st.tuples(halls(), KNOWN), max_size=5).map(
    lambda rows: plan(complete_site(), {f"P{n}": factory(hall, **of) for n, (hall, of) in enumerate(rows)})
)


def figures(made: Plan) -> dict[str, tuple[str, float | None]]:
    return {f.id: (f.severity, rounded(f.measured)) for f in found(made, RULE.id)}


@settings(max_examples=60)
@given(LAYOUTS)
def test_it_finds_what_its_slow_twin_finds(made: Plan) -> None:
    assert figures(made) == lanes(made)
    assert figures(shuffled(made)) == figures(made)


@settings(max_examples=25)
@given(st.lists(LAYOUTS, min_size=2, max_size=3))
def test_after_any_change_of_plants_it_says_the_same_as_a_full_check(layouts: list[Plan]) -> None:
    first = layouts[0]
    checker = Checker(first)
    for other in layouts[1:]:
        now = first.with_plants("base", other.plants("base"))
        checker = checker.after(now)
        assert [f for f in checker.result.findings if "fire-lane" in f.id] == found(now, RULE.id)
