"""Tiny sites drawn in a sentence, for tests. Coordinates are metres from a corner near 113.66 E, 37.70 N."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from siteplanner.core import frames, schema
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site

CRS = 4547
EMPTY = Site.empty(CRS)  # made once: making one takes longer than most tests
ORIGIN = (470_000.0, 4_174_000.0)


def rect(east_m: float, north_m: float, width_m: float, depth_m: float) -> Polygon:
    """A rectangle by its south-west corner, relative to the test origin."""
    x, y = ORIGIN[0] + east_m, ORIGIN[1] + north_m
    return shapely.box(x, y, x + width_m, y + depth_m)


def shape(*points: tuple[float, float]) -> Polygon:
    """A polygon through points relative to the test origin."""
    return Polygon([(ORIGIN[0] + x, ORIGIN[1] + y) for x, y in points])


def line(*points: tuple[float, float]) -> shapely.LineString:
    """A line through points relative to the test origin."""
    return shapely.LineString([(ORIGIN[0] + x, ORIGIN[1] + y) for x, y in points])


def point(east_m: float, north_m: float) -> shapely.Point:
    return shapely.Point(ORIGIN[0] + east_m, ORIGIN[1] + north_m)


Row = tuple[BaseGeometry | None, Mapping[str, Any]]


def frame(layer: schema.Layer, rows: Mapping[str, BaseGeometry | Row | None]) -> Any:
    """A frame of a layer from ``{id: geometry}`` or ``{id: (geometry, attributes)}``."""
    split = {key: value if isinstance(value, tuple) else (value, {}) for key, value in rows.items()}
    geometry = np.empty(len(split), dtype=object)
    geometry[:] = [g for g, _ in split.values()]
    table = pd.DataFrame({layer.index: list(split)}, dtype=object)
    for name in dict.fromkeys(k for _, attributes in split.values() for k in attributes):
        table[name] = [attributes.get(name) for _, attributes in split.values()]
    table["geometry"] = geometry
    return frames.conform(table, layer, EMPTY.crs)


def site(
    parcels: Mapping[str, Any] | None = None,
    zones: Mapping[str, Any] | None = None,
    constraints: Mapping[str, Any] | None = None,
    substations: Mapping[str, Any] | None = None,
) -> Site:
    """A site; parcels without attributes are industrial land of class 2 (100102)."""
    made = EMPTY
    industrial = {"land_use": "100102", "code_system": "MNR2023"}
    filled = {k: v if isinstance(v, tuple) else (v, industrial) for k, v in (parcels or {}).items()}
    for layer, rows in (
        (schema.PARCELS, filled),
        (schema.ZONES, zones),
        (schema.CONSTRAINTS, constraints),
        (schema.SUBSTATIONS, substations),
    ):
        if rows:
            made = made.with_layer(layer.name, frame(layer, rows))
    return made


FACTORY: Mapping[str, Any] = {
    "product": "anode_graphite",
    "type_id": "anode_finishing",
    "building_use": "factory",
    "hazard_class": "C",
    "fire_grade": 2,
    "height_m": 12.0,
    "storeys": 1,
    "power_kw": 1000.0,
    "demand_factor": 0.8,
    "power_factor": 0.95,
    "substation_id": "S1",
}
"""A plant with every attribute the rules ask for."""


def plan(on: Site, plants: Mapping[str, BaseGeometry | Row] | None = None, **changes: Any) -> Plan:
    """A plan with one scenario ``base``; plants without attributes are ``FACTORY``; ``changes`` as dataclass fields."""
    made = Plan.new(on, "test")
    if plants:
        filled = {k: v if isinstance(v, tuple) else (v, FACTORY) for k, v in plants.items()}
        made = made.with_plants("base", frame(schema.PLANTS, filled))
    return dataclasses.replace(made, **changes)


TOWN: Row = rect(-5000, -5000, 10_000, 10_000), {"kind": "development_boundary"}
"""A development boundary around everything that tests draw."""


def plan_of_places(on: Site, plants: Mapping[str, BaseGeometry | Row] | None = None, **changes: Any) -> Plan:
    """As :func:`plan`, with the land indicators of parcels switched off: on land drawn roomy they find every parcel too
    empty, which tells nothing about where plants stand."""
    return without_rules(plan(on, plants, **changes), *LAND_INDICATORS)


def without_rules(made: Plan, *rules: str) -> Plan:
    """The plan with some rules switched off and nothing else changed of its pack."""
    rows = [{"pack": made.rule_pack, "rule": rule, "key": "enabled", "value": "false"} for rule in rules]
    off = frames.conform_table(pd.DataFrame(rows, dtype=object), schema.RULE_OVERRIDES)
    return dataclasses.replace(made, rule_overrides=off)


LAND_INDICATORS = ("building-coefficient", "floor-area-ratio")


def factory(geometry: BaseGeometry | None, **attributes: Any) -> Row:
    """A plant like ``FACTORY`` but for ``attributes`` (None makes one blank)."""
    return geometry, {**FACTORY, **attributes}


def multi(*parts: Polygon) -> MultiPolygon:
    return MultiPolygon(list(parts))


def complete_site(**parcels: Any) -> Site:
    """A site on which a ``FACTORY`` lacks nothing: parcels (one of 200 m by 200 m), a zone, its substation, all inside
    the development boundary."""
    return site(
        parcels or {"L1": rect(0, 0, 200, 200)},
        {"Z1": rect(-10, -10, 400, 400)},
        {"B1": TOWN},
        substations={"S1": (point(300, 300), {"capacity_kva": 63000.0, "transformers": 2})},
    )
