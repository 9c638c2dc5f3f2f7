"""What a style is made of: colours, lines, fills, markers, texts. Plain frozen values, for Qt and matplotlib alike.

Colours are ``(r, g, b, a)`` with integers 0-255. Widths, dashes and sizes are in screen pixels at 96 dpi; a printed
sheet multiplies them by 0.75 to get points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Rgba = tuple[int, int, int, int]
Hatch = Literal["", "diagonal", "back_diagonal", "cross", "diagonal_cross", "horizontal", "dots"]
Shape = Literal["circle", "square", "triangle", "diamond", "house", "bolt_square"]

HATCHES: tuple[Hatch, ...] = ("", "diagonal", "back_diagonal", "cross", "diagonal_cross", "horizontal", "dots")
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "house", "bolt_square")
TRANSPARENT: Rgba = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A stroke. ``dash`` is on, off, ... in pixels, empty for a full line; the casing lies below it, full."""

    color: Rgba = TRANSPARENT
    width_px: float = 1.0
    dash: tuple[float, ...] = ()
    casing_color: Rgba = TRANSPARENT
    casing_width_px: float = 0.0


@dataclass(frozen=True, slots=True)
class FillStyle:
    """An area: flat colour, then the hatch, then the outline."""

    color: Rgba = TRANSPARENT
    line: LineStyle | None = None
    hatch: Hatch = ""
    hatch_color: Rgba = TRANSPARENT


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """A symbol at a point, ``size_px`` wide and high, of one colour with an outline that sets it off the ground."""

    shape: Shape = "circle"
    size_px: float = 10.0
    color: Rgba = TRANSPARENT
    line: LineStyle = field(default_factory=LineStyle)


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """A text on the map and the halo that keeps it legible on any ground."""

    color: Rgba
    halo: Rgba
    halo_width_px: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the style data carries in both languages.

    >>> Name("Industrial land", "工业用地").in_language("zh_CN")
    '工业用地'
    """

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """``zh`` for any Chinese locale name, else the English one."""
        return self.zh if language.lower().startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class ConstraintStyle:
    """How one kind of constraint is drawn, whichever geometry it has.

    ``strip`` is its protection strip, for which the law has a name of its own.
    """

    kind: str
    name: Name
    line: LineStyle
    fill: FillStyle
    strip: FillStyle
    strip_name: Name
    marker: MarkerStyle


@dataclass(frozen=True, slots=True)
class PlantClass:
    """One class of plants where they are coloured by status or by findings: its name and its look."""

    key: str
    name: Name
    fill: FillStyle


@dataclass(frozen=True, slots=True)
class ParcelClass:
    """One class of parcels where they are coloured by a figure: of those from ``from_kw`` up to the next class."""

    key: str
    name: Name
    fill: FillStyle
    from_kw: float = 0.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend; ``key`` is the code, kind, product or class it stands for."""

    group: Literal["land_use", "constraints", "strips", "plants", "base", "headroom"]
    key: str
    name: Name
    style: FillStyle | LineStyle | MarkerStyle


def parse_color(text: str) -> Rgba:
    """``#rrggbb`` or ``#rrggbbaa`` as ``(r, g, b, a)``; ValueError for anything else.

    >>> parse_color("#0072b280")
    (0, 114, 178, 128)
    """
    digits = text.removeprefix("#")
    if len(digits) not in (6, 8) or len(digits) == len(text):
        raise ValueError(f"not a colour: {text!r} (expected #rrggbb or #rrggbbaa)")
    r, g, b, a = bytes.fromhex(digits.ljust(8, "f"))
    return r, g, b, a


def mixed(color: Rgba, towards: Rgba, share: float) -> Rgba:
    """``color`` moved by ``share`` (0-1) of the way to ``towards``; the opacity stays.

    >>> mixed((187, 150, 116, 255), (255, 255, 255, 255), 0.5)
    (221, 202, 186, 255)
    """
    r, g, b = (round(c + (t - c) * share) for c, t in zip(color[:3], towards[:3], strict=True))
    return r, g, b, color[3]


def along(ramp: tuple[Rgba, ...], share: float) -> Rgba:
    """The colour at ``share`` (0-1) of a ramp whose colours are evenly spaced.

    >>> along(((0, 0, 0, 255), (100, 100, 100, 255), (200, 0, 0, 255)), 0.75)
    (150, 50, 50, 255)
    """
    place = min(1.0, max(0.0, share)) * (len(ramp) - 1)
    lower = min(int(place), len(ramp) - 2)
    return mixed(ramp[lower], ramp[lower + 1], place - lower)


def with_alpha(color: Rgba, alpha: int) -> Rgba:
    """``color`` with another opacity, 0-255.

    >>> with_alpha((1, 2, 3, 255), 150)
    (1, 2, 3, 150)
    """
    return (*color[:3], alpha)


def contrast(a: Rgba, b: Rgba) -> float:
    """The contrast ratio of two opaque colours, 1-21 (WCAG 2.1, "contrast ratio").

    >>> round(contrast((0, 0, 0, 255), (255, 255, 255, 255)))
    21
    """
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Rgba) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in color[:3]))
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
