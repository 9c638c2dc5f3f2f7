"""A meeting from its preparation to its decision, by keys alone: duplicate, move, compare, present, what if, keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from siteplanner.core.decisions import decisions_of
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import own_changes
from siteplanner.core.slides import slides_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.trial.end_dialog import EndTrialDialog
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers
from tests.gui.conftest import rest
from tests.journeys.hand import Hand
from tests.journeys.test_scenarios import CTRL_ALT, named, nudge_first

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def kept_as(name: str, decision: str, names: str) -> Callable[[QDialog], int]:
    """Type the scenario's name, what was decided and by whom, and press the button that ends the trial."""

    def fill_in(dialog: QDialog) -> int:
        assert isinstance(dialog, EndTrialDialog)
        dialog.show()
        dialog.keep_choice.setFocus()
        QTest.keyClick(dialog.keep_choice, Key.Key_Space)
        for field, words in ((dialog.name_field, name), (dialog.text_field, decision), (dialog.names_field, names)):
            if field is dialog.text_field:
                QTest.keyClick(dialog.log, Key.Key_Space)
            field.setFocus()
            QTest.keyClick(field, Key.Key_A, CTRL)
            QTest.keyClicks(field, words)
        QTest.keyClick(dialog.finish, Key.Key_Space)
        return int(dialog.result())

    return fill_in


def test_a_scheme_is_made_compared_shown_tried_and_decided(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan, answers: Answers, qtbot: Any
) -> None:
    session, hand = opened(two_plants), Hand(window)
    base = session.plan.plants("base")

    answers.give("QDialog.exec", named("Apart"))
    QTest.keyClick(window, Key.Key_N, CTRL_ALT)
    scheme = session.scenario_id
    nudge_first(window, Key.Key_Left)
    nudge_first(window, Key.Key_Up, times=2, plant="P2")
    assert set(own_changes(session.plan, scheme).moved) == {"P1", "P2"}
    assert session.plan.plants("base") is base

    QTest.keyClick(window, Key.Key_F3)
    compare = window.commands.compare_window
    assert compare is not None
    assert set(compare.compared.ids) == {"base", scheme}
    assert compare.maps.pair is not None
    qtbot.waitUntil(lambda: compare.isActiveWindow() and compare.maps.isVisible())
    QTest.keyClick(compare, Key.Key_B)
    assert compare.maps.turn_name.text().startswith("Before: ")
    QTest.keyClick(compare, Key.Key_Escape)
    assert not compare.isVisible()

    window.activateWindow()  # as the system does once the other window is gone
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Key.Key_F11, CTRL)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Return)
    assert [slide.title for slide in slides_of(session.plan)] == ["Apart"]
    QTest.keyClick(window, Key.Key_F11)
    show = window.commands.slide_show
    assert show is not None
    assert show.stage.scenario_id == scheme
    QTest.keyClick(show, Key.Key_B)
    assert show.stage.scenario_id == "base"
    QTest.keyClick(show, Key.Key_B)

    QTest.keyClick(show, Key.Key_W)
    branch = session.scenario_id
    assert branch != scheme
    assert not show.isVisible()
    shown = session.plan.plants(scheme)
    nudge_first(window, Key.Key_Right, times=3, plant="P2")
    assert own_changes(session.plan, branch).moved == ("P2",)
    rest(window, qtbot)
    qtbot.waitUntil(lambda: window.trial_strip.accessibleDescription().startswith("Errors "))

    answers.give("QDialog.exec", kept_as("Farther east", "Build it so", "Li, Wang"))
    QTest.keyClick(window, Key.Key_F11)
    assert session.plan.scenario(branch).name == "Farther east"
    assert session.plan.plants(scheme) is shown
    assert session.plan.plants("base") is base
    assert [(each.text, each.names, each.kept_as) for each in decisions_of(session.plan)] == [
        ("Build it so", "Li, Wang", branch)
    ]
    assert show.isVisible()
    QTest.keyClick(show, Key.Key_Escape)
    assert window.commands.slide_show is None
    hand.control(Key.Key_Z)
    assert decisions_of(session.plan) == ()  # what was decided by mistake is undone like anything else
