"""Sound geometries, thousands at a time: the quick way. What it does not take goes the careful way (``shapes.py``)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import GeometryType

from siteplanner.core.site import Geometries

_KINDS = {
    "Point": GeometryType.POINT,
    "LineString": GeometryType.LINESTRING,
    "Polygon": GeometryType.POLYGON,
    "MultiPolygon": GeometryType.MULTIPOLYGON,
}
_RING_POSITIONS = 4


Found = tuple[Geometries, npt.NDArray[np.int64]]


def plain_shapes(kind: str, coordinates: Sequence[Any]) -> Found | None:
    """The shapes (n,) of ``coordinates`` (n,), all of the type ``kind``; None where any of them is not quite sound.

    With them the places of those whose rings may run the wrong way round.
    """
    if kind not in _KINDS:
        return None
    try:
        return _built(kind, coordinates)
    except (TypeError, ValueError, OverflowError):  # some list is no list, or positions differ in length
        return None


def _built(kind: str, coordinates: Sequence[Any]) -> Found | None:
    levels: list[list[Any]] = [list(coordinates)]
    counts: list[np.ndarray] = []
    for _ in range({"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3}[kind]):
        counts.append(np.fromiter(map(len, levels[-1]), np.int64, len(levels[-1])))
        levels.append(list(chain.from_iterable(levels[-1])))
    positions = levels[-1]
    dimensions = set(map(len, positions))
    if dimensions not in ({2}, {3}) or any(not count.all() for count in counts):
        return None
    ordinates = list(chain.from_iterable(positions))
    if not set(map(type, ordinates)) <= {int, float}:
        return None
    xyz = np.array(ordinates, dtype=np.float64).reshape(-1, dimensions.pop())
    offsets = tuple(np.concatenate([[0], np.cumsum(count)]) for count in reversed(counts))
    if counts and not _well_made(kind, xyz, offsets[0]):
        return None
    made: Geometries = shapely.from_ragged_array(_KINDS[kind], xyz, offsets or None)
    return made, _perhaps_turned(xyz, offsets) if "Polygon" in kind else np.empty(0, dtype=np.int64)


def _perhaps_turned(xyz: np.ndarray, offsets: tuple[np.ndarray, ...]) -> npt.NDArray[np.int64]:
    """Shapes with an outline that is not counter-clockwise or a hole that is not clockwise, by their signed areas."""
    begins, polygons = offsets[0][:-1], offsets[1]
    x, y = (xyz[:, :2] - np.repeat(xyz[begins, :2], np.diff(offsets[0]), axis=0)).T
    twice_areas = np.add.reduceat(np.append(x[:-1] * y[1:] - x[1:] * y[:-1], 0.0), begins)
    holes = np.ones(len(begins), dtype=bool)
    holes[polygons[:-1]] = False
    wrong = np.flatnonzero(np.where(holes, -twice_areas, twice_areas) <= 0.0)
    owners = np.searchsorted(polygons, wrong, side="right") - 1
    if len(offsets) == 3:
        owners = np.searchsorted(offsets[2], owners, side="right") - 1
    return np.unique(owners)


def _well_made(kind: str, xyz: np.ndarray, offsets: np.ndarray) -> bool:
    """Lines of two positions; rings of four that are closed and have three different corners."""
    first, count = offsets[:-1], np.diff(offsets)
    if kind == "LineString":
        return bool((count >= 2).all())
    if (count < _RING_POSITIONS).any() or (xyz[first] != xyz[offsets[1:] - 1]).any():
        return False
    one, two, three = (xyz[first + step, :2] for step in range(3))
    alike = (one == two).all(axis=1) | (two == three).all(axis=1) | (one == three).all(axis=1)
    return all(len(np.unique(xyz[first[at] : offsets[at + 1], :2], axis=0)) >= 3 for at in np.flatnonzero(alike))
