"""Reading an export back and comparing it with the plan, by code that shares nothing with the writer.

The text is parsed by ``json`` (the writer uses orjson) a block of lines at a time, sequences of positions are walked
one by one and brought back to the plan's CRS, source shapes are taken apart by Shapely (the writer: ragged arrays).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer

from siteplanner.core import schema
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import Work
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import ExportReport
from siteplanner.files.geojson_domains import outside_domains
from siteplanner.files.geojson_layers import DERIVED, as_written, property_names
from siteplanner.files.geojson_lines import LinesRead, NotAsWritten
from siteplanner.files.geojson_pieces import Array, Pieces, Unlike, read_kinds, read_pieces, source_kinds, source_pieces
from siteplanner.files.geojson_profiles import Profile

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
NOT_JSON = QT_TRANSLATE_NOOP("export", "it is not JSON in UTF-8 with one feature a line")
ABOUT = QT_TRANSLATE_NOOP("export", "{member} is {found} instead of {wanted}")
COUNT = QT_TRANSLATE_NOOP("export", "{found} features instead of {wanted}")
ATTRIBUTE = QT_TRANSLATE_NOOP("export", "{feature}: {column} is {found} instead of {wanted}")
ATTRIBUTES = QT_TRANSLATE_NOOP("export", "{feature}: other properties than the plan's")
OUTLINE = QT_TRANSLATE_NOOP("export", "{feature}: the shape has other parts or points")
SHIFT = QT_TRANSLATE_NOOP("export", "{feature} lies {found_mm:.1f} mm off, {limit_mm:g} mm are allowed")
AREA = QT_TRANSLATE_NOOP("export", "{feature}: the area differs by {found_m2:.3f} m²")
TURN = QT_TRANSLATE_NOOP("export", "{feature}: a ring does not turn by the right-hand rule")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")

SAME_AREA_M2 = 1e-6
"""Below this, two areas computed on two ways are equal."""
FEATURES_AT_ONCE = 4_000


@without_collecting()
def prove(
    written: Path,
    target: Path,
    plan: Plan,
    scenario_id: str,
    profile: Profile,
    layer: Layer = schema.PLANTS,
    work: Work | None = None,
) -> ExportReport:
    """Compare the file ``written`` with the plan. Raises SaveError (speaking of ``target``) at the first difference,
    Cancelled where the work was."""
    work = work or Work()
    frame = plan.plants(scenario_id) if layer is schema.PLANTS else plan.site.layer(layer.name)
    comparison = _Comparison(frame, layer, scenario_id, plan.site.crs, profile)
    count, lines = len(frame), LinesRead(written, FEATURES_AT_ONCE)
    try:
        work.step(count, 2 * count, READING_BACK(name=target.name))
        for features in lines.blocks():
            comparison.add(features)
            work.step(min(count + comparison.read, 2 * count), 2 * count, READING_BACK(name=target.name))
        comparison.close(lines.head, lines.tail)
    except NotAsWritten:
        raise SaveError(NOT_PROVEN, path=str(target), difference=NOT_JSON) from None
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None
    return ExportReport(
        target,
        profile.name,
        count,
        comparison.read,
        comparison.shift_mm,
        comparison.area_percent,
        tuple(comparison.without),
        layer=layer.name,
        crs=str(lines.head["siteplanner"]["crs"]),
        encoding="UTF-8",
        outside_domains=outside_domains(layer, frame),
    )


@lru_cache(maxsize=8)
def _way_back(written: CRS, plan: CRS) -> Transformer:
    """Kept, as finding it takes longer than bringing thousands of plants back."""
    return Transformer.from_crs(written, plan, always_xy=True)


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


@dataclass
class _Comparison:
    """Of the features of a file, as they come, with those of the frame."""

    frame: gpd.GeoDataFrame
    layer: Layer
    scenario_id: str
    plan_crs: CRS
    profile: Profile
    read: int = 0
    shift_mm: float = 0.0
    read_m2: float = 0.0
    source_m2: float = 0.0
    without: list[str] = field(default_factory=list)
    low: Array = field(default_factory=lambda: np.full(2, np.inf))
    high: Array = field(default_factory=lambda: np.full(2, -np.inf))

    def __post_init__(self) -> None:
        self.columns = property_names(self.layer, self.frame)
        if sorted(self.columns.values()) != sorted(name for name in self.frame.columns if name != "geometry"):
            raise AssertionError("a column has no name in the file")
        derived = DERIVED if self.layer is schema.PLANTS else ()
        self.members = [self.layer.index, *self.columns, *derived]
        self.written_crs = self.profile.crs_for(self.plan_crs)
        self.shapes = shapes_of(self.frame)

    @property
    def area_percent(self) -> float:
        """The difference of the sums."""
        return abs(self.read_m2 - self.source_m2) / self.source_m2 * 100.0 if self.source_m2 else 0.0

    def add(self, features: list[Any]) -> None:
        """The next features. Raises _Difference at the first one."""
        rows = slice(self.read, self.read + len(features))
        if rows.stop > len(self.frame):
            raise _Difference(COUNT(found=rows.stop, wanted=len(self.frame)))
        ids = self.frame.index[rows].tolist()
        try:
            properties = [feature["properties"] for feature in features]
            types = {feature["type"] for feature in features}
            named, geometries = [f["id"] for f in features], [f["geometry"] for f in features]
        except (KeyError, TypeError) as error:
            raise _Difference(NOT_JSON) from error
        if types != {"Feature"}:
            raise _Difference(ABOUT(member="type", found=", ".join(map(str, types)), wanted="Feature"))
        self._compare_properties(properties, ids, rows)
        _compare_values(named, ids, ids, "id")
        try:
            self._compare_shapes(geometries, ids, as_written(self.shapes[rows]))
        except Unlike as unlike:
            raise _Difference(OUTLINE(feature=ids[unlike.row])) from None
        self.read += len(features)

    def close(self, head: dict[str, Any], tail: dict[str, Any]) -> None:
        """After the last feature: their number, and what is said of the file as a whole."""
        if self.read != len(self.frame):
            raise _Difference(COUNT(found=self.read, wanted=len(self.frame)))
        about = head.get("siteplanner", {})
        wanted: dict[str, Any] = {"type": "FeatureCollection", "bbox": None, "profile": self.profile.name}
        wanted |= {"layer": self.layer.name, "crs": True}
        if np.isfinite(self.low).all():
            wanted["bbox"] = [*self.low.tolist(), *self.high.tolist()]
        found = {"type": head.get("type"), "bbox": tail.get("bbox"), "profile": about.get("profile")}
        found |= {"layer": about.get("layer"), "crs": self._names_the_system(head)}
        for member, value in wanted.items():
            if found[member] != value:
                raise _Difference(ABOUT(member=member, found=str(found[member]), wanted=str(value)))

    def _names_the_system(self, head: dict[str, Any]) -> bool:
        said = [head["siteplanner"].get("crs")]
        if "crs" in head:
            said.append(head["crs"]["properties"]["name"])
        return all(CRS.from_user_input(text) == self.written_crs for text in said)

    def _compare_properties(self, properties: list[Any], ids: list[str], rows: slice) -> None:
        try:
            found = list(zip(*map(itemgetter(*self.members, self.layer.index), properties), strict=True))
            complete = set(map(len, properties)) == {len(self.members)}
        except (KeyError, TypeError):
            complete = False
        if not complete:
            odd = next(i for i, of in zip(ids, properties, strict=True) if not _has_exactly(of, self.members))
            raise _Difference(ATTRIBUTES(feature=odd))
        for name, values in zip(self.members, found, strict=False):
            if name == self.layer.index:
                _compare_values(values, ids, ids, name)
            elif name in self.columns:
                _compare_values(values, _expected(self.frame[self.columns[name]].iloc[rows]), ids, name)
            elif name == "scenario":
                _compare_values(values, [self.scenario_id] * len(ids), ids, name)

    def _compare_shapes(self, geometries: list[Any], ids: list[str], shapes: Geometries) -> None:
        lost = np.fromiter((geometry is None for geometry in geometries), bool, len(geometries))
        usable = _usable(shapes)
        unlike = np.flatnonzero(usable == lost)
        if len(unlike):
            raise Unlike(int(unlike[0]))
        rows = np.flatnonzero(usable)
        self.without += [ids[row] for row in np.flatnonzero(~usable)]
        read = read_kinds([geometries[row] for row in rows.tolist()], rows.tolist())
        source = source_kinds(shapes[rows], rows)
        for kind in sorted(read.keys() | source.keys()):
            parsed, of = read.get(kind, ([], []))
            wanted, wanted_of = source.get(kind, (shapes[:0], rows[:0]))
            if not np.array_equal(of, wanted_of):
                unlike_rows = sorted(set(of) ^ set(wanted_of.tolist())) or [*of, *wanted_of.tolist()]
                raise Unlike(unlike_rows[0])
            self._compare_kind(read_pieces(parsed, of, kind), source_pieces(wanted, wanted_of, kind), ids)

    def _compare_kind(self, read: Pieces, source: Pieces, ids: list[str]) -> None:
        read.require_like(source)
        x, y = read.points.T  # one after the other: numpy is twenty times slower along the first axis of two columns
        self.low = np.minimum(self.low, (x.min(), y.min()))
        self.high = np.maximum(self.high, (x.max(), y.max()))
        if read.areal:
            turned = np.flatnonzero(read.turned())
            if len(turned):
                raise _Difference(TURN(feature=ids[read.feature[turned[0]]]))
        if self.written_crs != self.plan_crs:
            read = read.at(np.column_stack(_way_back(self.written_crs, self.plan_crs).transform(*read.points.T)))
        limit_mm = self.profile.largest_shift_mm
        shift_mm = read.shifts(source, limit_mm / 1000.0) * 1000.0
        worst = int(np.argmax(np.where(np.isnan(shift_mm), np.inf, shift_mm)))
        if not shift_mm[worst] <= limit_mm:
            feature = ids[read.feature[worst]]
            raise _Difference(SHIFT(feature=feature, found_mm=float(shift_mm[worst]), limit_mm=limit_mm))
        self.shift_mm = max(self.shift_mm, float(shift_mm[worst]))
        if read.areal:
            self._compare_areas(read, source, ids)

    def _compare_areas(self, read: Pieces, source: Pieces, ids: list[str]) -> None:
        read_m2, source_m2 = read.feature_areas(len(ids)), source.feature_areas(len(ids))
        allowed_m2 = source.feature_lengths(len(ids)) * self.profile.largest_shift_mm / 1000.0 + SAME_AREA_M2
        off = np.flatnonzero(~(np.abs(read_m2 - source_m2) <= allowed_m2))
        if len(off):
            raise _Difference(AREA(feature=ids[off[0]], found_m2=float(read_m2[off[0]] - source_m2[off[0]])))
        self.read_m2 += float(read_m2.sum())
        self.source_m2 += float(source_m2.sum())


def _usable(shapes: Geometries) -> Array:
    """Which shapes have a place: not missing, not empty, of finite ordinates."""
    usable: Array = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    points, whose = shapely.get_coordinates(shapes, return_index=True)
    finite = np.isfinite(points)
    if not finite.all():
        usable[whose[~finite.all(axis=1)]] = False
    return usable


def _has_exactly(properties: Any, members: Sequence[str]) -> bool:
    return isinstance(properties, dict) and set(properties) == set(members)


def _compare_values(found: Sequence[Any], wanted: list[Any], ids: list[str], name: str) -> None:
    if list(found) == wanted and list(map(type, found)) == list(map(type, wanted)):
        return  # the types, too: 1 equals True, but is no truth value
    for of, a, b in zip(ids, found, wanted, strict=True):
        if a != b or type(a) is not type(b):
            raise _Difference(ATTRIBUTE(feature=of, column=name, found=str(a), wanted=str(b)))


def _expected(values: pd.Series) -> list[Any]:
    """The column as JSON has it."""
    if values.dtype.kind == "M":
        pattern = "%Y-%m-%d" if str(values.dtype) == "datetime64[s]" else ""
        return [
            None if v is pd.NaT else v.strftime(pattern) if pattern else v.isoformat(timespec="milliseconds") + "Z"
            for v in values
        ]
    told = np.isfinite(values.to_numpy()) if values.dtype.kind == "f" else values.notna().to_numpy()
    if not told.any():
        return [None] * len(values)
    out = values.astype(object).to_numpy(copy=True)
    out[~told] = None
    return list(out)
