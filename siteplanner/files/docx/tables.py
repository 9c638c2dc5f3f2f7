"""Tables of a report in Word, made as XML: cell by cell python-docx takes minutes for a thousand rows."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from siteplanner.core.documents.shown_table import PT_A_MM, Paged
from siteplanner.files.docx.styles import CELL_STYLE, HEAD_FILL, INK, RULE

TWIPS_A_MM: Final = 56.6929
KEPT_TOGETHER_MM: Final = 80.0
"""A table that is no higher is not broken over pages."""
_CELL_ID: Final = CELL_STYLE.replace(" ", "")


def table_element(of: Paged) -> Any:
    """A table: its header row repeated on each page, no row broken over pages, numbers flush right, sums in bold."""
    table = OxmlElement("w:tbl")
    table.append(_properties(of))
    grid = _add(table, "w:tblGrid")
    for width in of.widths_mm:
        _add(grid, "w:gridCol", w=_twips(width))
    _add_row(table, of, of.table.header, bold=True, head=True)
    together = of.height_mm <= KEPT_TOGETHER_MM
    for at, row in enumerate(of.table.rows, start=1):
        keep = together and at < len(of.table.rows)
        _add_row(table, of, row.cells, bold=row.bold, level=row.level, keep=keep)
    return table


def _properties(of: Paged) -> Any:
    properties = OxmlElement("w:tblPr")
    _add(properties, "w:tblW", w=_twips(sum(of.widths_mm)), type="dxa")
    borders = _add(properties, "w:tblBorders")
    for side, color, size in (("top", INK, "8"), ("bottom", INK, "8"), ("insideH", RULE, "4")):
        _add(borders, f"w:{side}", val="single", sz=size, space="0", color=color)
    _add(properties, "w:tblLayout", type="fixed")
    margins = _add(properties, "w:tblCellMar")
    for side, room in (("top", 0.5), ("left", 1.3), ("bottom", 0.5), ("right", 1.3)):
        _add(margins, f"w:{side}", w=_twips(room), type="dxa")
    _add(properties, "w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0")
    return properties


def _add_row(
    table: Any,
    of: Paged,
    cells: tuple[str, ...],
    *,
    bold: bool,
    head: bool = False,
    level: int = 0,
    keep: bool = False,
) -> None:
    row = _add(table, "w:tr")
    how = _add(row, "w:trPr")
    _add(how, "w:cantSplit")
    if head:
        _add(how, "w:tblHeader")
    for at, (text, width) in enumerate(zip(cells, of.widths_mm, strict=True)):
        cell = _add(row, "w:tc")
        properties = _add(cell, "w:tcPr")
        _add(properties, "w:tcW", w=_twips(width), type="dxa")
        if head:
            _add(properties, "w:shd", val="clear", color="auto", fill=HEAD_FILL)
        _add(properties, "w:vAlign", val="bottom" if head else "center")
        paragraph = _add(cell, "w:p")
        style = _add(paragraph, "w:pPr")
        _add(style, "w:pStyle", val=_CELL_ID)
        if head or keep:
            _add(style, "w:keepNext")
        if at == 0 and level:
            _add(style, "w:ind", left=_twips(level * of.size_pt / PT_A_MM))
        _add(style, "w:jc", val="right" if at in of.table.numbers else "left")
        _add_run(paragraph, text, of.size_pt, bold=bold)


def _add_run(paragraph: Any, text: str, size_pt: float, *, bold: bool) -> None:
    run = _add(paragraph, "w:r")
    properties = _add(run, "w:rPr")
    if bold:
        _add(properties, "w:b")
    _add(properties, "w:sz", val=str(round(size_pt * 2)))
    for at, line in enumerate(text.split("\n")):
        if at:
            _add(run, "w:br")
        made = _add(run, "w:t")
        made.set(qn("xml:space"), "preserve")
        made.text = line


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made


def _twips(mm: float) -> str:
    return str(round(mm * TWIPS_A_MM))
