"""The corners of a shape, one by one: where they are, put elsewhere, put in on an edge, taken out.

A shape is taken apart into paths, rings without their closing point or lines, and put together again as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
Point = tuple[float, float]
FEW = 8
"""More places than this are first looked for on the outline at once."""
SAME_PLACE_M = 0.001
"""Corners of neighbours nearer than this are one corner: maps are kept to the millimetre."""

TOO_FEW = QT_TRANSLATE_NOOP(
    "errors", "An area keeps at least three corners, a line two. Remove the whole shape instead."
)
SEVERAL_KINDS = QT_TRANSLATE_NOOP(
    "errors",
    "Areas, lines and points in one shape cannot be edited together. Split it where it came from.",
)

_POINT, _LINE = shapely.GeometryType.POINT, shapely.GeometryType.LINESTRING
_POLYGON = shapely.GeometryType.POLYGON


@dataclass(frozen=True, slots=True)
class Corner:
    """Where a corner stands in its shape: the part, the ring of the part (0: the outer one), its place in the ring."""

    part: int
    ring: int
    at: int


@dataclass(frozen=True, slots=True)
class Paths:
    """``parts[p][r]`` are the points (n, 2) of a path, at least ``fewest``: 3 of a ring, 2 of a line, 1 of a point."""

    parts: tuple[tuple[Floats, ...], ...]
    fewest: int
    many: bool

    @property
    def closed(self) -> bool:
        """Whether the last point of a path is joined to the first."""
        return self.fewest == 3

    @classmethod
    def of(cls, shape: BaseGeometry) -> Paths:
        """The paths of a point, line or area, of one part or several. Raises EditError for a mixed collection."""
        parts = shapely.get_parts(shape)
        kinds = set(shapely.get_type_id(parts).tolist())
        if not kinds <= {_POLYGON} and not kinds <= {_LINE} and not kinds <= {_POINT}:
            raise EditError(SEVERAL_KINDS)
        many = shape.geom_type.startswith("Multi")
        if not kinds <= {_POLYGON}:
            return cls(tuple((shapely.get_coordinates(p),) for p in parts), 2 if kinds == {_LINE} else 1, many)
        rings = tuple(tuple(shapely.get_coordinates(r)[:-1] for r in shapely.get_rings(part)) for part in parts)
        return cls(rings, 3, many)

    def shape(self) -> BaseGeometry:
        """The shape of these paths; a hole of fewer than three corners is gone.

        Raises EditError where an area has fewer than three corners, or a line than two.
        """
        made = np.empty(len(self.parts), dtype=object)
        made[:] = [self._part(rings) for rings in self.parts]
        if not self.many:
            single: BaseGeometry = made[0]
            return single
        return collected(made)

    def _part(self, rings: tuple[Floats, ...]) -> BaseGeometry:
        if len(rings[0]) < self.fewest:
            raise EditError(TOO_FEW)
        if self.closed:
            return shapely.Polygon(rings[0], [hole for hole in rings[1:] if len(hole) >= self.fewest])
        return shapely.LineString(rings[0]) if self.fewest == 2 else shapely.Point(rings[0][0])

    def changed(self, change: Callable[[Floats], Floats]) -> Paths:
        """The same with every path as ``change`` gives it."""
        return Paths(tuple(tuple(change(xy) for xy in rings) for rings in self.parts), self.fewest, self.many)


def collected(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """The parts of shapes of one kind (points, lines or areas) as one shape of many parts."""
    parts = [part for shape in shapes for part in shapely.get_parts(shape)]
    if parts[0].geom_type == "Polygon":
        return shapely.MultiPolygon(parts)
    return shapely.MultiLineString(parts) if parts[0].geom_type == "LineString" else shapely.MultiPoint(parts)


def corner_places(shape: BaseGeometry) -> tuple[Floats, tuple[Corner, ...]]:
    """Every corner once: its easting, northing (n, 2), and where it stands in the shape."""
    paths = Paths.of(shape)
    refs = tuple(
        Corner(p, r, at) for p, rings in enumerate(paths.parts) for r, xy in enumerate(rings) for at in range(len(xy))
    )
    found = [xy for rings in paths.parts for xy in rings]
    return (np.concatenate(found) if found else np.empty((0, 2))), refs


def edges_of(shape: BaseGeometry) -> tuple[Floats, Floats]:
    """Start and end (n, 2) of every edge, those that close a ring included."""
    paths = Paths.of(shape)
    every = [xy for rings in paths.parts for xy in rings if len(xy) > 1]
    if not every:
        return np.empty((0, 2)), np.empty((0, 2))
    start = [xy if paths.closed else xy[:-1] for xy in every]
    end = [np.roll(xy, -1, axis=0) if paths.closed else xy[1:] for xy in every]
    return np.concatenate(start), np.concatenate(end)


def corner_moved(shape: BaseGeometry, place: Point, to: Point, tolerance_m: float = SAME_PLACE_M) -> BaseGeometry:
    """The shape with every corner at ``place`` put at ``to``; one that falls on its neighbour is the same corner then.

    Raises EditError where too few corners are left.

    >>> print(corner_moved(shapely.box(0, 0, 2, 2), (2, 2), (3, 3)))
    POLYGON ((2 0, 3 3, 0 2, 0 0, 2 0))
    """
    paths = Paths.of(shape)

    def move(xy: Floats) -> Floats:
        here = _at(xy, place, tolerance_m)
        if not here.any():
            return xy
        return _without_repeats(np.where(here[:, None], np.asarray(to, dtype=float), xy), closed=paths.closed)

    return paths.changed(move).shape()


def corner_removed(shape: BaseGeometry, place: Point, tolerance_m: float = SAME_PLACE_M) -> BaseGeometry:
    """The shape without its corners at ``place``. Raises EditError where too few would be left.

    >>> print(corner_removed(shapely.box(0, 0, 2, 2), (2, 2)))
    POLYGON ((2 0, 0 2, 0 0, 2 0))
    """
    paths = Paths.of(shape)

    def remove(xy: Floats) -> Floats:
        return _without_repeats(xy[~_at(xy, place, tolerance_m)], closed=paths.closed)

    return paths.changed(remove).shape()


def with_corners(shape: BaseGeometry, places: Iterable[Point] | Floats, tolerance_m: float) -> BaseGeometry:
    """The shape with a corner at each of ``places`` that lies on an edge, with the very ordinates given.

    A place farther than ``tolerance_m`` from every edge, or as near to a corner, adds nothing. The same object comes
    back where nothing is added.

    >>> print(with_corners(shapely.box(0, 0, 2, 2), [(1, 2), (2, 2), (9, 9)], 1e-6))
    POLYGON ((2 0, 2 2, 1 2, 0 2, 0 0, 2 0))
    """
    points = np.asarray(list(places), dtype=float).reshape(-1, 2)
    if not len(points):
        return shape
    west, south, east, north = shapely.bounds(shape)
    low, high = np.array([west, south]) - tolerance_m, np.array([east, north]) + tolerance_m
    near = points[((points >= low) & (points <= high)).all(axis=1)]
    if len(near) > FEW:
        near = near[on_outline(shape, near, 2 * tolerance_m)]
    paths = Paths.of(shape)
    grown = paths
    for point in near:
        grown = grown.changed(partial(_with_corner, point=point, tolerance_m=tolerance_m, closed=paths.closed))
    before = sum(len(xy) for rings in paths.parts for xy in rings)
    return shape if sum(len(xy) for rings in grown.parts for xy in rings) == before else grown.shape()


def on_outline(shape: BaseGeometry, places: Floats, tolerance_m: float) -> npt.NDArray[np.bool_]:
    """Which of ``places`` (n, 2) lie on the edges of a shape, give or take."""
    outline = shapely.boundary(shape) if shapely.get_dimensions(shape) == 2 else shape
    shapely.prepare(outline)
    return np.asarray(shapely.dwithin(outline, shapely.points(places), tolerance_m), dtype=np.bool_)


def _with_corner(xy: Floats, *, point: Floats, tolerance_m: float, closed: bool) -> Floats:
    """The path with ``point`` put in where it lies on an edge."""
    start = xy if closed else xy[:-1]
    end = np.roll(xy, -1, axis=0) if closed else xy[1:]
    if not len(start) or np.hypot(*(xy - point).T).min() <= tolerance_m:
        return xy
    along = end - start
    square = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = np.clip(((point - start) * along).sum(axis=1) / square, 0.0, 1.0)
    distance = np.hypot(*(start + share[:, None] * along - point).T)
    edge = int(distance.argmin())
    return np.insert(xy, edge + 1, point, axis=0) if distance[edge] <= tolerance_m else xy


def _at(xy: Floats, place: Point, tolerance_m: float) -> npt.NDArray[np.bool_]:
    near: npt.NDArray[np.bool_] = np.hypot(*(xy - np.asarray(place, dtype=float)).T) <= tolerance_m
    return near


def _without_repeats(xy: Floats, *, closed: bool) -> Floats:
    """The path without points that repeat the one before them."""
    if len(xy) < 2:
        return xy
    repeats = np.r_[False, (xy[1:] == xy[:-1]).all(axis=1)]
    if closed and len(xy) > 1 and (xy[0] == xy[-1]).all():
        repeats[0] = True
    kept: Floats = xy[~repeats]
    return kept
