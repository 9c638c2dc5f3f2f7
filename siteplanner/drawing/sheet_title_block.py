"""The title block: a box a field, empty where somebody is to sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.drawing.paper import INK, MUTED, Paper
from siteplanner.drawing.sheet_layout import Box

FIELD_NAMES: Final[Mapping[str, Template]] = {
    "title": QT_TRANSLATE_NOOP("sheet", "Title"),
    "subtitle": QT_TRANSLATE_NOOP("sheet", "Subtitle"),
    "drawn_by": QT_TRANSLATE_NOOP("sheet", "Drawn by"),
    "checked_by": QT_TRANSLATE_NOOP("sheet", "Checked by"),
    "approved_by": QT_TRANSLATE_NOOP("sheet", "Approved by"),
    "project_number": QT_TRANSLATE_NOOP("sheet", "Project number"),
    "sheet_number": QT_TRANSLATE_NOOP("sheet", "Sheet number"),
    "date": QT_TRANSLATE_NOOP("sheet", "Date"),
    "notes": QT_TRANSLATE_NOOP("sheet", "Notes"),
}
_ROW_PT: Final = 8.2
_COLUMNS: Final = 2


def title_block_height(paper: Paper, fields: tuple[str, ...]) -> float:
    return paper.pt(_ROW_PT) * -(-len(fields) // _COLUMNS) + 0.6


def draw_title_block(paper: Paper, sheet: MapSheet, fields: tuple[str, ...], box: Box) -> None:
    """The fields in two columns from the top of ``box``; a last one alone takes the whole width."""
    high = paper.pt(_ROW_PT)
    for at, name in enumerate(fields):
        row, column = divmod(at, _COLUMNS)
        alone = at == len(fields) - 1 and column == 0
        wide = box.width if alone else box.width / _COLUMNS
        cell = Box(box.left + column * wide, box.top - (row + 1) * high, wide, high)
        paper.rectangle(cell, edge=INK, width_pt=0.5)
        paper.text(cell.left + 1.0, cell.top - paper.pt(2.4), FIELD_NAMES[name], paper.pt(5.0), color=MUTED)
        text = paper.words(str(getattr(sheet, name)))
        if text:
            size = paper.pt(7.5)
            size *= min(1.0, (wide - 2.5) / max(paper.size_mm(text, size)[0], 1e-9))
            paper.text(cell.left + wide / 2, cell.bottom + paper.pt(1.4), text, size, ha="center")
    whole = Box(box.left, box.top - high * -(-len(fields) // _COLUMNS), box.width, high * -(-len(fields) // _COLUMNS))
    paper.rectangle(whole, edge=INK, width_pt=1.0)
