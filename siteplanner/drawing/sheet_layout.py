"""Where things lie on the paper, in millimetres, and at which scale the map is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

MM_A_INCH: Final = 25.4
PAPERS: Final = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A2": (594.0, 420.0),
    "A1": (841.0, 594.0),
    "A0": (1189.0, 841.0),
}
"""Width and height in mm, lying (ISO 216)."""
_ROUND_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_MARGIN_MM: Final = 10.0
_TICK_STRIP_MM: Final = 5.0
_PANEL_SHARE: Final = 0.235
_BREATHING: Final = 1.04
"""The map is at least this many times as wide and high as what it shows."""

UNKNOWN_PAPER = QT_TRANSLATE_NOOP("sheet", "There is no paper size “{paper}”. Use one of: {known}.")
BAD_SCALE = QT_TRANSLATE_NOOP(
    "sheet", "A map cannot be drawn at the scale 1:{scale:g}. Give a number above 0, such as 2000."
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the paper in mm from its lower left corner, or on the map in metres."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """left, bottom, right, top"""
        return self.left, self.bottom, self.right, self.top

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.bottom - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """``frame`` holds the map, ``panel`` what explains it; ``window`` is what of the land the frame shows, in metres.

    ``scale`` is the denominator. ``whole`` is False where the site is larger than the frame.
    """

    paper: str
    width_mm: float
    height_mm: float
    frame: Box
    panel: Box
    window: Box
    scale: float
    whole: bool

    @property
    def type_factor(self) -> float:
        """How much larger than on A3 type and symbols are."""
        return math.sqrt(self.width_mm / PAPERS["A3"][0])

    def to_paper(self, east_m: float, north_m: float) -> tuple[float, float]:
        """A place of the map on the paper, mm."""
        mm_a_metre = 1000.0 / self.scale
        return (
            self.frame.left + (east_m - self.window.left) * mm_a_metre,
            self.frame.bottom + (north_m - self.window.bottom) * mm_a_metre,
        )


def lay_out(bounds: tuple[float, float, float, float], paper: str = "A3", scale: float | None = None) -> SheetLayout:
    """A sheet that shows ``bounds`` (left, bottom, right, top in metres) in its middle.

    Without ``scale`` the largest round one at which all of it fits. Raises InputError for an unknown paper or a scale
    that is none.

    >>> lay_out((0.0, 0.0, 500.0, 400.0)).scale, lay_out((0.0, 0.0, 2600.0, 2000.0), "A4").scale
    (2000.0, 15000.0)
    """
    if paper not in PAPERS:
        raise InputError(UNKNOWN_PAPER, paper=paper, known=", ".join(PAPERS))
    if scale is not None and not (math.isfinite(scale) and scale > 0):
        raise InputError(BAD_SCALE, scale=scale)
    width, height = PAPERS[paper]
    panel_width = width * _PANEL_SHARE
    bottom = _MARGIN_MM + _TICK_STRIP_MM
    left = _MARGIN_MM + _TICK_STRIP_MM
    frame = Box(left, bottom, width - left - _MARGIN_MM - panel_width - 5.0, height - bottom - _MARGIN_MM)
    panel = Box(width - _MARGIN_MM - panel_width, bottom, panel_width, frame.height)
    extent = bounds[2] - bounds[0], bounds[3] - bounds[1]
    least = max(extent[0] / frame.width, extent[1] / frame.height) * 1000.0
    chosen = scale if scale is not None else round_scale(max(least * _BREATHING, 1.0))
    size = frame.width * chosen / 1000.0, frame.height * chosen / 1000.0
    middle = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    window = Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)
    return SheetLayout(paper, width, height, frame, panel, window, chosen, whole=chosen >= least)


def round_scale(least: float) -> float:
    """The smallest round denominator that is not below ``least``.

    >>> [round_scale(x) for x in (1.0, 480.0, 2001.0, 6100.0, 24000.0)]
    [1.0, 500.0, 2500.0, 10000.0, 25000.0]
    """
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (*_ROUND_STEPS, 10.0) if step * power >= least)
