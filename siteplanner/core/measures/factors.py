"""Factors that figures are worked out with: from the resources, each with its source, and as the planner set them.

A factor's key is ``family.name`` (``power.coincidence_active``); ``resources/figures/<family>.toml`` holds it. What a
planner sets instead is kept in the plan, for the whole plan or for one scenario, with the reason.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan, plan_setting
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named

FAMILIES = ("power", "energy_cost", "chain", "land")
SETTING = "factors"
"""The key of the plan's settings: ``{scope: {factor key: {"value", "note"}}}``; the scope '' is the whole plan."""
WHOLE_PLAN = ""

NO_SUCH_FACTOR = QT_TRANSLATE_NOOP("measures", "There is no factor “{key}”. Known factors of that family: {known}.")
OUT_OF_BOUNDS = QT_TRANSLATE_NOOP(
    "measures", "{factor} cannot be {value:,.12g}. Choose from {minimum:,.12g} to {maximum:,.12g}."
)
BAD_SETTING = QT_TRANSLATE_NOOP(
    "measures", "The plan's own factors cannot be read ({problem}). Set them again, or remove them."
)
SET_HERE = Named("Set in this plan", "本规划中设定")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from. ``confidence`` is verified, secondary, unverified or judgement; ``checked_on`` is
    YYYY-MM-DD, '' for what a planner set."""

    source: Named
    clause: str
    confidence: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. ``set_by_hand`` is the value a planner put in its place (``value`` then), with ``note`` why;
    ``shipped`` is what the resources say."""

    key: str
    name: Named
    value: float
    unit: str
    minimum: float
    maximum: float
    source: Source
    shipped: float
    set_by_hand: bool = False
    note: str = ""

    def by_hand(self, value: float, note: str) -> Factor:
        """This factor as a planner set it. Raises InputError where the value may not stand here."""
        source = Source(SET_HERE, "", "judgement", "")
        return replace(self, value=self.require(value), source=source, set_by_hand=True, note=note)

    def require(self, value: float) -> float:
        """``value`` where it may stand here. Raises InputError."""
        if not math.isfinite(value) or not self.minimum <= value <= self.maximum:
            raise InputError(OUT_OF_BOUNDS, factor=self.name, value=value, minimum=self.minimum, maximum=self.maximum)
        return value


class Factors:
    """All factors in force for a scenario.

    >>> Factors({})["power.coincidence_active"].unit
    ''
    """

    def __init__(self, by_hand: Mapping[str, tuple[float, str]]) -> None:
        self._by_hand = dict(by_hand)

    def __getitem__(self, key: str) -> Factor:
        """The factor. Raises InputError naming the known ones, or saying that a value set by hand cannot stand."""
        shipped = shipped_factor(key)
        return shipped.by_hand(*self._by_hand[key]) if key in self._by_hand else shipped

    def value(self, key: str) -> float:
        return self[key].value

    def family(self, family: str) -> tuple[Factor, ...]:
        """The factors of a family in the order of its file."""
        return tuple(self[key] for key in shipped_factors(family))


def factors_of(plan: Plan, scenario_id: str | None = None) -> Factors:
    """The factors in force for a scenario (default: the active one): its own, else the plan's, else those shipped.

    Raises InputError where the plan's own cannot be read, EditError for an unknown scenario.
    """
    own = own_factors(plan)
    scenario = plan.scenario(scenario_id).scenario_id
    return Factors({**own.get(WHOLE_PLAN, {}), **own.get(scenario, {})})


def own_factors(plan: Plan) -> dict[str, dict[str, tuple[float, str]]]:
    """What planners set, by scope ('' the whole plan, else a scenario) and key: value and reason. Raises InputError."""
    text = plan.settings.get(SETTING)
    if text is None:
        return {}
    try:
        return {
            str(scope): {str(key): (float(row["value"]), str(row.get("note", ""))) for key, row in rows.items()}
            for scope, rows in json.loads(text).items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(BAD_SETTING, problem=type(error).__name__) from error


def with_own_factors(plan: Plan, own: Mapping[str, Mapping[str, tuple[float, str]]]) -> Plan:
    """The other way round: the plan with these in its settings; the same one where nothing changes."""
    kept = {
        scope: {key: {"value": value, "note": note} for key, (value, note) in rows.items()}
        for scope, rows in own.items()
        if rows
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None
    return plan if plan.settings.get(SETTING) == text else plan_setting(plan, SETTING, text)


def with_scenario_factors(plan: Plan, scenario_id: str, source_id: str | None) -> Plan:
    """The plan in which a scenario has the factors set for another one, or none of its own (None).

    What cannot be read is left as it is: whoever works with factors is told.
    """
    try:
        own = own_factors(plan)
    except InputError:
        return plan
    rows = own.get(source_id, {}) if source_id else {}
    return plan if own.get(scenario_id, {}) == rows else with_own_factors(plan, {**own, scenario_id: rows})


def shipped_factor(key: str) -> Factor:
    """A factor as the program ships it. Raises InputError naming the known ones."""
    family = key.partition(".")[0]
    known = shipped_factors(family) if family in FAMILIES else {}
    if key not in known:
        raise InputError(NO_SUCH_FACTOR, key=key, known=", ".join(known) or ", ".join(FAMILIES))
    return known[key]


@cache
def shipped_factors(family: str) -> Mapping[str, Factor]:
    """The factors of ``resources/figures/<family>.toml`` by key, in its order.

    Each is a table with ``name`` in both languages, ``value``, ``unit``, ``minimum``, ``maximum``, ``source`` (both
    languages), ``clause``, ``confidence``; ``checked_on`` stands once at the head of the file.
    """
    with resource(f"figures/{family}.toml").open("rb") as file:
        tables = tomllib.load(file)
    checked_on = str(tables.pop("checked_on"))
    return {f"{family}.{name}": _factor(f"{family}.{name}", row, checked_on) for name, row in tables["factors"].items()}


def _factor(key: str, row: Mapping[str, Any], checked_on: str) -> Factor:
    value = float(row["value"])
    source = Source(Named(**row["source"]), str(row.get("clause", "")), str(row["confidence"]), checked_on)
    minimum, maximum = float(row["minimum"]), float(row["maximum"])
    return Factor(key, Named(**row["name"]), value, str(row.get("unit", "")), minimum, maximum, source, value)
