"""The numbers beside a map in a meeting: what a scenario sums to, quarter by quarter, beside what the town wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.costs import plant_costs
from siteplanner.core.measures.plant_measures import BLANKS, CAPACITY, Measure, measures
from siteplanner.core.moment import Quarter, When, by_then, last_day
from siteplanner.core.plan import Plan
from siteplanner.core.quarters import quarters_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

ENERGY_COST = "energy_cost_cny_a"
ENERGY_COST_LABEL = QT_TRANSLATE_NOOP("measures", "Electricity cost")
OF_SHARES = ("land_m2", BLANKS)
"""Not shown so: a plant's share of a parcel depends on the plants beside it."""
USUAL = ("output_value_cny", "investment_cny", "demand_kw", "jobs")
"""What is shown, after the products, where nobody chose: judgement."""
MOST_USUAL = 6

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """``value`` is in ``unit``, None where nothing is known; ``lacking`` plants that count state no figure. ``target``
    is what the town wants of it by ``target_year``, None where it wants nothing."""

    key: str
    label: Text
    unit: str
    value: float | None
    lacking: int
    target: float | None = None
    target_year: int | None = None


@dataclass(frozen=True, eq=False)
class NumberCourse:
    """Some numbers of one scenario at any moment. Values captured when it was made: safe to read in any thread."""

    plan: Plan
    scenario_id: str
    quarters: tuple[Quarter, ...]
    of: tuple[Measure, ...]
    since: npt.NDArray[np.datetime64]

    @classmethod
    def of_scenario(
        cls, plan: Plan, scenario_id: str | None = None, keys: Sequence[str] = (), also: Sequence[str] = ()
    ) -> NumberCourse:
        """The numbers of those ``keys`` (``plants``, ``power_kw``, ``capacity.<product>``, ``energy_cost_cny_a`` …; ()
        the usual ones) and of those in ``also``, as far as the scenario has them; quarters are those of the whole plan.
        Raises EditError for an unknown scenario."""
        basis = Basis.of(plan, scenario_id)
        known = {each.key: each for each in measures(basis) if each.key not in OF_SHARES}
        wanted = (*(keys or _usual(known)), *also)
        if ENERGY_COST in wanted:
            known[ENERGY_COST] = _energy_cost(basis)
        since = basis.plants["in_service"].to_numpy(dtype="datetime64[D]")
        chosen = tuple(known[key] for key in dict.fromkeys(wanted) if key in known)
        return cls(plan, basis.scenario_id, quarters_of(plan), chosen, since)

    def at(self, when: When) -> tuple[ShownNumber, ...]:
        """The numbers of what is in service by then; without a date always."""
        there = by_then(self.since, when)
        day = last_day(when)
        return tuple(self._shown(each, there, None if day is None else day.year) for each in self.of)

    def between(self, place: float) -> tuple[ShownNumber, ...]:
        """The numbers on the way from one quarter to the next, for a picture that moves; at rest ``at`` is right.

        ``place`` counts quarters from the first; between two of them a number runs evenly, in three digits.
        """
        if not self.quarters:
            return self.at(None)
        place = min(max(place, 0.0), len(self.quarters) - 1.0)
        low = int(place)
        here = self.at(self.quarters[low].last_day)
        if place == low:
            return here
        later = self._values(self.quarters[low + 1].last_day)
        share = place - low
        return tuple(
            number if number.value is None or np.isnan(end) else _moved(number, share, float(end))
            for number, end in zip(here, later, strict=True)
        )

    def _values(self, when: When) -> Floats:
        there = by_then(self.since, when)
        return np.array([_sum(each, there) for each in self.of], dtype=np.float64)

    def _shown(self, of: Measure, there: npt.NDArray[np.bool_], year: int | None) -> ShownNumber:
        value = _sum(of, there)
        target, due = self._target(of, year)
        return ShownNumber(
            of.key, of.label, of.unit, None if np.isnan(value) else value, int((of.lacking & there).sum()), target, due
        )

    def _target(self, of: Measure, year: int | None) -> tuple[float | None, int | None]:
        """The target that comes next, of the last step once all are past or where no year is asked for."""
        rows = self._targets.get(of.key if not of.product else f"{CAPACITY}.{of.product}/{of.unit}", ())
        if not rows:
            return None, None
        due, target = next((row for row in rows if year is not None and row[0] >= year), rows[-1])
        return target, due

    @cached_property
    def _targets(self) -> dict[str, tuple[tuple[int, float], ...]]:
        """By number: the years with what is wanted by then, in order. Capacities of products by their unit too."""
        found: dict[str, list[tuple[int, float]]] = {}
        for row in self.plan.targets.to_dict("records"):
            product = "" if pd.isna(row["product"]) else str(row["product"])
            figure = f"{CAPACITY}.{product}/{row['capacity_unit']}" if product else "output_value_cny"
            wanted = float(row["capacity" if product else "output_value_cny"])
            if not np.isnan(wanted):
                found.setdefault(figure, []).append((int(row["year"]), wanted))
        return {key: tuple(sorted(of)) for key, of in found.items()}


def number_keys(plan: Plan, scenario_id: str | None = None) -> tuple[tuple[str, Text], ...]:
    """Key and name of every number that a scenario can show."""
    summed = tuple((of.key, of.label) for of in measures(Basis.of(plan, scenario_id)) if of.key not in OF_SHARES)
    return (*summed, (ENERGY_COST, ENERGY_COST_LABEL))


def _usual(known: dict[str, Measure]) -> tuple[str, ...]:
    made = [key for key, of in known.items() if of.product]
    return (*made[: MOST_USUAL - len(USUAL) + 1], *(key for key in USUAL if key in known))[:MOST_USUAL]


def _energy_cost(basis: Basis) -> Measure:
    """What the plants pay for electricity a year: at the preferential price where they meet its condition."""
    costs = plant_costs(basis)
    return Measure(ENERGY_COST, ENERGY_COST_LABEL, "CNY/a", costs.preferential, ~costs.known)


def _sum(of: Measure, there: npt.NDArray[np.bool_]) -> float:
    """NaN where some plants lack the figure and none has it."""
    values = of.values[there]
    known = ~np.isnan(values)
    if not known.any() and of.lacking[there].any():
        return float("nan")
    return float(values[known].sum())


def _moved(number: ShownNumber, share: float, end: float) -> ShownNumber:
    assert number.value is not None
    value = float(f"{number.value + share * (end - number.value):.3g}")  # more digits would only flicker
    return ShownNumber(number.key, number.label, number.unit, value, number.lacking, number.target, number.target_year)
