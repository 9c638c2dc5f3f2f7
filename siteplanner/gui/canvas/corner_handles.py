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
MOST_SHOWN = 300
MOST_FEATURES = 200
WITHOUT_CORNERS = ("Point", "MultiPoint", "GeometryCollection")
Z_HANDLE, Z_HOT = 80.0, 81.0


@dataclass(frozen=True, slots=True)
class Handle:
    """What can be taken hold of: a corner of a feature, or the middle of an edge; ``place`` in metres."""

    kind: Literal["corner", "middle"]
    feature: Feature
    place: tuple[float, float]


class CornerHandles:
    """8 px at any zoom; of shapes with very many corners those nearest the middle of the window."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items = MarkerItems(view.scene(), Z_HANDLE)
        self._hot = MarkerItems(view.scene(), Z_HOT)
        self.handles: tuple[Handle, ...] = ()

    def show(self, shapes: Iterable[tuple[Feature, BaseGeometry]], styles: MapStyles) -> None:
        """Draw the handles of some shapes."""
        corners, middles = _Places(), _Places()
        for feature, shape in shapes:
            if shape.is_empty or shape.geom_type in WITHOUT_CORNERS:
                continue
            corners.add(feature, corner_places(shape)[0])
            start, end = edges_of(shape)
            long = np.hypot(*(end - start).T) >= LEAST_EDGE_PX * self._view.metres_per_pixel
            middles.add(feature, ((start + end) / 2)[long])
        self.handles = (*self._near("corner", corners), *self._near("middle", middles))
        self._draw(styles)

    def show_hot(self, hot: Handle | None, styles: MapStyles) -> None:
        """Mark the handle under the pointer, or the one in the hand."""
        self._hot.begin()
        line, hover = styles.selection.line, styles.hover.line
        if hot is not None and line is not None and hover is not None:
            pen = QPen(painting.color(line.color), 1.8)
            self._add(self._hot, hot, pen, QBrush(painting.color(hover.color)), 1.4)
        self._hot.end()

    def hide(self) -> None:
        self.handles = ()
        self._items.clear()
        self._hot.clear()

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

    def _near(self, kind: Literal["corner", "middle"], of: _Places) -> list[Handle]:
        """Handles for the places about the window, those nearest its middle where they are very many."""
        places = of.places
        window = self._view.window()
        half = np.array([window.width_px, window.height_px]) * window.metres_per_pixel / 2
        off = np.abs(places - (window.centre_e, window.centre_n))
        rows = np.flatnonzero((off <= half * 1.5).all(axis=1))
        if len(rows) > MOST_SHOWN:
            rows = np.sort(rows[np.argsort(np.hypot(*off[rows].T), kind="stable")[:MOST_SHOWN]])
        return [Handle(kind, of.features[r], (float(places[r, 0]), float(places[r, 1]))) for r in rows.tolist()]

    def _pixels(self, places: Floats) -> npt.NDArray[np.float64]:
        """Map metres as points of the viewport."""
        east, north = self._view.origin
        transform = self._view.viewportTransform()
        scene = np.column_stack([places[:, 0] - east, north - places[:, 1]])
        return scene * (transform.m11(), transform.m22()) + (transform.dx(), transform.dy())

    def _draw(self, styles: MapStyles) -> None:
        self._items.begin()
        line = styles.selection.line
        if line is not None:
            pen, face = QPen(painting.color(line.color), 1.4), QBrush(painting.color(styles.background))
            for handle in self.handles:
                self._add(self._items, handle, pen, face)
        self._items.end()

    def _add(self, pool: MarkerItems, handle: Handle, pen: QPen, face: QBrush, scale: float = 1.0) -> None:
        at = self._view.to_scene(*handle.place)
        path = QPainterPath()
        if handle.kind == "corner":
            half = CORNER_PX / 2 * scale
            path.addRect(QRectF(-half, -half, 2 * half, 2 * half))
        else:
            path.addEllipse(QPointF(0, 0), MIDDLE_PX / 2 * scale, MIDDLE_PX / 2 * scale)
        pool.add(at.x(), at.y(), path, pen, face)


class _Places:
    """Points of several features, in one array."""

    def __init__(self) -> None:
        self.features: list[Feature] = []
        self._found: list[Floats] = [np.empty((0, 2))]

    def add(self, feature: Feature, places: Floats) -> None:
        self.features += [feature] * len(places)
        self._found.append(places)

    @property
    def places(self) -> Floats:
        return np.concatenate(self._found)
