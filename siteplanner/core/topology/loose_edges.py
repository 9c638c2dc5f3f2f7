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
    boxes = in_pieces(shapely.bounds, parcels) if len(parcels) else np.empty((0, 4))
    boxes = boxes[~np.isnan(boxes[:, 0])]
    origin = np.floor(boxes[:, :2].min(axis=0)) if len(boxes) else np.zeros(2)
    rows = range(0, len(parcels), PARCELS_AT_ONCE)
    pieces = [_edges(parcels[row : row + PARCELS_AT_ONCE], row, origin) for row in with_pauses(rows)]
    left = _not_cancelled(pieces)
    some = [piece.take(of) for piece, of in with_pauses(zip(pieces, left, strict=True))] or [_NOTHING]
    return LooseEdges(origin, *(np.concatenate(column) for column in zip(*some, strict=True)))


@dataclass(frozen=True, slots=True)
class _Edges:
    """Edges of some parcels: from corner ``at`` to the next. ``turned`` ones run with their parcel on the right."""

    xy: Floats
    key: Keys
    at: Rows
    turned: Flags
    owner: Rows

    def take(self, left: Rows) -> tuple[Floats, Floats, Rows, Keys, Keys]:
        """Some of the edges as columns of :class:`LooseEdges`."""
        at, turned = self.at[left], self.turned[left]
        start, end = at + turned, at + ~turned
        return self.xy[start], self.xy[end], self.owner[left], self.key[start], self.key[end]


_NOTHING = (
    np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.intp), np.empty(0, np.uint64), np.empty(0, np.uint64)
)  # fmt: skip


def _edges(parcels: Geometries, first_row: int, origin: Floats) -> _Edges:
    parts, parcel = shapely.get_parts(parcels, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy -= origin
    key = _keys(xy)
    at = np.flatnonzero((ring[1:] == ring[:-1]) & (key[1:] != key[:-1]))
    hole = np.diff(part, prepend=-1) == 0
    backwards = shapely.is_ccw(rings) == hole
    return _Edges(xy, key, at, backwards[ring[at]], parcel[part[ring[at]]] + first_row)


def _keys(xy: Floats) -> Keys:
    """Numbers that differ for different corners, but for one chance in 2 ** 64."""
    corner = np.rint(xy / GRID_M).astype(np.int64)
    mixed: Keys = corner[:, 0].astype(np.uint64) * _MIX[0] ^ (corner[:, 1].astype(np.uint64) * _MIX[1])
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX[2]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _not_cancelled(pieces: list[_Edges]) -> list[Rows]:
    """Of each piece the edges that are left.

    Very many are compared part by part: the two that cancel are always in the same.
    """
    if not pieces:
        return []
    bits = PARTS_BITS if sum(len(piece.at) for piece in pieces) > SORTED_AT_ONCE else 0
    parts = [_parts(piece, bits) for piece in with_pauses(pieces)]
    cancelled = [np.zeros(len(piece.at), dtype=bool) for piece in pieces]
    for part in range(2**bits):
        pause()
        edges = [of[part] for of in parts]
        start = np.concatenate([p.key[p.at[e]] for p, e in zip(pieces, edges, strict=True)])
        end = np.concatenate([p.key[p.at[e] + 1] for p, e in zip(pieces, edges, strict=True)])
        turned = np.concatenate([p.turned[e] for p, e in zip(pieces, edges, strict=True)])
        gone = _cancelled(start, end, turned)
        ends = np.cumsum([len(e) for e in edges])[:-1]
        for flags, e, of_piece in zip(cancelled, edges, np.split(gone, ends), strict=True):
            flags[e] = of_piece
    return [np.flatnonzero(~flags) for flags in cancelled]


def _parts(piece: _Edges, bits: int) -> list[Rows]:
    """The edges of a piece in parts, by the highest bits of what is the same for an edge in both directions."""
    if bits == 0:
        return [np.arange(len(piece.at))]
    both = piece.key[piece.at] + piece.key[piece.at + 1]
    part = (both >> np.uint64(64 - bits)).astype(np.uint8)
    order = np.argsort(part, kind="stable")
    return np.split(order, np.searchsorted(part[order], np.arange(1, 2**bits)))


def _cancelled(start: Keys, end: Keys, backwards: Flags) -> Flags:
    """Which edges are there twice, once in each direction. ``backwards`` run with their parcel on the right."""
    both = start + end  # the same in both directions
    order = np.argsort(both)
    first = np.flatnonzero(np.diff(both[order], prepend=both[order[:1]] + np.uint64(1)))
    twice = first[np.diff(first, append=len(order)) == 2]
    a, b = order[twice], order[twice + 1]
    reverse, same = (start[a] == end[b]) & (end[a] == start[b]), (start[a] == start[b]) & (end[a] == end[b])
    opposite = np.where(backwards[a] == backwards[b], reverse, same)
    cancelled = np.zeros(len(order), dtype=bool)
    cancelled[a[opposite]] = cancelled[b[opposite]] = True
    return cancelled
