"""The desk: one session, what is done to it, and nothing of it left when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.desk import Desk
from tests.gui.conftest import open_on


def test_an_edit_that_does_not_fit_is_said_and_changes_nothing(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    said: list[Any] = []
    desk.told.connect(lambda message, _action: said.append(str(message)))
    assert not desk.apply(edits.move_plants("base", ["P9"], 1.0, 0.0))
    assert session.plan is two_plants
    assert "P9" in said[0]


def test_closing_the_plan_leaves_nothing_of_it(desk: Desk, two_plants: Plan, qtbot: Any) -> None:
    session = open_on(desk, two_plants, qtbot)
    desk.open_session(None)
    assert (desk.plan, desk.result, desk.checking) == (None, None, False)
    told: list[Callable[..., None]] = []
    desk.plan_changed.connect(lambda *_: told.append(print))
    session.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    assert told == []
