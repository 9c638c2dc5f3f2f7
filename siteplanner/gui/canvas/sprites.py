"""Many shapes or symbols as one graphics item: each is painted once into a small picture, and a frame lays those down.

Measured with 200 plants and 300 markers in view: two hundredths of the price of an item each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

Sprite = tuple[QPixmap, float, float]
"""A picture, and where its left top corner lies from the zero point of what it shows, in pixels."""
Look = tuple[QPen, QBrush]
"""How a path is drawn once; the looks of a shape are drawn one over the other."""
ANYWHERE = QRectF(-1e8, -1e8, 2e8, 2e8)
MOST_PIXELS = 16_000_000
"""Pictures of one item hold at most so many pixels; what does not fit any more is painted at every frame."""
MOST_SYMBOL_PX = 100.0
"""No symbol reaches farther from its place."""
ROOM_PX = 1.0
"""About what a pen covers, for antialiasing."""


class Crowd(QGraphicsItem):
    """Areas in scene coordinates, all with the same looks. While they only slide, they move as one: each by the same
    whole device pixels."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._paths: list[QPainterPath] = []
        self._looks: tuple[Look, ...] = ()
        self._boxes: npt.NDArray[np.float64] = np.empty((0, 4))
        self._bounds = QRectF()
        self._sprites: dict[int, Sprite] = {}
        self._made_for: tuple[float, float] = (0.0, 0.0)
        self._pixels = 0

    def show_paths(self, paths: Sequence[QPainterPath], looks: Sequence[Look]) -> None:
        """Show these paths and nothing else, where they are."""
        self.prepareGeometryChange()
        self._paths, self._looks = list(paths), tuple(looks)
        boxes = [path.controlPointRect() for path in paths]
        self._boxes = np.array([[b.left(), b.top(), b.right(), b.bottom()] for b in boxes]).reshape(-1, 4)
        self._forget((0.0, 0.0))
        reach = self._reach_px
        (west, north), (east, south) = (
            (self._boxes[:, :2].min(axis=0), self._boxes[:, 2:].max(axis=0)) if paths else ((0.0, 0.0), (0.0, 0.0))
        )
        self._bounds = QRectF(QPointF(west, north), QPointF(east, south)).adjusted(-reach, -reach, reach, reach)
        self.setPos(0.0, 0.0)
        self.update()

    def put_away(self) -> None:
        """Hide it, without its pictures: seen from near, that of one outline takes ten megabytes. Made visible again
        it paints them anew."""
        self.setVisible(False)
        self._forget((0.0, 0.0))

    @property
    def kept_pixels(self) -> int:
        """How many pixels its pictures hold now."""
        return self._pixels

    @property
    def paths(self) -> tuple[QPainterPath, ...]:
        """What is shown, in the item's own coordinates."""
        return tuple(self._paths)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        world = painter.worldTransform()
        ratio = painter.device().devicePixelRatio()
        if self._made_for != (world.m11(), ratio):
            self._forget((world.m11(), ratio))
        seen = self._seen(option.exposedRect, world.m11())
        laid = [(at, self._sprite(painter, at, world, ratio)) for at in seen]
        painter.resetTransform()
        for _, made in laid:
            if made is not None:
                sprite, left, top = made
                x, y = left + world.dx(), top + world.dy()
                painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), sprite)
        painter.setWorldTransform(world)
        for at, made in laid:
            if made is None:
                self._draw(painter, at)

    def _seen(self, exposed: QRectF, scale: float) -> list[int]:
        """Which shapes reach into a rectangle of the item's coordinates."""
        reach = self._reach_px / scale
        low, high = self._boxes[:, :2] - reach, self._boxes[:, 2:] + reach
        seen = (low[:, 0] <= exposed.right()) & (high[:, 0] >= exposed.left())
        seen &= (low[:, 1] <= exposed.bottom()) & (high[:, 1] >= exposed.top())
        found: list[int] = np.flatnonzero(seen).tolist()
        return found

    def _sprite(self, painter: QPainter, at: int, world: QTransform, ratio: float) -> Sprite | None:
        """A shape's picture, painted when it is first seen; None where it would be too large."""
        if at in self._sprites:
            return self._sprites[at]
        west, north, east, south = self._boxes[at].tolist()
        corner, opposite = world.map(QPointF(west, north)), world.map(QPointF(east, south))
        reach = self._reach_px
        left = math.floor((corner.x() - reach) * ratio) / ratio
        top = math.floor((corner.y() - reach) * ratio) / ratio
        across = math.ceil((opposite.x() + reach - left) * ratio)
        down = math.ceil((opposite.y() + reach - top) * ratio)
        if self._pixels + across * down > MOST_PIXELS:
            return None
        self._pixels += across * down
        sprite = _clear(across, down, ratio)
        onto = QPainter(sprite)
        onto.setRenderHints(painter.renderHints())
        onto.setWorldTransform(world * QTransform.fromTranslate(-left, -top))
        self._draw(onto, at)
        onto.end()
        self._sprites[at] = made = (sprite, left - world.dx(), top - world.dy())
        return made

    def _draw(self, painter: QPainter, at: int) -> None:
        for pen, brush in self._looks:
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawPath(self._paths[at])

    @property
    def _reach_px(self) -> float:
        """How far a shape's pens reach beyond it."""
        return max((pen.widthF() for pen, _ in self._looks), default=0.0) / 2 + ROOM_PX

    def _forget(self, made_for: tuple[float, float]) -> None:
        self._sprites, self._pixels, self._made_for = {}, 0, made_for


@dataclass(frozen=True, eq=False)
class Symbol:
    """What stands at a place whatever the scale; ``path`` is in pixels about (0, 0)."""

    path: QPainterPath
    pen: QPen
    brush: QBrush


class Symbols(QGraphicsItem):
    """Symbols that keep their size at any zoom, the later over the earlier, each at whole device pixels."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setZValue(z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._at: npt.NDArray[np.float64] = np.empty((0, 2))
        self._symbols: list[Symbol] = []
        self._sprites: dict[tuple[Symbol, float], Sprite] = {}

    def show_symbols(self, places: Sequence[tuple[float, float]], symbols: Sequence[Symbol]) -> None:
        """Show symbols at these places of the scene and nothing else; what looks the same should be the same object."""
        self._at = np.array(places, dtype=float).reshape(-1, 2)
        self._symbols = list(symbols)
        self._sprites = {key: sprite for key, sprite in self._sprites.items() if key[0] in set(symbols)}
        self.setVisible(bool(self._symbols))
        self.update()

    def boundingRect(self) -> QRectF:
        return ANYWHERE

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        world = painter.worldTransform()
        ratio = painter.device().devicePixelRatio()
        exposed = world.mapRect(option.exposedRect).adjusted(
            -MOST_SYMBOL_PX, -MOST_SYMBOL_PX, MOST_SYMBOL_PX, MOST_SYMBOL_PX
        )
        x = self._at[:, 0] * world.m11() + world.dx()
        y = self._at[:, 1] * world.m22() + world.dy()
        seen = (x >= exposed.left()) & (x <= exposed.right()) & (y >= exposed.top()) & (y <= exposed.bottom())
        rows = np.flatnonzero(seen)
        places = (np.round(np.column_stack([x[rows], y[rows]]) * ratio) / ratio).tolist()
        painter.resetTransform()
        for (across, down), row in zip(places, rows.tolist(), strict=True):
            sprite, left, top = self._sprite(self._symbols[row], ratio, painter)
            painter.drawPixmap(QPointF(across + left, down + top), sprite)
        painter.setWorldTransform(world)

    def _sprite(self, symbol: Symbol, ratio: float, painter: QPainter) -> Sprite:
        key = (symbol, ratio)
        if key not in self._sprites:
            box = symbol.path.controlPointRect()
            reach = symbol.pen.widthF() / 2 + ROOM_PX
            left = math.floor((box.left() - reach) * ratio) / ratio
            top = math.floor((box.top() - reach) * ratio) / ratio
            across = math.ceil((box.right() + reach - left) * ratio)
            down = math.ceil((box.bottom() + reach - top) * ratio)
            sprite = _clear(across, down, ratio)
            onto = QPainter(sprite)
            onto.setRenderHints(painter.renderHints())
            onto.translate(-left, -top)
            onto.setPen(symbol.pen)
            onto.setBrush(symbol.brush)
            onto.drawPath(symbol.path)
            onto.end()
            self._sprites[key] = (sprite, left, top)
        return self._sprites[key]


def _clear(width: int, height: int, ratio: float) -> QPixmap:
    """A picture of so many device pixels with nothing on it."""
    made = QPixmap(max(width, 1), max(height, 1))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
