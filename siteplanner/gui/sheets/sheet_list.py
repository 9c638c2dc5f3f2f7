"""The sheets that the plan keeps, and below them the templates that a new one begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.templates import sheet_templates
from siteplanner.gui.numbers import in_chinese

KEY: Final = Qt.ItemDataRole.UserRole
Chosen = tuple[str, str]
SHEET, TEMPLATE = "sheet", "template"


class SheetList(QTreeWidget):
    """``chosen`` carries ("sheet", name) or ("template", id); ``removed`` that Delete was pressed on a sheet."""

    chosen = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setMinimumWidth(180)
        self._names: tuple[str, ...] = ()
        self._changed: frozenset[Chosen] = frozenset()
        self.currentItemChanged.connect(self._tell)
        self.retranslate()

    @property
    def current(self) -> Chosen | None:
        """What is chosen; None on a heading."""
        item = self.currentItem()
        key = item.data(0, KEY) if item is not None else None
        return (str(key[0]), str(key[1])) if key else None

    def show_sheets(self, sheets: Sequence[MapSheet], changed: frozenset[Chosen] = frozenset()) -> None:
        """List the plan's sheets; those in ``changed`` bear a mark."""
        names = tuple(sheet.name for sheet in sheets)
        if (names, changed) != (self._names, self._changed):
            self._names, self._changed = names, changed
            self._fill()

    def choose(self, key: Chosen) -> None:
        """Make a row the current one, without telling."""
        self.blockSignals(True)
        for top in range(self.topLevelItemCount()):
            heading = self.topLevelItem(top)
            for row in range(heading.childCount() if heading is not None else 0):
                item = heading.child(row) if heading is not None else None
                if item is not None and tuple(item.data(0, KEY) or ()) == key:
                    self.setCurrentItem(item)
        self.blockSignals(False)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sheets and templates"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        before = self.current
        self.blockSignals(True)
        self.clear()
        language = "zh" if in_chinese() else "en"
        none = [] if self._names else [(self.tr("None yet: save one"), None)]
        sheets = [(name, (SHEET, name)) for name in self._names]
        templates = [(of.name.said_in(language), (TEMPLATE, key)) for key, of in sheet_templates().items()]
        for heading, rows in (
            (self.tr("Sheets of this plan"), [*sheets, *none]),
            (self.tr("Templates for a new one"), templates),
        ):
            top = QTreeWidgetItem([heading])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self.addTopLevelItem(top)
            for name, key in rows:
                item = QTreeWidgetItem([f"{name} *" if key in self._changed else name])
                item.setData(0, KEY, key)
                if key is None:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                top.addChild(item)
            top.setExpanded(True)
        self.blockSignals(False)
        if before is not None:
            self.choose(before)

    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)
