from __future__ import annotations

import gc
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.text import Template
from siteplanner.core.work import Work
from siteplanner.gui import collecting_rounds
from siteplanner.gui.desk import Desk
from siteplanner.gui.file_commands import FILES
from siteplanner.services.planning_session import PlanningSession


def test_rounds_are_seldom() -> None:
    before = gc.get_threshold()
    try:
        collecting_rounds.seldom()
        assert gc.get_threshold() == collecting_rounds.THRESHOLDS
        assert gc.isenabled()
    finally:
        gc.set_threshold(*before)


def test_what_a_plan_is_made_of_is_passed_over_until_it_goes(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    collecting_rounds.follow(desk)
    desk.open_session(PlanningSession(two_plants, author="tester"))
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
    assert gc.get_freeze_count() > 0
    desk.open_session(None)
    assert gc.get_freeze_count() == 0


def test_nothing_is_looked_for_during_the_first_check_of_a_plan_alone(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    collecting_rounds.follow(desk)
    desk.open_session(PlanningSession(two_plants, author="tester"))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking and gc.isenabled(), timeout=20_000)
    desk.check_again()
    assert gc.isenabled()
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
    desk.open_session(None)


def test_none_are_looked_for_from_the_reading_of_a_file_to_the_end_of_the_first_check(
    desk: Desk, two_plants: Plan, qtbot: Any
) -> None:
    collecting_rounds.follow(desk)
    seen: list[bool] = []
    desk.session_changed.connect(lambda: seen.append(gc.isenabled()))
    desk.background.start(FILES, lambda _: two_plants, lambda plan: desk.open_session(PlanningSession(plan)))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking and gc.isenabled(), timeout=20_000)
    desk.open_session(None)
    assert seen == [False, True]


def test_after_a_file_that_could_not_be_read_they_go_on(desk: Desk, qtbot: Any) -> None:
    collecting_rounds.follow(desk)
    told: list[Exception] = []

    def read(_: Work) -> None:
        raise InputError(Template("errors", "No such file."))

    desk.background.start(FILES, read, lambda _: None, told.append)
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=20_000)
    assert told


def test_a_plan_that_is_closed_before_it_was_checked_leaves_the_rounds_on(desk: Desk, two_plants: Plan) -> None:
    collecting_rounds.follow(desk)
    desk.open_session(PlanningSession(two_plants, author="tester"))
    assert not gc.isenabled()
    desk.open_session(None)
    assert gc.isenabled()
