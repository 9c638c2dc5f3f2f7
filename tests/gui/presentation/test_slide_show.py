"""The show is driven by keys, and no key changes the plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from siteplanner.core import edits
from siteplanner.core.slides import Slide
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.presenter_window import PresenterWindow
from siteplanner.gui.presentation.slide_show import SlideShow
from siteplanner.services.planning_session import PlanningSession

Key = Qt.Key


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, session: PlanningSession) -> Iterator[SlideShow]:
    assert session.plan is not None
    made = SlideShow(desk, Slide("live"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    yield made
    made.close()


def press(show: SlideShow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(show, key)


def test_keys_step_forth_and_back(show: SlideShow) -> None:
    forth = (Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_Return)
    back = (Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Backspace, Key.Key_Left)
    for on, off in zip(forth, back, strict=True):
        press(show, on, on)
        assert show.slide.slide_id == "S03", on
        press(show, off)
        assert show.slide.slide_id == "S02", off
        press(show, Key.Key_Home)


def test_the_ends_say_that_they_are_ends(show: SlideShow) -> None:
    press(show, Key.Key_Left)
    assert show.at == 0
    assert "first" in show.hint.text()
    press(show, Key.Key_End, Key.Key_Right)
    assert show.at == 2
    assert "last" in show.hint.text()
    press(show, Key.Key_Home)
    assert show.at == 0


def test_a_number_and_enter_go_to_that_slide_and_to_the_last_where_there_are_fewer(show: SlideShow) -> None:
    press(show, Key.Key_3, Key.Key_Return)
    assert show.slide.slide_id == "S03"
    press(show, Key.Key_1, Key.Key_Return)
    assert show.at == 0
    press(show, Key.Key_9, Key.Key_9, Key.Key_Enter)
    assert show.at == 2
    press(show, Key.Key_1, Key.Key_B, Key.Key_Left)  # another key forgets the number
    assert show.at == 1


def test_no_key_changes_the_plan(show: SlideShow, session: PlanningSession) -> None:
    plan, at = session.plan, session.history.at
    for code in (*range(Key.Key_Space, Key.Key_QuoteLeft), Key.Key_Delete, Key.Key_Backspace, Key.Key_Tab, Key.Key_F8):
        for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            QTest.keyClick(show, Key(code), held)
    assert session.plan is plan
    assert session.history.at == at


def test_before_and_after(show: SlideShow) -> None:
    press(show, Key.Key_B)
    assert show.stage.scenario_id == "east"
    press(show, Key.Key_B)
    assert show.stage.scenario_id == "base"
    press(show, Key.Key_End, Key.Key_B)
    assert "no scenario before" not in show.hint.text() or show.stage.other_scenario == ""


def test_esc_steps_back_one_level_at_a_time(show: SlideShow, qtbot: QtBot) -> None:
    press(show, Key.Key_P, Key.Key_L, Key.Key_D, Key.Key_H)
    assert show.keys_card.isVisible()
    press(show, Key.Key_Escape)
    assert not show.keys_card.isVisible()
    assert show.curtain.isVisible()
    press(show, Key.Key_Escape)
    assert not show.curtain.isVisible()
    assert show.laser.on
    press(show, Key.Key_Escape)
    assert not show.laser.on
    assert show.stage.player.running
    press(show, Key.Key_Escape)
    assert not show.stage.player.running
    with qtbot.waitSignal(show.left):
        press(show, Key.Key_Escape)


def test_the_laser_follows_the_mouse_without_taking_it(show: SlideShow) -> None:
    press(show, Key.Key_L)
    assert show.laser.place is None
    at = QPointF(30, 8)
    title = show.stage.title
    assert title.hasMouseTracking()  # else it would not tell of a mouse that only moves
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        title, QMouseEvent(QEvent.Type.MouseMove, at, title.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    )
    assert show.laser.place is not None
    assert show.laser.place.toPoint() == title.mapTo(show, at.toPoint())
    press(show, Key.Key_L)
    assert not show.laser.on


def test_type_grows_and_shrinks(show: SlideShow) -> None:
    before = show.stage.look.text_px
    press(show, Key.Key_Plus, Key.Key_Plus)
    assert show.stage.look.text_px > before
    press(show, Key.Key_Minus, Key.Key_Minus)
    assert show.stage.look.text_px == before


def test_a_step_in_the_plan_shows_at_once(show: SlideShow, session: PlanningSession) -> None:
    session.apply(edits.save_slide(Slide("S01", "Renamed")))
    assert show.stage.title.text() == "Renamed"
    press(show, Key.Key_End)
    session.apply(edits.remove_slide("S03"))
    assert show.slide.slide_id == "S02"


def test_without_slides_the_view_is_shown(show: SlideShow, session: PlanningSession) -> None:
    for slide_id in ("S01", "S02", "S03"):
        session.apply(edits.remove_slide(slide_id))
    assert show.slide == show.live


def test_another_plan_ends_the_show(show: SlideShow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(show.left):
        desk.open_session(None)


def test_the_presenter_sees_notes_and_the_next_slide_and_drives_from_there(show: SlideShow, qtbot: QtBot) -> None:
    notes = PresenterWindow(show)
    qtbot.addWidget(notes)
    notes.show()
    assert notes.notes.text() == "Begin with power"
    assert notes.next.slide is not None
    assert notes.next.slide.slide_id == "S02"
    QTest.keyClick(notes, Key.Key_Right)
    assert show.slide.slide_id == "S02"
    assert notes.title.text().startswith("2 / 3")
    assert notes.notes.text() == "There are no notes for this slide."
    QTest.keyClick(notes, Key.Key_End)
    assert notes.next_title.text() == "That was the last slide."
    assert not notes.next.isVisible()
    QTest.keyClick(notes, Key.Key_N)
    assert not notes.isVisible()


def test_a_comparison_and_words_have_no_before(show: SlideShow) -> None:
    for number in (1, 2):
        show.go_to(number)
        press(show, Key.Key_B)
        assert not show.stage.before
        assert "no scenario before" in show.hint.text()
    assert len(show.stage.maps.shown_maps) == 2


def test_after_a_click_into_the_map_keys_are_the_show_s_still(show: SlideShow) -> None:
    view = show.stage.maps.shown_maps[0].view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center())
    assert not view.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or show, Key.Key_Right)
    assert show.at == 1


def test_a_raised_digit_is_no_number_and_keys_with_control_are_none_of_the_show_s(show: SlideShow) -> None:
    wanted: list[bool] = []
    show.trial_wanted.connect(lambda: wanted.append(True))
    QTest.keyClick(show, Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not wanted
    QApplication.sendEvent(show, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "²"))
    press(show, Key.Key_Return)
    assert show.at == 1  # Enter alone is the next slide


def test_esc_forgets_a_number_before_it_ends_the_show(show: SlideShow) -> None:
    press(show, Key.Key_3, Key.Key_Escape)
    assert show.isVisible()
    press(show, Key.Key_Return)
    assert show.at == 1


def test_hidden_it_does_nothing(show: SlideShow) -> None:
    press(show, Key.Key_P, Key.Key_L)
    show.hide()
    assert not show.stage.player.running
    assert not show.laser.on


def test_slides_turned_over_and_over_leave_nothing_on_the_map(show: SlideShow) -> None:
    press(show, Key.Key_End, Key.Key_Home)
    items = len(show.stage.maps.shown_maps[0].view.scene().items())
    for _ in range(5):
        press(show, Key.Key_End, Key.Key_Home)
    assert len(show.stage.maps.shown_maps[0].view.scene().items()) == items


def test_under_the_laser_there_is_no_hand(show: SlideShow) -> None:
    viewport = show.stage.maps.shown_maps[0].view.viewport()
    press(show, Key.Key_L)
    assert viewport.cursor().shape() == Qt.CursorShape.BlankCursor
    press(show, Key.Key_L)
    assert viewport.cursor().shape() != Qt.CursorShape.BlankCursor


def test_a_scenario_that_is_gone_is_said(show: SlideShow, session: PlanningSession) -> None:
    session.apply(edits.save_slide(Slide("S01", "First", scenario_id="lost")))
    assert show.stage.scenario_id == "base"
    assert "the scenario of this slide is gone" in show.stage.place.text()


def test_a_long_table_turns_by_pages_of_whole_rows_before_the_slide_does(
    show: SlideShow, session: PlanningSession
) -> None:
    session.apply(edits.save_slide(Slide("S04", "Indicators", kind="figures", table="indicators"), "S01"))
    show.resize(900, 300)
    press(show, Key.Key_Right)
    page, table = show.stage.figures, show.stage.figures.table
    assert page.pages > 2
    assert f"page 1 of {page.pages}" in show.stage.place.text()
    seen: list[int] = []
    for number in range(page.pages):
        assert show.slide.slide_id == "S04"
        rows = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
        assert rows
        assert sum(map(table.rowHeight, rows)) <= table.viewport().height(), f"page {number} is cut"
        seen += rows
        press(show, Key.Key_Right)
    assert seen == list(range(table.rowCount()))
    assert show.slide.slide_id == "S02"
    press(show, Key.Key_Left)
    assert (show.slide.slide_id, page.page) == ("S04", page.pages - 1)
    for _ in range(page.pages):
        press(show, Key.Key_Left)
    assert show.slide.slide_id == "S01"


def test_words_over_the_stage_do_not_cover_the_legend(show: SlideShow) -> None:
    legend = show.stage.legend
    assert legend.isVisible()
    show.tell("3 / 3")
    for size in ((900, 600), (2560, 1440), (700, 500)):
        show.resize(*size)
        assert show.hint.isVisible()
        assert not show.hint.geometry().intersects(QRect(legend.mapTo(show, QPoint(0, 0)), legend.size())), size


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (500, 300)])
def test_the_card_of_keys_is_large_and_fits_the_screen(show: SlideShow, size: tuple[int, int]) -> None:
    show.resize(*size)
    press(show, Key.Key_H)
    assert show.rect().contains(show.keys_card.geometry())
    if size[1] >= 700:
        assert show.keys_card.font().pixelSize() >= show.stage.look.text_px


def test_the_presenters_clock_runs_only_while_it_is_seen(show: SlideShow, qtbot: QtBot) -> None:
    notes = PresenterWindow(show)
    assert not notes.ticking
    notes.show()
    assert notes.ticking
    notes.hide()
    assert not notes.ticking
