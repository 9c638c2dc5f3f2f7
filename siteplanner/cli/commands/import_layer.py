"""``siteplanner import``: a base layer of a plan from a map file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.commands.new import ConstraintMaps, ParcelMaps, SubstationMaps, ZoneMaps
from siteplanner.cli.import_reports import WRITTEN, print_report, print_reports
from siteplanner.cli.options import (
    CrsOf,
    Fields,
    Form,
    Format,
    Lang,
    OffsetOf,
    PlanFile,
    RepairWays,
    ShiftOf,
    SwapAxes,
)
from siteplanner.cli.parcel_updates import print_update
from siteplanner.cli.progress import watched_work
from siteplanner.cli.reading import reading_choices
from siteplanner.cli.values import systems
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from siteplanner.services.parcel_update import ParcelUpdate
    from siteplanner.services.planning_session import PlanningSession

HELP = QT_TRANSLATE_NOOP(
    "cli", "Replace a base layer of a plan by a map file, add to it, or update the parcels from a newer map."
)
EXAMPLE = "Example: siteplanner import town.gpkg --parcels dk2026.shp --update --dry-run"

_APPEND = QT_TRANSLATE_NOOP("cli", "Add the rows to the layer instead of replacing it.")
_UPDATE = QT_TRANSLATE_NOOP(
    "cli", "Compare a newer map of parcels with the plan's, list what changed, and take it over as one step."
)
_TRIAL = QT_TRANSLATE_NOOP("cli", "With --update: only list what would change; write nothing.")
_SHIFTED = QT_TRANSLATE_NOOP(
    "cli", "With --update: take the map over although all of it lies elsewhere than the plan's parcels."
)
SHIFTED = QT_TRANSLATE_NOOP(
    "cli",
    "All of {source} lies {east_m:+.2f} m east and {north_m:+.2f} m north of the plan's parcels: it may be in another "
    "coordinate system. Nothing was written. If the newer map is right, give --shifted; --dry-run lists what changes.",
)
SHIFTED_ALONE = QT_TRANSLATE_NOOP("cli", "--shifted goes with --update only. Give both, or leave it out.")
UPDATE_ALONE = QT_TRANSLATE_NOOP(
    "cli", "--update compares one map of parcels: give --parcels FILE once, no other layer, and no --append."
)
TRIAL_ALONE = QT_TRANSLATE_NOOP("cli", "--dry-run goes with --update only. Give both, or leave it out.")
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
    update: Annotated[bool, typer.Option("--update", help=_UPDATE.text)] = False,
    trial: Annotated[bool, typer.Option("--dry-run", help=_TRIAL.text)] = False,
    shifted: Annotated[bool, typer.Option("--shifted", help=_SHIFTED.text)] = False,
    crs_of: CrsOf = None,
    field: Fields = None,
    repair: RepairWays = None,
    swap_axes: SwapAxes = None,
    offset_of: OffsetOf = None,
    shift_of: ShiftOf = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Replace a base layer, or add to it; several maps of one layer are put together."""
    from siteplanner.files.reading_process import make_ready

    make_ready()  # it loads what it needs beside us
    from siteplanner.core.field_mapping import parse_field
    from siteplanner.core.import_report import import_json
    from siteplanner.services.new_plan import RoleSource, replace_layer_from_map
    from siteplanner.services.parcel_update import propose_update
    from siteplanner.services.planning_session import PlanningSession

    say = translator(lang)
    given = {"parcels": parcels, "zones": zones, "constraints": constraints, "substations": substations}
    roles = [role for role, texts in given.items() if texts]
    _require_fitting(given, append=append, update=update, trial=trial, shifted=shifted)
    told = systems(crs_of, roles)
    choices = reading_choices(roles, told, repair=repair, swap_axes=swap_axes, offset_of=offset_of, shift_of=shift_of)
    fields = [parse_field(text) for text in field or ()]
    session = PlanningSession.open(plan)
    work, reports = watched_work(say), []
    if update and parcels:
        source = RoleSource.parse("parcels", parcels[0], choices["parcels"])
        proposal = propose_update(session.plan, source, crs_of=told.get("parcels"), fields=fields, work=work)
        if not (trial or shifted):
            _require_in_place(proposal)
        _update(session, proposal, str(plan), form, say, trial=trial)
        return
    for role, texts in given.items():
        for at, text in enumerate(texts or ()):
            edit, report = replace_layer_from_map(
                session.plan,
                RoleSource.parse(role, text, choices[role]),
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


def _require_fitting(
    given: Mapping[str, list[str] | None], *, append: bool, update: bool, trial: bool, shifted: bool
) -> None:
    """Raise InputError where options do not go together."""
    if trial and not update:
        raise InputError(TRIAL_ALONE)
    if shifted and not update:
        raise InputError(SHIFTED_ALONE)
    others = any(texts for role, texts in given.items() if role != "parcels")
    if update and (append or others or len(given["parcels"] or ()) != 1):
        raise InputError(UPDATE_ALONE)


def _require_in_place(proposal: ParcelUpdate) -> None:
    """Raise InputError where the whole newer map lies elsewhere: nobody has looked at it yet."""
    shift_m = proposal.changes.whole_map_shift_m
    if shift_m is not None:
        raise InputError(SHIFTED, source=proposal.source, east_m=shift_m[0], north_m=shift_m[1])


def _update(
    session: PlanningSession, proposal: ParcelUpdate, plan: str, form: Format, say: Translator, *, trial: bool
) -> None:
    """Take the changes of a newer map over, unless this is a trial, and print them."""
    from siteplanner.core.import_report import import_json
    from siteplanner.core.parcel_changes.json_form import update_json

    applied = not trial and proposal.plan is not session.apply(proposal.edit())
    if applied:
        session.save()
    crs = session.plan.site.crs.to_string()
    if form is Format.JSON:
        told = update_json(proposal.changes, proposal.usual, proposal.effect, applied=applied, translate=say.text)
        print_json({**import_json(plan, crs, [proposal.report], say.text), "update": told})
        return
    print_report(proposal.report, say)
    print_update(proposal, say, trial=trial)
    if applied:
        print_line(say.text(WRITTEN(plan=plan, crs=crs)))
