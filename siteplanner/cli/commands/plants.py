"""``siteplanner plants``: footprints with attributes from a map file, put into a plan as plants."""

from __future__ import annotations

from typing import Annotated

import typer

from siteplanner.cli.answers import print_json
from siteplanner.cli.import_reports import print_reports
from siteplanner.cli.options import (
    CrsOf,
    Fields,
    Form,
    Format,
    Lang,
    OffsetOf,
    PlanFile,
    RepairWays,
    ScenarioId,
    ShiftOf,
    SwapAxes,
)
from siteplanner.cli.progress import watched_work
from siteplanner.cli.reading import reading_choices
from siteplanner.cli.values import systems
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Bring the polygons of a map file into a scenario as plants.")
EXAMPLE = "Example: siteplanner plants town.gpkg --from buildings.shp --scenario base --field name=JZMC"

_FROM = QT_TRANSLATE_NOOP("cli", "Map of the footprints.")
_UPDATE = QT_TRANSLATE_NOOP("cli", "Overwrite plants whose number is in use.")


def plants(
    plan: PlanFile,
    source: Annotated[str, typer.Option("--from", metavar="FILE[:LAYER]", help=_FROM.text, show_default=False)],
    scenario: ScenarioId = None,
    update: Annotated[bool, typer.Option("--update", help=_UPDATE.text)] = False,
    crs_of: CrsOf = None,
    field: Fields = None,
    repair: RepairWays = None,
    swap_axes: SwapAxes = None,
    offset_of: OffsetOf = None,
    shift_of: ShiftOf = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Bring footprints in as plants."""
    from siteplanner.files.reading_process import make_ready

    make_ready()  # it loads what it needs beside us
    from siteplanner.core.import_report import import_json
    from siteplanner.files.map_sources import parse_source
    from siteplanner.services.new_plan import plants_from_map
    from siteplanner.services.planning_session import PlanningSession

    say = translator(lang)
    told = systems(crs_of, ["plants"])
    choices = reading_choices(
        ["plants"], told, repair=repair, swap_axes=swap_axes, offset_of=offset_of, shift_of=shift_of
    )
    session = PlanningSession.open(plan)
    edit, report = plants_from_map(
        session.plan,
        parse_source(source),
        scenario,
        update=update,
        crs_of=told.get("plants"),
        fields=field,
        choices=choices["plants"],
        work=watched_work(say),
    )
    session.apply(edit)
    session.save()
    if form is Format.JSON:
        print_json(import_json(str(plan), session.plan.site.crs.to_string(), [report], say.text))
    else:
        print_reports(str(plan), session.plan.site.crs.to_string(), [report], say)
