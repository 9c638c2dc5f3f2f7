"""Scenarios: making, naming, removing and comparing them."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import (
    with_another_offered,
    with_parent,
    with_plan,
    with_scenarios,
    with_something_behind,
    with_two_scenarios,
)

SCENARIO_ACTIONS: tuple[Action, ...] = (
    Action("add_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "New scenario…"), (), "scenario-add", with_plan),
    Action(
        "duplicate_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Duplicate scenario…"),
        ("Ctrl+Alt+N",),
        "duplicate",
        with_plan,
    ),
    Action(
        "step_as_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Open the step of the history as a scenario…"),
        (),
        "history",
        with_plan,
    ),
    Action("rename_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "Rename scenario…"), (), "edit", with_plan),
    Action("describe_scenario", "scenario", QT_TRANSLATE_NOOP("actions", "Describe scenario…"), (), "text", with_plan),
    Action(
        "take_over_from_parent",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Take over from the parent…"),
        ("Ctrl+Alt+U",),
        "import",
        with_something_behind,
        separator=True,
    ),
    Action(
        "unlink_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Let the scenario stand on its own"),
        (),
        "",
        with_parent,
    ),
    Action(
        "archive_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Archive scenario"),
        (),
        "",
        with_another_offered,
        separator=True,
    ),
    Action(
        "remove_scenario",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Remove scenario"),
        (),
        "delete",
        with_two_scenarios,
    ),
    Action(
        "show_scenarios",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Tree of scenarios"),
        ("Ctrl+9",),
        "scenario",
        with_plan,
        separator=True,
    ),
    Action(
        "compare_scenarios",
        "scenario",
        QT_TRANSLATE_NOOP("actions", "Compare scenarios…"),
        ("F3",),
        "table",
        with_scenarios,
        separator=True,
    ),
)
