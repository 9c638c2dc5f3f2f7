"""``siteplanner cost``: what electricity costs, by the standard tariff, the preferential price, and any other."""

from __future__ import annotations

from typing import Annotated

import typer

from siteplanner.cli.figure_tables import FigureForm, FigureFormat, OneTable, basis_of, print_figures
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Energy cost by zone, product, scenario and plant, at the standard and other prices.")
EXAMPLE = "Example: siteplanner cost town.gpkg --price 0.52"

_PRICE = QT_TRANSLATE_NOOP("cli", "What all energy would cost at this terminal price, CNY/kWh.")


def cost(
    plan: PlanFile,
    price: Annotated[
        float | None, typer.Option("--price", metavar="CNY_PER_KWH", help=_PRICE.text, show_default=False)
    ] = None,
    table: OneTable = None,
    scenario: ScenarioId = None,
    year: Year = None,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """The energy cost of a scenario."""
    from siteplanner.core.measures.energy_cost.tables import tables_at
    from siteplanner.core.measures.energy_cost.tariff import tariff
    from siteplanner.core.measures.factors import shipped_factor

    asked = None if price is None else shipped_factor(tariff().preferential_price).require(price)
    basis = basis_of(plan, scenario, year)
    print_figures(plan, basis, tables_at(basis, asked), form, translator(lang), table)
