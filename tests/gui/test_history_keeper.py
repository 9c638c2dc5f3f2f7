"""The history of a long day is packed while the hand rests, and undo still leads all the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from siteplanner.core import edits
from siteplanner.core.history import ANCHOR_EVERY, WHOLE_STEPS
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession


def test_the_plans_of_long_ago_are_packed_once_the_hand_rests_and_undo_leads_back(
    window: MainWindow, opened: Callable[[Plan], PlanningSession], two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    for n in range(WHOLE_STEPS + 12):
        session.apply(edits.rename_plan(f"name {n}"))
    steps = session.history.steps
    early = steps[7].plan
    qtbot.waitUntil(lambda: not steps[11].kept.is_whole, timeout=20_000)
    assert [at for at in range(12) if steps[at].kept.is_whole] == [at for at in range(12) if not at % ANCHOR_EVERY]
    session.jump(7)
    assert session.plan == early
    assert session.plan is session.plan
    session.jump(0)
    assert session.plan is two_plants
    assert window.windowTitle().startswith("Trial")
