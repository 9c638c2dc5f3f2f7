"""The legend of a sheet: a swatch and a name for each look on the map, in two columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.patches import Rectangle

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.drawing.artists import HATCH_PT, PT_A_PX, color, draw_markers, hatch_pattern, on_paper
from siteplanner.drawing.paper import INK, Paper
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.style_values import FillStyle, LegendEntry, LineStyle, MarkerStyle

PLANTS = QT_TRANSLATE_NOOP("sheet", "Plants")
CONSTRAINTS = QT_TRANSLATE_NOOP("sheet", "Constraints")
LAND_USE = QT_TRANSLATE_NOOP("sheet", "Land use")
HEADROOM = QT_TRANSLATE_NOOP("sheet", "Power that could still connect")
BASE = QT_TRANSLATE_NOOP("sheet", "Base map and findings")
_TITLES: Final[Mapping[str, Template]] = {
    "plants": PLANTS,
    "land_use": LAND_USE,
    "headroom": HEADROOM,
    "constraints": CONSTRAINTS,
    "base": BASE,
}
MORE = QT_TRANSLATE_NOOP("sheet", "… {count} more")
HEADING_PT, ENTRY_PT = 7.5, 6.5
LEAST_SHARE: Final = 0.62
"""How close the lines may come: letters of four points can still be read."""
_PITCH: Final = 4.3
_SWATCH_MM: Final = (6.5, 3.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the legend as it is written."""

    group: str
    text: Template | Message | str
    style: FillStyle | LineStyle | MarkerStyle


def lines_of(entries: tuple[LegendEntry, ...], language: str, amounts: Mapping[str, str]) -> list[Line]:
    """The entries in the sheet's language; ``amounts`` has what to add to a product's name."""
    added = [amounts.get(e.key, "") if e.group == "plants" else "" for e in entries]
    return [
        Line(
            "constraints" if e.group == "strips" else e.group,
            f"{e.name.in_language(language)} {more}".rstrip(),
            e.style,
        )
        for e, more in zip(entries, added, strict=True)
    ]


def legend_height(paper: Paper, lines: list[Line], width: float) -> float:
    """How much room the legend takes at its usual size, mm."""
    return paper.pt(_PITCH) * sum(_rows(paper, of, width) + 1.5 for _, of in _blocks(lines))


def draw_legend(paper: Paper, lines: list[Line], box: Box) -> float:
    """Write the legend from the top of ``box`` downwards; gives where it ends, mm. Closer lines where room is short;
    what finds no room even then is counted."""
    blocks = _blocks(lines)
    needed = sum(_rows(paper, of, box.width) + 1.5 for _, of in blocks)
    pitch = min(paper.pt(_PITCH), max(box.height / max(needed, 1.0), paper.pt(_PITCH) * LEAST_SHARE))
    size = min(paper.pt(ENTRY_PT), pitch / _PITCH * ENTRY_PT * 1.12)
    y, left = box.top, len(lines)
    for title, of in blocks:
        room = int((y - box.bottom) / pitch + 1e-6) - 1
        shown = of if _rows(paper, of, box.width) <= room else of[: max(0, room - 1) * _columns(paper, of, box.width)]
        if shown:
            y -= pitch
            paper.text(box.left, y, title, min(paper.pt(HEADING_PT), size * 1.15), bold=True)
            y = _block(paper, shown, Box(box.left, box.bottom, box.width, y - box.bottom), pitch, size) - 0.5 * pitch
        left -= len(shown)
        if len(shown) < len(of):
            paper.text(box.left, max(y - 0.5 * pitch, box.bottom), MORE(count=left), size)
            return y - pitch
    return y


def _blocks(lines: list[Line]) -> list[tuple[Template, list[Line]]]:
    blocks = [(title, [line for line in lines if line.group == group]) for group, title in _TITLES.items()]
    return [(title, of) for title, of in blocks if of]


def _columns(paper: Paper, lines: list[Line], width: float) -> int:
    """Two columns where every text fits half the width."""
    room = width / 2 - paper.pt(_SWATCH_MM[0]) - 3.0
    return 2 if all(paper.size_mm(paper.words(of.text), paper.pt(ENTRY_PT))[0] <= room for of in lines) else 1


def _rows(paper: Paper, lines: list[Line], width: float) -> int:
    columns = _columns(paper, lines, width)
    return -(-len(lines) // columns)


def _block(paper: Paper, lines: list[Line], box: Box, pitch: float, size: float) -> float:
    """The entries of one group, down the columns; gives the last foot."""
    columns = _columns(paper, lines, box.width)
    rows = -(-len(lines) // columns)
    wide, high = paper.pt(_SWATCH_MM[0]), min(paper.pt(_SWATCH_MM[1]), pitch * 0.72)
    for at, line in enumerate(lines):
        column, row = divmod(at, rows)
        x, foot = box.left + column * box.width / columns, box.top - (row + 1) * pitch
        draw_swatch(paper, line.style, Box(x, foot - 0.1 * high, wide, high))
        text = paper.words(line.text)
        fits = min(1.0, (box.width / columns - wide - 2.0) / max(paper.size_mm(text, size)[0], 1e-9))
        paper.text(x + wide + 1.5, foot + 0.4 * high, text, size * fits, va="center_baseline")
    return box.top - rows * pitch


def draw_swatch(paper: Paper, style: FillStyle | LineStyle | MarkerStyle, box: Box) -> None:
    """A sample of a look in a box of the paper."""
    if isinstance(style, FillStyle):
        _area(paper, style, box)
    elif isinstance(style, LineStyle):
        middle = box.bottom + box.height / 2
        _stroke(paper, style, [box.left, box.right], [middle, middle])
    else:
        point = np.array([[box.left + box.width / 2, box.bottom + box.height / 2]])
        grow = min(1.0, box.height * 1.15 / 0.3528 / (style.size_px * PT_A_PX))
        paper.unless_measuring(lambda: draw_markers(paper.mm, point, style, 5.0, grow))


def _area(paper: Paper, style: FillStyle, box: Box) -> None:
    paper.rectangle(box, face=color(style.color))
    if style.hatch:
        hatched = Rectangle(
            (box.left, box.bottom),
            box.width,
            box.height,
            facecolor="none",
            edgecolor=on_paper(style.hatch_color),
            linewidth=0.0,
            hatch=hatch_pattern(style.hatch),
            zorder=4.1,
        )
        hatched.set_hatch_linewidth(HATCH_PT)
        paper.unless_measuring(lambda: paper.mm.add_patch(hatched))
    line = style.line
    if line is not None and line.color[3]:
        around = [box.left, box.right, box.right, box.left, box.left]
        _stroke(paper, line, around, [box.bottom, box.bottom, box.top, box.top, box.bottom])
    elif line is None:
        paper.rectangle(box, edge=INK, width_pt=0.25)


def _stroke(paper: Paper, style: LineStyle, xs: list[float], ys: list[float]) -> None:
    if style.casing_width_px and style.casing_color[3]:
        paper.line(xs, ys, style.casing_width_px * PT_A_PX, color(style.casing_color), zorder=4.2)
    dash = tuple(length * PT_A_PX for length in style.dash)
    paper.line(xs, ys, style.width_px * PT_A_PX, color(style.color), zorder=4.3, dash=dash)
