"""Plants brought in from a map of footprints with attributes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pyproj import CRS

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.coordinates import parse_crs
from siteplanner.core.edits.add_plants import add_plants
from siteplanner.core.edits.import_plants import ImportPlants, import_plants
from siteplanner.core.edits.selection import fresh_ids
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.field_mapping import GENERATED, FieldChoice, parse_field
from siteplanner.core.ground_area import ellipsoidal_areas_m2
from siteplanner.core.import_report import LayerReport, RowIssue, report_entry
from siteplanner.core.plan import Plan
from siteplanner.core.reading_choices import AS_FOUND, ReadingChoices
from siteplanner.core.schema import PLANTS
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work, in_hand
from siteplanner.files.map_sources import MapSource
from siteplanner.services.incoming_layer import Arrived, arrive, parcels_box, read_incoming

READING = QT_TRANSLATE_NOOP("import", "Reading {source}")
TAKEN = QT_TRANSLATE_NOOP("import", "There is a plant “{plant}” already; give --update to overwrite it.")
ALL_TAKEN = QT_TRANSLATE_NOOP(
    "errors", "Every plant of {source} is in scenario “{scenario}” already. Give --update to overwrite them."
)
NOT_FILLED = QT_TRANSLATE_NOOP("import", "Nothing was filled from the type. {reason}")


@dataclass(frozen=True)
class _Row:
    row: int
    plant_id: str
    shape: Any
    values: Mapping[str, Any]


def plants_from_map(
    plan: Plan,
    source: MapSource,
    scenario_id: str | None = None,
    *,
    update: bool = False,
    crs_of: Any = None,
    fields: Iterable[str | FieldChoice] | None = None,
    choices: ReadingChoices = AS_FOUND,
    work: Work | None = None,
) -> tuple[ImportPlants, LayerReport]:
    """The edit that adds the polygons of a map as plants to a scenario (default: the active one), and its report,
    which the edit also keeps with the plan.

    Columns of the plan's names are taken; ``plant_id`` is kept, generated where absent, and the row refused where it is
    in use, unless ``update`` overwrites that plant. A row with a ``type_id`` has its blanks filled from the type, at
    its ``capacity`` where it gives one; the columns filled are in the report's ``filled``. Without one, blanks stay.

    Raises InputError and CrsNeededError as ``new_plan``, EditError for an unknown scenario.
    """
    work = work or Work()
    scenario = plan.scenario(scenario_id).scenario_id
    chosen = tuple(parse_field(field) if isinstance(field, str) else field for field in fields or ())
    work.step(0, 2, READING(source=str(source)))
    with in_hand(work):
        incoming = read_incoming(PLANTS.name, source, None if crs_of is None else parse_crs(crs_of), choices)
    arrived = arrive(incoming, plan.site.crs, chosen, (), parcels_box(plan.site))
    work.step(1, 2, READING(source=str(source)))
    rows, refused = _new_rows(plan, scenario, arrived, update)
    if not rows:
        raise InputError(ALL_TAKEN, source=arrived.report.source, scenario=scenario)
    filled, notes = set[str](), list[RowIssue]()
    attributes = [_filled(row, filled, notes) for row in rows]
    edit = add_plants(
        plan, scenario, [row.shape for row in rows], attributes, [row.plant_id for row in rows], overwrite=update
    )
    work.step(2, 2, READING(source=str(source)))
    report = _report(arrived, rows, [*refused, *notes], filled)
    return import_plants(edit, report_entry(report)), report


def _new_rows(plan: Plan, scenario_id: str, arrived: Arrived, update: bool) -> tuple[list[_Row], list[RowIssue]]:
    """The rows that become plants, with the columns their map fills, and those refused because their id is in use."""
    frame, mapping = arrived.frame, arrived.report.mapping
    columns = [name for name in PLANTS.names() if name in mapping and name != PLANTS.index]
    present = plan.plants(scenario_id).index
    made = mapping[PLANTS.index] == GENERATED
    ids = list(fresh_ids(present, len(frame))) if made else [str(plant_id) for plant_id in frame.index]
    rows: list[_Row] = []
    refused: list[RowIssue] = []
    cells = {name: frame[name].tolist() for name in columns}
    for at, (plant_id, shape) in enumerate(zip(ids, frame.geometry, strict=True)):
        row = int(arrived.rows[at])
        if plant_id in present and not update:
            middle = shape.centroid
            refused.append(RowIssue(row, plant_id, "refused", TAKEN(plant=plant_id), (middle.x, middle.y)))
            continue
        rows.append(_Row(row, plant_id, shape, {name: _or_none(values[at]) for name, values in cells.items()}))
    return rows, refused


def _or_none(value: Any) -> Any:
    return None if pd.isna(value) else value


def _filled(row: _Row, filled: set[str], notes: list[RowIssue]) -> dict[str, Any]:
    """The row's attributes with its blanks filled from its type; ``filled`` and ``notes`` are added to."""
    values = dict(row.values)
    type_id = values.get("type_id")
    if type_id is None:
        return values
    try:
        capacity = values.get("capacity")
        known = load_catalogue().get(type_id).attributes(None if capacity is None else float(capacity))
    except EditError as error:
        middle = row.shape.centroid
        reason: Message = NOT_FILLED(reason=error.message)
        notes.append(RowIssue(row.row, row.plant_id, "noted", reason, (middle.x, middle.y)))
        return values
    for name, value in known.items():
        if name != PLANTS.index and values.get(name) is None and not _is_blank(value):
            values[name] = value
            filled.add(name)
    return values


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _report(arrived: Arrived, rows: list[_Row], notes: list[RowIssue], filled: set[str]) -> LayerReport:
    """The layer's report after rows were refused for their ids."""
    report = arrived.report
    refused = {note.row for note in notes if note.action == "refused"}
    if not refused:
        kept = report
    else:
        part = arrived.frame[[row not in refused for row in arrived.rows]]
        kept = replace(
            report,
            kept=len(rows),
            refused=report.refused + len(refused),
            repaired=report.repaired - len({i.row for i in report.issues if i.action == "repaired"} & refused),
            area_m2=float(part.area.sum()),
            area_ellipsoidal_m2=float(ellipsoidal_areas_m2(shapes_of(part), CRS.from_user_input(part.crs)).sum()),
        )
    ids = {row.row: row.plant_id for row in rows}
    issues = [replace(i, id=ids.get(i.row, i.id)) for i in report.issues if i.row not in refused]
    return replace(
        kept,
        filled=tuple(name for name in PLANTS.names() if name in filled),
        issues=tuple(sorted((*issues, *notes), key=lambda issue: issue.row)),
    )
