"""The dialog of factors: what is typed is one step, wrong numbers are said at once, sources stand beside the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from siteplanner.core import edits
from siteplanner.core.measures.factors import factors_of
from siteplanner.core.plan import Plan
from siteplanner.gui.dialogs.factors import FactorsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
KEY = "power.coincidence_active"


@pytest.fixture
def dialog(window: MainWindow, opened: Opened, two_plants: Plan) -> FactorsDialog:
    opened(two_plants)
    made = FactorsDialog(two_plants, window)
    made.show()
    made.choose(KEY)
    return made


def typed(dialog: FactorsDialog, text: str) -> None:
    dialog.value.clear()
    QTest.keyClicks(dialog.value, text)


def test_the_source_its_confidence_and_the_bounds_stand_beside_the_value(dialog: FactorsDialog) -> None:
    assert "from 0.5 to 1" in dialog.source.text()
    assert "2026-" in dialog.source.text()
    assert dialog.edit is None


def test_what_is_typed_for_the_plan_or_a_scenario_is_one_edit(dialog: FactorsDialog, two_plants: Plan) -> None:
    typed(dialog, "0.85")
    QTest.keyClicks(dialog.note, "measured")
    dialog.scope.setCurrentIndex(1)
    dialog.scope.activated.emit(1)
    typed(dialog, "0.8")
    edit = dialog.edit
    assert edit is not None
    after = edit.apply(two_plants)
    assert factors_of(after)[KEY].value == 0.8
    whole = edits.set_factor(KEY, None, scope=two_plants.active_scenario).apply(after)
    assert (factors_of(whole)[KEY].value, factors_of(whole)[KEY].note) == (0.85, "measured")


@pytest.mark.parametrize(("text", "said"), [("1.4", "Choose from 0.5 to 1"), ("much", "Write a number")])
def test_a_wrong_number_is_said_and_cannot_be_set(dialog: FactorsDialog, text: str, said: str) -> None:
    typed(dialog, text)
    assert said in dialog.problem.text
    assert not dialog.apply.isEnabled()
    typed(dialog, "0.9")
    assert dialog.problem.text == ""
    assert dialog.apply.isEnabled()


def test_back_to_what_is_shipped_takes_the_plan_s_own_away(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    own = edits.set_factor(KEY, 0.7, "tried").apply(two_plants)
    opened(own)
    dialog = FactorsDialog(own, window)
    dialog.choose(KEY)
    assert (dialog.value.text(), dialog.note.text()) == ("0.7", "tried")
    dialog.back.click()
    assert dialog.edit is not None
    assert not factors_of(dialog.edit.apply(own))[KEY].set_by_hand
    assert not dialog.back.isEnabled()


def test_from_the_menu_it_is_one_step_that_can_be_undone(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.commands.set_factors()
    dialog = next(child for child in window.findChildren(QDialog) if isinstance(child, FactorsDialog))
    dialog.choose(KEY)
    typed(dialog, "0.85")
    dialog.accept()
    qtbot.waitUntil(lambda: factors_of(session.plan)[KEY].value == 0.85)
    window.desk.undo()
    assert not factors_of(session.plan)[KEY].set_by_hand
