"""Outlines of what is selected or hovered in layers other than the plants: areas, lines and points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import shapely
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainterPath

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.site import Geometries
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import TRANSPARENT, FillStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.feature_hits import FeatureHits
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import MarkerItems, ShapeItems

Z_SELECTED = 19.0
Z_HOVERED = 29.0
POINT_PX = 22.0
MOST_SHOWN = 2000
"""Of a larger selection so many outlines are drawn: more than the eye can tell apart."""
_POLYGONAL, _PUNCTUAL = (3, 6), (0, 4)


class FeatureMarks:
    """Plants are left to their own layer."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._selected = (ShapeItems(view.scene(), Z_SELECTED), MarkerItems(view.scene(), Z_SELECTED))
        self._hovered = (ShapeItems(view.scene(), Z_HOVERED), MarkerItems(view.scene(), Z_HOVERED))

    def show_selected(self, hits: FeatureHits | None, features: Iterable[Feature], styles: MapStyles) -> None:
        others = [f for f in features if f.layer != PLANTS][:MOST_SHOWN]
        self._show(self._selected, hits, others, styles.selection)

    def show_hovered(self, hits: FeatureHits | None, feature: Feature | None, styles: MapStyles) -> None:
        others = [feature] if feature is not None and feature.layer != PLANTS else []
        self._show(self._hovered, hits, others, replace(styles.hover, color=TRANSPARENT))

    def slide_to(self, de_m: float, dn_m: float) -> None:
        """Show what is selected so far from where it was shown."""
        for pool in self._selected:
            pool.slide_to(de_m, dn_m)

    @property
    def selected_is_shown(self) -> bool:
        return any(pool.shown for pool in self._selected)

    @property
    def hovered_is_shown(self) -> bool:
        return any(pool.shown for pool in self._hovered)

    def _show(
        self,
        pools: tuple[ShapeItems, MarkerItems],
        hits: FeatureHits | None,
        features: list[Feature],
        style: FillStyle,
    ) -> None:
        shapes, points = pools
        shapes.begin()
        points.begin()
        if hits is not None and features:
            found = hits.shapes_of(features)
            kinds = shapely.get_type_id(found)
            areas, punctual = np.isin(kinds, _POLYGONAL), np.isin(kinds, _PUNCTUAL)
            shapes.add(found[areas], style, self._view.origin)
            shapes.add_lines(found[~areas & ~punctual & ~shapely.is_empty(found)], style, self._view.origin)
            self._add_points(points, found[punctual], style)
        points.end()
        shapes.end()

    def _add_points(self, pool: MarkerItems, found: Geometries, style: FillStyle) -> None:
        """A ring round each point, the same size at any zoom."""
        ring = QPainterPath()
        ring.addEllipse(QRectF(-POINT_PX / 2, -POINT_PX / 2, POINT_PX, POINT_PX))
        for east_m, north_m in shapely.get_coordinates(found):
            at = self._view.to_scene(float(east_m), float(north_m))
            pool.add(at.x(), at.y(), ring, painting.pen(style.line), QBrush())
