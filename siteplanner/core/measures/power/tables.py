"""The family of figures about power: what substations carry and could carry, and what zones draw."""

from __future__ import annotations

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.measures.power.capacity import OVERLOAD
from siteplanner.core.measures.power.capacity_columns import CAPACITIES
from siteplanner.core.measures.power.columns import power_table
from siteplanner.core.measures.power.feeder_tables import feeder_tables
from siteplanner.core.measures.power.lines import PowerLines, by_substation, by_zone
from siteplanner.core.measures.power.load_columns import (
    CONNECTED_KW,
    COUNT,
    DEMAND_KVAR,
    DEMAND_KW,
    LACK,
    LACKING,
    LOADS,
    LOSSES_OF_TRANSFORMERS,
)
from siteplanner.core.measures.power.quota_columns import QUOTAS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

CAPACITY_TITLE = QT_TRANSLATE_NOOP("measures", "Capacity of substations")
LOAD_TITLE = QT_TRANSLATE_NOOP("measures", "Load by substation")
ZONE_TITLE = QT_TRANSLATE_NOOP("measures", "Load by zone")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
ZONE = QT_TRANSLATE_NOOP("measures", "Zone")
ON_NONE = QT_TRANSLATE_NOOP("measures", "On no substation of the map")
IN_NONE = QT_TRANSLATE_NOOP("measures", "In no zone")
ALL = QT_TRANSLATE_NOOP("measures", "All plants")

SAME_LOAD = QT_TRANSLATE_NOOP(
    "measures",
    "Capacity is held against the load of the check: {factor:.3g} × Σ(connected load × demand factor ÷ power factor), "
    "plant by plant. The calculated load, with K∑p and K∑q, is a figure of its own.",
)
LOWER_IN_CHECK = QT_TRANSLATE_NOOP(
    "measures", "N-1 allows {overload:.3g} times the rating for a short time; the check allows no overload."
)
UNTOLD = QT_TRANSLATE_NOOP(
    "measures", "Substations in service whose capacity or number of transformers is not entered: {count:,d}."
)
LEVELS = QT_TRANSLATE_NOOP(
    "measures",
    "The calculated load of all is that of the rows together times K∑p and K∑q once more; it is less than their sum.",
)
ESTIMATE = QT_TRANSLATE_NOOP("measures", "Transformer losses are an estimate from the load, not from the transformers.")


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """Capacity and load by substation, load by zone, feeders; plants on none and in none have a row of their own."""
    stations, zones = by_substation(basis, ON_NONE, ALL), by_zone(basis, IN_NONE, ALL)
    drawn = (COUNT, CONNECTED_KW, DEMAND_KW)
    rest = (DEMAND_KVAR, *LOADS)
    return (
        power_table(
            "power_capacity", CAPACITY_TITLE, SUBSTATION, stations, (*drawn, *CAPACITIES), _about_capacity(stations)
        ),
        power_table(
            "power_load",
            LOAD_TITLE,
            SUBSTATION,
            stations,
            (*drawn, *rest, *LOSSES_OF_TRANSFORMERS, LACK),
            (*_about_load(stations), ESTIMATE),
        ),
        power_table("power_zones", ZONE_TITLE, ZONE, zones, (*drawn, *QUOTAS, *rest, LACK), _about_load(zones)),
        *feeder_tables(basis),
    )


def _about_capacity(lines: PowerLines) -> list[Text]:
    notes: list[Text] = [SAME_LOAD(factor=lines.coincidence.value)]
    overload = lines.basis.factors[OVERLOAD].value
    if overload > 1:
        notes.append(LOWER_IN_CHECK(overload=overload))
    untold = sum(of.n_kva is None or of.n1_kva is None for of in lines.lines[-1].stations)
    if untold:
        notes.append(UNTOLD(count=untold))
    return [*notes, *_blanks(lines)]


def _about_load(lines: PowerLines) -> list[Text]:
    return [LEVELS, *_blanks(lines)]


def _blanks(lines: PowerLines) -> list[Text]:
    unknown = lines.lines[-1].unknown
    return [LACKING(count=unknown)] if unknown else []
