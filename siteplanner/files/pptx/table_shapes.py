"""Tables on slides: native ones, with a header row, numbers flush right, sums in bold."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm

from siteplanner.core.documents.shown_table import PADDING_MM, PT_A_MM, Paged
from siteplanner.files.pptx.fonts import INK, RULE, Type

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's own table style without lines and fills."""
HEAD_FILL: Final = "EEF1F5"
_HEAD_LINE, _LINE, _EMU_A_PT = 1.25, 0.5, 12_700


def add_table(shapes: Any, of: Paged, left_mm: float, top_mm: float, kind: Type) -> None:
    """Add a part of a table; its upper left corner in mm."""
    table = of.table
    frame = shapes.add_table(
        len(table.rows) + 1, len(table.header), Mm(left_mm), Mm(top_mm), Mm(sum(of.widths_mm)), Mm(of.height_mm)
    )
    frame.name = table.title or table.key
    made = frame.table
    made.horz_banding = False
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE  # noqa: SLF001  (no other way to choose a style)
    for column, width in zip(made.columns, of.widths_mm, strict=True):
        column.width = Mm(width)
    for row, height in zip(made.rows, of.heights_mm, strict=True):
        row.height = Mm(height)
    _write_row(made.rows[0], table.header, of, kind, bold=True, head=True)
    for row, shown in zip(list(made.rows)[1:], table.rows, strict=True):
        _write_row(row, shown.cells, of, kind, bold=shown.bold, level=shown.level)


def _write_row(
    row: Any, cells: tuple[str, ...], of: Paged, kind: Type, *, bold: bool, head: bool = False, level: int = 0
) -> None:
    for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        indent = level * of.size_pt / PT_A_MM if at == 0 else 0.0
        cell.margin_left, cell.margin_right = Mm(PADDING_MM / 2 + indent), Mm(PADDING_MM / 2)
        cell.margin_top = cell.margin_bottom = Mm(0.1 * of.size_pt / PT_A_MM)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if at in of.table.numbers else PP_ALIGN.LEFT
        kind.write(paragraph, text, of.size_pt, bold=bold)
        _dress(cell, head=head, bold=bold)


def _dress(cell: Any, *, head: bool, bold: bool) -> None:
    """Lines and ground of a cell, in the order that the schema asks for: lines first."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  (python-pptx draws no lines of cells)
    lines = [("a:lnB", INK if head else RULE, _HEAD_LINE if head else _LINE)]
    if bold and not head:
        lines.insert(0, ("a:lnT", INK, _LINE))
    for tag, color, width in lines:
        line = etree.SubElement(
            properties, qn(tag), w=str(round(width * _EMU_A_PT)), cap="flat", cmpd="sng", algn="ctr"
        )
        etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=color)
        etree.SubElement(line, qn("a:prstDash"), val="solid")
    if head:
        etree.SubElement(etree.SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=HEAD_FILL)
    else:
        etree.SubElement(properties, qn("a:noFill"))
