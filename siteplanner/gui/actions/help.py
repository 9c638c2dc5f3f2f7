"""Where to find a command, a key and the program's version."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action

HELP_ACTIONS: tuple[Action, ...] = (
    Action("find_command", "help", QT_TRANSLATE_NOOP("actions", "Find a command…"), ("Ctrl+K",), "search"),
    Action("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), ("F1",), "help"),
    Action("about", "help", QT_TRANSLATE_NOOP("actions", "About siteplanner"), (), "info"),
)
