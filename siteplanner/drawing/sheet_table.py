"""A table on a sheet: as many rows as there is room for, the rest counted, never cut without a word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.paper import INK, MUTED, RULE, Paper
from siteplanner.drawing.sheet_layout import Box

MORE = QT_TRANSLATE_NOOP("sheet", "… {count} more")
TITLE_PT, BODY_PT, NOTE_PT = 7.5, 6.0, 5.2
_PITCH_PT: Final = 3.7
_GAP_PT: Final = 2.2
"""Between columns, in mm on A3."""
_LEAST_WORDS_PT: Final = 16.0
"""The least width of a column of words that is broken into lines, in mm on A3."""
_FEW_ROWS: Final = 4
_LEAST_SIZE: Final = 0.8
"""How much smaller letters may become so that the columns fit."""


@dataclass(frozen=True)
class Row:
    """``cells`` one a column; ``strong`` for totals."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class Cells:
    """A table in the sheet's language, ready to be written. ``numbers`` says which columns are aligned to the right;
    headings may have several lines. ``heading`` blank: the table has only rows."""

    title: Text
    heading: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    grids: dict[tuple[float, float], _Grid | None] = field(default_factory=dict, compare=False, repr=False)
    """How the columns lie by type factor and width: asked for again at every step of laying a sheet out."""


@dataclass(frozen=True)
class _Grid:
    """How the columns lie: their left and right edges from the table's, the size of the letters, every row's lines."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    size: float
    lines: tuple[tuple[tuple[str, ...], ...], ...]


def fits_across(paper: Paper, cells: Cells, width_mm: float) -> bool:
    """Whether the columns can stand side by side in that width."""
    return _grid(paper, cells, width_mm) is not None


def cells_height(paper: Paper, cells: Cells, width_mm: float) -> float:
    """How much room the whole table takes, mm."""
    with paper.measuring():
        top = 1e6
        foot, _ = draw_cells(paper, cells, Box(0.0, 0.0, width_mm, top))
    return top - foot


def least_height(paper: Paper, cells: Cells, width_mm: float) -> float:
    """The room for its headings, a few rows and how many more there are; no more than the whole takes."""
    if len(cells.rows) <= _FEW_ROWS:
        return cells_height(paper, cells, width_mm)
    few = replace(cells, rows=(*cells.rows[: _FEW_ROWS - 1], cells.rows[-1]), grids={})
    return cells_height(paper, few, width_mm) + _pitch(paper)


def draw_cells(paper: Paper, cells: Cells, box: Box, first: int = 0) -> tuple[float, int]:
    """Write the table from the row ``first`` on, from the top of ``box`` downwards.

    Gives where it ends and how many rows found no room; a total at the end is always written.
    """
    pitch = _pitch(paper)
    grid = _grid(paper, cells, box.width)
    assert grid is not None, "asked beforehand with fits_across"
    y = box.top - pitch * 0.95
    for line in paper.wrapped(cells.title, box.width, paper.pt(TITLE_PT), bold=True):
        paper.text(box.left, y, line, paper.pt(TITLE_PT), bold=True)
        y -= pitch * 1.05
    y = _headings(paper, cells, grid, box, y + pitch * 0.15)
    rows = list(range(first, len(cells.rows)))
    shown, hidden = _shown(rows, cells, grid, y - box.bottom - _notes_height(paper, cells, box), pitch)
    for at in shown:
        if cells.rows[at].strong:
            paper.line([box.left, box.right], [y - pitch * 0.32] * 2, 0.4, RULE)
        if hidden and (at == shown[-1]) and cells.rows[at].strong:
            y = _more(paper, hidden, box, y, grid.size, pitch)
            paper.line([box.left, box.right], [y - pitch * 0.32] * 2, 0.4, RULE)
        y = _row(paper, cells, grid, at, (box.left, y), pitch)
    if hidden and not (shown and cells.rows[shown[-1]].strong):
        y = _more(paper, hidden, box, y, grid.size, pitch)
    paper.line([box.left, box.right], [y - pitch * 0.32] * 2, 0.5, INK)
    y -= pitch * 0.35
    for note in cells.notes:
        for line in paper.wrapped(note, box.width, paper.pt(NOTE_PT)):
            y -= pitch * 0.8
            paper.text(box.left, y, line, paper.pt(NOTE_PT), color=MUTED)
    return y - pitch * 0.3, hidden


def _pitch(paper: Paper) -> float:
    return paper.pt(_PITCH_PT)


def _notes_height(paper: Paper, cells: Cells, box: Box) -> float:
    lines = sum(len(paper.wrapped(note, box.width, paper.pt(NOTE_PT))) for note in cells.notes)
    return _pitch(paper) * (0.8 * lines + 0.65)


def _shown(rows: list[int], cells: Cells, grid: _Grid, room: float, pitch: float) -> tuple[list[int], int]:
    """The rows that find room, and how many do not. What counts these takes a line itself."""
    heights = {at: pitch * max(len(lines) for lines in grid.lines[at]) for at in rows}
    if sum(heights.values()) <= room + 1e-6:
        return rows, 0
    last = rows[-1:] if rows and cells.rows[rows[-1]].strong else []
    left = room - pitch - sum(heights[at] for at in last)
    shown: list[int] = []
    for at in rows[: len(rows) - len(last)]:
        left -= heights[at]
        if left < 0:
            break
        shown.append(at)
    return [*shown, *last], len(rows) - len(shown) - len(last)


def _more(paper: Paper, count: int, box: Box, y: float, size: float, pitch: float) -> float:
    y -= pitch
    paper.text(box.left, y, MORE(count=count), size, color=MUTED)
    return y


def _headings(paper: Paper, cells: Cells, grid: _Grid, box: Box, y: float) -> float:
    """The headings, their last lines level; gives the line's place below them."""
    if not any(cells.heading):
        return y
    pitch, size = _pitch(paper), min(paper.pt(NOTE_PT), grid.size)
    lines = [text.split("\n") for text in cells.heading]
    most = max(len(of) for of in lines)
    for at, of in enumerate(lines):
        right = cells.numbers[at]
        for number, text in enumerate(of):
            x = box.left + (grid.rights[at] if right else grid.lefts[at])
            place = y - pitch * 0.8 * (most - len(of) + number + 0.6)
            paper.text(x, place, text, size, color=MUTED, ha="right" if right else "left")
    y -= pitch * 0.8 * (most - 0.4)
    paper.line([box.left, box.right], [y - pitch * 0.32] * 2, 0.6)
    return y


def _row(paper: Paper, cells: Cells, grid: _Grid, at: int, corner: tuple[float, float], pitch: float) -> float:
    row, (left, y) = cells.rows[at], corner
    for column, lines in enumerate(grid.lines[at]):
        right = cells.numbers[column]
        x = left + (grid.rights[column] if right else grid.lefts[column])
        for number, text in enumerate(lines):
            if text:
                ha = "right" if right else "left"
                paper.text(x, y - pitch * (number + 1), text, grid.size, bold=row.strong, ha=ha)
    return y - pitch * max(len(lines) for lines in grid.lines[at])


def _grid(paper: Paper, cells: Cells, width_mm: float) -> _Grid | None:
    key = paper.layout.type_factor, round(width_mm, 6)
    if key not in cells.grids:
        cells.grids[key] = _laid_out(paper, cells, width_mm)
    return cells.grids[key]


def _laid_out(paper: Paper, cells: Cells, width_mm: float) -> _Grid | None:
    """The columns in that width: words broken into lines and letters smaller where they must; None where they do not
    fit even then."""
    for size in (paper.pt(BODY_PT), paper.pt(BODY_PT) * 0.9, paper.pt(BODY_PT) * _LEAST_SIZE):
        gap = paper.pt(_GAP_PT) * size / paper.pt(BODY_PT)
        natural = [_width(paper, cells, column, size) for column in range(len(cells.numbers))]
        widths = _fitted(natural, cells.numbers, width_mm - gap * (len(natural) - 1), paper.pt(_LEAST_WORDS_PT))
        if widths is not None:
            lefts = [sum(widths[:at]) + gap * at for at in range(len(widths))]
            lines = tuple(_lines(paper, cells, row, widths, natural, size) for row in cells.rows)
            rights = tuple(left + width for left, width in zip(lefts, widths, strict=True))
            return _Grid(tuple(lefts), rights, size, lines)
    return None


def _fitted(natural: list[float], numbers: tuple[bool, ...], room: float, least: float) -> list[float] | None:
    """Widths that fill the room: what is over goes to all columns, what is short is taken from the widest words."""
    short = sum(natural) - room
    if short <= 0:
        over = -short / len(natural)
        return [width + over for width in natural]
    words = [at for at, number in enumerate(numbers) if not number]
    widths = list(natural)
    while short > 1e-6:
        widest = max(words, key=lambda at: widths[at], default=None)
        if widest is None or widths[widest] <= least:
            return None
        others = [widths[at] for at in words if widths[at] < widths[widest] - 1e-6]
        taken = min(short, widths[widest] - max([least, *others]))
        widths[widest] -= max(taken, min(short, 0.5))
        short -= max(taken, min(short, 0.5))
    return widths


def _width(paper: Paper, cells: Cells, column: int, size: float) -> float:
    head = min(paper.pt(NOTE_PT), size)
    wide = [paper.size_mm(cells.heading[column], head)[0]] if any(cells.heading) else [0.0]
    wide += [paper.size_mm(row.cells[column], size, bold=row.strong)[0] for row in cells.rows if row.cells[column]]
    return max(wide) + 0.3


def _lines(
    paper: Paper, cells: Cells, row: Row, widths: list[float], natural: list[float], size: float
) -> tuple[tuple[str, ...], ...]:
    """The lines of each cell of a row."""
    return tuple(
        (text,)
        if cells.numbers[at] or widths[at] >= natural[at] - 1e-6
        else tuple(paper.wrapped(text, widths[at], size, bold=row.strong))
        for at, text in enumerate(row.cells)
    )
