"""Small holes in a map of parcels: ground that several parcels enclose and none holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.rules.rule import GAP_TOLERANCE_M, TOLERANCE_M2
from siteplanner.core.site import Geometries
from siteplanner.core.topology.loose_edges import Floats, LooseEdges, Rows
from siteplanner.core.work import pause, with_pauses

AROUND_AT_MOST = 6
"""A hole between more parcels is told pair by pair, as any gap."""


@dataclass(frozen=True, eq=False)
class EnclosedHoles:
    """``around`` are the rows of the parcels around each hole, ``edges`` the rows of the loose edges that bound any."""

    around: list[tuple[int, ...]]
    shapes: Geometries
    edges: Rows


def enclosed_holes(loose: LooseEdges, below_m: float) -> EnclosedHoles:
    """The holes between two to six parcels whose mean width (twice the area over the perimeter) is below ``below_m``
    and not a hairline.

    Loose edges are followed with the parcels on the left, so that a hole is gone round clockwise.
    """
    loop = _loops(_next_edges(loose))
    pause()
    lengths_m = np.hypot(*(loose.end - loose.start).T)
    crossed = loose.start[:, 0] * loose.end[:, 1] - loose.start[:, 1] * loose.end[:, 0]
    count = len(loop)
    area_m2 = -np.bincount(loop, crossed, count) / 2
    perimeter_m = np.bincount(loop, lengths_m, count)
    closed = np.ones(count, dtype=bool)
    for axis in (0, 1):
        closed &= np.abs(np.bincount(loop, (loose.end - loose.start)[:, axis], count)) < GAP_TOLERANCE_M
    width_m = np.divide(2 * area_m2, perimeter_m, out=np.zeros(count), where=perimeter_m > 0)
    small = closed & (area_m2 > TOLERANCE_M2) & (width_m < below_m) & (width_m > GAP_TOLERANCE_M)
    pause()
    around: list[tuple[int, ...]] = []
    shapes: list[shapely.Polygon] = []
    edges: list[Rows] = []
    in_loops = np.flatnonzero(small[loop])
    in_loops = in_loops[np.argsort(loop[in_loops], kind="stable")]
    for rows in with_pauses(np.split(in_loops, np.flatnonzero(np.diff(loop[in_loops])) + 1)):
        owners = tuple(np.unique(loose.owner[rows]).tolist())
        ring = _ring(loose, rows) if 2 <= len(owners) <= AROUND_AT_MOST else None
        if ring is not None:
            around.append(owners)
            shapes.append(ring)
            edges.append(rows)
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return EnclosedHoles(around, made, np.concatenate([*edges, np.empty(0, dtype=np.intp)]))


def _next_edges(loose: LooseEdges) -> Rows:
    """For each edge the one that goes on along the same open ground: of those that start where it ends, the first to be
    met on its right hand, turning from where it came from."""
    order = np.argsort(loose.from_key, kind="stable")
    pause()
    low = np.searchsorted(loose.from_key[order], loose.to_key, side="left")
    pause()
    high = np.searchsorted(loose.from_key[order], loose.to_key, side="right")
    pause()
    count = high - low
    edge = np.repeat(np.arange(len(count)), count)
    offset = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    onward = order[np.repeat(low, count) + offset]
    pause()
    way = loose.end - loose.start
    back = np.arctan2(-way[edge, 1], -way[edge, 0])
    turn = np.mod(np.arctan2(way[onward, 1], way[onward, 0]) - back, 2 * np.pi)
    pause()
    best = np.lexsort((onward, np.round(turn, 9), edge))
    pause()
    edge, first = np.unique(edge[best], return_index=True)
    following = np.arange(len(count))
    following[edge] = onward[best][first]
    return following


def _loops(following: Rows) -> Rows:
    """The least edge of the loop that each edge is on."""
    least, ahead = np.arange(len(following)), following
    for _ in with_pauses(range(max(1, len(following)).bit_length())):
        least = np.minimum(least, least[ahead])
        ahead = ahead[ahead]
    return least


def _ring(loose: LooseEdges, rows: Rows) -> shapely.Polygon | None:
    """The ground inside the edges of one loop; None where they do not make a sound outline."""
    lines: Floats = np.stack([loose.start[rows], loose.end[rows]], axis=1) + loose.origin
    made = shapely.get_parts(shapely.polygonize(np.asarray(shapely.linestrings(lines), dtype=object)))
    return made[0] if len(made) == 1 and made[0].is_valid else None
