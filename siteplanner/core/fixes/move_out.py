"""Fix: the smallest move."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from functools import partial

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.move_plants import move_plants
from siteplanner.core.fixes.asked import asked_of
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.free_moves import Move
from siteplanner.core.fixes.shortest_move import shortest_move
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

KIND = "move"
MOVE = QT_TRANSLATE_NOOP("fixes", "Move {plant} {distance_m:.2f} m {way}")
MOVE_CLEAR = QT_TRANSLATE_NOOP("fixes", "Move {plant} {distance_m:.2f} m {way}, where nothing else is wrong")
WAYS = (
    QT_TRANSLATE_NOOP("fixes", "north"),
    QT_TRANSLATE_NOOP("fixes", "north-east"),
    QT_TRANSLATE_NOOP("fixes", "east"),
    QT_TRANSLATE_NOOP("fixes", "south-east"),
    QT_TRANSLATE_NOOP("fixes", "south"),
    QT_TRANSLATE_NOOP("fixes", "south-west"),
    QT_TRANSLATE_NOOP("fixes", "west"),
    QT_TRANSLATE_NOOP("fixes", "north-west"),
)


def move_out(case: Case) -> Iterator[Fix]:
    """For each plant of the finding: the shortest move that mends it, and the shortest to where all is well."""
    for plant in case.free_plants:
        shortest = yield from _moved(case, plant, MOVE, wholly=False)
        if shortest is not None and _wrong_otherwise(case, plant, shortest):
            yield from _moved(case, plant, MOVE_CLEAR, wholly=True)


def _moved(case: Case, plant: str, label: Template, *, wholly: bool) -> Generator[Fix, None, Move | None]:
    def edit_of(move: Move) -> Edit:
        return move_plants(case.scenario_id, plant, *move)

    shape = case.footprint(plant)
    asking = partial(asked_of, case, plant, shape, wholly=wholly)
    move = shortest_move(case, asking, shape, lambda m: case.mends(edit_of(m)))
    if move is None:
        return None
    distance_m = math.hypot(*move)
    yield from case.fix(KIND, label(plant=plant, distance_m=distance_m, way=way_of(move)), edit_of(move), distance_m)
    return move


def _wrong_otherwise(case: Case, plant: str, move: Move) -> bool:
    """Whether the plant still has errors after its shortest move."""
    after = case.after(move_plants(case.scenario_id, plant, *move))
    return after is not None and any(plant in f.plants for f in after.errors.values())


def way_of(move: Move) -> Message:
    """The direction of a move as people say it.

    >>> str(way_of((3.0, 0.1))), str(way_of((-2.0, -2.0)))
    ('east', 'south-west')
    """
    azimuth_deg = math.degrees(math.atan2(move[0], move[1])) % 360.0
    return WAYS[round(azimuth_deg / 45.0) % len(WAYS)]()
