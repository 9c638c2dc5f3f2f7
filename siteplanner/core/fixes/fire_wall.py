"""Fix: a fire wall towards the other building, where the rule pack allows the distance to be reduced by it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.fire.reductions import allowed
from siteplanner.core.fire.sides import facing
from siteplanner.core.fire.table import fire_table
from siteplanner.core.fire.walls import Walls, new_walls, walls_on, walls_text
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.move_out import way_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

KIND = "fire-wall"
WALL = QT_TRANSLATE_NOOP("fixes", "Build {plant} with a fire wall without openings to the {ways}")
WALL_AND_ROOF = QT_TRANSLATE_NOOP(
    "fixes", "Build {plant} with a fire wall without openings to the {ways} and a closed roof of {hours:g} h"
)
COST_A_SIDE_M, COST_OF_ROOF_M = 12.0, 10.0
_CONSTRAINT = "constraint="


def fire_wall(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: its sides that face the other building as fire walls, with or without the roof."""
    settings = case.checker.pack.settings(case.finding.rule)
    if not allowed(settings):
        return
    hours = max(settings.value("N4.roof_h"), settings.value("N6.roof_h"))
    for plant in case.free_plants:
        other = _other(case, plant)
        if other is None:
            continue
        walls, sides = _with_fire_walls(case, plant, other)
        ways = tuple(_way(walls.front_deg + 90.0 * side) for side in sides)
        cost = COST_A_SIDE_M * len(sides)
        edit = set_attributes(case.scenario_id, plant, {"walls": walls_text(walls)})
        found = list(case.fix(KIND, WALL(plant=plant, ways=ways), edit, cost))
        if not found:
            roofed = replace(walls, roof_h=max(hours, walls.roof_h or 0.0), no_skylight=True)
            edit = set_attributes(case.scenario_id, plant, {"walls": walls_text(roofed)})
            label = WALL_AND_ROOF(plant=plant, ways=ways, hours=hours)
            found = list(case.fix(KIND, label, edit, cost + COST_OF_ROOF_M))
        yield from found


def _with_fire_walls(case: Case, plant: str, other: BaseGeometry) -> tuple[Walls, list[int]]:
    """The plant's walls with fire walls towards the other building, and which sides these are."""
    shape = case.footprint(plant)
    walls = walls_on(case.value(plant, "walls"), shape) or new_walls(shape)
    faced = facing(shape, walls.front_deg, other, fire_table().reach_m)
    front, right, back, left = (
        replace(wall, fire_wall=True, openings_share=0.0) if faced[side] else wall
        for side, wall in enumerate(walls.sides)
    )
    return replace(walls, sides=(front, right, back, left)), np.flatnonzero(faced).tolist()


def _other(case: Case, plant: str) -> BaseGeometry | None:
    """The footprint of the other building of the finding; None where there is none, as for parts of one plant."""
    others = [known for known in case.finding.plants if known != plant]
    if others:
        return case.footprint(others[0])
    named = [s.removeprefix(_CONSTRAINT) for s in case.finding.subjects if s.startswith(_CONSTRAINT)]
    constraints = case.plan.site.constraints
    shape = constraints["geometry"].loc[named[0]] if named and named[0] in constraints.index else None
    return None if shape is None or shape.is_empty else shape


def _way(azimuth_deg: float) -> Message:
    azimuth = math.radians(azimuth_deg)
    return way_of((math.sin(azimuth), math.cos(azimuth)))
