"""Sentences that plans keep in English, said in the language of the window.

A kept sentence is recognised by the template it was made from; one that is not stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType

from siteplanner.core import (
    control_fit,
    coordinates,
    datum_shift,
    field_values,
    geometry_repair,
    home_county,
    map_placement,
)
from siteplanner.core.text import Message, Template
from siteplanner.files import gdal_reading, gdal_words, layer_choice, map_sources
from siteplanner.gui.wording import say
from siteplanner.services import incoming_layer, map_system, plants_from_map

_SPEAKERS: tuple[ModuleType, ...] = (
    field_values, geometry_repair, incoming_layer, plants_from_map, map_sources, layer_choice, gdal_reading, gdal_words,
    coordinates, control_fit, datum_shift, home_county, map_placement, map_system,
)  # fmt: skip
"""Modules whose sentences stand in import reports."""

_FIELD = re.compile(r"\\\{(\w+)(?:![rs])?(?::[^{}]*)?\\\}")


def said_again(sentence: str) -> str:
    """The sentence in the window's language, with its values as they stand.

    >>> said_again("Row 3: somebody else's words")
    "Row 3: somebody else's words"
    """
    message = recognised(sentence)
    return sentence if message is None else say(message)


@lru_cache(maxsize=4096)
def recognised(sentence: str) -> Message | None:
    """The template a sentence was made from, with its values as text; None for a sentence nobody here says."""
    for pattern, template in _templates():
        match = pattern.fullmatch(sentence)
        if match is not None:
            values = {name: recognised(text) or text for name, text in match.groupdict().items()}
            return Message(template, {name: _Kept(value) for name, value in values.items()})
    return None


class _Kept:
    """A value that was formatted when the sentence was written: a format is not applied again."""

    def __init__(self, value: Message | str) -> None:
        self._value = value

    def __format__(self, _: str) -> str:
        return say(self._value)


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[re.Pattern[str], Template], ...]:
    """Patterns of all sentences, those of the most words first: a general one never takes a special one's place."""
    found = {
        value
        for module in _SPEAKERS
        for value in vars(module).values()
        if isinstance(value, Template) and value.context in {"import", "errors"}
    }
    ordered = sorted(found, key=lambda template: len(re.sub(r"\{[^{}]*\}", "", template.text)), reverse=True)
    return tuple((_pattern(template), template) for template in ordered)


def _pattern(template: Template) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    escaped = re.escape(template.text).replace(r"\:", ":")
    return re.compile(_FIELD.sub(group, escaped), re.DOTALL)
