"""``siteplanner render``: the map sheet as a picture or a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.options import Lang, PlanFile, ScenarioId
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Draw the map sheet of a scenario as PNG, PDF or SVG.")
EXAMPLE = "Example: siteplanner render town.gpkg sheet.pdf --scenario step-2025 --lang zh"

_OUT = QT_TRANSLATE_NOOP("cli", "The file to write (.png, .pdf or .svg).")
WRITTEN = QT_TRANSLATE_NOOP("cli", "{out}: drawn.")


def render(
    plan: PlanFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_OUT.text, show_default=False)],
    scenario: ScenarioId = None,
    lang: Lang = None,
) -> None:
    """Draw the map sheet."""
    from siteplanner.drawing.map_sheet import render_sheet
    from siteplanner.files.plan_file import open_plan

    say = translator(lang)
    opened = open_plan(plan)
    render_sheet(opened, out, opened.scenario(scenario).scenario_id, say.language)
    print_line(say.text(WRITTEN(out=str(out))))
