"""A layer as GeoJSON: written block by block, read back, compared, and only then given its name."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from pyproj import CRS

from siteplanner.core import schema
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import plain_pack
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import save_error, write_whole
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import ExportReport
from siteplanner.files.geojson_geometries import GeometryWriter, OutOfBounds
from siteplanner.files.geojson_layers import LAYERS, Features
from siteplanner.files.geojson_profiles import PROFILES, Profile
from siteplanner.files.geojson_proof import prove
from siteplanner.files.geopackage_writing import crs_text

WRITING = QT_TRANSLATE_NOOP("export", "Writing {features} features")
OUTSIDE = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not saved: {feature} lies at {x:.10g}, {y:.10g}, outside of what the profile {profile} is for "
    "({west:g} to {east:g}, {south:g} to {north:g}). Correct its place or choose another profile.",
)
NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "GeoJSON cannot be written of the layer “{layer}”. Use one of: {known}.")
SIDECAR = ".crs.json"
"""Ends the name of the description beside a file whose coordinates are not those of RFC 7946."""


def layer_named(name: str) -> Layer:
    """The layer of that name, of those that can be written. Raises InputError naming them."""
    for layer in LAYERS:
        if layer.name == name:
            return layer
    raise InputError(NO_SUCH_LAYER, layer=name, known=", ".join(layer.name for layer in LAYERS))


def export_geojson(
    plan: Plan, path: Path, scenario: str | None, profile: Profile, work: Work | None = None, layer: str = "plants"
) -> ExportReport:
    """Write a layer (default: a scenario's plants) to ``path``, whole or not at all; a cancel leaves nothing.

    ``rfc7946``: longitude and latitude on WGS 84. ``cgcs2000-projected``: easting and northing in the plan's CRS.
    ``cgcs2000-geographic``: longitude and latitude on CGCS2000. The latter two RFC 7946 leaves to an agreement; the
    agreement is in the file's ``crs`` and beside it in ``<path>.crs.json`` (the CRS as a code and as WKT, the axis
    order, the unit). The same plan gives the same bytes; a million features pass through in blocks. Raises SaveError
    where the file cannot be written or reading it back shows a difference, EditError for an unknown scenario,
    InputError for a layer that is not written and where the shift to the profile's system is not known.
    """
    work = work or Work()
    of = layer_named(layer)
    crs = profile.crs_for(plan.site.crs)
    features = Features.of(plan, of, scenario)
    geometries = GeometryWriter(plan.site.crs, crs, profile)
    with _described(path.with_name(path.name + SIDECAR), crs, profile), write_whole(path) as temporary:
        try:
            with temporary.open("wb") as file:
                _write(file, _about(plan, of, crs, profile, scenario), features, geometries, work)
        except OutOfBounds as error:
            raise _outside(path, features.frame.index[error.row], error, profile) from None
        report = prove(temporary, path, plan, plan.scenario(scenario).scenario_id, profile, of, work)
    return report  # noqa: RET504 - named before the file is


@contextlib.contextmanager
def _described(sidecar: Path, crs: CRS, profile: Profile) -> Iterator[None]:
    """Around the writing of a file: afterwards its description is beside it, or none where there is nothing to say."""
    if not profile.sidecar:
        yield
        try:
            if sidecar.exists() and _is_description(sidecar):
                sidecar.unlink()  # that of an earlier file of the name would now be wrong
        except OSError as error:
            raise save_error(sidecar, error) from error
        return
    about = profile.about(crs) | {"name": crs.name, "rfc7946": False, "wkt": crs.to_wkt()}
    with write_whole(sidecar) as temporary:
        temporary.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        yield


def _is_description(path: Path) -> bool:
    """Whether a file of that name is one of ours. Raises OSError."""
    try:
        about = json.loads(path.read_bytes())
    except ValueError:
        return False
    return isinstance(about, dict) and about.get("profile") in PROFILES


@without_collecting()
def _write(file: BinaryIO, about: dict[str, Any], features: Features, geometries: GeometryWriter, work: Work) -> None:
    """One feature a line, so that two exports can be compared line by line; the bounding box follows them, as it is
    known by then only. Raises OutOfBounds."""
    head = orjson.dumps({"type": "FeatureCollection", **about})
    file.write(head[:-1] + b',"features":[')
    separator, count = b"\n", len(features)
    for rows in features.blocks():
        work.step(rows.start, 2 * count, WRITING(features=count))
        file.write(separator + b",\n".join(_lines(features, geometries, rows)))
        separator = b",\n"
    box = b"" if geometries.box is None else b',"bbox":' + orjson.dumps(geometries.box)
    file.write(b"\n]" + box + b"}\n")


def _lines(features: Features, geometries: GeometryWriter, rows: slice) -> list[bytes]:
    try:
        shapes = geometries.texts(features.shapes(rows))
    except OutOfBounds as error:
        raise OutOfBounds(rows.start + error.row, error.x, error.y) from None
    values = features.values(rows)
    names, ids = list(values), map(orjson.dumps, values[features.layer.index])
    properties = [orjson.dumps(dict(zip(names, of, strict=True))) for of in zip(*values.values(), strict=True)]
    return [
        b'{"type":"Feature","id":%b,"geometry":%b,"properties":%b}' % parts
        for parts in zip(ids, shapes, properties, strict=True)
    ]


def _outside(path: Path, feature: str, error: OutOfBounds, profile: Profile) -> SaveError:
    west, south, east, north = profile.bounds
    return SaveError(
        OUTSIDE,
        path=str(path),
        feature=feature,
        x=error.x,
        y=error.y,
        profile=profile.name,
        west=west,
        south=south,
        east=east,
        north=north,
    )


def _about(plan: Plan, layer: Layer, crs: CRS, profile: Profile, scenario: str | None) -> dict[str, Any]:
    """Foreign members (RFC 7946, 6.1): what the file is and what it is not."""
    of = plan.scenario(scenario) if layer is schema.PLANTS else None
    return {
        "name": plan.name,
        **profile.crs_member(crs),
        "siteplanner": {
            **profile.about(crs),
            "layer": layer.name,
            "plan": plan.name,
            "plan_uuid": plan.plan_uuid,
            "scenario": None if of is None else of.scenario_id,
            "scenario_name": None if of is None else of.name,
            "source_crs": crs_text(plan.site.crs),
            "rule_pack": plan.rule_pack,
            "statement": dict(plain_pack(plan, plan.rule_pack).statement),
            "illustrative": _is_illustrative(plan),
        },
    }


def _is_illustrative(plan: Plan) -> bool:
    return plan.settings.get("illustrative", "false").strip() not in {"false", "null"}
