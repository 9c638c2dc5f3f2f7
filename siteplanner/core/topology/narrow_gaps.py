"""Narrow ground between two parcels that belongs to none: edges that run side by side, a gap apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.rules.rule import GAP_TOLERANCE_M, TOLERANCE_M
from siteplanner.core.site import Geometries
from siteplanner.core.topology.loose_edges import Floats, LooseEdges, Rows
from siteplanner.core.work import in_pieces, with_pauses

EDGES_AT_ONCE = 4_000
"""Edges whose neighbours are looked for between two moments at which the work may be stopped."""
SIDE_BY_SIDE = 0.98
"""Cosine of the greatest angle, 11.5°, between edges that run side by side: a wider corner opens onto open ground."""


@dataclass(frozen=True, eq=False)
class NarrowGaps:
    """Pieces of ground between two parcels, first < second; a gap between two may have many."""

    first: Rows
    second: Rows
    pieces: Geometries


def narrow_gaps(loose: LooseEdges, below_m: float) -> NarrowGaps:
    """Where edges of two parcels face each other wider apart than a hairline and no wider than ``below_m``."""
    lines = np.asarray(in_pieces(shapely.linestrings, np.stack([loose.start, loose.end], axis=1)), dtype=object)
    one, other = _within(lines, below_m)
    apart = loose.owner[one] < loose.owner[other]
    facing = _facing(loose, one[apart], other[apart], below_m)
    return NarrowGaps(loose.owner[facing.one], loose.owner[facing.other], _between(loose, facing))


def _within(lines: Geometries, distance_m: float) -> tuple[Rows, Rows]:
    """All pairs of lines within a distance of each other, each both ways."""
    tree = tree_over(lines)
    found = [
        np.add(tree.query(lines[at : at + EDGES_AT_ONCE], predicate="dwithin", distance=distance_m), [[at], [0]])
        for at in with_pauses(range(0, len(lines), EDGES_AT_ONCE))
    ]
    one, other = np.concatenate(found, axis=1) if found else np.empty((2, 0), dtype=np.intp)
    return one, other


@dataclass(frozen=True, eq=False)
class _Facing:
    """Pairs of edges; along the one, from ``low`` to ``high`` metres after its start, the other lies ``from_m`` to
    ``to_m`` metres to its right."""

    one: Rows
    other: Rows
    low: Floats
    high: Floats
    from_m: Floats
    to_m: Floats


def _facing(loose: LooseEdges, one: Rows, other: Rows, below_m: float) -> _Facing:
    """Which pairs of edges face each other, and where.

    A parcel lies to the left of its edges, so the gap is to the right of both: seen along the one, the other runs back,
    and its distance is linear from its end to its start.
    """
    along, right, length_m = _axes(loose, one)
    other_way = loose.end[other] - loose.start[other]
    against = -(other_way * along).sum(axis=1) >= SIDE_BY_SIDE * np.hypot(*other_way.T)
    one, other, along, right, length_m = one[against], other[against], along[against], right[against], length_m[against]
    near, far = loose.end[other] - loose.start[one], loose.start[other] - loose.start[one]
    at, width_m, far_at, far_m = ((of * axis).sum(axis=1) for of in (near, far) for axis in (along, right))
    slope = (far_m - width_m) / (far_at - at)
    with np.errstate(divide="ignore", invalid="ignore"):
        as_hairline, as_wide = (at + (limit_m - width_m) / slope for limit_m in (GAP_TOLERANCE_M, below_m))
    low = np.maximum.reduce([np.zeros(len(at)), at, np.minimum(as_hairline, as_wide)])
    high = np.minimum.reduce([length_m, far_at, np.maximum(as_hairline, as_wide)])
    keep = high - low > TOLERANCE_M
    from_m, to_m = (width_m[keep] + slope[keep] * (place[keep] - at[keep]) for place in (low, high))
    return _Facing(one[keep], other[keep], low[keep], high[keep], from_m, to_m)


def _between(loose: LooseEdges, facing: _Facing) -> Geometries:
    """The ground between edges that face each other."""
    along, right, _ = _axes(loose, facing.one)
    none_m = np.zeros(len(facing.one))
    corners = [
        loose.start[facing.one] + place[:, np.newaxis] * along + away_m[:, np.newaxis] * right
        for place, away_m in (
            (facing.low, none_m),
            (facing.high, none_m),
            (facing.high, facing.to_m),
            (facing.low, facing.from_m),
        )
    ]
    return np.asarray(shapely.polygons(np.stack(corners, axis=1) + loose.origin), dtype=object)


def _axes(loose: LooseEdges, edges: Rows) -> tuple[Floats, Floats, Floats]:
    """Unit vectors along edges and to their right, and their lengths in metres."""
    way = loose.end[edges] - loose.start[edges]
    length_m = np.hypot(*way.T)
    along = way / length_m[:, np.newaxis]
    return along, np.column_stack([along[:, 1], -along[:, 0]]), length_m
