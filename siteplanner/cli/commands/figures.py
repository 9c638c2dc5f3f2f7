"""``siteplanner figures``: every family's tables, or those of some."""

from __future__ import annotations

from typing import Annotated

import typer

from siteplanner.cli.figure_tables import (
    AreasMeasured,
    AreasOf,
    FigureForm,
    FigureFormat,
    OneTable,
    basis_of,
    print_figures,
)
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "All figures of a scenario: totals, land, power, cost, phases, chain.")
EXAMPLE = "Example: siteplanner figures town.gpkg --family balance --family chain --year 2025"

_FAMILY = QT_TRANSLATE_NOOP("cli", "Only the figures of this family; may be repeated.")
NO_SUCH_FAMILY = QT_TRANSLATE_NOOP("cli", "There are no figures “{key}”. Use some of: {known}.")


def figures(
    plan: PlanFile,
    family: Annotated[
        list[str] | None, typer.Option("--family", metavar="KEY", help=_FAMILY.text, show_default=False)
    ] = None,
    table: OneTable = None,
    scenario: ScenarioId = None,
    year: Year = None,
    areas: AreasMeasured = AreasOf.PLANAR,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """All figures of a scenario."""
    from siteplanner.core.measures.families import FAMILIES

    for key in family or ():
        if key not in FAMILIES:
            raise InputError(NO_SUCH_FAMILY, key=key, known=", ".join(FAMILIES))
    basis = basis_of(plan, scenario, year, areas)
    tables = [made for key, of in FAMILIES.items() if not family or key in family for made in of.tables(basis)]
    print_figures(plan, basis, tables, form, translator(lang), table)
