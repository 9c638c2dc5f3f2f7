"""A report as a PDF of A4 pages: headings, paragraphs, tables whose header is repeated, pictures; letters embedded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from siteplanner.core.documents.report import (
    Contents,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    TableBlock,
)
from siteplanner.core.documents.shown_table import PADDING_MM, Paged, ShownRow, paged
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.drawing.fonts import sheet_font
from siteplanner.drawing.paper import INK, MUTED, RULE, Color, Paper
from siteplanner.drawing.sheet_layout import Box, SheetLayout
from siteplanner.drawing.sheet_panel import WARNING_COLOR
from siteplanner.drawing.sheet_writing import write_pages
from siteplanner.words import Translator

DRAWING = QT_TRANSLATE_NOOP("document", "Writing the report")
TABLE = QT_TRANSLATE_NOOP("document", "Table {number}  {title}")
FIGURE = QT_TRANSLATE_NOOP("document", "Figure {number}  {title}")
CONTINUED = QT_TRANSLATE_NOOP("document", "{caption}, continued ({part}/{parts})")
PAGE = QT_TRANSLATE_NOOP("document", "Page {page} of {pages}")
WIDTH_MM, HEIGHT_MM, MARGIN_MM = 210.0, 297.0, 20.0
TEXT_MM: Final = WIDTH_MM - 2 * MARGIN_MM
TABLE_SIZES_PT: Final = (8.5, 8.0, 7.5, 7.0, 6.5)
CONTENTS_PT: Final = 10.0
LISTED_LEVELS: Final = 3
"""Headings above this level are in the contents."""
INDENT_MM, NUMBER_MM = 6.0, 14.0
_LINE: Final = 0.5
"""Height of a line in mm for each point of type."""
_HEAD_FILL: Final = "#eef1f5"
_HEADING_PT: Final = {1: 16.0, 2: 12.5, 3: 11.0}
_LOOKS: Final[dict[str, tuple[float, bool, Color]]] = {
    "plain": (10.0, False, INK),
    "strong": (10.0, True, INK),
    "muted": (8.5, False, MUTED),
    "warning": (10.0, True, WARNING_COLOR),
}


def draw_report(report: Report, say: Translator, work: Work | None = None) -> tuple[bytes, int]:
    """The content of the PDF, and how many tables it has; equal reports give equal bytes.

    Raises InputError where a text needs a font for Chinese and the computer has none; Cancelled.
    """
    work = work or Work()
    flow = _Flow(report, say)
    flow.begin()
    for at, block in enumerate(report.blocks):
        work.step(at, len(report.blocks), DRAWING)
        flow.add(block)
    content = io.BytesIO()
    write_pages(flow.numbered(), ".pdf", content, report.title)
    work.step(len(report.blocks), len(report.blocks), DRAWING)
    return content.getvalue(), flow.tables


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """A line of the contents: its words end at ``end``, the number of the page is still to come."""

    page: Paper
    y: float
    end: float


class _Flow:
    """Pages that are filled from the top; ``y`` is where the next thing goes."""

    def __init__(self, report: Report, say: Translator) -> None:
        self.report, self.say = report, say
        self.pages: list[Paper] = []
        self.y = 0.0
        self.tables = self.figures = 0
        self.listed: list[_Listed] = []
        self.headed: list[int] = []
        self._turn()

    def begin(self) -> None:
        report = self.report
        self._lines(report.title, 24.0, bold=True, after_mm=2.0)
        self._lines(report.subject, 13.0, after_mm=5.0)
        if report.warning:
            self._lines(report.warning, 10.0, bold=True, color=WARNING_COLOR, after_mm=2.0)
        self._lines(report.statement, 10.0, bold=True, after_mm=5.0)

    def add(self, block: object) -> None:
        """Add a block at the end."""
        if isinstance(block, Heading):
            size = _HEADING_PT[min(block.level, 3)]
            self._need(size * _LINE + 28.0)
            self.y -= 4.0 if self.y < self._top else 0.0
            if block.level < LISTED_LEVELS:
                self.headed.append(len(self.pages))
            self._lines(block.text, size, bold=True, after_mm=2.0)
        elif isinstance(block, Paragraph):
            size, bold, color = _LOOKS[block.kind]
            self._lines(block.text, size, bold=bold, color=color, after_mm=1.8)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, TableBlock):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, PageBreak) and self.y < self._top:
            self._turn()

    def numbered(self) -> Iterator[Paper]:
        """The pages with what stands on each of them, now that their number is known; so are those in the contents."""
        for line, number in zip(self.listed, self.headed, strict=False):
            right = WIDTH_MM - MARGIN_MM
            line.page.text(right, line.y, str(number), CONTENTS_PT, ha="right")
            room = right - line.end - line.page.size_mm(str(number), CONTENTS_PT)[0] - 3.0
            dots = "." * int(room / line.page.size_mm("." * 50, CONTENTS_PT)[0] * 50)
            line.page.text(line.end + 1.5, line.y, dots, CONTENTS_PT, color=MUTED)
        for number, page in enumerate(self.pages, start=1):
            foot = MARGIN_MM - 8.0
            page.text(MARGIN_MM, HEIGHT_MM - MARGIN_MM + 6.0, self.report.footer, 8.0, color=MUTED)
            text = PAGE(page=number, pages=len(self.pages))
            page.text(WIDTH_MM - MARGIN_MM, foot, text, 8.0, color=MUTED, ha="right")
            page.line([MARGIN_MM, WIDTH_MM - MARGIN_MM], [foot + 4.5, foot + 4.5], 0.4, RULE)
            yield page

    # -- room -----------------------------------------------------------------------------------------------------

    @property
    def _top(self) -> float:
        return HEIGHT_MM - MARGIN_MM

    @property
    def _page(self) -> Paper:
        return self.pages[-1]

    def _turn(self) -> None:
        whole = Box(0.0, 0.0, WIDTH_MM, HEIGHT_MM)
        layout = SheetLayout("A4", WIDTH_MM, HEIGHT_MM, whole, whole, whole, 1000.0, whole=True)
        self.pages.append(Paper(layout, sheet_font(), self.say))
        self.y = self._top

    def _need(self, height_mm: float) -> None:
        """Turn the page where so much does not fit any more."""
        if self.y - height_mm < MARGIN_MM and self.y < self._top:
            self._turn()

    # -- blocks ---------------------------------------------------------------------------------------------------

    def _lines(
        self,
        text: str,
        size_pt: float,
        *,
        bold: bool = False,
        color: Color = INK,
        left_mm: float = 0.0,
        room_mm: float = TEXT_MM,
        after_mm: float = 1.5,
    ) -> None:
        for line in self._page.wrapped(text, min(room_mm, TEXT_MM - left_mm), size_pt, bold=bold):
            self._need(size_pt * _LINE)
            self.y -= size_pt * _LINE
            self._page.text(MARGIN_MM + left_mm, self.y, line, size_pt, bold=bold, color=color)
        self.y -= after_mm

    def _facts(self, block: Facts) -> None:
        for name, value in block.rows:
            lines = self._page.wrapped(value, TEXT_MM - 38.0, 10.0)
            self._need(len(lines) * 10.0 * _LINE)
            self._page.text(MARGIN_MM, self.y - 10.0 * _LINE, name, 10.0, bold=True)
            for line in lines:
                self.y -= 10.0 * _LINE
                self._page.text(MARGIN_MM + 38.0, self.y, line, 10.0)
            self.y -= 0.8
        self.y -= 2.0

    def _contents(self, block: Contents) -> None:
        self.y -= 4.0
        self._lines(block.title, 12.5, bold=True)
        for heading in self.report.blocks:
            if isinstance(heading, Heading) and heading.level < LISTED_LEVELS:
                left = INDENT_MM * (heading.level - 1)
                room = TEXT_MM - left - NUMBER_MM
                self._lines(heading.text, CONTENTS_PT, left_mm=left, room_mm=room, after_mm=0.8)
                last = self._page.wrapped(heading.text, room, CONTENTS_PT)[-1]
                end = MARGIN_MM + left + self._page.size_mm(last, CONTENTS_PT)[0]
                self.listed.append(_Listed(self._page, self.y + 0.8, end))

    def _figure(self, block: Figure) -> None:
        with Image.open(io.BytesIO(block.picture.png)) as picture:
            pixels = np.asarray(picture.convert("RGB"))
        width = TEXT_MM * block.share
        height = width * pixels.shape[0] / pixels.shape[1]
        most = self._top - MARGIN_MM - 10.0
        if height > most:
            width, height = width * most / height, most
        self._need(height + 9.0)
        left = MARGIN_MM + (TEXT_MM - width) / 2
        place = (left, left + width, self.y - height, self.y)
        page = self._page
        limits = page.mm.get_xlim(), page.mm.get_ylim()
        page.mm.imshow(pixels, extent=place, interpolation="none", aspect="auto", zorder=1.0)
        page.mm.set_xlim(*limits[0])
        page.mm.set_ylim(*limits[1])
        self.y -= height + 1.5
        if block.caption:
            self.figures += 1
            caption = FIGURE(number=self.figures, title=block.caption)
            self._lines(self.say.text(caption), 8.5, bold=True, after_mm=5.0)

    def _table(self, block: TableBlock) -> None:
        self.tables += 1
        caption = self.say.text(TABLE(number=self.tables, title=block.table.title))
        room = self._top - MARGIN_MM - 8.0
        parts = paged(block.table, TEXT_MM, 1e9, TABLE_SIZES_PT)
        for at, part in enumerate(parts, start=1):
            title = caption if at == 1 else self.say.text(CONTINUED(caption=caption, part=at, parts=len(parts)))
            self._need(min(part.height_mm, 30.0) + 8.0)
            self._lines(title, 8.5, bold=True, after_mm=1.0)
            self._rows(part, room)
        for note in block.table.notes:
            self._lines(note, 7.5, color=MUTED, after_mm=0.4)
        self.y -= 4.0

    def _rows(self, part: Paged, room_mm: float) -> None:
        """The rows, the header again on each page; a row higher than a page is cut into several."""
        header = ShownRow(part.table.header, bold=True)
        head = self._wrapped(part, header)
        self._row(part, header, head, head=True)
        for row in part.table.rows:
            cells = self._wrapped(part, row)
            for piece in _pieces(cells, int((room_mm - 30.0) / (part.size_pt * _LINE))):
                high = _height(piece, part.size_pt)
                if self.y - high < MARGIN_MM:
                    self._turn()
                    self._row(part, header, head, head=True)
                self._row(part, row, piece)
        page = self._page
        page.line([MARGIN_MM, MARGIN_MM + sum(part.widths_mm)], [self.y, self.y], 0.8, INK)
        self.y -= 2.0

    def _wrapped(self, part: Paged, row: ShownRow) -> list[list[str]]:
        size, page = part.size_pt, self._page
        rooms = [wide - PADDING_MM for wide in part.widths_mm]
        rooms[0] -= row.level * 3.0
        return [page.wrapped(cell, wide, size, bold=row.bold) for cell, wide in zip(row.cells, rooms, strict=True)]

    def _row(self, part: Paged, row: ShownRow, cells: list[list[str]], *, head: bool = False) -> None:
        page, size, high = self._page, part.size_pt, _height(cells, part.size_pt)
        total, left = sum(part.widths_mm), MARGIN_MM
        if head:
            page.rectangle(Box(MARGIN_MM, self.y - high, total, high), face=_HEAD_FILL, zorder=1.0)
        for at, (lines, wide) in enumerate(zip(cells, part.widths_mm, strict=True)):
            flush = at in part.table.numbers
            x = left + wide - PADDING_MM / 2 if flush else left + PADDING_MM / 2 + (row.level * 3.0 if at == 0 else 0.0)
            down = high - _height([lines], size) if head else 0.0
            for number, line in enumerate(lines, start=1):
                y = self.y - down - 0.6 - number * size * _LINE + 0.12 * size * _LINE
                page.text(x, y, line, size, bold=row.bold, ha="right" if flush else "left")
            left += wide
        self.y -= high
        page.line([MARGIN_MM, MARGIN_MM + total], [self.y, self.y], 0.8 if head else 0.4, INK if head else RULE)


def _height(cells: list[list[str]], size_pt: float) -> float:
    return max(len(lines) for lines in cells) * size_pt * _LINE + 1.4


def _pieces(cells: list[list[str]], most: int) -> Iterator[list[list[str]]]:
    """Cells cut after so many lines, for rows that are higher than a page."""
    count = max(len(lines) for lines in cells)
    for start in range(0, max(count, 1), max(most, 1)):
        yield [lines[start : start + most] or [""] for lines in cells]
