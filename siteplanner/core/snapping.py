"""Snapping: which of the corners, edges, middles, crossings near a point is meant.

The kinds stand in a fixed order, however near a weaker one is; among equals the nearest wins. What is snapped to has
the very ordinates of the map: a corner is the corner's to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import shapely

from siteplanner.core.loci import SAME_M, Line, Locus, crossings
from siteplanner.core.site import Geometries
from siteplanner.core.snapping_kinds import (
    OWN,
    RANKS,
    Aiming,
    Finder,
    Point,
    Segment,
    Snap,
    SnapKind,
    directions,
    extensions,
    grid_crossings,
    in_order,
    nearest_pairs,
    own_points,
)
from siteplanner.core.snapping_targets import Edges, Floats, LayerTargets, Rows

__all__ = ["OWN", "RANKS", "Aiming", "Edges", "Floats", "LayerTargets", "Segment", "Snap", "SnapKind", "SnapTargets"]

OWN_LAYER = LayerTargets(OWN, np.empty(0, dtype=object))
MOST_CORNERS = 256
"""Of a larger selection only the corners of its convex hull are snapped, at most so many."""
MOST_SHAPES, MOST_A_POINT, MOST_HALVINGS = 64, 4, 12
"""Where more shapes lie within the tolerance, it is halved: nobody can mean one of so many."""


class _Near(NamedTuple):
    """What meets the boxes about some points: for each layer which box meets the box of which row."""

    boxes: Geometries
    pairs: list[tuple[Rows, Rows]]


class SnapTargets:
    """Layers that can be snapped to; ``without`` are rows of them that cannot (what is in the hand)."""

    def __init__(self, layers: Sequence[LayerTargets], without: Mapping[str, frozenset[int]] | None = None) -> None:
        self.layers = [layer for layer in layers if len(layer)]
        self._without = without or {}
        self._halvings = 0
        """How often the tolerance was halved the last time."""

    @classmethod
    def of(cls, *sets: Geometries) -> SnapTargets:
        """Targets of shapes of any kind; None and empty shapes are passed over."""
        return cls([LayerTargets("", shapes) for shapes in sets])

    def nearest(self, points: Floats, tolerance_m: float) -> Snap | None:
        """The best snap of any of ``points`` (n, 2) within ``tolerance_m`` metres; None where nothing is near.

        >>> square = SnapTargets.of(np.array([shapely.box(0, 0, 10, 10)]))
        >>> square.nearest(np.array([[10.4, 9.9]]), 1.0)
        Snap(kind='vertex', east_m=10.0, north_m=10.0, corner=0, ...)
        >>> square.nearest(np.array([[10.4, 2.5]]), 1.0)
        Snap(kind='edge', east_m=10.0, north_m=2.5, corner=0, ...)
        """
        found = self.candidates(Aiming(points, tolerance_m))
        return found[0] if found else None

    def edges_near(self, points: Floats, tolerance_m: float) -> Edges:
        """The edges and single points whose boxes come within the tolerance of a point."""
        if len(points) == 0 or not np.isfinite(points).all():
            return Edges.none()
        tolerance_m, near = self._crowd_left_out(points, tolerance_m)
        if near is None:
            return Edges.none()
        parts = [
            layer.edges_near(near.boxes, number, self._without.get(layer.name, frozenset()), pairs)
            for number, (layer, pairs) in enumerate(zip(self.layers, near.pairs, strict=True))
        ]
        return Edges.together(parts).near(points, tolerance_m)

    def _crowd_left_out(self, points: Floats, tolerance_m: float) -> tuple[float, _Near | None]:
        """The largest of the tolerance, its half, its quarter … within which few enough shapes lie, and those; None
        where too many do in the end. Fewer lie within less, so it is looked for from where it was the last time."""
        most = max(MOST_SHAPES, MOST_A_POINT * len(points))
        found: dict[int, _Near | None] = {}
        at = self._halvings
        while 0 <= at < MOST_HALVINGS and at not in found:
            found[at] = self._few_near(points, tolerance_m / 2**at, most)
            at += 1 if found[at] is None else -1
        fitting = [halvings for halvings, near in found.items() if near is not None]
        self._halvings = min(fitting, default=0)
        return tolerance_m / 2**self._halvings, found.get(self._halvings)

    def _few_near(self, points: Floats, tolerance_m: float, most: int) -> _Near | None:
        """What lies within the tolerance, layer by layer; None where that is more than ``most``."""
        boxes = _boxes(points, tolerance_m)
        pairs: list[tuple[Rows, Rows]] = []
        count = 0
        for layer in self.layers:
            pairs.append(layer.pairs_near(boxes))
            count += len(pairs[-1][1])
            if count > most:
                return None
        return _Near(boxes, pairs)

    def candidates(self, aiming: Aiming, setbacks: Edges | None = None) -> list[Snap]:
        """Everything within reach, the winner first, then in the order in which the Tab key goes through them.

        ``setbacks`` are the edges of setback lines near the points.
        """
        points, tolerance_m = aiming.points, aiming.tolerance_m
        if len(points) == 0 or not np.isfinite(points).all():
            return []
        edges = self.edges_near(points, tolerance_m)
        if len(aiming.own) > 2:
            own = Edges.along(aiming.own[:-1], len(self.layers)).near(points, tolerance_m)
            edges = Edges.together([edges, own])
        lines = setbacks if setbacks is not None else Edges.none()
        finder = Finder(points, tolerance_m, edges, [*self.layers, OWN_LAYER])
        found = [
            *finder.vertices(),
            *own_points(aiming),
            *finder.crossings(lines, aiming.extended),
            *finder.line_corners(lines),
            *finder.midpoints(),
            *self._centres(points, tolerance_m),
            *finder.perpendiculars(aiming.anchor),
            *finder.on_edges(),
            *Finder(points, tolerance_m, lines, ()).on_edges("setback"),
            *extensions(aiming),
            *directions(aiming),
            *grid_crossings(aiming),
        ]
        return in_order(found, points)

    def on_locus(self, locus: Locus, aiming: Aiming) -> list[Snap]:
        """What a point that a lock keeps on a line or circle can still snap to: where edges cross it, and corners near
        the pointer, square to a line. The point stays on ``locus`` to the last bit that this fixes."""
        pointer = (float(aiming.points[0, 0]), float(aiming.points[0, 1]))
        held = np.array([locus.nearest(pointer)])
        found = [*self._crossing_edges(locus, held, aiming.tolerance_m)]
        if isinstance(locus, Line):
            near = Finder(
                aiming.points, aiming.tolerance_m, self.edges_near(aiming.points, aiming.tolerance_m), self.layers
            )
            for snap in (*near.vertices(), *own_points(aiming)):
                at = locus.pinned(locus.nearest(snap.point))
                guides = ((snap.point, at),) if math.dist(at, snap.point) > SAME_M else ()
                found.append(replace(snap, east_m=at[0], north_m=at[1], guides=guides))
        return in_order(found, held)

    def _crossing_edges(self, locus: Locus, held: Floats, tolerance_m: float) -> Iterable[Snap]:
        finder = Finder(held, tolerance_m, self.edges_near(held, tolerance_m), self.layers)
        for snap in finder.on_edges():
            line = Line.through(*snap.edge) if snap.edge else None
            if line is None or snap.edge is None:
                continue
            for meeting in crossings(locus, line):
                off_edge = not -SAME_M <= line.along_m(meeting) <= math.dist(*snap.edge) + SAME_M
                if not off_edge and math.dist(meeting, held[0]) <= tolerance_m:
                    east_m, north_m = locus.pinned(meeting)
                    yield replace(snap, kind="intersection", east_m=east_m, north_m=north_m)

    def edge_at(self, point: Point, tolerance_m: float) -> Snap | None:
        """The edge nearest a point, whatever else there is to snap to; None where none is within the tolerance."""
        at = np.array([point])
        found = Finder(at, tolerance_m, self.edges_near(at, tolerance_m), self.layers).on_edges()
        return min(found, key=lambda s: math.dist(s.point, point), default=None)

    def edges_at(self, point: Point) -> tuple[Segment, ...]:
        """The edges that begin or end at a point of the map."""
        edges = self.edges_near(np.array([point]), SAME_M)
        return tuple(
            ((float(a[0]), float(a[1])), (float(b[0]), float(b[1])))
            for a, b in zip(edges.start, edges.end, strict=True)
            if (a == point).all() or (b == point).all()
        )

    def shapes_near(self, layer: str, points: Floats, reach_m: float) -> Geometries:
        """The shapes of one layer within reach of the box around ``points``, without what is in the hand."""
        low, high = points.min(axis=0) - reach_m, points.max(axis=0) + reach_m
        box = np.array([shapely.box(*low, *high)], dtype=object)
        found = [
            of.shapes[of.rows_near(box, self._without.get(layer, frozenset()))]
            for of in self.layers
            if of.name == layer
        ]
        return np.concatenate(found) if found else np.empty(0, dtype=object)

    def _centres(self, points: Floats, tolerance_m: float) -> Iterable[Snap]:
        for layer in self.layers:
            if layer.centres:
                near = _boxes(points, tolerance_m)
                rows = layer.rows_near(near, self._without.get(layer.name, frozenset()))
                centres = layer.centres_of(rows)
                for corner, at in nearest_pairs(points, centres, tolerance_m):
                    east, north = centres[at]
                    yield Snap("centre", float(east), float(north), corner, layer.name, layer.id_of(int(rows[at])))


def corners_of(shapes: Geometries) -> Floats:
    """The corners (n, 2) of footprints that take part in snapping: all of them, or those of the hull if many."""
    xy = shapely.get_coordinates(shapes)
    if len(xy) > MOST_CORNERS:
        xy = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(xy)))[:MOST_CORNERS]
    unique: Floats = np.unique(xy, axis=0)
    return unique


POINTED_AT: frozenset[SnapKind] = frozenset({"vertex", "setback_corner"})
"""What a pointer is put on to mean it, rather than passes over."""


def laid_on(found: Iterable[Snap], corners: Floats, rows: Sequence[int]) -> list[Snap]:
    """What the pointer alone snapped to, for a thing in the hand: its corner nearest to that (one of ``rows`` of
    ``corners`` (n, 2)) is laid there.

    >>> at = Snap("vertex", 10.0, 0.0)
    >>> laid_on([at, Snap("edge", 10.2, 0.0)], np.array([[7.0, 4.0], [13.0, 4.0], [13.0, -4.0]]), [1, 2])
    [Snap(kind='vertex', east_m=10.0, north_m=0.0, corner=1, ...)]
    """
    near = sorted(rows)
    return [
        replace(snap, corner=min(near, key=lambda row: math.dist(corners[row], snap.point)))
        for snap in found
        if snap.kind in POINTED_AT and near
    ]


def exact_shift(corner: Point, target: Point) -> Point:
    """East and north to add to a corner so that the sum is the target to the last bit, as far as there is one.

    >>> east, north = exact_shift((0.1, 470000.3), (470000.7, 480012.6))
    >>> 0.1 + east == 470000.7, 470000.3 + north == 480012.6
    (True, True)
    """
    return _exact(corner[0], target[0]), _exact(corner[1], target[1])


def _exact(start: float, end: float) -> float:
    by = end - start
    for tried in (by, math.nextafter(by, math.inf), math.nextafter(by, -math.inf)):
        if start + tried == end:
            return tried
    return by


def _boxes(points: Floats, tolerance_m: float) -> Geometries:
    """A box about each point."""
    low, high = points - tolerance_m, points + tolerance_m
    return shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
