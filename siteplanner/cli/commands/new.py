"""``siteplanner new``: a plan from map files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.cli.answers import print_json
from siteplanner.cli.import_reports import print_reports
from siteplanner.cli.options import CrsOf, Fields, Form, Format, Lang, OffsetOf, RepairWays, ShiftOf, SwapAxes
from siteplanner.cli.progress import watched_work
from siteplanner.cli.reading import reading_choices
from siteplanner.cli.values import systems
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

if TYPE_CHECKING:
    from siteplanner.services.new_plan import RoleSource

HELP = QT_TRANSLATE_NOOP("cli", "Make a plan from map files and print the import report.")
EXAMPLE = (
    "Example: siteplanner new town.gpkg --parcels parcels.shp --zones zones.geojson --field parcels.parcel_id=ZDDM"
)

_OUT = QT_TRANSLATE_NOOP("cli", "The plan file to write (.gpkg).")
_PARCELS = QT_TRANSLATE_NOOP("cli", "Map of the parcels; may be repeated.")
_ZONES = QT_TRANSLATE_NOOP("cli", "Map of the zones; may be repeated.")
_CONSTRAINTS = QT_TRANSLATE_NOOP("cli", "Map of roads, railways, lines, rivers, homes …; may be repeated.")
_SUBSTATIONS = QT_TRANSLATE_NOOP("cli", "Map of the substations; may be repeated.")
_CRS = QT_TRANSLATE_NOOP("cli", "The plan's projected coordinate system, such as EPSG:4547.")
_NAME = QT_TRANSLATE_NOOP("cli", "The plan's name (default: that of the file).")
_OVERWRITE = QT_TRANSLATE_NOOP("cli", "Replace the file if it exists.")
EXISTS = QT_TRANSLATE_NOOP("cli", "“{path}” exists already. Give another name, or --overwrite to replace it.")
OWN_MAP = QT_TRANSLATE_NOOP(
    "cli", "“{path}” is one of the maps that the plan is made from, and would be lost. Give the plan another name."
)

Maps = list[str] | None
ParcelMaps = Annotated[Maps, typer.Option("--parcels", metavar="FILE[:LAYER]", help=_PARCELS.text, show_default=False)]
ZoneMaps = Annotated[Maps, typer.Option("--zones", metavar="FILE[:LAYER]", help=_ZONES.text, show_default=False)]
ConstraintMaps = Annotated[
    Maps, typer.Option("--constraints", metavar="FILE[:LAYER]", help=_CONSTRAINTS.text, show_default=False)
]
SubstationMaps = Annotated[
    Maps, typer.Option("--substations", metavar="FILE[:LAYER]", help=_SUBSTATIONS.text, show_default=False)
]


def new(
    out: Annotated[Path, typer.Argument(metavar="OUT.gpkg", help=_OUT.text, show_default=False)],
    parcels: ParcelMaps = None,
    zones: ZoneMaps = None,
    constraints: ConstraintMaps = None,
    substations: SubstationMaps = None,
    crs: Annotated[str | None, typer.Option("--crs", metavar="EPSG:n", help=_CRS.text, show_default=False)] = None,
    crs_of: CrsOf = None,
    field: Fields = None,
    repair: RepairWays = None,
    swap_axes: SwapAxes = None,
    offset_of: OffsetOf = None,
    shift_of: ShiftOf = None,
    name: Annotated[str | None, typer.Option("--name", help=_NAME.text, show_default=False)] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_OVERWRITE.text)] = False,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Make a plan from map files."""
    from siteplanner.files.reading_process import make_ready

    make_ready()  # it loads what it needs beside us
    from siteplanner.core.import_report import import_json
    from siteplanner.files.plan_file import save_plan
    from siteplanner.services.new_plan import RoleSource, new_plan

    say = translator(lang)
    if not overwrite and _exists(out):
        raise InputError(EXISTS, path=str(out))
    given = {"parcels": parcels, "zones": zones, "constraints": constraints, "substations": substations}
    roles = [role for role, texts in given.items() if texts]
    told = systems(crs_of, roles)
    choices = reading_choices(roles, told, repair=repair, swap_axes=swap_axes, offset_of=offset_of, shift_of=shift_of)
    sources = [RoleSource.parse(role, text, choices[role]) for role, texts in given.items() for text in texts or ()]
    _require_other_file(out, sources)
    title = out.stem if name is None else name
    plan, reports = new_plan(sources, crs=crs, crs_of=told, fields=field, name=title, work=watched_work(say))
    save_plan(plan, out)
    if form is Format.JSON:
        print_json(import_json(str(out), plan.site.crs.to_string(), reports, say.text))
    else:
        print_reports(str(out), plan.site.crs.to_string(), reports, say)


def _require_other_file(out: Path, sources: Iterable[RoleSource]) -> None:
    """Raises InputError where the plan would be written over a map that it is made from."""
    for one in sources:
        with suppress(OSError):
            if out.samefile(one.source.path):
                raise InputError(OWN_MAP, path=str(out))


def _exists(out: Path) -> bool:
    """Whether there is such a file. Raises SaveError where the system refuses the very name."""
    from siteplanner.files.atomic import save_error

    try:
        return out.exists()
    except OSError as error:
        raise save_error(out, error) from error
