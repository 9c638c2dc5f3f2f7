"""Comparing scenarios in the window, by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSlider

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.comparing.comparison import compare_many
from siteplanner.core.comparing.score import score
from siteplanner.core.comparing.weights import own_weights, weights_of
from siteplanner.core.plan import Plan
from siteplanner.gui import translation
from siteplanner.gui.comparing.compare_window import SCORE, CompareWindow
from siteplanner.gui.comparing.figures_model import FIGURE, UNIT, VALUES
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.dialog_answers import Answers

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def three(two_plants: Plan) -> Plan:
    """``far``: P2 moved 60 m east, off its neighbour; ``alone``: without P2. The base has P2 too near to P1."""
    now = edits.add_scenario("far", "Far", copy_of="base").apply(two_plants)
    now = edits.add_scenario("alone", "Alone", copy_of="base").apply(edits.move_plants("far", ["P2"], 60, 0).apply(now))
    now = edits.remove_plants("alone", ["P2"]).apply(now)
    return edits.set_targets([{"year": 2025, "output_value_cny": 1.2e8, "name": "Step"}]).apply(now)


@pytest.fixture
def comparing(window: MainWindow, opened: Opened, three: Plan, qtbot: Any) -> Iterator[CompareWindow]:
    """The window as F3 opens it, the comparison worked out."""
    opened(three)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    made = window.commands.compare_window
    assert made is not None
    worked_out(made, qtbot)
    yield made
    made.close()


def worked_out(of: CompareWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: of.compared.comparison is not None and not of.compared.stale and not of.compared.working)


def figures(of: CompareWindow) -> dict[str, list[str]]:
    """What the table shows, by the figure's name."""
    model = of.figures.model
    cells = (
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(len(model.lines))
    )
    return {of_row[FIGURE]: of_row[VALUES:] for of_row in cells}


def texts(of: Any) -> str:
    return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisibleTo(of))


def test_f3_compares_the_scenario_with_the_one_after_it(comparing: CompareWindow) -> None:
    assert comparing.compared.ids == ("base", "far")
    assert figures(comparing)["Plants"] == ["2", "2", "0", "0.0"]
    assert "does not replace statutory review" in comparing.state.text()


def test_a_third_scenario_is_chosen_by_keys_and_stands_beside_the_others(comparing: CompareWindow, qtbot: Any) -> None:
    third = comparing.picker.lists[2]
    third.setFocus()
    qtbot.keyClick(third, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: comparing.compared.ids == ("base", "far", "alone"))
    worked_out(comparing, qtbot)
    # output: 1.5e8 CNY/a with both works, 1e8 with P1 alone; shown in million
    assert figures(comparing)["Output value"] == ["150.0", "150.0", "100.0", "＝ 0.0", "0.0", "▼ −50.0", "−33.3"]
    assert figures(comparing)["Plants"] == ["2", "2", "1", "0", "0.0", "−1", "−50.0"]


def test_the_window_has_the_numbers_of_the_core(comparing: CompareWindow, three: Plan) -> None:
    found = compare_many(three, ("base", "far"), [check_plan(three, each) for each in ("base", "far")])
    shown = comparing.compared.comparison
    assert shown is not None
    assert shown.to_json() == found.to_json()
    assert comparing.score.score is not None
    assert comparing.score.score.to_json() == score(found, weights_of(three)).to_json()


def test_only_differences_leaves_what_is_alike_out(comparing: CompareWindow, qtbot: Any) -> None:
    comparing.figures.differences.setFocus()
    qtbot.keyClick(comparing.figures.differences, Qt.Key.Key_Space)
    shown = figures(comparing)
    assert "Plants" not in shown
    assert shown["Errors that are not waived"][2].startswith("▲ −"), "fewer errors are better"


def test_better_and_worse_are_said_and_not_only_coloured(comparing: CompareWindow) -> None:
    model = comparing.figures.model
    row = next(
        at for at, line in enumerate(model.lines) if line.row is not None and line.row.figure == "findings.error"
    )
    cell = model.index(row, VALUES + 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("better")
    assert "better" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "Less of it counts as better." in model.index(row, FIGURE).data(Qt.ItemDataRole.ToolTipRole)


def test_the_table_goes_to_the_clipboard_with_units_and_whole_numbers(comparing: CompareWindow, qtbot: Any) -> None:
    comparing.tabs.setCurrentWidget(comparing.figures)
    comparing.figures.view.setFocus()
    qtbot.keyClick(comparing.figures.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert lines[0][:5] == ["Family", "Figure", "Unit", "base", "Far"]
    output = next(line for line in lines if line[1] == "Output value")
    assert output[2:5] == ["CNY/a", "150000000", "150000000"]


@pytest.mark.parametrize("name", ["比较.xlsx", "比较.csv"])
def test_the_table_is_saved(comparing: CompareWindow, qtbot: Any, answers: Answers, tmp_path: Path, name: str) -> None:
    answers.give("QFileDialog.getSaveFileName", (str(tmp_path / name), ""))
    comparing.figures.export.setFocus()
    qtbot.keyClick(comparing.figures.export, Qt.Key.Key_Space)
    qtbot.waitUntil((tmp_path / name).exists)


def test_a_finding_leads_to_its_place_and_its_scenario_to_the_map(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    comparing.tabs.setCurrentWidget(comparing.findings)
    tree = comparing.findings.tree
    gained, lost = (tree.topLevelItem(at) for at in range(2))
    assert gained.text(0) == "Only in Far, not in base: 0"
    near = next(lost.child(at) for at in range(lost.childCount()) if "P1" in lost.child(at).text(2))
    tree.setFocus()
    tree.setCurrentItem(near)
    with qtbot.waitSignal(window.desk.finding_shown) as shown:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert "P2" in shown.args[0].plants
    assert comparing.findings.turn.isHidden(), "the map shows the base, whose finding it is"
    window.desk.apply(edits.set_active_scenario("far"))
    assert not comparing.findings.turn.isHidden()
    qtbot.keyClick(comparing.findings.turn, Qt.Key.Key_Space)
    assert window.desk.plan is not None
    assert window.desk.plan.active_scenario == "base"


def test_the_sentence_of_a_finding_has_the_room_that_is_left(comparing: CompareWindow, qtbot: Any) -> None:
    comparing.tabs.setCurrentWidget(comparing.findings)
    head, tree = comparing.findings.tree.header(), comparing.findings.tree
    qtbot.waitUntil(lambda: head.length() == tree.viewport().width())
    assert head.sectionSize(0) == tree.viewport().width() - sum(map(head.sectionSize, range(1, head.count())))
    assert head.sectionSize(0) > 2 * head.sectionSize(1)


def test_a_finding_says_its_rule_its_subjects_and_what_is_measured(comparing: CompareWindow) -> None:
    lost = comparing.findings.tree.topLevelItem(1)
    rows = [[lost.child(at).text(column) for column in range(4)] for at in range(lost.childCount())]
    finding = next(f for f in comparing.compared.checks[0].findings if f.rule == "fire-separation")
    (row,) = (of for of in rows if of[1] == "Fire separation")
    assert row[2] == "P1, P2"
    assert finding.measured is not None
    assert finding.required is not None
    assert row[3] == f"{finding.measured:.0f} / {finding.required:.0f} m"


def test_a_finding_that_only_changed_its_measure_is_told_as_changed(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    window.desk.apply(edits.move_plants("far", ["P2"], -61, 0))  # one metre nearer than in the base
    qtbot.waitUntil(lambda: comparing.compared.stale)
    worked_out(comparing, qtbot)
    tree = comparing.findings.tree
    changed = tree.topLevelItem(2)
    assert changed.text(0).startswith("In base and in Far, but not alike: ")
    (row,) = (changed.child(at) for at in range(changed.childCount()) if changed.child(at).text(1) == "Fire separation")
    before, after = (
        next(f for f in of.findings if f.rule == "fire-separation").measured for of in comparing.compared.checks
    )
    assert before is not None
    assert after == pytest.approx(before - 1)
    assert row.text(3).startswith(f"{before:.0f} / ")
    assert f"→ {after:.0f} / " in row.text(3)


def test_what_is_in_service_by_the_moment_of_the_map_is_compared_where_that_is_wanted(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    assert comparing.as_the_map.isHidden(), "the map shows everything"
    window.desk.apply(edits.set_attributes("far", ["P2"], {"in_service": "2027-06-30"}))
    window.desk.set_moment(2025)
    assert not comparing.as_the_map.isHidden()
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "2"]
    comparing.as_the_map.setFocus()
    qtbot.keyClick(comparing.as_the_map, Qt.Key.Key_Space)
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]
    plan, shown = window.desk.plan, comparing.compared.comparison
    assert plan is not None
    assert shown is not None
    checks = [check_plan(plan, each, year=2025) for each in ("base", "far")]
    assert shown.to_json() == compare_many(plan, ("base", "far"), checks).to_json()
    flat = comparing.figures.flat
    assert flat is not None
    assert "Far, in service by 2025Q4" in flat.headings
    window.desk.set_moment(None)
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "2"]


def test_a_long_name_is_read_whole_in_the_tool_tip_and_keeps_both_its_ends(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    name = "张庄经济技术开发区锂电池材料产业园近期建设方案（征求意见稿）乙"
    window.desk.apply(edits.rename_scenario("far", name))
    box = comparing.picker.lists[1]
    assert name in box.toolTip()
    words = box.shown_words(box.fontMetrics().horizontalAdvance(name) // 2)
    assert "…" in words
    assert (words[0], words[-1]) == ("张", "乙")
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(name)
    box.hidePopup()


def test_what_counts_something_says_what(comparing: CompareWindow) -> None:
    model = comparing.figures.model
    units = {model.index(row, FIGURE).data(): model.index(row, UNIT).data() for row in range(len(model.lines))}
    assert units["Plants"] == "plants"
    assert units["Errors that are not waived"] == "findings"


def test_targets_are_told_reached_or_missed(comparing: CompareWindow, qtbot: Any) -> None:
    comparing.compared.choose(("base", "alone"))
    worked_out(comparing, qtbot)
    table = comparing.targets.table
    assert table.item(0, 2).text().startswith("✓  reached")
    # 1.2e8 are wanted, P1 makes 1e8
    assert table.item(0, 3).text().startswith("✕  missed by 20.0 M CNY/a")


def test_a_slider_moves_the_score_at_once_and_the_plan_keeps_the_weight_as_one_step(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    session = window.desk.session
    assert session is not None
    comparing.tabs.setCurrentWidget(comparing.score)
    before, slider = session.history.at, comparing.score.weights.rows["jobs"].slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    shown = comparing.score.score
    assert shown is not None
    assert {of.figure: of.weight for of in shown.figures}["jobs"] == 40.0
    assert session.history.at == before, "the hand has not rested yet"
    qtbot.waitUntil(lambda: session.history.at == before + 1)
    assert own_weights(session.plan) == {**weights_of(session.plan), "jobs": 40.0}
    assert not comparing.compared.stale, "weights change no figure"
    qtbot.keyClick(slider, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert own_weights(session.plan) is None
    assert slider_of(comparing, "jobs").value() == 10


def slider_of(comparing: CompareWindow, figure: str) -> QSlider:
    return comparing.score.weights.rows[figure].slider


def test_a_figure_is_weighed_and_left_again_by_keys(comparing: CompareWindow, window: MainWindow, qtbot: Any) -> None:
    comparing.tabs.setCurrentWidget(comparing.score)
    rows = comparing.score.weights
    rows.more.setFocus()
    at = rows.more.findData("findings.error")
    rows.more.setCurrentIndex(at - 1)
    qtbot.keyClick(rows.more, Qt.Key.Key_Down)
    assert window.desk.plan is not None
    assert "findings.error" in (own_weights(window.desk.plan) or {})
    remove = rows.rows["findings.error"].remove
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    assert "findings.error" not in (own_weights(window.desk.plan) or {})


def test_a_scenario_with_errors_is_marked_beside_its_bar_and_in_words(comparing: CompareWindow) -> None:
    shown = comparing.score.score
    assert shown is not None
    with_errors = [of for of in shown.ranking if of.errors]
    assert with_errors
    for of in with_errors:
        assert f"● {of.errors} error" in texts(comparing.score.bars)
        assert f"errors that are not waived ({of.errors})" in comparing.score.told.text()


def test_after_a_change_it_says_so_and_compares_anew(comparing: CompareWindow, window: MainWindow, qtbot: Any) -> None:
    window.desk.apply(edits.remove_plants("far", ["P1"]))
    assert comparing.compared.stale
    assert "before the last change" in comparing.state.text()
    assert figures(comparing)["Plants"][:2] == ["2", "2"], "what was found stays until then"
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]
    assert "before the last change" not in comparing.state.text()


def test_a_scenario_that_is_gone_makes_way_for_another(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    window.desk.apply(edits.remove_scenario("far"))
    assert comparing.compared.ids == ("base", "alone")
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]
    window.desk.apply(edits.remove_scenario("alone"))
    assert comparing.stack.currentWidget() is comparing.empty


def test_what_was_stopped_is_said_and_can_be_begun_again(
    comparing: CompareWindow, window: MainWindow, qtbot: Any
) -> None:
    comparing.compared.choose(("far", "alone"))
    comparing.compared.cancel()
    qtbot.waitUntil(lambda: comparing.compared.stopped or comparing.compared.comparison is not None)
    if comparing.compared.stopped:
        assert "Stopped" in comparing.state.text()
        qtbot.keyClick(comparing.again, Qt.Key.Key_Space)
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]


def test_nothing_is_worked_out_while_nobody_looks(comparing: CompareWindow, window: MainWindow, qtbot: Any) -> None:
    qtbot.keyClick(comparing, Qt.Key.Key_Escape)
    assert not comparing.isVisible()
    window.desk.apply(edits.remove_plants("far", ["P1"]))
    assert not comparing.compared.working
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]


def test_a_tab_can_be_added_before_the_others(comparing: CompareWindow) -> None:
    front, another = comparing.tabs.currentWidget(), QLabel("another")
    comparing.add_tab(another, SCORE, 0)
    assert [comparing.tabs.tabText(at) for at in range(3)] == ["Score", "Maps", "Figures"]
    assert comparing.tabs.currentWidget() is front


def test_it_fits_a_small_screen_in_both_languages(comparing: CompareWindow) -> None:
    for language in ("zh_CN", "en"):
        translation.install_language(language)
        hint = comparing.minimumSizeHint()
        assert hint.width() <= 1366
        assert hint.height() <= 700


def test_another_plan_opened_beside_it_is_compared_and_keeps_its_own_weights(
    comparing: CompareWindow, window: MainWindow, opened: Opened, three: Plan, qtbot: Any
) -> None:
    comparing.tabs.setCurrentWidget(comparing.score)
    qtbot.keyClick(slider_of(comparing, "jobs"), Qt.Key.Key_PageUp)  # not yet kept when the other plan comes
    session = opened(edits.remove_plants("far", ["P1"]).apply(three))
    worked_out(comparing, qtbot)
    assert figures(comparing)["Plants"][:2] == ["2", "1"]
    assert slider_of(comparing, "jobs").value() == 10
    comparing.score.keep()
    assert own_weights(session.plan) is None


def test_without_weights_there_is_no_score_and_no_winner(comparing: CompareWindow, window: MainWindow) -> None:
    window.desk.apply(edits.set_score_weights({"jobs": 0.0}))
    assert "there is no score" in comparing.score.told.text()
    assert texts(comparing.score.bars).strip() == ""


def test_a_fault_of_the_rules_is_said_in_words(comparing: CompareWindow, window: MainWindow, qtbot: Any) -> None:
    window.desk.apply(edits.set_rule_pack("nowhere"))
    qtbot.waitUntil(lambda: comparing.compared.fault is not None)
    assert "nowhere" in comparing.state.text()
