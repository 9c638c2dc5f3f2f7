"""What two plans differ in as GeoJSON: longitude and latitude, a feature for each state of each thing that differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from siteplanner.core.change_places import PlaceChange
from siteplanner.files.findings_geojson import rounded, wound
from siteplanner.words import Translator


def difference_geojson(changes: Sequence[PlaceChange], crs: CRS, say: Translator) -> dict[str, Any]:
    """A GeoJSON object. ``state`` of a feature is ``before`` or ``after``, or ``way`` for the line along which a plant
    moved; ``change`` is added, removed, moved or altered. A thing without a shape is a feature without geometry."""
    rows = [(change, state, shape) for change in changes for state, shape in _states(change)]
    there = np.empty(len(rows), dtype=object)
    there[:] = [shape for *_, shape in rows]
    shapes = gpd.GeoSeries(there, crs=crs).to_crs(4326)
    features = [
        {
            "type": "Feature",
            "id": f"{change.layer}:{change.id}:{state}",
            "geometry": None if shape is None or shape.is_empty else rounded(shapely.geometry.mapping(wound(shape))),
            "properties": _properties(change, state, say),
        }
        for (change, state, _), shape in zip(rows, shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _states(change: PlaceChange) -> Iterator[tuple[str, BaseGeometry | None]]:
    if change.kind in ("removed", "moved"):
        yield "before", change.before
    if change.kind != "removed":
        yield "after", change.after
    if change.is_plant and change.way is not None:
        yield "way", shapely.LineString(change.way)


def _properties(change: PlaceChange, state: str, say: Translator) -> dict[str, Any]:
    way = change.way
    return {
        "layer": change.layer,
        "id": change.id,
        "change": change.kind,
        "state": state,
        "columns": list(change.fields),
        "moved_m": None if way is None else round(shapely.LineString(way).length, 3),
        "message": say.text(change.told()),
    }
