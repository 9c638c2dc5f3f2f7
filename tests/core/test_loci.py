"""Lines and circles: where they meet, what lies on them to the last bit."""

from __future__ import annotations

import math

import pytest

from siteplanner.core.loci import Circle, Line, azimuth_deg, azimuth_of, crossings, heading


def test_a_line_through_one_point_is_none() -> None:
    assert Line.through((3.0, 4.0), (3.0, 4.0)) is None


def test_parallel_and_square_lines_go_through_the_point_asked_for() -> None:
    edge = Line.through((0.0, 0.0), (30.0, 40.0))
    assert edge is not None
    along, square = Line.parallel(edge, (7.0, 1.0)), Line.perpendicular(edge, (7.0, 1.0))
    assert (along.de * square.de + along.dn * square.dn) == pytest.approx(0)
    assert along.misses_m((10.0, 5.0)) == pytest.approx(0, abs=1e-12)
    assert square.misses_m((3.0, 4.0)) == pytest.approx(0, abs=1e-12)


def test_a_point_of_a_line_along_an_axis_keeps_its_ordinate() -> None:
    line = Line(0.1, 4_174_000.123, 1.0, 0.0)
    assert line.at(1e6 / 3)[1] == 4_174_000.123
    assert line.pinned((5.0, 4_174_000.1229999)) == (5.0, 4_174_000.123)


def test_lines_that_are_parallel_never_meet() -> None:
    assert crossings(Line(0, 0, 1.0, 0.0), Line(0, 5, 1.0, 0.0)) == ()


def test_a_ray_meets_nothing_behind_it() -> None:
    ray = Line(0.0, 0.0, 1.0, 0.0, is_ray=True)
    assert crossings(ray, Line(-5.0, 0.0, 0.0, 1.0)) == ()
    assert crossings(ray, Circle(0.0, 0.0, 5.0)) == ((5.0, 0.0),)


def test_a_line_touches_a_circle_once() -> None:
    assert crossings(Line(0.0, 5.0, 1.0, 0.0), Circle(0.0, 0.0, 5.0)) == ((0.0, 5.0),)


def test_circles_meet_on_both_sides_once_or_not_at_all() -> None:
    first = Circle(0.0, 0.0, 5.0)
    assert len(crossings(first, Circle(8.0, 0.0, 5.0))) == 2
    assert crossings(first, Circle(10.0, 0.0, 5.0)) == ((5.0, 0.0),)
    assert crossings(first, Circle(20.0, 0.0, 5.0)) == ()
    assert crossings(first, first) == ()


def test_the_middle_of_a_circle_has_a_nearest_point_too() -> None:
    assert Circle(1.0, 2.0, 5.0).nearest((1.0, 2.0)) == (1.0, 7.0)


@pytest.mark.parametrize("azimuth", [0.0, 33.0, 90.0, 180.0, 270.0, 359.0])
def test_azimuths_run_clockwise_from_north(azimuth: float) -> None:
    de, dn = heading(azimuth)
    assert azimuth_deg((0.0, 0.0), (de, dn)) == pytest.approx(azimuth)
    angle = math.radians(azimuth_of(azimuth))
    assert (de, dn) == pytest.approx((math.cos(angle), math.sin(angle)), abs=1e-12)
    assert azimuth_of(azimuth_of(azimuth)) == azimuth
