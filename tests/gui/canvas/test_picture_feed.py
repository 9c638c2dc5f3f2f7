"""When a new picture is asked for, and when the one there is will do."""

from __future__ import annotations

import pytest

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.picture_feed import with_margin
from tests.gui.canvas.conftest import Bench
from tests.gui.canvas.test_plan_canvas import Requests


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [(801, 599), (1920, 1080), (333, 1000)])
def test_the_margin_is_whole_device_pixels(ratio: float, size: tuple[int, int]) -> None:
    view = ViewWindow(500_000.3, 3_000_000.7, 0.37, *size)
    picture = with_margin(view)
    for grown, shown in ((picture.width_px, view.width_px), (picture.height_px, view.height_px)):
        margin = (grown - shown) / 2
        assert margin >= 0.25 * shown
        assert (margin * ratio).is_integer()


def test_a_small_pan_needs_no_new_picture(bench: Bench, qtbot: object) -> None:
    asked = Requests(bench.canvas)
    bench.canvas.view.pan_by(20, 10)
    assert bench.canvas.view.picture_is_current
    assert asked.count == 0


def test_a_pan_beyond_half_the_margin_asks_for_the_next_picture_before_the_edge_shows(
    bench: Bench, qtbot: object
) -> None:
    asked = Requests(bench.canvas)
    bench.canvas.view.pan_by(130, 0)
    assert asked.count == 1
    bench.settle(qtbot)


def test_a_hand_that_never_rests_gets_pictures(bench: Bench, qtbot: object) -> None:
    view, asked = bench.canvas.view, Requests(bench.canvas)
    for _ in range(30):
        view.pan_by(12, 0)
    assert asked.count == 1  # the first is not thrown away for the others
    bench.settle(qtbot)
    assert asked.count == 2


def test_a_picture_of_quite_another_scale_is_not_waited_for(bench: Bench, qtbot: object) -> None:
    asked = Requests(bench.canvas)
    bench.canvas.zoom(1.2)
    bench.canvas.zoom(8.0)
    assert asked.count == 2
    assert not bench.canvas.view.picture_is_current
    bench.settle(qtbot)


def test_zooming_asks_for_a_sharp_picture(bench: Bench, qtbot: object) -> None:
    bench.canvas.zoom(1.1)
    assert not bench.canvas.view.picture_is_current
    bench.settle(qtbot)
    assert bench.canvas.view.picture_is_current
