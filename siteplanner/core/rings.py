"""Polygons as flat arrays of rings: what a rasteriser reads, and what is cut to a window without touching shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]
Offsets = npt.NDArray[np.int64]

AT_ONCE = 8_000
"""Shapes taken apart at a time: the interpreter's lock is free between, and what the parts took is used again."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Rings:
    """``xy`` (n, 2) in metres; ring r is ``xy[ring_start[r]:ring_start[r + 1]]``, a hole where ``hole[r]``;
    shape s has the rings ``shape_start[s]`` to ``shape_start[s + 1]``, holes and further parts included."""

    xy: Floats
    ring_start: Offsets
    shape_start: Offsets
    hole: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.shape_start) - 1

    @classmethod
    def of(cls, shapes: Geometries) -> Rings:
        """The rings of polygons and multipolygons; anything else, what is empty, and what has a point that is nowhere
        (an ordinate that is no number) has none."""
        if len(shapes) <= AT_ONCE:
            return cls._of_few(shapes)
        some = [shapes[first : first + AT_ONCE] for first in range(0, len(shapes), AT_ONCE)]
        xy, end = np.empty((sum(int(shapely.get_num_coordinates(of).sum()) for of in some), 2)), 0
        pieces = []
        for of in some:  # the coordinates go where they stay: held twice, a million parcels' would take 270 MB more
            piece = cls._of_few(of)
            begin, end = end, end + len(piece.xy)
            xy[begin:end] = piece.xy
            pieces.append((piece.ring_start, piece.shape_start, piece.hole))
        ring_starts, shape_starts, holes = zip(*pieces, strict=True)
        return cls(xy[:end], _joined(ring_starts), _joined(shape_starts), np.concatenate(holes))

    @classmethod
    def _of_few(cls, shapes: Geometries) -> Rings:
        kind = shapely.get_type_id(shapes)
        polygonal = ((kind == 3) | (kind == 6)) & ~shapely.is_empty(shapes)
        parts, part_of = shapely.get_parts(shapes[polygonal], return_index=True)
        rings, ring_of = shapely.get_rings(parts, return_index=True)
        shape_of = np.flatnonzero(polygonal)[part_of[ring_of]] if len(rings) else np.empty(0, dtype=np.int64)
        xy, at = shapely.get_coordinates(rings, return_index=True)
        nowhere = at[~np.isfinite(xy).all(axis=1)]
        if len(nowhere):
            sound = shapes.copy()
            sound[shape_of[nowhere]] = None
            return cls._of_few(sound)
        hole = ring_of[1:] == ring_of[:-1]  # each part's first ring is its outer one
        return cls(xy, _starts(at, len(rings)), _starts(shape_of, len(shapes)), np.append(False, hole)[: len(rings)])

    def take(self, rows: npt.NDArray[np.intp]) -> Rings:
        """The rings of some shapes, in that order."""
        ring_rows, ring_counts = _ranges(self.shape_start[rows], self.shape_start[rows + 1])
        point_rows, point_counts = _ranges(self.ring_start[ring_rows], self.ring_start[ring_rows + 1])
        return Rings(self.xy[point_rows], _cumulative(point_counts), _cumulative(ring_counts), self.hole[ring_rows])

    def rings_of(self, rows: npt.NDArray[np.integer]) -> Offsets:
        """The numbers of the rings of some shapes, in that order."""
        return _ranges(self.shape_start[rows], self.shape_start[rows + 1])[0]

    def ring_extent(self) -> Floats:
        """The longer side of each ring's bounding box, in metres."""
        if len(self.ring_start) < 2:
            return np.empty(0)
        starts = self.ring_start[:-1]
        span = np.maximum.reduceat(self.xy, starts) - np.minimum.reduceat(self.xy, starts)
        longer: Floats = span.max(axis=1)
        return longer


def _joined(starts: Iterable[Offsets]) -> Offsets:
    """Starts of pieces laid one after another."""
    counts = np.concatenate([np.diff(start) for start in starts])
    return _cumulative(counts)


def _starts(owner: npt.NDArray[np.int64], owners: int) -> Offsets:
    return _cumulative(np.bincount(owner, minlength=owners).astype(np.int64))


def _cumulative(counts: Offsets) -> Offsets:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _ranges(start: Offsets, end: Offsets) -> tuple[Offsets, Offsets]:
    """All integers of the ranges start..end one after another, and each range's length."""
    counts = end - start
    offset = np.repeat(start - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return (np.arange(int(counts.sum())) + offset).astype(np.int64), counts
