"""A table as it is read: words and numbers already written, cut to what fits a page without leaving anything out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

PT_A_MM = 72.0 / 25.4
LEAST_WORDS_MM, LEAST_SQUEEZED_MM, MOST_WORDS_MM, MOST_SQUEEZED_MM = 14.0, 18.0, 62.0, 160.0
"""A column of words is made no narrower and no wider than this; longer words wrap. Before columns go on another page,
they are squeezed."""
SAFE = 1.1
"""Faces differ: words get so much more room than reckoned."""
SAFE_BOLD = 1.22
"""The same for bold ones."""
PADDING_MM = 2.6
"""Room left and right of the words of a cell together."""
_WIDE = 0x2E7F
_DIGIT_EM, _LATIN_EM, _CAPITAL_EM = 0.56, 0.53, 0.68
_UNBROKEN = re.compile(r"[^\s\u2e80-\uffff/·]+[/·]?|[\u2e80-\uffff]")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """``bold`` for sums; ``level`` indents the first cell."""

    cells: tuple[str, ...]
    bold: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class ShownTable:
    """``header`` has one text a column, as every row does; ``numbers`` are the columns set flush right. ``notes`` stand
    below. ``key`` tells what the table is of."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    numbers: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paged:
    """A part of a table that fits a page: ``widths_mm`` a column, type of ``size_pt``."""

    table: ShownTable
    widths_mm: tuple[float, ...]
    size_pt: float
    heights_mm: tuple[float, ...]
    """Of the header and then of each row, as they are reckoned; programs that show the table may need a little more."""

    @property
    def height_mm(self) -> float:
        return sum(self.heights_mm)


@lru_cache(maxsize=16_384)
def text_mm(text: str, size_pt: float) -> float:
    """About how wide a text is in a plain face, mm; Chinese characters are as wide as they are high.

    >>> round(text_mm("用地", 72.0 / 25.4), 2)
    2.0
    """
    ems = sum(
        1.0 if ord(c) > _WIDE else _DIGIT_EM if c.isdigit() else _CAPITAL_EM if c.isupper() else _LATIN_EM for c in text
    )
    return ems * size_pt / PT_A_MM


def lines_of(text: str, width_mm: float, size_pt: float) -> int:
    """In how many lines a text is set in that width, at least one; reckoned, on the safe side."""
    room = max(width_mm, 1.0)
    return sum(max(1, math.ceil(SAFE * text_mm(line, size_pt) / room - 1e-6)) for line in text.split("\n"))


def paged(
    table: ShownTable,
    width_mm: float,
    height_mm: float,
    sizes_pt: Sequence[float],
    *,
    line: float = 1.32,
    first_height_mm: float | None = None,
) -> tuple[Paged, ...]:
    """A table in parts that each fit ``width_mm`` by ``height_mm``: in the largest of ``sizes_pt`` in which all columns
    stand beside each other, else in the smallest with the columns on several parts, the first column on each; and its
    rows on as many parts as they need, under the header. ``first_height_mm`` is the room for the first part.

    Every cell is on one part and only on one, but those of the first column.

    >>> rows = tuple(ShownRow((f"P{at}", "1")) for at in range(30))
    >>> parts = paged(ShownTable("t", "", ("项目", "栋数"), rows, frozenset({1})), 100.0, 60.0, (11.0,))
    >>> sum(len(part.table.rows) for part in parts), parts[1].table.header
    (30, ('项目', '栋数'))
    """
    beside = [size for size in sizes_pt if sum(_wishes_mm(table, size)) <= width_mm]
    squeezed = [size for size in sizes_pt if sum(_least_mm(table, size)) <= width_mm][:1]
    tried = [
        _parts(table, width_mm, height_mm, size, line, first_height_mm) for size in beside or squeezed or [sizes_pt[-1]]
    ]
    found = min(tried, key=len)  # the first of the shortest ones: the largest type
    last = found[-1]
    found[-1] = replace(last, table=replace(last.table, notes=table.notes))
    return tuple(found)


def _wishes_mm(table: ShownTable, size_pt: float) -> list[float]:
    return [_column_mm(table, at, size_pt) for at in range(len(table.header))]


def _least_mm(table: ShownTable, size_pt: float) -> list[float]:
    """How narrow columns can be made: words wrap further than they would like."""
    return [
        wish if at in table.numbers else min(wish, max(LEAST_SQUEEZED_MM, _word_mm(table.header[at], size_pt)))
        for at, wish in enumerate(_wishes_mm(table, size_pt))
    ]


def _word_mm(heading: str, size_pt: float) -> float:
    """The longest word of a heading, which is not broken."""
    words = (SAFE_BOLD * text_mm(word, size_pt) for word in _UNBROKEN.findall(heading))
    return max(words, default=0.0) + PADDING_MM


def _parts(
    table: ShownTable, width_mm: float, height_mm: float, size_pt: float, line: float, first_mm: float | None
) -> list[Paged]:
    widths, least = _wishes_mm(table, size_pt), _least_mm(table, size_pt)
    columns = [tuple(range(len(widths)))]
    if sum(least) <= width_mm < sum(widths):
        widths = least
    elif sum(widths) > width_mm:
        columns = list(_side_by_side(widths, width_mm))
    if len(columns) == 1:  # room that is left goes to long words first
        more = [_more_mm(table, at, size_pt, low) for at, low in enumerate(widths)]
        room, weight = width_mm - sum(widths), max(sum(wanted**2 for wanted in more), 1e-9)
        widths = [low + min(wanted, room * wanted**2 / weight) for low, wanted in zip(widths, more, strict=True)]
    found: list[Paged] = []
    for some in columns:
        spread = _spread([widths[at] for at in some], width_mm)
        room = height_mm if found or first_mm is None else first_mm
        found += _down(_with_columns(table, some), spread, size_pt, room, height_mm, line)
    return found


def _more_mm(table: ShownTable, at: int, size_pt: float, least_mm: float) -> float:
    """How much wider than that a column of words would have to be to wrap little; a long text weighs more."""
    if at in table.numbers:
        return 0.0
    longest = max((text_mm(line, size_pt) for row in table.rows for line in row.cells[at].split("\n")), default=0.0)
    return max(min(SAFE * longest + PADDING_MM, MOST_SQUEEZED_MM) - least_mm, 0.0)


def _column_mm(table: ShownTable, at: int, size_pt: float) -> float:
    """How wide a column wants to be: numbers never break, words do beyond a limit, headings between words."""
    cells = [SAFE * text_mm(row.cells[at], size_pt) for row in table.rows]
    if at == 0:
        cells = [wide + row.level * size_pt / PT_A_MM for wide, row in zip(cells, table.rows, strict=True)]
    heading = table.header[at].split("\n")
    whole = max(SAFE_BOLD * text_mm(line, size_pt) for line in heading)
    head = max(
        (SAFE_BOLD * text_mm(word, size_pt) for line in heading for word in _UNBROKEN.findall(line)), default=0.0
    )
    head = max(head, min(whole, SAFE * text_mm("字字字字字", size_pt)))
    widest = max(cells, default=0.0)
    if at not in table.numbers:
        words = (word for row in table.rows for word in _UNBROKEN.findall(row.cells[at]))
        longest = max((SAFE * text_mm(word, size_pt) for word in words), default=0.0)
        widest = max(min(widest, MOST_WORDS_MM), min(longest, MOST_WORDS_MM))
        head = max(head, min(LEAST_WORDS_MM, whole))
    return max(widest, head) + PADDING_MM


def _side_by_side(widths: Sequence[float], room_mm: float) -> Iterator[tuple[int, ...]]:
    """The columns of each part: the first on all."""
    columns, used = [0], widths[0]
    for at in range(1, len(widths)):
        if len(columns) > 1 and used + widths[at] > room_mm:
            yield tuple(columns)
            columns, used = [0], widths[0]
        columns.append(at)
        used += widths[at]
    yield tuple(columns)


def _with_columns(table: ShownTable, columns: tuple[int, ...]) -> ShownTable:
    return replace(
        table,
        header=tuple(table.header[at] for at in columns),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in columns)) for row in table.rows),
        numbers=frozenset(new for new, at in enumerate(columns) if at in table.numbers),
        notes=(),
    )


def _spread(widths: list[float], room_mm: float) -> tuple[float, ...]:
    """The columns over the whole width; narrower than that where few columns would stand far apart."""
    total = sum(widths)
    if total > room_mm:
        return tuple(wide * room_mm / total for wide in widths)
    factor = min(room_mm / total, 2.2 if len(widths) < 4 else 3.0)
    return tuple(wide * factor for wide in widths)


def _down(
    table: ShownTable, widths: tuple[float, ...], size_pt: float, first_mm: float, room_mm: float, line: float
) -> list[Paged]:
    """The rows on parts of at most that height; a row that is higher than a part stands alone on one."""

    def high(cells: Sequence[str], level: int = 0) -> float:
        indent = level * size_pt / PT_A_MM
        rows = max(
            lines_of(cell, wide - PADDING_MM - (indent if at == 0 else 0.0), size_pt)
            for at, (cell, wide) in enumerate(zip(cells, widths, strict=True))
        )
        return rows * size_pt * line / PT_A_MM + 0.55 * size_pt / PT_A_MM

    head = high(table.header)
    heights = [high(row.cells, row.level) for row in table.rows]
    parts = _cut(heights, first_mm - head, room_mm - head)
    if len(parts) > 1:  # about as many rows on each, so that no sum stands alone on the last
        even = max(sum(heights) / len(parts), max(heights)) + max(heights) * 0.999
        evened = _cut(heights, min(first_mm - head, even), min(room_mm - head, even))
        parts = evened if len(evened) == len(parts) else parts
    return [
        Paged(replace(table, rows=table.rows[first:last]), widths, size_pt, (head, *heights[first:last]))
        for first, last in parts
    ]


def _cut(heights: Sequence[float], first_mm: float, room_mm: float) -> list[tuple[int, int]]:
    """From which row to before which each part goes."""
    parts: list[tuple[int, int]] = []
    start, used, room = 0, 0.0, first_mm
    for at, tall in enumerate(heights):
        if at > start and used + tall > room:
            parts.append((start, at))
            start, used, room = at, 0.0, room_mm
        used += tall
    return [*parts, (start, len(heights))]
