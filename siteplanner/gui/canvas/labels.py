"""Labels on the map, placed without overlaps: the more important first, the rest only where there is room.

A plant's name stands in its footprint, or below it once the map is close enough; it never hides a plant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath, QPen

from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.gui.canvas import painting

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


@dataclass(frozen=True, slots=True)
class Label:
    """``kind`` is plant, zone, substation or parcel; the anchor and ``bounds`` of what it names are metres.

    ``room_m`` is how wide that is at the anchor.
    """

    kind: str
    text: str
    east_m: float
    north_m: float
    bounds: Box
    room_m: float


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and the rectangle of the picture, in pixels, that it has got."""

    label: Label
    box: QRectF


def draw_labels(
    painter: QPainter,
    window: ViewWindow,
    styles: MapStyles,
    font: QFont,
    labels: Iterable[Label],
    plants: Iterable[Box] = (),
) -> None:
    """Draw as many of ``labels`` as fit, in their order; none but a plant's own lies over one of ``plants``."""
    fonts = label_fonts(font)
    for placed in place_labels(window, fonts, labels, plants):
        kind = placed.label.kind
        style = styles.label_zone if kind == "zone" else styles.label
        baseline = QPointF(placed.box.left() + PADDING_PX, placed.box.top() + QFontMetricsF(fonts[kind]).ascent())
        _draw(painter, baseline, placed.label.text, fonts[kind], style)


def place_labels(
    window: ViewWindow, fonts: dict[str, QFont], labels: Iterable[Label], plants: Iterable[Box] = ()
) -> list[Placed]:
    """Where each label stands; those without room are left out. ``plants`` are bounds in metres."""
    texts, footprints = Taken(), Taken()
    for bounds in plants:
        footprints.take(_pixels(bounds, window))
    metrics = {kind: QFontMetricsF(font) for kind, font in fonts.items()}
    placed: list[Placed] = []
    for label in labels:
        of = metrics[label.kind]
        size = (of.horizontalAdvance(label.text) + 2 * PADDING_PX, of.height())
        for box, on_plant in _candidates(label, *size, window):
            if texts.is_free(box) and (on_plant or footprints.is_free(box)):
                texts.take(box)
                placed.append(Placed(label, box))
                break
        if len(placed) >= MOST_LABELS:
            break
    return placed


def _candidates(label: Label, width: float, height: float, window: ViewWindow) -> Iterator[tuple[QRectF, bool]]:
    """Rectangles for a label, the best first, and whether each may lie on a plant."""
    x, y = window.to_screen(label.east_m, label.north_m)
    middle = QRectF(x - width / 2, y - height / 2, width, height)
    named = _pixels(label.bounds, window)
    if label.kind == "plant":
        yield from _plant_candidates(middle, named, label.room_m / window.metres_per_pixel, window)
    elif label.kind == "zone":
        for dx, dy in ZONE_SHIFTS:
            box = middle.translated(dx * width, dy * height)
            if named.contains(box):
                yield box, False
        yield middle, True
    elif label.kind == "substation":
        yield middle.translated(0, MARKER_PX / 2 + height / 2 + 1), False
    elif width <= label.room_m / window.metres_per_pixel and height <= named.height():
        yield middle, False


def _plant_candidates(
    middle: QRectF, named: QRectF, room_px: float, window: ViewWindow
) -> Iterator[tuple[QRectF, bool]]:
    if middle.width() <= room_px and middle.height() <= named.height():
        yield middle, True
    elif window.metres_per_pixel <= BELOW_M_PER_PX and max(named.width(), named.height()) >= SMALLEST_NAMED_PX:
        below = QRectF(middle)
        below.moveTop(named.bottom() + 2)
        yield below, False


def _pixels(bounds: Box, window: ViewWindow) -> QRectF:
    west, south, east, north = bounds
    left, top = window.to_screen(west, north)
    right, bottom = window.to_screen(east, south)
    return QRectF(left, top, right - left, bottom - top)


def label_fonts(base: QFont) -> dict[str, QFont]:
    """The font of each kind of label."""
    size = QFontInfo(base).pointSizeF()
    zone, parcel = QFont(base), QFont(base)
    zone.setPointSizeF(size * 1.15)
    zone.setWeight(QFont.Weight.DemiBold)
    parcel.setPointSizeF(size * 0.85)
    return {"plant": QFont(base), "zone": zone, "substation": QFont(base), "parcel": parcel}


def _draw(painter: QPainter, baseline: QPointF, text: str, font: QFont, style: LabelStyle) -> None:
    path = QPainterPath()
    path.addText(baseline, font, text)
    halo = QPen(painting.color(style.halo), style.halo_width_px * 2)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, painting.color(style.color))
