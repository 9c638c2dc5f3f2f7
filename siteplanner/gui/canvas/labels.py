"""Where labels stand: the most important first, none over another, none over a plant that is not its own.

A plant's name stands in its footprint, or below it once the map is close enough; the name of a line runs along it.
What was placed once stays where it is as long as the scale does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import shapely
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.line_spots import LineSpot, line_spots
from siteplanner.gui.canvas.text_sizes import TextSizes

MOST_LABELS = 500
CELL_PX = 64.0
PADDING_PX = 2.0
BELOW_M_PER_PX = 1.0
"""From this scale on a name that does not fit into its plant stands below it."""
SMALLEST_NAMED_PX = 14.0
ZONE_SHIFTS = tuple(
    sorted(
        ((dx, dy) for dx in (-0.6, 0.0, 0.6) for dy in (-4.0, -2.6, -1.3, 0.0, 1.3, 2.6, 4.0)),
        key=lambda s: abs(s[1]) + abs(s[0]) * 3,
    )
)
"""Where a zone's name is tried about its middle, in widths and heights of the text, the nearest first."""
MARKER_PX = 18.0

Box = tuple[float, float, float, float]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """``kind`` is plant, zone, substation, parcel, constraint, mark (a constraint drawn as a point) or line.

    The anchor and ``bounds`` of what it names are metres, ``room_m`` is how wide that is at the anchor. Lines after the
    first are left out where there is no room for all. ``path`` is the line that a label of that kind runs along.
    """

    kind: str
    id: str
    lines: tuple[str, ...]
    east_m: float
    north_m: float
    bounds: Box
    room_m: float
    path: shapely.LineString | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A label, the lines of it that are shown, and the rectangle of the picture, in pixels, that they have got.

    A label along a line is turned by ``angle_deg`` (clockwise on the screen) about the middle of ``box``, which is its
    rectangle before that.
    """

    label: Label
    lines: tuple[str, ...]
    box: QRectF
    angle_deg: float = 0.0
    part: int = 0

    @property
    def key(self) -> Key:
        return self.label.kind, f"{self.label.id}#{self.part}"

    @property
    def boxes(self) -> tuple[QRectF, ...]:
        """What it takes of the picture: itself, or squares along it when it is turned."""
        return turned_boxes(self.box, self.angle_deg) if self.angle_deg else (self.box,)


@dataclass
class LabelMemory:
    """Where the labels of the last picture stood: pixels right of and below their anchors, with their lines.

    Labels along lines have their places by the line itself. Belongs to the lane that draws; nobody else looks at it.
    """

    scale: float = 0.0
    spots: Mapping[Key, tuple[float, float, int]] = field(default_factory=dict)

    def keep(self, window: ViewWindow, placed: Iterable[Placed]) -> None:
        self.scale, self.spots = (
            window.metres_per_pixel,
            {p.key: _spot(p, window) for p in placed if p.label.path is None},
        )

    def at(self, window: ViewWindow) -> Mapping[Key, tuple[float, float, int]]:
        """The places that hold at this scale."""
        return self.spots if abs(window.metres_per_pixel - self.scale) <= 1e-9 * self.scale else {}


def _spot(placed: Placed, window: ViewWindow) -> tuple[float, float, int]:
    x, y = window.to_screen(placed.label.east_m, placed.label.north_m)
    return placed.box.left() - x, placed.box.top() - y, len(placed.lines)


class Taken:
    """Rectangles of the picture that are taken, in a coarse grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}

    def is_free(self, box: QRectF) -> bool:
        return not any(box.intersects(other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def take(self, box: QRectF) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)


def _cells(box: QRectF) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left() // CELL_PX), int(box.right() // CELL_PX) + 1):
        for row in range(int(box.top() // CELL_PX), int(box.bottom() // CELL_PX) + 1):
            yield column, row


def place_labels(
    window: ViewWindow,
    fonts: Mapping[str, QFont],
    labels: Iterable[Label],
    plants: Iterable[Box] = (),
    memory: LabelMemory | None = None,
) -> list[Placed]:
    """Where each label stands; those without room are left out. ``plants`` are bounds in metres.

    What ``memory`` holds is placed first, where it was.
    """
    wanted = list(labels)
    ground = _Ground(window, TextSizes(fonts), plants)
    known = memory.at(window) if memory else {}
    placed = [again for label in wanted if (again := ground.again(label, known)) is not None][:MOST_LABELS]
    there = {each.key for each in placed}
    for label in wanted:
        if len(placed) >= MOST_LABELS:
            break
        if (label.kind, f"{label.id}#0") not in there:
            placed += ground.anew(label)
    if memory is not None:
        memory.keep(window, placed)
    return placed


class _Ground:
    """The picture while labels are laid on it."""

    def __init__(self, window: ViewWindow, sizes: TextSizes, plants: Iterable[Box]) -> None:
        self._window, self._sizes = window, sizes
        self._texts, self._footprints = Taken(), Taken()
        for bounds in plants:
            self._footprints.take(_pixels(bounds, window))

    def again(self, label: Label, known: Mapping[Key, tuple[float, float, int]]) -> Placed | None:
        """The label where it stood, if it may stand there still."""
        spot = known.get((label.kind, f"{label.id}#0"))
        if spot is None:
            return None
        right, down, count = spot
        lines = label.lines[:count]
        x, y = self._window.to_screen(label.east_m, label.north_m)
        box = QRectF(x + right, y + down, *self._size(label, lines))
        own = label.kind == "plant" and _pixels(label.bounds, self._window).contains(box)
        return self._take(Placed(label, lines, box), on_plant=own)

    def anew(self, label: Label) -> list[Placed]:
        """The label at the best free place, one along a line at each of its places; empty where there is none."""
        if label.path is not None:
            spots = line_spots(label.path, self._window, self._size(label, label.lines))
            return [made for spot in spots if (made := self._along(label, spot)) is not None]
        shorter = [label.lines[:count] for count in range(len(label.lines), 0, -1)]
        for places in (_inside, _beside):
            for lines in shorter:
                for box, on_plant in places(label, *self._size(label, lines), self._window):
                    made = self._take(Placed(label, lines, box), on_plant=on_plant)
                    if made is not None:
                        return [made]
        return []

    def _along(self, label: Label, spot: LineSpot) -> Placed | None:
        width, height = self._size(label, label.lines)
        for side in (-1.0, 1.0):
            x, y = spot.beside(side * (height / 2 + 2))
            box = QRectF(x - width / 2, y - height / 2, width, height)
            made = self._take(Placed(label, label.lines, box, spot.angle_deg, spot.number), on_plant=False)
            if made is not None:
                return made
        return None

    def _take(self, placed: Placed, *, on_plant: bool) -> Placed | None:
        boxes = placed.boxes
        if not all(self._texts.is_free(box) and (on_plant or self._footprints.is_free(box)) for box in boxes):
            return None
        for box in boxes:
            self._texts.take(box)
        return placed

    def _size(self, label: Label, lines: tuple[str, ...]) -> tuple[float, float]:
        width, height = self._sizes.of(label.kind, lines)
        return width + 2 * PADDING_PX, height


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


def _inside(label: Label, width: float, height: float, window: ViewWindow) -> Iterator[tuple[QRectF, bool]]:
    """Rectangles for a label within what it names, the best first, and whether each may lie on a plant."""
    middle, named = _middle(label, width, height, window), _pixels(label.bounds, window)
    if label.kind == "zone":
        for dx, dy in ZONE_SHIFTS:
            box = middle.translated(dx * width, dy * height)
            if named.contains(box):
                yield box, False
    elif label.kind in ("substation", "mark"):
        return
    elif width <= label.room_m / window.metres_per_pixel and height <= named.height():
        yield middle, label.kind == "plant"


def _beside(label: Label, width: float, height: float, window: ViewWindow) -> Iterator[tuple[QRectF, bool]]:
    """Rectangles for a label about what it names, where there is no room within."""
    middle, named = _middle(label, width, height, window), _pixels(label.bounds, window)
    if label.kind == "zone":
        yield middle, True
    elif label.kind in ("substation", "mark"):
        apart = MARKER_PX / 2 + 1
        yield middle.translated(0, apart + height / 2), False
        yield middle.translated(0, -apart - height / 2), False
        yield middle.translated(apart + width / 2, 0), False
        yield middle.translated(-apart - width / 2, 0), False
    elif label.kind == "plant" and _near_enough(named, window):
        below = QRectF(middle)
        below.moveTop(named.bottom() + 2)
        yield below, False


def _near_enough(named: QRectF, window: ViewWindow) -> bool:
    """Whether a plant too small for its name has it below."""
    return window.metres_per_pixel <= BELOW_M_PER_PX and max(named.width(), named.height()) >= SMALLEST_NAMED_PX


def _middle(label: Label, width: float, height: float, window: ViewWindow) -> QRectF:
    x, y = window.to_screen(label.east_m, label.north_m)
    return QRectF(x - width / 2, y - height / 2, width, height)


def _pixels(bounds: Box, window: ViewWindow) -> QRectF:
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
