"""What the substations can carry quarter by quarter against what their plants ask, and when a plant could start.

Both are those of ``power.capacity``, at the last day of each quarter: a substation that is not in service yet carries
nothing, though its plants ask already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.power.capacity import SubstationCapacity, coincidence, substation_capacities
from siteplanner.core.measures.power.demand import PlantDemand, plant_demand
from siteplanner.core.moment import Quarter
from siteplanner.core.quarters import places
from siteplanner.core.rules.substation_load import ROUNDING

With = Literal["n", "n1"]
"""With all transformers, or without one."""


@dataclass(frozen=True, eq=False)
class StationCourse:
    """One substation: ``states`` has one entry a quarter. ``since`` is the quarter it enters service in (None: it has
    no date and is there from the start). ``changes`` are the places of the quarters in which anything about it does."""

    substation_id: str
    quarters: tuple[Quarter, ...]
    since: Quarter | None
    states: tuple[SubstationCapacity, ...]

    @cached_property
    def load_kva(self) -> Floats:
        return np.array([state.demand_kva for state in self.states], dtype=float)

    @cached_property
    def _capacity_kva(self) -> dict[With, Floats]:
        n, n1 = ([state.n_kva for state in self.states], [state.n1_kva for state in self.states])
        return {"n": np.array(n, dtype=float), "n1": np.array(n1, dtype=float)}  # None becomes NaN

    def capacity_kva(self, how: With) -> Floats:
        """What it can carry by quarter; NaN where that cannot be told."""
        return self._capacity_kva[how]

    @cached_property
    def _room_kva(self) -> dict[With, Floats]:
        spare = {how: kva * (1 + ROUNDING) - self.load_kva for how, kva in self._capacity_kva.items()}
        return {how: np.minimum.accumulate(kva[::-1])[::-1] for how, kva in spare.items()}

    def room_kva(self, how: With) -> Floats:
        """What more it could carry in each quarter and in every one to come; it never falls."""
        return self._room_kva[how]

    def over(self, how: With) -> Flags:
        """In which quarters more is asked than it can carry; where that cannot be told, in none."""
        return over(self.load_kva, self.capacity_kva(how))

    def known(self, how: With) -> bool:
        """Whether it can be told of every quarter in which something is asked of it."""
        return not bool((np.isnan(self.capacity_kva(how)) & (self.load_kva > 0)).any())

    def never_over(self, how: With) -> bool:
        """Whether it is certain that it is never asked more than it can carry: not while the load of a plant on it is
        not known."""
        return self.known(how) and not self.over(how).any() and not any(state.missing for state in self.states)

    def first_over(self, how: With) -> Quarter | None:
        """The first quarter in which demand passes supply; None where in none, or where it cannot be told."""
        there = np.flatnonzero(self.over(how))
        return self.quarters[there[0]] if len(there) else None

    @property
    def changes(self) -> tuple[int, ...]:
        told = [(state.demand_kva, state.n_kva, state.n1_kva, state.plants) for state in self.states]
        return tuple(at for at in range(len(told)) if at == 0 or told[at] != told[at - 1])


def over(load_kva: Floats, capacity_kva: Floats) -> Flags:
    """Where a load is above a capacity, as the check compares them; not where one of them is NaN."""
    flags: Flags = load_kva > capacity_kva * (1 + ROUNDING)
    return flags


@dataclass(frozen=True, eq=False)
class Supply:
    """All substations of the map through the course. ``kva`` is what each plant asks of its substation, (n,), with the
    check's coincidence factor, NaN where not known; ``at`` the place of its substation, -1 where it has none."""

    course: Course
    demand: PlantDemand
    kva: Floats
    at: Codes
    stations: tuple[StationCourse, ...]

    @classmethod
    def of(cls, course: Course) -> Supply:
        """Worked out only for the quarters in which a plant or a substation enters service."""
        demand = plant_demand(course.basis)
        frame = course.basis.plan.site.substations
        since = places(frame["in_service"].to_numpy(dtype="datetime64[D]"), course.quarters)
        moving = np.unique(np.concatenate([course.place, since, [0]]))
        states: dict[int, Sequence[SubstationCapacity]] = {
            at: _state(course, demand, at) for at in moving.tolist() if 0 <= at < len(course.quarters)
        }
        by_quarter: list[Sequence[SubstationCapacity]] = []
        for at in range(len(course.quarters)):
            by_quarter.append(states[at] if at in states else by_quarter[-1])
        stations = tuple(
            StationCourse(
                str(substation),
                course.quarters,
                course.quarters[since[row]] if since[row] >= 0 else None,
                tuple(state[row] for state in by_quarter),
            )
            for row, substation in enumerate(frame.index)
        )
        kva = coincidence(course.basis.plan).value * demand.apparent.kva
        return cls(course, demand, kva, demand.apparent.at, stations)

    @cached_property
    def load_kva(self) -> Floats:
        """What is asked of all substations by quarter."""
        return _summed([station.load_kva for station in self.stations], len(self.course.quarters))

    def capacity_kva(self, how: With) -> Floats:
        """What they carry together by quarter; NaN where that of one cannot be told."""
        return _summed([station.capacity_kva(how) for station in self.stations], len(self.course.quarters))

    def first_over(self, how: With) -> Quarter | None:
        """The first quarter in which all demand passes all supply."""
        there = np.flatnonzero(over(self.load_kva, self.capacity_kva(how)))
        return self.course.quarters[there[0]] if len(there) else None

    def troubled(self, at: int, how: With) -> tuple[str, ...]:
        """The substations of which more is asked than they carry in the quarter at that place."""
        return tuple(station.substation_id for station in self.stations if station.over(how)[at])

    @property
    def unplaced(self) -> Flags:
        """The plants that draw power but name no substation of the map, (n,)."""
        flags: Flags = (self.at < 0) & (self.kva != 0)
        return flags

    @property
    def unknown(self) -> Flags:
        """The plants on a substation whose load cannot be told, (n,)."""
        flags: Flags = (self.at >= 0) & np.isnan(self.kva)
        return flags


def _state(course: Course, demand: PlantDemand, at: int) -> tuple[SubstationCapacity, ...]:
    """The substations on the last day of a quarter: the plants that come later are on none."""
    there = course.by(at)
    apparent = demand.apparent
    until = replace(
        apparent,
        at=np.where(there, apparent.at, -1),
        missing={name: flags & there for name, flags in apparent.missing.items()},
    )
    moment = replace(course.basis, when=course.quarters[at].last_day)
    return substation_capacities(moment, replace(demand, apparent=until))


def _summed(of_stations: Sequence[Floats], quarters: int) -> Floats:
    return np.sum(of_stations, axis=0) if len(of_stations) else np.zeros(quarters)
