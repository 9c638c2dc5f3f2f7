"""What two plans differ in, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from siteplanner.core import schema
from siteplanner.core.difference import Difference
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

ADDED = QT_TRANSLATE_NOOP("difference", "{count} plants added")
REMOVED = QT_TRANSLATE_NOOP("difference", "{count} plants removed")
MOVED = QT_TRANSLATE_NOOP("difference", "{count} plants moved or reshaped")
ALTERED = QT_TRANSLATE_NOOP("difference", "{count} plants with other data")
LAYERS = QT_TRANSLATE_NOOP("difference", "base map changed: {layers}")
SCENARIOS = QT_TRANSLATE_NOOP("difference", "scenarios changed")
RULES = QT_TRANSLATE_NOOP("difference", "rules or waivers changed")
TARGETS = QT_TRANSLATE_NOOP("difference", "targets changed")
OTHERS = QT_TRANSLATE_NOOP("difference", "views, notes or settings changed")


def said(found: Difference) -> tuple[Message, ...]:
    """The difference as parts of a sentence; what no part tells of is put under views, notes and settings."""
    return tuple(_parts(found)) or (OTHERS(),)


def _parts(found: Difference) -> Iterator[Message]:
    plants = found.plants.values()
    counts = (
        (ADDED, sum(len(changes.added) for changes in plants)),
        (REMOVED, sum(len(changes.removed) for changes in plants)),
        (MOVED, sum(len(changes.moved) for changes in plants)),
        (ALTERED, sum(len(set(changes.altered) - set(changes.moved)) for changes in plants)),
    )
    for template, count in counts:
        if count:
            yield template(count=count)
    if found.layers:
        yield LAYERS(layers=tuple(of.label for of in schema.BASE_LAYERS if of.name in found.layers))
    for template, changed in ((SCENARIOS, found.scenarios), (RULES, found.rules), (TARGETS, found.targets)):
        if changed:
            yield template()
