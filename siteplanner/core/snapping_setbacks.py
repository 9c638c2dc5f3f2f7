"""The setback lines inside parcels, to snap to: as far from the boundary as the rule pack of the plan asks for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.setback_kinds import KindLimits, edges_by
from siteplanner.core.site import Geometries
from siteplanner.core.snapping_targets import Edges, Floats, LayerTargets

RULE, LIMIT = "setback", "setback_m"
MOST_PARCELS, MOST_PAIRS = 12, 100
QUARTER = 16  # pieces of a quarter of an arc about a corner
KeptFree = Callable[[int, BaseGeometry], BaseGeometry]
MOST_CORNERS = 4000
"""Setback lines of parcels with more corners are left out: their offset takes too long under the hand."""


def setback_m(plan: Plan) -> float | None:
    """How far plants keep from the boundary in this plan; None where the rule is off, asks for nothing or is faulty."""
    try:
        settings = pack_of(plan).settings(RULE)
    except InputError:
        return None  # the check says what is wrong with the pack
    return settings.value(LIMIT) or None if settings.enabled else None


def setback_lines(plan: Plan, parcels: LayerTargets) -> SetbackLines | None:
    """The lines that the rules of a plan ask for, each edge's by its kind; None as for :func:`setback_m`."""
    distance_m = setback_m(plan)
    if distance_m is None:
        return None
    settings = pack_of(plan).settings(RULE)
    limits = KindLimits.of(settings)
    if not limits.differ:
        return SetbackLines(parcels, distance_m)
    site = plan.site

    def kept_free(row: int, shape: BaseGeometry) -> BaseGeometry:
        if row >= len(site.parcels) or site.parcel_shapes[row] is not shape:
            return shapely.Polygon()  # of a map that has changed meanwhile; the lines are made anew then
        edge = edges_by(site, settings).of(row)
        beside = shapely.buffer(edge.lines, limits.required_m(edge.stretches), quad_segs=QUARTER)
        free: BaseGeometry = shapely.union_all(beside)
        return free

    return SetbackLines(parcels, limits.least.value, kept_free)


class SetbackLines:
    """Inner offsets of single parcels, made when the pointer comes near and kept.

    A plant that stands on several parcels may also stand on the line between them, which the rule does not count;
    the lines are a help for drawing, the check is the judge.
    """

    def __init__(self, parcels: LayerTargets, distance_m: float, kept_free: KeptFree | None = None) -> None:
        """``kept_free`` gives for a shape what else of it must stay free: edges of which more is asked."""
        self.parcels, self.distance_m, self._kept_free = parcels, distance_m, kept_free
        self._made: dict[int, Edges] = {}

    def near(self, points: Floats, tolerance_m: float) -> Edges:
        """The edges of setback lines that come within the tolerance of a point."""
        if len(points) == 0 or not np.isfinite(points).all():
            return Edges.none()
        low, high = points - tolerance_m, points + tolerance_m
        boxes: Geometries = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
        box, rows = self.parcels.pairs_near(boxes)
        if len(np.unique(rows)) > MOST_PARCELS or len(rows) > MOST_PAIRS:
            return Edges.none()
        lines = [self._of(row).listed_for(point) for point, row in zip(box.tolist(), rows.tolist(), strict=True)]
        return Edges.together(lines).near(points, tolerance_m)

    def _of(self, row: int) -> Edges:
        if row not in self._made:
            self._made[row] = self._offset(row)
        return self._made[row]

    def _offset(self, row: int) -> Edges:
        shape = self.parcels.shapes[row : row + 1]
        corners = shapely.get_coordinates(shape)
        if len(corners) > MOST_CORNERS or not np.isfinite(corners).all():
            return Edges.none()
        inner = shapely.buffer(shape, -self.distance_m, join_style="mitre", mitre_limit=10.0)
        if self._kept_free is not None:
            inner = shapely.difference(inner, self._kept_free(row, shape[0]))
        return Edges.of(inner, np.array([row], dtype=np.intp))
