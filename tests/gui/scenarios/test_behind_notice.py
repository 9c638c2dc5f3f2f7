"""A change in a parent is told once it has come to rest, with the way to its children."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.scenarios.behind_notice import behind_words
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]


def with_children(two_plants: Plan) -> Plan:
    plan = edits.add_scenario("a", "West", copy_of="base", linked=True).apply(two_plants)
    plan = edits.add_scenario("b", "East", copy_of="base", linked=True).apply(plan)
    return edits.add_scenario("c", "Copy", copy_of="base").apply(plan)


def test_it_names_the_children_that_are_more_behind_than_before(two_plants: Plan) -> None:
    plan = edits.archive_scenario("b").apply(with_children(two_plants))
    moved = edits.move_plants("base", ["P1", "P2"], 5.0, 0.0).apply(plan)
    told = behind_words(plan, moved, "base")
    assert told is not None
    assert say(told).endswith("are not in West yet.")
    assert "2 plants" in say(told)
    again = edits.move_plants("base", ["P1"], 5.0, 0.0).apply(moved)
    assert behind_words(moved, again, "base") is None
    assert behind_words(plan, plan, "base") is None


def test_it_is_told_once_a_pause_and_leads_to_the_tree(
    window: MainWindow, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(with_children(two_plants))
    told: list[tuple[Any, Any]] = []
    window.desk.told.connect(lambda message, action: told.append((message, action)))
    window.behind_notice.pause.setInterval(20)
    for _ in range(3):
        session.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    message, (words, show) = told[0]
    assert "West, East" in say(message)
    assert words == "Show"
    show()
    assert window.scenarios_panel.tree.current_id == "a"
    session.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    session.undo()
    assert len(told) == 1


def test_what_a_child_does_is_nobodys_business(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    session = opened(edits.set_active_scenario("a").apply(with_children(two_plants)))
    session.apply(edits.move_plants("a", ["P1"], 1.0, 0.0))
    assert not window.behind_notice.pause.isActive()
