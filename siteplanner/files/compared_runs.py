"""Rings, lines and points that were read back, beside those of the plan; writers have no part in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Runs:
    """Every ring, line and point of shapes, in their order, as runs of points (n, 2) in one array.

    Of each run: how many points it has, the ``row`` of its shape, its ``dimension``, whether it is no hole (``outer``).
    """

    points: Array
    lengths: Array
    row: Array
    dimension: Array
    outer: Array

    @classmethod
    def of(cls, shapes: Geometries) -> Runs:
        """A shape with an ordinate that is no number has none."""
        parts, row = _flat(shapes)
        areas = np.flatnonzero(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON)
        others = np.flatnonzero(shapely.get_type_id(parts) != shapely.GeometryType.POLYGON)
        rings, of_area = shapely.get_rings(parts[areas], return_index=True)
        first = np.ones(len(rings), dtype=bool)
        first[1:] = of_area[1:] != of_area[:-1]
        runs = np.concatenate([rings, parts[others]])
        part = np.concatenate([areas[of_area], others])
        order = np.argsort(part, kind="stable")
        dimension = shapely.get_dimensions(parts)[part][order]
        outer = np.concatenate([first, np.ones(len(others), dtype=bool)])[order]
        runs = runs[order]
        return cls(shapely.get_coordinates(runs), shapely.get_num_coordinates(runs), row[part][order], dimension, outer)

    def only(self, dimension: int) -> Runs:
        keep = self.dimension == dimension
        points = self.points[np.repeat(keep, self.lengths)]
        return Runs(points, self.lengths[keep], self.row[keep], self.dimension[keep], self.outer[keep])

    @cached_property
    def starts(self) -> Array:
        """Where each run's points begin, one more than there are runs."""
        return np.concatenate([[0], np.cumsum(self.lengths)]).astype(np.int64)

    @cached_property
    def signed_areas(self) -> Array:
        """What each run encloses, counter-clockwise positive; of lines and points it means nothing."""
        return signed_areas(self.points, self.starts)

    def with_points(self, points: Array) -> Runs:
        """The same runs through other points."""
        return Runs(points, self.lengths, self.row, self.dimension, self.outer)

    def distances(self, points: Array) -> Array:
        """How far each run lies at most from the same run through other ``points``; rings may run either way."""
        if not len(self.lengths):
            return np.empty(0)
        ring = np.repeat(np.arange(len(self.lengths)), self.lengths)
        backwards = self.starts[ring] + self.starts[ring + 1] - 1 - np.arange(len(ring))
        ahead, behind = (
            np.maximum.reduceat(np.hypot(*(points - other).T), self.starts[:-1])
            for other in (self.points, self.points[backwards])
        )
        nearer: Array = np.where(self.dimension == 2, np.fmin(ahead, behind), ahead)
        return np.where(np.isfinite(nearer), nearer, np.inf)


def signed_areas(points: Array, starts: Array) -> Array:
    """Of each closed run of points (n, 2), from the first to the last of it."""
    if len(starts) < 2:
        return np.empty(0)
    own = points - np.repeat(points[starts[:-1]], np.diff(starts), axis=0)
    cross = np.append(own[:-1, 0] * own[1:, 1] - own[1:, 0] * own[:-1, 1], 0.0)
    cross[starts[1:] - 1] = 0.0
    areas: Array = np.add.reduceat(cross, starts[:-1]) / 2.0
    return areas


def _flat(shapes: Geometries) -> tuple[Geometries, Array]:
    """Points, lines and polygons, and the row of each."""
    corners, row_of_corner = shapely.get_coordinates(shapes, return_index=True)
    lost = np.unique(row_of_corner[~np.isfinite(corners).all(axis=1)])
    row = np.setdiff1d(np.flatnonzero(shapely.get_type_id(shapes) != -1), lost)
    parts = shapes[row]
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts, of = shapely.get_parts(parts, return_index=True)
        row = row[of]
    there = ~shapely.is_empty(parts)
    return parts[there], row[there]
