"""Locks solved together: what is typed is met to the micrometre, what lies on an axis to the last bit."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from siteplanner.core.drafting import NEVER_MEET, NO_ANCHOR, Locks, on_loci, solve
from siteplanner.core.loci import SAME_M, Circle, Line, azimuth_deg, azimuth_of, crossings, heading

EAST = st.floats(400_000, 600_000)
NORTH = st.floats(3_000_000, 5_000_000)
POINTS = st.tuples(EAST, NORTH)
LENGTHS = st.floats(0.001, 100_000)
AZIMUTHS = st.floats(0, 360, exclude_max=True)
OFFSETS = st.floats(-5_000, 5_000)


@given(POINTS, LENGTHS, AZIMUTHS, POINTS)
def test_distance_and_azimuth_give_one_point_wherever_the_pointer_is(
    anchor: tuple[float, float], distance_m: float, azimuth: float, pointer: tuple[float, float]
) -> None:
    solved = solve(Locks(distance_m=distance_m, azimuth_deg=azimuth), anchor, pointer)
    assert solved.freedom == 0
    assert math.dist(anchor, solved.point) == pytest.approx(distance_m, abs=1e-6)
    expected = (
        anchor[0] + distance_m * math.sin(math.radians(azimuth)),
        anchor[1] + distance_m * math.cos(math.radians(azimuth)),
    )
    assert math.dist(solved.point, expected) < 1e-6


@given(POINTS, LENGTHS, st.sampled_from([0, 90, 180, 270, 360, -90]))
def test_cardinal_azimuths_are_exactly_parallel_to_the_axes(
    anchor: tuple[float, float], distance_m: float, azimuth: float
) -> None:
    point = solve(Locks(distance_m=distance_m, azimuth_deg=azimuth), anchor, anchor).point
    if azimuth % 180 == 0:
        assert point[0] == anchor[0]
    else:
        assert point[1] == anchor[1]


@given(st.none() | POINTS, EAST, NORTH, POINTS)
def test_x_and_y_are_taken_bit_for_bit(
    anchor: tuple[float, float] | None, y_east: float, x_north: float, pointer: tuple[float, float]
) -> None:
    solved = solve(Locks(x_north_m=x_north, y_east_m=y_east), anchor, pointer)
    assert (solved.point, solved.freedom) == ((y_east, x_north), 0)


@given(POINTS, LENGTHS, st.floats(-1, 1), POINTS)
def test_distance_and_x_meet_in_the_point_nearer_the_pointer(
    anchor: tuple[float, float], distance_m: float, share: float, pointer: tuple[float, float]
) -> None:
    x_north = anchor[1] + share * distance_m
    solved = solve(Locks(distance_m=distance_m, x_north_m=x_north), anchor, pointer)
    assert solved.problem is None
    assert solved.point[1] == x_north
    assert math.dist(anchor, solved.point) == pytest.approx(distance_m, abs=2e-6)
    mirrored = (2 * anchor[0] - solved.point[0], x_north)
    assert math.dist(pointer, solved.point) <= math.dist(pointer, mirrored) + 1e-6


@given(POINTS, AZIMUTHS, OFFSETS, POINTS)
def test_azimuth_and_y_meet_on_either_side(
    anchor: tuple[float, float], azimuth: float, offset_m: float, pointer: tuple[float, float]
) -> None:
    de, dn = heading(azimuth)
    assume(abs(de) > 1e-3)
    solved = solve(Locks(azimuth_deg=azimuth, y_east_m=anchor[0] + offset_m), anchor, pointer)
    assert solved.point[0] == anchor[0] + offset_m
    off_m = (solved.point[0] - anchor[0]) * dn - (solved.point[1] - anchor[1]) * de
    assert abs(off_m) < 1e-5


@given(POINTS, POINTS, LENGTHS, POINTS)
def test_distance_and_a_construction_line_meet_on_both(
    start: tuple[float, float], end: tuple[float, float], distance_m: float, pointer: tuple[float, float]
) -> None:
    line = Line.through(start, end)
    assume(line is not None)
    assert line is not None
    solved = solve(Locks(distance_m=distance_m, lines=(line,)), start, pointer)
    assert math.dist(start, solved.point) == pytest.approx(distance_m, abs=2e-6)
    assert line.misses_m(solved.point) < 1e-6


@given(POINTS, POINTS, POINTS)
def test_a_single_lock_holds_the_point_nearest_the_pointer(
    anchor: tuple[float, float], pointer: tuple[float, float], other: tuple[float, float]
) -> None:
    solved = solve(Locks(distance_m=30.0), anchor, pointer)
    assert solved.freedom == 1
    assert math.dist(anchor, solved.point) == pytest.approx(30.0, abs=1e-6)
    azimuth = azimuth_deg(anchor, other)
    off = math.dist(pointer, solve(Locks(azimuth_deg=azimuth), anchor, pointer).point)
    assert off <= math.dist(pointer, other) + 1e-3 or math.dist(anchor, other) == 0


def test_locks_that_never_meet_leave_the_pointer_free_and_say_so() -> None:
    solved = solve(Locks(distance_m=5.0, x_north_m=6.0), (0.0, 0.0), (1.0, 2.0))
    assert (solved.point, solved.freedom, solved.problem) == ((1.0, 2.0), 2, NEVER_MEET)
    crossed = Locks(x_north_m=1.0, y_east_m=1.0, distance_m=5.0)
    assert solve(crossed, (0.0, 0.0), (0.0, 0.0)).problem == NEVER_MEET


def test_three_locks_that_agree_give_their_point() -> None:
    assert solve(Locks(x_north_m=3.0, y_east_m=4.0, distance_m=5.0), (0.0, 0.0), (9.0, 9.0)).point == (4.0, 3.0)


def test_an_azimuth_without_a_point_to_start_from_says_so() -> None:
    assert solve(Locks(azimuth_deg=10.0), None, (1.0, 2.0)).problem == NO_ANCHOR


def test_an_azimuth_that_is_a_locked_line_leaves_the_line() -> None:
    along = Line(3.0, 0.0, 1.0, 0.0)
    solved = solve(Locks(azimuth_deg=90.0, lines=(along,)), (0.0, 0.0), (7.0, 4.0))
    assert (solved.point, solved.freedom) == ((7.0, 0.0), 1)


def test_a_pointer_behind_follows_the_line_but_not_when_the_distance_is_locked_too() -> None:
    assert solve(Locks(azimuth_deg=90.0), (10.0, 5.0), (0.0, 9.0)).point == (0.0, 5.0)
    assert solve(Locks(azimuth_deg=90.0, distance_m=3.0), (10.0, 5.0), (0.0, 9.0)).point == (13.0, 5.0)


def test_two_construction_lines_meet_where_they_cross() -> None:
    lines = (Line(0.0, 3.0, 1.0, 0.0), Line(7.0, 0.0, 0.0, 1.0))
    assert on_loci(lines, (0.0, 0.0)).point == (7.0, 3.0)


@pytest.mark.parametrize("azimuth", [0.0, 33.0, 90.0, 270.0])
def test_angles_and_azimuths_turn_into_each_other(azimuth: float) -> None:
    de, dn = heading(azimuth)
    angle = math.radians(azimuth_of(azimuth))
    assert (de, dn) == pytest.approx((math.cos(angle), math.sin(angle)), abs=1e-12)
    assert azimuth_of(azimuth_of(azimuth)) == azimuth


def test_equal_and_concentric_circles_have_no_crossing() -> None:
    assert crossings(Circle(0, 0, 5), Circle(0, 0, 5)) == ()
    assert crossings(Circle(0, 0, 5), Circle(20, 0, 5)) == ()
    assert SAME_M > 0
