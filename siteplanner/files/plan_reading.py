"""From the tables of a file to a plan, refusing in one sentence what does not hold together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core import frames, schema
from siteplanner.core.errors import InputError
from siteplanner.core.plan import ChangeEntry, ImportReportEntry, Plan, Scenario
from siteplanner.core.scenarios.kept_ground import ground_from_json
from siteplanner.core.scenarios.tree import sound_links
from siteplanner.core.schema import Layer
from siteplanner.core.site import Site
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.extra_columns import ColumnNotes
from siteplanner.files.geopackage_reading import GeoPackage, StoredTableReading, column_of_kind
from siteplanner.files.migrations import Tables, migrate, require_known
from siteplanner.files.plan_tables import LATER_COLUMNS, LATER_TABLES, PLAN_KEYS, RECORD_TABLES, TABLE_NAMES
from siteplanner.files.stored_columns import StoredColumn

NOT_A_PLAN = QT_TRANSLATE_NOOP(
    "errors", "“{path}” is a map, not a plan. Make a plan of it with New from map files (siteplanner new)."
)
NO_TABLE = QT_TRANSLATE_NOOP("errors", "“{path}”: the plan's layer “{layer}” is missing. Use another copy of the plan.")
NO_COLUMN = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: layer “{layer}” lacks the column “{column}”. Add it in a map program or use another copy."
)
NO_GEOMETRY = QT_TRANSLATE_NOOP("errors", "“{path}”: layer “{layer}” has no geometry. Use another copy of the plan.")
BLANK_ID = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: layer “{layer}”, row fid {fid} has no {column}. Fill it in, in a map program."
)
DUPLICATE_ID = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}”: layer “{layer}” has {column} “{value}” twice (again in row fid {fid}). Give one another number.",
)
WRONG_SHAPE = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: layer “{layer}”, row fid {fid} is a {found}, not a {wanted}. Draw it anew or remove the row."
)
GEOGRAPHIC = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}”: the plan is in “{crs}”, which is not projected in metres. "
    "Make a plan of its layers with New from map files.",
)
UNLIKE_CRS = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}”: layer “{layer}” is in “{found}”, the parcels are in “{wanted}”. Bring it into theirs, in a map program.",
)
NO_SUCH_SCENARIO = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}”: plants stand in scenario “{scenario}”, which the table “scenarios” does not have. Add it there.",
)
NO_SCENARIO = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: the table “scenarios” is empty. Add a row with scenario_id “base”."
)

_IDS_AT_ONCE = 20_000
"""After so many the window gets a turn."""
_TYPES_ALLOWED = {
    "MultiPolygon": (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON, shapely.GeometryType.MISSING),
    "Point": (shapely.GeometryType.POINT, shapely.GeometryType.MISSING),
}


def read_plan(source: GeoPackage) -> Plan:
    """The plan in an open GeoPackage. Raises InputError or NewerFormatError."""
    if "plan" not in source.tables:
        raise InputError(NOT_A_PLAN, path=str(source.path))
    values = _pairs(source.read("plan"), "value")
    if "format_version" not in values:
        raise InputError(NOT_A_PLAN, path=str(source.path))
    version = require_known(values["format_version"], str(source.path))
    tables = migrate({name: source.read(name) for name in TABLE_NAMES if name in source.tables}, version)
    return _PlanReading(source, tables, values).plan()


class _PlanReading:
    """One reading: the tables, and the path for messages."""

    def __init__(self, source: GeoPackage, tables: Tables, values: Mapping[str, str]) -> None:
        self.path = str(source.path)
        self.tables = tables
        self.values = values
        self.notes = ColumnNotes.parse(values.get("extra_columns", ""))
        for name in TABLE_NAMES:
            if name not in tables and name not in LATER_TABLES:
                raise InputError(NO_TABLE, path=self.path, layer=name)
        self.crs = self._crs(source)

    def plan(self) -> Plan:
        rows = [_words(row) for row in self._records("scenarios")]
        scenarios = tuple(Scenario(**{**row, "archived": bool(row.get("archived", False))}) for row in rows)
        if not scenarios:
            raise InputError(NO_SCENARIO, path=self.path)
        known = [s.scenario_id for s in scenarios]
        active = self.values.get("active_scenario", known[0])
        plants = self._plants(known)
        return Plan(
            name=self.values.get("name", ""),
            site=Site(self.crs, **{of.name: self._frame(of) for of in schema.BASE_LAYERS}),
            scenarios=scenarios,
            scenario_plants=plants,
            grounds=self._grounds(scenarios, plants),
            active_scenario=active if active in known else known[0],
            rule_pack=self.values.get("rule_pack", ""),
            plan_uuid=self.values.get("plan_uuid", ""),
            targets=self._table(schema.TARGETS),
            rule_overrides=self._table(schema.RULE_OVERRIDES),
            waivers=self._table(schema.WAIVERS),
            site_areas=self._frame(schema.SITE_AREAS),
            annotations=self._frame(schema.ANNOTATIONS),
            change_log=tuple(ChangeEntry(**_words(row)) for row in self._records("change_log")),
            import_reports=tuple(ImportReportEntry(**_words(row)) for row in self._records("import_reports")),
            settings=_pairs(self.tables["settings"], "json"),
            extra={key: value for key, value in self.values.items() if key not in PLAN_KEYS},
        )

    def _crs(self, source: GeoPackage) -> CRS:
        """That of the parcels, as the plan table words it; all layers must have it."""
        crs = source.crs("parcels") if source.has_geometry("parcels") else None
        for of in schema.LAYERS.values():
            if of.geometry is None:
                continue
            if crs is None or not source.has_geometry(of.name):
                raise InputError(NO_GEOMETRY, path=self.path, layer=of.name)
            found = source.crs(of.name)
            if found != crs:
                raise InputError(UNLIKE_CRS, path=self.path, layer=of.name, found=found.name, wanted=crs.name)
        assert crs is not None
        if not crs.is_projected or any(axis.unit_conversion_factor != 1.0 for axis in crs.axis_info):
            raise InputError(GEOGRAPHIC, path=self.path, crs=crs.name)
        return self._as_worded(crs)

    def _as_worded(self, crs: CRS) -> CRS:
        try:
            worded = CRS.from_user_input(self.values.get("crs", ""))
        except CRSError:
            return crs
        same = worded.equals(crs, ignore_axis_order=True) or CRS.from_wkt(worded.to_wkt("WKT1_GDAL")).equals(crs)
        return worded if same else crs

    def _frame(self, of: Layer) -> gpd.GeoDataFrame:
        read = self.tables[of.name]
        self._require_sound(of)
        return frames.conform(self._with_shapes(of, self._named(of, read), slice(None)), of, self.crs)

    def _table(self, of: Layer) -> pd.DataFrame:
        self._require_columns(of)
        return frames.conform_table(self._named(of, self.tables[of.name]), of)

    def _plants(self, scenarios: list[str]) -> dict[str, gpd.GeoDataFrame]:
        of = schema.PLANTS
        self._require_sound(of)
        read = self.tables[of.name]
        columns = {name: self._as_known(of, read, name, column) for name, column in read.columns.items()}
        table = pd.DataFrame(columns, index=pd.RangeIndex(len(read)), copy=False)
        owner = table.pop("scenario_id").to_numpy(dtype=object)
        for scenario_id in dict.fromkeys(owner):
            if scenario_id not in scenarios:
                raise InputError(NO_SUCH_SCENARIO, path=self.path, scenario=scenario_id)
        by_scenario = {}
        for scenario_id in scenarios:
            rows = np.flatnonzero(owner == scenario_id)
            own = self.notes.of_scenario(of.name, table.columns, scenario_id)
            part = table[list(own)].rename(columns=own).iloc[rows].reset_index(drop=True)
            by_scenario[scenario_id] = frames.conform(self._with_shapes(of, part, rows), of, self.crs)
        return by_scenario

    def _grounds(
        self, scenarios: tuple[Scenario, ...], plants: Mapping[str, gpd.GeoDataFrame]
    ) -> dict[str, gpd.GeoDataFrame]:
        """What linked children stand on.

        One that cannot be told, since another program changed the text, is the parent's plants as they are: then
        whatever the child has different stays its own.
        """
        read = self.tables.get("scenario_grounds")
        texts = sound_links(scenarios, {} if read is None else _pairs(read, "json", key="scenario_id"))
        parents = {s.scenario_id: plants[s.parent_id] for s in scenarios if s.scenario_id in texts}
        return {name: self._ground(text, parents[name], plants[name]) for name, text in texts.items()}

    def _ground(self, text: str, of_parent: gpd.GeoDataFrame, of_child: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        try:
            return ground_from_json(json.loads(text), of_parent, of_child, self.crs)
        except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.GEOSException):
            return of_parent

    def _named(self, of: Layer, read: StoredTableReading) -> pd.DataFrame:
        """The columns under their own names."""
        columns = {
            self.notes.name(of.name, name): self._as_known(of, read, name, column)
            for name, column in read.columns.items()
        }
        return pd.DataFrame(columns, index=pd.RangeIndex(len(read)), copy=False)

    def _as_known(self, of: Layer, read: StoredTableReading, name: str, column: StoredColumn) -> pd.Series:
        """The values in the kind the layer has them, where another program made the column of another type.

        Raises InputError naming the row where one cannot be read so; what is left is for ``conform``.
        """
        kind = next((known.kind for known in of.columns if known.name == name), column.kind)
        if kind == column.kind or kind == "text" or column.kind in ("date", "time"):
            return column.values
        blank = column.values.isna() | (column.values.astype("str").str.strip() == "")
        values = [None if none else value for value, none in zip(column.values, blank, strict=True)]
        return column_of_kind(kind, values, self.path, of.name, name, read.fids).values

    def _with_shapes(self, of: Layer, table: pd.DataFrame, rows: Any) -> pd.DataFrame:
        shapes = self.tables[of.name].shapes
        assert shapes is not None
        table["geometry"] = shapes[rows]
        return table

    def _require_sound(self, of: Layer) -> None:
        self._require_columns(of)
        self._require_ids(of)
        self._require_types(of)

    def _require_columns(self, of: Layer) -> None:
        later = {column.name for column in of.columns if column.later}
        for name in dict.fromkeys((*of.id_columns, *of.names())):
            if name not in self.tables[of.name].columns and name not in later:
                raise InputError(NO_COLUMN, path=self.path, layer=of.name, column=name)

    def _require_ids(self, of: Layer) -> None:
        """Ids there and, together, unique."""
        read = self.tables[of.name]
        ids = pd.DataFrame({name: read.columns[name].values for name in of.id_columns}, copy=False)
        hashes = np.empty(len(ids), dtype=np.uint64)
        for first in range(0, len(ids), _IDS_AT_ONCE):
            some = ids.iloc[first : first + _IDS_AT_ONCE]
            for name in of.id_columns:
                blank = np.flatnonzero((some[name].isna() | (some[name] == "")).to_numpy())
                if len(blank):
                    fid = read.fids[first + int(blank[0])]
                    raise InputError(BLANK_ID, path=self.path, layer=of.name, fid=fid, column=name)
            hashes[first : first + len(some)] = pd.util.hash_pandas_object(some, index=False, categorize=False)
        hashes.sort()
        if (hashes[1:] == hashes[:-1]).any() and len(again := np.flatnonzero(ids.duplicated().to_numpy())):
            value, fid = ids[of.index].iloc[again[0]], read.fids[again[0]]
            raise InputError(DUPLICATE_ID, path=self.path, layer=of.name, column=of.index, value=value, fid=fid)

    def _require_types(self, of: Layer) -> None:
        read = self.tables[of.name]
        if of.geometry not in _TYPES_ALLOWED:
            return
        wrong = np.flatnonzero(~np.isin(shapely.get_type_id(read.shapes), _TYPES_ALLOWED[of.geometry]))
        if len(wrong):
            assert read.shapes is not None
            found, fid = read.shapes[wrong[0]].geom_type, read.fids[wrong[0]]
            raise InputError(WRONG_SHAPE, path=self.path, layer=of.name, fid=fid, found=found, wanted=of.geometry)

    def _records(self, name: str) -> list[dict[str, Any]]:
        read = self.tables[name]
        for column in RECORD_TABLES[name]:
            if column not in read.columns and column not in LATER_COLUMNS:
                raise InputError(NO_COLUMN, path=self.path, layer=name, column=column)
        known = [column for column in RECORD_TABLES[name] if column in read.columns]
        columns = {column: list(read.columns[column].values) for column in known}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _words(row: dict[str, Any]) -> dict[str, Any]:
    """A record's values: blank text as '', a blank time as None."""
    return {key: ("" if key not in ("created", "time") else None) if pd.isna(v) else v for key, v in row.items()}


def _pairs(read: StoredTableReading, value: str, key: str = "key") -> dict[str, str]:
    if not {key, value} <= read.columns.keys():
        return {}
    texts = read.columns[key].values.fillna(""), read.columns[value].values.fillna("")
    return dict(zip(*texts, strict=True))
