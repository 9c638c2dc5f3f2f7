"""What plants lack, in words: those that lack the same are named together, and of many only the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from siteplanner.core.enumeration import listed
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

FIRST = 5
OF = QT_TRANSLATE_NOOP("rules", "{plants}: {missing}")
OF_MORE = QT_TRANSLATE_NOOP("rules", "{plants} and {count} more: {missing}")


def blanks_of(layout: Layout, lacks: Mapping[int, Sequence[Template | Message]]) -> tuple[Message, ...]:
    """One text for each set of things that plants (by row) lack, with those plants, in the order of their ids."""
    together: dict[str, tuple[Sequence[Template | Message], list[str]]] = {}
    for plant, row in sorted((str(layout.ids[row]), row) for row in lacks):
        words = lacks[row]
        together.setdefault(" ".join(map(str, words)), (words, []))[1].append(plant)
    return tuple(_said(words, plants) for words, plants in together.values())


def _said(words: Sequence[Template | Message], plants: list[str]) -> Message:
    named, more = ", ".join(plants[:FIRST]), len(plants) - FIRST
    if more > 0:
        return OF_MORE(plants=named, count=more, missing=listed(words))
    return OF(plants=named, missing=listed(words))
