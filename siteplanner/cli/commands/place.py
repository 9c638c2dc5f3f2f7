"""``siteplanner place``: a plant of a type, put into a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from siteplanner.cli.answers import print_json, print_line
from siteplanner.cli.findings import print_findings
from siteplanner.cli.options import Form, Format, Lang, PlanFile, ScenarioId
from siteplanner.cli.values import pairs
from siteplanner.cli.values import place as read_place
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import translator

HELP = QT_TRANSLATE_NOOP("cli", "Place a plant of a type and print what is wrong with its place.")
EXAMPLE = (
    "Example: siteplanner place town.gpkg --type anode_finishing --at 470100,4174050 --angle 15 "
    "--capacity 12000 --set name=BTR --set status=existing"
)

_TYPE = QT_TRANSLATE_NOOP("cli", "The plant type (siteplanner catalogue lists them).")
_AT = QT_TRANSLATE_NOOP("cli", "Easting,northing of the centre of the footprint's box, in metres of the plan's system.")
_ANGLE = QT_TRANSLATE_NOOP("cli", "Degrees counter-clockwise about that point.")
_CAPACITY = QT_TRANSLATE_NOOP("cli", "The capacity, in the type's unit (default: the type's own).")
_SET = QT_TRANSLATE_NOOP("cli", "Set an attribute of the plant; may be repeated.")
PLACED = QT_TRANSLATE_NOOP("cli", "{plan}: placed {plant} in scenario {scenario}.")
OWN_OPTION = QT_TRANSLATE_NOOP(
    "cli", "“{key}” is not set by --set. Use --type for the type, --capacity for the capacity."
)
SOUND = QT_TRANSLATE_NOOP("cli", "No findings on this plant.")


def place(
    plan: PlanFile,
    type_id: Annotated[str, typer.Option("--type", metavar="TYPE_ID", help=_TYPE.text, show_default=False)],
    at: Annotated[str, typer.Option("--at", metavar="E,N", help=_AT.text, show_default=False)],
    angle: Annotated[float, typer.Option("--angle", metavar="DEG", help=_ANGLE.text)] = 0.0,
    capacity: Annotated[
        float | None, typer.Option("--capacity", metavar="X", help=_CAPACITY.text, show_default=False)
    ] = None,
    scenario: ScenarioId = None,
    attributes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help=_SET.text, show_default=False)
    ] = None,
    form: Form = Format.TABLE,
    lang: Lang = None,
) -> None:
    """Place a plant; the exit status is 0 even where the place is bad."""
    from siteplanner.core.check_result import finding_json
    from siteplanner.core.checking import check_plan
    from siteplanner.core.edits.place_plants import place_plants
    from siteplanner.core.schema import PLANTS
    from siteplanner.services.planning_session import PlanningSession

    say = translator(lang)
    where, values = read_place(at), pairs("--set", attributes)
    session = PlanningSession.open(plan)
    into = session.plan.scenario(scenario).scenario_id
    number = values.pop("plant_id", None)
    for key in values:
        if PLANTS.column(key).name in ("type_id", "capacity"):
            raise InputError(OWN_OPTION, key=key)
    ids = None if number is None else [number]
    edit = place_plants(session.plan, into, type_id, where, angle, capacity, ids, **values)
    session.apply(edit)
    plant_id = edit.plant_ids[0]
    findings = [f for f in check_plan(session.plan, into).findings if plant_id in f.plants]
    session.save()
    if form is Format.JSON:
        found = [finding_json(f, say.text) for f in findings]
        print_json({"plan": str(plan), "scenario": into, "plant_id": plant_id, "findings": found})
        return
    print_findings(findings, say)
    print_line(say.text(PLACED(plan=str(plan), plant=plant_id, scenario=into)))
    if not findings:
        print_line(say.text(SOUND))
