"""The area of moves that meet clearances, against trying the clearances one place at a time."""

from __future__ import annotations

import dataclasses
import itertools
import math

import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.fixes.free_moves import free_moves, shortest_free_moves
from siteplanner.core.rules.clearance import Clearance
from tests.builders import ORIGIN, line, multi, point, rect, shape

ELL = shape((0, 0), (30, 0), (30, 10), (10, 10), (10, 30), (0, 30))
COURT = rect(0, 0, 30, 30).difference(rect(8, 8, 14, 14))
FOOTPRINTS = (
    rect(0, 0, 20, 10), shapely.affinity.rotate(rect(0, 0, 20, 10), 33), ELL, COURT,
    multi(rect(0, 0, 10, 10), rect(16, 0, 10, 10)),
)  # fmt: skip
SHAPES = (
    rect(40, 0, 20, 20), ELL, line((-20, 35), (60, 45)), point(35, 5), rect(-60, -60, 150, 150),
    rect(-40, -40, 120, 120).difference(rect(30, 30, 10, 10)),
)  # fmt: skip


def asked(what: shapely.Geometry, required_m: float = 0.0, *, inside: bool = False) -> Clearance:
    return Clearance("any", "error", "", what, required_m, "", "verified", inside=inside)


@given(
    st.sampled_from(FOOTPRINTS),
    st.lists(st.tuples(st.sampled_from(SHAPES), st.sampled_from([0.0, 5.0, 12.0]), st.booleans()), max_size=2),
    st.floats(-30, 30),
    st.floats(-30, 30),
)
def test_a_move_is_free_where_the_clearances_are_met(
    footprint: shapely.Geometry, given_: list[tuple[shapely.Geometry, float, bool]], east_m: float, north_m: float
) -> None:
    clearances = [asked(what, m, inside=inside and what.area > 0) for what, m, inside in given_]
    near = [(east_m + de, north_m + dn) for de in (-0.1, 0.0, 0.1) for dn in (-0.1, 0.0, 0.1)]
    placed = [shapely.affinity.translate(footprint, *move) for move in near]
    met = {all(each.is_met_by(there) for each in clearances) for there in placed}
    if len(met) > 1:
        return  # so near the border that tolerances decide
    free = free_moves(footprint, clearances, 30.2)
    assert free.contains(shapely.Point(east_m, north_m)) == met.pop()


def test_the_shortest_comes_first_and_others_well_apart() -> None:
    wall = asked(rect(15, -50, 100, 200), 12.0)  # the works reaches to 20 m: 17 m to the west
    moves = list(shortest_free_moves(rect(0, 0, 20, 10), [wall], 40.0, 4))
    assert moves[0] == pytest.approx((-17.0, 0.0), abs=1e-6)
    lengths = [math.hypot(*move) for move in moves]
    assert lengths == sorted(lengths)
    assert all(math.dist(a, b) > 0.2 for a, b in itertools.pairwise(moves))


def test_where_nothing_is_free_there_is_no_move() -> None:
    assert list(shortest_free_moves(rect(0, 0, 20, 10), [asked(rect(0, 0, 5, 5), inside=True)], 40.0, 4)) == []


def test_demands_that_hang_on_other_ground_are_asked_only_there() -> None:
    kept_off = rect(30, -50, 100, 200)
    one = Clearance("any", "error", "", kept_off, 5.0, "", "verified", when_on=rect(-50, 40, 300, 100))
    free = free_moves(rect(0, 0, 20, 10), [one], 60.0)
    assert free.contains(shapely.Point(25.0, 0.0)), "south of where it is asked"
    assert not free.contains(shapely.Point(25.0, 35.0))
    other = Clearance("any", "error", "", kept_off, 5.0, "", "verified", unless_on=(rect(-50, 40, 300, 100),))
    free = free_moves(rect(0, 0, 20, 10), [other], 60.0)
    assert not free.contains(shapely.Point(25.0, 0.0))
    assert free.contains(shapely.Point(25.0, 35.0))


def test_between_two_parcels_no_hair_is_left_where_it_only_touches_the_next() -> None:
    west, east = rect(0, 0, 50, 40), rect(50, 0, 50, 40)
    # 45 m long: too long for either with 5 m of setback, and not allowed on both
    setbacks = [
        Clearance("setback", "error", "", shapely.union(west, east), 5.0, "", "verified", inside=True),
        Clearance("setback", "error", "", east, 5.0, "", "verified", unless_on=(east,)),
        Clearance("setback", "error", "", west, 5.0, "", "verified", unless_on=(west,)),
        Clearance("across", "error", "", west, 0.0, "", "verified", when_on=east),
    ]
    for angle_deg in (0.0, 17.3):
        turned = [
            dataclasses.replace(
                each,
                shape=turn(each.shape, angle_deg),
                unless_on=tuple(turn(other, angle_deg) for other in each.unless_on),
                when_on=None if each.when_on is None else turn(each.when_on, angle_deg),
            )
            for each in setbacks
        ]
        works = turn(rect(4, 8, 45, 20), angle_deg)
        assert list(shortest_free_moves(works, turned, 40.0, 4)) == []


def turn(ground: shapely.Geometry, angle_deg: float) -> shapely.Geometry:
    return shapely.affinity.rotate(ground, angle_deg, origin=ORIGIN)


def test_far_from_the_origin_it_is_the_same() -> None:
    near, far = rect(0, 0, 20, 10), shapely.affinity.translate(rect(0, 0, 20, 10), 38_000_000 - ORIGIN[0], 0)
    wall = shapely.affinity.translate(rect(15, -50, 100, 200), 38_000_000 - ORIGIN[0], 0)
    (first,) = shortest_free_moves(near, [asked(rect(15, -50, 100, 200), 12.0)], 40.0, 1)
    (second,) = shortest_free_moves(far, [asked(wall, 12.0)], 40.0, 1)
    assert second == pytest.approx(first, abs=1e-6)
