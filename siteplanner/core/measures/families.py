"""The families of figures: each makes its tables from a basis. Window, commands and workbook go over this list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

Maker = Callable[[Basis], tuple[FigureTable, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """``module`` has a function ``tables(basis) -> tuple[FigureTable, ...]``; it is loaded when first asked for."""

    key: str
    title: Template
    module: str

    def tables(self, basis: Basis) -> tuple[FigureTable, ...]:
        """The tables of this family for a scenario until a day."""
        make: Maker = import_module(self.module).tables
        return make(basis)


_WHERE = "siteplanner.core.measures."
FAMILIES: Mapping[str, Family] = {
    family.key: family
    for family in (
        Family("totals", QT_TRANSLATE_NOOP("measures", "Totals"), _WHERE + "pivot_tables"),
        Family("balance", QT_TRANSLATE_NOOP("measures", "Land-use balance"), _WHERE + "land_balance"),
        Family("indicators", QT_TRANSLATE_NOOP("measures", "Technical and economic indicators"), _WHERE + "indicators"),
        Family("power", QT_TRANSLATE_NOOP("measures", "Power"), _WHERE + "power.tables"),
        Family("cost", QT_TRANSLATE_NOOP("measures", "Energy cost"), _WHERE + "energy_cost.tables"),
        Family("phases", QT_TRANSLATE_NOOP("measures", "Phases"), _WHERE + "phases"),
        Family("chain", QT_TRANSLATE_NOOP("measures", "Chain balance"), _WHERE + "chain"),
        Family("own", QT_TRANSLATE_NOOP("measures", "Own figures"), _WHERE + "own_figures"),
    )
}
