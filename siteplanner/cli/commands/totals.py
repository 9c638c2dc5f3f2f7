"""``siteplanner totals``: a scenario summed by zone, product, substation, year or parcel."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from siteplanner.cli.answers import print_csv, print_json, print_table
from siteplanner.cli.figures import figure_columns, figure_rows, headers
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Sum a scenario: output, land, power, money and jobs.")
EXAMPLE = "Example: siteplanner totals town.gpkg --by zone --format csv"

_BY = QT_TRANSLATE_NOOP("cli", "What the rows are.")
_FORMAT = QT_TRANSLATE_NOOP("cli", "How to print the figures.")


class By(StrEnum):
    """``--by``."""

    ZONE = "zone"
    PRODUCT = "product"
    SUBSTATION = "substation"
    YEAR = "year"
    PARCEL = "parcel"


class TotalsFormat(StrEnum):
    """``--format`` of ``totals``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def totals(
    plan: PlanFile,
    by: Annotated[By, typer.Option("--by", help=_BY.text)] = By.ZONE,
    scenario: ScenarioId = None,
    year: Year = None,
    form: Annotated[TotalsFormat, typer.Option("--format", help=_FORMAT.text)] = TotalsFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Sum a scenario."""
    from siteplanner.core.measures.totals import totals as summed
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    answer = summed(open_plan(plan), by=by.value, scenario_id=scenario, year=year).to_json(say.language)
    if form is TotalsFormat.JSON:
        print_json(answer)
        return
    columns = figure_columns(answer)
    if form is TotalsFormat.CSV:
        print_csv([c.key for c in columns], [[c.plain(row) for c in columns] for row in answer["rows"]])
        return
    right = [at for at, column in enumerate(columns) if column.numeric]
    print_table(headers(columns, say), figure_rows(answer, columns, say), right)
