"""Proposals of which plant connects to which substation: by hand, to the nearest, or balanced.

A proposal is shown first and becomes one edit. Capacity is what is left in N-1 of the substations in service at the
moment of the basis; loads are those of the check. A plant never goes to a substation that enters service after it. What
is left where it is, or without a substation, is named with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.balanced import balanced
from siteplanner.core.measures.power.capacity import SubstationCapacity, coincidence, substation_capacities
from siteplanner.core.measures.power.demand import PlantDemand, plant_demand
from siteplanner.core.measures.power.feeders import Along, Ways, feeder_lengths
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV, class_by_load, outgoing
from siteplanner.core.rules.substation_load import ROUNDING
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

Names = npt.NDArray[np.object_]
Method = Literal["nearest", "balanced"]

ASSIGNED = QT_TRANSLATE_NOOP("measures", "Assign plants to substations ({count:,d})")
LOAD_UNKNOWN = QT_TRANSLATE_NOOP("measures", "its load is not known: enter connected load, demand and power factor")
NO_PLACE = QT_TRANSLATE_NOOP("measures", "it has no footprint on the map")
NO_STATION = QT_TRANSLATE_NOOP("measures", "no substation on the map is in service by then")
TOO_EARLY = QT_TRANSLATE_NOOP("measures", "every substation enters service after it")
NO_ROOM = QT_TRANSLATE_NOOP("measures", "no substation has {kva:,.0f} kVA left in N-1")
NO_SUCH_PLANT = QT_TRANSLATE_NOOP("measures", "There is no plant “{plant}” among those in service by then.")
NO_SUCH_SUBSTATION = QT_TRANSLATE_NOOP("measures", "There is no substation “{substation}” on the map. Known: {known}.")
HIGHER = QT_TRANSLATE_NOOP(
    "measures", "{kva:,.0f} kVA are usually supplied at {asked:g} kV; the substation feeds up to {voltage:g} kV"
)


@dataclass(frozen=True, slots=True)
class Move:
    """A plant that changes its substation ('' for none). ``length_m`` is of the new feeder, None where one of the two
    has no place; ``by_road`` whether along roads; ``doubt`` what speaks against it."""

    plant_id: str
    before: str
    after: str
    length_m: float | None
    by_road: bool
    kva: float | None
    doubt: Text | None = None


@dataclass(frozen=True, slots=True)
class StationLoad:
    """What a substation carries before and after, by the count of the check; ``n1_kva`` is None where not known, 0
    while it is not in service; ``unknown`` counts the plants on it afterwards whose load is in neither."""

    substation_id: str
    before_kva: float
    after_kva: float
    n_kva: float | None
    n1_kva: float | None
    unknown: int = 0

    @property
    def beyond_n1(self) -> bool:
        """Whether it would carry more than it can without one transformer, or that cannot be told."""
        return self.after_kva > (self.n1_kva or 0.0) * (1 + ROUNDING)


@dataclass(frozen=True)
class Proposal:
    """What would change. ``left`` names plants that get no substation, or stay where they are, with the reason;
    ``kva_km`` is Σ load × feeder length of the plants that have both, before and after; ``gap`` by what share a
    balanced one may at most be dearer than the cheapest."""

    scenario_id: str
    along: Along
    moves: tuple[Move, ...]
    loads: tuple[StationLoad, ...]
    left: tuple[tuple[str, Text], ...]
    kva_km: tuple[float, float]
    straight: int = 0
    gap: float = 0.0

    def edit(self) -> Edit | None:
        """All of it as one step; None where nothing would change."""
        if not self.moves:
            return None
        ids: dict[str, list[str]] = {}
        for move in self.moves:
            ids.setdefault(move.after, []).append(move.plant_id)
        each = [edits.set_attributes(self.scenario_id, of, {"substation_id": to or None}) for to, of in ids.items()]
        return edits.together(ASSIGNED(count=len(self.moves)), each)


def propose(
    basis: Basis, method: Method = "balanced", along: Along = "straight", plant_ids: Iterable[str] | None = None
) -> Proposal:
    """Connect the plants of the basis that draw power (or those named): each to the nearest substation, whatever that
    carries, or so that none carries more than it can in N-1 and Σ load × length is small.

    Plants whose load or place is not known, or that no substation could serve in time, stay where they are; what they
    draw is kept free as far as it is known. A plant for which no substation has room gets none.
    Raises InputError for an unknown plant. The work in hand may cancel it.
    """
    case = _Case.of(basis, along)
    asked = case.asked(plant_ids)
    rows = asked[case.movable[asked]]
    choice, gap = case.nearest(rows), 0.0
    if method == "balanced":
        choice, gap = case.balanced(rows)
    after = case.at.copy()
    after[rows] = choice
    return case.proposal(asked, after, gap)


def by_hand(basis: Basis, wanted: Mapping[str, str], along: Along = "straight") -> Proposal:
    """Connect plants as told, ``{plant: substation}``, '' for none; the proposal shows what that makes of the loads.

    Raises InputError for an unknown plant or substation.
    """
    case = _Case.of(basis, along)
    places = {station.substation_id: at for at, station in enumerate(case.stations)}
    unknown = [each for each in wanted.values() if each and each not in places]
    if unknown:
        raise InputError(NO_SUCH_SUBSTATION, substation=unknown[0], known=", ".join(places))
    asked = case.asked(wanted)
    after = case.at.copy()
    after[asked] = [places.get(wanted[str(basis.ids[row])], -1) for row in asked.tolist()]
    return case.proposal(asked, after, 0.0, told=True)


@dataclass(frozen=True, eq=False)
class _Case:
    """The plants of a basis, (n,), and the substations of its map, (m,). ``at`` is the place of each plant's
    substation, -1 for none; ``kva`` by the count of the check, NaN where not known; ``may`` (n, m) where it may go."""

    basis: Basis
    along: Along
    demand: PlantDemand
    stations: tuple[SubstationCapacity, ...]
    kva: Floats
    at: Codes
    ways: Ways
    serving: Flags
    may: Flags

    @classmethod
    def of(cls, basis: Basis, along: Along) -> _Case:
        demand = plant_demand(basis)
        stations = substation_capacities(basis, demand)
        ids = [station.substation_id for station in stations]
        ways = feeder_lengths(basis, along).ways_from_plants(basis.ids.tolist(), ids)
        serving = np.array([station.in_service for station in stations], dtype=bool)
        since = basis.plan.site.substations["in_service"].to_numpy(dtype="datetime64[D]")
        undated, from_day = np.isnat(since), basis.layout.date("in_service")
        # a plant without a date is there from the start, as the check has it
        in_order = undated[None, :] | (from_day[:, None] >= since[None, :])
        kva = coincidence(basis.plan).value * demand.apparent.kva
        may = serving[None, :] & in_order & ~np.isnan(ways.length_m)
        return cls(basis, along, demand, stations, kva, demand.apparent.at, ways, serving, may)

    def asked(self, plant_ids: Iterable[str] | None) -> Codes:
        """The rows of the plants named, in order of their ids; of all that draw power where none are."""
        ids = self.basis.ids
        order = np.argsort(ids.astype(str), kind="stable")
        if plant_ids is None:
            drawing: Codes = order[self.kva[order] != 0]
            return drawing
        wanted = set(plant_ids)
        for plant in sorted(wanted - set(ids.tolist())):
            raise InputError(NO_SUCH_PLANT, plant=plant)
        found: Codes = order[np.isin(ids[order], list(wanted))]
        return found

    @property
    def movable(self) -> Flags:
        """The plants that draw power, how much is known, and that may go somewhere."""
        movable: Flags = (self.kva > 0) & self.may.any(axis=1)
        return movable

    def nearest(self, rows: Codes) -> Codes:
        """The nearest substation of each row, which may go somewhere; the first on the map among equals."""
        if len(rows) == 0:
            return rows
        found: Codes = np.argmin(np.where(self.may[rows], self.ways.length_m[rows], np.inf), axis=1)
        return found

    def balanced(self, rows: Codes) -> tuple[Codes, float]:
        """Where the rows go beside the plants that stay, and how much dearer than the cheapest that may be."""
        stays = np.ones(len(self.kva), dtype=bool)
        stays[rows] = False
        taken_kva = self._loads_kva(np.where(stays, self.at, -1))
        room_kva = np.array([station.n1_kva or 0.0 for station in self.stations]) - taken_kva
        found = balanced(self.kva[rows], self.ways.length_m[rows], self.may[rows], room_kva)
        return found.choice, found.gap

    def proposal(self, asked: Codes, after: Codes, gap: float, *, told: bool = False) -> Proposal:
        """What it means that plants go from where they are to ``after``."""
        before_kva, after_kva = self._loads_kva(self.at), self._loads_kva(after)
        untold = np.bincount(after[(after >= 0) & np.isnan(self.kva)], minlength=len(self.stations))
        named = self.basis.text("substation_id")
        ids = np.array([station.substation_id for station in self.stations] + [""], dtype=object)
        changed = [row for row in asked.tolist() if named[row] != ids[after[row]] and (told or self.movable[row])]
        loads = tuple(
            StationLoad(station.substation_id, was, becomes, station.n_kva, station.n1_kva, unknown)
            for station, was, becomes, unknown in zip(
                self.stations, before_kva.tolist(), after_kva.tolist(), untold.tolist(), strict=True
            )
        )
        left = [(str(self.basis.ids[row]), self._why(row)) for row in asked.tolist() if self._is_left(row, after, told)]
        on = asked[after[asked] >= 0]
        straight = int((~self.ways.by_road[on, after[on]]).sum()) if self.along == "roads" else 0
        return Proposal(
            self.basis.scenario_id,
            self.along,
            tuple(self._move(row, named, ids, after) for row in changed),
            loads,
            tuple(left),
            (self._kva_km(self.at), self._kva_km(after)),
            straight,
            gap,
        )

    def _move(self, row: int, named: Names, ids: Names, after: Codes) -> Move:
        at, kva = int(after[row]), float(self.kva[row])
        length_m = float(self.ways.length_m[row, at]) if at >= 0 else np.nan
        return Move(
            str(self.basis.ids[row]),
            str(named[row]),
            str(ids[at]),
            None if np.isnan(length_m) else length_m,
            bool(at >= 0 and self.ways.by_road[row, at]),
            None if np.isnan(kva) else kva,
            self._doubt(row, at),
        )

    def _doubt(self, row: int, at: int) -> Text | None:
        """Whether such a load, its own without any coincidence, is usually supplied at a higher voltage than the
        substation feeds works at; as the tables of feeders and of energy cost have it."""
        voltage = self.stations[at].voltage_kv if at >= 0 else None
        own_kva = self.demand.apparent.kva
        if voltage is None or np.isnan(self.kva[row]):
            return None
        asked = CLASSES_KV[int(class_by_load(own_kva[row : row + 1], self.basis.factors)[0])]
        fed = outgoing().of(voltage)
        highest = max(CLASSES_KV[each] for each in fed) if fed else voltage
        return HIGHER(kva=float(own_kva[row]), asked=asked, voltage=highest) if asked > highest else None

    def _is_left(self, row: int, after: Codes, told: bool) -> bool:
        return not told and (after[row] < 0 or not self.movable[row]) and self.kva[row] != 0

    def _why(self, row: int) -> Text:
        """Why a plant has no substation, or stays where it is."""
        if np.isnan(self.kva[row]):
            return LOAD_UNKNOWN
        if self.basis.layout.shapes[row].is_empty:
            return NO_PLACE
        if not self.serving.any():
            return NO_STATION
        return NO_ROOM(kva=float(self.kva[row])) if self.may[row].any() else TOO_EARLY

    def _loads_kva(self, at: Codes) -> Floats:
        counted = (at >= 0) & ~np.isnan(self.kva)
        return np.bincount(at[counted], self.kva[counted], len(self.stations)).astype(float)

    def _kva_km(self, at: Codes) -> float:
        rows = np.flatnonzero(at >= 0)
        return float(np.nansum(self.kva[rows] * self.ways.length_m[rows, at[rows]])) / 1000.0
