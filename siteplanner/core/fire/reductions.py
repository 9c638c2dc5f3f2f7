"""Reductions of the table's distance: which notes a pack allows, and what they leave between two buildings.

Only what the table itself asks is ever reduced: not S, where the table lacks a pair, not what is asked between class A
or B and open flame or a crowded place. The shortest of what the notes leave holds; they do not add up. A reduction
never asks for more than the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.distances import Asked
from siteplanner.core.fire.notes import NOTES, Note, Party, Reduced
from siteplanner.core.fire.sides import facing
from siteplanner.core.fire.table import Codes, Flags
from siteplanner.core.fire.walls import Walls, read_walls
from siteplanner.core.rules.rule import RuleSettings

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


def allowed(settings: RuleSettings) -> tuple[Note, ...]:
    """The notes a pack allows, in order."""
    return tuple(note for note in NOTES if settings.value(f"allow.{note}") == 1.0)


def reduction(notes: Iterable[Note], settings: RuleSettings, a: Party, b: Party, table_m: float) -> Reduced | None:
    """The most that one of ``notes`` takes off the table's distance between two buildings; None where none does."""
    best: Reduced | None = None
    for note in notes:
        left_m = NOTES[note](a, b, table_m, settings)
        if left_m is not None and left_m < (best.required_m if best else table_m):
            best = Reduced(max(left_m, 0.0), note, table_m)
    return best


def with_reductions(
    asked: Asked,
    rows: Codes,
    notes: tuple[Note, ...],
    settings: RuleSettings,
    pair: Callable[[int], tuple[Party, Party]],
) -> Asked:
    """What is asked, with the table's distance of ``rows`` reduced where a note allows it."""
    table_m, reduced = asked.table_m, dict[int, Reduced]()
    for at in rows[~asked.bounded[rows] & (table_m[rows] > 0)].tolist():
        found = reduction(notes, settings, *pair(at), float(table_m[at]))
        if found is not None:
            reduced[at] = found
    if not reduced:
        return asked
    lower_m = table_m.copy()
    lower_m[list(reduced)] = [found.required_m for found in reduced.values()]
    return replace(asked, table_m=lower_m, reduced=reduced)


@dataclass(frozen=True, eq=False)
class PlantParties:
    """Plants as parties to a pair."""

    layout: Layout
    buildings: Buildings

    def facing(self, row: int, other: BaseGeometry, within_m: float) -> Party:
        """The plant at ``row``, with the walls from which ``other`` is seen within so many metres."""
        walls = self._walls(row)
        if walls is None:
            return self._party(row, None, np.zeros(4, dtype=bool))
        return self._party(row, walls, facing(self.layout.shapes[row], walls.front_deg, other, within_m))

    def all_round(self, row: int) -> Party:
        """The plant at ``row`` with every side it has: what holds so holds wherever the other stands.

        Of a plant that has no footprint yet nothing is known.
        """
        return self._party(row, self._walls(row), np.ones(4, dtype=bool))

    def _walls(self, row: int) -> Walls | None:
        walls, shape = read_walls(self.layout.text("walls")[row]), self.layout.shapes[row]
        fit = walls is not None and bool(self.layout.testable[row]) and walls.fit(shape)
        return walls if fit else None

    def _party(self, row: int, walls: Walls | None, faces: Flags) -> Party:
        party = replace(party_of(self.buildings, row), project=str(self.layout.text("project_id")[row]))
        if walls is None:
            return party
        seen = tuple(wall for wall, faced in zip(walls.sides, faces.tolist(), strict=True) if faced)
        return replace(party, walls=walls, faces=seen)


def party_of(buildings: Buildings, at: int, *, grade_known: bool = True) -> Party:
    """A building of which no wall is known."""
    return Party(
        factory=bool(buildings.factory[at]),
        warehouse=bool(buildings.warehouse[at]),
        civil=bool(buildings.civil[at]),
        hazard=int(buildings.hazard[at]),
        grade=int(buildings.grade[at]),
        grade_known=grade_known,
        rank=int(buildings.rank[at]),
        high_rise=bool(buildings.high_rise[at]),
        height_m=float(buildings.height_m[at]),
    )
