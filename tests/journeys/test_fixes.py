"""Mending findings in the real window, with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, without_rules
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]
FIRE = "fire-separation:P1:P2"


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def found(window: MainWindow, qtbot: Any) -> None:
    """Wait until the fixes of the current finding are there."""
    bar = window.fix_bar
    qtbot.waitUntil(lambda: bar.finding is not None and bar._about is window.desk.plan, timeout=30_000)


def ids(window: MainWindow) -> set[str]:
    return {f.id for f in window.desk.result.findings} if window.desk.result else set()


@pytest.fixture
def at_finding(window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any) -> MainWindow:
    """The window with two works 1 m too near each other, the finding current and its fixes found."""
    opened(two_plants)
    window.activateWindow()
    window.canvas.view.setFocus()
    press(window, Qt.Key.Key_F4)
    assert window.findings_panel.current is not None
    assert window.findings_panel.current.id == FIRE
    found(window, qtbot)
    return window


def test_a_finding_is_mended_with_keys_and_undone_to_the_very_same_plan(at_finding: MainWindow, qtbot: Any) -> None:
    window, session = at_finding, at_finding.desk.session
    assert session is not None
    before = session.plan
    press(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert window.fix_bar.list.hasFocus()
    assert session.shown_plan is not before, "the first fix is seen on the map"
    assert session.plan is before, "and nothing is done yet"
    assert FIRE not in ids(window)
    press(window, Qt.Key.Key_Down)
    assert session.shown_plan.plants()["geometry"].loc["P1"].equals(before.plants()["geometry"].loc["P1"])
    press(window, Qt.Key.Key_Return)
    rest(window, qtbot)
    assert session.history.at == 1
    assert session.shown_plan is session.plan
    assert FIRE not in ids(window)
    assert window.findings_panel.view.hasFocus() or not window.findings_panel.listed.isVisible()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.plan is before
    assert FIRE in ids(window)


def test_esc_leaves_the_plan_as_it_is_and_goes_back_to_the_list(at_finding: MainWindow) -> None:
    window, session = at_finding, at_finding.desk.session
    assert session is not None
    press(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_Escape)
    assert session.shown_plan is session.plan
    assert session.history.at == 0
    assert window.findings_panel.view.hasFocus()
    assert window.findings_panel.current is not None
    assert window.findings_panel.current.id == FIRE, "the finding is back, and current"
    assert window.fix_bar.fixes, "and so are its fixes"


def test_the_pointer_over_a_fix_shows_it_and_leaving_ends_that(at_finding: MainWindow) -> None:
    window, session = at_finding, at_finding.desk.session
    assert session is not None
    bar = window.fix_bar
    at = bar.list.visualItemRect(bar.list.item(0)).center()
    QTest.mouseMove(bar.list.viewport(), at)
    bar.list.itemEntered.emit(bar.list.item(0))  # offscreen there is no pointer that enters
    assert session.shown_plan is not session.plan
    bar._pointer_left()
    assert session.shown_plan is session.plan
    QTest.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert session.history.at == 1


def test_all_of_a_kind_are_mended_as_one_step(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    from tests.builders import LAND_INDICATORS, complete_site

    rows = {f"P{n}": factory(rect(3, 10 + 45 * n, 30, 30)) for n in range(4)}  # all 2 m too near the boundary
    made = without_rules(plan(complete_site(), rows), *LAND_INDICATORS, "inside-development-boundary")
    session = opened(made)
    window.canvas.view.setFocus()
    press(window, Qt.Key.Key_F4)
    found(window, qtbot)
    assert window.fix_bar.all.isVisible()
    assert "4" in window.fix_bar.all.text()
    QTest.mouseClick(window.fix_bar.all, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    qtbot.waitUntil(lambda: session.history.at == 1, timeout=30_000)
    rest(window, qtbot)
    assert not any(i.startswith("setback") for i in ids(window))
    window.desk.undo()
    assert session.plan is made


def test_a_change_of_the_plan_makes_the_fixes_anew(at_finding: MainWindow, qtbot: Any) -> None:
    from siteplanner.core import edits

    window = at_finding
    before = window.fix_bar.fixes
    window.desk.apply(edits.move_plants("base", "P1", 0.5, 0.0))
    found(window, qtbot)
    assert window.fix_bar.fixes
    assert window.fix_bar.fixes != before
    window.desk.apply(edits.move_plants("base", "P1", -10.0, 0.0))
    rest(window, qtbot)
    assert window.fix_bar.finding is None
    assert not window.fix_bar.isVisible()


def test_the_palette_says_why_a_plant_does_not_fit_and_what_would_make_it(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.desk.select(("P1",))
    window.qt_actions["why_not_here"].trigger()
    bar = window.fix_bar
    qtbot.waitUntil(lambda: bool(bar.fixes), timeout=30_000)
    assert bar.title.text().splitlines()[0] == "P1 would fit on L1 with one of these changes."
    assert "9.00 m" in bar.title.text(), "the rule in the way, with its figures"
    assert bar.list.hasFocus()
    assert session.shown_plan is not session.plan
    press(window, Qt.Key.Key_Return)
    rest(window, qtbot)
    assert not [f for f in window.desk.result.findings if f.severity == "error" and "P1" in f.plants]
    window.desk.undo()
    assert session.plan is two_plants


def test_a_plant_on_another_parcel_selected_with_it(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    from siteplanner.core.features import Feature

    session = opened(two_plants)
    session.select_features((Feature("plants", "P1"), Feature("parcels", "L2")))
    window.qt_actions["why_not_here"].trigger()
    qtbot.waitUntil(lambda: bool(window.fix_bar.fixes), timeout=30_000)
    press(window, Qt.Key.Key_Return)
    ground = session.plan.site.parcels["geometry"].loc["L2"]
    assert ground.covers(session.plan.plants()["geometry"].loc["P1"])
