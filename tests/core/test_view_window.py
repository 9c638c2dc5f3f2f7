"""The one transform between map and screen."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.view_window import ViewWindow, round_length_m

windows = st.builds(
    ViewWindow,
    centre_e=st.floats(-1e7, 4e7),
    centre_n=st.floats(-1e7, 1e7),
    metres_per_pixel=st.floats(1e-3, 1e3),
    width_px=st.floats(1, 4000),
    height_px=st.floats(1, 4000),
)
pixels = st.floats(-4000, 4000)


@given(windows, pixels, pixels)
def test_a_pixel_goes_to_the_map_and_back(window: ViewWindow, x_px: float, y_px: float) -> None:
    back = window.to_screen(*window.to_map(x_px, y_px))
    assert back == pytest.approx((x_px, y_px), abs=1e-4 + 1e-8 / window.metres_per_pixel * 10)


@given(windows, st.floats(0.1, 10), pixels, pixels)
def test_zooming_keeps_the_point_under_the_pointer(window: ViewWindow, factor: float, x_px: float, y_px: float) -> None:
    before = window.to_map(x_px, y_px)
    assert window.zoomed(factor, x_px, y_px).to_map(x_px, y_px) == pytest.approx(before, rel=1e-9, abs=1e-6)


@given(windows, pixels, pixels)
def test_panning_moves_the_map_with_the_hand(window: ViewWindow, dx_px: float, dy_px: float) -> None:
    moved = window.panned(dx_px, dy_px)
    assert moved.to_map(dx_px, dy_px) == pytest.approx(window.to_map(0, 0), rel=1e-9, abs=1e-6)


def test_north_is_up_and_east_is_right() -> None:
    window = ViewWindow(0, 0, 2, 100, 100)
    assert window.to_screen(10, 0) == (55, 50)
    assert window.to_screen(0, 10) == (50, 45)
    assert window.bounds == (-100, -100, 100, 100)


def test_a_fitting_window_holds_the_bounds_with_its_margin() -> None:
    window = ViewWindow.fitting((0, 0, 300, 100), 600, 600, margin=0.1)
    assert window.metres_per_pixel == pytest.approx(300 * 1.2 / 600)
    west, south, east, north = window.bounds
    assert max(west, south) < 0
    assert min(east - 300, north - 100) > 0
    assert (west + east) / 2 == pytest.approx(150)


@pytest.mark.parametrize("bounds", [(5, 5, 5, 5), (0, 0, 10, 0)])
def test_bounds_without_extent_still_give_a_window(bounds: tuple[float, float, float, float]) -> None:
    assert ViewWindow.fitting(bounds, 100, 100).metres_per_pixel > 0


def test_a_scale_of_2000_shows_two_kilometres_on_a_metre_of_screen() -> None:
    window = ViewWindow(0, 0, 1, 960, 960).at_scale(2000, 96)
    assert window.scale_denominator(96) == pytest.approx(2000)
    assert window.metres_per_pixel * 96 / 0.0254 == pytest.approx(2000)  # 96 pixels are an inch, 25.4 mm


@given(st.floats(1e-3, 1e6))
def test_a_scale_bar_is_the_longest_round_length_that_fits(longest_m: float) -> None:
    length = round_length_m(longest_m)
    assert length <= longest_m < length * 2.5 * (1 + 1e-9)
    mantissa = length / 10 ** math.floor(math.log10(length) + 1e-9)
    assert round(mantissa, 6) in (1, 2, 5)
