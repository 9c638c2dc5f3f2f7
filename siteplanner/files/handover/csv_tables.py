"""Tables as CSV that spreadsheets open with a double click: UTF-8 with a mark in front, CRLF, plain numbers."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.land_balance import whole_table
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import write_whole
from siteplanner.words import Translator

LOG_HEADINGS = (
    QT_TRANSLATE_NOOP("handover", "Number"),
    QT_TRANSLATE_NOOP("handover", "Time (UTC)"),
    QT_TRANSLATE_NOOP("handover", "By"),
    QT_TRANSLATE_NOOP("handover", "Scenario"),
    QT_TRANSLATE_NOOP("handover", "What"),
)
MAY_RUN = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins so for a formula."""


def write_balance(basis: Basis, path: Path, say: Translator) -> int:
    """The land-use balance of the whole map; how many rows it has. Raises SaveError."""
    return write_table(whole_table(basis), path, say)


def write_table(table: FigureTable, path: Path, say: Translator) -> int:
    """A table of figures: a row of headings with units, then a row a group. Raises SaveError."""
    headings = [say.text(table.row_title)]
    for column in table.columns:
        unit = say.text(unit_words(column.unit)) if column.unit else ""
        headings.append(say.text(column.label) + (f" ({unit})" if unit else ""))
    rows = [[say.text(row.label), *(_cell(value, say) for value in row.values)] for row in table.rows]
    _write(path, [headings, *rows])
    return len(rows)


def write_change_log(plan: Plan, path: Path, say: Translator) -> int:
    """Every edit that the plan keeps; how many there are. Raises SaveError."""
    rows = [
        [str(entry.seq), entry.time.strftime("%Y-%m-%d %H:%M:%S"), entry.author, entry.scenario_id, entry.label]
        for entry in plan.change_log
    ]
    _write(path, [[say.text(heading) for heading in LOG_HEADINGS], *rows])
    return len(rows)


def _cell(value: Value, say: Translator) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int):
        return repr(value) if math.isfinite(value) else ""
    return say.text(value)


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    with write_whole(path) as temporary:
        temporary.write_bytes(text.getvalue().encode("utf-8-sig", errors="replace"))


def harmless(text: str) -> str:
    """The text, with a mark before what a spreadsheet would run; numbers stay numbers.

    >>> harmless("=1+1"), harmless("-3.5"), harmless("地块")
    ("'=1+1", '-3.5', '地块')
    """
    if not text.startswith(MAY_RUN):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text
