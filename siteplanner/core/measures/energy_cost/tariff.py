"""How the cost of electricity is made up, from ``resources/tariffs``; the numbers are factors of ``energy_cost``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.measures.factors import Factors, Source
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

SHARES_EXCEED = QT_TRANSLATE_NOOP(
    "measures",
    "The shares of energy in the sharp peak, the peak and the valley add up to {percent:.1f} %. Lower one of them: "
    "together they cannot exceed 100 %.",
)
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class VoltageClass:
    """Supply from ``least_kv`` up; ``difference`` is the factor by which its energy price differs ('': none)."""

    least_kv: float
    name: Named
    difference: str


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the day: the factor of its share of the energy, and those its price is the flat one times."""

    name: Named
    share: str
    ratios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """What must be said beside a price."""

    text: Named
    source: Source


@dataclass(frozen=True, slots=True)
class PriceCase:
    """A terminal price to set beside the others, CNY/kWh: all energy at it, nothing besides."""

    value: float
    name: Named
    source: Source


@dataclass(frozen=True)
class Tariff:
    """The standard tariff and the preferential price. Texts but names are keys of factors; ``voltages`` begin with the
    highest."""

    name: Named
    statement: Named
    price: str
    demand: str
    capacity: str
    voltages: tuple[VoltageClass, ...]
    periods: tuple[Period, ...]
    preferential_name: Named
    preferential_statement: Named
    preferential_price: str
    preferential_least_kv: str
    cautions: tuple[Caution, ...]
    prices: tuple[PriceCase, ...]

    def mean_of_periods(self, factors: Factors) -> float:
        """By what the flat price is multiplied on average. Raises InputError where the shares exceed the whole.

        >>> round(tariff().mean_of_periods(Factors({})), 4)
        1.0258
        """
        shares = [factors.value(period.share) for period in self.periods]
        flat = 1.0 - sum(shares)
        if flat < -_ROUNDING:
            raise InputError(SHARES_EXCEED, percent=100 * sum(shares))
        ratios = [float(np.prod([factors.value(key) for key in period.ratios])) for period in self.periods]
        return max(flat, 0.0) + sum(share * ratio for share, ratio in zip(shares, ratios, strict=True))

    def classes(self, kv: Floats) -> Codes:
        """The place among ``voltages`` of each voltage of supply, (n,); -1 of NaN."""
        least = np.array([of.least_kv for of in self.voltages])
        reached = kv[:, None] >= least[None, :]
        return np.where(np.isnan(kv), -1, reached.argmax(axis=1)).astype(np.intp)

    def differences(self, factors: Factors) -> Floats:
        """What the energy price of each voltage differs by, CNY/kWh."""
        return np.array([factors.value(of.difference) if of.difference else 0.0 for of in self.voltages])


@cache
def tariff(name: str = "shanxi") -> Tariff:
    """The tariff of ``resources/tariffs/<name>.toml``."""
    with resource(f"tariffs/{name}.toml").open("rb") as file:
        tables = tomllib.load(file)
    day, standard, preferential = str(tables["checked_on"]), tables["standard"], tables["preferential"]
    return Tariff(
        Named(**standard["name"]),
        Named(**standard["statement"]),
        standard["price"],
        standard["demand"],
        standard["capacity"],
        tuple(VoltageClass(float(v["least_kv"]), Named(**v["name"]), v["difference"]) for v in standard["voltages"]),
        tuple(Period(Named(**p["name"]), p["share"], tuple(p["ratios"])) for p in standard["periods"]),
        Named(**preferential["name"]),
        Named(**preferential["statement"]),
        preferential["price"],
        preferential["least_kv"],
        tuple(Caution(Named(**c["text"]), _source(c, day)) for c in preferential["warnings"]),
        tuple(PriceCase(float(c["value"]), Named(**c["name"]), _source(c, day)) for c in tables["prices"]),
    )


def _source(row: Mapping[str, Any], checked_on: str) -> Source:
    return Source(Named(**row["source"]), str(row.get("clause", "")), str(row["confidence"]), checked_on)
