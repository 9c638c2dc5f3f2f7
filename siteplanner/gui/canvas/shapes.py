"""Graphics items made of many shapes of one style: C++ items only, their paths built from arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.canvas import painting

Origin = tuple[float, float]
SAME_M = 1e-6
"""Areas that keep their shape within so much have only moved."""
MOST_SINGLE = 1000
"""Measured: up to here one path a shape is painted three times as fast as one path of many."""
MOST_CASED = 100
"""More outlines than this have no casing: they would take twice the time of a frame."""
MANY = 60
"""So many shapes are kept as pictures: measured, they then move in two thirds of the time."""
DEVICE_CACHE, NO_CACHE = QGraphicsItem.CacheMode.DeviceCoordinateCache, QGraphicsItem.CacheMode.NoCache
NO_PEN = QPen(Qt.PenStyle.NoPen)


def scene_paths(shapes: Geometries, origin: Origin) -> list[QPainterPath]:
    """The shapes in scene coordinates, a path each; several to a path when there are very many."""
    rings_a_path = 1 if len(shapes) <= MOST_SINGLE else painting.RINGS_A_PATH
    return list(painting.paths_of(Rings.of(shapes), ViewWindow(*origin, 1.0, 0.0, 0.0), 0.0, rings_a_path))


class ItemPool:
    """Path items of one layer, reused from one showing to the next: ``begin``, add what there is, ``end``."""

    def __init__(self, scene: QGraphicsScene, z: float) -> None:
        self._root = QGraphicsRectItem()
        self._root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self._root.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._root.setZValue(z)
        scene.addItem(self._root)
        self._items: list[QGraphicsPathItem] = []
        self._used = 0

    def begin(self) -> None:
        """Start anew, where things are; items that are not shown again until ``end`` are hidden."""
        self._used = 0
        self._root.setPos(0.0, 0.0)

    def slide_to(self, de_m: float, dn_m: float) -> None:
        """Show everything so far east and north of where it was added: one call, however much there is."""
        self._root.setPos(de_m, -dn_m)

    def end(self) -> None:
        for item in self._items[self._used :]:
            item.setVisible(False)

    def clear(self) -> None:
        self.begin()
        self.end()

    @property
    def shown(self) -> list[QGraphicsPathItem]:
        """The items that are visible now."""
        return self._items[: self._used]

    def add_path(self, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        if self._used == len(self._items):
            item = QGraphicsPathItem(self._root)
            item.setZValue(self._used * 1e-6)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self._items.append(item)
        item = self._items[self._used]
        self._used += 1
        item.setPos(0.0, 0.0)
        item.setPen(pen)
        item.setBrush(brush)
        item.setPath(path)
        item.setVisible(True)
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
        self._draw(shapes, style, origin)
        keeping = DEVICE_CACHE if len(shapes) > MANY else NO_CACHE
        for item in self._items[first : self._used]:
            item.setCacheMode(keeping)
        self._blocks = {at: block for at, block in self._blocks.items() if block.after <= first}
        self._blocks[first] = Block(rings, style, origin, first, self._used)

    def add_path(self, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        at = self._used
        for first in [first for first, block in self._blocks.items() if first <= at < block.after]:
            del self._blocks[first]
        return super().add_path(path, pen, brush)

    def _draw(self, shapes: Geometries, style: FillStyle, origin: Origin) -> None:
        outline = style.line
        few = self._used // 2 + len(shapes) <= MOST_CASED
        cased = outline is not None and outline.casing_width_px > 0 and few
        looks: list[tuple[QPen, QBrush]] = []
        fill = QBrush(painting.color(style.color)) if style.color[3] else QBrush()
        if style.hatch:
            looks += [(NO_PEN, fill)] if style.color[3] else []
            fill = painting.hatch_brush(style)
        if cased and outline is not None:
            looks += [(painting.casing_pen(outline), fill)]
            fill = QBrush()
        looks += [(painting.pen(outline), fill)]
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


class MarkerItems(ItemPool):
    """Symbols that keep their size at any zoom."""

    def add(self, x: float, y: float, path: QPainterPath, pen: QPen, brush: QBrush) -> QGraphicsPathItem:
        """A symbol at scene coordinates; ``path`` is in pixels about (0, 0)."""
        item = self.add_path(path, pen, brush)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setCacheMode(DEVICE_CACHE)  # measured: three times as fast
        item.setPos(x, y)
        return item
