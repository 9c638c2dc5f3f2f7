"""Compared figures as a workbook or CSV: one table, real numbers, the unit of each row beside it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from siteplanner.core.comparing.flat_table import FlatTable
from siteplanner.core.measures.figure_table import Value
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.atomic import write_whole
from siteplanner.words import Translator

SHEET = QT_TRANSLATE_NOOP("workbook", "Comparison")
WORDS_WIDTH, NUMBERS_WIDTH, NOTE_WIDTH, UNIT_WIDTH = 34.0, 20.0, 70.0, 14.0
"""Widths of columns in characters."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a CSV file in the system's old code page, and Chinese becomes unreadable."""


def export_comparison(flat: FlatTable, path: Path, say: Translator) -> Path:
    """Write an .xlsx or, by the name, a .csv file (UTF-8). Raises SaveError where it cannot be written; what stood
    there stays then."""
    content = _csv(flat, say) if path.suffix.lower() == ".csv" else _workbook(flat, say)
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
    return path


def _csv(flat: FlatTable, say: Translator) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([say.text(heading) for heading in flat.headings])
    writer.writerows([[_plain(value, say) for value in row] for row in flat.rows])
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _workbook(flat: FlatTable, say: Translator) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = say.text(SHEET)
    cell: Any
    for at, heading in enumerate(flat.headings, 1):
        cell = sheet.cell(1, at)
        _put(cell, say.text(heading))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(at)].width = _width(flat, at - 1)
    for line, row in enumerate(flat.rows, 2):
        for at, value in enumerate(row, 1):
            here: Any = sheet.cell(line, at)
            _put(here, _plain(value, say))
            if isinstance(value, float | int):
                here.number_format = "#,##0" if float(value).is_integer() else "#,##0.00##"
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _put(cell: Any, value: str | float | None) -> None:
    """Words stay words, whatever sign they begin with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _width(flat: FlatTable, at: int) -> float:
    if at == len(flat.headings) - 1:
        return NOTE_WIDTH
    if at == 2:
        return UNIT_WIDTH
    return WORDS_WIDTH if at < 2 else NUMBERS_WIDTH


def _plain(value: Value, say: Translator) -> str | float | None:
    return value if value is None or isinstance(value, float | int) else say.text(value)
