"""The legend below a map on a slide: samples and names in lines, as one group that can be moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Mm, Pt

from siteplanner.core.documents.deck import LegendLine, Rgb, Swatch
from siteplanner.core.documents.deck_layout import Area
from siteplanner.core.documents.shown_table import text_mm
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.pptx.fonts import Type, rgb
from siteplanner.words import Translator

MORE = QT_TRANSLATE_NOOP("document", "… and {count} more looks, of the base map")
LEGEND = QT_TRANSLATE_NOOP("document", "Legend")
_SHAPES: Final[Mapping[str, Any]] = {
    "circle": MSO_SHAPE.OVAL,
    "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "house": MSO_SHAPE.PENTAGON,
}
_PATTERNS: Final[Mapping[str, Any]] = {
    "diagonal": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "back_diagonal": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "cross": MSO_PATTERN.SMALL_GRID,
    "diagonal_cross": MSO_PATTERN.DIAGONAL_CROSS,
    "horizontal": MSO_PATTERN.NARROW_HORIZONTAL,
    "dots": MSO_PATTERN.PERCENT_20,
}
_SAFE: Final = 1.08
"""Faces differ: a name gets so much more room than reckoned."""


def add_legend(
    shapes: Any, lines: Sequence[LegendLine], area: Area, line_mm: float, size_pt: float, say: Translator, kind: Type
) -> None:
    """Add a legend over an area; what has no room is counted."""
    swatch, gap = 1.7 * line_mm, 0.35 * line_mm
    more_mm = _SAFE * text_mm(say.text(MORE(count=len(lines))), size_pt)
    places = _places([line.name for line in lines], area, line_mm, size_pt, swatch + gap, more_mm)
    if not places:
        return
    group = shapes.add_group_shape()
    group.name = say.text(LEGEND)
    for line, (left, top) in zip(lines, places, strict=False):
        _add_swatch(group.shapes, line.swatch, Area(left, top + 0.16 * line_mm, swatch, 0.68 * line_mm))
        _add_name(group.shapes, line.name, left + swatch + gap, top, line_mm, size_pt, kind)
    if len(places) < len(lines):
        last = places[-1][0] + swatch + 2.5 * gap + _SAFE * text_mm(lines[len(places) - 1].name, size_pt)
        text = say.text(MORE(count=len(lines) - len(places)))
        _add_name(group.shapes, text, last + gap, places[-1][1], line_mm, size_pt, kind)


def _places(
    names: Sequence[str], area: Area, line_mm: float, size_pt: float, before_mm: float, more_mm: float
) -> list[tuple[float, float]]:
    """The upper left corner of each entry that has room; in the last line room is left to tell of the others."""
    most = max(1, int(area.height / line_mm + 1e-6))
    places: list[tuple[float, float]] = []
    row, x = 0, 0.0
    for at, name in enumerate(names):
        wide = before_mm + _SAFE * text_mm(name, size_pt)
        left = at < len(names) - 1 and row == most - 1
        if x and x + wide > area.width:
            row, x = row + 1, 0.0
        if row >= most or (left and row == most - 1 and x and x + wide + more_mm > area.width):
            if _all_fit(names[at:], x, area.width, before_mm, size_pt) and row < most:
                places.append((area.left + x, area.top + row * line_mm))
                x += wide + 0.8 * line_mm
                continue
            break
        places.append((area.left + x, area.top + row * line_mm))
        x += wide + 0.8 * line_mm
    return places


def _all_fit(names: Sequence[str], x: float, width: float, before_mm: float, size_pt: float) -> bool:
    """Whether all that are left fit the rest of a line."""
    return x + sum(before_mm + _SAFE * text_mm(name, size_pt) for name in names) <= width


def _add_name(shapes: Any, text: str, left: float, top: float, line_mm: float, size_pt: float, kind: Type) -> None:
    width = 1.25 * text_mm(text, size_pt) + 1.0
    frame = kind.box(shapes, left, top, width, line_mm, anchor=MSO_ANCHOR.MIDDLE, wrap=False)
    kind.write(frame.paragraphs[0], text, size_pt)


def _add_swatch(shapes: Any, swatch: Swatch, area: Area) -> None:
    if swatch.kind == "line":
        if swatch.fill is not None:
            _line(shapes, area, swatch.fill, swatch.line_pt * 1.8, dashed=False)
        _line(shapes, area, swatch.line or (0, 0, 0), swatch.line_pt, dashed=swatch.dashed)
        return
    if swatch.kind == "marker":
        side = area.height
        area = Area(area.left + (area.width - side) / 2, area.top, side, side)
    form = _SHAPES.get(swatch.shape, MSO_SHAPE.RECTANGLE)
    shape = shapes.add_shape(form, Mm(area.left), Mm(area.top), Mm(area.width), Mm(area.height))
    if swatch.shape == "house":
        shape.rotation = -90
    shape.shadow.inherit = False
    if swatch.hatch:
        shape.fill.patterned()
        shape.fill.pattern = _PATTERNS[swatch.hatch]
        shape.fill.fore_color.rgb = _rgb(swatch.hatch_color)
        shape.fill.back_color.rgb = _rgb(swatch.fill or (255, 255, 255))
    elif swatch.fill is not None:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(swatch.fill)
    else:
        shape.fill.background()
    if swatch.line is None:
        shape.line.fill.background()
        return
    shape.line.color.rgb, shape.line.width = _rgb(swatch.line), Pt(max(0.5, swatch.line_pt))
    if swatch.dashed:
        shape.line.dash_style = MSO_LINE.DASH


def _line(shapes: Any, area: Area, color: Rgb, width_pt: float, *, dashed: bool) -> None:
    middle = area.top + area.height / 2
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Mm(area.left), Mm(middle), Mm(area.right), Mm(middle))
    line.line.color.rgb, line.line.width = _rgb(color), Pt(max(0.5, width_pt))
    if dashed:
        line.line.dash_style = MSO_LINE.DASH


def _rgb(color: Rgb) -> Any:
    return rgb("{:02x}{:02x}{:02x}".format(*color))
