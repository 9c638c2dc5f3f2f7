"""What goes into a GeoJSON file: the features of one layer, in blocks, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.measures.totals import layout_of
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, shapes_of

DERIVED = ("scenario", "zone_id", "zone_name", "parcel_ids")
"""What is told of a plant beside its columns: worked out for the export."""
FEATURES_AT_ONCE = 4_000
"""Features that are in memory as text or as values at one moment."""
LAYERS = (schema.PLANTS, *schema.BASE_LAYERS)
"""The layers that can be written, the default first."""


@dataclass(frozen=True, eq=False)
class Features:
    """The features of a layer. ``properties`` maps the name in the file to the column; ``derived`` holds lists."""

    layer: Layer
    frame: gpd.GeoDataFrame
    properties: Mapping[str, str]
    derived: Mapping[str, list[Any]]

    @classmethod
    def of(cls, plan: Plan, layer: Layer, scenario: str | None) -> Features:
        """Raises EditError for an unknown scenario."""
        scenario_id = plan.scenario(scenario).scenario_id
        if layer is not schema.PLANTS:
            frame = plan.site.layer(layer.name)
            return cls(layer, frame, property_names(layer, frame), {})
        plants = plan.plants(scenario_id)
        return cls(layer, plants, property_names(layer, plants), _derived(plan, scenario_id, plants))

    def __len__(self) -> int:
        return len(self.frame)

    def blocks(self) -> Iterator[slice]:
        return (slice(at, at + FEATURES_AT_ONCE) for at in range(0, len(self), FEATURES_AT_ONCE))

    def shapes(self, rows: slice) -> Geometries:
        return as_written(shapes_of(self.frame)[rows])

    def values(self, rows: slice) -> dict[str, list[Any]]:
        """The properties of a block of features, the id first, each as a list of JSON values."""
        columns = {name: json_values(self.frame[column].iloc[rows]) for name, column in self.properties.items()}
        derived = {name: values[rows] for name, values in self.derived.items()}
        return {self.layer.index: self.frame.index[rows].tolist(), **columns, **derived}


def as_written(shapes: Geometries) -> Geometries:
    """The shapes as GeoJSON is to have them (RFC 7946, 3.1.8): collections flat and without empty parts; one of a
    single part is that part, one of parts of a single type is the type's plural."""
    collected = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    if not collected.any():
        return shapes
    out = shapes.copy()
    out[collected] = [_flat(shape) for shape in shapes[collected]]
    return out


def _flat(collection: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts([collection])
    while (shapely.get_type_id(parts) == shapely.GeometryType.GEOMETRYCOLLECTION).any():
        parts = shapely.get_parts(parts)
    parts = parts[~shapely.is_empty(parts)]
    if len(parts) == 1:
        only: BaseGeometry = parts[0]
        return only
    single = shapely.get_parts(parts)
    plurals = {"Point": shapely.MultiPoint, "LineString": shapely.MultiLineString, "Polygon": shapely.MultiPolygon}
    types = {shape.geom_type for shape in single}
    plural = plurals.get(types.pop()) if len(types) == 1 else None
    flat: BaseGeometry = plural(single.tolist()) if plural else shapely.GeometryCollection(parts.tolist())
    return flat


def property_names(layer: Layer, frame: gpd.GeoDataFrame) -> dict[str, str]:
    """Name in the file -> column. A column that somebody's file brought along gives way, as ``zone_id~2``, to what
    the export itself says under that name."""
    taken = {layer.index, *(DERIVED if layer is schema.PLANTS else ())}
    columns = [name for name in frame.columns if name != "geometry"]
    names = {}
    for column in columns:
        name, number = column, 2
        while name in taken or (name != column and name in columns):
            name, number = f"{column}~{number}", number + 1
        names[name] = column
        taken.add(name)
    return names


def json_values(values: pd.Series) -> list[Any]:
    """Typed JSON values: dates as YYYY-MM-DD, times in UTC, blanks and infinities as null."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        unit, ending = ("D", "") if str(values.dtype) == "datetime64[s]" else ("ms", "Z")
        texts = np.datetime_as_string(values.to_numpy().astype(f"datetime64[{unit}]"))
        return [None if text == "NaT" else f"{text}{ending}" for text in texts.tolist()]
    if values.dtype == "float64":
        values = values + 0.0  # a plan file does not keep a negative zero: the same plan, the same bytes
        blank = ~np.isfinite(values.to_numpy())
    else:
        blank = values.isna().to_numpy(dtype=bool)
    if blank.all():
        return [None] * len(values)
    out = values.to_numpy(dtype=object, copy=True)
    out[blank] = None
    return list(out)


def _derived(plan: Plan, scenario_id: str, plants: gpd.GeoDataFrame) -> dict[str, list[Any]]:
    """Where the plants are: as the totals and the rules reckon it. An unsound footprint is nowhere."""
    layout = layout_of(plan, plants)
    zone = np.full(len(plants), -1)
    zone[layout.rows] = layout.zone_row
    zone_ids = [*layout.ground.zone_ids, None]  # -1, no zone, is the last
    zone_names = [*json_values(plan.site.zones["name"]), None]
    parcel_ids: list[list[str]] = [[] for _ in range(len(plants))]
    cover = layout.parcel_cover
    for plant, parcel_id in zip(cover.plant.tolist(), layout.ground.parcel_ids[cover.area], strict=True):
        parcel_ids[plant].append(parcel_id)
    return {
        "scenario": [scenario_id] * len(plants),
        "zone_id": [zone_ids[z] for z in zone.tolist()],
        "zone_name": [zone_names[z] for z in zone.tolist()],
        "parcel_ids": parcel_ids,
    }
