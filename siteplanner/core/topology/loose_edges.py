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
"""No more than a ``uint16`` can count."""
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
    first = range(0, len(parcels), PARCELS_AT_ONCE)
    pieces = [_Piece.of(_corners(parcels[row : row + PARCELS_AT_ONCE], origin)) for row in with_pauses(first)]
    _cancel(pieces)
    some = [_left(parcels, row, origin, piece) for row, piece in with_pauses(zip(first, pieces, strict=True))]
    return LooseEdges(origin, *(np.concatenate(column) for column in zip(*(some or [_NOTHING]), strict=True)))


@dataclass(frozen=True, slots=True)
class _Corners:
    """The corners of some parcels, one ring after the other (m,): where ``edge``, an edge runs from a corner to the
    next; ``turned`` ones run with their parcel, the ``owner``, on the right."""

    xy: Floats
    key: Keys
    edge: Flags
    turned: Flags
    owner: Rows


@dataclass(frozen=True, slots=True)
class _Piece:
    """What must be known of all corners of a map at once, in 12 bytes for each: ``left`` says where edges begin that
    nothing cancels, ``owner`` counts from the first parcel of the piece."""

    key: Keys
    left: Flags
    turned: Flags
    owner: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, corners: _Corners) -> _Piece:
        return cls(corners.key, corners.edge, corners.turned, corners.owner.astype(np.uint16))


_NOTHING = (
    np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.intp), np.empty(0, np.uint64), np.empty(0, np.uint64)
)  # fmt: skip


def _left(
    parcels: Geometries, first_row: int, origin: Floats, piece: _Piece
) -> tuple[Floats, Floats, Rows, Keys, Keys]:
    """The edges of a piece that are left, as columns of :class:`LooseEdges`; their corners are taken out anew, of the
    parcels alone that have such edges."""
    if not piece.left.any():
        return _NOTHING
    rows = np.unique(piece.owner[piece.left])
    corners = _corners(parcels[first_row + rows.astype(np.intp)], origin)
    at = np.flatnonzero(piece.left[np.isin(piece.owner, rows)])
    turned = corners.turned[at]
    start, end = at + turned, at + ~turned
    owner = first_row + rows[corners.owner[at]].astype(np.intp)
    return corners.xy[start], corners.xy[end], owner, corners.key[start], corners.key[end]


def _corners(parcels: Geometries, origin: Floats) -> _Corners:
    parts, parcel = shapely.get_parts(parcels, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy -= origin
    key = _keys(xy)
    edge = np.zeros(len(xy), dtype=bool)
    edge[:-1] = (ring[1:] == ring[:-1]) & (key[1:] != key[:-1])
    hole = np.diff(part, prepend=-1) == 0
    backwards = shapely.is_ccw(rings) == hole
    return _Corners(xy, key, edge, backwards[ring], parcel[part[ring]])


def _keys(xy: Floats) -> Keys:
    """Numbers that differ for different corners, but for one chance in 2 ** 64."""
    corner = np.rint(xy / GRID_M).astype(np.int64)
    mixed: Keys = corner[:, 0].astype(np.uint64) * _MIX[0] ^ (corner[:, 1].astype(np.uint64) * _MIX[1])
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX[2]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _cancel(pieces: list[_Piece]) -> None:
    """Leave of each piece the edges that nothing cancels.

    Very many are compared part by part: the two that cancel are always in the same.
    """
    bits = PARTS_BITS if sum(np.count_nonzero(piece.left) for piece in pieces) > SORTED_AT_ONCE else 0
    parts = [_parts(piece, bits) for piece in with_pauses(pieces)]
    for part in range(2**bits if pieces else 0):
        pause()
        edges = [of[part] for of in parts]
        start = np.concatenate([p.key[e] for p, e in zip(pieces, edges, strict=True)])
        end = np.concatenate([p.key[e + 1] for p, e in zip(pieces, edges, strict=True)])
        turned = np.concatenate([p.turned[e] for p, e in zip(pieces, edges, strict=True)])
        gone = _cancelled(start, end, turned)
        ends = np.cumsum([len(e) for e in edges])[:-1]
        for piece, e, of_piece in zip(pieces, edges, np.split(gone, ends), strict=True):
            piece.left[e[of_piece]] = False


def _parts(piece: _Piece, bits: int) -> list[npt.NDArray[np.uint32]]:
    """Where the edges of a piece begin, in parts by the highest bits of what is the same for an edge in both
    directions."""
    at = np.flatnonzero(piece.left).astype(np.uint32)
    if bits == 0:
        return [at]
    both = piece.key[at] + piece.key[at + 1]
    part = (both >> np.uint64(64 - bits)).astype(np.uint8)
    order = np.argsort(part, kind="stable")
    return np.split(at[order], np.searchsorted(part[order], np.arange(1, 2**bits)))


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
