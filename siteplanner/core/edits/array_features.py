"""Repeat features along a line or in rows and columns."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.affine import Affine
from siteplanner.core.edits.copy_features import MOST_COPIES, TOO_MANY, CopyFeatures, copies_of
from siteplanner.core.edits.feature_shapes import called, chosen
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.transform_features import shapes_in
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Repeat {features}: {copies} copies")
TOO_FEW = QT_TRANSLATE_NOOP("errors", "{count} in all makes no copies. Give 2 or more.")
NO_STEP = QT_TRANSLATE_NOOP("errors", "Copies must not lie on one another. Give a distance.")
TOO_CLOSE = QT_TRANSLATE_NOOP(
    "errors", "A gap of {gap_m:g} m would lay the copies over each other. Give 0 m or more between them."
)


@dataclass(frozen=True)
class ArrayFeatures(CopyFeatures):
    """Copies that are only shifted, at equal distances."""

    kind: ClassVar[str] = "array_features"

    def label(self) -> Message:
        return LABEL(features=called(self.features), copies=len(self.new_ids))


def array_along_line(
    plan: Plan, scenario_id: str, features: Feature | Iterable[Feature], count: int, step_m: tuple[float, float]
) -> ArrayFeatures:
    """Repeat features until there are ``count`` in all, each ``step_m`` metres east and north of the one before.

    Raises EditError without a feature, for a count below 2, a step of no length, more than 10,000 copies.
    """
    de, dn = finite("step east", step_m[0]), finite("step north", step_m[1])
    if math.hypot(de, dn) == 0.0:
        raise EditError(NO_STEP)
    _require_several(count)
    shifts = [Affine.shift(de * n, dn * n) for n in range(1, count)]
    return _made(plan, scenario_id, chosen(features), shifts)


def array_grid(
    plan: Plan,
    scenario_id: str,
    features: Feature | Iterable[Feature],
    columns: int,
    rows: int,
    gap_m: tuple[float, float],
    angle_deg: float | None = None,
    towards: tuple[int, int] = (1, 1),
) -> ArrayFeatures:
    """Repeat features in ``columns`` × ``rows`` with clear gaps between columns and between rows.

    The features themselves stand in one corner. Columns follow one another along the sides that the features share
    (or along ``angle_deg``, counter-clockwise from east), rows across them; ``towards`` (-1 or 1 each) says which way.
    Gaps are measured between the boxes that lie along that direction, so that they hold whatever the shapes are.

    Raises EditError without a feature, for fewer than 2 in all, a negative gap, more than 10,000 copies.
    """
    those = chosen(features)
    for gap in gap_m:
        if not finite("gap", gap) >= 0.0:
            raise EditError(TOO_CLOSE, gap_m=gap)
    _require_several(columns * rows if min(columns, rows) > 0 else 0)
    box = OrientedBox.of(shapes_in(plan, scenario_id, those), angle_deg)
    assert box is not None  # shapes_in has refused what has no shape
    along = box.along * (box.length_m + gap_m[0]) * (1 if towards[0] >= 0 else -1)
    across = box.across * (box.depth_m + gap_m[1]) * (1 if towards[1] >= 0 else -1)
    steps = [(column, row) for row in range(rows) for column in range(columns)][1:]
    return _made(plan, scenario_id, those, [Affine.shift(*(c * along + r * across).tolist()) for c, r in steps])


def count_along(length_m: float, spacing_m: float) -> int:
    """How many stand on a line of that length, the first at its start, ``spacing_m`` metres apart.

    >>> count_along(100.0, 25.0), count_along(99.0, 25.0)
    (5, 4)
    """
    return 1 + math.floor(length_m / spacing_m + 1e-9)


def _require_several(count: int) -> None:
    if count < 2:
        raise EditError(TOO_FEW, count=count)
    if count > MOST_COPIES:
        raise EditError(TOO_MANY, count=count, most=MOST_COPIES)


def _made(plan: Plan, scenario_id: str, features: tuple[Feature, ...], shifts: list[Affine]) -> ArrayFeatures:
    return ArrayFeatures(scenario_id, features, tuple(shifts), copies_of(plan, scenario_id, features, len(shifts)))
