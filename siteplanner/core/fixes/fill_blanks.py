"""Fix: what is not known of a plant, taken from its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.together import together
from siteplanner.core.errors import EditError
from siteplanner.core.fixes.case import Case
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

Blanks = dict[str, dict[str, Any]]
"""What to fill in: plant, column, value."""
KIND = "blanks"
FILL = QT_TRANSLATE_NOOP("fixes", "Take {columns} of {plant} from its type")
FILL_ALL = QT_TRANSLATE_NOOP("fixes", "Take {count} blank attributes of {plants} from their types")
COST_M = 1.0
NAMED_AT_MOST = 3


def fill_blanks(case: Case) -> Iterator[Fix]:
    """As few blanks as it takes, of as many plants, filled with what their types give."""
    blanks = {plant: values for plant in case.finding.plants if (values := _known(case, plant))}
    if not blanks or not case.mends(_filled(case, blanks)):
        return
    for plant in tuple(blanks):
        for column in tuple(blanks[plant]):
            fewer = {**blanks, plant: {name: v for name, v in blanks[plant].items() if name != column}}
            fewer = {known: values for known, values in fewer.items() if values}
            if fewer and case.mends(_filled(case, fewer)):
                blanks = fewer
    count = sum(map(len, blanks.values()))
    yield from case.fix(KIND, _label(blanks), _filled(case, blanks), COST_M * count)


def _filled(case: Case, blanks: Blanks) -> Edit:
    edits = [set_attributes(case.scenario_id, plant, values) for plant, values in blanks.items()]
    return edits[0] if len(edits) == 1 else together(_label(blanks), edits)


def _label(blanks: Blanks) -> Message:
    if len(blanks) == 1:
        ((plant, values),) = blanks.items()
        if len(values) <= NAMED_AT_MOST:
            return FILL(columns=tuple(PLANTS.column(name).label for name in values), plant=plant)
    return FILL_ALL(count=sum(map(len, blanks.values())), plants=", ".join(blanks))


def _known(case: Case, plant: str) -> dict[str, Any]:
    """The attributes that are blank and that the plant's type gives at its capacity."""
    type_id = case.value(plant, "type_id")
    of = load_catalogue().types.get(type_id) if type_id else None
    if of is None:
        return {}
    try:
        given = of.attributes(case.value(plant, "capacity") if of.capacity is not None else None)
    except EditError:  # a capacity out of the type's range
        return {}
    return {column: value for column, value in given.items() if case.value(plant, column) is None}
