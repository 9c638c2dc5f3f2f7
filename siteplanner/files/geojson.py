"""Plants as GeoJSON: written fast, read back, compared, and only then given their name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd
import shapely

from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import Layout, single_parts
from siteplanner.core.rules.overrides import plain_pack
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import ExportReport
from siteplanner.files.geojson_profiles import Profile
from siteplanner.files.geojson_proof import prove
from siteplanner.files.geojson_rings import Rings, writable_shapes
from siteplanner.files.geopackage_writing import crs_text

DERIVED = ("scenario", "zone_id", "zone_name", "parcel_ids")
_FEATURES_AT_ONCE = 2_000

WRITING = QT_TRANSLATE_NOOP("export", "Writing {plants} plants")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")


@dataclass(frozen=True, eq=False)
class PlantsToWrite:
    """What goes into the file: the plants, the footprints as far as they can be written, what is told of each."""

    plan: Plan
    scenario_id: str
    plants: gpd.GeoDataFrame
    shapes: Geometries
    properties: dict[str, list[Any]]

    @classmethod
    def of(cls, plan: Plan, scenario: str | None) -> PlantsToWrite:
        scenario_id = plan.scenario(scenario).scenario_id
        plants = plan.plants(scenario_id)
        shapes = writable_shapes(shapes_of(plants))
        columns = {name: plants[name] for name in plants.columns if name not in ("geometry", *DERIVED)}
        properties = {
            "plant_id": plants.index.tolist(),
            **{name: _json_values(values) for name, values in columns.items()},
            **_derived(plan, scenario_id, plants, shapes),
        }
        return cls(plan, scenario_id, plants, shapes, properties)


def export_geojson(
    plan: Plan, path: Path, scenario: str | None, profile: Profile, work: Work | None = None
) -> ExportReport:
    """Write a scenario's plants to ``path``, whole or not at all; a cancel through ``work`` leaves nothing.

    ``rfc7946``: longitude and latitude on WGS 84. ``cgcs2000-projected``: easting and northing in the plan's CRS,
    which RFC 7946 leaves to an agreement; the agreement is beside it in ``<path>.crs.json`` (the CRS as a code and
    as WKT, the axis order, the unit). Raises SaveError where the file cannot be written or reading it back shows a
    difference, EditError for an unknown scenario.
    """
    work = work or Work()
    wanted = PlantsToWrite.of(plan, scenario)
    plants = len(wanted.plants)
    crs = profile.crs_for(plan.site.crs)
    rings = Rings.of(wanted.shapes).in_crs(plan.site.crs, crs, profile.decimals).right_handed()
    sidecar = path.with_name(path.name + ".crs.json")
    with write_whole(path) as temporary:
        with temporary.open("wb") as file:
            _write(file, wanted, rings, profile, work)
        work.step(plants, 2 * plants, READING_BACK(name=path.name))
        report = prove(temporary, path, plan, wanted.scenario_id, profile)
        work.step(2 * plants, 2 * plants, READING_BACK(name=path.name))
        if profile.crs is None:
            _write_sidecar(sidecar, plan, profile)
    if profile.crs is not None:
        sidecar.unlink(missing_ok=True)  # that of an earlier file of the name would now be wrong
    return report


@without_collecting()
def _write(file: BinaryIO, wanted: PlantsToWrite, rings: Rings, profile: Profile, work: Work) -> None:
    """One feature a line, so that two exports can be compared line by line."""
    bbox = {} if rings.bbox is None else {"bbox": rings.bbox}
    head = _text({"type": "FeatureCollection", **_about(wanted, profile), **bbox})
    file.write(head[:-1] + b',"features":[')
    separator = b"\n"
    plants = len(wanted.plants)
    for block, lines in enumerate(_lines(wanted, rings)):
        work.step(block * _FEATURES_AT_ONCE, 2 * plants, WRITING(plants=plants))
        file.write(separator + b",\n".join(lines))
        separator = b",\n"
    file.write(b"\n]}\n")


def _lines(wanted: PlantsToWrite, rings: Rings) -> Iterator[list[bytes]]:
    names, ids = list(wanted.properties), wanted.properties["plant_id"]
    columns = list(wanted.properties.values())
    for first in range(0, len(ids), _FEATURES_AT_ONCE):
        rows = range(first, min(first + _FEATURES_AT_ONCE, len(ids)))
        values = zip(*(column[rows.start : rows.stop] for column in columns), strict=True)
        yield [
            _text(
                {
                    "type": "Feature",
                    "id": ids[row],
                    "geometry": rings.geometry(row),
                    "properties": dict(zip(names, of_row, strict=True)),
                }
            )
            for row, of_row in zip(rows, values, strict=True)
        ]


def _text(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)


def _about(wanted: PlantsToWrite, profile: Profile) -> dict[str, Any]:
    """Foreign members (RFC 7946, 6.1): what the file is and what it is not."""
    plan = wanted.plan
    return {
        "name": plan.name,
        "siteplanner": {
            "profile": profile.name,
            "plan": plan.name,
            "plan_uuid": plan.plan_uuid,
            "scenario": wanted.scenario_id,
            "scenario_name": plan.scenario(wanted.scenario_id).name,
            "source_crs": crs_text(plan.site.crs),
            "rule_pack": plan.rule_pack,
            "statement": dict(plain_pack(plan, plan.rule_pack).statement),
            "illustrative": _is_illustrative(plan),
        },
    }


def _is_illustrative(plan: Plan) -> bool:
    return plan.settings.get("illustrative", "false").strip() not in {"false", "null"}


def _write_sidecar(path: Path, plan: Plan, profile: Profile) -> None:
    crs = plan.site.crs
    about = {
        "profile": profile.name,
        "crs": crs_text(crs),
        "name": crs.name,
        "axis_order": ["easting", "northing"],
        "unit": "metre",
        "decimals": profile.decimals,
        "wkt": crs.to_wkt(),
    }
    with write_whole(path) as temporary:
        temporary.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _json_values(values: pd.Series) -> list[Any]:
    """Typed JSON values: dates as YYYY-MM-DD, times in UTC, blanks and infinities as null."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        unit, ending = ("D", "") if str(values.dtype) == "datetime64[s]" else ("ms", "Z")
        texts = np.datetime_as_string(values.to_numpy().astype(f"datetime64[{unit}]"))
        return [None if text == "NaT" else f"{text}{ending}" for text in texts.tolist()]
    is_number = values.dtype == "float64"
    blank = ~np.isfinite(values.to_numpy()) if is_number else values.isna().to_numpy(dtype=bool)
    out = values.to_numpy(dtype=object, copy=True)
    out[blank] = None
    return list(out)


def _derived(plan: Plan, scenario_id: str, plants: gpd.GeoDataFrame, shapes: Geometries) -> dict[str, list[Any]]:
    """Where the plants are: by the same reckoning as the totals and the rules. An unsound footprint is nowhere."""
    sound = shapely.is_valid(shapes) & ~shapely.is_empty(shapes)
    layout = Layout(plan.site, plants, None, np.flatnonzero(~sound), footprints=single_parts(shapes))
    zone = np.full(len(plants), -1)
    zone[layout.rows] = layout.zone_row
    zone_ids = [*layout.ground.zone_ids, None]  # -1, no zone, is the last
    zone_names = [*_json_values(plan.site.zones["name"]), None]
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
