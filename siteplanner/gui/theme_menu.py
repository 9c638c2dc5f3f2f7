"""The menu of the map's themes: those every plan is offered, the plan's own, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from siteplanner.drawing.ready_themes import ready_themes
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import in_chinese

if TYPE_CHECKING:
    from siteplanner.gui.commands import Commands


class ThemeMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.aboutToShow.connect(self._fill)

    def retranslate(self) -> None:
        self.setTitle(self.tr("Map theme"))

    def _fill(self) -> None:
        self.clear()
        now = self._commands.current_theme()
        for ready in ready_themes():
            take = partial(self._commands.use_ready_theme, ready)
            self._theme(theme_name(ready.name.en, ready.name.zh), take, checked=ready == now)
        own = self._commands.themes
        if own:
            self.addSeparator()
        for name, look in own.items():
            self._theme(name, partial(self._commands.use_theme, look), checked=name == now)
        self.addSeparator()
        fill_theme_actions(self, self._commands)

    def _theme(self, name: str, take: Callable[[], None], *, checked: bool) -> None:
        made = self.addAction(name.replace("&", "&&"))
        made.setCheckable(True)
        made.setChecked(checked)
        made.triggered.connect(lambda: take())


def fill_theme_actions(menu: QMenu, commands: Commands) -> None:
    """Save, and rename or remove the theme the map looks like, where it is the plan's own."""
    now = commands.current_theme()
    name = now if isinstance(now, str) else ""
    why = "" if name else QCoreApplication.translate("ThemeMenu", "Choose one of the plan's own themes first.")
    save = QCoreApplication.translate("ThemeMenu", "Save look as theme…")
    rename = QCoreApplication.translate("ThemeMenu", "Rename theme…")
    remove = QCoreApplication.translate("ThemeMenu", "Remove theme")
    _add(menu, save, "save", commands.save_map_theme)
    _add(menu, rename, "edit", partial(commands.rename_map_theme, name), why)
    _add(menu, remove, "delete", partial(commands.remove_map_theme, name), why)


def theme_name(en: str, zh: str) -> str:
    """The name of a ready theme in the language of the window."""
    return zh if in_chinese() else en


def _add(menu: QMenu, text: str, icon_name: str, run: Callable[[], None], why: str = "") -> QAction:
    made = menu.addAction(icon(icon_name), text)
    made.setEnabled(not why)
    made.setToolTip(why)
    made.triggered.connect(lambda: run())
    return made
