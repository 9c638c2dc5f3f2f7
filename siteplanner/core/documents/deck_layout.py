"""Where things lie on a slide, in millimetres from its upper left corner, for slides of any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from siteplanner.core.documents.shown_table import PT_A_MM

LINES_A_SLIDE: Final = 34
"""So many lines of plain text fill the height of a slide, as on the stage in the window."""
TITLE, VALUE, SMALL, LEGEND = 1.45, 1.6, 0.72, 0.62
"""Sizes of type for one of plain text."""
SIDE: Final = 0.25
"""Width of text and numbers beside a map for one of a slide of 16:9; type grows with a slide's height, so that on a
narrower slide they take more of its width."""
LEGEND_LINES: Final = 3
HEAD_SHARE: Final = 0.68
"""Width of the title for one of all that stands above the body."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, mm, from the upper left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class DeckLayout:
    """``head`` holds the title, ``place`` which scenario is shown until when, ``body`` all below them, ``foot`` the
    plan's name and the number of the slide."""

    width_mm: float
    height_mm: float
    head: Area
    place: Area
    body: Area
    foot: Area

    @property
    def text_pt(self) -> float:
        """The size of plain text."""
        return self.height_mm / LINES_A_SLIDE * PT_A_MM

    @property
    def gap_mm(self) -> float:
        return self.height_mm / LINES_A_SLIDE * 0.6

    @property
    def side_width_mm(self) -> float:
        return SIDE * max(self.width_mm, self.height_mm * 16 / 9)

    def side(self, *, legend: bool) -> Area:
        """Text and numbers beside what is shown."""
        width = self.side_width_mm
        return Area(self.body.right - width, self.body.top, width, self.shown(beside=True, legend=legend).height)

    def shown(self, *, beside: bool, legend: bool) -> Area:
        """What is shown, with text ``beside`` it or alone, a ``legend`` below it or none."""
        width = self.body.width - (self.side_width_mm + 1.5 * self.gap_mm if beside else 0.0)
        height = self.body.height - (self.legend_height_mm + self.gap_mm if legend else 0.0)
        return Area(self.body.left, self.body.top, width, height)

    def legend(self) -> Area:
        """The legend below what is shown, as wide as the slide."""
        shown = self.shown(beside=False, legend=True)
        return Area(self.body.left, shown.bottom + self.gap_mm, self.body.width, self.legend_height_mm)

    @property
    def legend_line_mm(self) -> float:
        return 1.45 * LEGEND * self.text_pt / PT_A_MM

    @property
    def legend_height_mm(self) -> float:
        return LEGEND_LINES * self.legend_line_mm

    def cells(self, count: int, *, legend: bool) -> tuple[Area, ...]:
        """Places for so many maps beside each other: two or three in a row, four in two rows."""
        whole, columns = self.shown(beside=False, legend=legend), 2 if count in (2, 4) else max(1, count)
        rows = -(-count // columns)
        width = (whole.width - (columns - 1) * self.gap_mm) / columns
        height = (whole.height - (rows - 1) * self.gap_mm) / rows
        return tuple(
            Area(
                whole.left + at % columns * (width + self.gap_mm),
                whole.top + at // columns * (height + self.gap_mm),
                width,
                height,
            )
            for at in range(count)
        )


def plain_layout(width_mm: float = 338.667, height_mm: float = 190.5) -> DeckLayout:
    """A slide of that size with margins as on the stage.

    >>> round(plain_layout().text_pt, 1), round(plain_layout().body.bottom, 1)
    (15.9, 179.7)
    """
    gap = height_mm / LINES_A_SLIDE * 0.6
    margin, title = 2 * gap, 2.0 * TITLE * height_mm / LINES_A_SLIDE * 0.8
    inner = width_mm - 2 * margin
    foot = Area(margin, height_mm - margin - 0.2 * gap, inner, 1.4 * gap)
    top = margin + title + gap
    head = Area(margin, margin, HEAD_SHARE * inner - gap, title)
    place = Area(margin + HEAD_SHARE * inner, margin, (1 - HEAD_SHARE) * inner, title)
    return DeckLayout(width_mm, height_mm, head, place, Area(margin, top, inner, foot.top - gap - top), foot)
