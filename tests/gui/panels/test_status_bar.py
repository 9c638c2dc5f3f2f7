"""The status bar: places and scales typed, snapping, findings in a few words, work and its cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from siteplanner.core.plan import Plan
from siteplanner.core.text import Template
from siteplanner.core.work import Work
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.status_bar import StatusBar
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def bar(window: MainWindow, opened: Opened, two_plants: Plan) -> StatusBar:
    opened(two_plants)
    return window.status


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    heard: list[str] = []
    window.desk.told.connect(lambda message, _action: heard.append(str(message)))
    return heard


def type_in(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)  # as pasted; QTest types ASCII only
    QTest.keyClick(field, Qt.Key.Key_Return)


def centre(window: MainWindow) -> tuple[float, float]:
    west, south, east, north = window.canvas.view.window().bounds
    return (west + east) / 2, (south + north) / 2


@pytest.mark.parametrize("typed", ["4174060, 470200", "4174060 38470200", "470200,4174060"])
def test_typed_coordinates_put_the_place_into_the_middle(
    window: MainWindow, bar: StatusBar, qtbot: Any, typed: str
) -> None:
    type_in(bar.coordinates, typed)
    rest(window, qtbot)
    assert centre(window) == pytest.approx((470_200.0, 4_174_060.0), abs=2.0)


def test_what_is_no_place_is_said_and_moves_nothing(window: MainWindow, bar: StatusBar, said: list[str]) -> None:
    before = window.canvas.view.window().bounds
    type_in(bar.coordinates, "somewhere")
    assert "no pair of coordinates" in said[0]
    assert window.canvas.view.window().bounds == before


def test_a_typed_scale_is_taken(window: MainWindow, bar: StatusBar, qtbot: Any) -> None:
    for typed in ("1:2000", "5000", "1:1,000"):
        type_in(bar.scale, typed)
        rest(window, qtbot)
        window.canvas.setFocus()
        shown = window.canvas.view.window().scale_denominator(window.canvas.logicalDpiX())
        assert shown == pytest.approx(float(typed.removeprefix("1:").replace(",", "")), rel=0.01)


@pytest.mark.parametrize("typed", ["big", "1:0", "-5"])
def test_what_is_no_scale_is_said(window: MainWindow, bar: StatusBar, said: list[str], typed: str) -> None:
    before = window.canvas.view.window().bounds
    type_in(bar.scale, typed)
    assert "This is no scale" in said[0]
    assert window.canvas.view.window().bounds == before


def test_the_pointers_place_is_northing_then_easting(window: MainWindow, bar: StatusBar) -> None:
    window.canvas.setFocus()
    bar.show_pointer(ORIGIN[0] + 0.5, ORIGIN[1])
    assert bar.coordinates.text() == "X(north) 4174000.000   Y(east) 470000.500"


def test_the_pointer_does_not_write_over_what_is_being_typed(bar: StatusBar, qtbot: Any) -> None:
    bar.coordinates.setFocus()
    qtbot.waitUntil(bar.coordinates.hasFocus)
    bar.coordinates.setText("4174060, 4")
    bar.show_pointer(*ORIGIN)
    assert bar.coordinates.text() == "4174060, 4"


def test_the_coordinates_width_holds_a_zone_prefixed_pair(bar: StatusBar) -> None:
    text = "X(north) 4174254.332   Y(east) 38470015.675"
    assert bar.fontMetrics().horizontalAdvance(text) <= bar.coordinates.width() - 12


def test_the_snap_button_and_the_menu_are_one(window: MainWindow, bar: StatusBar) -> None:
    before = window.canvas.snapping
    QTest.mouseClick(bar.snap, Qt.MouseButton.LeftButton)
    assert window.canvas.snapping is not before
    window.commands.toggle_snap()
    assert (window.canvas.snapping, bar.snap.isChecked()) == (before, before)


def test_the_counts_are_those_of_the_panel_and_lead_there(window: MainWindow, bar: StatusBar) -> None:
    assert bar.counts.text() == window.findings_panel.summary.text()
    window.docks["findings"].hide()
    QTest.mouseClick(bar.counts, Qt.MouseButton.LeftButton)
    assert window.docks["findings"].isVisible()


def test_without_a_plan_nothing_is_counted(window: MainWindow, bar: StatusBar) -> None:
    window.desk.open_session(None)
    assert not bar.counts.isVisible()
    assert bar.crs.text() == ""


def test_the_coordinate_system_is_named_shortly_and_fully(bar: StatusBar) -> None:
    assert bar.crs.text() == "CGCS2000 114E"
    assert bar.crs.toolTip() == "EPSG:4547"


def test_work_is_shown_with_how_far_it_is_and_can_be_cancelled(window: MainWindow, bar: StatusBar, qtbot: Any) -> None:
    import threading

    go_on, ended = threading.Event(), []

    def job(work: Work) -> None:
        while True:
            work.step(3, 10, Template("t", "Counting"))
            go_on.wait(0.02)

    window.desk.background.start("files", job, ended.append, ended.append)
    qtbot.waitUntil(bar.progress.isVisible, timeout=5_000)
    assert (bar.progress.what.text(), bar.progress.bar.value(), bar.progress.bar.maximum()) == ("Counting", 3, 10)
    QTest.mouseClick(bar.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.progress.isVisible(), timeout=5_000)
    assert len(ended) == 1


@pytest.mark.parametrize("typed", ["1：５００", "1/500", "500", "1:0.05万"])
def test_a_scale_is_read_as_people_write_it(window: MainWindow, bar: StatusBar, typed: str) -> None:
    type_in(bar.scale, typed)
    assert window.canvas.scale_denominator == pytest.approx(500)
    assert bar.scale.text() == "1:500"
    assert window.canvas.view.hasFocus()


def test_a_place_outside_the_system_is_said_to_be_so(bar: StatusBar, said: list[str]) -> None:
    type_in(bar.coordinates, "4.35, 50.85")
    assert "outside the area that EPSG:4547 is made for" in said[0]


def test_degrees_minutes_and_seconds_go_there(window: MainWindow, bar: StatusBar) -> None:
    type_in(bar.coordinates, "113°39′36″E 37°42′00″N")
    assert centre(window) == pytest.approx((470_015.7, 4_174_254.3), abs=2.0)


def test_escape_leaves_a_field_and_gives_up_what_was_typed(window: MainWindow, bar: StatusBar) -> None:
    before = window.canvas.view.window().bounds
    shown = bar.scale.text()
    bar.scale.setFocus()
    QTest.keyClicks(bar.scale, "77")
    QTest.keyClick(bar.scale, Qt.Key.Key_Escape)
    assert window.canvas.view.hasFocus()
    assert bar.scale.text() == shown
    assert window.canvas.view.window().bounds == before


def test_a_field_that_gets_the_focus_is_ready_to_be_typed_over(bar: StatusBar, qtbot: Any) -> None:
    bar.scale.setFocus()
    qtbot.waitUntil(lambda: bar.scale.selectedText() == bar.scale.text() != "")


@pytest.mark.parametrize("way_out", ["Esc", "elsewhere"])
def test_what_was_refused_gives_way_to_the_pointers_place_when_the_field_is_left(
    window: MainWindow, bar: StatusBar, said: list[str], way_out: str
) -> None:
    bar.show_pointer(ORIGIN[0] + 0.5, ORIGIN[1])
    type_in(bar.coordinates, "abc")
    assert said
    assert bar.coordinates.text() == "abc", "it stays to be corrected"
    if way_out == "Esc":
        QTest.keyClick(bar.coordinates, Qt.Key.Key_Escape)
    else:
        window.canvas.view.setFocus()
    assert window.canvas.view.hasFocus()
    assert bar.coordinates.text() == "X(north) 4174000.000   Y(east) 470000.500"
    shown = bar.scale.text()
    type_in(bar.scale, "big")
    window.canvas.view.setFocus()
    assert bar.scale.text() == shown


def test_a_place_gone_to_is_marked_until_the_next_click(window: MainWindow, bar: StatusBar, qtbot: Any) -> None:
    view = window.canvas.view
    type_in(bar.coordinates, "4174060, 470200")
    rest(window, qtbot)
    assert window.canvas.place_mark.place == (470_200.0, 4_174_060.0)
    assert bar.coordinates.text() == "X(north) 4174060.000   Y(east) 470200.000"
    middle = view.viewportTransform().map(view.to_scene(470_200.0, 4_174_060.0)).toPoint()
    arm = middle + QPoint(7, 0)
    color = QColor(*window.desk.styles.snap.line.color[:3])
    picture = view.viewport().grab().toImage()
    across = [QColor(picture.pixel(arm + QPoint(0, row))).getRgb()[:3] for row in (-1, 0, 1)]  # it lies between pixels
    assert any(marked == pytest.approx(color.getRgb()[:3], abs=40) for marked in across)
    window.commands.theme_dark()
    assert window.canvas.place_mark.place is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.canvas.place_mark.place is None
    assert "X(north) 4174060" in bar.coordinates.text()


def test_words_that_follow_the_hand_do_not_lay_the_window_out_anew(
    window: MainWindow, bar: StatusBar, qtbot: Any, qapp: Any
) -> None:
    laid_out: list[str] = []

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                laid_out.append(bar.hint.text())
            return False

    rest(window, qtbot)
    window.canvas.hint_changed.emit("")
    for _ in range(5):
        qapp.processEvents()
    watch = Watch(window)
    window.installEventFilter(watch)
    for words in ("Corner of L1", "Edge of the long parcel L2 with its setback line"):
        window.canvas.hint_changed.emit(words)
        window.canvas.note.tell(QPoint(50, 50), words, None, window.desk.styles, checked=False)
        qapp.processEvents()
        assert bar.hint.text() == words
        assert words in window.canvas.note.text()
    assert laid_out == []
