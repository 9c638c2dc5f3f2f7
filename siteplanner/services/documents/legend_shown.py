"""The legend of a map as samples that slides can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from siteplanner.core.documents.deck import LegendLine, Rgb, Swatch
from siteplanner.drawing.style_values import FillStyle, LegendEntry, LineStyle, MarkerStyle, Rgba

PT_A_PX: Final = 0.75
_ORDER: Final[Mapping[str, int]] = {"plants": 0, "base": 1, "constraints": 2, "strips": 3, "land_use": 4}
_PAPER: Final[Rgb] = (255, 255, 255)


def legend_lines(entries: Iterable[LegendEntry], language: str) -> tuple[LegendLine, ...]:
    """The looks in view, plants first, land use last, each with its name."""
    ordered = sorted(entries, key=lambda entry: _ORDER.get(entry.group, len(_ORDER)))
    return tuple(LegendLine(entry.name.in_language(language), _swatch(entry.style)) for entry in ordered)


def _swatch(style: FillStyle | LineStyle | MarkerStyle) -> Swatch:
    if isinstance(style, LineStyle):
        casing = style.casing_color if style.casing_width_px and style.casing_color[3] else None
        fill = _on_paper(casing) if casing is not None else None
        return Swatch("line", fill, _on_paper(style.color), style.width_px * PT_A_PX, bool(style.dash))
    if isinstance(style, MarkerStyle):
        line = _on_paper(style.line.color) if style.line.color[3] else None
        return Swatch("marker", _on_paper(style.color), line, shape=style.shape)
    outline = style.line
    line = _on_paper(outline.color) if outline is not None and outline.color[3] else None
    fill = _on_paper(style.color) if style.color[3] else None
    return Swatch(
        "area",
        fill,
        line,
        outline.width_px * PT_A_PX if outline is not None else 0.5,
        dashed=bool(outline.dash) if outline is not None else False,
        hatch=style.hatch,
        hatch_color=_on_paper(style.hatch_color),
    )


def _on_paper(color: Rgba) -> Rgb:
    """An opaque colour that looks the same on white."""
    share = color[3] / 255
    red, green, blue = (round(paper + (c - paper) * share) for c, paper in zip(color[:3], _PAPER, strict=True))
    return red, green, blue
