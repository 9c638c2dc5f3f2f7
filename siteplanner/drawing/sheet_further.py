"""The pages after a sheet: tables and charts that found no room beside the map, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.paper import MUTED, RULE, Paper
from siteplanner.drawing.sheet_charts import HEIGHT_SHARE
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.sheet_table import Cells, draw_cells, fits_across, least_height

PAGE = QT_TRANSLATE_NOOP("sheet", "{title}, page {page}")
_MARGIN_MM: Final = 15.0
_GAP_PT: Final = 6.0
_WIDEST_TABLE_PT: Final = 240.0
"""In mm on A3."""


@dataclass
class FurtherPages:
    """``begin`` makes an empty page; pages are handed on when they are full."""

    begin: Callable[[], Paper]
    title: Text
    number: int = 1

    def pages(self, tables: Sequence[Cells], charts: Sequence[Callable[[Paper, Box], None]]) -> Iterator[Paper]:
        """Tables one below the other, going on on the next page, then charts two beside each other."""
        if not tables and not charts:
            return
        page = self._page()
        for whole in tables:
            for cells in split_across(page.paper, whole, page.table_width):
                first: int | None = 0
                while first is not None:
                    if page.begun and page.room < least_height(page.paper, cells, page.table_width):
                        yield page.paper
                        page = self._page()
                    first = page.write(cells, first)
                    if first is not None:
                        yield page.paper
                        page = self._page()
        for at in range(0, len(charts), 2):
            wide = (page.box.width - page.paper.pt(_GAP_PT)) / 2
            high = wide * HEIGHT_SHARE
            if page.room < high and page.begun:
                yield page.paper
                page = self._page()
            for column, draw in enumerate(charts[at : at + 2]):
                left = page.box.left + column * (wide + page.paper.pt(_GAP_PT))
                draw(page.paper, Box(left, page.y - high, wide, high))
            page.y -= high + page.paper.pt(_GAP_PT)
            page.begun = True
        yield page.paper

    def _page(self) -> _Page:
        self.number += 1
        paper = self.begin()
        layout = paper.layout
        inner = Box(0.0, 0.0, layout.width_mm, layout.height_mm).grown(-_MARGIN_MM)
        size = paper.pt(7.5)
        paper.text(inner.left, inner.top - size * 0.36, PAGE(title=self.title, page=self.number), size, color=MUTED)
        y = inner.top - paper.pt(5.0)
        paper.line([inner.left, inner.right], [y, y], 0.5, RULE)
        return _Page(paper, inner, y - paper.pt(3.0))


@dataclass
class _Page:
    paper: Paper
    box: Box
    y: float
    begun: bool = False

    def write(self, cells: Cells, first: int) -> int | None:
        """Write the table from a row on; gives the row it goes on with on the next page, None where it is done."""
        self.y, hidden = draw_cells(self.paper, cells, self.left_box, first)
        self.y -= self.paper.pt(_GAP_PT)
        self.begun = True
        return len(cells.rows) - hidden - int(cells.rows[-1].strong) if hidden else None

    @property
    def room(self) -> float:
        return self.y - self.box.bottom

    @property
    def left_box(self) -> Box:
        """The room that is left, not wider than the eye can follow a line."""
        return Box(self.box.left, self.box.bottom, self.table_width, self.room)

    @property
    def table_width(self) -> float:
        return min(self.box.width, self.paper.pt(_WIDEST_TABLE_PT))


def split_across(paper: Paper, cells: Cells, width_mm: float) -> list[Cells]:
    """The table, or where its columns do not fit side by side several with some of them, the first in each."""
    parts: list[Cells] = []
    columns: list[int] = []
    for at in range(1, len(cells.numbers)):
        if columns and not fits_across(paper, _with(cells, [*columns, at]), width_mm):
            parts.append(_with(cells, columns))
            columns = []
        columns.append(at)
    return [*parts, _with(cells, columns)] if parts else [cells]


def _with(cells: Cells, columns: Sequence[int]) -> Cells:
    """Only the first column and these."""
    kept = (0, *columns)
    return replace(
        cells,
        grids={},
        heading=tuple(cells.heading[at] for at in kept),
        numbers=tuple(cells.numbers[at] for at in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in cells.rows),
    )
