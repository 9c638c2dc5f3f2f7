"""The judge of GeoJSON: read by ``json`` and a loop, and by GDAL."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from pyproj import CRS

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.proofs.by_gdal import shapes_by_gdal
from siteplanner.services.handover.proofs.expected import (
    BY_GDAL,
    NOT_READABLE,
    Differs,
    Exhibit,
    Expected,
    require_ids,
    require_same,
    told,
)
from siteplanner.services.handover.proofs.outlines import (
    Outline,
    Run,
    in_system,
    outline_of,
    outlines_in,
    require_same_outlines,
    ring,
)

LIMITS_MM = {"plants-rfc7946": 1.2, "plants-cgcs2000-geographic": 1.2, "plants-cgcs2000-projected": 0.15}
"""Half a unit of the last decimal that each profile writes, both ways, on the ground, and a little more."""
TURN = QT_TRANSLATE_NOOP("handover", "{feature}: a ring does not turn by the right-hand rule")
NO_POLYGON = QT_TRANSLATE_NOOP("handover", "{feature} is no polygon")
NO_COLLECTION = QT_TRANSLATE_NOOP("handover", "no collection of features")


def judge(exhibit: Exhibit, expected: Expected) -> int:
    """How many plants were read. Raises Differs."""
    features = _features(exhibit)
    plants = expected.plan.plants()
    ids = [str(feature.get("id")) for feature in features]
    require_ids(ids, plants.index.tolist())
    for feature, (plant_id, row) in zip(features, _rows(plants, ids), strict=True):
        properties = feature.get("properties") or {}
        require_same(plant_id, "plant_id", properties.get("plant_id"), plant_id)
        for column, value in row.items():
            require_same(plant_id, column, properties.get(column), value)
    limit_mm = LIMITS_MM[exhibit.kind]
    crs = exhibit.crs or expected.plan.site.crs
    found = {i: _outline(i, f["geometry"]) for i, f in zip(ids, features, strict=True) if f.get("geometry")}
    wanted = outlines_in(plants)
    require_same_outlines(in_system(found, crs, expected.plan.site.crs), wanted, limit_mm)
    _judge_by_gdal(exhibit, expected, crs, wanted, limit_mm)
    return len(features)


def _rows(plants: Any, ids: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """The columns that a file must hold, in the order of its features; times of day are left to the plan's copy."""
    names = [n for n in plants.columns if n != "geometry" and (plants[n].dtype.kind != "M" or plants[n].dt.unit == "s")]
    table = pd.DataFrame(plants[names]).loc[ids]
    return [
        (i, {n: told(v) for n, v in zip(names, row, strict=True)}) for i, row in zip(ids, table.values, strict=True)
    ]


def _features(exhibit: Exhibit) -> list[dict[str, Any]]:
    try:
        collection = json.loads(exhibit.path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) and f.get("type") == "Feature" for f in features):
        raise Differs(NOT_READABLE(reason=NO_COLLECTION))
    return features


def _outline(feature: str, geometry: dict[str, Any]) -> Outline:
    parts = {"Polygon": lambda c: [c], "MultiPolygon": list}.get(str(geometry.get("type")))
    if parts is None:
        raise Differs(NO_POLYGON(feature=feature))
    runs: list[Run] = []
    try:
        for polygon in parts(geometry["coordinates"]):
            for at, points in enumerate(polygon):
                run = ring(points, hole=at > 0)
                if _turns_left(run) == bool(run.hole):
                    raise Differs(TURN(feature=feature))
                runs.append(run)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Differs(NO_POLYGON(feature=feature)) from error
    return tuple(runs)


def _turns_left(run: Run) -> bool:
    x, y = (run.points - run.points[0]).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) > 0.0


def _judge_by_gdal(exhibit: Exhibit, expected: Expected, crs: CRS, wanted: dict[str, Outline], limit_mm: float) -> None:
    shapes, ids = shapes_by_gdal(exhibit, "plant_id")
    try:
        require_ids(ids, expected.plan.plants().index.tolist())
        found = {i: outline_of(shape) for i, shape in zip(ids, shapes, strict=True)}
        there = {i: outline for i, outline in found.items() if outline}
        require_same_outlines(in_system(there, crs, expected.plan.site.crs), wanted, limit_mm)
    except Differs as difference:
        raise Differs(BY_GDAL(difference=difference.what)) from None
