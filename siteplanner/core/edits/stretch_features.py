"""Pull or push a side or a corner of features."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.affine import Affine
from siteplanner.core.capacity_law import known_law
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.resize_features import ResizeFeatures, resized_figures
from siteplanner.core.edits.transform_features import shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, plants_of
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.core.plan import Plan
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
    """Lengths along the sides of the features' common box grow, the side or corner opposite stays where it is."""

    kind: ClassVar[str] = "stretch_features"
    length_m: float
    depth_m: float

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
) -> StretchFeatures:
    """Pull a side or corner of the features' common box outwards by ``by_m`` metres along and across it.

    ``handle`` names it as ``OrientedBox.at`` does: (1, 0) the end along the box, (0, -1) the near side, (1, 1) a
    corner; negative distances push in. The box lies along the sides the features share, or along ``angle_deg``.
    ``capacity`` is ``follows`` (capacity and figures by the law of each plant's type) or ``fixed``.

    Raises EditError without a feature, for what has no extent that way, a side pushed in to less than 0.1 m, and
    where the law of one plant does not allow it: then none is changed.
    """
    those, way = chosen(features), known_law(capacity)
    box = OrientedBox.of(shapes_in(plan, scenario_id, those), angle_deg)
    assert box is not None  # shapes_in has refused what has no shape
    along_m = finite("along", by_m[0]) * abs(handle[0])
    across_m = finite("across", by_m[1]) * abs(handle[1])
    stretching = Affine.stretch(
        _factor(box.length_m, along_m), _factor(box.depth_m, across_m), box.angle_deg, box.at(-handle[0], -handle[1])
    )
    ratios = [stretching.determinant] * len(plants_of(those))
    figures = resized_figures(plan, scenario_id, those, ratios, way)
    size = (box.length_m + along_m, box.depth_m + across_m)
    return StretchFeatures(scenario_id, those, (stretching,), way, figures, *size)


def _factor(side_m: float, by_m: float) -> float:
    if by_m == 0.0:
        return 1.0
    if side_m <= 0.0:
        raise EditError(NO_WIDTH)
    if side_m + by_m < LEAST_SIDE_M:
        raise EditError(TOO_SMALL, side_m=side_m, by_m=-by_m, least_m=LEAST_SIDE_M)
    return (side_m + by_m) / side_m
