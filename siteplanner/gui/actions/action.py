"""One thing that a person can do: its name, keys and place in the menus, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siteplanner.core.text import Template

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

Ready = Callable[["Desk"], Template | None]
"""None when the action can be done now, else why not."""


def always(_: Desk) -> Template | None:
    return None


@dataclass(frozen=True, slots=True)
class Action:
    """``id`` names the method of ``Commands`` that does it. The first shortcut is the one shown. ``menu`` is a key of
    ``MENUS`` (menus.py); one with a slash is a menu within another."""

    id: str
    menu: str
    text: Template
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    ready: Ready = always
    checkable: bool = False
    group: str = ""
    separator: bool = False
