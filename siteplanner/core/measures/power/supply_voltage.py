"""At which voltage works are supplied, over which lines and how far: the program's own data and factors."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from siteplanner.assets import resource
from siteplanner.core.measures.factors import Factor, Factors, Source
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.text import Named

CLASSES_KV = (10, 35, 110, 220)
"""The voltages at which works are supplied, the lowest first; a class is its place here."""
BUSBAR = "power.busbar_voltage"


@dataclass(frozen=True, slots=True)
class Conductor:
    """A line of one voltage: resistance when warm and reactance, ohm/km, and the current it may carry, A."""

    name: str
    r_ohm_km: float
    x_ohm_km: float
    current_a: float


@dataclass(frozen=True, slots=True)
class Conductors:
    """The conductors of one voltage, the thinnest first, and where their figures come from."""

    each: tuple[Conductor, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Outgoing:
    """At which of the classes a substation feeds works, by its own voltage in kV."""

    classes: Mapping[float, tuple[int, ...]]
    source: Source

    def of(self, voltage_kv: float | None) -> tuple[int, ...] | None:
        """The classes, the lowest first; None where its voltage is blank or none that is known here.

        >>> [CLASSES_KV[each] for each in outgoing().of(110.0)], outgoing().of(12.0), outgoing().of(None)
        ([10, 35], None, None)
        """
        return None if voltage_kv is None else self.classes.get(voltage_kv)


def most_kva(factors: Factors) -> Floats:
    """The greatest load supplied at each class, (4,); without end at the highest."""
    return np.array([most.value for most in _most(factors)] + [np.inf])


def reach_m(factors: Factors) -> Floats:
    """How long a feeder of each class may be, (4,)."""
    return np.array([each.value for each in reach_factors(factors)])


def reach_factors(factors: Factors) -> tuple[Factor, ...]:
    return tuple(factors[f"power.headroom_reach_{kv}kv"] for kv in CLASSES_KV)


def deviation_factor(factors: Factors, kv: float) -> Factor:
    """How far below nominal the voltage of a supply may be, %."""
    return factors["power.voltage_below_10kv" if kv < 35 else "power.voltage_below_35kv"]


def class_by_load(kva: Floats, factors: Factors) -> Codes:
    """The class at which loads are supplied, (n,): the lowest that may be used for so much, whatever order the factors
    are set in; of NaN it has no meaning.

    >>> [CLASSES_KV[at] for at in class_by_load(np.array([500.0, 8000.0, 8001.0, 99e3, 2e5]), Factors({}))]
    [10, 10, 35, 110, 220]
    """
    enough = kva[:, np.newaxis] <= most_kva(factors)
    found: Codes = np.argmax(enough, axis=1)
    return found


def class_factor(at: int, factors: Factors) -> Factor:
    """The factor that says up to which load a class is used; of the highest, that of the class below it."""
    most = _most(factors)
    return most[min(at, len(most) - 1)]


def _most(factors: Factors) -> tuple[Factor, ...]:
    return tuple(factors[f"power.supply_{kv}kv_most"] for kv in CLASSES_KV[:-1])


@cache
def conductors(kv: int) -> Conductors:
    """The conductors of a class by its voltage."""
    tables = _file()
    rows = tables["classes"][str(kv)]
    each = tuple(
        Conductor(row["name"], row["r20_ohm_km"] * rows["warm"], float(row["x_ohm_km"]), float(row["current_a"]))
        for row in rows["conductors"]
    )
    return Conductors(each, _source(rows, str(tables["checked_on"])))


@cache
def outgoing() -> Outgoing:
    """What substations feed works at."""
    tables = _file()
    rows = {key: value for key, value in tables["outgoing"].items() if isinstance(value, list)}
    classes = {float(kv): tuple(CLASSES_KV.index(each) for each in listed) for kv, listed in rows.items()}
    return Outgoing(classes, _source(tables["outgoing"], str(tables["checked_on"])))


@cache
def _file() -> dict[str, Any]:
    with resource("figures/conductors.toml").open("rb") as file:
        return tomllib.load(file)


def _source(row: Mapping[str, Any], checked_on: str) -> Source:
    return Source(Named(**row["source"]), str(row["clause"]), str(row["confidence"]), checked_on)
