"""The coordinate grid of a view."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.map_grid import CLOSEST_LINES_PX, grid_of, grid_step_m, ordinate_text
from siteplanner.core.view_window import ViewWindow

scales = st.floats(0.002, 1000)


@given(scales)
def test_the_spacing_is_a_round_number_and_never_crowded(metres_per_pixel: float) -> None:
    step = grid_step_m(metres_per_pixel)
    assert f"{step:e}"[0] in "125"
    assert float(f"{step:e}"[2:8]) == 0
    assert CLOSEST_LINES_PX * (1 - 1e-9) <= step / metres_per_pixel <= CLOSEST_LINES_PX * 2.5 * (1 + 1e-9)


@given(scales, st.floats(-1e6, 4e7), st.floats(-1e6, 1e7))
def test_every_line_of_the_window_is_there_and_no_other(scale: float, east: float, north: float) -> None:
    window = ViewWindow(east, north, scale, 1366, 768)
    grid = grid_of(window)
    west, south, east_edge, north_edge = window.bounds
    for lines, low, high in ((grid.eastings, west, east_edge), (grid.northings, south, north_edge)):
        assert all(low <= at <= high for at in lines)
        assert all(b - a == pytest.approx(grid.step_m, rel=1e-3) for a, b in pairwise(lines))
        assert lines[0] - low < grid.step_m * 1.001
        assert high - lines[-1] < grid.step_m * 1.001


def test_a_line_below_a_metre_is_the_decimal_that_its_label_says() -> None:
    grid = grid_of(ViewWindow(470_000.3, 4_174_000.3, 0.002, 600, 600))
    assert [float(ordinate_text(at, grid.step_m)) for at in grid.eastings] == list(grid.eastings)
