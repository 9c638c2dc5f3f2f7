"""Above the tree: the theme that the map looks like, others to choose, and a menu to keep, rename or remove one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from siteplanner.drawing.ready_themes import ReadyTheme, ready_themes
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.icons import icon
from siteplanner.gui.theme_menu import fill_theme_actions, theme_name

if TYPE_CHECKING:
    from siteplanner.gui.commands import Commands


class ThemeBar(QWidget):
    """A look that is no theme's shows as such; nothing is forced on anybody."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.combo = QuietCombo()
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setIconSize(QSize(16, 16))
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 4)
        line.setSpacing(4)
        line.addWidget(self.combo, 1)
        line.addWidget(self.more)
        self.combo.activated.connect(self._chosen)
        self.menu.aboutToShow.connect(self._fill_menu)
        commands.desk.session_changed.connect(self.refresh)
        commands.desk.plan_changed.connect(lambda *_: self.refresh())
        commands.desk.display_changed.connect(self.refresh)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the themes there are, and which of them the map looks like."""
        now = self._commands.current_theme()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.setPlaceholderText(self.tr("Own look"))
        for ready in ready_themes():
            self.combo.addItem(theme_name(ready.name.en, ready.name.zh), ready)
        own = self._commands.themes
        if own:
            self.combo.insertSeparator(self.combo.count())
        for name in own:
            self.combo.addItem(name, name)
        self.combo.setCurrentIndex(-1)
        for at in range(self.combo.count()):
            if now is not None and self.combo.itemData(at) == now:
                self.combo.setCurrentIndex(at)
        self.combo.blockSignals(False)
        self.combo.setAccessibleName(self.tr("Theme of the map"))
        self.combo.setToolTip(self.tr("Theme of the map"))
        self.more.setAccessibleName(self.tr("Themes"))
        self.more.setToolTip(self.tr("Save, rename or remove a theme"))

    def _chosen(self, at: int) -> None:
        theme = self.combo.itemData(at)
        if isinstance(theme, ReadyTheme):
            self._commands.use_ready_theme(theme)
        elif (look := self._commands.themes.get(theme)) is not None:
            self._commands.use_theme(look)

    def _fill_menu(self) -> None:
        self.menu.clear()
        fill_theme_actions(self.menu, self._commands)
