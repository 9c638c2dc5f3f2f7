"""The bar of fixes: what it says while looking, where there is none, in another language, and after many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.fix_bar import FixBar
from siteplanner.services.planning_session import PlanningSession
from tests.builders import LAND_INDICATORS, complete_site, factory, plan, rect, without_rules
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


def drawn(**plants: Any) -> Plan:
    made = plan(complete_site(L1=rect(0, 0, 200, 140)), plants)
    return without_rules(made, *LAND_INDICATORS, "inside-development-boundary", "fire-lane")


def choose(window: MainWindow, finding_id: str, qtbot: Any) -> FixBar:
    """Make a finding current and wait for its fixes."""
    panel, bar = window.findings_panel, window.fix_bar
    panel.view.setCurrentIndex(panel.model.index(panel.model.row_of(finding_id)))
    assert bar.title.text() == "Looking for fixes…"
    qtbot.waitUntil(lambda: bar._about is window.desk.plan, timeout=30_000)
    return bar


def test_without_a_finding_there_is_no_bar(window: MainWindow, opened: Opened) -> None:
    opened(drawn(P1=rect(3.8, 20, 30, 30)))
    assert not window.fix_bar.isVisible()


def test_fixes_are_listed_the_smallest_change_first(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    opened(drawn(P1=rect(3.8, 20, 30, 30)))
    bar = choose(window, "setback:P1", qtbot)
    assert bar.isVisible()
    assert bar.list.item(0).text() == "Move P1 1.20 m east"
    assert bar.list.currentRow() == -1
    assert not bar.all.isVisible(), "there is no other of the kind"


def test_where_there_is_none_it_says_so(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    opened(drawn(P1=factory(rect(2, 20, 196, 100))))
    bar = choose(window, "setback:P1", qtbot)
    assert bar.title.text() == "No fix: nothing that was tried mends it without a new error."
    assert not bar.list.isVisible()


def test_many_are_summed_up_with_what_is_left(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    session = opened(drawn(P1=rect(3, 8, 30, 20), P2=rect(3, 50, 30, 20), P3=rect(2, 100, 196, 20)))
    told: list[Any] = []
    window.desk.told.connect(lambda message, _action: told.append(message))
    bar = choose(window, "setback:P1", qtbot)
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    qtbot.waitUntil(lambda: session.history.at == 1, timeout=30_000)
    rest(window, qtbot)
    assert told
    assert "2 finding" in told[-1]
    assert "1 left" in told[-1]


def test_an_edit_meanwhile_makes_the_answer_worth_nothing(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    session = opened(drawn(P1=rect(3.8, 20, 30, 30), P2=rect(3.8, 80, 30, 30)))
    bar = choose(window, "setback:P1", qtbot)
    bar.fix_all()
    window.desk.apply(edits.move_plants("base", "P2", 0.5, 0.0))
    qtbot.waitUntil(lambda: not window.desk.background.is_busy("fixing all"), timeout=30_000)
    assert session.history.at == 1, "only what the person did"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_it_speaks_the_language_of_the_window(window: MainWindow, opened: Opened, language: str, qtbot: Any) -> None:
    opened(drawn(P1=rect(3.8, 20, 30, 30)))
    bar = choose(window, "setback:P1", qtbot)
    translation.install_language(language)
    assert bar.list.count() == len(bar.fixes)
    assert "1" in bar.list.item(0).text()


def test_another_plan_leaves_nothing_of_the_last(window: MainWindow, opened: Opened, qtbot: Any) -> None:
    opened(drawn(P1=rect(3.8, 20, 30, 30)))
    choose(window, "setback:P1", qtbot)
    opened(drawn(P1=rect(20, 20, 30, 30)))
    assert window.fix_bar.finding is None
    assert not window.fix_bar.isVisible()
