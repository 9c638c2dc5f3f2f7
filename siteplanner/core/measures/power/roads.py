"""The roads of a map as a network along which feeders run.

Roads are constraints of the kind ``road``: lines are followed as they are drawn, polygons along and across their edges.
Lines that cross are joined, and ends that miss another road by little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.site import Geometries, Site
from siteplanner.core.work import pause, with_pauses

ROAD = "road"
EDGE_M = 50.0  # edges of road polygons are cut to this, so that a feeder can cross the road about as often
OVERSHOOT_M = 0.01  # what joins an end to a road goes this far beyond it, so that the two cross in spite of rounding
TOUCHING_M = 1e-6
ALL_ROUND = np.array([(1.0, 0.5), (-0.5, 1.0), (-1.0, -0.5), (0.5, -1.0)])


@dataclass(frozen=True, eq=False)
class Joints:
    """Where things meet the network: ``edge`` (-1: there is none), how far along it from its first node, and how far
    from there the thing is; (n,), metres."""

    edge: Codes
    along_m: Floats
    off_m: Floats


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """Straight edges between nodes: ``first`` and ``second`` are (e,) places of nodes, ``length_m`` (e,)."""

    shapes: Geometries
    first: Codes
    second: Codes
    length_m: Floats
    nodes: int

    @classmethod
    def of(cls, roads: Geometries, snap_m: float) -> RoadNetwork:
        """The network of lines and polygons; what is nearer than ``snap_m`` is joined."""
        lines, across = _lines(roads), _across(roads, snap_m)
        drawn = np.concatenate([lines, across])
        if len(drawn) == 0:
            nothing = np.empty(0, dtype=np.intp)
            return cls(drawn, nothing, nothing, np.empty(0), 0)
        pause()
        noded = shapely.get_parts(shapely.union_all(np.concatenate([drawn, _joins(lines, drawn, snap_m)])))
        pause()
        return cls._of_segments(_segments(noded[shapely.get_dimensions(noded) == 1]))

    @classmethod
    def _of_segments(cls, ends: Floats) -> RoadNetwork:
        """Of straight pieces (e, 2, 2) that meet only at their ends."""
        points, place = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
        pair = np.unique(np.sort(place.reshape(-1, 2), axis=1), axis=0)
        pair = pair[pair[:, 0] != pair[:, 1]]
        coords = points[pair]
        length_m: Floats = np.hypot(*(coords[:, 1] - coords[:, 0]).T)
        first, second = pair.T.astype(np.intp)
        return cls(shapely.linestrings(coords), first, second, length_m, len(points))

    def joints(self, shapes: Geometries, reach_m: float) -> Joints:
        """Where shapes meet the network, each at its nearest point, if that is no further than ``reach_m``."""
        edge = np.full(len(shapes), -1, dtype=np.intp)
        along_m, off_m = np.full(len(shapes), np.nan), np.full(len(shapes), np.nan)
        real = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
        if len(self.shapes) == 0 or len(real) == 0:
            return Joints(edge, along_m, off_m)
        pause()
        at, near = shapely.STRtree(self.shapes).query_nearest(shapes[real], max_distance=max(reach_m, 1e-9))
        at, first = np.unique(at, return_index=True)  # several are as near where edges meet: the same point
        row, near = real[at], near[first]
        met = shapely.get_point(shapely.shortest_line(shapes[row], self.shapes[near]), 1)
        edge[row] = near
        along_m[row] = np.clip(shapely.line_locate_point(self.shapes[near], met), 0.0, self.length_m[near])
        off_m[row] = shapely.distance(shapes[row], self.shapes[near])
        return Joints(edge, along_m, off_m)

    def between(self, start: Joints, end: Joints) -> Floats:
        """The shortest way along the network between each of two sets of joints, (n, m), with the ways off it at both
        ends; infinite where there is none."""
        way = np.full((len(start.edge), len(end.edge)), np.inf)
        here, there = np.flatnonzero(start.edge >= 0), np.flatnonzero(end.edge >= 0)
        if len(here) == 0 or len(there) == 0:
            return way
        from_end = self._from(end, there)
        edge, along_m = start.edge[here], start.along_m[here]
        back_m = self.length_m[edge] - along_m
        found: Floats = np.minimum(from_end[:, self.first[edge]] + along_m, from_end[:, self.second[edge]] + back_m).T
        same = edge[:, None] == end.edge[there][None, :]
        direct = np.abs(along_m[:, None] - end.along_m[there][None, :])
        found = np.where(same, np.minimum(found, direct), found)
        way[np.ix_(here, there)] = found + start.off_m[here][:, None] + end.off_m[there][None, :]
        return way

    def _from(self, ends: Joints, rows: Codes) -> Floats:
        """How far every node is from each of some joints, (rows, nodes)."""
        count = self.nodes + len(rows)
        edge, along_m = ends.edge[rows], ends.along_m[rows]
        joined = np.arange(self.nodes, count)
        first = np.concatenate([self.first, joined, joined])
        second = np.concatenate([self.second, self.first[edge], self.second[edge]])
        # a length of 0 would be no edge at all in a sparse matrix
        length_m = np.maximum(np.concatenate([self.length_m, along_m, self.length_m[edge] - along_m]), 1e-9)
        from scipy.sparse import csr_array  # the window starts without it
        from scipy.sparse.csgraph import dijkstra

        graph = csr_array((length_m, (first, second)), shape=(count, count))
        found = np.empty((len(rows), self.nodes))
        for row, node in enumerate(with_pauses(joined.tolist())):
            found[row] = dijkstra(graph, directed=False, indices=node)[: self.nodes]
        return found


def road_network(site: Site, snap_m: float) -> RoadNetwork:
    """The network of the roads of a map, made once and kept as long as its constraints stay."""
    return site.made_once("constraints", f"roads within {snap_m!r} m", lambda: RoadNetwork.of(_roads(site), snap_m))


def _roads(site: Site) -> Geometries:
    roads = site.constraint_shapes[site.constraints["kind"].to_numpy(dtype=object) == ROAD]
    kept: Geometries = roads[~(shapely.is_missing(roads) | shapely.is_empty(roads))]
    return kept


def _lines(roads: Geometries) -> Geometries:
    parts = shapely.get_parts(shapely.get_parts(roads))  # collections hold collections of lines
    lines: Geometries = parts[np.isin(shapely.get_type_id(parts), (1, 2))]
    return lines


def _across(roads: Geometries, snap_m: float) -> Geometries:
    """The edges of road polygons, merged over gaps of ``snap_m``, and of the triangles that fill them: ways along them
    and across."""
    parts = shapely.get_parts(shapely.get_parts(roads))
    polygons = parts[shapely.get_dimensions(parts) == 2]
    if len(polygons) == 0:
        return np.empty(0, dtype=object)
    pause()
    merged = shapely.union_all(shapely.buffer(shapely.make_valid(polygons), snap_m / 2, join_style="mitre"))
    merged = shapely.segmentize(shapely.buffer(merged, -snap_m / 2, join_style="mitre"), EDGE_M)
    pause()
    triangles = shapely.get_parts(shapely.constrained_delaunay_triangles(shapely.get_parts(merged)))
    rings: Geometries = shapely.get_exterior_ring(triangles)
    return rings


def _joins(lines: Geometries, others: Geometries, snap_m: float) -> Geometries:
    """A short line from each end of a line to every other one that it misses by no more than ``snap_m``; where it meets
    it, but for rounding and not in a common corner, short lines all round."""
    ends = np.concatenate([shapely.get_point(lines, 0), shapely.get_point(lines, -1)])
    owner = np.tile(np.arange(len(lines)), 2)
    at, other = shapely.STRtree(others).query(ends, predicate="dwithin", distance=max(snap_m, TOUCHING_M))
    apart = owner[at] != other
    at, other = at[apart], other[apart]
    open_end = shapely.distance(ends[at], shapely.extract_unique_points(others[other])) > 0
    at, other = at[open_end], other[open_end]
    ways = shapely.get_coordinates(shapely.shortest_line(ends[at], others[other])).reshape(-1, 2, 2)
    step = ways[:, 1] - ways[:, 0]
    length = np.hypot(*step.T)
    missed = length > TOUCHING_M
    beyond = ways[missed, 1] + step[missed] / length[missed, None] * OVERSHOOT_M
    touching = np.repeat(ways[~missed, 0], len(ALL_ROUND), axis=0)
    around = touching + np.tile(ALL_ROUND, (int((~missed).sum()), 1)) * OVERSHOOT_M
    first, last = np.concatenate([ways[missed, 0], touching]), np.concatenate([beyond, around])
    return np.asarray(shapely.linestrings(np.stack([first, last], axis=1)), dtype=object)


def _segments(lines: Geometries) -> npt.NDArray[np.float64]:
    """Every straight piece of some lines, (e, 2, 2)."""
    coords, of = shapely.get_coordinates(lines, return_index=True)
    inside = of[1:] == of[:-1]
    return np.stack([coords[:-1][inside], coords[1:][inside]], axis=1)
