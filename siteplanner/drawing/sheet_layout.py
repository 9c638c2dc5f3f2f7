"""Where things lie on the paper, in millimetres, and at which scale the map is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from siteplanner.core.errors import InputError
from siteplanner.core.sheets.papers import LANDSCAPE, PAPERS, Orientation, paper_size_mm
from siteplanner.core.sheets.templates import Side
from siteplanner.core.text import QT_TRANSLATE_NOOP

MM_A_INCH: Final = 25.4
_ROUND_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_MARGIN_MM: Final = 10.0
_TICK_STRIP_MM: Final = 5.0
_PANEL_SHARE: Final = 0.235
_BREATHING: Final = 1.04
"""The map is at least this many times as wide and high as what it shows."""
_GUTTER_MM: Final = 6.0
_GAP_MM: Final = 5.0
_TYPE_PAPER: Final = "A3"
"""The paper that sizes of type are meant for."""

BAD_SCALE = QT_TRANSLATE_NOOP(
    "sheet", "A map cannot be drawn at the scale 1:{scale:g}. Give a number above 0, such as 2000."
)


Bounds = tuple[float, float, float, float]


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

    ``scale`` is the denominator. ``whole`` is False where the site is larger than the frame. The panel is divided into
    ``columns``; ``type_scale`` makes letters larger or smaller than usual on such paper.
    """

    paper: str
    width_mm: float
    height_mm: float
    frame: Box
    panel: Box
    window: Box
    scale: float
    whole: bool
    columns: int = 1
    type_scale: float = 1.0

    @property
    def type_factor(self) -> float:
        """How much larger than on A3 type and symbols are."""
        return math.sqrt(max(self.width_mm, self.height_mm) / PAPERS[_TYPE_PAPER][0]) * self.type_scale

    @property
    def panel_columns(self) -> tuple[Box, ...]:
        """The columns of the panel, from the left."""
        width = (self.panel.width - _GUTTER_MM * (self.columns - 1)) / self.columns
        lefts = (self.panel.left + at * (width + _GUTTER_MM) for at in range(self.columns))
        return tuple(Box(left, self.panel.bottom, width, self.panel.height) for left in lefts)

    def to_paper(self, east_m: float, north_m: float) -> tuple[float, float]:
        """A place of the map on the paper, mm."""
        mm_a_metre = 1000.0 / self.scale
        return (
            self.frame.left + (east_m - self.window.left) * mm_a_metre,
            self.frame.bottom + (north_m - self.window.bottom) * mm_a_metre,
        )


def lay_out(
    bounds: Bounds,
    paper: str = "A3",
    scale: float | None = None,
    *,
    orientation: Orientation = LANDSCAPE,
    panel: Side = "right",
    panel_share: float = _PANEL_SHARE,
    columns: int = 1,
    type_scale: float = 1.0,
    centre: tuple[float, float] | None = None,
    site: Bounds | None = None,
) -> SheetLayout:
    """A sheet that shows ``bounds`` (left, bottom, right, top in metres) in its middle, or ``centre`` there.

    Without ``scale`` the largest round one at which all of it fits. ``site`` is the whole of what could be shown, where
    ``bounds`` is a part. Raises InputError for an unknown paper or a scale that is none.

    >>> lay_out((0.0, 0.0, 500.0, 400.0)).scale, lay_out((0.0, 0.0, 2600.0, 2000.0), "A4").scale
    (2000.0, 15000.0)
    >>> tall = lay_out((0.0, 0.0, 500.0, 400.0), orientation="portrait", panel="below", panel_share=0.25)
    >>> (tall.width_mm, tall.height_mm), tall.panel.top < tall.frame.bottom
    ((297.0, 420.0), True)
    """
    if scale is not None and not (math.isfinite(scale) and scale > 0):
        raise InputError(BAD_SCALE, scale=scale)
    width, height = paper_size_mm(paper, orientation)
    frame, beside = _divided(width, height, panel, panel_share)
    extent = bounds[2] - bounds[0], bounds[3] - bounds[1]
    least = max(extent[0] / frame.width, extent[1] / frame.height) * 1000.0
    chosen = scale if scale is not None else round_scale(max(least * _BREATHING, 1.0))
    size = frame.width * chosen / 1000.0, frame.height * chosen / 1000.0
    middle = centre or ((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    window = Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)
    whole = _holds(window, site or bounds)
    return SheetLayout(paper, width, height, frame, beside, window, chosen, whole, columns, type_scale)


def _divided(width: float, height: float, panel: Side, share: float) -> tuple[Box, Box]:
    """The map's frame and the panel, mm."""
    start = _MARGIN_MM + _TICK_STRIP_MM
    if panel == "below":
        beside = Box(start, _MARGIN_MM, width - start - _MARGIN_MM, height * share)
        bottom = beside.top + _TICK_STRIP_MM + _GAP_MM
        return Box(start, bottom, beside.width, height - bottom - _MARGIN_MM), beside
    panel_width = width * share
    frame = Box(start, start, width - start - _MARGIN_MM - panel_width - _GAP_MM, height - start - _MARGIN_MM)
    return frame, Box(width - _MARGIN_MM - panel_width, start, panel_width, frame.height)


def _holds(window: Box, bounds: Bounds) -> bool:
    slack = 1e-6 * max(window.width, window.height)
    return (
        window.left - slack <= bounds[0]
        and window.bottom - slack <= bounds[1]
        and bounds[2] <= window.right + slack
        and bounds[3] <= window.top + slack
    )


def round_scale(least: float) -> float:
    """The smallest round denominator that is not below ``least``.

    >>> [round_scale(x) for x in (1.0, 480.0, 2001.0, 6100.0, 24000.0)]
    [1.0, 500.0, 2500.0, 10000.0, 25000.0]
    """
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (*_ROUND_STEPS, 10.0) if step * power >= least)
