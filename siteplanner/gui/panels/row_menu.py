"""What can be done with a row of the table: shown on the map, copied, pasted onto, edited."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.attribute_view import AttributeView
from siteplanner.gui.panels.table_clipboard import copied
from siteplanner.gui.panels.table_editing import TableEditing
from siteplanner.gui.panels.table_selection import TableSelection

AROUND_A_POINT_M = 50.0


class RowMenu(QObject):
    """The menu of the right button; a double click on the number goes there, on a locked cell says that it is."""

    def __init__(self, desk: Desk, view: AttributeView, selection: TableSelection, editing: TableEditing) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._selection = selection
        self._editing = editing
        view.doubleClicked.connect(self._double_clicked)
        for each in (view, view.frozen):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self._open(view.indexAt(at), at))
        view.frozen.customContextMenuRequested.connect(lambda at: self._open(view.frozen.indexAt(at), at))

    def zoom_to(self, row: int) -> None:
        """Show a row's shape on the map."""
        model = self._view.attribute_model
        shape = model.table.shapes[model.rows[row]] if model.table is not None else None
        if shape is not None and not shape.is_empty:
            box = shape.buffer(AROUND_A_POINT_M) if shape.geom_type == "Point" else shape
            self._desk.show_place(box.bounds)

    def _double_clicked(self, index: QModelIndex) -> None:
        model = self._view.attribute_model
        if index.column() == 0:
            self.zoom_to(index.row())
        elif model.locked and model.column_at(index.column()).settable:
            self._editing.say_locked()

    def _open(self, index: QModelIndex, at: QPoint) -> None:
        if index.isValid():
            menu = self.made(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(at))

    def made(self, index: QModelIndex) -> QMenu:
        """The menu of a cell."""
        menu, view = QMenu(self._view), self._view
        row, cell = index.row(), np.array([index.row()])

        def add(text: str, then: Callable[[], object]) -> None:
            menu.addAction(text).triggered.connect(lambda *_: then())

        add(QCoreApplication.translate("TablePanel", "Zoom there"), lambda: self.zoom_to(row))
        menu.addSeparator()
        add(
            QCoreApplication.translate("TablePanel", "Copy rows with headings"),
            lambda: copied(view, self._selection.rows, whole=True),
        )
        add(QCoreApplication.translate("TablePanel", "Copy cell"), lambda: copied(view, cell, column=index.column()))
        add(QCoreApplication.translate("TablePanel", "Paste"), self._editing.paste)
        menu.addSeparator()
        add(QCoreApplication.translate("TablePanel", "Edit cell"), lambda: view.begin_edit(index))
        return menu
