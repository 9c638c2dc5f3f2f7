"""What is in service by the end of each quarter, added up; what has no date is there from the start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Amount, Codes, Figures, Flags, Floats
from siteplanner.core.moment import Quarter
from siteplanner.core.quarters import places, quarters_of


@dataclass(frozen=True, eq=False)
class Course:
    """``place`` is each plant's quarter among ``quarters``, (n,), -1 where it has no date.

    ``figures`` has one entry a quarter: all that is in service by its last day, plants without a date included;
    ``undated`` is what these alone come to.
    """

    basis: Basis
    quarters: tuple[Quarter, ...]
    place: Codes
    undated: Figures
    figures: tuple[Figures, ...]

    @classmethod
    def of(cls, basis: Basis) -> Course:
        """The whole course of the scenario, whatever moment the basis is about."""
        whole = basis if basis.when is None else replace(basis, when=None)
        quarters = quarters_of(basis.plan, [basis.scenario_id])
        place = places(whole.layout.date("in_service").astype("datetime64[D]"), quarters)
        steps = whole.figures.sums(place + 1, len(quarters) + 1)
        grown = _added_up(steps)
        bare = cls(whole, quarters, place, grown[0], tuple(grown[1:]))
        undated, *figures = (_on_land(of, m2) for of, m2 in zip(grown, bare.land_m2.tolist(), strict=True))
        return replace(bare, undated=undated, figures=tuple(figures))

    @property
    def whole(self) -> Figures:
        """All plants of the scenario."""
        return self.figures[-1] if self.figures else self.undated

    @cached_property
    def parcel_place(self) -> Codes:
        """Of each parcel that is built on (as in ``basis.layout.occupied.parcel``) the place of its first plant's
        quarter, (m,); -1 where a plant without a date stands on it."""
        on = self.basis.layout.occupied
        first = np.full(len(on.parcel), len(self.quarters), dtype=np.intp)
        np.minimum.at(first, on.place, self.place[on.plant])
        return first

    @cached_property
    def land_m2(self) -> Floats:
        """The area of the parcels that are built on by the end of each quarter, (1 + quarters,): the first is what
        plants without a date take."""
        areas_m2 = self.basis.parcel_m2[self.basis.layout.occupied.parcel]
        steps_m2 = np.bincount(self.parcel_place + 1, areas_m2, len(self.quarters) + 1).astype(float)
        return np.cumsum(steps_m2)

    def by(self, at: int) -> Flags:
        """Which plants are in service by the end of the quarter at that place (-1: those without a date), (n,)."""
        flags: Flags = self.place <= at
        return flags


def _on_land(figures: Figures, land_m2: float) -> Figures:
    """With the land of parcels, which is used whole from the first plant on, however it is shared out later."""
    return replace(figures, amounts={**figures.amounts, "land_m2": land_m2})


def _added_up(steps: Iterable[Figures]) -> list[Figures]:
    """Each with all before it."""
    grown: list[Figures] = []
    for step in steps:
        grown.append(_both(grown[-1], step) if grown else step)
    return grown


def _both(a: Figures, b: Figures) -> Figures:
    capacity = dict(a.capacity)
    for key, of in b.capacity.items():
        capacity[key] = Amount(of.value + (capacity[key].value if key in capacity else 0.0), of.unit)
    return Figures(
        a.plants + b.plants,
        {key: value + b.amounts[key] for key, value in a.amounts.items()},
        dict(sorted(capacity.items())),
        dict(Counter(a.missing) + Counter(b.missing)),
    )
