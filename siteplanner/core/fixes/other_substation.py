"""Fix: another substation for one plant, or for as few as will do."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.together import together
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "substation"
CONNECT = QT_TRANSLATE_NOOP("fixes", "Connect {plant} to {substation}, {distance_m:,.0f} m away")
CONNECT_BLANK = QT_TRANSLATE_NOOP("fixes", "Connect {plant} to {substation}")
CONNECT_SEVERAL = QT_TRANSLATE_NOOP("fixes", "Connect {plants} to {substation}")
METRES_A_METRE = 0.01
"""A line of a hundred metres counts as much as moving a plant by one."""
CHANGE_M = 5.0
MOST_TOGETHER = 6
MOST_PLANTS = 24


def other_substation(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: the nearest substation that mends it; where none does, several plants to one."""
    found = False
    for plant in _by_load(case):
        for fix in _one(case, plant):
            found = True
            yield fix
            break
    if not found:
        yield from _several(case)


def _one(case: Case, plant: str) -> Iterator[Fix]:
    for distance_m, substation in _others(case, plant):
        known = math.isfinite(distance_m)
        label = (CONNECT if known else CONNECT_BLANK)(plant=plant, substation=substation, distance_m=distance_m)
        cost = CHANGE_M + (METRES_A_METRE * distance_m if known else 0.0)
        yield from case.fix(KIND, label, _connected(case, plant, substation), cost)


def _several(case: Case) -> Iterator[Fix]:
    """The largest loads one after the other to one substation, until it is enough."""
    plants = _by_load(case)[:MOST_TOGETHER]
    for substation in case.plan.site.substations.index:
        moved = [plant for plant in plants if case.value(plant, "substation_id") != substation]
        for count in range(2, len(moved) + 1):
            label = CONNECT_SEVERAL(plants=", ".join(sorted(moved[:count])), substation=substation)
            edit = together(label, [_connected(case, plant, substation) for plant in moved[:count]])
            fixes = list(case.fix(KIND, label, edit, CHANGE_M * count))
            if fixes:
                yield from fixes
                break


def _connected(case: Case, plant: str, substation: str) -> Edit:
    return set_attributes(case.scenario_id, plant, {"substation_id": substation})


def _by_load(case: Case) -> list[str]:
    """The finding's plants, the smallest load first: to move that is the smallest change."""
    power = {plant: case.value(plant, "power_kw") or 0.0 for plant in case.finding.plants}
    return sorted(power, key=lambda plant: (power[plant], plant))[-MOST_PLANTS:]


def _others(case: Case, plant: str) -> list[tuple[float, str]]:
    """The substations the plant is not connected to, nearest first, and how far in metres (infinite: not known)."""
    frame, own = case.plan.site.substations, case.value(plant, "substation_id")
    shape = case.plan.plants(case.scenario_id)["geometry"].loc[plant]
    found = []
    for substation, place in zip(frame.index, frame.geometry.to_numpy(), strict=True):
        if substation != own:
            known = not (place is None or place.is_empty or shape.is_empty)
            distance_m = float(place.distance(shape)) if known else math.inf
            found.append((math.inf if pd.isna(distance_m) else distance_m, str(substation)))
    return sorted(found)
