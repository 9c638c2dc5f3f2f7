"""What stands below tables of indicators: what land is, whose limits these are, and what could not be counted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from siteplanner.core.measures.land.board import Board
from siteplanner.core.measures.land.indicators import KINDS
from siteplanner.core.measures.land.notes import NAMED_AT_MOST, how_measured
from siteplanner.core.measures.land.verdicts import limit_words, source_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Text

LAND = QT_TRANSLATE_NOOP(
    "measures",
    "Land is the parcels that hold a plant, as in the check ({how}); a plant on several parcels, and a parcel with "
    "several plants, are shared out by footprint. The limits hold parcel by parcel.",
)
LIMIT = QT_TRANSLATE_NOOP("measures", "{indicator}: {limits}; {source}.")
LIMIT_BY_SECTOR = QT_TRANSLATE_NOOP(
    "measures", "{indicator}: the minima of the sectors, weighted by floor area; {source}."
)
NO_LIMITS = QT_TRANSLATE_NOOP("measures", "No limit is in force here for: {indicators}.")
ASTRAY = QT_TRANSLATE_NOOP(
    "measures", "Not, or not wholly, on parcels: {plants}. What lies off them counts for no indicator."
)
UNSOUND = QT_TRANSLATE_NOOP("measures", "Without a sound footprint, and so on no land: {plants}.")


def indicator_notes(board: Board) -> tuple[Text, ...]:
    """The notes of a table."""
    use = board.use
    notes: list[Text] = [LAND(how=how_measured(use.basis.areas))]
    notes += _limit_notes(board)
    astray, testable = use.astray > 0, use.basis.layout.testable
    for template, flags in ((ASTRAY, astray & testable), (UNSOUND, ~testable)):
        if flags.any():
            notes.append(template(plants=_named(use.basis.ids[np.flatnonzero(flags)])))
    statement = use.pack.statement
    return (*notes, Named(statement.get("en", ""), statement.get("zh", "")))


def _limit_notes(board: Board) -> list[Text]:
    notes: list[Text] = []
    without: list[Text] = []
    for key, of in board.found.items():
        source = source_words(of)
        if source is None:
            without.append(KINDS[key].label)
            continue
        words = {"indicator": KINDS[key].label, "source": source}
        if key == "floor_area_ratio":
            notes.append(LIMIT_BY_SECTOR(**words))
        else:
            notes.append(LIMIT(limits=limit_words(of, 0) if board.groups.count else "", **words))
    if without:
        notes.append(_list(without))
    return notes


def _list(labels: list[Text]) -> Message:
    return NO_LIMITS(indicators=tuple(labels))


def _named(ids: Iterable[object]) -> str:
    names = list(map(str, ids))
    return ", ".join(names[:NAMED_AT_MOST] + ["…"] * (len(names) > NAMED_AT_MOST))
