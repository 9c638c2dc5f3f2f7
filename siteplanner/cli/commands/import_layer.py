"""``siteplanner import``: a base layer of a plan from a map file."""

from __future__ import annotations

from typing import Annotated

import typer

from siteplanner.cli.answers import print_json
from siteplanner.cli.commands.new import ConstraintMaps, ParcelMaps, SubstationMaps, ZoneMaps
from siteplanner.cli.import_reports import print_reports
from siteplanner.cli.options import CrsOf, Fields, Form, Format, Lang, PlanFile, RepairWays
from siteplanner.cli.progress import watched_work
from siteplanner.cli.values import systems
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Replace a base layer of a plan by a map file, or add to it.")
EXAMPLE = "Example: siteplanner import town.gpkg --zones zones.geojson --append"

_APPEND = QT_TRANSLATE_NOOP("cli", "Add the rows to the layer instead of replacing it.")
NOTHING = QT_TRANSLATE_NOOP(
    "cli", "No map is given. Give at least one of --parcels, --zones, --constraints, --substations."
)


def import_layer(
    plan: PlanFile,
    parcels: ParcelMaps = None,
    zones: ZoneMaps = None,
    constraints: ConstraintMaps = None,
    substations: SubstationMaps = None,
    append: Annotated[bool, typer.Option("--append", help=_APPEND.text)] = False,
    crs_of: CrsOf = None,
    field: Fields = None,
    repair: RepairWays = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Replace a base layer, or add to it; several maps of one layer are put together."""
    from siteplanner.files.reading_process import make_ready

    make_ready()  # it loads what it needs beside us
    from siteplanner.core.field_mapping import parse_field
    from siteplanner.core.import_report import import_json
    from siteplanner.core.reading_choices import ReadingChoices
    from siteplanner.core.repairs import parse_repairs
    from siteplanner.services.new_plan import RoleSource, replace_layer_from_map
    from siteplanner.services.planning_session import PlanningSession

    say = translator(lang)
    given = {"parcels": parcels, "zones": zones, "constraints": constraints, "substations": substations}
    roles = [role for role, texts in given.items() if texts]
    told = systems(crs_of, roles)
    ways = parse_repairs(repair or (), roles)
    fields = [parse_field(text) for text in field or ()]
    session = PlanningSession.open(plan)
    work, reports = watched_work(say), []
    for role, texts in given.items():
        for at, text in enumerate(texts or ()):
            edit, report = replace_layer_from_map(
                session.plan,
                RoleSource.parse(role, text, ReadingChoices(repairs=ways[role])),
                append=append or at > 0,
                crs_of=told.get(role),
                fields=[choice for choice in fields if choice.role in ("", role)],
                work=work,
            )
            session.apply(edit)
            reports.append(report)
    if not reports:
        raise InputError(NOTHING)
    session.save()
    if form is Format.JSON:
        print_json(import_json(str(plan), session.plan.site.crs.to_string(), reports, say.text))
    else:
        print_reports(str(plan), session.plan.site.crs.to_string(), reports, say)
