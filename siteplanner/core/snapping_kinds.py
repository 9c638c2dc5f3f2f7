"""The kinds of snaps one after another: how each is found among the edges near a point, and which of them wins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from siteplanner.core.loci import Line
from siteplanner.core.snapping_targets import Edges, Floats, LayerTargets, Rows

SnapKind = Literal[
    "vertex",
    "intersection",
    "setback_corner",
    "midpoint",
    "centre",
    "perpendicular",
    "edge",
    "setback",
    "extension",
    "alignment",
    "angle",
    "grid",
]
RANKS: dict[SnapKind, int] = {
    "vertex": 0,
    "intersection": 1,
    "setback_corner": 1,
    "midpoint": 2,
    "centre": 3,
    "perpendicular": 4,
    "edge": 5,
    "setback": 5,
    "extension": 6,
    "alignment": 6,
    "angle": 7,
    "grid": 8,
}
"""The smaller rank wins. Typed locks stand before all of them: they are not snapped, what snaps must lie on them."""

Point = tuple[float, float]
Segment = tuple[Point, Point]

MOST_CROSSING = 24
"""Edges within the tolerance whose crossings are looked for."""
MOST_OFFERED = 6
"""Of each kind, for going through them one by one."""
SAME_POINT_M = 1e-6
ANGLE_SHARE = 0.5
"""Directions pull from half as far as the rest, for they lie everywhere."""
OWN = "own"
"""The layer of the points that are just being drawn."""


@dataclass(frozen=True, slots=True)
class Snap:
    """What was snapped to, at easting, northing in metres.

    ``corner`` is the row of the point that snapped, among those asked for. ``layer`` and ``id`` name what it belongs to
    ('' for a crossing or a direction). ``edge`` is the edge it lies on, or that is extended; ``guides`` the lines that
    lead to it from elsewhere.
    """

    kind: SnapKind
    east_m: float
    north_m: float
    corner: int = 0
    layer: str = field(default="", compare=False)
    id: str = field(default="", compare=False)
    edge: Segment | None = field(default=None, compare=False)
    guides: tuple[Segment, ...] = field(default=(), compare=False)

    @property
    def point(self) -> Point:
        return self.east_m, self.north_m


@dataclass(frozen=True, slots=True)
class Aiming:
    """What is to be snapped and how: ``points`` (n, 2) within ``tolerance_m`` metres.

    ``anchor`` is where the line to the point begins (perpendiculars, directions), ``own`` the points drawn so far,
    ``extended`` edges whose prolongations count, ``grid_m`` the spacing of a grid that is on.
    """

    points: Floats
    tolerance_m: float
    anchor: Point | None = None
    own: tuple[Point, ...] = ()
    extended: tuple[Segment, ...] = ()
    grid_m: float | None = None


class Finder:
    """The snaps of one kind after another among edges that are known to be near."""

    def __init__(self, points: Floats, tolerance_m: float, edges: Edges, layers: Sequence[LayerTargets]) -> None:
        self._points, self._tolerance_m, self._edges, self._layers = points, tolerance_m, edges, layers

    def vertices(self) -> Iterable[Snap]:
        edges = self._edges
        targets = np.concatenate([edges.start, edges.end, edges.spots])
        rows = np.concatenate([edges.row, edges.row, edges.spot_row])
        layers = np.concatenate([edges.layer, edges.layer, edges.spot_layer])
        points = np.concatenate([edges.point, edges.point, edges.spot_point])
        for at in self._nearest(targets, points):
            yield self._snap("vertex", targets[at], int(points[at]), layers[at], rows[at])

    def midpoints(self) -> Iterable[Snap]:
        middles = (self._edges.start + self._edges.end) / 2
        for at in self._nearest(middles, self._edges.point):
            yield self._on_edge("midpoint", middles[at], at)

    def on_edges(self, kind: SnapKind = "edge") -> Iterable[Snap]:
        feet = _feet(self._points[self._edges.point], self._edges)
        for at in self._nearest(feet, self._edges.point):
            yield self._on_edge(kind, feet[at], at)

    def perpendiculars(self, anchor: Point | None) -> Iterable[Snap]:
        """The feet of the anchor on edges, for a single point."""
        if anchor is None or len(self._points) != 1 or not len(self._edges.start):
            return
        feet = _feet(np.array([anchor]), self._edges)
        inside = (feet != self._edges.start).any(axis=1) & (feet != self._edges.end).any(axis=1)
        inside &= np.hypot(*(feet - np.array(anchor)).T) > SAME_POINT_M
        targets = np.where(inside[:, None], feet, np.nan)
        for at in self._nearest(targets, self._edges.point):
            east, north = targets[at]
            found = self._on_edge("perpendicular", targets[at], at)
            yield replace(found, guides=((anchor, (float(east), float(north))),))

    def crossings(self, lines: Edges, extended: tuple[Segment, ...]) -> Iterable[Snap]:
        """Where edges near one point cross each other, a setback line or the prolongation of an edge."""
        edges = Edges.together([self._edges, lines])
        points = self._points[edges.point]
        distance = np.hypot(*(points - _feet(points, edges)).T)
        near = np.flatnonzero(distance <= self._tolerance_m)
        if len(near) > MOST_CROSSING:
            near = near[np.argsort(distance[near], kind="stable")[:MOST_CROSSING]]
        start, end, of = edges.start[near], edges.end[near], edges.point[near]
        if extended:
            long = np.array(extended)
            start, end = np.concatenate([start, long[:, 0]]), np.concatenate([end, long[:, 1]])
            of = np.concatenate([of, np.zeros(len(long), dtype=np.intp)])
        meeting, of = _crossings(start, end, of, bounded=len(near))
        for at in self._nearest(meeting, of):
            yield Snap("intersection", float(meeting[at, 0]), float(meeting[at, 1]), int(of[at]))

    def line_corners(self, lines: Edges) -> Iterable[Snap]:
        for at in self._nearest(lines.start, lines.point):
            east, north = lines.start[at]
            yield Snap("setback_corner", float(east), float(north), int(lines.point[at]))

    def _nearest(self, targets: Floats, points: Rows) -> list[int]:
        """The rows of the targets nearest to the point that each is listed for, the nearest first."""
        distance = np.hypot(*(targets - self._points[points]).T)
        near = np.flatnonzero(distance <= self._tolerance_m)  # never true of NaN
        order = np.argsort(distance[near], kind="stable")[:MOST_OFFERED]
        return [int(at) for at in near[order]]

    def _on_edge(self, kind: SnapKind, at: Floats, edge: int) -> Snap:
        start, end = self._edges.start[edge], self._edges.end[edge]
        whole = ((float(start[0]), float(start[1])), (float(end[0]), float(end[1])))
        edges = self._edges
        return self._snap(kind, at, int(edges.point[edge]), edges.layer[edge], edges.row[edge], whole)

    def _snap(
        self, kind: SnapKind, at: Floats, corner: int, layer: np.intp, row: np.intp, edge: Segment | None = None
    ) -> Snap:
        if not len(self._layers):
            return Snap(kind, float(at[0]), float(at[1]), corner, edge=edge)
        of = self._layers[int(layer)]
        return Snap(kind, float(at[0]), float(at[1]), corner, of.name, of.id_of(int(row)), edge)


def nearest_pairs(points: Floats, targets: Floats, tolerance_m: float) -> list[tuple[int, int]]:
    """(row of the point, row of the target) of the nearest pairs within the tolerance; for few targets only."""
    if not len(targets):
        return []
    apart = np.hypot(points[:, None, 0] - targets[None, :, 0], points[:, None, 1] - targets[None, :, 1])
    corner, target = np.nonzero(apart <= tolerance_m)
    order = np.argsort(apart[corner, target], kind="stable")[:MOST_OFFERED]
    return [(int(corner[o]), int(target[o])) for o in order]


def _feet(points: Floats, edges: Edges) -> Floats:
    """The nearest place (m, 2) on each edge to its point (m, 2), or to the only one (1, 2)."""
    along = edges.end - edges.start
    with np.errstate(divide="ignore", invalid="ignore"):
        share = ((points - edges.start) * along).sum(axis=1) / (along**2).sum(axis=1)
    share = np.clip(np.nan_to_num(share), 0.0, 1.0)[:, None]
    feet: Floats = np.where(share == 1.0, edges.end, edges.start + share * along)
    return feet


def _crossings(start: Floats, end: Floats, of: Rows, bounded: int) -> tuple[Floats, Rows]:
    """Where pairs of edges of one point cross, and of which; those from ``bounded`` on are prolonged. Where edges share
    an end is a corner, no crossing."""
    first, second = np.triu_indices(len(start), 1)
    first, second = first[of[first] == of[second]], second[of[first] == of[second]]
    along, other = (end - start)[first], (end - start)[second]
    turn = along[:, 0] * other[:, 1] - along[:, 1] * other[:, 0]
    gap = start[second] - start[first]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (gap[:, 0] * other[:, 1] - gap[:, 1] * other[:, 0]) / turn
        share_other = (gap[:, 0] * along[:, 1] - gap[:, 1] * along[:, 0]) / turn
        met = start[first] + share[:, None] * along
    ends = [(a[first] == b[second]).all(axis=1) for a in (start, end) for b in (start, end)]
    parallel = np.abs(turn) <= 1e-9 * np.hypot(*along.T) * np.hypot(*other.T)
    inside = ((share >= 0) & (share <= 1)) | (first >= bounded)
    inside_other = ((share_other >= 0) & (share_other <= 1)) | (second >= bounded)
    kept = inside & inside_other & ~parallel & ~np.any(ends, axis=0)
    return met[kept], of[first[kept]]


def own_points(aiming: Aiming) -> Iterable[Snap]:
    """The points drawn so far but the last, from which the line goes on."""
    own = np.array(aiming.own[:-1]).reshape(-1, 2)
    for corner, at in nearest_pairs(aiming.points, own, aiming.tolerance_m):
        yield Snap("vertex", float(own[at, 0]), float(own[at, 1]), corner, OWN)


def extensions(aiming: Aiming) -> Iterable[Snap]:
    for start, end in aiming.extended:
        line = Line.through(start, end)
        if line is None:
            continue
        for corner, point in enumerate(aiming.points):
            east_m, north_m = line.nearest((float(point[0]), float(point[1])))
            beyond = not 0 <= line.along_m((east_m, north_m)) <= math.dist(start, end)
            if beyond and math.dist((east_m, north_m), point) <= aiming.tolerance_m:
                near = min((start, end), key=lambda p: math.dist(p, (east_m, north_m)))
                guide = (near, (east_m, north_m))
                yield Snap("extension", east_m, north_m, corner, edge=(start, end), guides=(guide,))


def directions(aiming: Aiming) -> Iterable[Snap]:
    """Straight on, back and square to the axes and to the last side drawn, for a single point."""
    if aiming.anchor is None or len(aiming.points) != 1:
        return
    anchor, point = aiming.anchor, (float(aiming.points[0, 0]), float(aiming.points[0, 1]))
    axes = [Line(*anchor, 1.0, 0.0), Line(*anchor, 0.0, 1.0)]
    last = Line.through(aiming.own[-2], anchor) if len(aiming.own) > 1 else None
    if last is not None:
        axes += [Line.parallel(last, anchor), Line.perpendicular(last, anchor)]
    for line in axes:
        at = line.nearest(point)
        if math.dist(at, point) <= aiming.tolerance_m * ANGLE_SHARE < math.dist(at, anchor):
            yield Snap("angle", *at, guides=((anchor, at),))


def grid_crossings(aiming: Aiming) -> Iterable[Snap]:
    """The nearest crossing of the grid's lines."""
    if not aiming.grid_m:
        return
    step_m = aiming.grid_m
    at = np.round(aiming.points / step_m)
    crossing = at * step_m if step_m >= 1 else at / round(1 / step_m)  # the decimal number itself
    apart = np.hypot(*(aiming.points - crossing).T)
    corner = int(apart.argmin())
    if apart[corner] <= aiming.tolerance_m:
        yield Snap("grid", float(crossing[corner, 0]), float(crossing[corner, 1]), corner)


def in_order(found: Iterable[Snap], points: Floats) -> list[Snap]:
    """The stronger kind first, of one kind the nearer; each place once, a few of each kind."""
    ordered = sorted(found, key=lambda s: (RANKS[s.kind], math.dist(s.point, points[s.corner])))
    kept: list[Snap] = []
    counts: dict[int, int] = {}
    places: set[tuple[float, float, int]] = set()
    for snap in ordered:
        place = (round(snap.east_m, 6), round(snap.north_m, 6), snap.corner)
        rank = RANKS[snap.kind]
        if place not in places and counts.get(rank, 0) < MOST_OFFERED:
            places.add(place)
            counts[rank] = counts.get(rank, 0) + 1
            kept.append(snap)
    return kept
