"""Fix: a smaller plant by the law of its type, as large as will do."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import has_law
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits.set_capacity import SetCapacity, set_capacity
from siteplanner.core.errors import EditError
from siteplanner.core.fixes.asked import asked_of
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "shrink"
SHRINK = QT_TRANSLATE_NOOP("fixes", "Make {plant} smaller: {capacity:,.12g} {unit} instead of {before:,.12g}")
LARGEST = 3
STEPS = 100
"""A capacity is found to a hundredth of what the plant has."""
SMALLER_COST_M = 20.0
"""A plant that makes less is worse than one moved so far."""
ENDS = (0.0, 1.0, -1.0)
"""What stays where it is: the middle, or one end of the long side."""


def shrink_to_fit(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: the largest capacity with which it is gone, one end or the middle staying put."""
    for plant in case.free_plants:
        allows = asked_of(case, plant, case.footprint(plant)).allows
        found = [edit for end in ENDS if (edit := _largest(case, plant, end, allows)) is not None]
        if found:
            yield from _offer(case, plant, max(found, key=lambda edit: float(edit.values["capacity"])))


def shrink_load(case: Case) -> Iterator[Fix]:
    """The same for findings about sums: for the plants of the finding with the largest loads, built or not."""
    by_load = sorted(case.finding.plants, key=lambda plant: -(case.value(plant, "power_kw") or 0.0))
    for plant in by_load[:LARGEST]:
        edit = _largest(case, plant, 0.0, lambda _: True)
        if edit is not None:
            yield from _offer(case, plant, edit)


def _offer(case: Case, plant: str, edit: SetCapacity) -> Iterator[Fix]:
    before, after = float(case.value(plant, "capacity")), float(edit.values["capacity"])
    unit = case.value(plant, "capacity_unit") or ""
    label = SHRINK(plant=plant, capacity=after, before=before, unit=unit)
    shorter_m = case.footprint(plant).length / 2 - edit.footprint.length / 2
    yield from case.fix(KIND, label, edit, SMALLER_COST_M + shorter_m)


def smaller(case: Case, plant: str, end: float) -> Callable[[int], SetCapacity | None] | None:
    """The plant at so many hundredths of its capacity, as an edit; None where no law says how it grows."""
    law = {name: case.value(plant, name) for name in ("type_id", "capacity")}
    if not has_law(law):
        return None
    box = OrientedBox.of(np.array([case.footprint(plant)], dtype=object))
    now = float(law["capacity"])

    def at(share: int) -> SetCapacity | None:
        try:
            edit = set_capacity(case.plan, case.scenario_id, plant, float(f"{now * share / STEPS:.6g}"))
        except EditError:
            return None
        return _put(edit, box, end)

    return at


def _put(edit: SetCapacity, box: OrientedBox | None, end: float) -> SetCapacity:
    """The edit with one end of the long side of the footprint where it was."""
    now = OrientedBox.of(np.array([edit.footprint], dtype=object), None if box is None else box.angle_deg)
    if box is None or now is None or end == 0.0:
        return edit
    long = (1.0, 0.0) if abs(box.length_m - now.length_m) > abs(box.depth_m - now.depth_m) else (0.0, 1.0)
    was, got = box.at(end * long[0], end * long[1]), now.at(end * long[0], end * long[1])
    moved = shapely.affinity.translate(edit.footprint, was[0] - got[0], was[1] - got[1])
    return replace(edit, footprint=moved)


def _largest(case: Case, plant: str, end: float, allows: Callable[[BaseGeometry], bool]) -> SetCapacity | None:
    at = smaller(case, plant, end)
    if at is None:
        return None
    of = load_catalogue().get(case.value(plant, "type_id"))
    assert of.capacity_min is not None  # the law says so

    def fits(edit: SetCapacity) -> bool:
        return allows(edit.footprint) and case.mends(edit)

    low = math.ceil(STEPS * of.capacity_min / float(case.value(plant, "capacity")))
    best = at(low) if low < STEPS else None
    if best is None or not fits(best):
        return None
    high = STEPS
    while high - low > 1:
        middle = (low + high) // 2
        edit = at(middle)
        if edit is not None and fits(edit):
            low, best = middle, edit
        else:
            high = middle
    return best
