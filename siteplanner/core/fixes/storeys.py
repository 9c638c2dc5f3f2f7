"""Fixes by the number of storeys: more of them for floor area, fewer or lower ones for a height limit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.fixes.case import BUILT, Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "storeys"
STOREYS = QT_TRANSLATE_NOOP("fixes", "Build {plant} with {storeys} storeys, {height_m:g} m high, instead of {before}")
LOWER = QT_TRANSLATE_NOOP("fixes", "Build {plant} {height_m:g} m high instead of {before_m:g} m")
MOST_ADDED = 4
COST_A_STOREY_M, COST_A_METRE_M = 20.0, 5.0


@dataclass(frozen=True)
class Building:
    """What of a plant goes with its storeys; ``floor_m2`` None: not known."""

    plant: str
    storeys: int
    height_m: float
    floor_m2: float | None

    def with_storeys(self, storeys: int) -> dict[str, Any]:
        """Its attributes with so many, each as high and as large as before."""
        share = storeys / self.storeys
        values: dict[str, Any] = {"storeys": storeys, "height_m": round(self.height_m * share, 3)}
        if self.floor_m2 is not None:
            values["floor_area_m2"] = round(self.floor_m2 * share, 3)
        return values


def more_storeys(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: as few storeys more as it takes."""
    for building in _buildings(case):
        if building.floor_m2 is None:
            continue
        for added in range(1, MOST_ADDED + 1):
            values = building.with_storeys(building.storeys + added)
            label = STOREYS(plant=building.plant, before=building.storeys, **_said(values))
            edit = set_attributes(case.scenario_id, building.plant, values)
            fixes = list(case.fix(KIND, label, edit, COST_A_STOREY_M * added))
            if fixes:
                yield from fixes
                break


def lower_height(case: Case) -> Iterator[Fix]:
    """Storeys left out until the plant is low enough; a single storey made as low as the limit."""
    limit_m = case.finding.required
    if limit_m is None or limit_m <= 0:
        return
    for building in _buildings(case):
        kept = math.floor(building.storeys * limit_m / building.height_m)
        if kept >= 1:
            values = building.with_storeys(kept)
            label = STOREYS(plant=building.plant, before=building.storeys, **_said(values))
            edit = set_attributes(case.scenario_id, building.plant, values)
            yield from case.fix(KIND, label, edit, COST_A_STOREY_M * (building.storeys - kept))
        label = LOWER(plant=building.plant, height_m=limit_m, before_m=building.height_m)
        values = {"height_m": limit_m}
        if case.value(building.plant, "storey_height_m") is not None:
            values["storey_height_m"] = round(limit_m / building.storeys, 3)
        edit = set_attributes(case.scenario_id, building.plant, values)
        yield from case.fix(KIND, label, edit, COST_A_METRE_M * (building.height_m - limit_m))


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("storeys", "height_m")}


def _buildings(case: Case) -> Iterator[Building]:
    """The plants of the finding that are not built yet and whose height is known."""
    for plant in case.finding.plants:
        height_m, storeys = case.value(plant, "height_m"), case.value(plant, "storeys")
        if case.value(plant, "status") in BUILT or not height_m or height_m <= 0 or (storeys or 1) < 1:
            continue
        yield Building(plant, int(storeys or 1), float(height_m), case.value(plant, "floor_area_m2"))
