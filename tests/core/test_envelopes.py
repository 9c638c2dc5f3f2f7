"""What binds a plant: the lines it may slide along, and how much room there is to them."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances
from siteplanner.core.envelopes import Envelope, Neighbourhood, Surroundings
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, complete_site, factory, line, plan, rect, site
from tests.core.test_clearances import crowded
from tests.strategies import plans


def around(made: Plan, plant: str = "P1", within_m: float = 250.0) -> Surroundings:
    checker = Checker(made)
    row = checker.layout.plants.index.get_loc(plant)
    west, south, east, north = checker.layout.shapes[row].bounds
    window = shapely.box(west - within_m, south - within_m, east + within_m, north + within_m)
    return Surroundings(clearances(checker.layout, checker.pack, row, window), window)


def near(made: Plan, plant: str = "P1", near_m: float = 3.0) -> list[Envelope]:
    ground = made.plants().geometry[plant]
    return list(Neighbourhood([around(made, plant)]).near([ground], near_m))


def told(made: Plan, plant: str = "P1", near_m: float = 3.0) -> list[tuple[str, str, str, float, float, float]]:
    return [
        (e.rule, e.subject, e.stands, round(e.measured, 3), e.required, round(e.slack_m, 3))
        for e in near(made, plant, near_m)
    ]


LAND = {"L1": rect(0, 0, 200, 200)}


def test_far_from_everything_nothing_is_shown() -> None:
    assert told(plan(complete_site(), {"P1": rect(80, 80, 30, 30)})) == []


def test_a_neighbour_that_is_near_is_shown_before_it_binds() -> None:
    # C next to C, both grade 2, 12 m high, one storey: 10 m (GB 50016 table 3.4.1); 12.5 m are kept, so 2.5 m are left
    made = plan(complete_site(), {"P1": rect(80, 80, 30, 30), "P2": rect(122.5, 80, 30, 30)})
    assert told(made) == [("fire-separation", "P2", "ok", 12.5, 10.0, 2.5)]
    [only] = near(made)
    assert only.clause
    assert (only.unit, only.between.length) == ("m", 12.5)


def test_a_neighbour_that_is_too_near_is_an_error_and_comes_first() -> None:
    rows = {"P1": rect(80, 80, 30, 30), "P2": rect(118, 80, 30, 30), "P3": rect(80, 121, 30, 30)}
    assert told(plan(complete_site(), rows)) == [
        ("fire-separation", "P2", "error", 8.0, 10.0, -2.0),
        ("fire-separation", "P3", "ok", 11.0, 10.0, 1.0),
    ]


def test_two_that_overlap_are_said_to_share_ground_and_no_distance_is_asked_too() -> None:
    made = plan(complete_site(), {"P1": rect(80, 80, 30, 30), "P2": rect(108, 80, 30, 30)})
    [only] = near(made)
    assert (only.rule, only.subject, only.stands) == ("overlap", "P2", "error")
    assert (round(only.measured, 3), only.unit) == (60.0, "m²")
    assert only.slack_m == pytest.approx(-2 * 60 / 64)  # 2 m wide, 30 m long


def test_the_edge_of_the_land_is_one_line_within_it() -> None:
    made = plan(complete_site(), {"P1": rect(7, 80, 30, 30)})
    [only] = near(made)
    assert (only.rule, only.stands, only.measured, only.slack_m) == (
        "setback",
        "ok",
        pytest.approx(7.0),
        pytest.approx(2.0),
    )
    assert only.outline.symmetric_difference(rect(5, 5, 190, 190).boundary).length < 1e-6


def test_a_parcel_beyond_counts_until_the_plant_stands_on_it_too() -> None:
    land = {"L1": rect(0, 0, 100, 100), "L2": rect(100, 0, 100, 100)}
    beside, across = (plan(complete_site(**land), {"P1": rect(x, 40, 30, 30)}) for x in (66, 85))
    assert told(beside) == [("setback", "parcel=L2", "error", 4.0, 5.0, -1.0)]
    [line_beside] = near(beside)
    assert line_beside.outline.bounds == pytest.approx(rect(5, 5, 90, 90).bounds, abs=1e-6)
    assert told(across) == []
    [line_across] = [e for e in near(across, near_m=60.0) if e.rule == "setback"]
    assert line_across.outline.bounds == pytest.approx(rect(5, 5, 190, 90).bounds, abs=1e-6)


def test_a_strip_is_drawn_on_both_sides_of_its_line() -> None:
    made = plan(
        site({"L1": rect(0, 0, 400, 400)}, constraints={"C1": (line((-10, 150), (410, 150)), POWER)}),
        {"P1": rect(100, 105, 30, 30)},
    )
    [only] = [e for e in near(made, near_m=20.0) if e.rule == "corridor"]
    ends = {round(y - ORIGIN[1], 3) for y in shapely.get_coordinates(only.outline)[:, 1]}
    assert {min(ends), max(ends)} == {round(150 - only.required, 3), round(150 + only.required, 3)}
    assert only.slack_m == pytest.approx(15.0 - only.required)


POWER = {"kind": "power_line", "grade": "110kV"}


def test_round_corners_are_true_to_a_centimetre() -> None:
    made = plan(complete_site(), {"P1": rect(80, 80, 30, 30), "P2": factory(rect(119, 119, 30, 30), hazard_class="A")})
    [only] = [e for e in near(made, near_m=10.0) if e.subject == "P2"]
    points = shapely.segmentize(only.outline, 0.05)
    gaps = shapely.distance(shapely.points(shapely.get_coordinates(points)), rect(119, 119, 30, 30))
    assert abs(gaps - only.required).max() < 0.01


def test_the_setback_of_land_with_a_hole_goes_round_the_hole() -> None:
    land = rect(0, 0, 200, 200).difference(rect(90, 90, 20, 20))
    [only] = near(plan(complete_site(L1=land), {"P1": rect(84 - 30, 85, 30, 30)}))
    assert (only.rule, only.measured) == ("setback", pytest.approx(6.0))
    assert len(shapely.get_parts(only.outline)) == 2


def test_several_in_the_hand_are_asked_at_once_and_each_says_whose_it_is() -> None:
    rows = {"P1": rect(7, 80, 30, 30), "P2": rect(120, 80, 30, 30), "P3": rect(161.5, 80, 30, 30)}
    made = plan(complete_site(), rows)
    ground = made.plants().geometry
    found = Neighbourhood([around(made, "P1"), around(made, "P2")]).near([ground["P1"], ground["P2"]])
    assert [(e.plant, e.rule, round(e.slack_m, 2)) for e in found] == [(1, "fire-separation", 1.5), (0, "setback", 2.0)]


def test_no_plants_have_no_envelopes() -> None:
    assert Neighbourhood([]).near([]) == ()


@settings(max_examples=40)
@given(plans(sound=True))
def test_what_is_shown_as_wrong_is_what_the_check_finds(made: Plan) -> None:
    """Of two demands about one neighbour the weaker is left out, so the rules are compared by what they are about."""
    checker = Checker(made)
    for plant in made.plants().index:
        shown = Neighbourhood([around(made, plant)]).near([made.plants().geometry[plant]], most=1000)
        wrong = any(e.stands == "error" for e in shown)
        rules = {r.id for r in checker.pack.catalogue.values() if r.clearances is not None} - {"footprint-valid"}
        failing = [
            f for f in checker.result.findings if f.severity == "error" and plant in f.plants and f.rule in rules
        ]
        assert wrong is bool(failing)
        assert [e.stands for e in shown] == sorted((e.stands for e in shown), key=("error", "warning", "ok").index)


@settings(max_examples=25)
@given(crowded(), st.floats(0, 1))
def test_who_slides_along_an_outline_keeps_the_clearance_and_a_little_further_does_not(
    made: tuple[Plan, Any], share: float
) -> None:
    surroundings = around(made[0])
    for at, clearance in enumerate(surroundings.clearances):
        if clearance.inside or clearance.unless_on or clearance.when_on is not None or clearance.required_m == 0:
            continue
        ring = shapely.get_parts(surroundings.outline(at, frozenset()))[0]
        spot = shapely.line_interpolate_point(ring, share, normalized=True)
        from_xy, to_xy = shapely.get_coordinates(shapely.shortest_line(clearance.shape, spot))
        nearer = shapely.Point(to_xy - (to_xy - from_xy) * 0.03 / clearance.required_m)
        assert clearance.is_kept_by(spot)
        assert not clearance.is_kept_by(nearer)


def test_off_all_land_that_alone_is_said_and_pointed_at() -> None:
    made = plan(complete_site(L1=rect(0, 0, 100, 100), L2=rect(100, 0, 100, 100)), {"P1": rect(66, -10, 30, 30)})
    [only] = near(made)
    assert (only.rule, only.stands, only.measured, only.unit) == ("on-parcel", "error", pytest.approx(300.0), "m²")
    assert only.between.distance(rect(66, -10, 30, 10)) == 0.0


def test_where_there_is_no_land_at_all_the_plant_itself_is_pointed_at() -> None:
    [only] = near(plan(complete_site(), {"P1": rect(900, 900, 30, 30)}))
    assert (only.rule, only.measured) == ("on-parcel", pytest.approx(900.0))
    assert only.outline.is_empty
    assert only.between.within(rect(900, 900, 30, 30))


def test_between_parcels_of_two_owners_the_line_and_the_lesser_share_are_shown() -> None:
    land = {
        name: (rect(east, 0, 100, 100), {"land_use": "100102", "code_system": "MNR2023", "owner": owner})
        for name, east, owner in (("L1", 0, "A"), ("L2", 100, "B"), ("L3", 200, "B"))
    }
    [only] = near(plan(complete_site(**land), {"P1": rect(90, 40, 40, 30)}))
    assert (only.rule, only.stands, only.measured, only.unit) == ("across-parcels", "error", pytest.approx(300.0), "m²")
    assert only.outline.equals(line((100, 0), (100, 100)))
    assert only.between.within(rect(90, 40, 10, 30))
