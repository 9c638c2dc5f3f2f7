"""What a number is made of, lit up on the map: parcels, zones, plants and substations with a bright casing and tint."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from PySide6.QtCore import QObject

from siteplanner.core.features import Feature, by_layer, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.drawing.style_values import FillStyle, LineStyle, with_alpha
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import ShapeItems
from siteplanner.gui.desk import Desk

Z_LIT = 45.0
TINT_ALPHA, CASING_ALPHA = 70, 220
LINE_PX, CASING_PX = 2.2, 5.0
POINT_PX = 11.0
"""A substation is a point: it is lit as a square about its symbol."""


class LitFeatures(QObject):
    """Follows the desk by itself; ``shown`` is how many shapes are lit now."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self._items = ShapeItems(view.scene(), Z_LIT)
        self.shown = 0
        for signal in (desk.lit_changed, desk.theme_changed, desk.session_changed, desk.shown_changed):
            signal.connect(self._follow)
        view.window_changed.connect(self._zoomed)
        self._points = False

    def _follow(self, *_: object) -> None:
        if not self._desk.lit and not self.shown:
            return
        plan = self._desk.shown_plan
        shapes = lit_shapes(plan, self._desk.lit) if plan is not None else np.empty(0, dtype=object)
        points = shapely.get_dimensions(shapes) == 0
        self._points = bool(points.any())
        half = POINT_PX * self._view.metres_per_pixel
        shapes = np.where(points, shapely.envelope(shapely.buffer(shapes, half)), shapes)
        self.shown = len(shapes)
        self._items.begin()
        areas = shapely.get_dimensions(shapes) == 2
        if areas.any():
            self._items.add(shapes[areas], self._style(), self._view.origin)
        if (~areas).any():
            self._items.add_lines(shapes[~areas], self._style(), self._view.origin)
        self._items.end()

    def _zoomed(self, *_: object) -> None:
        if self._points:
            self._follow()

    def _style(self) -> FillStyle:
        styles = self._desk.styles
        lit = styles.snap.line.color
        casing = with_alpha(styles.background, CASING_ALPHA)
        return FillStyle(with_alpha(lit, TINT_ALPHA), LineStyle(lit, LINE_PX, (), casing, CASING_PX))


def lit_shapes(plan: Plan, features: tuple[Feature, ...]) -> Geometries:
    """The shapes of features that are there, (n,); those without a shape are left out."""
    found: list[Geometries] = []
    for layer, ids in by_layer(features).items():
        frame = features_frame(plan, layer)
        rows = frame.index.get_indexer(pd.Index(ids, dtype=object))
        found.append(shapes_of(frame)[rows[rows >= 0]])
    shapes: Geometries = np.concatenate(found) if found else np.empty(0, dtype=object)
    kept: Geometries = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    return kept
