"""The envelopes of what is in the hand: lines to slide along, and the distance to the neighbour that binds.

How each stands is said by the pattern of its line and by a symbol, not by its colour alone: full and ● an error, dashed
and ▲ a warning, dotted and ✓ kept.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QGraphicsRectItem
from shapely.geometry.base import BaseGeometry

from siteplanner.core.envelopes import Envelope, Stands
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import LineStyle, Rgba, with_alpha
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import ItemPool
from siteplanner.gui.canvas.sprites import Crowd

Z_OUTLINES, Z_DISTANCES, Z_FIGURES = 24.0, 25.0, 75.0
PATTERNS: Mapping[Stands, tuple[float, ...]] = {"error": (), "warning": (9.0, 4.0), "ok": (2.0, 4.0)}
SYMBOLS: Mapping[Stands, str] = {"error": "●", "warning": "▲", "ok": "✓"}
BINDING_PX, OTHER_PX, CASING_PX = 2.4, 1.5, 2.4
CASING_ALPHA = 190
END_PX = 4.0
MOST_FIGURES = 3
"""Of more distances the figures would lie over each other."""
TYPE_SHARE = 0.9
PADDING_PX = 3.0


_Key = tuple[int, Stands, bool, int, tuple[float, float]]
"""Which outline is drawn how: its identity, how it stands, whether it binds, styles and origin."""


class EnvelopeLayer:
    """Each outline is an item laid down as a ready picture, for to stroke dashes takes long; a frame in which only the
    hand has moved changes the distances alone."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._root = QGraphicsRectItem()
        self._root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self._root.setZValue(Z_OUTLINES)
        view.scene().addItem(self._root)
        self._outlines: dict[_Key, tuple[BaseGeometry, Crowd]] = {}
        self._spare: list[Crowd] = []
        self._distances = ItemPool(view.scene(), Z_DISTANCES)
        self._figures: list[QGraphicsPixmapItem] = []
        self.envelopes: tuple[Envelope, ...] = ()
        self.figures: tuple[str, ...] = ()

    def show(self, envelopes: Sequence[Envelope], figures: Sequence[str], styles: MapStyles, font: QFont) -> None:
        """The first is the one that binds; ``figures`` are the words at the distances of the first ones."""
        self.envelopes, self.figures = tuple(envelopes), tuple(figures[:MOST_FIGURES])
        self._show_outlines(styles)
        self._show_distances(styles)
        self._show_figures(styles, font)

    def clear(self) -> None:
        if self.envelopes or self._outlines:
            self._keep({}, {})
            self._distances.clear()
            self.envelopes, self.figures = (), ()
            for item in self._figures:
                item.setVisible(False)

    @property
    def shown(self) -> int:
        """How many lines are drawn now."""
        return len(self._outlines)

    def _show_outlines(self, styles: MapStyles) -> None:
        """The one that binds over the others; what several share is drawn once, as the worst of them."""
        once = {id(e.outline): e for e in reversed(self.envelopes)}
        wanted: dict[_Key, Envelope] = {}
        for envelope in once.values():
            binds = envelope is self.envelopes[0]
            wanted[id(envelope.outline), envelope.stands, binds, id(styles), self._view.origin] = envelope
        kept = {key: outline for key, outline in self._outlines.items() if key in wanted}
        self._keep(kept, wanted)
        for key, envelope in wanted.items():
            if key not in self._outlines:
                item = self._spare.pop() if self._spare else Crowd(self._root)
                line = line_style(envelope.stands, styles, BINDING_PX if key[2] else OTHER_PX)
                looks = [(pen, QBrush()) for pen in (painting.casing_pen(line), painting.pen(line))]
                item.show_paths([self._path(envelope.outline)], looks)
                item.setZValue(2.0 if key[2] else envelope.stands != "ok")
                item.setVisible(True)
                self._outlines[key] = (envelope.outline, item)

    def _keep(self, kept: dict[_Key, tuple[BaseGeometry, Crowd]], wanted: Container[_Key]) -> None:
        for key, (_, item) in self._outlines.items():
            if key not in wanted:
                item.put_away()
                self._spare.append(item)
        self._outlines = kept

    def _path(self, lines: BaseGeometry) -> QPainterPath:
        return painting.line_path(np.array([lines], dtype=object), ViewWindow(*self._view.origin, 1.0, 0.0, 0.0))

    def _show_distances(self, styles: MapStyles) -> None:
        self._distances.begin()
        for envelope in reversed(self.envelopes[: len(self.figures)]):
            ends = [self._view.to_scene(*xy) for xy in shapely.get_coordinates(envelope.between).tolist()]
            if len(ends) < 2 or ends[0] == ends[1]:
                continue
            path = QPainterPath(ends[0])
            path.lineTo(ends[1])
            half = END_PX / 2 * self._view.metres_per_pixel
            for end in ends:
                path.addEllipse(end, half, half)
            line = line_style(envelope.stands, styles, OTHER_PX)
            full = replace(line, dash=())
            self._distances.add_path(path, painting.casing_pen(full), QBrush())
            self._distances.add_path(path, painting.pen(full), QBrush(painting.color(full.color)))
        self._distances.end()

    def _show_figures(self, styles: MapStyles, font: QFont) -> None:
        ratio = self._view.devicePixelRatioF()
        told = [pair for pair in zip(self.envelopes, self.figures, strict=False) if pair[1]]
        for at in range(max(len(told), len(self._figures))):
            if at >= len(told):
                self._figures[at].setVisible(False)
                continue
            envelope, text = told[at]
            item = self._figure(at)
            ink = line_style(envelope.stands, styles, 1.0).color
            inks = (ink, styles.label.color, styles.background)
            pixmap = figure_pixmap(f"{SYMBOLS[envelope.stands]} ", text, font.toString(), *inks, ratio)
            item.setPixmap(pixmap)
            middle = shapely.get_coordinates(envelope.between).mean(axis=0)
            size = pixmap.deviceIndependentSize()
            item.setOffset(QPointF(-size.width() / 2, -size.height() - END_PX))
            item.setPos(self._view.to_scene(float(middle[0]), float(middle[1])))
            item.setVisible(True)

    def _figure(self, at: int) -> QGraphicsPixmapItem:
        if at == len(self._figures):
            item = QGraphicsPixmapItem()
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            item.setZValue(Z_FIGURES - at * 0.01)
            self._view.scene().addItem(item)
            self._figures.append(item)
        return self._figures[at]


def line_style(stands: Stands, styles: MapStyles, width_px: float) -> LineStyle:
    """The line of an envelope by how it stands, on a casing of the map's ground."""
    of = {"ok": styles.preview_ok, "warning": styles.preview_warning, "error": styles.preview_error}[stands]
    assert of.line is not None  # the styles give each an outline
    casing = with_alpha(styles.background, CASING_ALPHA)
    return LineStyle(of.line.color, width_px, PATTERNS[stands], casing, width_px + CASING_PX)


@lru_cache(maxsize=128)
def figure_pixmap(symbol: str, text: str, font: str, ink: Rgba, words: Rgba, ground: Rgba, ratio: float) -> QPixmap:
    """A symbol and some words on a plate of the map's ground; its edge and the symbol have the envelope's colour."""
    used = QFont()
    used.fromString(font)
    used.setPointSizeF(used.pointSizeF() * TYPE_SHARE)
    metrics = QFontMetricsF(used)
    left = PADDING_PX + 1
    after = left + metrics.horizontalAdvance(symbol)
    width = after + metrics.horizontalAdvance(text) + left
    height = metrics.height() + PADDING_PX
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(painting.color(ink), 1.2))
    painter.setBrush(QBrush(painting.color(with_alpha(ground, 235))))
    painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 3, 3)
    painter.setFont(used)
    baseline = PADDING_PX / 2 + metrics.ascent()
    painter.drawText(QPointF(left, baseline), symbol)
    painter.setPen(painting.color(words))
    painter.drawText(QPointF(after, baseline), text)
    painter.end()
    return pixmap
