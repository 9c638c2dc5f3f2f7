"""Rows of a table out to Excel, and cells of Excel into the table, through the clipboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from siteplanner.core import edits
from siteplanner.core.attribute_table import Rows
from siteplanner.core.errors import EditError
from siteplanner.core.pasted_cells import Block, FittedCells, RefusedCell, fit_block, read_block
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.cell_text import copied_text, heading, headings
from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.attribute_view import AttributeView

NOTHING_THERE = QT_TRANSLATE_NOOP("TablePanel", "The clipboard holds no text to paste.")
ALL_ALIKE = QT_TRANSLATE_NOOP("TablePanel", "Nothing to paste: the table says the same already.")
PASTED = QT_TRANSLATE_NOOP("TablePanel", "{count} values pasted.")


def shown_sections(view: AttributeView) -> list[int]:
    """The columns that are not hidden."""
    return [s for s in range(view.attribute_model.columnCount()) if s == 0 or not view.isColumnHidden(s)]


def copied(view: AttributeView, rows: Rows, *, whole: bool = False, column: int = -1) -> str:
    """Put rows with headings on the clipboard, tabs between cells; of one row a cell alone, unless ``whole``.

    That is the cell of ``column``, or the current one.
    """
    model = view.attribute_model
    table = model.table
    if table is None or len(rows) == 0:
        return ""

    def cell(row: int, section: int) -> str:
        of = model.column_at(section).column
        return copied_text(of, table.value(int(model.rows[row]), of.name), model.offers_at(section))

    if len(rows) == 1 and not whole:
        text = cell(int(rows[0]), column if column >= 0 else max(0, view.currentIndex().column()))
    else:
        sections = shown_sections(view)
        lines = [[heading(model.column_at(s).column) for s in sections]]
        lines += [[cell(int(row), s) for s in sections] for row in rows]
        text = "\n".join("\t".join(map(quoted, line)) for line in lines) + "\n"
    QGuiApplication.clipboard().setText(text)
    return text


def quoted(cell: str) -> str:
    """A cell as tables read it: in quotation marks where it holds a tab, a line break or such marks."""
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in '\t\n\r"') else cell


def paste(parent: QWidget, desk: Desk, view: AttributeView, chosen: Rows) -> None:
    """Put what is on the clipboard onto the table as one step; what does not fit is shown before anything is done."""
    text = QGuiApplication.clipboard().text()
    if not text:
        desk.tell(NOTHING_THERE)
        return
    fitted = _fitted(view, read_block(text), chosen)
    edit, refused = _edit(desk, view, fitted)
    refused = [*fitted.refused, *refused]
    others = fitted.count - (len(refused) - len(fitted.refused))
    if refused:
        from siteplanner.gui.dialogs.refused_cells import RefusedCellsDialog

        if not RefusedCellsDialog(refused, others, parent).exec():
            return
    if edit is None:
        if not refused:
            desk.tell(ALL_ALIKE)
        return
    if desk.apply(edit):
        undo = (QCoreApplication.translate("TablePanel", "Undo"), desk.undo)
        desk.tell(PASTED(count=others), undo)


def _fitted(view: AttributeView, block: Block, chosen: Rows) -> FittedCells:
    """Where a block goes: from the current cell on; one value, or one line, to all selected rows."""
    model = view.attribute_model
    assert model.table is not None
    current = view.currentIndex()
    sections = [s for s in shown_sections(view) if s >= max(0, current.column())]
    if len(block) == 1 and len(chosen) > 1:
        block, rows = block * len(chosen), model.rows[chosen]
    else:
        rows = model.rows[max(0, current.row()) :][: len(block)]
    columns = {model.column_at(s).name: model.column_at(s).column for s in range(model.columnCount())}
    words = {model.column_at(s).name: model.offers_at(s).words() for s in range(model.columnCount())}
    return fit_block(
        model.table,
        block,
        [int(row) for row in rows],
        [model.column_at(s).name for s in sections],
        words=words,
        headings=headings(columns),
    )


def _edit(desk: Desk, view: AttributeView, fitted: FittedCells) -> tuple[Any, list[RefusedCell]]:
    plan, table = desk.plan, view.attribute_model.table
    if plan is None or table is None or not fitted.count:
        return None, []
    try:
        edit, refused = edits.set_table(plan, table.layer.name, fitted.values)
    except EditError as error:
        desk.tell(error.message)
        return None, []
    label = table.column("capacity").column.label if refused else ""
    values = fitted.values.get("capacity", {})
    return edit, [RefusedCell(row, label, f"{values[row]:g}", reason) for row, reason in refused.items()]
