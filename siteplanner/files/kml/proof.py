"""A written KML file, read back element by element and compared with the plan itself."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from pyproj import Transformer

from siteplanner.core import schema
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import with_pauses
from siteplanner.files.compared_runs import Runs

Array = npt.NDArray[Any]

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
NOT_XML = QT_TRANSLATE_NOOP("export", "it is no whole KML file")
FOLDERS = QT_TRANSLATE_NOOP("export", "it has other layers than the plan")
ROWS = QT_TRANSLATE_NOOP("export", "layer {layer} has {found} rows instead of {wanted}")
STYLE = QT_TRANSLATE_NOOP("export", "{id} has no look that the file knows")
PARTS = QT_TRANSLATE_NOOP("export", "{id} has other parts or holes")
SHIFT = QT_TRANSLATE_NOOP("export", "{id} lies {found_mm:.4f} mm off")
VALUE = QT_TRANSLATE_NOOP("export", "{id}: {column} is “{found}” instead of “{wanted}”")

LARGEST_SHIFT_MM = 0.1
"""Nine decimals of a degree round by 0.056 mm at most on each axis."""
ROUNDING_DEG = 0.6e-9
_KINDS = ("point", "line", "outer")
_KML = "{http://www.opengis.net/kml/2.2}"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


@dataclass(frozen=True)
class Said:
    """What the writer told of rows, as (layer, id): whose characters were replaced, whose values cannot be said."""

    retyped: frozenset[tuple[str, str]]
    unsaid: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Proof:
    rows: int
    max_shift_mm: float
    area_m2: float
    wanted_m2: float


@dataclass
class _Placemark:
    layer: str
    style: str
    values: dict[str, str]
    runs: list[tuple[str, Array]]
    """What each run of points is: ``outer``, ``inner``, ``line``, ``point``."""


@dataclass
class _File:
    styles: set[str] = field(default_factory=set)
    schemas: dict[str, dict[str, str]] = field(default_factory=dict)
    placemarks: list[_Placemark] = field(default_factory=list)
    folders: int = 0


def prove_kml(written: Path, target: Path, plan: Plan, scenario_id: str, said: Said) -> Proof:
    """Compare the file ``written`` with the plan. Raises SaveError (speaking of ``target``) at the first difference."""
    try:
        file = _read(written, target)
        frames = {of.name: plan.site.layer(of.name) for of in schema.BASE_LAYERS}
        frames[schema.PLANTS.name] = plan.plants(scenario_id)
        rows = _by_layer(file, set(frames))
        back = Transformer.from_crs(4326, plan.site.crs, always_xy=True)
        proofs = [_compare_layer(file, name, frame, rows[name], back, said) for name, frame in frames.items()]
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None
    return Proof(
        sum(p.rows for p in proofs),
        max(p.max_shift_mm for p in proofs),
        sum(p.area_m2 for p in proofs),
        sum(p.wanted_m2 for p in proofs),
    )


# -- reading ----------------------------------------------------------------------------------------------------------


def _read(written: Path, target: Path) -> _File:
    data = written.read_bytes()
    file = _File()
    try:
        if target.suffix.lower() == ".kmz":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = archive.read("doc.kml")
        for _, element in with_pauses(iterparse(io.BytesIO(data))):
            _take(element, file)
    except (ParseError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _Difference(NOT_XML) from error
    return file


def _take(element: Element, file: _File) -> None:
    name = element.tag.removeprefix(_KML)
    if name == "Style":
        file.styles.add("#" + element.attrib["id"])
    elif name == "Schema":
        fields = {each.attrib["name"]: each.attrib["type"] for each in element.iter(f"{_KML}SimpleField")}
        file.schemas[element.attrib["id"]] = fields
    elif name == "Folder":
        file.folders += 1
    elif name == "Placemark":
        file.placemarks.append(_placemark(element))
        element.clear()


def _placemark(element: Element) -> _Placemark:
    data = element.find(f"{_KML}ExtendedData/{_KML}SchemaData")
    if data is None:
        raise ValueError("data")
    values = {each.attrib["name"]: each.text or "" for each in data}
    style = element.findtext(f"{_KML}styleUrl", "")
    return _Placemark(data.attrib["schemaUrl"].removeprefix("#"), style, values, list(_runs(element)))


def _runs(element: Element) -> Iterator[tuple[str, Array]]:
    for child in element:
        kind = child.tag.removeprefix(_KML)
        if kind == "MultiGeometry":
            yield from _runs(child)
        elif kind in ("Polygon", "LineString", "Point"):
            if child.findtext(f"{_KML}altitudeMode") != "clampToGround":
                raise ValueError("height")
            if kind != "Polygon":
                yield ("line" if kind == "LineString" else "point"), _points(child)
                continue
            for bound, way in (("outer", "outerBoundaryIs"), ("inner", "innerBoundaryIs")):
                yield from ((bound, _points(ring)) for ring in child.iterfind(f"{_KML}{way}/{_KML}LinearRing"))


def _points(element: Element) -> Array:
    pairs = [pair.split(",") for pair in element.findtext(f"{_KML}coordinates", "").split()]
    return np.array([(float(lon), float(lat)) for lon, lat in pairs])


def _by_layer(file: _File, layers: set[str]) -> dict[str, list[_Placemark]]:
    if set(file.schemas) != layers or file.folders != len(layers):
        raise _Difference(FOLDERS)
    rows: dict[str, list[_Placemark]] = {name: [] for name in layers}
    for placemark in file.placemarks:
        if placemark.layer not in rows:
            raise _Difference(FOLDERS)
        rows[placemark.layer].append(placemark)
    return rows


# -- comparing --------------------------------------------------------------------------------------------------------


def _compare_layer(
    file: _File, layer: str, frame: gpd.GeoDataFrame, read: list[_Placemark], back: Transformer, said: Said
) -> Proof:
    if len(read) != len(frame):
        raise _Difference(ROWS(layer=layer, found=len(read), wanted=len(frame)))
    _compare_values(file.schemas[layer], layer, frame, read, said)
    for of, placemark in zip(frame.index, read, strict=True):
        if placemark.style not in file.styles:
            raise _Difference(STYLE(id=of))
    wanted = Runs.of(np.asarray(frame.geometry, dtype=object))
    _require_same_parts(wanted, frame.index.tolist(), read)
    if not len(wanted.lengths):
        return Proof(len(read), 0.0, 0.0, 0.0)
    degrees = wanted.with_points(np.concatenate([points for placemark in read for _, points in placemark.runs]))
    found = wanted.with_points(np.column_stack(back.transform(*degrees.points.T)))
    shift_mm = wanted.distances(found.points) * 1000.0
    for at in np.flatnonzero(~(shift_mm <= LARGEST_SHIFT_MM)):
        _require_rounded(wanted, int(at), degrees, back, SHIFT(id=frame.index[wanted.row[at]], found_mm=shift_mm[at]))
    _require_turned(degrees, frame.index.tolist())
    sign = np.where(wanted.dimension == 2, np.where(wanted.outer, 1.0, -1.0), 0.0)
    area_m2, wanted_m2 = (float((abs(runs.signed_areas) * sign).sum()) for runs in (found, wanted))
    return Proof(len(read), float(shift_mm.max()), area_m2, wanted_m2)


def _require_same_parts(wanted: Runs, ids: list[Any], read: list[_Placemark]) -> None:
    own: list[list[tuple[str, int]]] = [[] for _ in ids]
    for row, dimension, outer, length in zip(
        wanted.row.tolist(), wanted.dimension.tolist(), wanted.outer.tolist(), wanted.lengths.tolist(), strict=True
    ):
        own[row].append((_KINDS[dimension] if outer else "inner", length))
    for of, parts, placemark in zip(ids, own, read, strict=True):
        if [(kind, len(points)) for kind, points in placemark.runs] != parts:
            raise _Difference(PARTS(id=of))


def _require_rounded(wanted: Runs, at: int, degrees: Runs, back: Transformer, told: Message) -> None:
    """Far from where a system is made for, metres of it are longer than on the ground: there degrees decide."""
    run = slice(wanted.starts[at], wanted.starts[at + 1])
    east, north = wanted.points[run].T
    there = np.column_stack(back.transform(east, north, direction="INVERSE"))
    own = degrees.points[run]
    ways = (there, there[::-1]) if wanted.dimension[at] == 2 else (there,)
    if not any(bool((np.abs(own - way) <= ROUNDING_DEG).all()) for way in ways):
        raise _Difference(told)


def _require_turned(degrees: Runs, ids: list[Any]) -> None:
    """Outlines counter-clockwise, holes the other way, as far as rounding leaves them to turn at all."""
    lengths = np.append(np.hypot(*np.diff(degrees.points, axis=0).T), 0.0)
    lengths[degrees.starts[1:] - 1] = 0.0
    slack = np.add.reduceat(lengths, degrees.starts[:-1]) * 2.0 * ROUNDING_DEG
    turned = np.where(degrees.outer, degrees.signed_areas, -degrees.signed_areas)
    for at in np.flatnonzero((degrees.dimension == 2) & (turned < -slack)):
        raise _Difference(PARTS(id=ids[degrees.row[at]]))


def _compare_values(
    types: Mapping[str, str], layer: str, frame: gpd.GeoDataFrame, read: list[_Placemark], said: Said
) -> None:
    columns = [str(frame.index.name), *(str(name) for name in frame.columns if name != "geometry")]
    if len(types) != len(columns):
        raise _Difference(FOLDERS)
    for name, column in zip(types, columns, strict=True):
        own = frame[column] if column in frame.columns else frame.index.to_series()
        for of, value, is_blank, placemark in zip(frame.index, own.tolist(), own.isna().tolist(), read, strict=True):
            found = placemark.values.get(name, "")
            if not _same(found, None if is_blank else value, (layer, str(of)), said):
                raise _Difference(VALUE(id=of, column=column, found=found, wanted="" if is_blank else value))


def _same(found: str, value: Any, of: tuple[str, str], said: Said) -> bool:
    if value is None or value == "":
        return found == ""
    if isinstance(value, bool):
        return found == str(int(value))
    if isinstance(value, float):
        return float(found) == value if math.isfinite(value) else found == "" and of in said.unsaid
    if isinstance(value, pd.Timestamp):
        return pd.Timestamp(found.removesuffix("Z")) == value
    text = str(value)
    return found == text or (of in said.retyped and found == _UNWRITABLE.sub(" ", text))
