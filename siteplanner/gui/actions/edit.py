"""Undo, and what the clipboard and a selection as a whole are for."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_features, with_movable, with_plan, with_redo, with_undo

EDIT_ACTIONS: tuple[Action, ...] = (
    Action("undo", "edit", QT_TRANSLATE_NOOP("actions", "Undo"), ("Ctrl+Z",), "undo", with_undo),
    Action("redo", "edit", QT_TRANSLATE_NOOP("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", with_redo),
    Action("cut", "edit", QT_TRANSLATE_NOOP("actions", "Cut"), ("Ctrl+X",), "cut", with_movable, separator=True),
    Action("copy", "edit", QT_TRANSLATE_NOOP("actions", "Copy"), ("Ctrl+C",), "copy", with_features),
    Action("paste", "edit", QT_TRANSLATE_NOOP("actions", "Paste"), ("Ctrl+V",), "paste", with_plan),
    Action(
        "paste_in_place",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Paste in place"),
        ("Ctrl+Shift+V",),
        "paste-in-place",
        with_plan,
    ),
    Action(
        "paste_coordinates",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Paste coordinates as…"),
        ("Ctrl+Alt+V",),
        "paste",
        with_plan,
    ),
    Action("duplicate", "edit", QT_TRANSLATE_NOOP("actions", "Duplicate"), ("Ctrl+D",), "duplicate", with_movable),
    Action("delete", "edit", QT_TRANSLATE_NOOP("actions", "Delete"), ("Delete",), "delete", with_movable),
    Action(
        "select_all",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Select all plants"),
        ("Ctrl+A",),
        "",
        with_plan,
        separator=True,
    ),
)
