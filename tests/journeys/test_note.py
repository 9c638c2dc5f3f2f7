"""Notes and arrows in the real window: typed on the map, in Chinese too, never lost, one undo step each."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.features import Feature
from siteplanner.core.notes import Note, read_note
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.note_editor import NoteEditor
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.journeys.hand import LEFT, Hand

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[Plan], PlanningSession]
E, N = ORIGIN


@pytest.fixture
def hand(window: MainWindow, opened: Opened, two_plants: Plan) -> Hand:
    opened(two_plants)
    window.canvas.view.setFocus()
    return Hand(window)


def session_of(hand: Hand) -> PlanningSession:
    session = hand.window.desk.session
    assert session is not None
    return session


def editor_at(hand: Hand, east_m: float, north_m: float) -> NoteEditor:
    """The note tool in hand, a click, the editor open."""
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_T, CTRL_SHIFT)
    hand.click(E + east_m, N + north_m)
    editor = hand.window.canvas.surface.note_editing.editor
    assert editor.isVisible()
    assert editor.words.hasFocus()
    return editor


def notes(hand: Hand) -> list[tuple[Note | None, object]]:
    frame = session_of(hand).plan.annotations
    assert frame is not None
    rows = zip(frame.geometry, frame["text"], frame["style"], frame["scenario_id"].astype(object), strict=True)
    return [(read_note(shape, text, style), owner) for shape, text, style, owner in rows]


def test_a_note_is_typed_where_it_stands_and_is_one_step(hand: Hand, two_plants: Plan) -> None:
    editor = editor_at(hand, 0.2, 0.1)
    QTest.keyClicks(editor.words, "North gate")
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert notes(hand) == [(Note((E, N), "North gate"), "base")], "snapped to the corner of the parcel"
    session = session_of(hand)
    assert (session.history.at, str(session.history.undo_label)) == (1, "Note “North gate”")
    assert session.selected == (Feature("annotations", "N001"),)
    assert hand.window.canvas.view.hasFocus()
    hand.window.desk.undo()
    assert session.plan is two_plants


def test_letters_typed_in_it_are_no_shortcuts(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    before = hand.window.canvas.snapping
    QTest.keyClicks(editor.words, "vpmrsdaxytc qk 123")
    QTest.keyClick(editor.words, Qt.Key.Key_Delete)
    assert editor.words.toPlainText() == "vpmrsdaxytc qk 123"
    assert hand.window.canvas.tool.name == "note"
    assert hand.window.canvas.snapping == before
    editor.finish()
    assert notes(hand)[0][0] is not None


def test_what_the_input_method_composes_is_not_lost(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    assert editor.words.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(editor.words, QInputMethodEvent("beimen", []))
    assert editor.isVisible()
    done = QInputMethodEvent("", [])
    done.setCommitString("北门")
    QApplication.sendEvent(editor.words, done)
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    assert notes(hand)[0][0] == Note(notes(hand)[0][0].at, "北门")  # type: ignore[union-attr]


def test_escape_keeps_what_is_typed_and_nothing_typed_leaves_nothing(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "kept")
    QTest.keyClick(editor.words, Qt.Key.Key_Escape)
    assert [note.text for note, _ in notes(hand) if note] == ["kept"]
    editor_at(hand, 150, 100)
    QTest.keyClick(editor.words, Qt.Key.Key_Escape)
    assert len(notes(hand)) == 1
    assert hand.window.canvas.tool.name == "note"
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.tool.name == "select"


def test_a_click_elsewhere_on_the_map_keeps_the_words_and_sets_no_new_note(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "one")
    hand.click(E + 150, N + 100)
    assert not editor.isVisible()
    assert [note.text for note, _ in notes(hand) if note] == ["one"]


def test_leaving_for_another_panel_keeps_the_words(hand: Hand, qtbot: object) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "one")
    hand.window.catalogue_panel.search.setFocus()
    QApplication.processEvents()
    assert not editor.isVisible()
    assert len(notes(hand)) == 1
    assert hand.window.catalogue_panel.search.hasFocus()


def test_several_lines_a_size_and_all_scenarios(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "one")
    QTest.keyClick(editor.words, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(editor.words, "two")
    editor.size_pt.setValue(18)
    editor.for_all.click()
    QTest.keyClick(editor.size_pt, Qt.Key.Key_Return)
    ((note, owner),) = notes(hand)
    assert note is not None
    assert (note.text, note.size_pt) == ("one\ntwo", 18.0)
    assert pd.isna(owner), "blank: for all scenarios"
    assert hand.window.desk.settings.get("note_size_pt") == 18.0


def test_an_arrow_points_from_its_words(hand: Hand) -> None:
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_L, CTRL_SHIFT)
    hand.click(E + 60.1, N + 20.1)
    hand.click(E + 90, N + 90)
    editor = hand.window.canvas.surface.note_editing.editor
    QTest.keyClicks(editor.words, "gap")
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    ((note, _),) = notes(hand)
    assert note is not None
    assert note.tip == (E + 60, N + 20)
    assert note.at == pytest.approx((E + 90, N + 90), abs=0.2)
    (mark,) = hand.window.canvas.surface.annotations.shown
    assert [head.shape for head in mark.heads] == ["arrow"]


def test_an_arrow_needs_no_words(hand: Hand) -> None:
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_L, CTRL_SHIFT)
    hand.click(E + 60, N + 20)
    hand.click(E + 90, N + 90)
    QTest.keyClick(hand.window.canvas.surface.note_editing.editor.words, Qt.Key.Key_Escape)
    assert len(notes(hand)) == 1


def double_click(hand: Hand, at: QPointF) -> None:
    viewport = hand.window.canvas.view.viewport()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        screen = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, screen, LEFT, held, Qt.KeyboardModifier.NoModifier))


def test_a_double_click_on_its_words_changes_them(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "a rather long note")
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    canvas = hand.window.canvas
    canvas.use_select()
    box = canvas.surface.annotations.words_box("N001")
    assert box is not None
    hand.window.desk.select_features(())
    at = QPointF(box.left() + 4, box.center().y())
    double_click(hand, at)
    assert editor.isVisible()
    assert editor.words.toPlainText() == "a rather long note"
    QTest.keyClicks(editor.words, "short")
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    assert [note.text for note, _ in notes(hand) if note] == ["short"]
    assert str(session_of(hand).history.undo_label) == "Change note “short”"


def test_the_selected_note_is_changed_by_keys_and_emptied_it_goes(hand: Hand) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "x")
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    hand.window.canvas.use_select()
    QTest.keyClick(hand.window.canvas.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.isVisible()
    QTest.keyClick(editor.words, Qt.Key.Key_Delete)
    QTest.keyClick(editor.words, Qt.Key.Key_Return)
    assert notes(hand) == []
    hand.window.desk.undo()
    assert len(notes(hand)) == 1


def test_another_plan_gets_nothing_of_what_was_being_typed(hand: Hand, opened: Opened, two_plants: Plan) -> None:
    editor = editor_at(hand, 100, 100)
    QTest.keyClicks(editor.words, "x")
    other = opened(two_plants)
    assert not editor.isVisible()
    assert other.plan is two_plants
