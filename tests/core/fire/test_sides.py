"""Which sides of a footprint look at another building."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.fire.sides import facing, walls_of
from tests import builders as b

SQUARE = b.rect(0, 0, 20, 20)


def seen(other: Any, shape: Any = SQUARE, front_deg: float = 180.0, within_m: float = 10.0) -> str:
    """The sides by their letters: front south, right west, back north, left east for a front to the south."""
    flags = facing(shape, front_deg, other, within_m)
    return "".join(letter for letter, flag in zip("swne", flags.tolist(), strict=True) if flag)


@pytest.mark.parametrize(
    ("other", "sides"),
    [
        (b.rect(25, 0, 20, 20), "e"),  # straight across: the side walls stand on lines that it is not before
        (b.rect(25, 5, 20, 5), "e"),
        (b.rect(25, -5, 20, 20), "se"),  # it stands out past the corner: the south wall sees it askew
        (b.rect(25, -0.009, 20, 20), "e"),  # within the tolerance of 0.01 m it does not stand out
        (b.rect(25, -0.011, 20, 20), "se"),
        (b.rect(25, 25, 20, 20), "ne"),  # at a corner
        (b.rect(29, 25, 5, 5), ""),  # at a corner, more than 10 m from either wall: sqrt(81 + 25)
        (b.rect(20, 0, 20, 20), "e"),  # it touches
        (b.rect(25, -40, 5, 100), "sne"),  # long: all but the wall that looks away
        (b.rect(31, 0, 20, 20), ""),  # too far
        (b.point(25, 10), "e"),
        (b.line((25, -5), (25, 10)), "se"),
    ],
)
def test_a_side_looks_at_what_is_before_it_and_within_reach(other: Any, sides: str) -> None:
    assert seen(other) == sides


def test_within_reach_counts_to_the_point() -> None:
    assert seen(b.rect(30, 0, 5, 20)) == "e"
    assert seen(b.rect(30.001, 0, 5, 20)) == ""


def test_the_walls_of_a_court_look_into_it() -> None:
    court = b.rect(0, 0, 60, 60).difference(b.rect(10, 10, 40, 40))
    assert seen(b.rect(15, 25, 10, 10), court) == "e"  # the wall west of the court looks east
    assert seen(b.rect(25, 25, 10, 10), court, within_m=15.0) == "swne"


def test_every_part_has_the_four_sides() -> None:
    two = b.multi(b.rect(0, 0, 20, 20), b.rect(100, 0, 20, 20))
    assert seen(b.rect(125, 0, 5, 20), two) == "e"
    assert seen(b.rect(90, 0, 5, 20), two) == "w"
    assert seen(b.rect(25, 0, 70, 20), two) == "we"


def test_the_front_may_look_anywhere() -> None:
    assert seen(b.rect(25, 0, 20, 20), front_deg=90.0) == "s"  # the letter of the front
    assert seen(b.rect(25, 0, 20, 20), front_deg=0.0) == "w"


def test_a_wall_halfway_between_two_sides_is_on_both() -> None:
    octagon = b.shape((10, 0), (20, 0), (30, 10), (30, 20), (20, 30), (10, 30), (0, 20), (0, 10))
    assert seen(b.rect(27, 25, 3, 3), octagon, within_m=4.0) == "ne"


def test_all_but_touched_at_a_sharp_corner_every_near_wall_counts() -> None:
    tip = b.shape((0, 0), (40, -1), (40, 1))
    at = b.point(-0.02, 0)
    assert seen(at, tip, within_m=10.0) == "sn"


def test_what_is_not_valid_counts_with_all_between_its_points() -> None:
    bow = b.shape((25, 0), (45, 20), (45, 0), (25, 20))
    assert seen(bow) == "e"


RECTS = st.builds(b.rect, st.integers(-60, 60), st.integers(-60, 60), st.integers(5, 30), st.integers(5, 30))


@given(RECTS, RECTS, st.integers(1, 30), st.integers(0, 359))
@settings(max_examples=150)
def test_the_sides_turn_with_the_building(a: Any, other: Any, within_m: int, angle_deg: int) -> None:
    middle = (b.ORIGIN[0], b.ORIGIN[1])
    turned, beside = (shapely.affinity.rotate(shape, angle_deg, origin=middle) for shape in (a, other))
    reach_m = within_m + 0.003  # no distance of whole metres is so long
    there = facing(turned, (180.0 - angle_deg) % 360.0, beside, reach_m)
    assert there.tolist() == facing(a, 180.0, other, reach_m).tolist()


@given(RECTS, RECTS, st.integers(1, 30))
@settings(max_examples=150)
def test_plain_arithmetic_sees_the_same(a: Any, other: Any, within_m: int) -> None:
    """For upright rectangles, with the part of the other before each wall cut out by hand."""
    west, south, east, north = a.bounds
    left, bottom, right, top = other.bounds
    reach_m = within_m + 0.003

    def near(x0: float, y0: float, x1: float, y1: float, wall: tuple[float, float, float, float]) -> bool:
        if x0 > x1 or y0 > y1:
            return False
        de = max(x0 - wall[2], wall[0] - x1, 0.0)
        dn = max(y0 - wall[3], wall[1] - y1, 0.0)
        return float(np.hypot(de, dn)) <= reach_m

    expected = [
        near(left, bottom, right, min(top, south - 0.01), (west, south, east, south)),
        near(left, bottom, min(right, west - 0.01), top, (west, south, west, north)),
        near(left, max(bottom, north + 0.01), right, top, (west, north, east, north)),
        near(max(left, east + 0.01), bottom, right, top, (east, south, east, north)),
    ]
    if any(expected) or a.distance(other) > reach_m:
        assert facing(a, 180.0, other, reach_m).tolist() == expected


def test_a_building_that_nothing_is_near_looks_at_nothing() -> None:
    assert seen(b.rect(500, 0, 20, 20)) == ""
    assert seen(shapely.Polygon()) == ""
    assert not facing(shapely.MultiPolygon(), 180.0, SQUARE, 10.0).any()


def test_the_walls_of_a_side_are_lines() -> None:
    bent = b.shape((0, 0), (60, 0), (60, 20), (20, 20), (20, 50), (0, 50))
    east = walls_of(bent, 180.0, 3)
    assert shapely.equals(east, shapely.union_all([b.line((60, 0), (60, 20)), b.line((20, 20), (20, 50))]))
    assert walls_of(shapely.Polygon(), 180.0, 0).is_empty
