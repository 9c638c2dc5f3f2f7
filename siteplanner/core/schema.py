"""The layers and tables of a plan: columns, units, domains. Read by files, property editor, commands and help.

Names are those of the plan file; they never change. Labels are for people and go through translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.vocabulary import Choice, Vocabulary, vocabulary

Kind = Literal["text", "number", "integer", "boolean", "date", "time"]
GeometryKind = Literal["MultiPolygon", "Point", "Unknown"]

DTYPES: Mapping[Kind, str] = {
    "text": "str",
    "number": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "time": "datetime64[ms]",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``unit`` is an SI or money unit as in the plan file ('' where none)."""

    name: str
    kind: Kind
    label: Template
    unit: str = ""
    choices: str = ""  # the name of a vocabulary
    minimum: float | None = None
    maximum: float | None = None
    default: Any = None

    @property
    def vocabulary(self) -> Vocabulary | None:
        return vocabulary(self.choices) if self.choices else None

    @property
    def domain(self) -> tuple[Choice, ...]:
        found = self.vocabulary
        return found.choices if found else ()

    def parse(self, value: Any) -> Any:
        """The value as this column stores it; blank text and NaN become None. Raises EditError outside the domain."""
        if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
            return None
        if isinstance(value, str):
            value = value.strip()
            if not value:
                return None
        try:
            parsed = _PARSERS[self.kind](value)
        except (TypeError, ValueError, OverflowError) as error:
            raise EditError(NOT_A_VALUE, column=self.name, value=value, kind=self.kind) from error
        self._require_in_domain(parsed)
        return parsed

    def _require_in_domain(self, value: Any) -> None:
        found = self.vocabulary
        if found is not None and found.closed and str(value) not in found:
            raise EditError(
                NOT_A_CHOICE, column=self.name, value=value, choices=", ".join(c.value for c in found.choices)
            )
        if self.minimum is not None and not value >= self.minimum:
            raise EditError(BELOW, column=self.name, value=value, minimum=self.minimum, unit=self.unit)
        if self.maximum is not None and not value <= self.maximum:
            raise EditError(ABOVE, column=self.name, value=value, maximum=self.maximum, unit=self.unit)


NOT_A_VALUE = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not a value of kind {kind}. Correct the value.")
NOT_A_CHOICE = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not allowed. Use one of: {choices}.")
BELOW = QT_TRANSLATE_NOOP("errors", "{column}: {value} is below the smallest allowed value, {minimum:g} {unit}.")
ABOVE = QT_TRANSLATE_NOOP("errors", "{column}: {value} is above the largest allowed value, {maximum:g} {unit}.")


def _number(value: Any) -> float:
    number = float(value)
    if not np.isfinite(number):
        raise ValueError(value)
    return number


def _integer(value: Any) -> int:
    number = _number(value)
    if number != int(number):
        raise ValueError(value)
    return int(number)


def _boolean(value: Any) -> bool:
    text = str(value).strip().lower()
    if text in {"true", "1", "1.0", "yes", "是"}:
        return True
    if text in {"false", "0", "0.0", "no", "否"}:
        return False
    raise ValueError(value)


def parse_date(value: Any) -> pd.Timestamp:
    """A day; ``2025`` and ``2025Q4`` are read as their last day.

    >>> parse_date("2025"), parse_date("2025Q2"), parse_date("2025-03-04")
    (Timestamp('2025-12-31 00:00:00'), Timestamp('2025-06-30 00:00:00'), Timestamp('2025-03-04 00:00:00'))
    """
    text = str(value).strip() if not isinstance(value, np.datetime64 | pd.Timestamp) else value
    if isinstance(text, str) and text.isdigit() and len(text) == 4:
        return pd.Timestamp(year=int(text), month=12, day=31).as_unit("s")
    if isinstance(text, str) and len(text) == 6 and text[:4].isdigit() and text[4] in "Qq" and text[5] in "1234":
        return (pd.Timestamp(year=int(text[:4]), month=3 * int(text[5]), day=1) + pd.offsets.MonthEnd(0)).as_unit("s")
    day = pd.Timestamp(text)
    if pd.isna(day):
        raise ValueError(value)
    return day.tz_localize(None).normalize().as_unit("s")


def _time(value: Any) -> pd.Timestamp:
    moment = pd.Timestamp(value)
    if moment.tzinfo is not None:
        moment = moment.tz_convert("UTC").tz_localize(None)
    return moment.as_unit("ms")


_PARSERS: Mapping[Kind, Any] = {
    "text": str,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": parse_date,
    "time": _time,
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer (with geometry) or attribute table (``geometry`` None) of the plan file."""

    name: str
    label: Template
    geometry: GeometryKind | None
    id_columns: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def index(self) -> str:
        """The column a frame in memory is indexed by."""
        return self.id_columns[-1]

    def column(self, name: str) -> Column:
        """The column of that name. Raises EditError naming the known ones."""
        for column in self.columns:
            if column.name == name:
                return column
        raise EditError(NO_SUCH_COLUMN, column=name, layer=self.name, known=", ".join(c.name for c in self.columns))

    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


NO_SUCH_COLUMN = QT_TRANSLATE_NOOP("errors", "{layer} has no column “{column}”. Known columns: {known}.")


def _text(name: str, label: Template, choices: str = "", default: str | None = None) -> Column:
    return Column(name, "text", label, choices=choices, default=default)


def _amount(name: str, label: Template, unit: str, minimum: float | None = 0.0, maximum: float | None = None) -> Column:
    return Column(name, "number", label, unit, minimum=minimum, maximum=maximum)


def _count(name: str, label: Template, minimum: float = 0, maximum: float | None = None) -> Column:
    return Column(name, "integer", label, minimum=minimum, maximum=maximum)


PARCELS = Layer(
    "parcels",
    QT_TRANSLATE_NOOP("schema", "Parcels"),
    "MultiPolygon",
    ("parcel_id",),
    (
        _text("parcel_id", QT_TRANSLATE_NOOP("schema", "Parcel number")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _text("land_use", QT_TRANSLATE_NOOP("schema", "Land use")),
        _text("code_system", QT_TRANSLATE_NOOP("schema", "Code system"), "code_system"),
        _text("zone_id", QT_TRANSLATE_NOOP("schema", "Zone")),
        _text("owner", QT_TRANSLATE_NOOP("schema", "Owner")),
        _amount("official_area_m2", QT_TRANSLATE_NOOP("schema", "Registered area"), "m²"),
        _amount("height_limit_m", QT_TRANSLATE_NOOP("schema", "Height limit"), "m"),
        _text("status", QT_TRANSLATE_NOOP("schema", "Status"), "parcel_status"),
    ),
)

ZONES = Layer(
    "zones",
    QT_TRANSLATE_NOOP("schema", "Zones"),
    "MultiPolygon",
    ("zone_id",),
    (
        _text("zone_id", QT_TRANSLATE_NOOP("schema", "Zone number")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _text("purpose", QT_TRANSLATE_NOOP("schema", "Purpose")),
        _text("products", QT_TRANSLATE_NOOP("schema", "Products admitted")),
        _amount("power_quota_kw", QT_TRANSLATE_NOOP("schema", "Power quota"), "kW"),
        _amount("height_limit_m", QT_TRANSLATE_NOOP("schema", "Height limit"), "m"),
    ),
)

CONSTRAINTS = Layer(
    "constraints",
    QT_TRANSLATE_NOOP("schema", "Constraints"),
    "Unknown",
    ("constraint_id",),
    (
        _text("constraint_id", QT_TRANSLATE_NOOP("schema", "Constraint number")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _text("kind", QT_TRANSLATE_NOOP("schema", "Kind"), "constraint_kind"),
        _text("grade", QT_TRANSLATE_NOOP("schema", "Grade"), "constraint_grade"),
        _amount("half_width_m", QT_TRANSLATE_NOOP("schema", "Half width"), "m"),
        _amount("tower_height_m", QT_TRANSLATE_NOOP("schema", "Tower height"), "m"),
        _count("fire_grade", QT_TRANSLATE_NOOP("schema", "Fire resistance grade"), 1, 4),
        _amount("height_m", QT_TRANSLATE_NOOP("schema", "Height"), "m"),
        _text("civil_rank", QT_TRANSLATE_NOOP("schema", "Civil building rank"), "civil_rank"),
    ),
)

SUBSTATIONS = Layer(
    "substations",
    QT_TRANSLATE_NOOP("schema", "Substations"),
    "Point",
    ("substation_id",),
    (
        _text("substation_id", QT_TRANSLATE_NOOP("schema", "Substation number")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _amount("voltage_kv", QT_TRANSLATE_NOOP("schema", "Voltage"), "kV"),
        _amount("capacity_kva", QT_TRANSLATE_NOOP("schema", "Transformer capacity"), "kVA"),
        _count("transformers", QT_TRANSLATE_NOOP("schema", "Transformers")),
        Column("in_service", "date", QT_TRANSLATE_NOOP("schema", "In service from")),
    ),
)

PLANTS = Layer(
    "plants",
    QT_TRANSLATE_NOOP("schema", "Plants"),
    "MultiPolygon",
    ("scenario_id", "plant_id"),
    (
        _text("plant_id", QT_TRANSLATE_NOOP("schema", "Plant number")),
        _text("project_id", QT_TRANSLATE_NOOP("schema", "Project")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _text("developer", QT_TRANSLATE_NOOP("schema", "Developer")),
        _text("type_id", QT_TRANSLATE_NOOP("schema", "Plant type")),
        _text("product", QT_TRANSLATE_NOOP("schema", "Product")),
        _amount("capacity", QT_TRANSLATE_NOOP("schema", "Capacity"), ""),
        _text("capacity_unit", QT_TRANSLATE_NOOP("schema", "Capacity unit"), "capacity_unit"),
        _text("building_use", QT_TRANSLATE_NOOP("schema", "Building use"), "building_use", "factory"),
        _text("civil_rank", QT_TRANSLATE_NOOP("schema", "Civil building rank"), "civil_rank"),
        _amount("oil_t", QT_TRANSLATE_NOOP("schema", "Transformer oil"), "t"),
        Column("open_flame", "boolean", QT_TRANSLATE_NOOP("schema", "Open flame or sparks")),
        _text("hazard_class", QT_TRANSLATE_NOOP("schema", "Fire hazard class"), "hazard_class"),
        _count("fire_grade", QT_TRANSLATE_NOOP("schema", "Fire resistance grade"), 1, 4),
        _amount("height_m", QT_TRANSLATE_NOOP("schema", "Height"), "m"),
        _count("storeys", QT_TRANSLATE_NOOP("schema", "Storeys"), 1),
        _amount("storey_height_m", QT_TRANSLATE_NOOP("schema", "Storey height"), "m"),
        _amount("floor_area_m2", QT_TRANSLATE_NOOP("schema", "Floor area"), "m²"),
        _amount("power_kw", QT_TRANSLATE_NOOP("schema", "Connected load"), "kW"),
        _amount("demand_factor", QT_TRANSLATE_NOOP("schema", "Demand factor"), "", 0.0, 1.0),
        Column("power_factor", "number", QT_TRANSLATE_NOOP("schema", "Power factor"), minimum=0.01, maximum=1.0),
        _amount("energy_kwh_a", QT_TRANSLATE_NOOP("schema", "Energy"), "kWh/a"),
        _amount("water_m3_a", QT_TRANSLATE_NOOP("schema", "Water"), "m³/a"),
        _amount("steam_t_a", QT_TRANSLATE_NOOP("schema", "Steam"), "t/a"),
        _amount("investment_cny", QT_TRANSLATE_NOOP("schema", "Fixed-asset investment"), "CNY"),
        _amount("output_value_cny", QT_TRANSLATE_NOOP("schema", "Output value"), "CNY/a"),
        _amount("tax_cny", QT_TRANSLATE_NOOP("schema", "Tax"), "CNY/a"),
        _amount("jobs", QT_TRANSLATE_NOOP("schema", "Jobs"), ""),
        _text("sector_code", QT_TRANSLATE_NOOP("schema", "Sector code")),
        _text("status", QT_TRANSLATE_NOOP("schema", "Status"), "plant_status", "planned"),
        Column("in_service", "date", QT_TRANSLATE_NOOP("schema", "In service from")),
        _text("substation_id", QT_TRANSLATE_NOOP("schema", "Substation")),
        _text("note", QT_TRANSLATE_NOOP("schema", "Note")),
    ),
)

SITE_AREAS = Layer(
    "site_areas",
    QT_TRANSLATE_NOOP("schema", "Areas on the sites"),
    "MultiPolygon",
    ("area_id",),
    (
        _text("area_id", QT_TRANSLATE_NOOP("schema", "Area number")),
        _text("scenario_id", QT_TRANSLATE_NOOP("schema", "Scenario")),
        _text("plant_id", QT_TRANSLATE_NOOP("schema", "Plant")),
        _text("use", QT_TRANSLATE_NOOP("schema", "Use"), "area_use"),
    ),
)

ANNOTATIONS = Layer(
    "annotations",
    QT_TRANSLATE_NOOP("schema", "Annotations"),
    "Unknown",
    ("annotation_id",),
    (
        _text("annotation_id", QT_TRANSLATE_NOOP("schema", "Annotation number")),
        _text("scenario_id", QT_TRANSLATE_NOOP("schema", "Scenario")),
        _text("kind", QT_TRANSLATE_NOOP("schema", "Kind")),
        _text("text", QT_TRANSLATE_NOOP("schema", "Text")),
        _text("style", QT_TRANSLATE_NOOP("schema", "Style")),
    ),
)

TARGETS = Layer(
    "targets",
    QT_TRANSLATE_NOOP("schema", "Targets"),
    None,
    ("year", "product"),
    (
        _count("year", QT_TRANSLATE_NOOP("schema", "Year"), 1900, 2200),
        _text("product", QT_TRANSLATE_NOOP("schema", "Product")),
        _text("name", QT_TRANSLATE_NOOP("schema", "Name")),
        _amount("capacity", QT_TRANSLATE_NOOP("schema", "Capacity"), ""),
        _text("capacity_unit", QT_TRANSLATE_NOOP("schema", "Capacity unit"), "capacity_unit"),
        _amount("output_value_cny", QT_TRANSLATE_NOOP("schema", "Output value"), "CNY/a"),
    ),
)

RULE_OVERRIDES = Layer(
    "rule_overrides",
    QT_TRANSLATE_NOOP("schema", "Rule overrides"),
    None,
    ("pack", "rule", "key"),
    (
        _text("pack", QT_TRANSLATE_NOOP("schema", "Rule pack")),
        _text("rule", QT_TRANSLATE_NOOP("schema", "Rule")),
        _text("key", QT_TRANSLATE_NOOP("schema", "Key")),
        _text("value", QT_TRANSLATE_NOOP("schema", "Value")),
        _text("note", QT_TRANSLATE_NOOP("schema", "Note")),
    ),
)

WAIVERS = Layer(
    "waivers",
    QT_TRANSLATE_NOOP("schema", "Waivers"),
    None,
    ("scenario_id", "finding_id"),
    (
        _text("scenario_id", QT_TRANSLATE_NOOP("schema", "Scenario")),
        _text("finding_id", QT_TRANSLATE_NOOP("schema", "Finding")),
        _text("subject_hash", QT_TRANSLATE_NOOP("schema", "Subjects as waived")),
        _text("reason", QT_TRANSLATE_NOOP("schema", "Reason")),
        _text("author", QT_TRANSLATE_NOOP("schema", "Author")),
        Column("date", "date", QT_TRANSLATE_NOOP("schema", "Date")),
    ),
)

BASE_LAYERS = (PARCELS, ZONES, CONSTRAINTS, SUBSTATIONS)
LAYERS: Mapping[str, Layer] = {
    layer.name: layer for layer in (*BASE_LAYERS, PLANTS, SITE_AREAS, ANNOTATIONS, TARGETS, RULE_OVERRIDES, WAIVERS)
}


def layer(name: str) -> Layer:
    """The layer of that name. Raises EditError naming the known ones."""
    if name not in LAYERS:
        raise EditError(NO_SUCH_LAYER, layer=name, known=", ".join(LAYERS))
    return LAYERS[name]


def base_layer(name: str) -> Layer:
    """The base-map layer of that name. Raises EditError naming the four."""
    for of in BASE_LAYERS:
        if of.name == name:
            return of
    raise EditError(NO_SUCH_LAYER, layer=name, known=", ".join(of.name for of in BASE_LAYERS))


NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "There is no layer “{layer}”. Known layers: {known}.")


def blank(column: Column, rows: int) -> pd.Series:
    """A column of ``rows`` blanks in its dtype."""
    return pd.Series([None] * rows, dtype=DTYPES[column.kind])


def conform_table(frame: pd.DataFrame, of: Layer) -> pd.DataFrame:
    """The frame with every column of the layer, in its dtype and order, then the columns the layer does not know.

    Those, too, get the dtype of their kind, so that a file can keep them and give them back.
    """
    known = {}
    for column in of.columns:
        source = frame[column.name] if column.name in frame else blank(column, len(frame))
        known[column.name] = _as_kind(source, column.kind).reset_index(drop=True)
    extra = {
        str(name): _as_kind(_without_zone(frame[name]), kind_of(frame[name])).reset_index(drop=True)
        for name in frame.columns
        if name not in known and name != "geometry"
    }
    return pd.DataFrame({**known, **extra}, index=pd.RangeIndex(len(frame)))


def conform(frame: pd.DataFrame, of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """A frame of a feature layer as the plan keeps it.

    Indexed by the layer's id, every known column present in its dtype, polygons as MultiPolygon, missing
    geometry as an empty one, two-dimensional. ``frame`` may carry the id as a column or as its index.
    """
    if of.index not in frame.columns and frame.index.name == of.index:
        frame = frame.reset_index()
    geometry = as_layer_geometry(np.asarray(frame["geometry"], dtype=object), of.geometry)
    table = conform_table(frame, of).set_index(of.index)
    return gpd.GeoDataFrame(table, geometry=gpd.array.from_shapely(geometry, crs=crs), crs=crs)


def as_layer_geometry(geometry: Any, kind: GeometryKind | None) -> Any:
    """Geometries as the layer keeps them: 2-D; MultiPolygon for polygon layers; empty instead of missing."""
    shapes = np.asarray(geometry, dtype=object)
    if np.any(shapely.has_z(shapes)):
        shapes = shapely.force_2d(shapes)
    if kind != "MultiPolygon":
        return shapes
    out = shapes.copy()
    types = shapely.get_type_id(shapes)
    single = types == shapely.GeometryType.POLYGON
    empty = (types == -1) | (shapely.is_empty(shapes))
    todo = single & ~empty
    if todo.any():
        out[todo] = shapely.multipolygons(shapes[todo], indices=np.arange(int(todo.sum())))
    out[empty] = shapely.MultiPolygon()
    return out


def kind_of(values: pd.Series) -> Kind:
    """The kind that holds the values of a column nobody declared, by its dtype; text where in doubt."""
    dtype = values.dtype
    if pd.api.types.is_bool_dtype(dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(dtype):
        return "integer"
    if pd.api.types.is_float_dtype(dtype):
        return "number"
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "date" if str(dtype) == DTYPES["date"] else "time"
    return "text"


def _without_zone(values: pd.Series) -> pd.Series:
    zoned = isinstance(values.dtype, pd.DatetimeTZDtype)
    return values.dt.tz_convert("UTC").dt.tz_localize(None) if zoned else values


def _as_kind(values: pd.Series, kind: Kind) -> pd.Series:
    dtype = DTYPES[kind]
    if str(values.dtype) == dtype:
        return values
    array = pd.Index(values.to_numpy(), dtype=pd.api.types.pandas_dtype(dtype)).array
    return pd.Series(array, index=values.index, name=values.name)


def empty_frame(of: Layer, crs: CRS) -> gpd.GeoDataFrame:
    """The layer with no rows."""
    return conform(pd.DataFrame({"geometry": np.empty(0, dtype=object)}), of, crs)


def empty_table(of: Layer) -> pd.DataFrame:
    """The attribute table with no rows."""
    return conform_table(pd.DataFrame(), of)


def frames_equal(a: pd.DataFrame, b: pd.DataFrame) -> bool:
    """Same rows in the same order, same columns, values and geometries bit for bit (a blank equals a blank)."""
    if a is b:
        return True
    if a.shape != b.shape or list(a.columns) != list(b.columns) or not a.index.equals(b.index):
        return False
    return all(_column_equal(a[name], b[name]) for name in a.columns)


def _column_equal(a: pd.Series, b: pd.Series) -> bool:
    if a is b:
        return True
    if str(a.dtype) == "geometry" or str(b.dtype) == "geometry":
        return bool(np.all(shapely.to_wkb(np.asarray(a, dtype=object)) == shapely.to_wkb(np.asarray(b, dtype=object))))
    return a.equals(b)
