"""In which unit a column of figures is read in the window: MW, ha, 亿元, 万 t/a; the files keep the plain unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from siteplanner.core.measures.figure_table import FigureColumn, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.text import Message, Named, Template
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.wording import say


@dataclass(frozen=True, slots=True)
class Shown:
    """``unit`` for the heading; figures are divided by ``per`` and rounded to ``decimals``."""

    unit: str
    per: float
    decimals: int | None

    def text(self, value: Value) -> str:
        """A cell: a dash where there is no figure, words as they are."""
        if value is None:
            return "–"
        if isinstance(value, Template | Message | Named | str):
            return say(value)
        return figure(value / self.per, self.decimals or 0)


def shown_as(column: FigureColumn, values: Iterable[Value]) -> Shown:
    """How a column with these values is shown: one unit for all of it, chosen by the largest."""
    if column.decimals is None:
        return Shown(unit_text(column.unit), 1.0, None)
    largest = max((abs(value) for value in values if isinstance(value, float | int)), default=0.0)
    for least, unit, per, decimals in _larger(column.unit):
        if largest >= least:
            return Shown(unit, per, decimals)
    return Shown(unit_text(column.unit), 1.0, column.decimals)


def unit_text(unit: str) -> str:
    """A plain unit as people write it."""
    return say(unit_words(unit))


def exact(column: FigureColumn, value: Value) -> str:
    """The whole number in its plain unit, as it goes into files."""
    if value is None or isinstance(value, Template | Message | Named | str):
        return ""
    decimals = max(2, column.decimals or 0) if not float(value).is_integer() else 0
    return f"{figure(value, decimals)} {unit_text(column.unit)}".rstrip()


def _larger(unit: str) -> list[tuple[float, str, float, int]]:
    """From which value on a larger unit is used: least, its name, by what to divide, decimals; the largest first."""
    if unit in ("kW", "kVA", "kvar"):
        return [(10_000.0, {"kW": "MW", "kVA": "MVA", "kvar": "Mvar"}[unit], 1e3, 2)]
    if unit == "kWh/a":
        return [(1e6, _myriads("万", unit), 1e4, 1)] if in_chinese() else [(1e6, "GWh/a", 1e6, 2)]
    if unit in ("CNY", "CNY/a"):
        if in_chinese():
            return [(1e8, _myriads("亿", unit), 1e8, 2), (1e5, _myriads("万", unit), 1e4, 1)]
        return [(1e7, f"M {unit_text(unit)}", 1e6, 1)]
    if unit in ("t/a", "m2/a", "m3/a") and in_chinese():
        return [(1e8, _myriads("亿", unit), 1e8, 3), (1e5, _myriads("万", unit), 1e4, 2)]
    return []


def _myriads(many: str, unit: str) -> str:
    """万 or 亿 of a unit as it is written: 万吨/年 together, 万 kWh/年 with a space before Latin letters."""
    plain = unit_text(unit)
    return f"{many} {plain}" if plain[:1].isascii() else f"{many}{plain}"
