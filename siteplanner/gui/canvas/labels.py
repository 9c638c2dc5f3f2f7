"""Labels of the map: what they say and of what, and where they stand once they are placed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import shapely
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo
from shapely.geometry.base import BaseGeometry

from siteplanner.core.view_window import ViewWindow

PADDING_PX = 2.0
BELOW_M_PER_PX = 1.0
"""From this scale on a name that does not fit into its plant stands below it."""
SMALLEST_NAMED_PX = 14.0
Box = tuple[float, float, float, float]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """``kind`` is plant, zone, substation, parcel, constraint, mark (a constraint drawn as a point) or line.

    The anchor and ``bounds`` of what it names are metres, ``room_m`` is how wide that is at the anchor. What follows
    the first line is left out where there is no room for it. ``path`` is the line that a label of that kind runs along,
    ``area`` the ground that a zone's name has to lie in.
    """

    kind: str
    id: str
    lines: tuple[str, ...]
    east_m: float
    north_m: float
    bounds: Box
    room_m: float
    path: shapely.LineString | None = None
    area: BaseGeometry | None = None

    @property
    def key(self) -> Key:
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Footprint:
    """A plant that labels keep off: its id, bounds and shape in metres."""

    id: str
    bounds: Box
    shape: BaseGeometry


Over = Literal["any", "own", "none"]
"""Which plants a label may lie over: any of them, the one it names, or none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label, the lines of it that are shown, and the rectangle of the picture, in pixels, that they have got.

    A label along a line is turned by ``angle_deg`` (clockwise on the screen) about the middle of ``box``, which is its
    rectangle before that; ``part`` numbers the places along the line.
    """

    label: Label
    lines: tuple[str, ...]
    box: QRectF
    over: Over = "none"
    angle_deg: float = 0.0
    part: int = 0

    @property
    def boxes(self) -> tuple[QRectF, ...]:
        """What it takes of the picture: itself, or squares along it when it is turned."""
        return turned_boxes(self.box, self.angle_deg) if self.angle_deg else (self.box,)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stood: pixels right of and below its anchor, and what else ``Placed`` says of it."""

    right: float
    down: float
    lines: tuple[str, ...]
    over: Over
    angle_deg: float
    part: int


@dataclass
class LabelMemory:
    """Where the labels of the last picture stood. Belongs to the lane that draws; nobody else looks at it."""

    scale: float = 0.0
    spots: Mapping[Key, tuple[Spot, ...]] = field(default_factory=dict)

    def keep(self, window: ViewWindow, placed: Iterable[Placed]) -> None:
        spots: dict[Key, tuple[Spot, ...]] = {}
        for each in placed:
            spots[each.label.key] = (*spots.get(each.label.key, ()), _spot(each, window))
        self.scale, self.spots = window.metres_per_pixel, spots

    def at(self, window: ViewWindow) -> Mapping[Key, tuple[Spot, ...]]:
        """The places that hold at this scale."""
        return self.spots if abs(window.metres_per_pixel - self.scale) <= 1e-9 * self.scale else {}


def _spot(placed: Placed, window: ViewWindow) -> Spot:
    x, y = window.to_screen(placed.label.east_m, placed.label.north_m)
    right, down = placed.box.left() - x, placed.box.top() - y
    return Spot(right, down, placed.lines, placed.over, placed.angle_deg, placed.part)


def turned_boxes(box: QRectF, angle_deg: float) -> tuple[QRectF, ...]:
    """Squares along the middle of a turned rectangle that cover it."""
    side = box.height()
    count = max(1, math.ceil(box.width() / side))
    along = (math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg)))
    step = (box.width() - side) / max(1, count - 1)
    middle = box.center()
    offsets = [(-box.width() + side) / 2 + step * at for at in range(count)]
    return tuple(
        QRectF(middle.x() + along[0] * o - side / 2, middle.y() + along[1] * o - side / 2, side, side) for o in offsets
    )


def in_pixels(bounds: Box, window: ViewWindow) -> QRectF:
    """Bounds in metres as a rectangle of the picture."""
    west, south, east, north = bounds
    left, top = window.to_screen(west, north)
    right, bottom = window.to_screen(east, south)
    return QRectF(left, top, right - left, bottom - top)


def label_fonts(base: QFont) -> dict[str, QFont]:
    """The font of each kind of label."""
    size = QFontInfo(base).pointSizeF()
    zone, small = QFont(base), QFont(base)
    zone.setPointSizeF(size * 1.15)
    zone.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(size * 0.85)
    return {
        "plant": QFont(base),
        "zone": zone,
        "substation": QFont(base),
        "parcel": small,
        "constraint": small,
        "mark": small,
        "line": small,
    }
