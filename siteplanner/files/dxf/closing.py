"""Areas from what is drawn as lines: outlines that nearly close, and the faces between lines that meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from siteplanner.core.site import Geometries
from siteplanner.core.work import pause
from siteplanner.files.dxf.arcs import Points

CLOSING_TOLERANCE_M = 0.05
"""Ends nearer than this are taken for one point: what a boundary point of a land survey may be off."""
NO_GAP_M = 1e-4
"""Below it an end is where it should be, but for the rounding of a file."""
_GRID_M = 1e-6
_AT_ONCE = 500
MEETINGS_A_LINE, MEETINGS_ANYWAY = 60, 200_000
"""How many others a line of a map meets on average at the most, and meetings that are no trouble anyway."""


def gap_m(run: Points) -> float:
    """From the last point of a line to its first."""
    return float(np.hypot(*(run[-1] - run[0]))) if len(run) else 0.0


def closes(run: Points) -> bool:
    """Whether a line nearly comes back to its start, and goes somewhere between."""
    return len(run) >= 4 and gap_m(run) <= CLOSING_TOLERANCE_M < shapely.LineString(run).length / 4.0


def closed(run: Points) -> Points:
    """The ring of a line that closes: its last point is moved onto the first, or joined to it by a short side."""
    return run if (run[0] == run[-1]).all() else np.vstack((run[:-1], run[:1]))


@dataclass(frozen=True)
class Faces:
    """Areas between lines, and the lines that bound none. ``gaps`` ends were joined to others, the farthest by
    ``widest_m`` at ``widest_at``. ``tangled``: there are too many meetings of lines to look for areas."""

    areas: Geometries
    left_over: Geometries
    gaps: int = 0
    widest_m: float = 0.0
    widest_at: tuple[float, float] = (0.0, 0.0)
    tangled: bool = False


def faces_between(runs: Sequence[Points]) -> Faces:
    """The faces of the net that the lines make, ends within the tolerance taken for one point."""
    lines = np.array([shapely.LineString(run) for run in _joined_ends(runs)], dtype=object)
    if not len(lines):
        return Faces(lines, lines)
    if _too_tangled(lines):
        return Faces(lines[:0], lines, tangled=True)
    bridges = _bridges(lines)
    net = shapely.get_parts(shapely.union_all(np.concatenate((lines, bridges))))
    areas, cuts, dangles, invalid = (shapely.get_parts(found) for found in shapely.polygonize_full(net))
    loose = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(np.concatenate((cuts, dangles, invalid)))))
    moved = [(_gap(run, line), run) for run, line in zip(runs, lines, strict=True)]
    moved += [(float(bridge.length), shapely.get_coordinates(bridge)) for bridge in bridges]
    widest_m, run = max(moved, key=lambda each: each[0])
    return Faces(
        areas,
        loose[shapely.length(loose) > CLOSING_TOLERANCE_M],
        sum(width_m > NO_GAP_M for width_m, _ in moved),
        widest_m,
        (float(run[0, 0]), float(run[0, 1])),
    )


def _gap(run: Points, line: shapely.LineString) -> float:
    """How far an end of a line was moved."""
    now = shapely.get_coordinates(line)
    return float(max(np.hypot(*(run[0] - now[0])), np.hypot(*(run[-1] - now[-1]))))


def _too_tangled(lines: Geometries) -> bool:
    """Whether lines meet so often that cutting them at all meetings would take minutes, as no map's lines do."""
    tree = shapely.STRtree(lines)
    meetings, most = 0, MEETINGS_A_LINE * len(lines) + MEETINGS_ANYWAY
    for first in range(0, len(lines), _AT_ONCE):
        pause()
        meetings += len(tree.query(lines[first : first + _AT_ONCE])[0])
        if meetings > most:
            return True
    return False


def _joined_ends(runs: Sequence[Points]) -> list[Points]:
    """Ends within the tolerance of their nearest neighbour are moved onto it; no end farther than the tolerance."""
    ends = np.array([run[at] for run in runs for at in (0, -1)]).reshape(-1, 2)
    if not len(ends):
        return []
    places, of_place = np.unique(ends, axis=0, return_inverse=True)
    first_seen = np.full(len(places), len(ends))
    np.minimum.at(first_seen, of_place.reshape(-1), np.arange(len(ends)))
    target = _joined_places(places, first_seen)[of_place.reshape(-1)]
    joined = []
    for at, run in enumerate(runs):
        new = run.copy()
        start, end = target[2 * at], target[2 * at + 1]
        if len(run) > 2 or (start != end).any():
            new[0], new[-1] = start, end
        joined.append(new)
    return joined


def _joined_places(places: Points, first_seen: np.ndarray) -> Points:
    """For each place the one it is joined to: of those joined, the first drawn."""
    if len(places) < 2:
        return places
    points: Geometries = np.asarray(shapely.points(places), dtype=object)
    one, other = shapely.STRtree(points).query_nearest(
        points, max_distance=CLOSING_TOLERANCE_M, exclusive=True, all_matches=False
    )
    links = coo_array((np.ones(len(one)), (one, other)), shape=(len(places), len(places)))
    group = connected_components(links, directed=False)[1]
    first = np.full(group.max() + 1, -1)
    by_age = np.argsort(-first_seen, kind="stable")
    first[group[by_age]] = by_age  # the last written, so the oldest, stays
    target: Points = places[first[group]]
    far = np.hypot(*(target - places).T) > CLOSING_TOLERANCE_M
    target[far] = places[far]
    return target


def _bridges(lines: Geometries) -> Geometries:
    """Short pieces from loose ends that stop just before another line to just beyond it."""
    corners = np.array([shapely.get_coordinates(line)[at] for line in lines for at in (0, -1)])
    _, of_place, counts = np.unique(corners, axis=0, return_inverse=True, return_counts=True)
    loose = np.flatnonzero(counts[of_place.reshape(-1)] == 1)
    tree = shapely.STRtree(lines)
    made = []
    for first in range(0, len(loose), _AT_ONCE):
        pause()
        ends = loose[first : first + _AT_ONCE]
        points: Geometries = np.asarray(shapely.points(corners[ends]), dtype=object)
        who, near = tree.query(points, predicate="dwithin", distance=CLOSING_TOLERANCE_M)
        for end, line in zip(who.tolist(), near.tolist(), strict=True):
            if ends[end] // 2 == line:
                continue
            (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.shortest_line(points[end], lines[line]))
            width_m = float(np.hypot(x1 - x0, y1 - y0))
            if width_m > 0.0:
                beyond = 1.0 + _GRID_M / width_m
                made.append(shapely.LineString([(x0, y0), (x0 + (x1 - x0) * beyond, y0 + (y1 - y0) * beyond)]))
    return np.array(made, dtype=object)
