"""Pull or push a side or a corner of features."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import shapely

from siteplanner.core.affine import Affine, Floats, Point
from siteplanner.core.capacity_law import known_law
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.resize_features import ResizeFeatures, ratios, resized_figures
from siteplanner.core.edits.transform_features import shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Stretch {features} to {length_m:.3f} m × {depth_m:.3f} m")
TOO_SMALL = QT_TRANSLATE_NOOP(
    "errors", "A side of {side_m:.3f} m cannot be pushed in by {by_m:.3f} m: at least {least_m:g} m must remain."
)
NO_WIDTH = QT_TRANSLATE_NOOP("errors", "What has no width cannot be stretched. Give it another shape.")
LEAST_SIDE_M = 0.1
"""Narrower is a slip of the hand, and what is pushed through itself would come out mirrored."""

Handle = tuple[int, int]


@dataclass(frozen=True)
class StretchFeatures(ResizeFeatures):
    """Lengths along the sides of the features' common box grow, the side or corner opposite stays where it is.

    ``pins`` (axis, from, to) are ordinates of whole sides: corners there land on the very number.
    """

    kind: ClassVar[str] = "stretch_features"
    length_m: float
    depth_m: float
    pins: tuple[tuple[int, float, float], ...] = ()

    def _transformed(self, shapes: Geometries) -> Geometries:
        def moved(xy: Floats) -> Floats:
            to = np.array(self.transforms[0].of_points(xy))
            for axis, before, after in self.pins:
                to[xy[:, axis] == before, axis] = after
            return to

        pulled: Geometries = shapely.transform(shapes, moved)
        return pulled

    def label(self) -> Message:
        return LABEL(features=called(self.features), length_m=self.length_m, depth_m=self.depth_m)


def stretch_features(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    handle: Handle,
    by_m: tuple[float, float],
    capacity: str = "follows",
    angle_deg: float | None = None,
    to: Point | None = None,
) -> StretchFeatures:
    """Pull a side or corner of the features' common box outwards by ``by_m`` metres along and across it.

    ``handle`` names it as ``OrientedBox.at`` does: (1, 0) the end along the box, (0, -1) the near side, (1, 1) a
    corner; negative distances push in. The box lies along the sides the features share, or along ``angle_deg``.
    ``capacity`` is ``follows`` (capacity and figures by the law of each plant's type) or ``fixed``. With ``to`` the
    handle is put at that point instead; where the box lies along the map, corners get the very ordinates of it.

    Raises EditError without a feature, for what has no extent that way, a side pushed in to less than 0.1 m, and
    where the law of one plant does not allow it: then none is changed.
    """
    those, way = chosen(features), known_law(capacity)
    shapes = shapes_in(plan, scenario_id, those)
    box = OrientedBox.of(shapes, angle_deg)
    assert box is not None  # shapes_in has refused what has no shape
    if to is not None:
        at, sides = box.within((finite("east", to[0]), finite("north", to[1]))), (box.length_m, box.depth_m)
        by_m = (handle[0] * at[0] - sides[0] / 2, handle[1] * at[1] - sides[1] / 2)
    along_m = finite("along", by_m[0]) * abs(handle[0])
    across_m = finite("across", by_m[1]) * abs(handle[1])
    stretching = Affine.stretch(
        _factor(box.length_m, along_m), _factor(box.depth_m, across_m), box.angle_deg, box.at(-handle[0], -handle[1])
    )
    grown = ratios(those, shapes, stretching.determinant)
    figures = resized_figures(plan, scenario_id, those, grown, way)
    pins = _pins(shapes, handle, to) if box.angle_deg == 0.0 else ()
    size = (box.length_m + along_m, box.depth_m + across_m)
    return StretchFeatures(scenario_id, those, (stretching,), way, figures, *size, pins)


def _pins(shapes: Geometries, handle: Handle, to: Point | None) -> tuple[tuple[int, float, float], ...]:
    """What becomes of the ordinates of the side that stays, and of the one that is put at a point."""
    bounds = [float(ordinate) for ordinate in shapely.total_bounds(shapes)]
    pins = []
    for axis in (0, 1):
        low, high = bounds[axis], bounds[axis + 2]
        stays, pulled = (low, high) if handle[axis] > 0 else (high, low)
        if handle[axis] and low < high:
            pins.append((axis, stays, stays))
            pins += [(axis, pulled, to[axis])] if to is not None else []
    return tuple(pins)


def _factor(side_m: float, by_m: float) -> float:
    if by_m == 0.0:
        return 1.0
    if side_m <= 0.0:
        raise EditError(NO_WIDTH)
    if side_m + by_m < LEAST_SIDE_M:
        raise EditError(TOO_SMALL, side_m=side_m, by_m=-by_m, least_m=LEAST_SIDE_M)
    return (side_m + by_m) / side_m
