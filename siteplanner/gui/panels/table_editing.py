"""Changing rows from the table: one cell, one value for all selected rows, a block of cells from Excel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.schema import CONSTRAINTS, PARCELS, ZONES
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.attribute_view import AttributeView
from siteplanner.gui.panels.table_clipboard import copied, paste
from siteplanner.gui.panels.table_selection import TableSelection
from siteplanner.services.copied_features import MIME_TYPE
from siteplanner.services.pasted_text import holds_outlines

OUTLINED = (PARCELS.name, ZONES.name, CONSTRAINTS.name)

LOCKED = QT_TRANSLATE_NOOP("TablePanel", "The layer “{layer}” is locked.")


class TableEditing(QObject):
    """Each thing done is one step of the history. A locked layer says that it is, and offers to be unlocked.

    ``coordinates_wanted(layer)``: what is to be pasted are outlines for new rows, not cells.
    """

    coordinates_wanted = Signal(str)

    def __init__(self, desk: Desk, view: AttributeView, selection: TableSelection, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._model = view.attribute_model
        self._selection = selection
        self._model.edited.connect(self.set_value)
        self._model.refused.connect(desk.tell)
        view.copy_wanted.connect(self.copy)
        view.paste_wanted.connect(self.paste)
        view.blank_wanted.connect(self.blank)
        view.locked_edit.connect(self.say_locked)

    def set_value(self, ids: tuple[str, ...], column: str, value: Any) -> None:
        """Give rows a value; see ``edits.set_value``."""
        plan, table = self._desk.plan, self._model.table
        if plan is None or table is None or not ids:
            return
        try:
            edit = edits.set_value(plan, table.layer.name, ids, column, value)
        except EditError as error:
            self._desk.tell(error.message)
            return
        self._desk.apply(edit)

    def set_selected(self, column: str, value: Any) -> None:
        """The bulk bar's value, for the selected rows that do not have it yet."""
        table = self._model.table
        if table is None or self._model.locked:
            return
        rows = self._model.rows[self._selection.rows]
        self.set_value(tuple(table.row_id(row) for row in rows if table.value(row, column) != value), column, value)

    def blank(self) -> None:
        """Delete empties the current cell."""
        index = self._view.currentIndex()
        if index.isValid() and self._model.may_edit(index.column()):
            self._model.setData(index, "")
        elif index.isValid() and self._model.locked:
            self.say_locked()

    def copy(self) -> None:
        """The selected rows with headings, as tables read them; of one row the current cell."""
        copied(self._view, self._selection.rows)

    def paste(self) -> None:
        """A block of cells from Excel, as one step; where it holds outlines, new rows are asked for."""
        if self._holds_outlines():
            assert self._model.table is not None
            self.coordinates_wanted.emit(self._model.table.layer.name)
        elif self._model.locked:
            self.say_locked()
        elif self._desk.plan is not None and self._model.table is not None:
            paste(self._view, self._desk, self._view, self._selection.rows)

    def _holds_outlines(self) -> bool:
        """Whether the clipboard holds coordinates from elsewhere, and the layer has few figures to take them for."""
        plan, table, data = self._desk.plan, self._model.table, QGuiApplication.clipboard().mimeData()
        if plan is None or table is None or data is None or table.layer.name not in OUTLINED:
            return False
        return not data.hasFormat(MIME_TYPE) and holds_outlines(data.text(), plan.site.crs)

    def say_locked(self) -> None:
        table = self._model.table
        if table is None:
            return
        layer = table.layer
        unlock = (self.tr("Unlock"), lambda: self._desk.set_locked(layer.name, False))
        self._desk.tell(LOCKED(layer=layer.label), unlock)
