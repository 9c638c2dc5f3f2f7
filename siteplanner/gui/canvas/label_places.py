"""Where a label is tried: within what it names first, then over the gaps of its plant, then beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shapely
from PySide6.QtCore import QRectF

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.labels import BELOW_M_PER_PX, SMALLEST_NAMED_PX, Label, Over, in_pixels

ZONE_SHIFTS = tuple(
    sorted(
        (
            (dx, dy)
            for dx in (-2.0, -1.3, -0.6, 0.0, 0.6, 1.3, 2.0)
            for dy in (-7.0, -5.5, -4.0, -2.6, -1.3, 0.0, 1.3, 2.6, 4.0, 5.5, 7.0)
        ),
        key=lambda s: abs(s[1]) + abs(s[0]) * 3,
    )
)
"""Where a zone's name is tried about its middle, in widths and heights of the text, the nearest first."""
MARKER_PX = 18.0
Places = Iterator[tuple[QRectF, Over]]


def _inside(label: Label, width: float, height: float, window: ViewWindow) -> Places:
    """Rectangles for a label within what it names, the best first."""
    middle, named = _middle(label, width, height, window), in_pixels(label.bounds, window)
    if label.kind == "zone":
        for dx, dy in ZONE_SHIFTS:
            box = middle.translated(dx * width, dy * height)
            if named.contains(box) and _in_area(label, box, window):
                yield box, "none"
    elif label.kind in ("substation", "mark"):
        return
    elif width <= label.room_m / window.metres_per_pixel and height <= named.height():
        yield middle, "any" if label.kind == "plant" else "none"


def _in_area(label: Label, box: QRectF, window: ViewWindow) -> bool:
    """Whether a rectangle lies in the ground that a label names, as far as that is known."""
    if label.area is None:
        return True
    west, north = window.to_map(box.left(), box.top())
    east, south = window.to_map(box.right(), box.bottom())
    return bool(shapely.contains(label.area, shapely.box(west, south, east, north)))


def _about(label: Label, width: float, height: float, window: ViewWindow) -> Places:
    """Over a plant and the gaps between its parts, where no other plant is."""
    if label.kind == "plant":
        named = in_pixels(label.bounds, window)
        at_anchor, at_centre = _middle(label, width, height, window), QRectF(0, 0, width, height)
        at_centre.moveCenter(named.center())
        yield from ((box, "own") for box in (at_anchor, at_centre) if named.contains(box))


def _beside(label: Label, width: float, height: float, window: ViewWindow) -> Places:
    """Rectangles for a label beside what it names, where there is no room within."""
    middle, named = _middle(label, width, height, window), in_pixels(label.bounds, window)
    if label.kind == "zone":
        yield middle, "any"
    elif label.kind in ("substation", "mark"):
        apart = MARKER_PX / 2 + 1
        yield middle.translated(0, apart + height / 2), "none"
        yield middle.translated(0, -apart - height / 2), "none"
        yield middle.translated(apart + width / 2, 0), "none"
        yield middle.translated(-apart - width / 2, 0), "none"
        for right in (1.0, -1.0):
            for down in (1.0, -1.0):
                yield middle.translated(right * (apart + width) / 2, down * (apart + height / 2)), "none"
    elif label.kind == "plant" and _near_enough(named, window):
        below = QRectF(middle)
        below.moveTop(named.bottom() + 2)
        yield below, "none"


def _near_enough(named: QRectF, window: ViewWindow) -> bool:
    """Whether a plant too small for its name has it below."""
    return window.metres_per_pixel <= BELOW_M_PER_PX and max(named.width(), named.height()) >= SMALLEST_NAMED_PX


def _middle(label: Label, width: float, height: float, window: ViewWindow) -> QRectF:
    x, y = window.to_screen(label.east_m, label.north_m)
    return QRectF(x - width / 2, y - height / 2, width, height)


def _within(label: Label, width: float, height: float, window: ViewWindow) -> Places:
    """Within what it names, else over the gaps of its plant: a name in one line over a gap reads better than a broken
    one."""
    yield from _inside(label, width, height, window)
    yield from _about(label, width, height, window)


PLACES: tuple[Callable[[Label, float, float, ViewWindow], Places], ...] = (_within, _beside)
"""Given the label, width and height of its text and the window: rectangles of the picture, the best first."""
