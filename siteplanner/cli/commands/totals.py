"""``siteplanner totals``: a scenario summed by zone, product, year …, or by several of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.cli.answers import print_csv, print_json, print_table
from siteplanner.cli.figure_tables import (
    AreasMeasured,
    AreasOf,
    FigureForm,
    FigureFormat,
    basis_of,
    print_figures,
)
from siteplanner.cli.figures import figure_columns, figure_rows, headers
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.core.measures.totals import Totals

HELP = QT_TRANSLATE_NOOP("cli", "Sum a scenario: output, land, power, money and jobs.")
EXAMPLE = "Example: siteplanner totals town.gpkg --by zone,product --columns status --figure capacity"

_BY = QT_TRANSLATE_NOOP(
    "cli",
    "What the rows are: zone, product, substation, year, parcel, developer, status, project, building_use; or up to "
    "three of them with commas between.",
)
_COLUMNS = QT_TRANSLATE_NOOP("cli", "What the columns are: another of these.")
_FIGURE = QT_TRANSLATE_NOOP("cli", "Only this figure, such as capacity, jobs or output_value_cny (default: all).")


Across = Annotated[str | None, typer.Option("--columns", metavar="D", help=_COLUMNS.text, show_default=False)]
OneFigure = Annotated[str | None, typer.Option("--figure", metavar="KEY", help=_FIGURE.text, show_default=False)]


def totals(
    plan: PlanFile,
    by: Annotated[str, typer.Option("--by", metavar="A[,B[,C]]", help=_BY.text)] = "zone",
    columns: Across = None,
    figure: OneFigure = None,
    scenario: ScenarioId = None,
    year: Year = None,
    areas: AreasMeasured = AreasOf.PLANAR,
    form: FigureForm = FigureFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Sum a scenario."""
    say = translator(lang)
    rows = [name.strip() for name in by.replace("，", ",").split(",")]
    if len(rows) > 1 or columns is not None or figure is not None or areas is AreasOf.ELLIPSOIDAL:
        from siteplanner.core.measures.pivot import pivot
        from siteplanner.core.measures.pivot_tables import pivot_table

        basis = basis_of(plan, scenario, year, areas)
        print_figures(plan, basis, [pivot_table(pivot(basis, rows, columns, figure))], form, say)
        return
    from siteplanner.core.measures.totals import totals as summed
    from siteplanner.files.plan_file import open_plan

    _print(summed(open_plan(plan), rows[0], scenario, year), form, say)


def _print(found: Totals, form: FigureFormat, say: Translator) -> None:
    answer = found.to_json(say.language, say)
    if form is FigureFormat.JSON:
        print_json(answer)
        return
    columns = figure_columns(answer)
    if form is FigureFormat.CSV:
        print_csv([c.key for c in columns], [[c.plain(row) for c in columns] for row in answer["rows"]])
        return
    right = [at for at, column in enumerate(columns) if column.numeric]
    print_table(headers(columns, say), figure_rows(answer, columns, say), right)
