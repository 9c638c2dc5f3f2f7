"""A proposal as tables: which plants change their substation, and what that makes of the loads."""

from __future__ import annotations

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable
from siteplanner.core.measures.power.assignment import Move, Proposal, StationLoad
from siteplanner.core.moment import last_day
from siteplanner.core.rules.substation_load import ROUNDING
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

MOVES = QT_TRANSLATE_NOOP("measures", "Plants that change their substation")
LOADS = QT_TRANSLATE_NOOP("measures", "Load of substations before and after")
LEFT = QT_TRANSLATE_NOOP("measures", "Plants that get no substation or stay where they are")
PLANT = QT_TRANSLATE_NOOP("measures", "Plant")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
FROM = QT_TRANSLATE_NOOP("measures", "From")
TO = QT_TRANSLATE_NOOP("measures", "To")
LENGTH = QT_TRANSLATE_NOOP("measures", "Feeder")
WAY = QT_TRANSLATE_NOOP("measures", "Along")
LOAD = QT_TRANSLATE_NOOP("measures", "Load")
DOUBT = QT_TRANSLATE_NOOP("measures", "Doubt")
BEFORE = QT_TRANSLATE_NOOP("measures", "Before")
AFTER = QT_TRANSLATE_NOOP("measures", "After")
N = QT_TRANSLATE_NOOP("measures", "Capacity (N)")
N1 = QT_TRANSLATE_NOOP("measures", "N-1")
SPARE = QT_TRANSLATE_NOOP("measures", "Left in N-1")
STATE = QT_TRANSLATE_NOOP("measures", "State")
REASON = QT_TRANSLATE_NOOP("measures", "Reason")
STATION_NONE = QT_TRANSLATE_NOOP("measures", "none")
BY_ROAD = QT_TRANSLATE_NOOP("measures", "road")
STRAIGHT = QT_TRANSLATE_NOOP("measures", "straight")
WITHIN = QT_TRANSLATE_NOOP("measures", "within N-1")
WITHIN_SO_FAR = QT_TRANSLATE_NOOP("measures", "within N-1, but loads are not known: {count:,d}")
BEYOND_N1 = QT_TRANSLATE_NOOP("measures", "beyond N-1")
OVERLOADED = QT_TRANSLATE_NOOP("measures", "overloaded")
UNTOLD = QT_TRANSLATE_NOOP("measures", "not known")

NO_CHANGE = QT_TRANSLATE_NOOP("measures", "Nothing changes: every plant is connected so already.")
COST = QT_TRANSLATE_NOOP("measures", "Σ load × feeder length: {before:,.0f} kVA·km before, {after:,.0f} kVA·km after.")
ALONG_ROADS = QT_TRANSLATE_NOOP(
    "measures", "Lengths run along the roads of the map. Straight, where no road leads there within reach: {count:,d}."
)
AS_THE_CROW_FLIES = QT_TRANSLATE_NOOP("measures", "Lengths are straight, from the nearest point of the footprint.")
BY_THEN = QT_TRANSLATE_NOOP(
    "measures",
    "What is in service by {day} counts. Plants that come later are not in these loads and stay as they are.",
)
NEARLY = QT_TRANSLATE_NOOP("measures", "There may be a cheaper one, by {share:.2f} % at most.")


def proposal_tables(basis: Basis, proposal: Proposal) -> tuple[FigureTable, ...]:
    """The moves, the loads, and where there are any, the plants that are left."""
    tables = (_moves(basis, proposal), _loads(basis, proposal))
    return (*tables, _left(basis, proposal)) if proposal.left else tables


def features_of(proposal: Proposal) -> tuple[Feature, ...]:
    """The plants that change, in the order of the table."""
    return tuple(Feature(PLANTS, move.plant_id) for move in proposal.moves)


def _moves(basis: Basis, proposal: Proposal) -> FigureTable:
    columns = (
        FigureColumn("from", FROM, decimals=None),
        FigureColumn("to", TO, decimals=None),
        FigureColumn("length_km", LENGTH, "km", 2),
        FigureColumn("along", WAY, decimals=None),
        FigureColumn("load_kva", LOAD, "kVA"),
        FigureColumn("doubt", DOUBT, decimals=None),
    )
    rows = tuple(_move_row(basis, move) for move in proposal.moves)
    return FigureTable("power_moves", MOVES, PLANT, columns, rows, tuple(_about(basis, proposal)))


def _move_row(basis: Basis, move: Move) -> FigureRow:
    km = None if move.length_m is None else move.length_m / 1000.0
    way = None if km is None else BY_ROAD if move.by_road else STRAIGHT
    values = (move.before or STATION_NONE, move.after or STATION_NONE, km, way, move.kva, move.doubt)
    return FigureRow(move.plant_id, _named(basis, move.plant_id), values)


def _about(basis: Basis, proposal: Proposal) -> list[Text]:
    before, after = proposal.kva_km
    notes: list[Text] = [COST(before=before, after=after)] if proposal.moves else [NO_CHANGE]
    roads = proposal.along == "roads"
    notes.append(ALONG_ROADS(count=proposal.straight) if roads else AS_THE_CROW_FLIES)
    day = last_day(basis.when)
    if day is not None:
        notes.append(BY_THEN(day=day.isoformat()))
    return [*notes, NEARLY(share=100 * proposal.gap)] if proposal.gap > 0 else notes


def _loads(basis: Basis, proposal: Proposal) -> FigureTable:
    columns = (
        FigureColumn("before_kva", BEFORE, "kVA", sums=True),
        FigureColumn("after_kva", AFTER, "kVA", sums=True),
        FigureColumn("n_kva", N, "kVA"),
        FigureColumn("n1_kva", N1, "kVA"),
        FigureColumn("spare_n1_kva", SPARE, "kVA", formula="n1_kva - after_kva"),
        FigureColumn("state", STATE, decimals=None),
    )
    rows = tuple(_load_row(basis, load) for load in proposal.loads)
    return FigureTable("power_loads_after", LOADS, SUBSTATION, columns, rows)


def _load_row(basis: Basis, load: StationLoad) -> FigureRow:
    name = basis.plan.site.substations["name"].to_dict().get(load.substation_id)
    label = f"{load.substation_id} {name}" if isinstance(name, str) else load.substation_id
    spare = None if load.n1_kva is None else load.n1_kva - load.after_kva
    values = (load.before_kva, load.after_kva, load.n_kva, load.n1_kva, spare, _state(load))
    return FigureRow(load.substation_id, label, values)


def _state(load: StationLoad) -> Text:
    if load.n_kva is None:
        return UNTOLD
    if load.after_kva > load.n_kva * (1 + ROUNDING):
        return OVERLOADED
    if load.n1_kva is None:
        return UNTOLD
    if load.beyond_n1:
        return BEYOND_N1
    return WITHIN_SO_FAR(count=load.unknown) if load.unknown else WITHIN


def _left(basis: Basis, proposal: Proposal) -> FigureTable:
    rows = tuple(FigureRow(plant, _named(basis, plant), (reason,)) for plant, reason in proposal.left)
    reason = FigureColumn("reason", REASON, decimals=None)
    return FigureTable("power_left", LEFT, PLANT, (reason,), rows)


def _named(basis: Basis, plant: str) -> str:
    name = basis.plants["name"].get(plant)
    return f"{plant} {name}" if isinstance(name, str) else plant
