"""Outlines that were read, ring by ring, beside those of the plan; wherever a ring begins and however it turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer
from scipy.spatial import cKDTree

from siteplanner.services.handover.proofs.expected import AREA, MISSING, RINGS, SHIFT, TOO_MANY, Differs

Points = npt.NDArray[np.float64]

SAME_AREA_M2 = 1e-6
"""What two ways of adding an area up may differ by."""
NEAR_ENOUGH_M = 1e-9
"""Points as near as that need not be looked at from another beginning of the ring."""


@dataclass(frozen=True)
class Run:
    """The points (n, 2) of a ring without the closing one, of a line, or a point alone; ``hole``: of a polygon, where
    that is known."""

    points: Points
    closed: bool = True
    hole: bool | None = None


Outline = tuple[Run, ...]


def outline_of(shape: Any) -> Outline:
    """Every ring, line and point of a geometry, walked through; nothing for one with ordinates that are no numbers."""
    runs = tuple(_runs(shape)) if shape is not None else ()
    return runs if all(np.isfinite(run.points).all() for run in runs) else ()


def _runs(shape: Any) -> Iterator[Run]:
    if shape.is_empty:
        return
    if hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _runs(part)
    elif shape.geom_type == "Polygon":
        yield ring(list(shape.exterior.coords), hole=False)
        for inner in shape.interiors:
            yield ring(list(inner.coords), hole=True)
    else:
        yield Run(np.array([point[:2] for point in shape.coords], dtype=float), closed=False)


def ring(points: Any, *, hole: bool | None = None) -> Run:
    """A ring from its points, the last of which repeats the first."""
    xy = np.array([point[:2] for point in points], dtype=float)
    return Run(xy[:-1] if len(xy) > 1 and (xy[0] == xy[-1]).all() else xy, hole=hole)


def outlines_in(frame: gpd.GeoDataFrame) -> dict[str, Outline]:
    """Those of a layer of the plan that have one, by id."""
    found = zip(frame.index.tolist(), map(outline_of, frame.geometry.array), strict=True)
    return {str(feature): outline for feature, outline in found if outline}


def in_system(found: Mapping[str, Outline], source: CRS, target: CRS) -> dict[str, Outline]:
    """The outlines brought from the file's system back to the plan's."""
    if source == target or not found:
        return dict(found)
    points = np.vstack([run.points for outline in found.values() for run in outline] or [np.empty((0, 2))])
    moved = np.column_stack(Transformer.from_crs(source, target, always_xy=True).transform(points[:, 0], points[:, 1]))
    at, brought = 0, {}
    for feature, outline in found.items():
        runs = []
        for run in outline:
            runs.append(Run(moved[at : at + len(run.points)], run.closed, run.hole))
            at += len(run.points)
        brought[feature] = tuple(runs)
    return brought


def require_same_outlines(
    found: Mapping[str, Outline], wanted: Mapping[str, Outline], limit_mm: float, *, merged: bool = False
) -> float:
    """The largest shift in mm. Raises Differs naming the feature that is missing, too many, of another shape or off by
    more than ``limit_mm``. ``merged``: points nearer to each other than that may have become one."""
    for feature in wanted:
        if feature not in found:
            raise Differs(MISSING(feature=feature))
    for feature in found:
        if feature not in wanted:
            raise Differs(TOO_MANY(feature=feature))
    return max(
        (_require_same(feature, found[feature], outline, limit_mm, merged) for feature, outline in wanted.items()),
        default=0.0,
    )


def _require_same(feature: str, found: Outline, wanted: Outline, limit_mm: float, merged: bool) -> float:
    if len(found) != len(wanted):
        raise Differs(RINGS(feature=feature))
    left, worst_mm = list(found), 0.0
    for run in wanted:
        like = [
            at
            for at, other in enumerate(left)
            if other.closed == run.closed
            and (merged or len(other.points) == len(run.points))
            and (other.hole is None or run.hole is None or other.hole == run.hole)
        ]
        if not like:
            raise Differs(RINGS(feature=feature))
        shifts = {at: 1000.0 * shift_m(left[at], run) for at in like[:1]}
        if min(shifts.values()) > limit_mm:
            shifts = {at: 1000.0 * shift_m(left[at], run) for at in like}
        best = min(shifts, key=lambda at: shifts[at])
        if not shifts[best] <= limit_mm:
            raise Differs(SHIFT(feature=feature, found_mm=shifts[best], limit_mm=limit_mm))
        worst_mm = max(worst_mm, shifts[best])
        del left[best]
    _require_area(feature, found, wanted, limit_mm)
    return worst_mm


def shift_m(found: Run, wanted: Run) -> float:
    """The largest distance of a point from its counterpart; of rings of unlike lengths, from the nearest there."""
    a, b = found.points, wanted.points
    if not len(a) or not len(b):
        return 0.0 if len(a) == len(b) else np.inf
    if len(a) != len(b):
        there, back = cKDTree(b).query(a)[0].max(), cKDTree(a).query(b)[0].max()
        return float(max(there, back))
    best = _longest(a, b)
    if best <= NEAR_ENOUGH_M:
        return best
    best = min(best, _longest(a[::-1], b))
    if best <= NEAR_ENOUGH_M or not wanted.closed:
        return best
    distance = np.hypot(*(a - b[0]).T)
    nearest = float(distance.min())
    for at in np.flatnonzero(distance <= nearest + 1e-9):
        turned = np.roll(a, -at, axis=0)
        best = min(best, _longest(turned, b), _longest(np.roll(turned[::-1], 1, axis=0), b))
    return best


def _longest(a: Points, b: Points) -> float:
    return float(np.hypot(*(a - b).T).max())


def _require_area(feature: str, found: Outline, wanted: Outline, limit_mm: float) -> None:
    off_m2 = area_m2(found) - area_m2(wanted)
    if abs(off_m2) <= SAME_AREA_M2:
        return
    allowed_m2 = sum(_length_m(run.points) for run in wanted if run.closed) * limit_mm / 1000.0 + SAME_AREA_M2
    if not abs(off_m2) <= allowed_m2:
        raise Differs(AREA(feature=feature, found_m2=off_m2))


def area_m2(outline: Outline) -> float:
    """The area of rings: those that lie within an odd number of others, or are told so, are holes."""
    rings = [run for run in outline if run.closed and len(run.points) > 2]
    if any(run.hole is None for run in rings):
        shells = [shapely.Polygon(run.points) for run in rings]
        holes = [sum(b.contains_properly(a) for b in shells if b is not a) % 2 == 1 for a in shells]
    else:
        holes = [bool(run.hole) for run in rings]
    return float(sum(-_area_m2(r.points) if h else _area_m2(r.points) for r, h in zip(rings, holes, strict=True)))


def _area_m2(points: Points) -> float:
    x, y = (points - points[0]).T
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2.0


def _length_m(points: Points) -> float:
    return float(np.hypot(*(points - np.roll(points, -1, axis=0)).T).sum())
