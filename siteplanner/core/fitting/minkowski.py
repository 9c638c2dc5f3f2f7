"""Where a footprint meets a shape: Minkowski sums with a footprint reflected, as polygons, exactly.

``swept(shape, footprint)`` holds every translation t at which the footprint moved by t meets the shape. A footprint is
taken as its convex pieces; of each, the sum with a shape is the convex hulls over the segments of its outline, and the
shape itself moved along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Corners = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Footprint:
    """A footprint with its reference point at (0, 0) as convex pieces: corners of each, shape (n, 2), in metres."""

    pieces: tuple[Corners, ...]

    @classmethod
    def of(cls, shape: BaseGeometry) -> Footprint:
        """The pieces of a polygon or multipolygon; holes and notches are cut around, so that nothing is filled in.

        >>> len(Footprint.of(shapely.box(0, 0, 2, 1)).pieces)
        1
        """
        return cls(tuple(_corners(piece) for part in shapely.get_parts(shape) for piece in _convex(part)))

    @property
    def reach_m(self) -> float:
        """How far the farthest corner is from the reference point."""
        return max(float(np.hypot(*corners.T).max()) for corners in self.pieces)


def swept(shapes: BaseGeometry | Sequence[BaseGeometry], footprint: Footprint) -> BaseGeometry:
    """Every translation at which the footprint meets one of the shapes (points, lines, areas), its border included.

    >>> swept(shapely.box(10, 0, 20, 10), Footprint.of(shapely.box(0, 0, 2, 1))).bounds
    (8.0, -1.0, 20.0, 10.0)
    """
    parts = shapely.get_parts(shapes if isinstance(shapes, BaseGeometry) else np.array(list(shapes), dtype=object))
    parts = shapely.get_parts(parts)  # collections within collections
    parts = parts[~shapely.is_empty(parts)]
    if len(parts) == 0:
        return shapely.Polygon()
    segments = _segments(parts)
    pieces = [piece for corners in footprint.pieces for piece in _sum(parts, segments, -corners)]
    met: BaseGeometry = shapely.union_all(pieces)
    return met


def _sum(parts: npt.NDArray[np.object_], segments: Corners, corners: Corners) -> list[BaseGeometry]:
    """The sum of some shapes with one convex piece: hulls over their segments, and their areas moved to one corner."""
    areas = parts[shapely.get_dimensions(parts) == 2]
    moved = [shapely.transform(area, lambda xy: xy + corners[0]) for area in areas]
    if len(segments) == 0:
        return moved
    count = len(corners)
    points = (segments[:, :, None, :] + corners[None, None, :, :]).reshape(-1, 2)
    each = np.repeat(np.arange(len(segments)), 2 * count)
    clouds = np.asarray(shapely.multipoints(points, indices=each), dtype=object)
    return [*moved, *np.asarray(shapely.convex_hull(clouds), dtype=object)]


def _segments(parts: npt.NDArray[np.object_]) -> Corners:
    """Every segment of outlines and lines as (n, 2, 2); a point is one of no length."""
    kinds = shapely.get_dimensions(parts)
    points = shapely.get_coordinates(parts[kinds == 0])
    lines = shapely.get_parts(np.concatenate([shapely.boundary(parts[kinds == 2]), parts[kinds == 1]]))
    xy, line = shapely.get_coordinates(lines, return_index=True)
    joined = line[1:] == line[:-1]
    found = np.stack([xy[:-1][joined], xy[1:][joined]], axis=1) if len(xy) else np.empty((0, 2, 2))
    return np.concatenate([found, np.stack([points, points], axis=1)])


def _convex(part: shapely.Polygon) -> list[shapely.Polygon]:
    hull = shapely.convex_hull(part)
    if hull.area - part.area <= 1e-9 * max(1.0, hull.area):
        return [part]
    return [piece for piece in shapely.get_parts(shapely.constrained_delaunay_triangles(part)) if piece.area > 0]


def _corners(piece: shapely.Polygon) -> Corners:
    corners: Corners = shapely.get_coordinates(piece.exterior)[:-1]
    return corners
