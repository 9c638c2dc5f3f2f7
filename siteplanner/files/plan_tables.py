"""What a plan file consists of: the tables of a plan, named and typed as in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from siteplanner.core import schema
from siteplanner.core.columns import DTYPES, Kind
from siteplanner.core.plan import FORMAT_VERSION, Plan
from siteplanner.core.scenarios.kept_ground import ground_to_json
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.files.extra_columns import ExtraColumns
from siteplanner.files.geopackage_writing import StoredTable, crs_text
from siteplanner.files.stored_columns import StoredColumn

SCENARIOS: Mapping[str, Kind] = {
    "scenario_id": "text",
    "name": "text",
    "description": "text",
    "parent_id": "text",
    "created": "time",
    "archived": "boolean",
}
SCENARIO_GROUNDS: Mapping[str, Kind] = {"scenario_id": "text", "json": "text"}
CHANGE_LOG: Mapping[str, Kind] = {
    "seq": "integer",
    "time": "time",
    "author": "text",
    "scenario_id": "text",
    "label": "text",
    "edit": "text",
}
IMPORT_REPORTS: Mapping[str, Kind] = {"time": "time", "role": "text", "json": "text"}
SETTINGS: Mapping[str, Kind] = {"key": "text", "json": "text"}
PLAN: Mapping[str, Kind] = {"key": "text", "value": "text"}

RECORD_TABLES: Mapping[str, Mapping[str, Kind]] = {
    "scenarios": SCENARIOS,
    "scenario_grounds": SCENARIO_GROUNDS,
    "change_log": CHANGE_LOG,
    "import_reports": IMPORT_REPORTS,
    "settings": SETTINGS,
    "plan": PLAN,
}
"""Tables that are no frames in memory; those that are stand in ``schema.LAYERS``."""

LATER_TABLES = ("scenario_grounds",)
LATER_COLUMNS = ("archived",)
"""What files of earlier versions of the program lack."""

PLAN_KEYS = ("format_version", "plan_uuid", "name", "active_scenario", "rule_pack", "crs", "extra_columns")
TABLE_NAMES = (*schema.LAYERS, *RECORD_TABLES)


def tables_of(plan: Plan) -> list[StoredTable]:
    """Every layer and table of the plan file, in its order, empty ones too."""
    extra = ExtraColumns.of(plan)
    return [
        *(_layer_table(of, frame, extra) for of, frame in plan.site.layers()),
        _plants_table(plan, extra),
        _layer_table(schema.SITE_AREAS, plan.site_areas, extra),
        _layer_table(schema.ANNOTATIONS, plan.annotations, extra),
        _record_table("scenarios", plan.scenarios),
        _grounds_table(plan),
        _layer_table(schema.TARGETS, plan.targets, extra),
        _layer_table(schema.RULE_OVERRIDES, plan.rule_overrides, extra),
        _layer_table(schema.WAIVERS, plan.waivers, extra),
        _record_table("change_log", plan.change_log),
        _record_table("import_reports", plan.import_reports),
        _pairs_table("settings", plan.settings),
        _pairs_table("plan", {**plan.extra, **_plan_values(plan, extra)}),
    ]


def _plan_values(plan: Plan, extra: ExtraColumns) -> dict[str, str]:
    values = {
        "format_version": str(FORMAT_VERSION),
        "plan_uuid": plan.plan_uuid,
        "name": plan.name,
        "active_scenario": plan.active_scenario,
        "rule_pack": plan.rule_pack,
        "crs": crs_text(plan.site.crs),
    }
    notes = extra.notes()
    return {**values, "extra_columns": json.dumps(notes, ensure_ascii=False)} if notes else values


def _layer_table(of: Layer, frame: pd.DataFrame | None, extra: ExtraColumns) -> StoredTable:
    assert frame is not None  # Plan fills the optional layers in
    columns = {c.name: StoredColumn(c.kind, _values(frame, c.name)) for c in of.columns}
    for column in extra.of_layer(of.name):
        columns[column.stored_name] = StoredColumn(column.kind, _as_kind(frame[column.name], column.kind))
    shapes = shapes_of(frame) if isinstance(frame, gpd.GeoDataFrame) else None
    return StoredTable(of.name, columns, of.geometry, shapes)


def _plants_table(plan: Plan, extra: ExtraColumns) -> StoredTable:
    """The plants of all scenarios, one after another in the order of the scenarios."""
    of = schema.PLANTS
    frames = {s.scenario_id: plan.plants(s.scenario_id) for s in plan.scenarios}
    scenario_ids = [scenario_id for scenario_id, frame in frames.items() for _ in range(len(frame))]
    columns = {"scenario_id": StoredColumn.of("text", scenario_ids)}
    for c in of.columns:
        columns[c.name] = StoredColumn(c.kind, _stacked([_values(frame, c.name) for frame in frames.values()], c.kind))
    for column in extra.of_layer(of.name):
        parts = [
            _as_kind(frame[column.name], column.kind) if column.is_in(frame) else _blanks(len(frame), column.kind)
            for frame in frames.values()
        ]
        columns[column.stored_name] = StoredColumn(column.kind, _stacked(parts, column.kind))
    shapes: Geometries = np.concatenate([np.empty(0, object), *(shapes_of(frame) for frame in frames.values())])
    return StoredTable(of.name, columns, of.geometry, shapes)


def _grounds_table(plan: Plan) -> StoredTable:
    """Of linked children: what tells the plants the child stands on, beside its own and its parent's in this file."""
    texts = {}
    for name, ground in plan.grounds.items():
        kept = ground_to_json(ground, plan.plants(plan.scenario(name).parent_id), plan.plants(name))
        texts[name] = json.dumps(kept, ensure_ascii=False)
    return _pairs_table("scenario_grounds", texts)


def _values(frame: pd.DataFrame, name: str) -> pd.Series:
    return pd.Series(frame.index, dtype=DTYPES["text"]) if frame.index.name == name else frame[name]


def _as_kind(values: pd.Series, kind: Kind) -> pd.Series:
    if str(values.dtype) == DTYPES[kind]:
        return values
    if kind == "text":
        return StoredColumn.of("text", [None if pd.isna(v) else v for v in values.to_numpy(dtype=object)]).values
    return pd.Series(values.array.astype(pd.api.types.pandas_dtype(DTYPES[kind])), index=values.index)


def _blanks(rows: int, kind: Kind) -> pd.Series:
    return pd.Series([None] * rows, dtype=DTYPES[kind])


def _stacked(parts: Sequence[pd.Series], kind: Kind) -> pd.Series:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.Series([], dtype=DTYPES[kind])


def _record_table(name: str, records: Iterable[Any]) -> StoredTable:
    rows = list(records)
    return StoredTable(
        name,
        {
            column: _record_column(kind, [getattr(r, column) for r in rows])
            for column, kind in RECORD_TABLES[name].items()
        },
    )


def _record_column(kind: Kind, values: list[Any]) -> StoredColumn:
    if kind == "time":
        moments = [np.datetime64("NaT") if v is None else v.to_datetime64() for v in values]
        return StoredColumn(kind, pd.Series(np.array(moments, dtype="datetime64[ms]")))
    return StoredColumn.of(kind, values)


def _pairs_table(name: str, pairs: Mapping[str, str]) -> StoredTable:
    key, value = RECORD_TABLES[name]
    return StoredTable(
        name, {key: StoredColumn.of("text", list(pairs)), value: StoredColumn.of("text", list(pairs.values()))}
    )
