"""The edges of a parcel: its segments, and which of them make one straight side, from corner to corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.site import Geometries

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

SHORTEST_M = 1e-6
"""Segments shorter than this are none."""
STRAIGHT_DEG = 1.0
"""Where the boundary turns by less, a side goes on: digitised maps have points along straight edges."""


@dataclass(frozen=True, eq=False)
class Sides:
    """The n segments of a parcel's rings, holes included; ``start``, ``end``, ``along`` and ``outward`` (both of length
    1, the latter away from the parcel) are n × 2. ``part`` is the polygon of the parcel that a segment is of, ``side``
    numbers the straight sides."""

    start: Floats
    end: Floats
    along: Floats
    outward: Floats
    length_m: Floats
    part: Rows
    side: Rows

    def lines(self, rows: Rows, first_m: Floats, last_m: Floats) -> Geometries:
        """Pieces of some segments, between two distances from where these start."""
        start, along = self.start[rows], self.along[rows]
        whole = last_m >= self.length_m[rows]  # the end itself rather than what rounding makes of it
        ends = np.where(whole[:, None], self.end[rows], start + along * last_m[:, None])
        made = shapely.linestrings(np.stack([start + along * first_m[:, None], ends], axis=1))
        return np.asarray(made, dtype=object)

    def ground_beyond(self, near_m: float, far_m: float) -> Geometries:
        """The ground beyond each segment, between two distances from it (negative: on the parcel's side)."""
        near, far = self.outward * near_m, self.outward * far_m
        corners = np.stack([self.start + near, self.end + near, self.end + far, self.start + far], axis=1)
        return np.asarray(shapely.polygons(corners), dtype=object)


def sides_of(parcel: BaseGeometry) -> Sides:
    """The edges of all parts and holes of a valid parcel.

    >>> sides_of(shapely.box(0, 0, 10, 10)).length_m.tolist()
    [10.0, 10.0, 10.0, 10.0]
    """
    polygons = shapely.orient_polygons(shapely.get_parts(parcel))  # ground is left of each ring
    rings, part_of = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    at = np.flatnonzero(ring[1:] == ring[:-1])
    start, end, ring = points[at], points[at + 1], ring[at]
    length_m = np.hypot(*(end - start).T)
    kept = length_m > SHORTEST_M
    start, end, ring, length_m = start[kept], end[kept], ring[kept], length_m[kept]
    along = (end - start) / length_m[:, None]
    outward = np.column_stack([along[:, 1], -along[:, 0]])
    return Sides(start, end, along, outward, length_m, part_of[ring], _numbered(along, ring))


def _numbered(along: Floats, ring: Rows) -> Rows:
    """The straight side of each segment: a new one begins where the boundary turns."""
    before = np.arange(len(ring)) - 1
    firsts, counts = np.unique(ring, return_index=True, return_counts=True)[1:]
    before[firsts] = firsts + counts - 1  # a ring goes round
    cross = along[before, 0] * along[:, 1] - along[before, 1] * along[:, 0]
    dot = (along[before] * along).sum(axis=1)
    turns = np.abs(np.degrees(np.arctan2(cross, dot))) > STRAIGHT_DEG
    side = np.cumsum(turns)
    for first, count in zip(firsts, counts, strict=True):
        of = slice(first, first + count)
        if not turns[first]:  # it goes on over where the ring starts; but a ring without corners is one side
            began = side[first]
            side[of][side[of] == began] = side[first + count - 1]
        side[of] += len(ring) * ring[first]  # rings share no side
    found: Rows = np.unique(side, return_inverse=True)[1].astype(np.intp)
    return found
