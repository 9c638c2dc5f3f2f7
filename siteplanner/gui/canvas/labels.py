"""Labels on the map, placed without overlaps: the more important first, the rest only where there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.gui.canvas import painting

MOST_LABELS = 500
CELL_PX = 64.0


@dataclass(frozen=True, slots=True)
class Label:
    """``kind`` is plant, zone, substation or parcel; the anchor is in map coordinates; ``width_m`` what it names."""

    kind: str
    text: str
    east_m: float
    north_m: float
    width_m: float


class Taken:
    """The parts of the picture that already carry a label, in a coarse grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}

    def claim(self, box: QRectF) -> bool:
        """Take the box if nothing is there yet."""
        cells = [
            (column, row)
            for column in range(int(box.left() // CELL_PX), int(box.right() // CELL_PX) + 1)
            for row in range(int(box.top() // CELL_PX), int(box.bottom() // CELL_PX) + 1)
        ]
        if any(box.intersects(other) for cell in cells for other in self._cells.get(cell, ())):
            return False
        for cell in cells:
            self._cells.setdefault(cell, []).append(box)
        return True


def draw_labels(painter: QPainter, window: ViewWindow, styles: MapStyles, font: QFont, labels: list[Label]) -> None:
    """Draw as many of ``labels`` as fit, in their order."""
    taken = Taken()
    drawn = 0
    fonts = {kind: _font_of(kind, font) for kind in ("plant", "zone", "substation", "parcel")}
    for label in labels:
        metrics = QFontMetricsF(fonts[label.kind])
        x, y = window.to_screen(label.east_m, label.north_m)
        width, height = metrics.horizontalAdvance(label.text), metrics.height()
        if label.kind == "parcel" and width > label.width_m / window.metres_per_pixel:
            continue
        top = y + (10 if label.kind == "substation" else -height / 2)
        if not taken.claim(QRectF(x - width / 2 - 2, top, width + 4, height)):
            continue
        style = styles.label_zone if label.kind == "zone" else styles.label
        _draw(painter, QPointF(x - width / 2, top + metrics.ascent()), label.text, fonts[label.kind], style)
        drawn += 1
        if drawn >= MOST_LABELS:
            return


def _font_of(kind: str, base: QFont) -> QFont:
    font = QFont(base)
    if kind == "zone":
        font.setPointSizeF(base.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
    elif kind == "parcel":
        font.setPointSizeF(base.pointSizeF() * 0.85)
    return font


def _draw(painter: QPainter, baseline: QPointF, text: str, font: QFont, style: LabelStyle) -> None:
    path = QPainterPath()
    path.addText(baseline, font, text)
    halo = QPen(painting.color(style.halo), style.halo_width_px * 2)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, painting.color(style.color))
