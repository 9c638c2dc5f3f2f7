"""Which plants an edit is about: their ids, how they are called in its label, and ids for new ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LISTED_AT_MOST = 3

PLANTS = QT_TRANSLATE_NOOP("edits", "{count} plants")
NOTHING_SELECTED = QT_TRANSLATE_NOOP("errors", "No plant is named. Name at least one plant.")
NO_ID = QT_TRANSLATE_NOOP("errors", "A plant has no number. Give every plant a number of its own.")
TAKEN = QT_TRANSLATE_NOOP("errors", "There is already a plant “{plant}” in scenario “{scenario}”. Give another number.")
TWICE = QT_TRANSLATE_NOOP(
    "errors", "The number “{plant}” is given to two plants. Give every plant a number of its own."
)

_NUMBERED = re.compile(r"P(\d+)")


def selected(plant_ids: str | Iterable[str]) -> tuple[str, ...]:
    """The ids in order, each once; a single id may be given as text. Raises EditError when there is none.

    >>> selected(["P02", "P01", "P02"]), selected("P03")
    (('P02', 'P01'), ('P03',))
    """
    ids = (plant_ids,) if isinstance(plant_ids, str) else tuple(dict.fromkeys(str(p) for p in plant_ids))
    if not ids:
        raise EditError(NOTHING_SELECTED)
    return ids


def listed(plant_ids: Collection[str]) -> Message | str:
    """The plants as a label calls them: by id while they are few, by their number otherwise.

    >>> str(listed(["P01", "P02"])), str(listed(["P01", "P02", "P03", "P04"]))
    ('P01, P02', '4 plants')
    """
    return ", ".join(plant_ids) if len(plant_ids) <= LISTED_AT_MOST else PLANTS(count=len(plant_ids))


def fresh_ids(taken: Iterable[str], count: int) -> tuple[str, ...]:
    """``count`` ids after the highest one in use, so that a removed plant's id does not come back at once.

    >>> fresh_ids(["P01", "P07", "BTR-1"], 2)
    ('P08', 'P09')
    """
    numbers = (int(found[1]) for found in map(_NUMBERED.fullmatch, taken) if found)
    first = max(numbers, default=0) + 1
    return tuple(f"P{number:02d}" for number in range(first, first + count))


def require_new(scenario_id: str, plant_ids: Collection[str], taken: Collection[str]) -> None:
    """Raise EditError unless every id is filled, given once and not in use."""
    seen: set[str] = set()
    for plant_id in plant_ids:
        if not plant_id.strip():
            raise EditError(NO_ID)
        if plant_id in seen:
            raise EditError(TWICE, plant=plant_id)
        if plant_id in taken:
            raise EditError(TAKEN, plant=plant_id, scenario=scenario_id)
        seen.add(plant_id)
