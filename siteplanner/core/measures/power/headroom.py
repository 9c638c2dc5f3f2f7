"""How much more could connect on each parcel: from the spare N-1 capacity of the substations in service within reach.

A substation gives works on a parcel no more than it has left without one transformer, and no more than is supplied
at the voltages it feeds works at; a feeder of that voltage must reach the parcel. Of several the one that gives most
counts, of those the one that has most left. The parcels share that reserve: figures of two of them must not be added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np
import shapely

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factors
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.power.capacity import SubstationCapacity, substation_capacities
from siteplanner.core.measures.power.feeders import Along, feeder_lengths
from siteplanner.core.measures.power.supply_voltage import CLASSES_KV, most_kva, outgoing, reach_m

POWER_FACTOR = "power.headroom_power_factor"


class Room(IntEnum):
    """What is known of a parcel. ``FULL``: substations reach it, none has anything left; ``UNKNOWN``: they may have,
    but what they have cannot be told; ``BEYOND``: none in service reaches it; ``NO_PLACE``: it has no shape."""

    FREE = auto()
    FULL = auto()
    UNKNOWN = auto()
    BEYOND = auto()
    NO_PLACE = auto()


@dataclass(frozen=True, eq=False)
class Headroom:
    """A value a parcel, (n,), in the order of the map.

    ``load_kw`` is the load of one works that could still connect: 0 where there is none, NaN where it is not known.
    ``station`` is the place in ``stations`` of the substation that gives it (of ``FULL`` the one that lacks least, of
    ``UNKNOWN`` the nearest that cannot be told), -1 without one; ``length_m`` the feeder to it; ``voltage`` its class
    of ``CLASSES_KV``, -1 without one. ``capped``: it is the voltage that gives no more, not the substation.
    """

    stations: tuple[SubstationCapacity, ...]
    room: Codes
    load_kw: Floats
    station: Codes
    length_m: Floats
    voltage: Codes
    capped: Flags


def parcel_lengths(basis: Basis, along: Along = "straight") -> Floats:
    """The feeder from each parcel's nearest point to each substation, metres (n, m); NaN where one has no place."""
    site = basis.plan.site
    return feeder_lengths(basis, along).from_points(site.parcel_shapes, site.substations.index.tolist())


def headroom(basis: Basis, along: Along = "straight", length_m: Floats | None = None) -> Headroom:
    """What could connect on each parcel of the map at the time of the basis.

    What is new counts whole, without the coincidence factor that the loads there are counted with: that is never more
    than the check of substations admits (as long as no overload is allowed in N-1, which the check never does).

    ``length_m`` are ``parcel_lengths(basis, along)`` where known already: they depend neither on plants nor on time.
    """
    stations = substation_capacities(basis)
    lengths = parcel_lengths(basis, along) if length_m is None else length_m
    shapes = basis.plan.site.parcel_shapes
    nowhere: Flags = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    return _headroom(stations, lengths, nowhere, basis.factors)


def _headroom(stations: Sequence[SubstationCapacity], lengths: Floats, nowhere: Flags, factors: Factors) -> Headroom:
    count = len(lengths)
    best = _Best.none(count)
    for at, station in enumerate(stations):
        if station.in_service:
            best.offer(at, station, lengths[:, at], factors)
    room = np.full(count, Room.BEYOND, dtype=np.intp)
    room[best.kva > 0] = Room.FREE
    room[best.kva <= 0] = Room.FULL
    untold = ~(best.kva > 0) & np.isfinite(best.untold_m)
    room[untold] = Room.UNKNOWN
    room[nowhere] = Room.NO_PLACE
    load_kw = np.where(room == Room.FREE, best.kva * factors[POWER_FACTOR].value, 0.0)
    load_kw[(room == Room.UNKNOWN) | (room == Room.NO_PLACE)] = np.nan
    return Headroom(
        tuple(stations),
        room,
        load_kw,
        np.where(untold, best.untold, best.station),
        np.where(untold, best.untold_m, best.length_m),
        np.where(room == Room.FREE, best.voltage, -1),
        best.capped & (room == Room.FREE),
    )


@dataclass(frozen=True, eq=False)
class _Best:
    """The best offer so far for each parcel; ``kva`` NaN: none. ``untold`` is the nearest substation that reaches it
    and of which it cannot be told what it has."""

    kva: Floats
    spare_kva: Floats
    station: Codes
    length_m: Floats
    voltage: Codes
    capped: Flags
    untold: Codes
    untold_m: Floats

    @classmethod
    def none(cls, count: int) -> _Best:
        nobody = np.full(count, -1, dtype=np.intp)
        nothing, never = np.full(count, np.nan), np.zeros(count, dtype=bool)
        return cls(
            nothing, nothing.copy(), nobody, nothing.copy(), nobody.copy(), never, nobody.copy(), np.full(count, np.inf)
        )

    def offer(self, at: int, station: SubstationCapacity, length_m: Floats, factors: Factors) -> None:
        """Take what a substation gives where that is more, or as much from nearer."""
        spare, classes = station.spare_n1_kva, outgoing().of(station.voltage_kv)
        if spare is None or classes is None:
            nearer = (length_m <= _reach_of(classes, factors)) & (length_m < self.untold_m)
            self.untold[nearer], self.untold_m[nearer] = at, length_m[nearer]
            return
        most, reach = most_kva(factors), reach_m(factors)
        for voltage in classes:  # the lowest first: a higher one only where it gives more
            kva = min(spare, most[voltage])
            reached = length_m <= reach[voltage]
            as_much = (spare == self.spare_kva) & (length_m < self.length_m)
            rather = (kva == self.kva) & ((spare > self.spare_kva) | as_much)
            row = np.flatnonzero(reached & (np.isnan(self.kva) | (kva > self.kva) | rather))
            self.kva[row], self.spare_kva[row], self.station[row], self.length_m[row] = kva, spare, at, length_m[row]
            self.voltage[row], self.capped[row] = voltage, spare > most[voltage]


def _reach_of(classes: tuple[int, ...] | None, factors: Factors) -> float:
    """How far a substation may reach; as far as any where its voltage is not known."""
    reach = reach_m(factors)
    return float(reach[list(classes)].max() if classes else reach.max())


def voltages_of(station: SubstationCapacity) -> tuple[int, ...]:
    """The voltages in kV at which a substation feeds works; none where they are not known."""
    return tuple(CLASSES_KV[at] for at in outgoing().of(station.voltage_kv) or ())
