"""Fix: turn a plant about its centre, as little as will do."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import shapely.affinity

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rotate_plants import box_centre, rotate_plants
from siteplanner.core.fixes.asked import asked_of
from siteplanner.core.fixes.case import Case, size_of
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "rotate"
TURN = QT_TRANSLATE_NOOP("fixes", "Rotate {plant} by {angle_deg:.1f}° counter-clockwise")
TURN_CLOCKWISE = QT_TRANSLATE_NOOP("fixes", "Rotate {plant} by {angle_deg:.1f}° clockwise")
STEP_DEG, FURTHEST_DEG, FINE_DEG = 3.0, 90.0, 0.1


def rotate_to_fit(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: the smallest turn about its centre that mends it, to a tenth of a degree."""
    for plant in case.free_plants:
        angle_deg = _smallest_turn(_fits(case, plant))
        if angle_deg is None:
            continue
        label = TURN if angle_deg > 0 else TURN_CLOCKWISE
        far_m = size_of(case.footprint(plant)) * math.sin(math.radians(abs(angle_deg) / 2))
        yield from case.fix(KIND, label(plant=plant, angle_deg=abs(angle_deg)), turned(case, plant, angle_deg), far_m)


def turned(case: Case, plant: str, angle_deg: float) -> Edit:
    centre = box_centre(np.array([case.footprint(plant)], dtype=object))
    return rotate_plants(case.scenario_id, plant, angle_deg, centre)


def _fits(case: Case, plant: str) -> Callable[[float], bool]:
    """Whether a turn by so many degrees mends the finding."""
    shape = case.footprint(plant)
    asked, centre = asked_of(case, plant, shape), box_centre(np.array([shape], dtype=object))

    def fits(angle_deg: float) -> bool:
        standing = shapely.affinity.rotate(shape, angle_deg, origin=centre)
        return asked.allows(standing) and case.mends(turned(case, plant, angle_deg))

    return fits


def _smallest_turn(fits: Callable[[float], bool]) -> float | None:
    """Degrees counter-clockwise."""
    inner = 0.0
    for step in range(1, int(FURTHEST_DEG / STEP_DEG) + 1):
        outer = step * STEP_DEG
        good = [sign for sign in (1.0, -1.0) if fits(sign * outer)]
        if good:
            return min((_drawn_in(fits, sign, inner, outer) for sign in good), key=abs)
        inner = outer
    return None


def _drawn_in(fits: Callable[[float], bool], sign: float, inner: float, outer: float) -> float:
    """The smallest turn to one side between one that does not do and one that does."""
    low, high = round(inner / FINE_DEG), round(outer / FINE_DEG)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(sign * middle * FINE_DEG) else (middle, high)
    return sign * round(high * FINE_DEG, 1)
