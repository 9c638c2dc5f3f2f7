from __future__ import annotations

import gc
from typing import Any

from siteplanner.core.plan import Plan
from siteplanner.gui import collecting_rounds
from siteplanner.gui.desk import Desk
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


def test_a_plan_that_is_closed_before_it_was_checked_leaves_the_rounds_on(desk: Desk, two_plants: Plan) -> None:
    collecting_rounds.follow(desk)
    desk.open_session(PlanningSession(two_plants, author="tester"))
    assert not gc.isenabled()
    desk.open_session(None)
    assert gc.isenabled()
