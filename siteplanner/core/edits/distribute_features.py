"""Distribute features: equal gaps, or equal distances between centres."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt

from siteplanner.core.edits.align_features import TOO_FEW, extents, shifted
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.transform_features import TransformFeatures, shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

Along = Literal["east", "north"]
Equal = Literal["gaps", "centres"]
Floats = npt.NDArray[np.float64]

BETWEEN_ENDS = QT_TRANSLATE_NOOP("edits", "Distribute {features} evenly")
WITH_GAP = QT_TRANSLATE_NOOP("edits", "Set gaps of {gap_m:.3f} m between {features}")
NOT_A_GAP = QT_TRANSLATE_NOOP("errors", "A gap of {gap_m:g} m would lay things over each other. Give 0 m or more.")
NOT_A_WAY = QT_TRANSLATE_NOOP("errors", "Nothing can be distributed by “{way}”. Known: {known}.")


@dataclass(frozen=True)
class DistributeFeatures(TransformFeatures):
    """Every feature is shifted along one direction, none is turned."""

    kind: ClassVar[str] = "distribute_features"
    gap_m: float | None

    def label(self) -> Message:
        features = called(self.features)
        return BETWEEN_ENDS(features=features) if self.gap_m is None else WITH_GAP(features=features, gap_m=self.gap_m)


def distribute_features(
    plan: Plan,
    scenario_id: str,
    features: Iterable[Feature],
    along: str,
    equal: str = "gaps",
    gap_m: float | None = None,
    angle_deg: float = 0.0,
) -> DistributeFeatures:
    """Shift features along ``east`` or ``north`` until the ``gaps`` between them, or their ``centres``, are even.

    The first and the last of them stay where they are. With ``gap_m`` only the first stays and every gap becomes
    exactly that, say a fire separation. With ``angle_deg`` east is that direction, counter-clockwise from the map's.

    Raises EditError with fewer than three features that have a shape (two with ``gap_m``), or for a negative gap.
    """
    those = chosen(features)
    if along not in ("east", "north") or equal not in ("gaps", "centres"):
        raise EditError(NOT_A_WAY, way=f"{along}, {equal}", known="east, north; gaps, centres")
    if gap_m is not None and not finite("gap_m", gap_m) >= 0.0:
        raise EditError(NOT_A_GAP, gap_m=gap_m)
    axis = 0 if along == "east" else 1
    low, high = extents(shapes_in(plan, scenario_id, those), finite("angle_deg", angle_deg), axis)
    least = 3 if gap_m is None else 2
    if np.isfinite(low).sum() < least:
        raise EditError(TOO_FEW, least=least)
    order = np.argsort((low + high) / 2, kind="stable")  # NaN comes last
    order = order[np.isfinite(low[order])]
    shifts = np.full(len(low), np.nan)
    shifts[order] = _shifts(low[order], high[order], equal, gap_m)
    return DistributeFeatures(scenario_id, those, shifted(shifts, angle_deg, axis), gap_m)


def _shifts(low: Floats, high: Floats, equal: str, gap_m: float | None) -> Floats:
    """How far each of the features moves that reach from ``low`` to ``high``, in the order in which they stand."""
    if gap_m is None and equal == "centres":
        centres = (low + high) / 2
        even: Floats = np.linspace(centres[0], centres[-1], len(centres)) - centres
        return even
    lengths = high - low
    gap = gap_m if gap_m is not None else (high[-1] - low[0] - lengths.sum()) / (len(low) - 1)
    starts = low[0] + np.concatenate([[0.0], np.cumsum(lengths[:-1] + gap)])
    if gap_m is None:
        starts[-1] = low[-1]  # the last one stays to the bit
    moved: Floats = starts - low
    return moved
