"""In which unit a figure is read: MW, ha, 亿元, 万 t/a; files for other programs keep the plain unit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from siteplanner.core.measures.figure_table import FigureColumn, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.number_course import ShownNumber
from siteplanner.core.text import Message, Named, Template, Text

Say = Callable[[Text], str]
NO_FIGURE = "–"


@dataclass(frozen=True, slots=True)
class Readable:
    """``unit`` for the heading; figures are divided by ``per`` and rounded to ``decimals`` (None: words)."""

    unit: str
    per: float
    decimals: int | None

    def text(self, value: Value, say: Say) -> str:
        """A cell: a dash where there is no figure, words as they are.

        >>> Readable("MW", 1e3, 2).text(12_345_678.0, str)
        '12,345.68'
        """
        if value is None:
            return NO_FIGURE
        if isinstance(value, Template | Message | Named | str):
            return say(value)
        return number(value / self.per, self.decimals or 0)


def readable(column: FigureColumn, values: Iterable[Value], say: Say, *, chinese: bool) -> Readable:
    """How a column with these values is read: one unit for all of it, chosen by the largest."""
    plain = say(unit_words(column.unit))
    if column.decimals is None:
        return Readable(plain, 1.0, None)
    largest = max((abs(value) for value in values if isinstance(value, float | int)), default=0.0)
    for least, unit, per, decimals in _larger(column.unit, plain, chinese=chinese):
        if largest >= least:
            return Readable(unit, per, decimals)
    return Readable(plain, 1.0, column.decimals)


def number(value: float | None, decimals: int = 0) -> str:
    """A number with its thousands separated; a dash where there is none.

    >>> number(1234567.891, 1), number(None), number(-0.2)
    ('1,234,567.9', '–', '0')
    """
    if value is None or not math.isfinite(value):
        return NO_FIGURE
    return f"{round(value, decimals) + 0.0:,.{decimals}f}"


def number_words(shown: ShownNumber, say: Say, *, chinese: bool) -> tuple[str, str]:
    """A number beside a map and its unit as people in a room read them: 亿元, MW, 万 t/a; a dash for unknown."""
    value, unit = shown.value, shown.unit
    plain = say(unit_words(unit))
    if value is None:
        return NO_FIGURE, plain
    if unit in ("CNY", "CNY/a"):
        large = Named("M CNY", "亿元") if unit == "CNY" else Named("M CNY/a", "亿元/年")
        return number(value / (1e8 if chinese else 1e6), 2 if chinese else 1), large.said_in("zh" if chinese else "en")
    if unit == "kW":
        return (number(value / 1000, 1), "MW") if abs(value) >= 1000 else (number(value), "kW")
    if unit == "m2":
        return number(value / 10_000, 2), say(unit_words("ha"))
    if shown.key.startswith("capacity") and chinese and abs(value) >= 1e4:
        many, per = ("亿", 1e8) if abs(value) >= 1e8 else ("万", 1e4)
        return f"{round(value) / per:.6g}", _myriads(many, plain)
    return number(value), plain


def _larger(unit: str, plain: str, *, chinese: bool) -> list[tuple[float, str, float, int]]:
    """From which value on a larger unit is used: least, its name, by what to divide, decimals; the largest first."""
    if unit in ("kW", "kVA", "kvar"):
        return [(10_000.0, {"kW": "MW", "kVA": "MVA", "kvar": "Mvar"}[unit], 1e3, 2)]
    if unit == "kWh/a":
        return [(1e6, _myriads("万", plain), 1e4, 1)] if chinese else [(1e6, "GWh/a", 1e6, 2)]
    if unit in ("CNY", "CNY/a"):
        if chinese:
            return [(1e8, _myriads("亿", plain), 1e8, 2), (1e5, _myriads("万", plain), 1e4, 1)]
        return [(1e7, f"M {plain}", 1e6, 1)]
    if unit in ("t/a", "m2/a", "m3/a") and chinese:
        return [(1e8, _myriads("亿", plain), 1e8, 3), (1e5, _myriads("万", plain), 1e4, 2)]
    return []


def _myriads(many: str, plain: str) -> str:
    """万 or 亿 of a unit as it is written: 万吨/年 together, 万 kWh/年 with a space before Latin letters."""
    return f"{many} {plain}" if plain[:1].isascii() else f"{many}{plain}"
