"""The parts a picture consists of, as flat arrays in painter's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from siteplanner.core.rings import Rings

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Kinds = npt.NDArray[np.uint8]


class Kind(IntEnum):
    """What a part of the picture is. Ground lies below the plants; lines are open, points are single."""

    PARCEL = 0
    TAKEN_PARCEL = 1
    """Once more a parcel that is occupied or reserved, to be marked as such."""
    STRIP = 2
    """A protection strip; ``row`` is its place among the strips of the site."""
    CONSTRAINT = 3
    CONSTRAINT_LINE = 4
    CONSTRAINT_POINT = 5
    ZONE_LINE = 6
    SUBSTATION = 7
    SHADOW = 8
    LATER = 9
    """The footprint of a plant that is not in service yet: an outline."""
    FLAT = 10
    """The footprint of a plant whose height is not known."""
    WALL = 11
    STOREY = 12
    """A line on a wall between two storeys."""
    ROOF = 13
    ROOF_PIECE = 14
    """A part of a roof that is painted for itself; ``RIDGE`` lines follow where the roof ends."""
    RIDGE = 15


LAYER_OF: dict[Kind, str] = {
    Kind.PARCEL: "parcels",
    Kind.TAKEN_PARCEL: "parcels",
    Kind.CONSTRAINT: "constraints",
    Kind.CONSTRAINT_LINE: "constraints",
    Kind.CONSTRAINT_POINT: "constraints",
    Kind.SUBSTATION: "substations",
    **{kind: "plants" for kind in Kind if kind >= Kind.LATER},
}
"""The layer in whose frame a part has its row; shadows and zones' lines are of no single row."""


@dataclass(frozen=True, eq=False)
class Parts:
    """``rings`` (n shapes) are places in pixels, x right and y down, farthest first; ``kind``, ``shade`` (1: the colour
    of the legend, below darker, above brighter) and ``row`` (of its layer's frame; -1: none) say what each is."""

    rings: Rings
    kind: Kinds
    shade: Floats
    row: Ints

    def __len__(self) -> int:
        return len(self.kind)

    @classmethod
    def of(cls, rings: Rings, kind: Kind, row: Ints | None = None, shade: Floats | None = None) -> Parts:
        count = len(rings)
        return cls(
            rings,
            np.full(count, kind, dtype=np.uint8),
            np.ones(count) if shade is None else shade,
            np.full(count, -1, dtype=np.int64) if row is None else row.astype(np.int64),
        )

    @classmethod
    def nothing(cls) -> Parts:
        return cls.of(no_rings(), Kind.PARCEL)

    def take(self, rows: npt.NDArray[Any]) -> Parts:
        """Some of the parts, in that order."""
        return Parts(self.rings.take(rows), self.kind[rows], self.shade[rows], self.row[rows])

    def of_kind(self, kind: Kind) -> Parts:
        """The same as parts of another kind."""
        return Parts(self.rings, np.full(len(self), kind, dtype=np.uint8), self.shade, self.row)

    def numbered(self) -> Parts:
        """The same, each with its own place as its row."""
        return Parts(self.rings, self.kind, self.shade, np.arange(len(self), dtype=np.int64))

    def points(self, at: int) -> list[Floats]:
        """The places (n, 2) of each ring of one part."""
        rings, starts = self.rings, self.rings.ring_start
        first, last = rings.shape_start[at : at + 2].tolist()
        return [rings.xy[starts[ring] : starts[ring + 1]] for ring in range(first, last)]


def joined(parts: Sequence[Parts]) -> Parts:
    """Parts one after another."""
    if len(parts) == 1:
        return parts[0]
    return Parts(
        rings_joined([part.rings for part in parts]),
        np.concatenate([part.kind for part in parts]),
        np.concatenate([part.shade for part in parts]),
        np.concatenate([part.row for part in parts]),
    )


def rings_joined(rings: Sequence[Rings]) -> Rings:
    """The shapes of several ``Rings`` one after another."""
    return Rings(
        np.concatenate([each.xy for each in rings]),
        _starts([each.ring_start for each in rings]),
        _starts([each.shape_start for each in rings]),
        np.concatenate([each.hole for each in rings]),
    )


def alike_rings(xy: Floats) -> Rings:
    """Shapes of one ring each, all with the same number of places: ``xy`` is (shapes, places, 2)."""
    count, places = xy.shape[:2]
    return Rings(
        xy.reshape(-1, 2),
        np.arange(count + 1, dtype=np.int64) * places,
        np.arange(count + 1, dtype=np.int64),
        np.zeros(count, dtype=bool),
    )


def no_rings() -> Rings:
    return alike_rings(np.empty((0, 2, 2)))


def shape_boxes(rings: Rings) -> Floats:
    """What each shape covers (n, 4): minx, miny, maxx, maxy; NaN for one without a ring."""
    boxes = np.full((len(rings), 4), np.nan)
    starts = rings.ring_start[rings.shape_start]
    filled = np.flatnonzero(np.diff(starts) > 0)
    if len(filled):
        boxes[filled, :2] = np.minimum.reduceat(rings.xy, starts[filled])
        boxes[filled, 2:] = np.maximum.reduceat(rings.xy, starts[filled])
    return boxes


def _starts(starts: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    counts = np.concatenate([np.diff(start) for start in starts])
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
