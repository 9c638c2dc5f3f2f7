"""The tables of feeders: each plant's, and what those of each substation lose."""

from __future__ import annotations

import numpy as np

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Term, Trace, summed
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.power.columns import summed_up
from siteplanner.core.measures.power.feeder_columns import COLUMNS, SCREENING, feature_of
from siteplanner.core.measures.power.feeders import Along
from siteplanner.core.measures.power.network import FeederNetwork, feeder_network
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

FEEDERS_TITLE = QT_TRANSLATE_NOOP("measures", "Feeders")
LOSSES_TITLE = QT_TRANSLATE_NOOP("measures", "Feeders by substation")
PLANT = QT_TRANSLATE_NOOP("measures", "Plant")
SUBSTATION = QT_TRANSLATE_NOOP("measures", "Substation")
ALL = QT_TRANSLATE_NOOP("measures", "All plants")
ON_NONE = QT_TRANSLATE_NOOP("measures", "On no substation of the map")
COUNT = QT_TRANSLATE_NOOP("measures", "Plants")
SOLVED = QT_TRANSLATE_NOOP("measures", "Feeders")
LENGTH = QT_TRANSLATE_NOOP("measures", "Length")
LOSSES = QT_TRANSLATE_NOOP("measures", "Feeder losses")
GREATEST = QT_TRANSLATE_NOOP("measures", "Greatest drop")
LOW = QT_TRANSLATE_NOOP("measures", "Too low")

LENGTHS_STRAIGHT = QT_TRANSLATE_NOOP("measures", "Lengths are straight lines; feeders along roads are longer.")
LENGTHS_ROADS = QT_TRANSLATE_NOOP("measures", "Lengths run along the roads of the map where these lead there.")
MARKED = QT_TRANSLATE_NOOP("measures", "The voltage at {count:,d} plants would be below what is allowed: {plants}.")
GREATEST_OF = QT_TRANSLATE_NOOP("measures", "The greatest of {count:d} feeders: {drop:.2f} %")
COUNTED = QT_TRANSLATE_NOOP("measures", "{count:d} plants")
NO_FEEDER = QT_TRANSLATE_NOOP("measures", "There is no feeder whose figures are known.")
MOST_NAMED = 8

LOSS_COLUMNS = (
    FigureColumn("plants", COUNT, sums=True),
    FigureColumn("feeders", SOLVED, sums=True),
    FigureColumn("length_m", LENGTH, "m", sums=True),
    FigureColumn("loss_kw", LOSSES, "kW", 1, sums=True),
    FigureColumn("loss_kvar", LOSSES, "kvar", 1, sums=True),
    FigureColumn("drop", GREATEST, "%", 2),
    FigureColumn("too_low", LOW, sums=True),
)


def feeder_tables(basis: Basis, along: Along = "straight") -> tuple[FigureTable, ...]:
    """A row a plant, and a row a substation."""
    network = feeder_network(basis, along)
    notes = _notes(network)
    return _of_plants(network, notes), _of_substations(network, notes)


def _of_plants(network: FeederNetwork, notes: tuple[Text, ...]) -> FigureTable:
    columns = tuple(each.column for each in COLUMNS)
    values = zip(*(each.values(network) for each in COLUMNS), strict=True)
    names = network.basis.text("name").tolist()
    ids = [str(each) for each in network.basis.ids]
    rows = [FigureRow(key, f"{key} {name}".strip(), row) for key, name, row in zip(ids, names, values, strict=True)]
    total = FigureRow(None, ALL, summed(columns, rows), RowKind.TOTAL)

    def tracer(row: int, column: int) -> Trace | None:
        if row < len(ids):
            return COLUMNS[column].trace(network, row)
        return _total_trace(network, columns[column], column)

    return FigureTable("power_feeders", FEEDERS_TITLE, PLANT, columns, (*rows, total), notes, tracer)


def _total_trace(network: FeederNetwork, column: FigureColumn, at: int) -> Trace | None:
    if not column.sums:
        return None
    values = np.array([np.nan if value is None else value for value in COLUMNS[at].values(network)], dtype=float)
    return _sum_trace(network, np.arange(len(values)), values, column)


def _sum_trace(
    network: FeederNetwork, plants: Codes, values: np.ndarray[tuple[int], np.dtype[np.float64]], column: FigureColumn
) -> Trace:
    known = plants[~np.isnan(values[plants])]
    lacking = tuple(feature_of(network, int(at)) for at in plants[np.isnan(values[plants])])
    if not len(known):
        return Trace(NO_FEEDER, lacking=lacking, why_blank=NO_FEEDER)
    terms = tuple(Term(feature_of(network, int(at)), float(values[at])) for at in known)
    formula = summed_up(values[known].tolist(), column.unit, column.decimals or 0)
    return Trace(formula, terms, lacking, notes=(SCREENING,))


def _of_substations(network: FeederNetwork, notes: tuple[Text, ...]) -> FigureTable:
    frame = network.basis.plan.site.substations
    names = frame["name"].to_numpy(dtype=object, na_value="").tolist()
    groups = [np.flatnonzero(network.station == at) for at in range(len(frame))]
    rows = [
        FigureRow(str(key), f"{key} {name}".strip(), _losses(network, plants))
        for key, name, plants in zip(frame.index, names, groups, strict=True)
    ]
    outside = np.flatnonzero(network.station < 0)
    rows.append(FigureRow(None, ON_NONE, _losses(network, outside), RowKind.OUTSIDE))
    everything = np.arange(len(network.station))
    rows.append(FigureRow(None, ALL, _losses(network, everything), RowKind.TOTAL))
    of = [*groups, outside, everything]

    def tracer(row: int, column: int) -> Trace | None:
        return _loss_trace(network, of[row], LOSS_COLUMNS[column])

    return FigureTable("power_feeder_losses", LOSSES_TITLE, SUBSTATION, LOSS_COLUMNS, tuple(rows), notes, tracer)


def _losses(network: FeederNetwork, plants: Codes) -> tuple[int | float | None, ...]:
    """The figures of a group; sums of none are blank, but counts."""
    solved = plants[network.solved[plants]]
    low = int(network.too_low[plants].sum())
    if not len(solved):
        return len(plants), 0, None, None, None, None, low
    sums = [float(values[solved].sum()) for values in (network.length_m, network.loss_kw, network.loss_kvar)]
    return len(plants), len(solved), *sums, float(network.drop_percent[solved].max()), low


def _loss_trace(network: FeederNetwork, plants: Codes, column: FigureColumn) -> Trace:
    solved = plants[network.solved[plants]]
    counts = {"plants": plants, "feeders": solved, "too_low": plants[network.too_low[plants]]}
    if column.key in counts:
        counted = counts[column.key]
        terms = tuple(Term(feature_of(network, int(at)), 1.0) for at in counted)
        return Trace(COUNTED(count=len(counted)), terms, notes=(SCREENING,))
    if column.key == "drop":
        return _greatest(network, plants, solved)
    arrays = {"length_m": network.length_m, "loss_kw": network.loss_kw, "loss_kvar": network.loss_kvar}
    values = np.where(network.solved, arrays[column.key], np.nan)
    return _sum_trace(network, plants, values, column)


def _greatest(network: FeederNetwork, plants: Codes, solved: Codes) -> Trace:
    lacking: tuple[Feature, ...] = tuple(feature_of(network, int(at)) for at in np.setdiff1d(plants, solved))
    if not len(solved):
        return Trace(NO_FEEDER, lacking=lacking, why_blank=NO_FEEDER)
    at = int(solved[np.argmax(network.drop_percent[solved])])
    drop = float(network.drop_percent[at])
    said = GREATEST_OF(count=len(solved), drop=drop)
    return Trace(said, (Term(feature_of(network, at), drop),), lacking, notes=(SCREENING,))


def _notes(network: FeederNetwork) -> tuple[Text, ...]:
    notes: list[Text] = [SCREENING, LENGTHS_ROADS if network.along == "roads" else LENGTHS_STRAIGHT]
    low = network.basis.ids[network.too_low].tolist()
    if low:
        named = ", ".join(str(each) for each in low[:MOST_NAMED]) + (" …" if len(low) > MOST_NAMED else "")
        notes.append(MARKED(count=len(low), plants=named))
    return tuple(notes)
