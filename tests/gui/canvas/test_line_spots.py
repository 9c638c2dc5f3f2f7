"""Names along lines: at even distances from the line's start, only where it is straight, never upside down."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.line_spots import APART_PX, line_spots

WINDOW = ViewWindow(0, 0, 1.0, 800, 600)
TEXT = (80.0, 14.0)


def spots(line: shapely.LineString, window: ViewWindow = WINDOW) -> list[tuple[float, float, float]]:
    return [(spot.x, spot.y, spot.angle_deg) for spot in line_spots(line, window, TEXT)]


def test_a_short_line_is_named_once_in_its_middle() -> None:
    assert spots(shapely.LineString([(-100, 50), (100, 50)])) == [pytest.approx((400, 250, 0))]


def test_a_line_shorter_than_its_name_is_not_named() -> None:
    assert spots(shapely.LineString([(0, 0), (70, 0)])) == []


def test_a_long_line_is_named_again_and_again() -> None:
    made = spots(shapely.LineString([(-5000, 0), (5000, 0)]))
    assert 1 <= len(made) <= 2
    several = spots(shapely.LineString([(-5000, 0), (5000, 0)]), ViewWindow(0, 0, 5.0, 2000, 600))
    assert [b[0] - a[0] for a, b in pairwise(several)] == pytest.approx([10000 / 5 / 3] * 2)
    assert APART_PX <= 10000 / 5 / 3


def test_a_bend_is_not_named() -> None:
    assert spots(shapely.LineString([(-100, 0), (0, 0), (0, 100)])) == []


@given(st.floats(-180, 180))
def test_text_is_never_upside_down(azimuth: float) -> None:
    dx, dy = math.cos(math.radians(azimuth)), math.sin(math.radians(azimuth))
    ((x, y, angle_deg),) = spots(shapely.LineString([(-100 * dx, -100 * dy), (100 * dx, 100 * dy)]))
    assert -90 <= angle_deg <= 90
    assert (x, y) == pytest.approx((400, 300))


@given(st.floats(-200, 200), st.floats(-150, 150))
def test_a_pan_moves_no_name(dx: float, dy: float) -> None:
    line = shapely.LineString([(-3000, -2000), (3000, 2000)])
    here = {spot.number: WINDOW.to_map(spot.x, spot.y) for spot in line_spots(line, WINDOW, TEXT)}
    panned = WINDOW.panned(dx, dy)
    there = {spot.number: panned.to_map(spot.x, spot.y) for spot in line_spots(line, panned, TEXT)}
    for number in here.keys() & there.keys():
        assert there[number] == pytest.approx(here[number], abs=1e-6)


def test_only_the_piece_in_the_window_is_walked() -> None:
    long = shapely.LineString([(-1e6, 0), (1e6, 0)])
    assert len(spots(long, ViewWindow(0, 0, 0.01, 800, 600))) <= 2
    assert spots(long, ViewWindow(0, 5000, 0.01, 800, 600)) == []


def test_a_side_too_short_to_be_divided_by_changes_nothing() -> None:
    """A corner 5e-307 m from the next: its length divides to infinity."""
    plain = shapely.LineString([(0.0, 250.0), (0.0, -250.0)])
    doubled = shapely.LineString([(0.0, 250.0), (0.0, 5.033624736265648e-307), (0.0, 0.0), (0.0, -250.0)])
    assert spots(doubled)[0] == pytest.approx(spots(plain)[0])
