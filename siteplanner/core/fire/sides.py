"""Which sides of a footprint look at another building, decided on the side of caution."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.table import Codes, Flags, Floats
from siteplanner.core.rules.rule import TOLERANCE_M
from siteplanner.core.site import Geometries

SHORTEST_M = 1e-6
"""Edges shorter than this look nowhere."""
DOUBT_DEG = 1.0
"""A wall that looks halfway between two sides, by so much, is on both."""


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a footprint's outer and inner rings. ``start``, ``end`` and ``outward`` (of length 1, away from the
    building) are n × 2; ``azimuth_deg`` is where ``outward`` looks to, clockwise from north."""

    start: Floats
    end: Floats
    outward: Floats
    length_m: Floats
    azimuth_deg: Floats


def edges_of(footprint: BaseGeometry) -> Edges:
    """The edges of all parts and holes of a footprint."""
    rings = shapely.get_rings(shapely.orient_polygons(shapely.get_parts(footprint)))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    within = np.flatnonzero(ring[1:] == ring[:-1])
    start, end = points[within], points[within + 1]
    along = end - start
    length_m = np.hypot(along[:, 0], along[:, 1])
    known = length_m > SHORTEST_M
    start, end, along, length_m = start[known], end[known], along[known], length_m[known]
    outward = np.column_stack([along[:, 1], -along[:, 0]]) / length_m[:, None]  # the building is left of its rings
    azimuth_deg = np.degrees(np.arctan2(outward[:, 0], outward[:, 1])) % 360.0
    return Edges(start, end, outward, length_m, azimuth_deg)


def sides_of(azimuth_deg: Floats, front_deg: float) -> Flags:
    """n × 4: on which sides walls are that look to these azimuths (front, right, back, left); one of them, or two.

    >>> sides_of(np.array([180.0, 269.0, 225.0]), 180.0).astype(int).tolist()
    [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0]]
    """
    off_deg = (azimuth_deg[:, None] - front_deg - np.arange(4) * 90.0 + 180.0) % 360.0 - 180.0
    found: Flags = np.abs(off_deg) <= 45.0 + DOUBT_DEG
    return found


def walls_of(footprint: BaseGeometry, front_deg: float, side: int) -> BaseGeometry:
    """The walls of one side (0 the front, clockwise), as lines."""
    edges = edges_of(footprint)
    of = sides_of(edges.azimuth_deg, front_deg)[:, side]
    return shapely.MultiLineString(list(np.stack([edges.start[of], edges.end[of]], axis=1)))


def facing(footprint: BaseGeometry, front_deg: float, other: BaseGeometry, within_m: float) -> Flags:
    """The sides with a wall from which a point of ``other`` is seen within ``within_m`` metres.

    A wall sees what lies before the line it stands on, whatever stands between. The sides of a wall are those of
    ``sides_of``. ``other`` may be of any kind; one that is not valid is taken with everything between its points.
    """
    edges = edges_of(footprint)
    lines = np.asarray(shapely.linestrings(np.stack([edges.start, edges.end], axis=1)))
    near = np.flatnonzero(shapely.dwithin(lines, other, within_m))
    if len(near) == 0:
        return np.zeros(4, dtype=bool)
    if not other.is_valid:
        other = shapely.convex_hull(other)
    before = shapely.intersection(_before(edges, near, within_m), other)
    sees = near[np.asarray(shapely.dwithin(lines[near], before, within_m))]  # never within reach of nothing
    sees = sees if len(sees) else near  # all but touched, at a corner: every wall so near counts
    return np.asarray(sides_of(edges.azimuth_deg[sees], front_deg).any(axis=0))


def _before(edges: Edges, rows: Codes, reach_m: float) -> Geometries:
    """The ground before some edges, as far as anything within ``reach_m`` of them lies."""
    start, end, outward = edges.start[rows], edges.end[rows], edges.outward[rows]
    along = (end - start) / edges.length_m[rows][:, None] * reach_m
    first, last = start - along, end + along
    at_wall, away = outward * TOLERANCE_M, outward * reach_m
    corners = np.stack([first + at_wall, last + at_wall, last + away, first + away], axis=1)
    return np.asarray(shapely.polygons(corners), dtype=object)
