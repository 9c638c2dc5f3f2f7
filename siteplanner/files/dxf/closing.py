"""Areas from what is drawn as lines: outlines that nearly close, and the faces between lines that meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.site import Geometries
from siteplanner.files.dxf.arcs import Points

CLOSING_TOLERANCE_M = 0.05
"""Ends nearer than this are taken for one point: what a boundary point of a land survey may be off."""
NO_GAP_M = 1e-4
"""Below it an end is where it should be, but for the rounding of a file."""
_GRID_M = 1e-6


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
    ``widest_m`` at ``widest_at``."""

    areas: Geometries
    left_over: Geometries
    gaps: int = 0
    widest_m: float = 0.0
    widest_at: tuple[float, float] = (0.0, 0.0)


def faces_between(runs: Sequence[Points]) -> Faces:
    """The faces of the net that the lines make, ends within the tolerance taken for one point."""
    lines = np.array([shapely.LineString(run) for run in _joined_ends(runs)], dtype=object)
    if not len(lines):
        return Faces(lines, lines)
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


def _joined_ends(runs: Sequence[Points]) -> list[Points]:
    """Ends within the tolerance of an earlier one are moved onto it; lines that would vanish stay as they are."""
    ends = np.array([run[at] for run in runs for at in (0, -1)]).reshape(-1, 2)
    if not len(ends):
        return []
    points: Geometries = np.asarray(shapely.points(ends), dtype=object)
    tree = shapely.STRtree(points)
    one, other = tree.query(points, predicate="dwithin", distance=CLOSING_TOLERANCE_M)
    target = np.arange(len(ends))
    for at, near in sorted(zip(one.tolist(), other.tolist(), strict=True)):
        if near < at and target[near] == near:
            target[at] = min(target[at], near)
    joined = []
    for place, run in enumerate(runs):
        new = run.copy()
        start, end = ends[target[2 * place]], ends[target[2 * place + 1]]
        if len(run) > 2 or (start != end).any():
            new[0], new[-1] = start, end
        joined.append(new)
    return joined


def _bridges(lines: Geometries) -> Geometries:
    """Short pieces from ends that stop just before another line to just beyond it."""
    tree = shapely.STRtree(lines)
    corners = np.array([shapely.get_coordinates(line)[at] for line in lines for at in (0, -1)])
    ends: Geometries = np.asarray(shapely.points(corners), dtype=object)
    who, near = tree.query(ends, predicate="dwithin", distance=CLOSING_TOLERANCE_M)
    made = []
    for end, line in zip(who.tolist(), near.tolist(), strict=True):
        if end // 2 == line:
            continue
        (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.shortest_line(ends[end], lines[line]))
        width_m = float(np.hypot(x1 - x0, y1 - y0))
        if width_m > 0.0:
            beyond = 1.0 + _GRID_M / width_m
            made.append(shapely.LineString([(x0, y0), (x0 + (x1 - x0) * beyond, y0 + (y1 - y0) * beyond)]))
    return np.array(made, dtype=object)
