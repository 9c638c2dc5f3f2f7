"""The layers and tables of a plan and their columns. Read by files, property editor, commands and help.

Names are those of the plan file; they never change. Labels are for people and go through translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

GeometryKind = Literal["MultiPolygon", "Point", "Unknown"]


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
        Column("edge_kinds", "text", QT_TRANSLATE_NOOP("schema", "Edge kinds"), later=True),
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
        Column("walls", "text", QT_TRANSLATE_NOOP("schema", "Walls"), later=True),
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
