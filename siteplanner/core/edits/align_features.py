"""Align features: one side, or the centres, on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.affine import Affine
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.transform_features import TransformFeatures, shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import bounds_along, directions
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

Side = Literal["west", "east", "south", "north", "centre_east", "centre_north"]
Floats = npt.NDArray[np.float64]

LABELS: dict[str, Template] = {
    "west": QT_TRANSLATE_NOOP("edits", "Align the west sides of {features}"),
    "east": QT_TRANSLATE_NOOP("edits", "Align the east sides of {features}"),
    "south": QT_TRANSLATE_NOOP("edits", "Align the south sides of {features}"),
    "north": QT_TRANSLATE_NOOP("edits", "Align the north sides of {features}"),
    "centre_east": QT_TRANSLATE_NOOP("edits", "Align {features} on a line north to south"),
    "centre_north": QT_TRANSLATE_NOOP("edits", "Align {features} on a line east to west"),
}
SIDES: tuple[Side, ...] = ("west", "east", "south", "north", "centre_east", "centre_north")
NOT_A_SIDE = QT_TRANSLATE_NOOP("errors", "Nothing can be aligned by “{side}”. Known: {known}.")
TOO_FEW = QT_TRANSLATE_NOOP("errors", "Select at least {least} things with a shape for that.")
_WEIGHT = {"west": 0.0, "south": 0.0, "centre_east": 0.5, "centre_north": 0.5, "east": 1.0, "north": 1.0}


@dataclass(frozen=True)
class AlignFeatures(TransformFeatures):
    """Every feature is shifted, none is turned."""

    kind: ClassVar[str] = "align_features"
    side: str

    def label(self) -> Message:
        return LABELS[self.side](features=called(self.features))


def align_features(
    plan: Plan,
    scenario_id: str,
    features: Iterable[Feature],
    side: str,
    to: Feature | None = None,
    angle_deg: float = 0.0,
) -> AlignFeatures:
    """Shift features so that their ``side`` is on one line: that of ``to``, or the outermost of them all.

    ``side`` is west, east, south or north, or the line through the centres: ``centre_east`` (one easting),
    ``centre_north`` (one northing). With ``angle_deg`` east is that direction, counter-clockwise from the map's, so
    that plants line up along a slanting edge.

    Raises EditError with fewer than two features that have a shape, for an unknown feature or side.
    """
    those = chosen(features)
    if side not in LABELS:
        raise EditError(NOT_A_SIDE, side=side, known=", ".join(SIDES))
    axis = 0 if side in ("west", "east", "centre_east") else 1
    low, high = extents(shapes_in(plan, scenario_id, those), finite("angle_deg", angle_deg), axis)
    if np.isfinite(low).sum() < 2:
        raise EditError(TOO_FEW, least=2)
    weight = _WEIGHT[side]
    if to is not None:
        ends = extents(shapes_in(plan, scenario_id, (to,)), angle_deg, axis)
    else:
        ends = (np.array([np.nanmin(low)]), np.array([np.nanmax(high)]))
    line = float(ends[0][0] + weight * (ends[1][0] - ends[0][0]))
    shifts = line - (low + weight * (high - low))
    return AlignFeatures(scenario_id, those, shifted(shifts, angle_deg, axis), side)


def extents(shapes: Geometries, angle_deg: float, axis: int) -> tuple[Floats, Floats]:
    """From where to where each shape reaches along (0) or across (1) a direction, in metres; NaN without a shape."""
    low, high = np.full(len(shapes), np.nan), np.full(len(shapes), np.nan)
    for row, shape in enumerate(shapes):
        xy = shapely.get_coordinates(shape)
        if len(xy):
            least, greatest = bounds_along(xy, angle_deg)
            low[row], high[row] = least[axis], greatest[axis]
    return low, high


def shifted(shifts_m: Floats, angle_deg: float, axis: int) -> tuple[Affine, ...]:
    """A shift a feature along or across a direction; none where that is not known."""
    unit = directions(angle_deg)[axis]
    return tuple(Affine.shift(*(by * unit).tolist()) for by in np.nan_to_num(shifts_m))
