"""Findings of a check as GeoJSON: longitude and latitude, the keys of the check's JSON as properties."""

from __future__ import annotations

import math
from typing import Any

import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from siteplanner.core.check_result import CheckResult, finding_json
from siteplanner.core.moment import last_day
from siteplanner.words import Translator

DECIMALS = 8


def findings_geojson(result: CheckResult, crs: CRS, say: Translator) -> dict[str, Any]:
    """The findings as a GeoJSON object, with ``when`` where only what is in service by that day was checked; one
    without a place has a null geometry. Outer rings run counter-clockwise, as RFC 7946 has them."""
    lonlat = result.to_frame(crs, say.text).to_crs(4326).geometry
    features = []
    for finding, shape in zip(result.findings, lonlat, strict=True):
        geometry = None if shape is None or shape.is_empty else rounded(shapely.geometry.mapping(wound(shape)))
        properties = finding_json(finding, say.text)
        features.append({"type": "Feature", "id": properties["id"], "geometry": geometry, "properties": properties})
    until = last_day(result.when)
    only_by = {} if until is None else {"when": until.isoformat()}
    return {"type": "FeatureCollection", **only_by, "features": features}


def wound(shape: BaseGeometry) -> BaseGeometry:
    """With outer rings counter-clockwise."""
    wound: BaseGeometry = shapely.orient_polygons(shape) if shape.geom_type in {"Polygon", "MultiPolygon"} else shape
    return wound


def rounded(value: Any) -> Any:
    """Ordinates of a GeoJSON geometry to about a millimetre; what is no number is None."""
    if isinstance(value, float):
        return round(value, DECIMALS) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(v) for v in value]
    return value
