"""The units of figures in the words of a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

WORDS: Mapping[str, Template] = {
    "m2": QT_TRANSLATE_NOOP("measures", "m²"),
    "ha": QT_TRANSLATE_NOOP("measures", "ha"),
    "mu": QT_TRANSLATE_NOOP("measures", "mu"),
    "CNY": QT_TRANSLATE_NOOP("measures", "CNY"),
    "CNY/a": QT_TRANSLATE_NOOP("measures", "CNY/a"),
    "CNY/t": QT_TRANSLATE_NOOP("measures", "CNY/t"),
    "CNY/m2": QT_TRANSLATE_NOOP("measures", "CNY/m²"),
    "CNY/kWh": QT_TRANSLATE_NOOP("measures", "CNY/kWh"),
    "CNY/ha": QT_TRANSLATE_NOOP("measures", "CNY/ha"),
    "10k CNY/ha": QT_TRANSLATE_NOOP("measures", "10k CNY/ha"),
    "10k CNY/(ha·a)": QT_TRANSLATE_NOOP("measures", "10k CNY/(ha·a)"),
    "t/a": QT_TRANSLATE_NOOP("measures", "t/a"),
    "m2/a": QT_TRANSLATE_NOOP("measures", "m²/a"),
    "m3/a": QT_TRANSLATE_NOOP("measures", "m³/a"),
    "piece/a": QT_TRANSLATE_NOOP("measures", "pieces/a"),
    "m2/GWh": QT_TRANSLATE_NOOP("measures", "m²/GWh"),
    "kWh/a": QT_TRANSLATE_NOOP("measures", "kWh/a"),
    "GWh/a": QT_TRANSLATE_NOOP("measures", "GWh/a"),
}
"""Units that are written otherwise for people than in the data, or otherwise in another language."""


SYMBOLS: Mapping[str, Template] = {
    "m3": QT_TRANSLATE_NOOP("measures", "m³"),
    "t": QT_TRANSLATE_NOOP("measures", "t"),
    "a": QT_TRANSLATE_NOOP("measures", "a"),
    "month": QT_TRANSLATE_NOOP("measures", "month"),
    "piece": QT_TRANSLATE_NOOP("measures", "piece"),
    "job": QT_TRANSLATE_NOOP("measures", "job"),
    "plant": QT_TRANSLATE_NOOP("measures", "plant"),
}
"""What units are built from, where it is written otherwise for people."""
_JOINTS = re.compile("([/·])")


def unit_words(unit: str) -> Text:
    """A unit as people write it; one that is the same everywhere (kW, kVA, %) as it is.

    >>> from siteplanner.core.text import english
    >>> english(unit_words("m2/a")), unit_words("kVA"), english(unit_words("CNY/m2/a"))
    ('m²/a', 'kVA', 'CNY/m²/a')
    """
    if unit in WORDS or not _JOINTS.search(unit):
        return WORDS.get(unit, unit)
    parts = _JOINTS.split(unit)
    values = {f"part{at}": WORDS.get(part, SYMBOLS.get(part, part)) for at, part in enumerate(parts)}
    return Message(Template("", "".join(f"{{{name}}}" for name in values)), values)
