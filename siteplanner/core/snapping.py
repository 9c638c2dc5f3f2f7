"""Snapping to the corners, middles and edges of parcels and plants: what a dragged corner lands on exactly.

A corner beats a middle, a middle beats an edge, however near the weaker one is; among equals the nearest wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

SnapKind = Literal["vertex", "midpoint", "edge"]
SNAP_KINDS: tuple[SnapKind, ...] = ("vertex", "midpoint", "edge")
Floats = npt.NDArray[np.float64]
MOST_CORNERS = 256
"""Of a larger selection only the corners of its convex hull are snapped, at most so many."""


@dataclass(frozen=True, slots=True)
class Snap:
    """What was snapped to, at easting, northing in metres; a vertex has the very ordinates of the map's vertex.

    ``corner`` is the row of the point that snapped, among those asked for.
    """

    kind: SnapKind
    east_m: float
    north_m: float
    corner: int = 0


class SnapTargets:
    """Shapes that can be snapped to, each set with a tree that is already built."""

    def __init__(self, sets: Sequence[tuple[Geometries, shapely.STRtree]]) -> None:
        self._sets = [(shapes, tree) for shapes, tree in sets if len(shapes)]

    @classmethod
    def of(cls, *sets: Geometries) -> SnapTargets:
        """Targets of shapes without a tree; None and empty shapes are passed over."""
        return cls([(shapes, shapely.STRtree(shapes)) for shapes in sets])

    def nearest(self, points: Floats, tolerance_m: float) -> Snap | None:
        """The best snap of any of ``points`` (n, 2) within ``tolerance_m`` metres; None where nothing is near.

        >>> square = SnapTargets.of(np.array([shapely.box(0, 0, 10, 10)]))
        >>> square.nearest(np.array([[10.4, 9.9]]), 1.0)
        Snap(kind='vertex', east_m=10.0, north_m=10.0, corner=0)
        >>> square.nearest(np.array([[10.4, 2.5]]), 1.0)
        Snap(kind='edge', east_m=10.0, north_m=2.5, corner=0)
        """
        if len(points) == 0 or not np.isfinite(points).all():
            return None
        start, end = self._segments(points, tolerance_m)
        if len(start) == 0:
            return None
        vertices = np.concatenate([start, end])
        return (
            _closest(points, vertices, tolerance_m, "vertex")
            or _closest(points, (start + end) / 2, tolerance_m, "midpoint")
            or _closest_on_edges(points, start, end, tolerance_m)
        )

    def _segments(self, points: Floats, tolerance_m: float) -> tuple[Floats, Floats]:
        """Start and end (m, 2) of the segments whose boxes come within the tolerance of a point."""
        near = shapely.box(*(points - tolerance_m).T, *(points + tolerance_m).T)
        rings = [shapes[np.unique(tree.query(near)[1])] for shapes, tree in self._sets]
        outlines = shapely.get_parts(shapely.boundary(np.concatenate(rings))) if rings else np.empty(0, dtype=object)
        xy, owner = shapely.get_coordinates(outlines, return_index=True)
        if len(xy) < 2:
            return np.empty((0, 2)), np.empty((0, 2))
        joined = owner[1:] == owner[:-1]
        start, end = xy[:-1][joined], xy[1:][joined]
        low, high = points.min(axis=0) - tolerance_m, points.max(axis=0) + tolerance_m
        within = ((np.minimum(start, end) <= high) & (np.maximum(start, end) >= low)).all(axis=1)
        return start[within], end[within]


def corners_of(shapes: Geometries) -> Floats:
    """The corners (n, 2) of footprints that take part in snapping: all of them, or those of the hull if many."""
    xy = shapely.get_coordinates(shapes)
    if len(xy) > MOST_CORNERS:
        xy = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(xy)))[:MOST_CORNERS]
    unique: Floats = np.unique(xy, axis=0)
    return unique


def _closest(points: Floats, targets: Floats, tolerance_m: float, kind: SnapKind) -> Snap | None:
    distance = np.hypot(points[:, None, 0] - targets[None, :, 0], points[:, None, 1] - targets[None, :, 1])
    corner, target = np.unravel_index(int(distance.argmin()), distance.shape)
    if distance[corner, target] > tolerance_m:
        return None
    return Snap(kind, float(targets[target, 0]), float(targets[target, 1]), int(corner))


def _closest_on_edges(points: Floats, start: Floats, end: Floats, tolerance_m: float) -> Snap | None:
    along = end - start
    square = (along**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = ((points[:, None, :] - start[None, :, :]) * along[None, :, :]).sum(axis=2) / square
    share = np.clip(np.nan_to_num(share), 0.0, 1.0)
    feet = start[None, :, :] + share[:, :, None] * along[None, :, :]
    distance = np.hypot(*(points[:, None, :] - feet).transpose(2, 0, 1))
    corner, edge = np.unravel_index(int(distance.argmin()), distance.shape)
    if distance[corner, edge] > tolerance_m:
        return None
    east_m, north_m = feet[corner, edge]
    return Snap("edge", float(east_m), float(north_m), int(corner))
