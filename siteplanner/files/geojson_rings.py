"""Footprints as GeoJSON wants them: rings in the target coordinates, rounded, outer ones counter-clockwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import transformer
from siteplanner.core.site import Geometries

Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Rings:
    """All rings of all footprints in one array, shape (n, 2); ``starts`` holds one number more than there are rings.

    ``polygons`` and ``footprints`` are offsets likewise: into the rings, into the polygons.
    """

    coordinates: Array
    starts: Array
    polygons: Array
    footprints: Array

    @classmethod
    def of(cls, shapes: Geometries) -> Rings:
        """Of an array of MultiPolygons, which may be empty."""
        if not len(shapes):
            return cls(np.empty((0, 2)), *(np.zeros(1, dtype=np.int64) for _ in range(3)))
        _, coordinates, (starts, polygons, footprints) = shapely.to_ragged_array(shapes, include_z=False)
        return cls(coordinates, starts, polygons, footprints)

    def in_crs(self, source: CRS, target: CRS, decimals: int) -> Rings:
        """Transformed (longitude or easting first) and rounded to the decimals written."""
        if target == source:
            x, y = self.coordinates.T
        else:
            x, y = transformer(source, target).transform(self.coordinates[:, 0], self.coordinates[:, 1])
        rounded = np.round(np.column_stack([x, y]), decimals) + 0.0  # no negative zero
        return Rings(rounded, self.starts, self.polygons, self.footprints)

    def right_handed(self) -> Rings:
        """Outer rings counter-clockwise, inner ones clockwise, each from its first point on."""
        if not len(self.coordinates):
            return self
        area = self.signed_areas
        outer = np.zeros(len(area), dtype=bool)
        outer[self.polygons[:-1]] = True
        turn = np.where(outer, area < 0, area > 0)
        first, last = self.starts[:-1], self.starts[1:] - 1
        ring = np.repeat(np.arange(len(area)), np.diff(self.starts))
        at = np.arange(len(self.coordinates))
        order = np.where(turn[ring], first[ring] + last[ring] - at, at)
        return Rings(np.ascontiguousarray(self.coordinates[order]), self.starts, self.polygons, self.footprints)

    @cached_property
    def signed_areas(self) -> Array:
        """By the shoelace formula, from each ring's first point so that no digits are lost."""
        own = self.coordinates - np.repeat(self.coordinates[self.starts[:-1]], np.diff(self.starts), axis=0)
        cross = own[:-1, 0] * own[1:, 1] - own[1:, 0] * own[:-1, 1]
        cross = np.append(cross, 0.0)
        cross[self.starts[1:] - 1] = 0.0  # from the end of one ring to the start of the next
        areas: Array = np.add.reduceat(cross, self.starts[:-1]) / 2.0
        return areas

    def geometry(self, row: int) -> dict[str, Any] | None:
        """The GeoJSON geometry of one footprint, its rings as arrays; None where it is empty."""
        first, last = self._polygons_of[row], self._polygons_of[row + 1]
        if first == last:
            return None
        starts, polygons = self._starts, self._rings_of
        return {
            "type": "MultiPolygon",
            "coordinates": [
                [self.coordinates[starts[r] : starts[r + 1]] for r in range(polygons[p], polygons[p + 1])]
                for p in range(first, last)
            ],
        }

    @cached_property
    def bbox(self) -> list[float] | None:
        """West, south, east, north of what is written; None where nothing is."""
        if not len(self.coordinates):
            return None
        return [*self.coordinates.min(axis=0).tolist(), *self.coordinates.max(axis=0).tolist()]

    @cached_property
    def _starts(self) -> list[int]:
        return [int(i) for i in self.starts]

    @cached_property
    def _rings_of(self) -> list[int]:
        return [int(i) for i in self.polygons]

    @cached_property
    def _polygons_of(self) -> list[int]:
        return [int(i) for i in self.footprints]


def writable_shapes(shapes: Geometries) -> Geometries:
    """The shapes, those with ordinates that are no numbers replaced by empty ones."""
    out = shapes.copy()
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    out[np.unique(row[~np.isfinite(coordinates).all(axis=1)])] = shapely.MultiPolygon()
    return out
