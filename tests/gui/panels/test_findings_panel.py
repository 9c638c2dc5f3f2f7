"""The findings list, used with mouse and keys: what it says, what it keeps, where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.findings_panel import FindingsPanel
from siteplanner.gui.table_models.findings_model import FINDING
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


def listed(panel: FindingsPanel) -> list[str]:
    return [panel.model.index(row).data(FINDING).id for row in range(panel.model.rowCount())]


def state(panel: FindingsPanel) -> str:
    page = panel._stack.currentWidget()
    return "list" if page not in (panel.clean, panel.waiting) else page.accessibleName()


def choose(panel: FindingsPanel, text: str) -> None:
    """Choose an entry of the filter with the keyboard."""
    box = panel.filter
    box.setFocus()
    while box.currentText() != text:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"no entry {text!r}"


def click(panel: FindingsPanel, finding_id: str, *, twice: bool = False) -> None:
    index = panel.model.index(listed(panel).index(finding_id))
    panel.view.scrollTo(index)
    at, viewport = panel.view.visualRect(index).center(), panel.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    if twice:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.fixture
def panel(window: MainWindow) -> FindingsPanel:
    return window.findings_panel


@pytest.fixture
def clean_plan(two_plants: Plan) -> Plan:
    """Every rule can judge it and finds nothing: both far from each other and from every boundary."""
    works = {"P1": factory(rect(20, 20, 40, 30)), "P2": factory(rect(120, 20, 40, 30))}
    made = plan(two_plants.site, works, name="Clean")
    assert check_plan(made).findings == ()
    return made


def test_without_a_plan_it_says_what_to_do(panel: FindingsPanel) -> None:
    assert state(panel) == "Not checked"
    assert "Open a plan" in panel.waiting.accessibleDescription()


def test_it_lists_what_the_check_finds_and_counts_it(panel: FindingsPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert listed(panel) == [f.id for f in check_plan(two_plants).findings]
    assert panel.summary.text().startswith("1 error")


def test_no_errors_is_a_state_of_its_own_that_says_what_was_checked(
    panel: FindingsPanel, opened: Opened, clean_plan: Plan
) -> None:
    opened(clean_plan)
    assert state(panel) == "No errors"
    assert "on 2 plants: no errors, no warnings" in panel.clean.accessibleDescription()
    assert "switched off" not in panel.clean.accessibleDescription()


def test_rules_that_are_off_are_told_where_all_looks_clean(
    panel: FindingsPanel, opened: Opened, clean_plan: Plan
) -> None:
    opened(edits.set_rule_override(clean_plan, "setback", "enabled", "false").apply(clean_plan))
    assert "1 rule is switched off in this plan." in panel.clean.accessibleDescription()


def test_what_could_not_be_checked_never_looks_clean(
    window: MainWindow, panel: FindingsPanel, opened: Opened, clean_plan: Plan, qtbot: Any
) -> None:
    opened(clean_plan)
    window.desk.apply(edits.set_attributes("base", ["P1"], {"fire_grade": None}))
    rest(window, qtbot)
    assert state(panel) == "list"
    assert panel.summary.text() == "no errors, 1 plant not fully checked"
    window.desk.undo()
    rest(window, qtbot)
    assert state(panel) == "No errors"


def test_no_plants_is_not_called_clean(panel: FindingsPanel, opened: Opened, two_plants: Plan) -> None:
    opened(plan(two_plants.site))
    assert state(panel) == "No plants"


def test_while_a_check_runs_nothing_is_called_clean(
    window: MainWindow, panel: FindingsPanel, opened: Opened, clean_plan: Plan, qtbot: Any
) -> None:
    opened(clean_plan)
    window.desk.check_again()
    assert state(panel) == "Checking…"
    assert window.status.counts.text() == "checking…"
    rest(window, qtbot)
    assert (state(panel), window.status.counts.text()) == ("No errors", "no errors")


def test_what_is_shown_but_not_yet_checked_is_not_called_clean(
    window: MainWindow, panel: FindingsPanel, opened: Opened, clean_plan: Plan
) -> None:
    session = opened(clean_plan)
    window.desk._slow = True  # as after a check that took too long to go along with a drag
    session.preview(edits.move_plants("base", ["P2"], -90.0, 0.0))
    assert state(panel) == "Not checked"
    session.preview(None)
    assert state(panel) == "No errors"


def test_old_findings_are_called_out_of_date(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    window.desk._slow = True
    session.preview(edits.move_plants("base", ["P2"], 5.0, 0.0))
    assert "out of date" in panel.summary.text()
    session.preview(None)
    assert "out of date" not in panel.summary.text()


def test_the_filter_shows_one_kind_and_says_when_there_is_none(
    panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    choose(panel, "Errors")
    assert listed(panel) == ["fire-separation:P1:P2"]
    choose(panel, "Waived")
    assert listed(panel) == []
    assert panel.detail.text() == "No finding of this kind."
    assert panel.summary.text().startswith("1 error")


def test_a_click_selects_the_plants_and_explains(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    click(panel, "fire-separation:P1:P2")
    assert session.selection == ("P1", "P2")
    assert "9.00 m" in panel.detail.text()
    assert "GB 50016" in panel.detail.text()


def test_a_double_click_and_enter_zoom_to_it(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    shown: list[Finding] = []
    window.desk.finding_shown.connect(shown.append)
    before = window.canvas.view.window().bounds
    click(panel, "fire-separation:P1:P2", twice=True)
    assert {f.id for f in shown} == {"fire-separation:P1:P2"}
    assert window.canvas.view.window().bounds != before
    shown.clear()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert [f.id for f in shown] == ["fire-separation:P1:P2"]


def test_f4_steps_through_all_and_round_again(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    window.desk.apply(edits.set_attributes("base", ["P2"], {"fire_grade": None}))
    window.desk.apply(edits.move_plants("base", ["P1"], -19.0, 0.0))
    everything = listed(panel)
    assert len(everything) >= 2
    seen = []
    for _ in [*everything, "round"]:
        QTest.keyClick(window, Qt.Key.Key_F4)
        seen.append(panel.view.currentIndex().data(FINDING).id)
    assert seen == [*everything, everything[0]]
    QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert panel.view.currentIndex().data(FINDING).id == everything[-1]
    assert session.selection == panel.view.currentIndex().data(FINDING).plants


def test_f4_leaves_a_filter_that_hides_everything(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    choose(panel, "Waived")
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert panel.filter.currentText() == "All"
    assert panel.view.currentIndex().isValid()


def test_the_current_finding_stays_so_while_things_move_and_nothing_takes_its_place_when_it_goes(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    click(panel, "fire-separation:P1:P2")
    session.preview(edits.move_plants("base", ["P1"], -19.0, 0.0))  # gains a setback, keeps nothing of the gap
    assert listed(panel) == ["setback:P1"]
    assert not panel.view.currentIndex().isValid()
    assert panel.detail.text() == ""
    session.preview(edits.move_plants("base", ["P1"], 0.5, -19.0))
    assert set(listed(panel)) == {"fire-separation:P1:P2", "setback:P1"}
    click(panel, "fire-separation:P1:P2")
    session.preview(edits.move_plants("base", ["P1"], 0.75, 0.0))
    assert panel.view.currentIndex().data(FINDING).id == "fire-separation:P1:P2"
    assert "8.25 m" in panel.detail.text()
    session.preview(None)
    assert panel.view.currentIndex().data(FINDING).id == "fire-separation:P1:P2"
    assert "9.00 m" in panel.detail.text()


def test_a_findings_state_is_said_in_chinese_at_once(
    window: MainWindow, panel: FindingsPanel, opened: Opened, clean_plan: Plan, qtbot: Any
) -> None:
    opened(clean_plan)
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: state(panel) == "没有错误")


def test_the_list_is_painted_in_both_states_of_a_row(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    plain = panel.view.grab().toImage()
    click(panel, "fire-separation:P1:P2")
    assert panel.view.grab().toImage() != plain
    assert panel.view.visualRect(panel.model.index(0)).contains(QPoint(20, 20))
