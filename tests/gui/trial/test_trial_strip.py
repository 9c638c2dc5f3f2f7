"""The strip says what a trial changes, while it is dragged too, and never calls clean what is not known."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from siteplanner.core import edits
from siteplanner.core.number_course import ShownNumber
from siteplanner.gui.dialogs.factors import FactorsDialog
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.trial.trial_strip import LEADING, delta_words, leading_first
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.trial import NumberDelta


def spoken(window: MainWindow) -> str:
    return window.trial_strip.accessibleDescription()


def checked(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.desk.checking and window.desk.result is not None, timeout=30_000)


def test_it_takes_no_room_until_something_is_tried_out(window: MainWindow, session: PlanningSession) -> None:
    assert session.plan is not None
    assert not window.trial_strip.isVisible()
    window.commands.begin_trial()
    assert window.trial_strip.isVisible()
    assert window.trial_strip.heading.text().startswith("What if: ")


def test_every_step_shows_at_once_and_the_strip_goes_when_the_trial_is_undone(
    window: MainWindow, session: PlanningSession, qtbot: QtBot
) -> None:
    checked(window, qtbot)
    window.commands.begin_trial()
    session.apply(edits.set_attributes(session.scenario_id, ["P1"], {"jobs": 140}))
    qtbot.waitUntil(lambda: "Jobs ▲ +40 340" in spoken(window))
    session.preview(edits.set_attributes(session.scenario_id, ["P1"], {"jobs": 90}))
    qtbot.waitUntil(lambda: "Jobs ▼ −10 290" in spoken(window))
    session.preview(None)
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: not window.trial_strip.isVisible())
    assert window.trial_strip.trial is None


def test_errors_are_told_before_and_after(window: MainWindow, session: PlanningSession, qtbot: QtBot) -> None:
    checked(window, qtbot)
    before = window.desk.whole_result
    assert before is not None
    window.commands.begin_trial()
    session.apply(edits.move_plants(session.scenario_id, ["P1"], 200.0, 0.0))  # onto the other
    qtbot.waitUntil(lambda: "Errors ● " in spoken(window), timeout=30_000)
    checked(window, qtbot)
    now = window.desk.whole_result
    assert now is not None
    more = now.counts["error"] - before.counts["error"]
    assert more > 0
    qtbot.waitUntil(lambda: f"Errors ● {now.counts['error']} +{more}" in spoken(window))


def test_while_another_scenario_is_shown_errors_are_not_known(
    window: MainWindow, session: PlanningSession, qtbot: QtBot
) -> None:
    window.commands.begin_trial()
    checked(window, qtbot)
    session.apply(edits.set_active_scenario("base"))
    qtbot.waitUntil(lambda: spoken(window).startswith("Errors …"))


def test_the_window_can_be_as_narrow_as_without_it(window: MainWindow, session: PlanningSession) -> None:
    assert session.plan is not None
    narrow = window.minimumSizeHint().width()
    window.commands.begin_trial()
    window.trial_strip.set_large(True)
    assert window.minimumSizeHint().width() <= narrow


def test_prices_are_tried_for_the_branch_alone(window: MainWindow, session: PlanningSession) -> None:
    assert session.plan is not None
    window.commands.begin_trial()
    trial = window.trial_strip.trial
    assert trial is not None
    window.trial_strip.prices.click()
    (dialog,) = window.findChildren(FactorsDialog)
    assert dialog.scope.currentData() == trial.branch_id
    dialog.reject()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(1.0, 3.0, "▲ +2"), (3.0, 1.0, "▼ −2"), (2.0, 2.0, "="), (None, 2.0, "–"), (2.0, None, "–")],
)
def test_a_change_has_its_direction_as_a_shape_and_a_sign(
    before: float | None, after: float | None, words: str
) -> None:
    one, other = (ShownNumber("jobs", "Jobs", "", value, 0) for value in (before, after))
    assert delta_words(NumberDelta(one, other)) == words


def test_the_heading_is_whole_where_the_numbers_leave_it_room(
    window: MainWindow, session: PlanningSession, qtbot: QtBot
) -> None:
    window.commands.begin_trial()
    strip = window.trial_strip
    name = "近期建设方案（电解液、溶剂库北移，预留二期用地）"
    session.apply(edits.rename_scenario(session.scenario_id, name))
    qtbot.waitUntil(lambda: name in (strip.heading.toolTip() or strip.heading.text()))
    window.resize(3000, 900)
    qtbot.waitUntil(lambda: strip.heading.text() == f"What if: {name}")
    assert strip.heading.toolTip() == ""
    window.resize(1100, 900)
    qtbot.waitUntil(lambda: "…" in strip.heading.text())
    assert name in strip.heading.toolTip()


def changed(key: str, by: float) -> NumberDelta:
    return NumberDelta(ShownNumber(key, key, "", 1.0, 0), ShownNumber(key, key, "", 1.0 + by, 0))


def test_tonnes_mw_and_yuan_come_first_but_what_changes_before_them() -> None:
    keys = ("capacity.anode", "capacity.felt", "output_value_cny", "investment_cny", "demand_kw", "jobs")
    assert [each.after.key for each in leading_first([changed(key, 0.0) for key in keys])] == [
        *("capacity.anode", "demand_kw", "output_value_cny", "capacity.felt", "investment_cny", "jobs")
    ]
    moved = [changed(key, float(key in ("jobs", "output_value_cny"))) for key in keys]
    assert [each.after.key for each in leading_first(moved)][:3] == ["output_value_cny", "jobs", "capacity.anode"]


def test_for_a_room_type_is_made_smaller_before_errors_tonnes_mw_or_yuan_are_left_out(
    window: MainWindow, session: PlanningSession, qtbot: QtBot
) -> None:
    window.commands.begin_trial()
    strip = window.trial_strip
    strip.set_large(True)
    sizes = []
    for width_px in (2600, 1900, 1600, 2600):
        before_px = strip.width()
        window.resize(width_px, 900)
        qtbot.waitUntil(lambda before_px=before_px: strip.width() != before_px)
        sizes.append(strip.heading.font().pointSizeF())
        assert not any(cell.isHidden() for cell in strip.cells[:LEADING]), width_px
    assert sizes[0] == sizes[-1] > sizes[2]
