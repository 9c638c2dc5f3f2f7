"""The tables of what substations carry through time against what is asked of them."""

from __future__ import annotations

from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Trace, Value
from siteplanner.core.measures.phasing.supply import StationCourse, Supply, With
from siteplanner.core.measures.phasing.supply_traces import SUPPLY_KEYS, amounts_of, nothing_to_tell, supply_trace
from siteplanner.core.measures.phasing.words import FROM_START, LOADS_UNKNOWN, NEVER, NOT_TOLD, quarter_or
from siteplanner.core.moment import Quarter
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

STATIONS_TITLE = QT_TRANSLATE_NOOP("measures", "When demand passes supply, by substation")
QUARTERS_TITLE = QT_TRANSLATE_NOOP("measures", "Demand and supply of all substations by quarter")
CHANGES_TITLE = QT_TRANSLATE_NOOP("measures", "Demand and supply of each substation, where they change")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
QUARTER = QT_TRANSLATE_NOOP("measures", "Quarter")
ALL = QT_TRANSLATE_NOOP("measures", "All substations together")
NAMED = QT_TRANSLATE_NOOP("measures", "{substation} {name}")
AT = QT_TRANSLATE_NOOP("measures", "{substation}, {quarter}")
SINCE = QT_TRANSLATE_NOOP("measures", "In service from")
LOAD = QT_TRANSLATE_NOOP("measures", "Demand")
LOAD_AT_END = QT_TRANSLATE_NOOP("measures", "Demand at the end")
WITH_ALL = QT_TRANSLATE_NOOP("measures", "Supply N")
WITHOUT_ONE = QT_TRANSLATE_NOOP("measures", "Supply N-1")
SPARE = QT_TRANSLATE_NOOP("measures", "Spare N")
SPARE_WITHOUT_ONE = QT_TRANSLATE_NOOP("measures", "Spare N-1")
PASSES_N = QT_TRANSLATE_NOOP("measures", "Demand passes N in")
PASSES_N1 = QT_TRANSLATE_NOOP("measures", "Demand passes N-1 in")
TROUBLED = QT_TRANSLATE_NOOP("measures", "Demand above N at")
UNPLACED = QT_TRANSLATE_NOOP(
    "measures", "{count:,d} plants name no substation of the map: what they ask is in none of these sums."
)
AT_QUARTERS_END = QT_TRANSLATE_NOOP(
    "measures", "By the last day of each quarter; a substation not in service yet carries nothing."
)
LISTED = QT_TRANSLATE_NOOP("measures", "{substations}")


def supply_columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn("load_kva", LOAD, "kVA"),
        FigureColumn("n_kva", WITH_ALL, "kVA"),
        FigureColumn("n1_kva", WITHOUT_ONE, "kVA"),
        FigureColumn("spare_n_kva", SPARE, "kVA", formula="n_kva - load_kva"),
        FigureColumn("spare_n1_kva", SPARE_WITHOUT_ONE, "kVA", formula="n1_kva - load_kva"),
    )


def stations_table(supply: Supply) -> FigureTable:
    """A row a substation and one for all: since when, what is asked at the end, when that passes what it carries."""
    columns = (
        FigureColumn("since", SINCE, decimals=None),
        FigureColumn("load_kva", LOAD_AT_END, "kVA", sums=True),
        *supply_columns()[1:3],
        FigureColumn("over_n1", PASSES_N1, decimals=None),
        FigureColumn("over_n", PASSES_N, decimals=None),
    )
    rows = [
        FigureRow(
            station.substation_id, _station(supply, at), (
                quarter_or(station.since, FROM_START), *amounts_of(supply, [station], -1)[:3],
                _first_over(station, "n1"), _first_over(station, "n"),
            ),
        )
        for at, station in enumerate(supply.stations)
    ]  # fmt: skip
    whole: tuple[Value, ...] = (
        "", *amounts_of(supply, supply.stations, -1)[:3], _first_of_all(supply, "n1"), _first_of_all(supply, "n")
    )  # fmt: skip
    rows.append(FigureRow(None, ALL, whole, RowKind.TOTAL))

    def trace(row: int, column: int) -> Trace | None:
        stations = supply.stations[row : row + 1] if row < len(supply.stations) else supply.stations
        return supply_trace(supply, stations, -1, columns[column].key)

    return FigureTable("phase_stations", STATIONS_TITLE, SUBSTATION, columns, tuple(rows), _notes(supply), trace)


def quarters_table(supply: Supply) -> FigureTable:
    """A row a quarter: all substations together, and the names of those of which too much is asked."""
    columns = (*supply_columns(), FigureColumn("troubled", TROUBLED, decimals=None))
    rows = tuple(
        FigureRow(str(quarter), quarter.name, (*amounts_of(supply, supply.stations, at), _troubled(supply, at)))
        for at, quarter in enumerate(supply.course.quarters)
    )

    def trace(row: int, column: int) -> Trace | None:
        return supply_trace(supply, supply.stations, row, columns[column].key)

    return FigureTable("phase_supply", QUARTERS_TITLE, QUARTER, columns, rows, _notes(supply), trace)


def changes_table(supply: Supply) -> FigureTable:
    """A row a substation and quarter in which its load or its capacity changes."""
    places = [(at, place) for at, station in enumerate(supply.stations) for place in station.changes]
    rows = tuple(
        FigureRow(
            f"{supply.stations[at].substation_id}/{supply.course.quarters[place]}",
            AT(substation=supply.stations[at].substation_id, quarter=supply.course.quarters[place].name),
            amounts_of(supply, [supply.stations[at]], place),
        )
        for at, place in places
    )

    def trace(row: int, column: int) -> Trace | None:
        at, place = places[row]
        return supply_trace(supply, [supply.stations[at]], place, SUPPLY_KEYS[column])

    return FigureTable(
        "phase_station_quarters", CHANGES_TITLE, SUBSTATION, supply_columns(), rows, _notes(supply), trace
    )


def _first_over(station: StationCourse, how: With) -> Text:
    if not station.quarters:
        return NOT_TOLD
    found = station.first_over(how)
    return found.name if found is not None else NEVER if station.never_over(how) else NOT_TOLD


def _first_of_all(supply: Supply, how: With) -> Text:
    if nothing_to_tell(supply) is not None:
        return NOT_TOLD
    found: Quarter | None = supply.first_over(how)
    told = all(station.known(how) for station in supply.stations) and not supply.unknown.any()
    return found.name if found is not None else NEVER if told else NOT_TOLD


def _troubled(supply: Supply, at: int) -> Text:
    names = supply.troubled(at, "n")
    return LISTED(substations=names) if names else ""


def _station(supply: Supply, at: int) -> Text:
    name = supply.course.basis.plan.site.substations["name"].iloc[at]
    key = supply.stations[at].substation_id
    return NAMED(substation=key, name=name) if isinstance(name, str) and name else key


def _notes(supply: Supply) -> tuple[Text, ...]:
    notes: list[Text] = [nothing_to_tell(supply) or AT_QUARTERS_END]
    if count := int(supply.unplaced.sum()):
        notes.append(UNPLACED(count=count))
    if count := int(supply.unknown.sum()):
        notes.append(LOADS_UNKNOWN(count=count))
    return tuple(notes)
