"""The tools that select, place and draw."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_plan

DRAW_ACTIONS: tuple[Action, ...] = (
    Action(
        "tool_select",
        "place",
        QT_TRANSLATE_NOOP("actions", "Select and move"),
        ("V",),
        "select",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_place",
        "place",
        QT_TRANSLATE_NOOP("actions", "Place a plant"),
        ("P",),
        "place",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_draw",
        "place",
        QT_TRANSLATE_NOOP("actions", "Draw point by point"),
        ("G",),
        "polygon",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_rectangle",
        "place",
        QT_TRANSLATE_NOOP("actions", "Draw a rectangle"),
        ("Shift+G",),
        "rectangle",
        with_plan,
        checkable=True,
        group="tool",
    ),
)
