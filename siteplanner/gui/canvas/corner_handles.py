"""The corners of what is selected as handles, and the middles of its edges, where a new corner can be pulled out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Floats, corner_places, edges_of
from siteplanner.core.features import Feature
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MarkerItems

CORNER_PX, MIDDLE_PX = 8.0, 7.0
GRIP_PX = 9.0
LEAST_EDGE_PX = 40.0
"""A shorter edge has no handle in its middle: there must be room between its corners."""
MOST_SHOWN = 600
Z_HANDLE = 80.0


@dataclass(frozen=True, slots=True)
class Handle:
    """What can be taken hold of: a corner of a feature, or the middle of an edge; ``place`` in metres."""

    kind: Literal["corner", "middle"]
    feature: Feature
    place: tuple[float, float]


class CornerHandles:
    """8 px at any zoom; of a shape with very many corners those nearest the middle of the window."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items = MarkerItems(view.scene(), Z_HANDLE)
        self.handles: tuple[Handle, ...] = ()
        self._px: Floats = np.empty((0, 2))

    def show(self, shapes: Iterable[tuple[Feature, BaseGeometry]], hot: Handle | None, styles: MapStyles) -> None:
        """Draw the handles of some shapes; ``hot`` is the one under the pointer or in the hand."""
        found: list[Handle] = []
        for feature, shape in shapes:
            if shape.is_empty or shape.geom_type in ("Point", "MultiPoint"):
                continue
            found += _handles("corner", feature, self._near(corner_places(shape)[0]))
            start, end = edges_of(shape)
            long = np.hypot(*(end - start).T) >= LEAST_EDGE_PX * self._view.metres_per_pixel
            found += _handles("middle", feature, self._near(((start + end) / 2)[long]))
        self.handles = tuple(found)
        self._draw(hot, styles)

    def hide(self) -> None:
        self.handles = ()
        self._items.clear()

    def hit(self, x_px: float, y_px: float) -> Handle | None:
        """The handle under a point of the viewport, corners before middles, the nearest first."""
        if not self.handles:
            return None
        off = np.hypot(*(self._pixels(np.array([h.place for h in self.handles])) - (x_px, y_px)).T)
        near = [
            (h.kind != "corner", d, i) for i, (h, d) in enumerate(zip(self.handles, off, strict=True)) if d <= GRIP_PX
        ]
        return self.handles[min(near)[2]] if near else None

    def next_corner(self, now: Handle | None, step: int) -> Handle | None:
        """The corner after another, round and round; the first where there is none."""
        corners = [handle for handle in self.handles if handle.kind == "corner"]
        if not corners:
            return None
        return corners[(corners.index(now) + step) % len(corners)] if now in corners else corners[0]

    @property
    def shown(self) -> int:
        """How many items are drawn."""
        return len(self._items.shown)

    def _near(self, places: Floats) -> Floats:
        """The places in the window, those nearest its middle where they are very many."""
        window = self._view.window()
        half = np.array([window.width_px, window.height_px]) * window.metres_per_pixel / 2
        off = places - (window.centre_e, window.centre_n)
        inside = (np.abs(off) <= half * 1.5).all(axis=1)
        kept: Floats = places[inside]
        if len(kept) > MOST_SHOWN:
            order = np.argsort(np.hypot(*off[inside].T), kind="stable")[:MOST_SHOWN]
            kept = kept[np.sort(order)]
        return kept

    def _pixels(self, places: Floats) -> npt.NDArray[np.float64]:
        """Map metres as points of the viewport."""
        east, north = self._view.origin
        transform = self._view.viewportTransform()
        scene = np.column_stack([places[:, 0] - east, north - places[:, 1]])
        return scene * (transform.m11(), transform.m22()) + (transform.dx(), transform.dy())

    def _draw(self, hot: Handle | None, styles: MapStyles) -> None:
        self._items.begin()
        line, hover = styles.selection.line, styles.hover.line
        if line is not None and hover is not None:
            pen, face = QPen(painting.color(line.color), 1.4), QBrush(painting.color(styles.background))
            for handle in self.handles:
                self._add(handle, pen, face)
            if hot is not None:
                self._add(hot, QPen(painting.color(line.color), 1.8), QBrush(painting.color(hover.color)), 1.4)
        self._items.end()

    def _add(self, handle: Handle, pen: QPen, face: QBrush, scale: float = 1.0) -> None:
        at = self._view.to_scene(*handle.place)
        path = QPainterPath()
        if handle.kind == "corner":
            half = CORNER_PX / 2 * scale
            path.addRect(QRectF(-half, -half, 2 * half, 2 * half))
        else:
            path.addEllipse(QPointF(0, 0), MIDDLE_PX / 2 * scale, MIDDLE_PX / 2 * scale)
        self._items.add(at.x(), at.y(), path, pen, face)


def _handles(kind: Literal["corner", "middle"], feature: Feature, places: Floats) -> list[Handle]:
    return [Handle(kind, feature, (float(e), float(n))) for e, n in places]
