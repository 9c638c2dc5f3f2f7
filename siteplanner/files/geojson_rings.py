"""Shapes of one kind as GeoJSON wants them: in the target coordinates, rounded, outer rings counter-clockwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import transformer
from siteplanner.core.site import Geometries

Array = npt.NDArray[Any]
POLYGONAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True, eq=False)
class Ragged:
    """All positions of shapes of one ``kind`` in one array, shape (n, 2), and how they nest.

    ``offsets`` are as Arrow has them, innermost first: of polygons the rings into the positions, then the polygons into
    the rings; each holds one number more than there are things. Points have none.
    """

    kind: shapely.GeometryType
    coordinates: Array
    offsets: tuple[Array, ...]

    @classmethod
    def of(cls, shapes: Geometries) -> Ragged:
        """Of shapes that are all of one kind (no collections), none missing or empty; parts that are empty fall out."""
        kind, coordinates, offsets = shapely.to_ragged_array(shapes, include_z=False)
        if any(not np.diff(level).all() for level in offsets):
            return cls.of(_without_empty_parts(shapes))
        return cls(kind, coordinates, tuple(offsets))

    def in_crs(self, source: CRS, target: CRS, decimals: int) -> Ragged:
        """Transformed (longitude or easting first) and rounded to the decimals written; what has no place there is
        infinite."""
        coordinates = self.coordinates
        if target != source:
            x, y = transformer(source, target).transform(coordinates[:, 0], coordinates[:, 1])
            coordinates = np.column_stack([x, y])
        with np.errstate(over="ignore"):
            rounded = np.round(coordinates, decimals) + 0.0  # no negative zero
        return replace(self, coordinates=rounded)

    def right_handed(self) -> Ragged:
        """Outer rings counter-clockwise, inner ones clockwise, each from its first point on; lines as they are."""
        if self.kind not in POLYGONAL or not len(self.coordinates):
            return self
        starts, polygons = self.offsets[0].astype(np.int64), self.offsets[1]
        area = self.signed_areas
        outer = np.zeros(len(area), dtype=bool)
        outer[polygons[:-1]] = True
        turn = np.where(outer, area < 0, area > 0)
        if not turn.any():
            return self
        ring = np.repeat(np.arange(len(area)), np.diff(starts))
        at = np.arange(len(self.coordinates))
        order = np.where(turn[ring], (starts[:-1] + starts[1:] - 1)[ring] - at, at)
        return replace(self, coordinates=np.ascontiguousarray(self.coordinates[order]))

    @cached_property
    def signed_areas(self) -> Array:
        """Of the rings, by the shoelace formula from each ring's first point so that no digits are lost."""
        starts = self.offsets[0]
        own = self.coordinates - np.repeat(self.coordinates[starts[:-1]], np.diff(starts), axis=0)
        cross = own[:-1, 0] * own[1:, 1] - own[1:, 0] * own[:-1, 1]
        cross = np.append(cross, 0.0)
        cross[starts[1:] - 1] = 0.0  # from the end of one ring to the start of the next
        areas: Array = np.add.reduceat(cross, starts[:-1]) / 2.0
        return areas

    @property
    def row_of_position(self) -> Array:
        """The row of the shape that each position belongs to."""
        rows = np.arange(len(self.offsets[-1]) - 1 if self.offsets else len(self.coordinates))
        for level in reversed(self.offsets):
            rows = np.repeat(rows, np.diff(level))
        return rows


def _without_empty_parts(shapes: Geometries) -> Geometries:
    """The shapes, those of several parts without the parts that are empty."""
    out = shapes.copy()
    for row, shape in enumerate(shapes):
        parts = shapely.get_parts(shape)
        if shapely.is_empty(parts).any():
            out[row] = type(shape)(parts[~shapely.is_empty(parts)].tolist())
    return out


def writable_shapes(shapes: Geometries) -> Geometries:
    """The shapes, None for those that are missing, empty, or have ordinates that are no numbers; rings as lines."""
    rings = shapely.get_type_id(shapes) == shapely.GeometryType.LINEARRING
    if rings.any():
        shapes = shapes.copy()
        shapes[rings] = [shapely.LineString(ring) for ring in shapes[rings]]
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    unwritable = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    finite = np.isfinite(coordinates)
    if not finite.all():
        unwritable[row[~finite.all(axis=1)]] = True
    if not unwritable.any():
        return shapes
    out = shapes.copy()
    out[unwritable] = None
    return out
