"""The edges of parcels that no neighbour shares.

Where parcels fit together, each edge between two of them is there twice, once in each direction, and the two cancel.
What is left runs along streets and the edge of the map, and along every overlap and gap: the ground on which two
parcels lie is bounded by edges that are left. So the faults of a sound map are soon looked for, however large it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces, pause, with_pauses

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Keys = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

GRID_M = 1e-5
"""Corners nearer than this are the same: over a kilometre that is the area tolerance."""
SORTED_AT_ONCE = 1_000_000
PARCELS_AT_ONCE = 5_000
PARTS_BITS = 5
"""More edges than that are sorted in 32 parts, between which the work may be stopped; it is quicker too."""
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0xD6E8FEB86659FD93))


@dataclass(frozen=True, eq=False)
class LooseEdges:
    """Straight edges with the parcel on their left; metres from ``origin``. ``owner`` is the parcel's row, ``from_key``
    and ``to_key`` the corners as numbers that are equal where the corners are."""

    origin: Floats
    start: Floats
    end: Floats
    owner: Rows
    from_key: Keys
    to_key: Keys

    def take(self, rows: Rows | Flags) -> LooseEdges:
        """Some of the edges."""
        return LooseEdges(
            self.origin,
            self.start[rows],
            self.end[rows],
            self.owner[rows],
            self.from_key[rows],
            self.to_key[rows],
        )


def loose_edges(parcels: Geometries) -> LooseEdges:
    """The edges that are not there exactly twice, in opposite directions. The parcels are valid polygons, or empty.

    >>> side_by_side = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> loose_edges(side_by_side).owner
    array([0, 0, 0, 1, 1, 1])
    """
    pieces = [
        _rings(parcels[at : at + PARCELS_AT_ONCE], at) for at in with_pauses(range(0, len(parcels), PARCELS_AT_ONCE))
    ]
    if sum(len(piece.xy) for piece in pieces) == 0:
        nothing = np.empty(0, dtype=np.uint64)
        return LooseEdges(np.zeros(2), np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.intp), nothing, nothing)
    first_ring = np.cumsum([0, *(len(piece.owner) for piece in pieces)])
    xy = np.concatenate([piece.xy for piece in pieces])
    ring = np.concatenate([piece.ring + first for piece, first in zip(pieces, first_ring, strict=False)])
    owner = np.concatenate([piece.owner for piece in pieces])
    backwards = np.concatenate([piece.backwards for piece in pieces])
    pieces.clear()
    pause()
    origin = np.floor(xy.min(axis=0))
    xy -= origin
    key = in_pieces(_keys, xy)
    pause()
    at = np.flatnonzero((ring[1:] == ring[:-1]) & (key[1:] != key[:-1]))
    pause()
    turned = backwards[ring[at]]
    left = ~_cancelled(key[at], key[at + 1], turned)
    pause()
    at, turned = at[left], turned[left]
    start, end = at + turned, at + ~turned
    return LooseEdges(origin, xy[start], xy[end], owner[ring[at]], key[start], key[end])


@dataclass(frozen=True, slots=True)
class _Rings:
    """Corners with their rings; of each ring the parcel's row, and whether it runs with the parcel on the right."""

    xy: Floats
    ring: Rows
    owner: Rows
    backwards: Flags


def _rings(parcels: Geometries, first_row: int) -> _Rings:
    parts, parcel = shapely.get_parts(parcels, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    hole = np.diff(part, prepend=-1) == 0
    return _Rings(xy, ring, parcel[part] + first_row, shapely.is_ccw(rings) == hole)


def _keys(xy: Floats) -> Keys:
    """Numbers that differ for different corners, but for one chance in 2 ** 64."""
    corner = np.rint(xy / GRID_M).astype(np.int64)
    mixed: Keys = corner[:, 0].astype(np.uint64) * _MIX[0] ^ (corner[:, 1].astype(np.uint64) * _MIX[1])
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX[2]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _cancelled(start: Keys, end: Keys, backwards: Flags) -> Flags:
    """Which edges are there twice, once in each direction. ``backwards`` run with their parcel on the right."""
    both = start + end  # the same in both directions
    cancelled = np.zeros(len(both), dtype=bool)
    some = both >> np.uint64(64 - PARTS_BITS) if len(both) > SORTED_AT_ONCE else np.zeros(len(both), np.uint64)
    for part in np.unique(some):
        pause()
        edges = np.flatnonzero(some == part)
        cancelled[edges] = _cancelled_of(both[edges], start[edges], end[edges], backwards[edges])
    return cancelled


def _cancelled_of(both: Keys, start: Keys, end: Keys, backwards: Flags) -> Flags:
    """The same for edges among which are all of the same ``both``."""
    order = np.argsort(both)
    first = np.flatnonzero(np.diff(both[order], prepend=both[order[:1]] + np.uint64(1)))
    twice = first[np.diff(first, append=len(order)) == 2]
    a, b = order[twice], order[twice + 1]
    reverse, same = (start[a] == end[b]) & (end[a] == start[b]), (start[a] == start[b]) & (end[a] == end[b])
    opposite = np.where(backwards[a] == backwards[b], reverse, same)
    cancelled = np.zeros(len(order), dtype=bool)
    cancelled[a[opposite]] = cancelled[b[opposite]] = True
    return cancelled
