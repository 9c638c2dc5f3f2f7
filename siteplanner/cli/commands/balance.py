"""``siteplanner balance``: what the land is used for, of the whole map and by zone."""

from __future__ import annotations

from enum import StrEnum
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
from siteplanner.cli.options import Lang, PlanFile, ScenarioId
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "The land-use balance: area in hectares and mu, and share, of every land use.")
EXAMPLE = "Example: siteplanner balance town.gpkg --by zone --areas ellipsoidal"

_BY = QT_TRANSLATE_NOOP("cli", "With the balance of every zone, and of what lies in none.")


class By(StrEnum):
    """``--by``."""

    ZONE = "zone"


def balance(
    plan: PlanFile,
    areas: AreasMeasured = AreasOf.PLANAR,
    by: Annotated[By | None, typer.Option("--by", help=_BY.text, show_default=False)] = None,
    table: OneTable = None,
    scenario: ScenarioId = None,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """What the land is used for."""
    from siteplanner.core.measures.land_balance import tables, whole_table

    basis = basis_of(plan, scenario, areas=areas)
    shown = (whole_table(basis),) if by is None and table is None else tables(basis)
    print_figures(plan, basis, shown, form, translator(lang), table)
