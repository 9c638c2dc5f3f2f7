"""Tables of figures out to Excel through the clipboard: plain numbers with their units in the headings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication

from siteplanner.core.measures.figure_table import FigureTable, Value
from siteplanner.core.text import Message, Named, Template
from siteplanner.gui.figure_units import unit_text
from siteplanner.gui.panels.table_clipboard import quoted
from siteplanner.gui.wording import say


def copy_table(table: FigureTable, rows: Iterable[int] | None = None, columns: Iterable[int] | None = None) -> str:
    """Put a table, or some of its rows and columns, on the clipboard with headings; numbers whole, in plain units."""
    chosen_rows = list(range(len(table.rows))) if rows is None else sorted(set(rows))
    chosen = list(range(len(table.columns))) if columns is None else sorted(set(columns))
    headings = [say(table.row_title), *(_heading(table, at) for at in chosen)]
    lines = [headings]
    for at in chosen_rows:
        row = table.rows[at]
        lines.append([say(row.label), *(plain(row.values[column]) for column in chosen)])
    text = "\n".join("\t".join(map(quoted, line)) for line in lines) + "\n"
    QGuiApplication.clipboard().setText(text)
    return text


def copy_number(value: Value) -> str:
    """Put one number, or words, on the clipboard."""
    text = plain(value)
    QGuiApplication.clipboard().setText(text)
    return text


def plain(value: Value) -> str:
    """A value as Excel reads it: digits without separators, '' where there is none."""
    if value is None:
        return ""
    if isinstance(value, Template | Message | Named | str):
        return say(value)
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _heading(table: FigureTable, at: int) -> str:
    column = table.columns[at]
    unit = unit_text(column.unit)
    return f"{say(column.label)} ({unit})" if unit else say(column.label)
