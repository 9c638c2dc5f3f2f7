"""The setback lines inside parcels, to snap to: as far from the boundary as the rule pack of the plan asks for."""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.site import Geometries
from siteplanner.core.snapping_targets import Edges, Floats, LayerTargets

RULE, LIMIT = "setback", "setback_m"
MOST_PARCELS, MOST_PAIRS = 12, 100
MOST_CORNERS = 4000
"""Setback lines of parcels with more corners are left out: their offset takes too long under the hand."""


def setback_m(plan: Plan) -> float | None:
    """How far plants keep from the boundary in this plan; None where the rule is off, asks for nothing or is faulty."""
    try:
        settings = pack_of(plan).settings(RULE)
    except InputError:
        return None  # the check says what is wrong with the pack
    return settings.value(LIMIT) or None if settings.enabled else None


class SetbackLines:
    """Inner offsets of single parcels, made when the pointer comes near and kept.

    A plant that stands on several parcels may also stand on the line between them, which the rule does not count;
    the lines are a help for drawing, the check is the judge.
    """

    def __init__(self, parcels: LayerTargets, distance_m: float) -> None:
        self.parcels, self.distance_m = parcels, distance_m
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
        return Edges.of(inner, np.array([row], dtype=np.intp))
