"""Words and heads of annotations as small pictures, drawn once: stroked letters are slow to paint in every frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTransform

from siteplanner.drawing.annotation_marks import Head, HeadShape, Lettering
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import Rgba
from siteplanner.gui.canvas import painting

TICK_PX, ARROW_PX, LOST_PX = 5.0, 11.0, 4.0
GAP_PX = 4.0
TICK_WIDTH_PX = 1.8
EDGE_PX = 2.0
KEPT = 2048
NO_PEN = QPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A picture, where its top left lies from its point of the map, and the box before it was turned, in pixels."""

    pixmap: QPixmap
    offset: QPointF
    box: QRectF


def words_stamp(words: Lettering, styles: MapStyles, font: QFont, ratio: float) -> Stamp:
    """The words, turned, with their halo; ``ratio`` is the device pixel ratio of the screen."""
    label = styles.label
    look = (tuple(font.families()), words.size_pt, styles.dimension.color, label.halo, label.halo_width_px * 2 + 1.0)
    return _words(words.text, words.align, words.above, words.angle_deg, look, ratio)


def head_stamp(head: Head, styles: MapStyles, ratio: float) -> Stamp:
    """The end of a line, turned along it."""
    return _head(head.shape, head.angle_deg, styles.dimension.color, styles.background, ratio)


@lru_cache(maxsize=KEPT)
def _words(
    text: str, align: str, above: bool, angle_deg: float, look: tuple[tuple[str, ...], float, Rgba, Rgba, float],
    ratio: float,
) -> Stamp:  # fmt: skip
    families, size_pt, ink, halo, halo_px = look
    path = _words_path(text, families, size_pt, align, above)
    pen = QPen(painting.color(halo), halo_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    strokes = [(pen, QBrush()), (NO_PEN, QBrush(painting.color(ink)))]
    return _stamp(path, strokes, angle_deg, halo_px / 2 + EDGE_PX, ratio)


@lru_cache(maxsize=KEPT)
def _head(shape: HeadShape, angle_deg: float, ink: Rgba, ground: Rgba, ratio: float) -> Stamp:
    color = painting.color(ink)
    if shape == "tick":
        strokes = [(QPen(color, TICK_WIDTH_PX), QBrush())]
    else:
        strokes = [(QPen(color, 1.0 if shape == "arrow" else TICK_WIDTH_PX), QBrush(color))]
        if shape == "lost":
            strokes = [(QPen(color, TICK_WIDTH_PX), QBrush(painting.color(ground)))]
    return _stamp(_head_path(shape), strokes, angle_deg, EDGE_PX, ratio)


def _stamp(
    path: QPainterPath, strokes: list[tuple[QPen, QBrush]], angle_deg: float, edge_px: float, ratio: float
) -> Stamp:
    turned = QTransform().rotate(-angle_deg).map(path)
    box = turned.boundingRect().adjusted(-edge_px, -edge_px, edge_px, edge_px)
    left, top = float(int(box.left()) - 1), float(int(box.top()) - 1)
    width, height = int(box.right() - left) + 2, int(box.bottom() - top) + 2
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    for pen, brush in strokes:
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(turned)
    painter.end()
    return Stamp(pixmap, QPointF(left, top), path.boundingRect())


def _head_path(shape: HeadShape) -> QPainterPath:
    """A head about (0, 0) in pixels, its line coming from the left."""
    path = QPainterPath()
    if shape == "tick":
        path.moveTo(-TICK_PX, TICK_PX)
        path.lineTo(TICK_PX, -TICK_PX)
    elif shape == "arrow":
        path.moveTo(0.0, 0.0)
        path.lineTo(-ARROW_PX, -ARROW_PX * 0.36)
        path.lineTo(-ARROW_PX * 0.75, 0.0)
        path.lineTo(-ARROW_PX, ARROW_PX * 0.36)
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(0.0, 0.0), LOST_PX, LOST_PX)
    return path


def _words_path(text: str, families: tuple[str, ...], size_pt: float, align: str, above: bool) -> QPainterPath:
    """The outlines of some words about (0, 0) in pixels; several lines one below the other."""
    font = QFont(list(families))
    font.setPointSizeF(size_pt)
    metrics = QFontMetricsF(font)
    lines = text.split("\n")
    height = metrics.height() * len(lines)
    top = -GAP_PX - height if above else -height / 2
    path = QPainterPath()
    for number, line in enumerate(lines):
        width = metrics.horizontalAdvance(line)
        left = {"left": GAP_PX, "right": -width - GAP_PX}.get(align, -width / 2)
        path.addText(QPointF(left, top + number * metrics.height() + metrics.ascent()), font, line)
    return path
