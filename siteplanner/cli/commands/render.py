"""``siteplanner render``: the map sheet as a picture or a document."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_line
from siteplanner.cli.options import DRAWN, DrawnFile, Lang, PlanFile, ScenarioId, Year
from siteplanner.cli.progress import watched_work
from siteplanner.cli.values import place
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.core.plan import Plan
    from siteplanner.core.sheets.map_sheet import MapSheet

HELP = QT_TRANSLATE_NOOP("cli", "Draw the map sheet of a scenario as PNG, PDF or SVG.")
EXAMPLE = "Example: siteplanner render town.gpkg sheet.pdf --template a3-portrait --scale 2000 --lang zh"

_SHEET = QT_TRANSLATE_NOOP("cli", "A map sheet that the plan keeps, by its name.")
_TEMPLATE = QT_TRANSLATE_NOOP(
    "cli", "How the sheet is laid out: panel, a3-landscape, a3-portrait, a1-figures, a4-plain, presentation."
)
_PAPER = QT_TRANSLATE_NOOP("cli", "Size of the sheet (default: A3, or as the sheet or template has it).")
_PORTRAIT = QT_TRANSLATE_NOOP("cli", "Upright or lying (default: as the sheet or template has it).")
_SCALE = QT_TRANSLATE_NOOP("cli", "Scale 1:N (default: the largest round one that shows the whole site).")
_AT = QT_TRANSLATE_NOOP("cli", "The middle of the map: easting,northing.")
_ZONE = QT_TRANSLATE_NOOP("cli", "Show this zone.")
_LOOK = QT_TRANSLATE_NOOP(
    "cli", "Draw the map as a theme has it: one of the plan's by name, or land_use, phases, status …"
)
_DPI = QT_TRANSLATE_NOOP("cli", "Dots per inch of a PNG (default: 200).")
_ATLAS = QT_TRANSLATE_NOOP("cli", "A sheet for each zone or plant: pages of a PDF, or numbered files.")
_TITLE = QT_TRANSLATE_NOOP("cli", "Title of the sheet (default: the plan's name).")
DPI_OF_A_PICTURE = QT_TRANSLATE_NOOP("cli", "--dpi is for pictures (.png); “{out}” is sharp at every size.")
FILES_WRITTEN = QT_TRANSLATE_NOOP("cli", "{first} … {last}: {count} sheets drawn.")


class By(StrEnum):
    """``--atlas``."""

    ZONE = "zone"
    PLANT = "plant"


def render(
    plan: PlanFile,
    out: DrawnFile,
    scenario: ScenarioId = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=_SHEET.text, show_default=False)] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="ID", help=_TEMPLATE.text, show_default=False)
    ] = None,
    paper: Annotated[str | None, typer.Option("--paper", metavar="A4…A0", help=_PAPER.text, show_default=False)] = None,
    portrait: Annotated[
        bool | None, typer.Option("--portrait/--landscape", help=_PORTRAIT.text, show_default=False)
    ] = None,
    scale: Annotated[float | None, typer.Option("--scale", metavar="N", help=_SCALE.text, show_default=False)] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="E,N", help=_AT.text, show_default=False)] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="ID", help=_ZONE.text, show_default=False)] = None,
    year: Year = None,
    look: Annotated[str | None, typer.Option("--look", metavar="THEME", help=_LOOK.text, show_default=False)] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help=_TITLE.text, show_default=False)] = None,
    dpi: Annotated[float | None, typer.Option("--dpi", metavar="N", help=_DPI.text, show_default=False)] = None,
    atlas: Annotated[By | None, typer.Option("--atlas", help=_ATLAS.text, show_default=False)] = None,
    lang: Lang = None,
) -> None:
    """Draw the map sheet."""
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.render import render as draw
    from siteplanner.services.render import render_atlas
    from siteplanner.services.sheet_ground import SheetGround

    if dpi is not None and out.suffix.lower() != ".png":
        raise InputError(DPI_OF_A_PICTURE, out=str(out))
    say, opened = translator(lang), open_plan(plan)
    chosen = {
        "template": template,
        "paper": paper,
        "orientation": None if portrait is None else ("portrait" if portrait else "landscape"),
        "scale": scale,
        "centre": None if at is None else place(at),
        "zone_id": zone,
        "scenario_id": scenario,
        "moment": None if year is None else year.isoformat(),
        "look": look,
        "title": title,
    }
    wanted = _chosen_sheet(opened, sheet, {key: value for key, value in chosen.items() if value is not None})
    work, ground = watched_work(say), SheetGround(opened, plan.parent)
    if atlas is None:
        made = draw(opened, out, lang=say.language, work=work, sheet=wanted, dpi=dpi, ground=ground)
        print_line(say.text(DRAWN(out=str(made))))
        return
    files = render_atlas(opened, out, wanted, atlas.value, say.language, work=work, dpi=dpi, ground=ground)
    if len(files) > 1:
        print_line(say.text(FILES_WRITTEN(first=str(files[0]), last=files[-1].name, count=len(files))))
    else:
        print_line(say.text(DRAWN(out=str(files[0]))))


def _chosen_sheet(plan: Plan, name: str | None, chosen: dict[str, Any]) -> MapSheet:
    """The plan's sheet of that name, or a plain one, with what the options say otherwise."""
    from siteplanner.core.sheets.kept_sheets import sheet_of
    from siteplanner.core.sheets.map_sheet import MapSheet

    return replace(sheet_of(plan, name) if name is not None else MapSheet("sheet"), **chosen)
