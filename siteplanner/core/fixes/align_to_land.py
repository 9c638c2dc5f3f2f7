"""Fix: set a plant parallel to a side of its land, and move it as little as will do then."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.move_plants import move_plants
from siteplanner.core.edits.rotate_plants import box_centre
from siteplanner.core.edits.together import together
from siteplanner.core.fixes.asked import Asked, asked_of
from siteplanner.core.fixes.case import Case, size_of
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.free_moves import Move
from siteplanner.core.fixes.rotate_to_fit import turned
from siteplanner.core.fixes.shortest_move import REACHES_M, Asking, shortest_move
from siteplanner.core.oriented_box import SAME_DIRECTION_DEG, direction_deg
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP

KIND = "align"
ALIGN = QT_TRANSLATE_NOOP("fixes", "Align {plant} with its land ({angle_deg:+.1f}°) and move it {distance_m:.2f} m")
ALIGN_ONLY = QT_TRANSLATE_NOOP("fixes", "Align {plant} with its land ({angle_deg:+.1f}°)")
PARALLEL_DEG, APART_DEG = 0.05, 1.0
SIDES = 2
"""Of how many sides of the land, the longest near the plant, the direction is tried."""


def align_to_land(case: Case) -> Iterator[Fix]:
    """For each plant of the finding that stands askew on its land: along the side that takes the least."""
    for plant in case.free_plants:
        shape = case.footprint(plant)
        beyond_m = size_of(shape) / 2  # a footprint that is turned reaches out of its box

        def asking(within_m: float, plant: str = plant, shape: BaseGeometry = shape, b: float = beyond_m) -> Asked:
            return asked_of(case, plant, shape, within_m + b)

        turns = turns_to_land(case, shape)
        found = [fix for angle_deg in turns for fix in _aligned(case, asking, plant, angle_deg)]
        yield from sorted(found, key=lambda fix: fix.cost)[:1]


def _aligned(case: Case, asking: Asking, plant: str, angle_deg: float) -> Iterator[Fix]:
    shape = case.footprint(plant)
    turn = turned(case, plant, angle_deg)
    far_m = size_of(shape) * math.sin(math.radians(abs(angle_deg) / 2))
    if case.mends(turn):
        yield from case.fix(KIND, ALIGN_ONLY(plant=plant, angle_deg=angle_deg), turn, far_m)
        return
    standing = shapely.affinity.rotate(shape, angle_deg, origin=box_centre(np.array([shape])))

    def edit_of(move: Move) -> Edit:
        label = ALIGN(plant=plant, angle_deg=angle_deg, distance_m=math.hypot(*move))
        return together(label, (turn, move_plants(case.scenario_id, plant, *move)))

    move = shortest_move(case, asking, standing, lambda m: case.mends(edit_of(m)), REACHES_M[:-1], drawn_only=True)
    if move is not None:
        edit = edit_of(move)
        yield from case.fix(KIND, edit.label(), edit, far_m + math.hypot(*move))


def turns_to_land(case: Case, shape: BaseGeometry) -> list[float]:
    """Degrees by which a footprint is turned to lie along the sides of its land, the smallest first."""
    ground = case.checker.layout.ground.parcels
    near = ground.tree.query(shape, predicate="intersects")
    return turns_along(ground.shapes[near], shape, shape.buffer(size_of(shape)))


def turns_along(parcels: Geometries, shape: BaseGeometry, around: BaseGeometry) -> list[float]:
    """Degrees by which a footprint is turned to lie along the sides of parcels ``around``, the smallest first."""
    own = direction_deg(np.array([shape], dtype=object))
    found: list[float] = []
    for side_deg in _directions(parcels, around):
        turn = (side_deg - own + 45.0) % 90.0 - 45.0
        if abs(turn) > PARALLEL_DEG and all(abs(turn - other) > APART_DEG for other in found):
            found.append(turn)
    return sorted(found[:SIDES], key=abs)


def _directions(parcels: Geometries, around: BaseGeometry) -> list[float]:
    """Directions of the sides of parcels there, 0 up to 90 degrees, those with the most length first."""
    metres: dict[float, float] = {}
    for line in shapely.get_parts(shapely.intersection(shapely.boundary(parcels), around)):
        sides = np.diff(shapely.get_coordinates(line), axis=0)
        for east, north in sides[np.hypot(*sides.T) > 0].tolist():
            angle_deg = math.degrees(math.atan2(north, east)) % 90.0
            alike = next((known for known in metres if abs(known - angle_deg) < SAME_DIRECTION_DEG), angle_deg)
            metres[alike] = metres.get(alike, 0.0) + math.hypot(east, north)
    return sorted(metres, key=lambda angle_deg: -metres[angle_deg])
