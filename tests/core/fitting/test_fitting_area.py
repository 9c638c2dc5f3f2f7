"""Where a plant would fit is proved by the full check: inside no error, outside at least one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.checking import Checker
from siteplanner.core.features import Feature
from siteplanner.core.fitting.fitting_area import FittingArea, fitting_area, fitting_areas
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from tests.builders import FACTORY, ORIGIN, complete_site, factory, line, multi, plan, rect, site

NEW = "NEW"
SLIVER_M = 0.012  # within the check's tolerance and the arcs' error of the border either verdict is right


def place(shape: BaseGeometry) -> BaseGeometry:
    """A shape drawn about the test origin."""
    return translate(shape, *ORIGIN)


def where(made: Plan, shape: BaseGeometry, ground: BaseGeometry, **attributes: Any) -> FittingArea:
    checker = Checker(made)
    return fitting_area(checker.layout, checker.pack, {**FACTORY, **attributes}, shape, ground)


class Hand:
    """Puts the plant at one place after the other; the check after an edit is the full one (a property of its own)."""

    def __init__(self, made: Plan, shape: BaseGeometry, attributes: dict[str, Any]) -> None:
        self._shape = shape
        added = edits.add_features(made, "plants", [place(shape)], [attributes], ids=[NEW]).apply(made)
        self._scenario = added.active_scenario
        self._checker = Checker(added)

    def errors_at(self, at: shapely.Point) -> list[str]:
        """The errors of the plant when its reference point stands there."""
        put = translate(self._shape, at.x, at.y)
        moved = edits.reshape_features(self._scenario, [Feature("plants", NEW)], [put]).apply(self._checker.plan)
        self._checker = self._checker.after(moved)
        return [f.id for f in self._checker.result.findings if f.severity == "error" and NEW in f.plants]


def random_points(area: BaseGeometry, count: int, seed: int) -> list[shapely.Point]:
    """Points spread evenly over an area; none where it is empty."""
    if area.is_empty or area.area < 1e-3:
        return []
    random, found = np.random.default_rng(seed), []
    west, south, east, north = area.bounds
    for _ in range(400):
        east_m, north_m = random.uniform(west, east, 4 * count), random.uniform(south, north, 4 * count)
        points = shapely.points(east_m, north_m)
        found += list(points[shapely.covers(area, points)])
        if len(found) >= count:
            break
    return found[:count]


def assert_proved(
    made: Plan, area: FittingArea, shape: BaseGeometry, ground: BaseGeometry, count: int, **attributes: Any
) -> None:
    hand = Hand(made, shape, {**FACTORY, **attributes})
    for at in random_points(area.fits, count, 1):
        assert hand.errors_at(at) == [], at
    outside = ground.difference(area.fits.buffer(SLIVER_M)).difference(area.undecided.buffer(SLIVER_M))
    for at in random_points(outside, count, 2):
        assert hand.errors_at(at) != [], at


# -- drawn cases, by hand ---------------------------------------------------------------------------------------------


def test_on_an_empty_parcel_it_is_the_parcel_less_setback_and_half_the_plant() -> None:
    # a parcel of 200 × 200, 5 m of setback, a plant of 40 × 20 about its middle: 25 … 175 by 15 … 185
    made = plan(complete_site())
    area = where(made, shapely.box(-20, -10, 20, 10), shapely.box(*rect(0, 0, 200, 200).bounds))
    wanted = place(shapely.box(25, 15, 175, 185))
    assert area.fits.symmetric_difference(wanted).area < 0.02 * 640  # the tolerance of 1 cm along its outline
    assert area.undecided.is_empty


def test_a_neighbour_is_kept_off_by_the_table_with_round_corners() -> None:
    # another factory of class C, grade 2: 10 m by table 3.4.1; the corner is an arc of 10 m about the grown corner
    made = plan(complete_site(), {"P1": rect(80, 80, 40, 40)})
    area = where(made, shapely.box(-10, -10, 10, 10), shapely.box(*rect(0, 0, 200, 200).bounds))
    wanted = place(shapely.box(15, 15, 185, 185)).difference(place(shapely.box(70, 70, 130, 130)).buffer(10, 90))
    assert area.fits.symmetric_difference(wanted).area < 0.02 * 1100


def test_where_nothing_fits_it_is_empty() -> None:
    area = where(plan(complete_site()), shapely.box(-120, -10, 120, 10), shapely.box(*rect(0, 0, 200, 200).bounds))
    assert area.fits.is_empty


def test_a_hole_in_the_land_and_a_footprint_of_parts_are_minded() -> None:
    land = rect(0, 0, 200, 200).difference(rect(90, 90, 20, 20))
    made = plan(complete_site(L1=land))
    shape = multi(shapely.box(-36, -30, -16, 30), shapely.box(16, -30, 36, 30))
    ground = shapely.box(*land.bounds)
    area = where(made, shape, ground)
    assert shapely.covers(area.fits, shapely.Point(land.centroid))  # the hole lies between the parts
    assert_proved(made, area, shape, ground, 60)


def test_a_notch_that_holds_the_neighbour_is_not_filled_in() -> None:
    shape = shapely.box(-50, -50, 50, 50).difference(shapely.box(-30, -30, 30, 60))
    made = plan(complete_site(), {"P1": rect(95, 95, 10, 10)})
    ground = shapely.box(*rect(0, 0, 200, 200).bounds)
    area = where(made, shape, ground)
    assert area.fits.contains(shapely.Point(place(shapely.Point(100, 100))))
    assert_proved(made, area, shape, ground, 40)


def test_between_two_parcels_of_one_owner_it_may_straddle_and_of_two_it_may_not() -> None:
    shape, halves = shapely.box(-20, -10, 20, 10), {"L1": rect(0, 0, 100, 200), "L2": rect(100, 0, 100, 200)}
    ground = shapely.box(*rect(0, 0, 200, 200).bounds)
    middle = place(shapely.Point(100, 100))
    same = plan(complete_site(**{k: (v, {"owner": "A"}) for k, v in halves.items()}))
    other = plan(complete_site(L1=(halves["L1"], {"owner": "A"}), L2=(halves["L2"], {"owner": "B"})))
    assert shapely.covers(where(same, shape, ground).fits, middle)
    assert not shapely.covers(where(other, shape, ground).fits, middle)
    for made in (same, other):
        assert_proved(made, where(made, shape, ground), shape, ground, 60)


def test_towards_a_road_and_a_parcel_it_keeps_what_is_asked_of_either() -> None:
    # 200 × 100 of land, a road in the east (12 m), another parcel in the north (8 m), 5 m elsewhere; 40 × 20 to place
    road = (rect(200, 0, 20, 100), {"land_use": "1207", "code_system": "MNR2023"})
    on = complete_site(L1=rect(0, 0, 200, 100), L2=(rect(0, 100, 200, 100), {"owner": "B"}), E=road)
    made = plan(on)
    for key, metres in (("setback_m.road", 12.0), ("setback_m.parcel", 8.0)):
        made = edits.set_rule_override(made, "setback", key, metres).apply(made)
    shape, ground = shapely.box(-20, -10, 20, 10), shapely.box(*rect(0, 0, 200, 100).bounds)
    area = where(made, shape, ground)
    below = place(shapely.box(25, 15, 168, 82))
    assert area.fits.intersection(place(shapely.box(0, 0, 200, 89))).symmetric_difference(below).area < 0.02 * 420
    assert_proved(made, area, shape, ground, 60)


def test_zones_that_share_it_leave_places_undecided_and_only_there() -> None:
    town = site(
        {"L1": rect(0, 0, 200, 100)},
        {
            "Z1": (rect(0, 0, 100, 100), {"products": "anode_graphite"}),
            "Z2": (rect(100, 0, 100, 100), {"products": "x"}),
        },
        substations={"S1": (place(shapely.Point(300, 300)), {"capacity_kva": 1e5, "transformers": 2})},
    )
    made, shape = plan(town), shapely.box(-20, -10, 20, 10)
    ground = shapely.box(*rect(0, 0, 200, 100).bounds)
    area = where(made, shape, ground)
    assert area.undecided.bounds == pytest.approx(place(shapely.box(80, 15, 120, 85)).bounds, abs=0.02)
    assert_proved(made, area, shape, ground, 60)


def test_where_a_rule_only_warns_it_fits_and_says_so() -> None:
    hole = rect(80, 80, 40, 40), {"kind": "goaf"}
    made = plan(complete_site().with_layer("constraints", site(constraints={"G1": hole}).constraints))
    area = where(made, shapely.box(-5, -5, 5, 5), shapely.box(*rect(0, 0, 200, 200).bounds))
    assert shapely.covers(area.fits, place(shapely.Point(100, 100)))
    assert area.warned.symmetric_difference(place(shapely.box(75, 75, 125, 125))).area < 2.0


# -- proved on random sites and on the sample -------------------------------------------------------------------------


@st.composite
def towns(draw: st.DrawFn) -> tuple[Plan, BaseGeometry, dict[str, Any]]:
    """A few parcels side by side, roads and works on them, and a footprint to be put among them."""
    whole = st.integers(0, 12)
    parcels = {}
    for number in range(draw(st.integers(1, 3))):
        shape = rect(100 * number, draw(st.integers(0, 3)) * 5, 100, 100)
        if draw(st.booleans()):
            shape = shape.difference(rect(100 * number + 40, 45, 6, 30))
        parcels[f"L{number}"] = (shape, {"owner": draw(st.sampled_from(["A", "B", None]))})
    works = {
        f"P{number}": factory(
            rotate(rect(draw(whole) * 20, draw(whole) * 7, 20, 15), draw(st.sampled_from([0, 30, 90]))),
            hazard_class=draw(st.sampled_from("ABCDE")),
        )
        for number in range(draw(st.integers(0, 3)))
    }
    crossing = line((draw(whole) * 10, -50), (draw(whole) * 20, 200))
    kind = draw(st.sampled_from([{"kind": "power_line", "grade": "110kV"}, {"kind": "road", "grade": "county"}]))
    town = site(parcels, {"Z1": rect(-50, -50, 600, 300)}, {"C1": (crossing, kind)})
    shape = draw(
        st.sampled_from(
            [
                shapely.box(-15, -10, 15, 10),
                multi(shapely.box(-15, -12, 15, -4), shapely.box(-15, 4, 15, 12)),
                shapely.Polygon([(-15, -10), (15, -10), (15, 0), (0, 0), (0, 10), (-15, 10)]),
            ]
        )
    )
    turned = rotate(shape, draw(st.sampled_from([0.0, 17.0, 45.0])), origin=(0, 0))
    return plan(town, works), turned, {"hazard_class": draw(st.sampled_from("ACD"))}


@given(towns())
@settings(max_examples=12, deadline=None)
def test_inside_there_is_no_error_and_outside_there_is(case: tuple[Plan, BaseGeometry, dict[str, Any]]) -> None:
    made, shape, attributes = case
    ground = shapely.box(*shapely.total_bounds(made.site.parcels.geometry.to_numpy()))
    assert_proved(made, where(made, shape, ground, **attributes), shape, ground, 25, **attributes)


@pytest.mark.parametrize(("type_id", "angle_deg"), [("anode_finishing", 27.0), ("electrolyte", 0.0)])
def test_on_the_sample_two_hundred_places_each_way(type_id: str, angle_deg: float) -> None:
    made = open_plan(sample_plan())
    of = load_catalogue().get(type_id)
    shape = of.footprint_at(0.0, 0.0, angle_deg)
    values = {**of.attributes(), "substation_id": str(made.site.substations.index[0]), "fire_grade": 2}
    checker = Checker(made)
    assert made.site.bounds is not None
    ground = shapely.box(*made.site.bounds)
    area = fitting_area(checker.layout, checker.pack, values, shape, ground)
    assert area.area_m2 > 0
    outside = ground.difference(area.fits.buffer(SLIVER_M)).difference(area.undecided.buffer(SLIVER_M))
    inside = random_points(area.fits, 200, 3)
    assert len(inside) == 200
    about = {rule.id for rule in checker.pack.catalogue.values() if rule.clearances is not None}
    hand = Hand(made, shape, values)
    for at in inside:
        assert [f for f in hand.errors_at(at) if f.split(":")[0] in about] == [], at
    for at in random_points(outside, 200, 4):
        assert hand.errors_at(at) != [], at


def test_all_angles_are_looked_at_half_a_turn_for_what_is_alike_after_it() -> None:
    checker = Checker(plan(complete_site()))
    ground = shapely.box(*rect(0, 0, 200, 200).bounds)
    box = fitting_areas(checker.layout, checker.pack, FACTORY, shapely.box(-60, -5, 60, 5), ground, step_deg=45.0)
    assert [area.angle_deg for area in box] == [0.0, 45.0, 90.0, 135.0]
    assert box[0].area_m2 == pytest.approx(box[2].area_m2, rel=1e-6)
    bent = shapely.Polygon([(-15, -10), (15, -10), (15, 0), (0, 0), (0, 10), (-15, 10)])
    assert len(fitting_areas(checker.layout, checker.pack, FACTORY, bent, ground, step_deg=90.0)) == 4


def test_on_land_of_unknown_use_it_may_stand_and_the_doubt_is_shown() -> None:
    unknown = rect(0, 0, 200, 200), {"land_use": None}
    area = where(
        plan(complete_site(L1=unknown)), shapely.box(-20, -10, 20, 10), shapely.box(*rect(0, 0, 200, 200).bounds)
    )
    assert area.area_m2 > 0
    assert area.warned.area == pytest.approx(area.area_m2)
