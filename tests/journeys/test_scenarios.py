"""A planner makes a child, changes it, changes the base, and takes that over: by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.hand import Hand

Opened = Callable[[Plan], PlanningSession]
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def keyed(*keys: Qt.Key) -> Callable[[QDialog], int]:
    """What a person presses in a dialog; the dialog's answer."""

    def press(dialog: QDialog) -> int:
        dialog.show()
        for key in keys:
            QTest.keyClick(dialog.focusWidget() or dialog, key)
        return int(dialog.result())

    return press


def named(text: str) -> Callable[[QDialog], int]:
    def type_it(dialog: QDialog) -> int:
        dialog.show()
        QTest.keyClicks(dialog.focusWidget(), text)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        return int(dialog.result())

    return type_it


def test_a_child_follows_its_base_where_the_planner_says_so(
    window: MainWindow, opened: Opened, two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session, hand, view = opened(two_plants), Hand(window), window.canvas.view
    answers.give("QDialog.exec", named("West first"))
    QTest.keyClick(window, Qt.Key.Key_N, CTRL_ALT)
    child = session.scenario_id
    assert session.plan.scenario(child).name == "West first"
    nudge_first(window, Qt.Key.Key_Up)
    assert own_changes(session.plan, child).moved == ("P1",)
    assert window.canvas.change_marks.shown.moved == ("P1",)

    hand.control(Qt.Key.Key_9)
    tree = window.scenarios_panel.tree
    assert QApplication.focusWidget() is tree
    hand.key(Qt.Key.Key_Home)
    hand.key(Qt.Key.Key_Return)
    assert session.scenario_id == "base"
    hand.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view
    nudge_first(window, Qt.Key.Key_Right, times=2)
    nudge_first(window, Qt.Key.Key_Right, plant="P2")
    assert set(behind(session.plan, child).moved) == {"P1", "P2"}

    hand.control(Qt.Key.Key_9)
    window.scenarios_panel.show_plan(session.plan)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    answers.give("QDialog.exec", keyed(Qt.Key.Key_Return))
    QTest.keyClick(window, Qt.Key.Key_U, CTRL_ALT)
    assert not behind(session.plan, child)
    assert own_changes(session.plan, child).moved == ("P1",)  # in the clash the child's own place stays
    base, own = session.plan.plants("base"), session.plan.plants(child)
    assert own.geometry["P2"] == base.geometry["P2"]
    at = session.history.at
    hand.control(Qt.Key.Key_Z)
    assert session.history.at == at - 1
    assert set(behind(session.plan, child).moved) == {"P1", "P2"}
    rest(window, qtbot)


def nudge_first(window: MainWindow, key: Qt.Key, times: int = 1, plant: str = "P1") -> None:
    """Move a plant by the arrow keys on the map."""
    window.desk.select((plant,))
    window.canvas.view.setFocus()
    for _ in range(times):
        QTest.keyClick(window.canvas.view, key)
    QTest.keyRelease(window.canvas.view, key)
