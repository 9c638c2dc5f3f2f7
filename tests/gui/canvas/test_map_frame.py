"""Scale bar, numeric scale, north arrow and grid all tell what the one window of the view shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pyproj import CRS
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from siteplanner.core.map_grid import grid_of
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import METRES_PER_INCH, ViewWindow
from siteplanner.drawing.style_values import LineStyle
from siteplanner.gui.canvas.decorations import NorthArrow
from siteplanner.gui.canvas.grid_layer import draw_grid
from siteplanner.gui.canvas.ink import Ink
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]
LINE = LineStyle((255, 0, 0, 255), 1.0)


@pytest.mark.parametrize("scale", [50, 500, 2000, 12_345])
def test_bar_and_number_agree(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any, scale: int) -> None:
    opened(two_plants)
    window.canvas.set_scale(scale)
    rest(window, qtbot)
    bar, dpi = window.canvas.scale_bar, window.canvas.logicalDpiX()
    on_screen_m = bar.length_px / dpi * METRES_PER_INCH
    assert bar.length_m / on_screen_m == pytest.approx(window.canvas.scale_denominator, rel=1e-9)
    assert window.status.scale.text() == f"1:{round(window.canvas.scale_denominator)}"


def test_the_bar_and_the_map_agree(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> None:
    opened(two_plants)
    view, bar = window.canvas.view, window.canvas.scale_bar
    for factor in (1.0, 1.7, 0.3):
        view.zoom_centre(factor)
        ends = [view.viewportTransform().map(view.to_scene(ORIGIN[0] + e, ORIGIN[1])) for e in (0.0, bar.length_m)]
        assert ends[1].x() - ends[0].x() == pytest.approx(bar.length_px, abs=1e-6)


# -- north ---------------------------------------------------------------------------------------------------------


def arrow(window: MainWindow, crs: int, east: float, north: float) -> NorthArrow:
    made = NorthArrow(window.desk.styles, window)
    made.show_place(CRS(crs), ViewWindow(east, north, 1.0, 100, 100))
    return made


def test_near_the_meridian_true_north_is_only_in_the_tool_tip(window: MainWindow) -> None:
    made = arrow(window, 4547, 470_015.0, 4_174_254.0)  # 113.66 E: (113.66 - 114) · sin 37.7 = -0.21 degrees
    assert made.true_north_deg == pytest.approx(0.21, abs=0.01)
    assert made.text() == ""
    assert made.toolTip() == "Grid north is up. True north lies 0.21° east of it here."


def test_far_from_the_meridian_true_north_stands_beside_the_arrow(window: MainWindow) -> None:
    made = arrow(window, 4508, 734_604.0, 4_177_531.0)  # 2.66 degrees east of 111 E: 1.63 degrees
    assert made.true_north_deg == pytest.approx(-1.63, abs=0.02)
    assert made.text() == "true N 1.6° W"
    assert made.sizeHint().width() > arrow(window, 4547, 470_015.0, 4_174_254.0).sizeHint().width()


def test_where_nothing_is_known_grid_north_is_up(window: MainWindow) -> None:
    assert arrow(window, 4547, 1e30, 1e30).toolTip() == "Grid north is up."


def test_the_pointer_resting_on_the_arrow_tells_and_the_arrow_takes_no_click(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    canvas = window.canvas
    at = canvas.north_arrow.geometry().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at))
    assert QApplication.sendEvent(canvas.view.viewport(), event)
    assert QToolTip.text() == canvas.north_arrow.toolTip()
    QToolTip.hideText()
    assert canvas.childAt(at) is canvas.view.viewport()


# -- the grid ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_lines_stand_at_their_ordinates_on_every_screen(qapp: Any, ratio: float) -> None:
    window = ViewWindow(470_010.0, 4_174_020.0, 0.37, 400, 300)
    with Ink(window, ratio, (255, 255, 255, 255)) as ink:
        draw_grid(ink.painter, window, LINE)
    image = ink.image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    red = pixels[:, : image.width(), 1] < 200
    for columns, expected in (
        (np.flatnonzero(red.all(axis=0)), [window.to_screen(e, 0.0)[0] for e in grid_of(window).eastings]),
        (np.flatnonzero(red.all(axis=1)), [window.to_screen(0.0, n)[1] for n in grid_of(window).northings]),
    ):
        lines = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
        assert len(lines) == len(expected)
        for line, at in zip(lines, sorted(expected), strict=True):
            assert len(line) <= np.ceil(ratio)
            assert abs(line.mean() + 0.5 - at * ratio) <= ratio + 0.5


def test_the_grid_is_turned_on_and_off_and_kept_in_the_look(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    frame = window.canvas.map_frame
    assert frame.grid_eastings.isHidden()
    before = window.canvas.view.pictures_asked_for
    window.qt_actions["toggle_grid"].trigger()
    rest(window, qtbot)
    assert window.desk.look.grid
    assert window.qt_actions["toggle_grid"].isChecked()
    assert not frame.grid_eastings.isHidden()
    assert window.canvas.view.pictures_asked_for > before
    window.desk.set_look(replace(window.desk.look, grid=False))
    assert frame.grid_northings.isHidden()


def test_ordinates_stand_at_their_lines_without_touching_each_other(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    window.qt_actions["toggle_grid"].trigger()
    for scale in (300, 1000, 4321, 20_000):
        window.canvas.set_scale(scale)
        rest(window, qtbot)
        shown, frame = window.canvas.view.window(), window.canvas.map_frame
        eastings = frame.grid_eastings.labels()
        assert len(eastings) >= 2
        assert eastings[0][1].startswith("Y(east) ")
        for at, text in eastings:
            assert shown.to_screen(float(text.removeprefix("Y(east) ")), 0.0)[0] == pytest.approx(at, abs=1.0)
        for at, text in frame.grid_northings.labels():
            assert shown.to_screen(0.0, float(text.removeprefix("X(north) ")))[1] == pytest.approx(at, abs=1.0)
        widths = [frame.grid_eastings._pixmap(text).deviceIndependentSize().width() for _, text in eastings]
        ends = [(at - w / 2, at + w / 2) for (at, _), w in zip(eastings, widths, strict=True)]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert frame.grid_eastings.grab().toImage().pixelColor(QPoint(1, 1)).isValid()
