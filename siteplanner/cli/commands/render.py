"""``siteplanner render``: the map sheet as a picture or a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.options import Lang, PlanFile, ScenarioId
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Draw the map sheet of a scenario as PNG, PDF or SVG.")
EXAMPLE = "Example: siteplanner render town.gpkg sheet.pdf --scenario step-2025 --lang zh"

_OUT = QT_TRANSLATE_NOOP("cli", "The file to write (.png, .pdf or .svg).")
_PAPER = QT_TRANSLATE_NOOP("cli", "Size of the sheet.")
_SCALE = QT_TRANSLATE_NOOP("cli", "Scale 1:N (default: the largest round one that shows the whole site).")
WRITTEN = QT_TRANSLATE_NOOP("cli", "{out}: drawn.")


def render(
    plan: PlanFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_OUT.text, show_default=False)],
    scenario: ScenarioId = None,
    paper: Annotated[str, typer.Option("--paper", metavar="A4…A0", help=_PAPER.text)] = "A3",
    scale: Annotated[float | None, typer.Option("--scale", metavar="N", help=_SCALE.text, show_default=False)] = None,
    lang: Lang = None,
) -> None:
    """Draw the map sheet."""
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.render import render as draw

    say = translator(lang)
    made = draw(open_plan(plan), out, scenario, say.language, work=watched_work(say), paper=paper, scale=scale)
    print_line(say.text(WRITTEN(out=str(made))))
