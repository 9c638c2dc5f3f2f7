"""The plants that start when their substation has no room for them, and the first quarter from which it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.phasing.supply import StationCourse, Supply, With
from siteplanner.core.moment import Quarter


@dataclass(frozen=True, slots=True)
class Room:
    """Whether a start ``fits`` (None: the capacity cannot be told). Where it does not: ``earliest`` is the first
    quarter from which it would in every one to come; where there is none, ``lacking_kva`` are missing at the end."""

    fits: bool | None
    earliest: Quarter | None = None
    lacking_kva: float | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another substation that would carry a plant from a quarter on and in every one to come: the soonest that could
    without one transformer, else the soonest that could with all (``how``)."""

    substation_id: str
    quarter: Quarter
    how: With


@dataclass(frozen=True, slots=True)
class Start:
    """A plant that starts (``quarter``; None: it has no date and is there from the start) without room on its
    substation, all others as they are dated. ``elsewhere`` is where it would have room; None: nowhere."""

    plant_id: str
    substation_id: str
    quarter: Quarter | None
    load_kva: float
    n: Room
    n1: Room
    elsewhere: Elsewhere | None


def failing_starts(supply: Supply) -> tuple[Start, ...]:
    """The plants that start without room with all transformers or without one, by start, then as in the plan.

    A plant starts without room where, by the end of its quarter, more is asked of its substation than that carries:
    because it is not in service yet, or because of those that are there already. Those that came before it stay."""
    found = [start for at, station in enumerate(supply.stations) for start in _of_station(supply, at, station)]
    order = {str(plant): at for at, plant in enumerate(supply.course.basis.ids)}
    return tuple(sorted(found, key=lambda s: (s.quarter is not None, s.quarter or Quarter(0, 1), order[s.plant_id])))


def _of_station(supply: Supply, at: int, station: StationCourse) -> Iterator[Start]:
    if not station.quarters:
        return
    mine = np.flatnonzero((supply.at == at) & (supply.kva > 0))
    starts = np.maximum(supply.course.place[mine], 0)
    without = station.over("n")[starts] | station.over("n1")[starts]
    rooms = {start: (_room(station, "n", start), _room(station, "n1", start)) for start in set(starts.tolist())}
    for row, start in zip(mine[without].tolist(), starts[without].tolist(), strict=True):
        dated, kva = supply.course.place[row] >= 0, float(supply.kva[row])
        yield Start(
            str(supply.course.basis.ids[row]),
            station.substation_id,
            station.quarters[start] if dated else None,
            kva,
            *rooms[start],
            _elsewhere(supply, at, kva, start),
        )


def _room(station: StationCourse, how: With, start: int) -> Room:
    """For a plant that is there already: from its start on the load holds it, so there is room where the load fits."""
    if not station.known(how):
        return Room(None)
    too_much = np.flatnonzero(station.over(how))
    if not station.over(how)[start]:
        return Room(True)
    last = int(too_much[-1])
    if last + 1 < len(station.quarters):
        return Room(False, station.quarters[last + 1])
    lack: Floats = station.load_kva - station.capacity_kva(how)
    return Room(False, None, float(lack[-1]))


def _elsewhere(supply: Supply, at: int, kva: float, start: int) -> Elsewhere | None:
    """Of several that could from the same quarter on the one with the most room at the end."""
    hows: tuple[With, With] = ("n1", "n")
    for how in hows:
        found: list[tuple[int, float, str]] = []
        for other, station in enumerate(supply.stations):
            room_kva = station.room_kva(how)
            if other == at or np.isnan(room_kva[-1]):  # what cannot be told at the end is no room
                continue
            first = max(start, int(np.searchsorted(room_kva, kva)))
            if first < len(room_kva):
                found.append((first, -float(room_kva[-1]), station.substation_id))
        if found:
            first, _, substation = min(found)
            return Elsewhere(substation, supply.course.quarters[first], how)
    return None
