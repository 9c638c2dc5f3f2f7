"""Measuring, and what is written on the map."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_note, with_plan

MEASURE_ACTIONS: tuple[Action, ...] = (
    Action(
        "tool_measure_distance",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure a distance"),
        ("Ctrl+Shift+M",),
        "measure",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_measure_area",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure an area"),
        ("Ctrl+Shift+J",),
        "measure-area",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_measure_angle",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Measure an angle"),
        ("Ctrl+Shift+K",),
        "measure-angle",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_dimension",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Dimension"),
        ("Ctrl+Shift+D",),
        "dimension",
        with_plan,
        checkable=True,
        group="tool",
        separator=True,
    ),
    Action(
        "tool_note",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Note"),
        ("Ctrl+Shift+T",),
        "text",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action(
        "tool_arrow",
        "measure",
        QT_TRANSLATE_NOOP("actions", "Arrow with a note"),
        ("Ctrl+Shift+L",),
        "arrow",
        with_plan,
        checkable=True,
        group="tool",
    ),
    Action("edit_note", "measure", QT_TRANSLATE_NOOP("actions", "Edit the note"), ("Ctrl+Return",), "edit", with_note),
)
