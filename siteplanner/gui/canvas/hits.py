"""Which plants lie under the pointer or in a rectangle, through the spatial index: resting plants are no items."""

from __future__ import annotations

from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.site import Geometries, shapes_of

Box = tuple[float, float, float, float]


class PlantHits:
    """The plants of one frame; the tree is built on the first question."""

    def __init__(self, plants: gpd.GeoDataFrame) -> None:
        self.plants = plants
        self.shapes: Geometries = shapes_of(plants)
        self._ids = plants.index.to_numpy(dtype=object)

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def at(self, east_m: float, north_m: float, tolerance_m: float) -> tuple[str, ...]:
        """Plants at a point: those it lies in first, the smaller before the larger, then those within tolerance."""
        point = shapely.Point(east_m, north_m)
        near = self.tree.query(_box((east_m, north_m, east_m, north_m), tolerance_m))
        distance = shapely.distance(self.shapes[near], point)
        near, distance = near[distance <= tolerance_m], distance[distance <= tolerance_m]
        order = np.lexsort((near, shapely.area(self.shapes[near]), distance))
        return tuple(self._ids[near[order]])

    def inside(self, box: Box) -> tuple[str, ...]:
        """Plants that lie in the rectangle whole."""
        rows = np.sort(self.tree.query(_box(box)))
        west, south, east, north = shapely.bounds(self.shapes[rows]).T
        whole = (west >= box[0]) & (south >= box[1]) & (east <= box[2]) & (north <= box[3])
        return tuple(self._ids[rows[whole]])

    def touching(self, box: Box) -> tuple[str, ...]:
        """Plants of which some part lies in the rectangle."""
        area = _box(box)
        rows = np.sort(self.tree.query(area))
        return tuple(self._ids[rows[shapely.distance(self.shapes[rows], area) == 0]])

    def shapes_of(self, plant_ids: tuple[str, ...]) -> Geometries:
        """The footprints of some plants, in that order; those that are not there are left out."""
        rows = self.plants.index.get_indexer(pd.Index(plant_ids))
        found: Geometries = self.shapes[rows[rows >= 0]]
        return found

    def bounds(self, plant_ids: tuple[str, ...]) -> Box | None:
        """minx, miny, maxx, maxy of some plants in metres; None where they have no footprint."""
        shapes = self.shapes_of(plant_ids)
        box = shapely.total_bounds(shapes) if len(shapes) else np.full(4, np.nan)
        return None if np.isnan(box).any() else (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


def _box(box: Box, margin_m: float = 0.0) -> BaseGeometry:
    west, south, east, north = box
    return shapely.box(west - margin_m, south - margin_m, east + margin_m, north + margin_m)
