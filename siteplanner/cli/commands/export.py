"""``siteplanner export``: a scenario handed over as a file of another kind."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.figure_tables import AreasMeasured, AreasOf
from siteplanner.cli.options import Form, Format, Lang, PlanFile, ScenarioId, Year
from siteplanner.cli.progress import watched_work
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Write a scenario's plants or another layer for other programs; the suffix says how.")
EXAMPLE = "Example: siteplanner export town.gpkg plants.geojson --scenario base --profile rfc7946"

_OUT = QT_TRANSLATE_NOOP(
    "cli",
    "The file to write (.geojson; .shp or .zip for a Shapefile; .dxf for CAD; .kml or .kmz for Google Earth; .txt or "
    ".csv for boundary points; .xlsx for the figures; .gif or .mp4 for a film of the phases; .gpkg for a copy of the "
    "plan).",
)
_PROFILE = QT_TRANSLATE_NOOP(
    "cli",
    "GeoJSON: rfc7946 (WGS 84 in degrees), cgcs2000-projected (the plan's metres) or cgcs2000-geographic (EPSG:4490 in "
    "degrees).",
)
_LAYER = QT_TRANSLATE_NOOP(
    "cli",
    "GeoJSON and Shapefile: plants (the default), parcels, zones, constraints or substations. Boundary points: parcels "
    "(the default, what land bureaux ask for) or plants; with it .xlsx is their table.",
)
_CRS = QT_TRANSLATE_NOOP(
    "cli",
    "Shapefile: its coordinate system, EPSG:n (default: the plan's own). EPSG:4526 has the zone before the eastings.",
)
_POINTS = QT_TRANSLATE_NOOP(
    "cli",
    "Boundary points: made_by=WHO, version=TEXT, encoding=GB18030 or UTF-8, numbering=parcel or ring, prefix=J or "
    "nothing; may be repeated (default: what the plan keeps).",
)
_TEMPLATE = QT_TRANSLATE_NOOP("cli", "Slides: a PowerPoint file (.pptx or .potx) whose look they take.")
_SHORT = QT_TRANSLATE_NOOP("cli", "Report: a few pages, or everything (the default).")
WRITTEN = QT_TRANSLATE_NOOP("cli", "{out}: {report}.")
FILMED = QT_TRANSLATE_NOOP("cli", "{out}: a film of the phases.")


def export(
    plan: PlanFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_OUT.text, show_default=False)],
    scenario: ScenarioId = None,
    profile: Annotated[str, typer.Option("--profile", metavar="NAME", help=_PROFILE.text)] = "rfc7946",
    year: Year = None,
    areas: AreasMeasured = AreasOf.PLANAR,
    layer: Annotated[str | None, typer.Option("--layer", metavar="NAME", help=_LAYER.text, show_default=False)] = None,
    crs: Annotated[str | None, typer.Option("--crs", metavar="EPSG:n", help=_CRS.text, show_default=False)] = None,
    points: Annotated[
        list[str] | None, typer.Option("--points", metavar="KEY=VALUE", help=_POINTS.text, show_default=False)
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help=_TEMPLATE.text, show_default=False)
    ] = None,
    short: Annotated[bool | None, typer.Option("--short/--full", help=_SHORT.text, show_default=False)] = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Write a scenario's plants for other programs."""
    from siteplanner.core.boundary_template import parse_told
    from siteplanner.core.measures.basis import Areas
    from siteplanner.files.plan_file import open_plan
    from siteplanner.services.documents.export_any import export_any
    from siteplanner.services.phase_film import SUFFIXES as FILMS
    from siteplanner.services.phase_film import export_film

    say = translator(lang)
    opened = open_plan(plan)
    measured: Areas = "planar" if areas is AreasOf.PLANAR else "ellipsoidal"
    work, language = watched_work(say), say.language
    told = parse_told(points or [])
    into = opened.scenario(scenario).scenario_id
    if out.suffix.lower() in FILMS:
        made = export_film(opened, out, into, language, work=work)
        if form is Format.JSON:
            print_json({"plan": str(plan), "scenario": into, "path": str(made)})
        else:
            print_line(say.text(FILMED(out=str(made))))
        return
    report = export_any(
        opened,
        out,
        scenario,
        profile,
        work=work,
        lang=language,
        year=year,
        areas=measured,
        layer=layer,
        crs=crs,
        points=told,
        template=template,
        short=short,
    )
    if form is Format.JSON:
        facts = dataclasses.asdict(report) | {"path": str(report.path)}
        print_json({"plan": str(plan), "scenario": into, **facts})
    else:
        print_line(say.text(WRITTEN(out=str(report.path), report=report.sentence())))
