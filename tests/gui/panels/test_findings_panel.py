"""The findings list, used with mouse and keys: what it says, what it keeps, where it leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.rule import Finding
from siteplanner.gui.dialogs.waive import WaiveDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels import findings_panel
from siteplanner.gui.panels.findings_bar import FindingsBar
from siteplanner.gui.panels.findings_panel import FindingsPanel
from siteplanner.gui.table_models import finding_groups
from siteplanner.gui.table_models.findings_model import FINDING, FRESH, GROUP
from siteplanner.services.planning_session import PlanningSession
from tests.builders import LAND_INDICATORS, factory, plan, rect, without_rules
from tests.dialog_answers import Answers
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
    made = without_rules(plan(two_plants.site, works, name="Clean"), *LAND_INDICATORS, "inside-development-boundary")
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


def test_rules_that_are_off_are_told_where_all_looks_clean(
    panel: FindingsPanel, opened: Opened, clean_plan: Plan
) -> None:
    off = sum(not settings.enabled for settings in pack_of(clean_plan).rules.values())
    opened(edits.set_rule_override(clean_plan, "setback", "enabled", "false").apply(clean_plan))
    assert f"{off + 1} rules are switched off in this plan." in panel.clean.accessibleDescription()


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
    window.desk.checks._slow = True  # as after a check that took too long to go along with a drag
    session.preview(edits.move_plants("base", ["P2"], -90.0, 0.0))
    assert state(panel) == "Not checked"
    session.preview(None)
    assert state(panel) == "No errors"


def test_old_findings_are_called_out_of_date(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    window.desk.checks._slow = True
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
    assert [f.id for f in shown] == ["fire-separation:P1:P2"]
    near = window.canvas.view.window()
    assert near.bounds != before
    shown.clear()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert [f.id for f in shown] == ["fire-separation:P1:P2"]
    far = window.canvas.view.window()
    assert far.metres_per_pixel > 2 * near.metres_per_pixel  # asked again, it shows the neighbourhood
    assert abs(far.centre_e - near.centre_e) < far.metres_per_pixel
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert abs(window.canvas.view.window().metres_per_pixel - near.metres_per_pixel) < 1e-6


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


# -- groups -----------------------------------------------------------------------------------------------------


def group_by(panel: FindingsPanel, key: str) -> None:
    panel.bar.group_actions[key].trigger()


def rows(panel: FindingsPanel) -> list[str]:
    """Every row: a finding by its id, a group by its title in brackets."""
    indexes = [panel.model.index(row) for row in range(panel.model.rowCount())]
    return [f"[{i.data(GROUP).title}]" if i.data(GROUP) is not None else i.data(FINDING).id for i in indexes]


@pytest.fixture
def three_kinds(two_plants: Plan) -> Plan:
    """An error between P1 and P2, and P2 not checked for lack of a power factor; P1 too near the boundary."""
    made = edits.move_plants("base", ["P1"], -19.0, 0.0).apply(two_plants)
    made = edits.move_plants("base", ["P2"], -19.0, 0.0).apply(made)
    return edits.set_attributes("base", ["P2"], {"power_factor": None}).apply(made)


def test_findings_stand_under_what_they_are_grouped_by(panel: FindingsPanel, opened: Opened, three_kinds: Plan) -> None:
    opened(three_kinds)
    group_by(panel, "plant")
    assert rows(panel) == [
        "[P1]", "setback:P1", "fire-separation:P1:P2",
        "[P2]", "fire-separation:P1:P2", "not-checked:substation-load:P2",
    ]  # fmt: skip
    group_by(panel, "state")
    assert rows(panel) == [
        "[Error]", "setback:P1", "fire-separation:P1:P2", "[Not checked]", "not-checked:substation-load:P2",
    ]  # fmt: skip
    group_by(panel, "zone")
    assert rows(panel)[0] == "[Z1 West]"
    group_by(panel, "rule")
    assert "[Fire separation]" in rows(panel)
    group_by(panel, "none")
    assert not any(row.startswith("[") for row in rows(panel))


def test_a_group_is_folded_and_opened_by_keys_and_by_a_click(
    panel: FindingsPanel, opened: Opened, three_kinds: Plan
) -> None:
    opened(three_kinds)
    group_by(panel, "state")
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(1))
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.view.currentIndex().row() == 0
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert rows(panel) == ["[Error]", "[Not checked]", "not-checked:substation-load:P2"]
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert len(rows(panel)) == 5
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert len(rows(panel)) == 3
    at = panel.view.visualRect(panel.model.index(0)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(rows(panel)) == 5


def test_stepping_passes_over_the_rows_of_groups(
    window: MainWindow, panel: FindingsPanel, opened: Opened, three_kinds: Plan
) -> None:
    opened(three_kinds)
    group_by(panel, "plant")
    seen = []
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_F4)
        assert panel.current is not None
        seen.append(panel.current.id)
    assert seen == [
        "setback:P1", "fire-separation:P1:P2", "fire-separation:P1:P2", "not-checked:substation-load:P2",
        "setback:P1",
    ]  # fmt: skip


def test_how_findings_are_grouped_is_remembered(
    window: MainWindow, panel: FindingsPanel, opened: Opened, three_kinds: Plan
) -> None:
    opened(three_kinds)
    group_by(panel, "plant")
    assert window.desk.settings.get("findings_grouped_by") == "plant"
    bar = FindingsBar(window.desk.settings)
    assert bar.grouped_by == "plant"
    shiboken6.delete(bar)


def test_words_are_found_in_rule_subjects_and_message(
    panel: FindingsPanel, opened: Opened, three_kinds: Plan, qtbot: Any
) -> None:
    opened(three_kinds)
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "separation p2")
    qtbot.waitUntil(lambda: listed(panel) == ["fire-separation:P1:P2"])
    QTest.keyClicks(panel.search, " nothing")
    qtbot.waitUntil(lambda: listed(panel) == [])
    assert panel.detail.text() == "No finding of this kind."
    panel.search.clear()
    qtbot.waitUntil(lambda: len(listed(panel)) == 3)


def test_of_very_many_findings_the_first_are_listed_and_the_panel_says_so(
    panel: FindingsPanel, opened: Opened, three_kinds: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings_panel, "MOST_ROWS", 2)
    opened(three_kinds)
    assert listed(panel) == ["setback:P1", "fire-separation:P1:P2"]
    assert "The first 2 are listed" in panel.summary.text()
    group_by(panel, "state")
    assert rows(panel) == ["[Error]", "setback:P1"]
    assert "The first 2 are listed" in panel.summary.text()
    panel.search.setText("power")
    panel.bar.changed.emit()
    assert "not-checked:substation-load:P2" in rows(panel)


@pytest.fixture
def in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few findings there are, they are looked through one after another, between turns of the window."""
    monkeypatch.setattr(findings_panel, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(finding_groups, "PIECE", 1)


@pytest.mark.parametrize("words", ["", "separation", "p2", "nothing of the kind"])
@pytest.mark.parametrize("key", ["none", "rule", "plant", "zone", "state", "since"])
def test_in_slices_the_same_is_listed_as_at_once(
    panel: FindingsPanel, opened: Opened, three_kinds: Plan, monkeypatch: pytest.MonkeyPatch, qtbot: Any,
    key: str, words: str,
) -> None:  # fmt: skip
    opened(three_kinds)
    group_by(panel, key)
    panel.search.setText(words)
    panel.bar.changed.emit()
    at_once, summary, detail = rows(panel), panel.summary.text(), panel.detail.text()
    panel.model.set_findings(())
    monkeypatch.setattr(findings_panel, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(finding_groups, "PIECE", 1)
    panel.refresh()
    if key != "none" or words:
        assert panel.summary.text().endswith("Listing…")
    qtbot.waitUntil(lambda: rows(panel) == at_once and panel.summary.text() == summary)
    assert panel.detail.text() == detail


def test_what_was_listed_stays_until_all_is_looked_through(
    panel: FindingsPanel, opened: Opened, three_kinds: Plan, in_slices: None, qtbot: Any
) -> None:
    opened(three_kinds)
    before = listed(panel)
    panel.search.setText("nothing of the kind")
    panel.bar.changed.emit()
    assert listed(panel) == before
    assert panel.detail.text() != "No finding of this kind."
    qtbot.waitUntil(lambda: listed(panel) == [])
    assert panel.detail.text() == "No finding of this kind."


def test_f4_waits_for_what_is_being_listed(
    window: MainWindow, panel: FindingsPanel, opened: Opened, three_kinds: Plan, in_slices: None, qtbot: Any
) -> None:
    opened(three_kinds)
    group_by(panel, "plant")
    panel.step(1)
    assert panel.current is None
    qtbot.waitUntil(lambda: panel.current is not None)
    assert panel.current is not None
    assert panel.current.id == "setback:P1"


def test_a_plan_that_is_closed_while_its_findings_are_looked_through_is_not_listed(
    window: MainWindow, panel: FindingsPanel, opened: Opened, three_kinds: Plan, in_slices: None, qtbot: Any
) -> None:
    opened(three_kinds)
    group_by(panel, "plant")
    panel.step(1)
    window.desk.open_session(None)
    later: list[bool] = []
    QTimer.singleShot(50, lambda: later.append(True))
    qtbot.waitUntil(lambda: later == [True])
    assert state(panel) == "Not checked"
    assert panel.model.rowCount() == 0


# -- since when --------------------------------------------------------------------------------------------------


def test_it_says_since_when_a_finding_is_there_and_credits_what_was_mended(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants)
    click(panel, "fire-separation:P1:P2")
    assert "In the plan as it was opened" in panel.detail.text()
    window.desk.apply(edits.move_plants("base", ["P1"], -19.0, 0.0))
    rest(window, qtbot)
    assert "1 finding mended since the plan was opened." in panel.summary.text()
    click(panel, "setback:P1")
    assert "Since step 1: Move P1" in panel.detail.text()
    assert panel.view.currentIndex().data(FRESH)
    choose(panel, "New since opened")
    assert listed(panel) == ["setback:P1"]
    window.desk.undo()
    rest(window, qtbot)
    assert listed(panel) == []
    choose_all(panel)
    assert listed(panel) == ["fire-separation:P1:P2"]


def choose_all(panel: FindingsPanel) -> None:
    panel.filter.setFocus()
    QTest.keyClick(panel.filter, Qt.Key.Key_Home)


def test_while_something_is_dragged_what_that_brings_is_said_to_be_so(
    panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    session.preview(edits.move_plants("base", ["P1"], -19.0, 0.0))
    click(panel, "setback:P1")
    assert "With what is being done now" in panel.detail.text()
    session.preview(None)


def test_the_clause_is_told_with_what_it_asks_and_the_rule_explained_on_demand(
    panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    click(panel, "fire-separation:P1:P2")
    assert "Measured 9.00 m, required 10.00 m, short by 1.00 m" in panel.detail.text()
    assert "In brief: Distances between factories" in panel.detail.text()
    assert "Buildings keep the distances of table 3.4.1" not in panel.detail.text()
    QTest.mouseClick(panel.detail.explain, Qt.MouseButton.LeftButton)
    assert "Buildings keep the distances of table 3.4.1" in panel.detail.text()


def test_however_little_room_there_is_the_rule_explained_is_seen_at_once(
    panel: FindingsPanel, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(edits.move_plants("base", ["P1", "P2"], 0.0, -17.0).apply(two_plants))
    click(panel, "setback:P1")
    detail = panel.detail
    port, last = detail.area.viewport(), QPoint(0, detail.explanation.fontMetrics().height())
    QTest.mouseClick(detail.explain, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: port.rect().contains(detail.explanation.mapTo(port, last)))
    assert detail.area.verticalScrollBar().value() > 0
    click(panel, "setback:P2")
    assert detail.area.verticalScrollBar().value() == 0  # of another finding what it says comes first
    QTest.mouseClick(detail.explain, Qt.MouseButton.LeftButton)
    assert detail.explanation.isHidden()


# -- waivers ------------------------------------------------------------------------------------------------------


def waive(reason: str, seen: list[bool]) -> Callable[[WaiveDialog], int]:
    """Types a reason into the dialog and presses its button; ``seen`` gets whether it could be pressed."""

    def answer(dialog: WaiveDialog) -> int:
        seen.append(dialog.waive.isEnabled())
        QTest.keyClicks(dialog._reason, reason)
        seen.append(dialog.waive.isEnabled())
        QTest.mouseClick(dialog.waive, Qt.MouseButton.LeftButton)
        return dialog.result()

    return answer


def test_a_finding_is_waived_with_a_reason_lapses_and_is_withdrawn(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan, qtbot: Any, answers: Answers
) -> None:
    session = opened(two_plants)
    click(panel, "fire-separation:P1:P2")
    states: list[bool] = []
    answers.give("QDialog.exec", waive("agreed on 3 May", states))
    QTest.mouseClick(panel.detail.waive, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert states == [False, True]
    assert panel.summary.text().startswith("no errors, 1 waived")
    assert "agreed on 3 May" in panel.detail.text()
    assert session.history.at == 1
    window.desk.apply(edits.move_plants("base", ["P1"], 0.0, 0.5))
    rest(window, qtbot)
    assert "has lapsed" in panel.detail.text()
    assert "agreed on 3 May" in panel.detail.text()
    assert panel.summary.text().startswith("1 error")
    QTest.mouseClick(panel.detail.withdraw, Qt.MouseButton.LeftButton)
    rest(window, qtbot)
    assert "has lapsed" not in panel.detail.text()
    for _ in range(3):
        window.desk.undo()
    assert session.plan is two_plants


def test_a_finding_that_is_not_the_plans_own_yet_is_not_waived(
    window: MainWindow, panel: FindingsPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    session.preview(edits.move_plants("base", ["P1"], -19.0, 0.0))
    click(panel, "setback:P1")
    window.commands.waive_finding()
    assert session.history.at == 0
    session.preview(None)


# -- handing them on ----------------------------------------------------------------------------------------------


def test_findings_are_exported_with_since_when(
    panel: FindingsPanel, opened: Opened, two_plants: Plan, qtbot: Any, tmp_path: Path, answers: Answers
) -> None:
    opened(two_plants)
    target = tmp_path / "found"
    answers.give("QFileDialog.getSaveFileName", (str(target), "Workbook (*.xlsx)"))
    panel.bar.export.trigger()
    qtbot.waitUntil(target.with_suffix(".xlsx").exists, timeout=20_000)
    cells = [cell.value for row in openpyxl.load_workbook(target.with_suffix(".xlsx")).worksheets[0] for cell in row]
    assert "In the plan as it was opened" in cells
