"""In which unit a column of figures is read in the window: MW, ha, 亿元, 万 t/a; the files keep the plain unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from siteplanner.core.measures.figure_table import FigureColumn, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.readable_units import readable
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
    found = readable(column, values, say, chinese=in_chinese())
    return Shown(found.unit, found.per, found.decimals)


def unit_text(unit: str) -> str:
    """A plain unit as people write it."""
    return say(unit_words(unit))


def exact(column: FigureColumn, value: Value) -> str:
    """The whole number in its plain unit, as it goes into files."""
    if value is None or isinstance(value, Template | Message | Named | str):
        return ""
    decimals = max(2, column.decimals or 0) if not float(value).is_integer() else 0
    return f"{figure(value, decimals)} {unit_text(column.unit)}".rstrip()
