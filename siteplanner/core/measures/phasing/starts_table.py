"""The table of plants that start without room on their substation."""

from __future__ import annotations

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Term, Trace
from siteplanner.core.measures.phasing.starts import Elsewhere, Room, Start, failing_starts
from siteplanner.core.measures.phasing.supply import Supply
from siteplanner.core.measures.phasing.supply_traces import nothing_to_tell
from siteplanner.core.measures.phasing.words import FROM_START, LOADS_UNKNOWN, NOT_TOLD, quarter_or
from siteplanner.core.schema import SUBSTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Starts without room on the substation")
PLANT = QT_TRANSLATE_NOOP("measures", "Plant")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
START = QT_TRANSLATE_NOOP("measures", "Start")
ASKS = QT_TRANSLATE_NOOP("measures", "Asks")
EARLIEST = QT_TRANSLATE_NOOP("measures", "Earliest with N")
EARLIEST_WITHOUT_ONE = QT_TRANSLATE_NOOP("measures", "Earliest with N-1")
ELSEWHERE = QT_TRANSLATE_NOOP("measures", "On another substation")
FITS = QT_TRANSLATE_NOOP("measures", "as dated")
NEVER_BY = QT_TRANSLATE_NOOP("measures", "never: {lacking_kva:,.0f} kVA too little at the end")
FROM_THERE_N1 = QT_TRANSLATE_NOOP("measures", "{substation} from {quarter}, N-1")
FROM_THERE_N = QT_TRANSLATE_NOOP("measures", "{substation} from {quarter}, N only")
NOWHERE = QT_TRANSLATE_NOOP("measures", "none")
NAMED = QT_TRANSLATE_NOOP("measures", "{plant} {name}")
ASKED = QT_TRANSLATE_NOOP("measures", "What {plant} asks of {substation}: {kva:,.1f} kVA, with the coincidence factor")
NONE_FAILS = QT_TRANSLATE_NOOP("measures", "Every plant whose load is known starts with room on its substation.")
AS_DATED = QT_TRANSLATE_NOOP(
    "measures", "Each with all others as they are dated. Voltage and feeder lengths are not looked at here."
)


def starts_table(supply: Supply) -> FigureTable:
    """A row a plant that starts without room; words where there is none."""
    starts = failing_starts(supply)
    names = supply.course.basis.plants["name"]
    columns = (
        FigureColumn("substation", SUBSTATION, decimals=None),
        FigureColumn("start", START, decimals=None),
        FigureColumn("load_kva", ASKS, "kVA"),
        FigureColumn("earliest_n", EARLIEST, decimals=None),
        FigureColumn("earliest_n1", EARLIEST_WITHOUT_ONE, decimals=None),
        FigureColumn("elsewhere", ELSEWHERE, decimals=None),
    )
    rows = tuple(
        FigureRow(
            start.plant_id,
            _named(start.plant_id, names[start.plant_id]),
            (
                start.substation_id,
                quarter_or(start.quarter, FROM_START),
                start.load_kva,
                _words(start.n),
                _words(start.n1),
                _elsewhere(start.elsewhere),
            ),
        )
        for start in starts
    )

    def trace(row: int, column: int) -> Trace | None:
        return _trace(starts[row]) if columns[column].key == "load_kva" else None

    notes: list[Text] = [AS_DATED] if starts else [nothing_to_tell(supply) or NONE_FAILS]
    if count := int(supply.unknown.sum()):
        notes.append(LOADS_UNKNOWN(count=count))
    return FigureTable("phase_starts", TITLE, PLANT, columns, rows, tuple(notes), trace)


def _trace(start: Start) -> Trace:
    words = ASKED(plant=start.plant_id, substation=start.substation_id, kva=start.load_kva)
    station = Feature(SUBSTATIONS.name, start.substation_id)
    return Trace(words, (Term(Feature(PLANTS, start.plant_id), start.load_kva), Term(station)))


def _words(room: Room) -> Text:
    if room.fits is None:
        return NOT_TOLD
    if room.fits:
        return FITS
    return room.earliest.name if room.earliest is not None else NEVER_BY(lacking_kva=room.lacking_kva)


def _elsewhere(there: Elsewhere | None) -> Text:
    if there is None:
        return NOWHERE
    template = FROM_THERE_N1 if there.how == "n1" else FROM_THERE_N
    return template(substation=there.substation_id, quarter=there.quarter.name)


def _named(plant_id: str, name: object) -> Text:
    return NAMED(plant=plant_id, name=name) if isinstance(name, str) and name else plant_id
