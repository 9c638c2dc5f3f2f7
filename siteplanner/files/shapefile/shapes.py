"""The shapes of a Shapefile (.shp) and their index (.shx), written: rings clockwise outside, against it inside."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.work import with_pauses

POINT, LINE, AREA, POINTS = 1, 3, 5, 8
"""Types of shapes of the format; a file has one."""
_HEAD_BYTES = 100
_DIMENSIONS = {0: (POINT, POINTS), 1: (LINE, LINE), 2: (AREA, AREA)}

Array = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Shapes:
    """All shapes of one file in one array of coordinates (n, 2). ``starts``: where each run of points (ring, line)
    begins, one more than there are; ``rows`` likewise: which runs are a row's. A row without runs has no shape."""

    type: int
    coordinates: Array
    starts: Array
    rows: Array

    @classmethod
    def of(cls, parts: Geometries, row: Array, rows: int, dimension: int) -> Shapes:
        """Of shapes without parts, none empty, all of one dimension (0 points, 1 lines, 2 areas), and the row, counted
        from 0, that each is of."""
        single, many = _DIMENSIONS[dimension]
        if dimension == 2:
            rings, of_part = shapely.get_rings(shapely.orient_polygons(parts, exterior_cw=True), return_index=True)
            parts, row = rings, row[of_part]
        counts = np.bincount(row, minlength=rows)
        kind = single if counts.max(initial=0) <= 1 else many
        coordinates = np.ascontiguousarray(shapely.get_coordinates(parts), dtype="<f8")
        return cls(kind, coordinates, _offsets(shapely.get_num_coordinates(parts)), _offsets(counts))

    @property
    def count(self) -> int:
        return len(self.rows) - 1

    @cached_property
    def firsts(self) -> Array:
        """Where each row's coordinates begin, one more than there are rows."""
        firsts: Array = self.starts[self.rows]
        return firsts

    @cached_property
    def content_bytes(self) -> Array:
        """Bytes of each record without its head."""
        points, runs = np.diff(self.firsts), np.diff(self.rows)
        if self.type == POINT:
            full: Array = np.full(self.count, 20)
        elif self.type == POINTS:
            full = 40 + 16 * points
        else:
            full = 44 + 4 * runs + 16 * points
        return np.where(points == 0, 4, full).astype(np.int64)

    @property
    def file_bytes(self) -> int:
        return _HEAD_BYTES + int(self.content_bytes.sum()) + 8 * self.count

    def write(self, file: BinaryIO) -> None:
        file.write(self._head(self.file_bytes))
        file.writelines(
            struct.pack(">2i", number, len(content) // 2) + content
            for number, content in enumerate(with_pauses(self._contents()), start=1)
        )

    def write_index(self, file: BinaryIO) -> None:
        words = self.content_bytes // 2
        at = 50 + np.concatenate([[0], np.cumsum(words + 4)[:-1]]) if self.count else np.empty(0)
        file.write(self._head(_HEAD_BYTES + 8 * self.count))
        file.write(np.column_stack([at, words]).astype(">i4").tobytes())

    def _head(self, file_bytes: int) -> bytes:
        box = [0.0, 0.0, 0.0, 0.0]
        if len(self.coordinates):
            box = [*self.coordinates.min(axis=0).tolist(), *self.coordinates.max(axis=0).tolist()]
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, file_bytes // 2) + struct.pack(
            "<2i8d", 1000, self.type, *box, *[0.0] * 4
        )

    def _contents(self) -> Iterator[bytes]:
        boxes = iter(self._boxes())
        firsts, rows = self.firsts.tolist(), self.rows.tolist()
        runs = self.starts.astype("<i4")
        for row in range(self.count):
            first, last = firsts[row], firsts[row + 1]
            if first == last:
                yield bytes(4)
                continue
            box, points = next(boxes), self.coordinates[first:last].tobytes()
            if self.type == POINT:
                yield struct.pack("<i", POINT) + points
            elif self.type == POINTS:
                yield struct.pack("<i4di", POINTS, *box, last - first) + points
            else:
                own = runs[rows[row] : rows[row + 1]]
                head = struct.pack("<i4d2i", self.type, *box, len(own), last - first)
                yield head + (own - own[0]).astype("<i4").tobytes() + points

    def _boxes(self) -> list[list[float]]:
        """West, south, east, north of each row that has a shape."""
        firsts = np.unique(self.firsts[:-1][np.diff(self.firsts) > 0])
        if not len(firsts):
            return []
        low = np.minimum.reduceat(self.coordinates, firsts, axis=0)
        high = np.maximum.reduceat(self.coordinates, firsts, axis=0)
        boxes: list[list[float]] = np.column_stack([low, high]).tolist()
        return boxes


def _offsets(counts: Array) -> Array:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def unturnable(parts: Geometries, row: Array) -> Array:
    """The rows of several rings of which one encloses as much to its left as to its right.

    How a ring turns is all that tells an outline from a hole; a lone ring is an outline however it turns.
    """
    rings, of_part = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return np.empty(0, dtype=np.int64)
    ring_row = row[of_part]
    corners, whose = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(whose, np.arange(len(rings)))
    own = corners - corners[starts][whose]
    cross = np.append(own[:-1, 0] * own[1:, 1] - own[1:, 0] * own[:-1, 1], 0.0)
    cross[np.append(starts[1:], len(corners)) - 1] = 0.0
    flat = np.add.reduceat(cross, starts) == 0.0
    rows: Array = np.unique(ring_row[flat & (np.bincount(ring_row)[ring_row] > 1)])
    return rows
