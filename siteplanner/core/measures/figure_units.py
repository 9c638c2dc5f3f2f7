"""The units of figures in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

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
    "kWh/a": QT_TRANSLATE_NOOP("measures", "kWh/a"),
    "GWh/a": QT_TRANSLATE_NOOP("measures", "GWh/a"),
}
"""Units that are written otherwise for people than in the data, or otherwise in another language."""


def unit_words(unit: str) -> Template | str:
    """A unit as people write it; one that is the same everywhere (kW, kVA, %) as it is.

    >>> str(unit_words("m2/a").text), unit_words("kVA")
    ('m²/a', 'kVA')
    """
    return WORDS.get(unit, unit)
