"""Labels painted with their halo. Each text is painted once, onto a stamp of its own, and stamped from then on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QStaticText

from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.labels import PADDING_PX, Placed

STAMPS_AT_MOST = 1500
_ROUND = (
    (-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7),
)  # fmt: skip
"""The halo is the text itself, so many times about its place: as good to the eye as a stroke, and far quicker."""


class LabelInk:
    """Paints labels at one device pixel ratio after another; keeps the stamps of the texts painted last."""

    def __init__(self) -> None:
        self._stamps: OrderedDict[tuple[object, ...], QImage] = OrderedDict()

    def draw(
        self, painter: QPainter, placed: Iterable[Placed], fonts: Mapping[str, QFont], styles: MapStyles, ratio: float
    ) -> None:
        """Paint labels where they stand; ``painter`` works in logical pixels."""
        for label in placed:
            style = styles.label_zone if label.label.kind == "zone" else styles.label
            stamp = self._stamp(label, fonts[label.label.kind], style, ratio)
            edge = style.halo_width_px
            painter.save()
            if label.angle_deg:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.translate(label.box.center())
                painter.rotate(label.angle_deg)
                painter.drawImage(QPointF(-label.box.width() / 2 - edge, -label.box.height() / 2 - edge), stamp)
            else:
                at = QPointF(label.box.left() - edge, label.box.top() - edge)
                painter.drawImage(QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio), stamp)
            painter.restore()

    def _stamp(self, placed: Placed, font: QFont, style: LabelStyle, ratio: float) -> QImage:
        key = (placed.lines, font.key(), style, ratio)
        stamp = self._stamps.pop(key, None)
        if stamp is None:
            stamp = stamp_of(placed.lines, font, style, ratio)
            if len(self._stamps) >= STAMPS_AT_MOST:
                self._stamps.popitem(last=False)
        self._stamps[key] = stamp
        return stamp


def stamp_of(lines: tuple[str, ...], font: QFont, style: LabelStyle, ratio: float) -> QImage:
    """Some lines of text, centred one above the other, with their halo all round."""
    metrics, edge = QFontMetricsF(font), style.halo_width_px
    widths = [metrics.horizontalAdvance(line) for line in lines]
    width, height = max(widths) + 2 * PADDING_PX + 2 * edge, metrics.height() * len(lines) + 2 * edge
    image = QImage(round(width * ratio) + 1, round(height * ratio) + 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    texts = [_static(line) for line in lines]
    spots = [QPointF((width - w) / 2, edge + metrics.height() * at) for at, w in enumerate(widths)]
    painter.setPen(painting.color((*style.halo[:3], 255)))
    for dx, dy in _ROUND:
        for text, spot in zip(texts, spots, strict=True):
            painter.drawStaticText(spot + QPointF(dx * edge, dy * edge), text)
    if style.halo[3] < 255:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(QRectF(0, 0, width + 1, height + 1), painting.color((0, 0, 0, style.halo[3])))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(painting.color(style.color))
    for text, spot in zip(texts, spots, strict=True):
        painter.drawStaticText(spot, text)
    painter.end()
    return image


def _static(line: str) -> QStaticText:
    text = QStaticText(line)
    text.setTextFormat(Qt.TextFormat.PlainText)
    return text
