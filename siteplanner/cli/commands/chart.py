"""``siteplanner chart``: a chart of the figures as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.options import Lang, PlanFile, ScenarioId, Year
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Draw a chart of the figures as a picture, PDF or SVG.")
EXAMPLE = "Example: siteplanner chart town.gpkg output.svg --chart output"

_OUT = QT_TRANSLATE_NOOP("cli", "The file to write (.png, .pdf or .svg).")
_CHART = QT_TRANSLATE_NOOP("cli", "Which chart: output, steps, power, land, chain or cost.")
DRAWN = QT_TRANSLATE_NOOP("cli", "{out}: {chart}.")


def chart(
    plan: PlanFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_OUT.text, show_default=False)],
    which: Annotated[str, typer.Option("--chart", metavar="KEY", help=_CHART.text)] = "output",
    scenario: ScenarioId = None,
    year: Year = None,
    lang: Lang = None,
) -> None:
    """Draw a chart of the figures."""
    from siteplanner.core.measures.basis import Basis
    from siteplanner.drawing.charts.chart_list import chart as chart_named
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.charts import save_chart

    say = translator(lang)
    found = chart_named(which)
    path = save_chart(which, Basis.of(open_plan(plan), scenario, year), out, say.language)
    print_line(say.text(DRAWN(out=str(path), chart=found.title)))
