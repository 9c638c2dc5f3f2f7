"""Geometries taken apart into sequences of positions, once from parsed JSON and once from Shapely, to be compared.

Nothing here is shared with what writes: JSON is walked list by list, source shapes are taken apart by Shapely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

Array = npt.NDArray[Any]
DEPTH = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
"""How many lists are around the positions of a type."""
_NAMES = ("Point", "LineString", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")
_COLLECTION = 7
_AREAL = ("Polygon", "MultiPolygon")


class Unlike(Exception):  # noqa: N818 - caught by the proof
    """The geometry of feature ``row`` is not built like its source."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, eq=False)
class Pieces:
    """Sequences of positions in a row: ``points`` (n, 2), the ``lengths`` of the sequences, whose each is, and whether
    it is an outer ring. Of points and multipoints each position is a sequence; ``areal`` where they are rings."""

    points: Array
    lengths: Array
    feature: Array
    outer: Array
    areal: bool

    @property
    def starts(self) -> Array:
        return np.append(0, np.cumsum(self.lengths)[:-1])

    def at(self, points: Array) -> Pieces:
        """The same sequences through other points."""
        return replace(self, points=points)

    def require_like(self, other: Pieces) -> None:
        """Raises Unlike at the first feature whose sequences differ in number or length."""
        for mine, others in ((self.feature, other.feature), (self.lengths, other.lengths), (self.outer, other.outer)):
            count = min(len(mine), len(others))
            differ = np.flatnonzero(mine[:count] != others[:count])
            if len(differ) or len(mine) != len(others):
                at = int(differ[0]) if len(differ) else count
                raise Unlike(int(max(p.feature[min(at, len(p.feature) - 1)] for p in (self, other) if len(p.feature))))

    def shifts(self, other: Pieces, near: float) -> Array:
        """The largest distance of a point from its counterpart, per sequence; a ring that lies further off than
        ``near`` may run the other way."""
        starts = self.starts
        apart: Array = np.maximum.reduceat(np.hypot(*(self.points - other.points).T), starts)
        odd = ~(apart <= near)
        if not self.areal or not odd.any():
            return apart
        lengths = self.lengths[odd]
        own_starts = np.cumsum(lengths) - lengths
        at = np.arange(int(lengths.sum())) + np.repeat(starts[odd] - own_starts, lengths)
        mirrored = np.repeat(2 * starts[odd] + lengths - 1, lengths) - at
        reverse = np.hypot(*(self.points[at] - other.points[mirrored]).T)
        apart[odd] = np.fmin(apart[odd], np.maximum.reduceat(reverse, own_starts))
        return apart

    def areas(self) -> Array:
        """Signed, one a ring."""
        signed: Array = np.add.reduceat(self._triangles(), self.starts) / 2.0
        return signed

    def turned(self) -> Array:
        """Which rings run the wrong way round; a figure of eight whose loops cancel out runs neither way."""
        triangles, starts = self._triangles(), self.starts
        doubtful = 0.5e-9 * np.add.reduceat(np.abs(triangles), starts)
        flags: Array = np.where(self.outer, -0.5, 0.5) * np.add.reduceat(triangles, starts) > doubtful
        return flags

    def feature_areas(self, count: int) -> Array:
        signed = np.abs(self.areas())
        return np.bincount(self.feature, np.where(self.outer, signed, -signed), minlength=count)

    def feature_lengths(self, count: int) -> Array:
        """The perimeters."""
        steps = np.append(np.hypot(*np.diff(self.points, axis=0).T), 0.0)
        steps[self.starts + self.lengths - 1] = 0.0
        return np.bincount(np.repeat(self.feature, self.lengths), steps, minlength=count)

    def _triangles(self) -> Array:
        """Twice the signed area of each triangle from a ring's first point to one of its sides."""
        starts = self.starts
        own = self.points - np.repeat(self.points[starts], self.lengths, axis=0)
        following = np.append(own[1:], own[:1], axis=0)
        following[starts + self.lengths - 1] = 0.0
        triangles: Array = own[:, 0] * following[:, 1] - own[:, 1] * following[:, 0]
        return triangles


def read_pieces(geometries: Sequence[Any], rows: Sequence[int], kind: str) -> Pieces:
    """From parsed geometries of one type. Raises Unlike where the lists do not nest as the type wants it."""
    try:
        return _read(geometries, rows, kind)
    except (TypeError, ValueError, KeyError):
        if len(rows) == 1:
            raise Unlike(rows[0]) from None
    for geometry, row in zip(geometries, rows, strict=True):
        read_pieces([geometry], [row], kind)
    raise Unlike(rows[0])


def _read(geometries: Sequence[Any], rows: Sequence[int], kind: str) -> Pieces:
    lists, whose = [geometry["coordinates"] for geometry in geometries], np.asarray(rows, dtype=np.int64)
    outer = np.ones(len(lists), dtype=bool)
    for _ in range(DEPTH[kind] - 1):
        inside = np.fromiter(map(len, lists), np.int64, len(lists))
        lists, whose = list(chain.from_iterable(lists)), np.repeat(whose, inside)
        outer = np.zeros(len(lists), dtype=bool)
        outer[(np.cumsum(inside) - inside)[inside > 0]] = True
    if DEPTH[kind] == 0 or kind == "MultiPoint":
        points = lists if DEPTH[kind] == 0 else list(chain.from_iterable(lists))
        whose = whose if DEPTH[kind] == 0 else np.repeat(whose, np.fromiter(map(len, lists), np.int64, len(lists)))
        lengths = np.ones(len(points), dtype=np.int64)
        outer = np.ones(len(points), dtype=bool)
    else:
        points = list(chain.from_iterable(lists))
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
    if set(map(len, points)) - {2} or not lengths.all():
        raise ValueError(kind)
    flat = np.fromiter(chain.from_iterable(points), float, 2 * len(points))
    areal = kind in _AREAL
    return Pieces(flat.reshape(-1, 2), lengths, whose, outer if areal else np.ones(len(lengths), dtype=bool), areal)


def source_pieces(shapes: Geometries, rows: Array, kind: str) -> Pieces:
    """From shapes of one type, parts that are empty left out."""
    parts, of = shapely.get_parts(shapes, return_index=True)
    filled = ~shapely.is_empty(parts)
    parts, whose = parts[filled], rows[of[filled]]
    outer = np.ones(len(parts), dtype=bool)
    if kind in _AREAL and shapely.get_num_interior_rings(parts).any():
        parts, polygon = shapely.get_rings(parts, return_index=True)
        outer = np.append(True, np.diff(polygon) > 0)
        whose = whose[polygon]
    lengths = shapely.get_num_coordinates(parts).astype(np.int64)
    return Pieces(shapely.get_coordinates(parts), lengths, whose, outer, kind in _AREAL)


def read_kinds(geometries: Sequence[Any], rows: Sequence[int]) -> dict[str, tuple[list[Any], list[int]]]:
    """Type -> the geometries of it and their rows, collections taken apart. Raises Unlike for an unknown type."""
    names = {geometry.get("type") if isinstance(geometry, dict) else None for geometry in geometries}
    if len(names) == 1 and (name := names.pop()) in DEPTH:
        return {name: (list(geometries), list(rows))}
    found: dict[str, tuple[list[Any], list[int]]] = {}
    for geometry, row in _single(geometries, rows):
        of = found.setdefault(geometry["type"], ([], []))
        of[0].append(geometry)
        of[1].append(row)
    return found


def _single(geometries: Sequence[Any], rows: Sequence[int]) -> Iterator[tuple[Any, int]]:
    for geometry, row in zip(geometries, rows, strict=True):
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
            yield from _single(geometry["geometries"], [row] * len(geometry["geometries"]))
        elif kind in DEPTH:
            yield geometry, row
        else:
            raise Unlike(row)


def source_kinds(shapes: Geometries, rows: Array) -> dict[str, tuple[Geometries, Array]]:
    """Type -> the shapes of it and their rows, collections taken apart, what is empty left out."""
    kinds = shapely.get_type_id(shapes)
    while (kinds == _COLLECTION).any():
        collected = kinds == _COLLECTION
        parts, of = shapely.get_parts(shapes[collected], return_index=True)
        filled = ~shapely.is_empty(parts)
        of = np.flatnonzero(collected)[of[filled]]
        order = np.argsort(np.concatenate([np.flatnonzero(~collected), of]), kind="stable")
        shapes = np.concatenate([shapes[~collected], parts[filled]])[order]
        rows = np.concatenate([rows[~collected], rows[of]])[order]
        kinds = shapely.get_type_id(shapes)
    names = np.array(_NAMES)[kinds]
    return {str(name): (shapes[names == name], rows[names == name]) for name in np.unique(names)}
