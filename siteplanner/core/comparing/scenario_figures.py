"""Every single-valued figure of one scenario, family by family, so that scenarios can stand side by side.

Taken are the totals, the indicators of the whole, power, energy cost, phases, the chain and the pack's own figures. The
land-use balance is left out: it is about the map, which all scenarios share. So are tables whose rows must not be added
(headroom by parcel) but for their greatest, and whatever stands by zone, by plant or by quarter.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from siteplanner.core.errors import InputError
from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import chain_balance
from siteplanner.core.measures.energy_cost.tables import PER_UNIT
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable, RowKind, Trace
from siteplanner.core.measures.figures import Flags, Floats
from siteplanner.core.measures.land.board import Board
from siteplanner.core.measures.land.indicator_list import IndicatorList
from siteplanner.core.measures.land.indicators import KINDS
from siteplanner.core.measures.land.site_use import SiteUse
from siteplanner.core.measures.phases import phases
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import Step
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import pivot_table
from siteplanner.core.measures.power.headroom import Room, headroom, parcel_lengths
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import Site
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.core.work import Work

OF_PRODUCT = QT_TRANSLATE_NOOP("measures", "{product}: {figure}")
SERVES = QT_TRANSLATE_NOOP("measures", "Cells served by {step}")
SERVED_BY_ALL = QT_TRANSLATE_NOOP("measures", "Cells served by the whole chain")
MOST_HEADROOM = QT_TRANSLATE_NOOP("measures", "Greatest load that could still connect on a parcel")
FREE_PARCELS = QT_TRANSLATE_NOOP("measures", "Parcels on which load could still connect")
TARGETS_REACHED = QT_TRANSLATE_NOOP("measures", "Targets reached in time")
STATIONS_OVER = QT_TRANSLATE_NOOP("measures", "Substations asked more than N-1 carries in some quarter")
FAILING_STARTS = QT_TRANSLATE_NOOP("measures", "Plants that start before there is power for them")
SAVED = QT_TRANSLATE_NOOP("measures", "Saved by the preferential price")
FEEDERS = QT_TRANSLATE_NOOP("measures", "Feeders: {figure}")
NOT_TOLD = QT_TRANSLATE_NOOP("measures", "Capacity or transformers of a substation are not entered.")
STEP_LACKS = QT_TRANSLATE_NOOP("measures", "Plants of this step stand here and none states its capacity.")
NO_PARCEL_KNOWN = QT_TRANSLATE_NOOP("measures", "Of no parcel is it known.")
COMPARING = QT_TRANSLATE_NOOP("measures", "Working out {family}")

_INDICATORS = ("covered_m2", "counted_floor_m2", "green_m2", "office_m2", *KINDS)
_CAPACITY = ("checked_kva", "spare_n_kva", "spare_n1_kva", "unserved_kw", "load_ratio")
_LOAD = ("load_kw", "load_kva", "power_factor", "loss_kw")
_FEEDERS = ("length_m", "loss_kw", "drop", "too_low")
_COST = ("energy_charge", "basic_charge", "standard", "average", "eligible", "preferential", "saving")
_COST_EACH = ("energy_each", "standard_each", "preferential_each")


@dataclass(frozen=True, slots=True)
class ScenarioFigure:
    """``key`` and ``unit`` (as in tables of figures) say what it is: unlike units are never one figure.

    ``value`` None: it is blank, and ``why_blank`` says why. ``lacking`` are the plants that should give to it and do
    not: the value is of the others. ``least`` and ``most`` are the limits in force, in its unit.
    """

    key: str
    family: str
    label: Text
    unit: str
    decimals: int
    value: float | None
    why_blank: Text | None = None
    lacking: frozenset[Feature] = frozenset()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class FigureSet:
    """The figures of one scenario in order; ``faults`` says by family why it has none there."""

    figures: tuple[ScenarioFigure, ...]
    faults: Mapping[str, Text]


def figures_of(basis: Basis, work: Work | None = None) -> FigureSet:
    """All comparable figures of a scenario. Raises Cancelled.

    >>> from siteplanner.core.plan import Plan
    >>> from siteplanner.core.site import Site
    >>> found = figures_of(Basis.of(Plan.new(Site.empty(4547)))).figures
    >>> [(of.key, of.value) for of in found[:2]]
    [('plants', 0.0), ('footprint_m2', 0.0)]
    """
    work = work or Work()
    found: list[ScenarioFigure] = []
    faults: dict[str, Text] = {}
    for at, (family, make) in enumerate(_MAKERS.items()):
        work.step(at, len(_MAKERS), COMPARING(family=FAMILIES[family].title))
        try:
            found += make(basis)
        except InputError as error:
            faults[family] = error.message
    return FigureSet(tuple(found), faults)


def _totals(basis: Basis) -> Iterator[ScenarioFigure]:
    table = pivot_table(pivot(basis, ("status",)))
    yield from _of_row(table, len(table.rows) - 1, "totals", {column.key: column.key for column in table.columns})


def _indicators(basis: Basis) -> Iterator[ScenarioFigure]:
    use = SiteUse(basis)
    table = IndicatorList(Board(use, use.whole)).table()
    units, place = _indicator_units(), table.column("value")
    for key in _INDICATORS:
        at = table.row(key)
        unit, decimals = units.get(key, ("m2", 2))
        found = _figure(table, at, place, f"indicators.{key}", "indicators")
        least, most = (table.value(key, bound) for bound in ("at_least", "at_most"))
        yield replace(
            found, label=table.rows[at].label, unit=unit, decimals=decimals, least=_plain(least), most=_plain(most)
        )


def _indicator_units() -> dict[str, tuple[str, int]]:
    return {key: (kind.unit, kind.decimals) for key, kind in KINDS.items()}


def _power(basis: Basis) -> Iterator[ScenarioFigure]:
    tables = {table.key: table for table in FAMILIES["power"].tables(basis)}
    for key, columns in (("power_capacity", _CAPACITY), ("power_load", _LOAD)):
        yield from _of_total(tables[key], "power", {column: f"power.{column}" for column in columns})
    feeders = {column: f"power.feeders.{column}" for column in _FEEDERS}
    for of in _of_total(tables["power_feeder_losses"], "power", feeders):
        yield replace(of, label=FEEDERS(figure=of.label))
    room = headroom(basis, length_m=_lengths_m(basis))
    known = room.load_kw[~np.isnan(room.load_kw)]
    most = float(known.max()) if len(known) else None
    yield ScenarioFigure(
        "power.headroom_most", "power", MOST_HEADROOM, "kW", 0, most, NO_PARCEL_KNOWN if most is None else None
    )
    yield ScenarioFigure("power.headroom_parcels", "power", FREE_PARCELS, "", 0, float((room.room == Room.FREE).sum()))


_lengths: weakref.WeakKeyDictionary[Site, Floats] = weakref.WeakKeyDictionary()
"""Of the last map alone: all scenarios share it, and to measure takes seconds for 100,000 parcels."""


def _lengths_m(basis: Basis) -> Floats:
    """The feeders from all parcels to all substations, (n, m)."""
    site = basis.plan.site
    found = _lengths.get(site)
    if found is None:
        _lengths.clear()
        found = _lengths[site] = parcel_lengths(basis)
    return found


def _cost(basis: Basis) -> Iterator[ScenarioFigure]:
    tables = {table.key: table for table in FAMILIES["cost"].tables(basis)}
    whole = tables["cost_zone"]
    if not whole.rows:
        return
    for of in _of_total(whole, "cost", {column: f"cost.{column}" for column in _COST}):
        yield replace(of, label=SAVED) if of.key == "cost.saving" else of
    for unit in PER_UNIT:
        table = tables.get(f"cost_{unit.removesuffix('/a')}")
        for at, row in enumerate(table.rows if table is not None else ()):
            assert table is not None
            keys = {column: f"cost.{column}.{row.key}" for column in _COST_EACH}
            for of in _of_row(table, at, "cost", keys):
                yield replace(of, label=OF_PRODUCT(product=row.label, figure=of.label))


def _phases(basis: Basis) -> Iterator[ScenarioFigure]:
    found = phases(basis)
    if found.steps:
        reached = sum(step.target.reached for step in found.steps)
        silent = np.any([_silent(found.course, step) for step in found.steps], axis=0)
        yield _count("phases.targets_reached", TARGETS_REACHED, float(reached), found.course, silent)
    stations, unknown = found.supply.stations, found.supply.unknown
    told = all(station.known("n1") for station in stations)
    over = float(sum(bool(station.over("n1").any()) for station in stations)) if told else None
    yield _count("phases.stations_over", STATIONS_OVER, over, found.course, unknown)
    told = told and all(station.known("n") for station in stations)
    failing = float(len(found.starts)) if told else None
    yield _count("phases.failing_starts", FAILING_STARTS, failing, found.course, unknown)


def _silent(course: Course, step: Step) -> Flags:
    """The plants that do not say what they give to a step which is not reached in time without them, (n,)."""
    ends = np.array([quarter <= step.quarter for quarter in course.quarters] + [True])  # the last: no date
    flags: Flags = np.isnan(step.values) & ends[course.place] & (not step.target.reached)
    return flags


def _count(key: str, label: Text, value: float | None, course: Course, lacking: Flags) -> ScenarioFigure:
    """A count of phases; it is of all plants but the ``lacking``, (n,)."""
    plants = frozenset(Feature(PLANTS.name, str(plant)) for plant in course.basis.ids[lacking])
    return ScenarioFigure(key, "phases", label, "", 0, value, NOT_TOLD if value is None else None, plants)


def _chain(basis: Basis) -> Iterator[ScenarioFigure]:
    balance = chain_balance(basis)
    missing: frozenset[Feature] = frozenset()
    for step in balance.steps:
        rows = [row for of in step.products for row in of.lacking.tolist()]
        lacking = frozenset(Feature(PLANTS.name, str(basis.ids[row])) for row in rows)
        missing |= lacking
        why = STEP_LACKS if step.gwh is None else None
        yield ScenarioFigure(f"chain.{step.key}", "chain", SERVES(step=step.name), "GWh/a", 2, step.gwh, why, lacking)
    known = [step.gwh for step in balance.steps if step.gwh is not None]
    least = min(known) if len(known) == len(balance.steps) and known else None
    why = STEP_LACKS if least is None else None
    yield ScenarioFigure("chain.least", "chain", SERVED_BY_ALL, "GWh/a", 2, least, why, missing)


def _own(basis: Basis) -> Iterator[ScenarioFigure]:
    declared = pack_of(basis.plan).figures
    if not declared:
        return
    table = FAMILIES["own"].tables(basis)[-1]
    yield from _of_total(table, "own", {key: f"own.{key}" for key in declared})


_MAKERS: Mapping[str, Callable[[Basis], Iterator[ScenarioFigure]]] = {
    "totals": _totals,
    "indicators": _indicators,
    "power": _power,
    "cost": _cost,
    "phases": _phases,
    "chain": _chain,
    "own": _own,
}


def _of_total(table: FigureTable, family: str, keys: Mapping[str, str]) -> Iterator[ScenarioFigure]:
    yield from _of_row(table, table.row(None, RowKind.TOTAL), family, keys)


def _of_row(table: FigureTable, row: int, family: str, keys: Mapping[str, str]) -> Iterator[ScenarioFigure]:
    """Some columns of one row, by the keys their figures get."""
    for column, key in keys.items():
        yield _figure(table, row, table.column(column), key, family)


def _figure(table: FigureTable, row: int, at: int, key: str, family: str) -> ScenarioFigure:
    column, value = table.columns[at], _plain(table.rows[row].values[at])
    trace = table.trace(row, at) or Trace("")
    why = trace.why_blank if value is None else None
    return ScenarioFigure(
        key, family, column.label, column.unit, column.decimals or 0, value, why, frozenset(trace.lacking)
    )


def _plain(value: object) -> float | None:
    """A number as a number; anything else is none."""
    return float(value) if isinstance(value, float | int) and value == value else None
