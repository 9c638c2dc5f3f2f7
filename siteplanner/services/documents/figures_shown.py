"""Tables of figures as they are read on slides and in reports: in large units, sums in bold."""

from __future__ import annotations

from siteplanner.core.documents.shown_table import ShownRow, ShownTable
from siteplanner.core.measures.figure_table import FigureColumn, FigureTable, RowKind
from siteplanner.core.readable_units import Readable, readable
from siteplanner.words import CHINESE, Translator

SUMS = (RowKind.TOTAL, RowKind.SUBTOTAL)


def shown_table(table: FigureTable, say: Translator) -> ShownTable:
    """A table with one unit a column, chosen by its largest figure, in the heading."""
    chinese = say.language == CHINESE
    shown = [
        readable(column, [row.values[at] for row in table.rows], say.text, chinese=chinese)
        for at, column in enumerate(table.columns)
    ]
    heads = [heading(column, of, say) for column, of in zip(table.columns, shown, strict=True)]
    rows = [
        ShownRow(
            (
                say.text(row.label),
                *(of.text(value, say.text) for of, value in zip(shown, row.values, strict=True)),
            ),
            row.kind in SUMS,
            row.level,
        )
        for row in table.rows
    ]
    numbers = frozenset(at for at, column in enumerate(table.columns, start=1) if column.decimals is not None)
    return ShownTable(
        table.key,
        say.text(table.title),
        (say.text(table.row_title), *heads),
        tuple(rows),
        numbers,
        tuple(say.text(note) for note in table.notes),
    )


def heading(column: FigureColumn, of: Readable, say: Translator) -> str:
    """What stands over a column: its name, below it the unit."""
    name = say.text(column.label)
    return f"{name}\n{of.unit}" if of.unit else name
