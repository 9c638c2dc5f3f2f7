"""Graphics items made of shapes of one style, their paths built from arrays: an item each, or one for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.sprites import Crowd, Look

Origin = tuple[float, float]
Item = TypeVar("Item", Crowd, QGraphicsPathItem)
SAME_M = 1e-6
"""Areas that keep their shape within so much have only moved."""
MOST_SINGLE = 1000
"""Measured: up to here one path a shape is painted three times as fast as one path of many."""
MANY = 60
"""From so many shapes on a pool keeps each as a small picture."""
MOST_SPRITES = 4000
"""But no more than this: to paint each for itself would take too long."""
DEVICE_CACHE = QGraphicsItem.CacheMode.DeviceCoordinateCache
NO_PEN = QPen(Qt.PenStyle.NoPen)


def scene_paths(shapes: Geometries, origin: Origin, *, single: bool = False) -> list[QPainterPath]:
    """The shapes in scene coordinates, a path each; several to a path when there are very many, unless ``single``."""
    rings_a_path = 1 if single or len(shapes) <= MOST_SINGLE else painting.RINGS_A_PATH
    return list(painting.paths_of(Rings.of(shapes), ViewWindow(*origin, 1.0, 0.0, 0.0), 0.0, rings_a_path))


class ItemPool:
    """Path items of one layer, reused from one showing to the next: ``begin``, add what there is, ``end``."""

    def __init__(self, scene: QGraphicsScene, z: float) -> None:
        self._root = QGraphicsRectItem()
        self._root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self._root.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._root.setZValue(z)
        scene.addItem(self._root)
        self._items: list[Crowd | QGraphicsPathItem] = []
        self._used = 0
        self._coming = 0

    def begin(self, coming: int = 0) -> None:
        """Start anew, where things are; items that are not shown again until ``end`` are hidden. ``coming`` says how
        many shapes will be added, where that is known."""
        self._used, self._coming = 0, coming
        self._root.setPos(0.0, 0.0)

    def slide_to(self, de_m: float, dn_m: float) -> None:
        """Show everything so far east and north of where it was added: one call, however much there is."""
        self._root.setPos(de_m, -dn_m)

    def end(self) -> None:
        for item in self._items[self._used :]:
            if isinstance(item, Crowd):
                item.put_away()
            else:
                item.setVisible(False)

    def clear(self) -> None:
        self.begin()
        self.end()

    @property
    def shown(self) -> list[QGraphicsPathItem]:
        """The items of a shape each that are visible now."""
        return [item for item in self._items[: self._used] if isinstance(item, QGraphicsPathItem)]

    @property
    def crowds(self) -> list[Crowd]:
        """The items of many shapes that are visible now."""
        return [item for item in self._items[: self._used] if isinstance(item, Crowd)]

    def add_path(self, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        item = self._next(QGraphicsPathItem)
        item.setPos(0.0, 0.0)
        item.setPen(pen)
        item.setBrush(brush)
        item.setPath(path)
        return item

    def _add_crowd(self, paths: Sequence[QPainterPath], looks: Sequence[Look]) -> None:
        self._next(Crowd).show_paths(paths, looks)

    def _next(self, kind: type[Item]) -> Item:
        """The next item, made where there is none yet, or one of another kind."""
        at = self._used
        self._used += 1
        if at < len(self._items):
            known = self._items[at]
            if isinstance(known, kind):
                known.setVisible(True)
                return known
            self._root.scene().removeItem(known)
        item = kind(self._root)
        item.setZValue(at * 1e-6)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._items[at : at + 1] = [item]
        return item


@dataclass(frozen=True)
class Block:
    """Areas shown together, and which items of the pool show them: ``first`` to before ``after``."""

    rings: Rings
    style: FillStyle
    origin: Origin
    first: int
    after: int

    def shift_to(self, rings: Rings, style: FillStyle, origin: Origin) -> tuple[float, float] | None:
        """East and north by which the same areas have moved; None where anything else has changed."""
        if style != self.style or origin != self.origin or rings.xy.shape != self.rings.xy.shape or not len(rings.xy):
            return None
        if not np.array_equal(rings.ring_start, self.rings.ring_start):
            return None
        apart = rings.xy - self.rings.xy
        if np.ptp(apart, axis=0).max() > SAME_M:
            return None
        return float(apart[0, 0]), float(apart[0, 1])


class ShapeItems(ItemPool):
    """Areas and lines in map coordinates. Areas that have only moved together keep their paths."""

    def __init__(self, scene: QGraphicsScene, z: float) -> None:
        super().__init__(scene, z)
        self._blocks: dict[int, Block] = {}

    def add(self, shapes: Geometries, style: FillStyle, origin: Origin) -> None:
        """Show areas: fill, then hatch, then outline with its casing."""
        rings = Rings.of(shapes)
        known = self._blocks.get(self._used)
        shift = known.shift_to(rings, style, origin) if known is not None else None
        if known is not None and shift is not None:
            self._used = known.after
            for item in self._items[known.first : known.after]:
                item.setPos(shift[0], -shift[1])
                item.setVisible(True)
            return
        first = self._used
        if max(len(shapes), self._coming) > MANY and len(shapes) <= MOST_SPRITES:
            self._forget_blocks(first)
            self._add_crowd(scene_paths(shapes, origin, single=True), _looks(style, cased=True))
        else:
            self._draw(shapes, style, origin)
        self._blocks = {at: block for at, block in self._blocks.items() if block.after <= first}
        self._blocks[first] = Block(rings, style, origin, first, self._used)

    def add_path(self, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        self._forget_blocks(self._used)
        return super().add_path(path, pen, brush)

    def _forget_blocks(self, at: int) -> None:
        """Something else is shown by an item from now on."""
        for first in [first for first, block in self._blocks.items() if first <= at < block.after]:
            del self._blocks[first]

    def _draw(self, shapes: Geometries, style: FillStyle, origin: Origin) -> None:
        looks = _looks(style, cased=len(shapes) <= MOST_SPRITES)
        for path in scene_paths(shapes, origin):
            for pen, brush in looks:
                self.add_path(path, pen, brush)

    def add_lines(self, shapes: Geometries, style: FillStyle, origin: Origin) -> None:
        """Show lines by the style's outline, its casing below."""
        outline = style.line
        if outline is None or len(shapes) == 0:
            return
        path = painting.line_path(shapes, ViewWindow(*origin, 1.0, 0.0, 0.0))
        for pen in ([painting.casing_pen(outline)] if outline.casing_width_px > 0 else []) + [painting.pen(outline)]:
            self.add_path(path, pen, QBrush())


def _looks(style: FillStyle, *, cased: bool) -> list[Look]:
    """How the path of an area is drawn, one over the other: colour, hatch, casing, outline."""
    outline = style.line
    looks: list[Look] = []
    fill = QBrush(painting.color(style.color)) if style.color[3] else QBrush()
    if style.hatch:
        looks += [(NO_PEN, fill)] if style.color[3] else []
        fill = painting.hatch_brush(style)
    if cased and outline is not None and outline.casing_width_px > 0:
        looks += [(painting.casing_pen(outline), fill)]
        fill = QBrush()
    return [*looks, (painting.pen(outline), fill)]


class MarkerItems(ItemPool):
    """Symbols that keep their size at any zoom."""

    def add(self, x: float, y: float, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        """A symbol at scene coordinates; ``path`` is in pixels about (0, 0)."""
        item = self.add_path(path, pen, brush)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setCacheMode(DEVICE_CACHE)  # measured: three times as fast
        item.setPos(x, y)
        return item
