"""Reading an export back and comparing it with the plan, by code that shares nothing with the writer.

The text is parsed by ``json`` (the writer uses orjson), rings are walked one by one and brought back to the plan's
CRS, source rings come from Shapely ring by ring (the writer takes them as one ragged array).
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS, Transformer

from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.collecting import without_collecting
from siteplanner.files.export_report import ExportReport
from siteplanner.files.geojson_profiles import Profile

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
NOT_JSON = QT_TRANSLATE_NOOP("export", "it is not JSON in UTF-8")
COUNT = QT_TRANSLATE_NOOP("export", "{found} features instead of {wanted}")
ATTRIBUTE = QT_TRANSLATE_NOOP("export", "plant {plant}: {column} is {found} instead of {wanted}")
OUTLINE = QT_TRANSLATE_NOOP("export", "plant {plant}: the footprint has other rings or points")
SHIFT = QT_TRANSLATE_NOOP("export", "plant {plant} lies {found_mm:.1f} mm off, {limit_mm:g} mm are allowed")
AREA = QT_TRANSLATE_NOOP("export", "plant {plant}: the area differs by {found_m2:.3f} m²")
TURN = QT_TRANSLATE_NOOP("export", "plant {plant}: a ring does not turn by the right-hand rule")

Array = npt.NDArray[Any]
SAME_AREA_M2 = 1e-6
"""Below this, two areas computed on two ways are equal."""


@without_collecting()
def prove(written: Path, target: Path, plan: Plan, scenario_id: str, profile: Profile) -> ExportReport:
    """Compare the file ``written`` with the plan. Raises SaveError (speaking of ``target``) at the first difference."""
    try:
        features = _features(written)
        properties = [feature["properties"] for feature in features]
        plants = plan.plants(scenario_id)
        _compare_count(features, len(plants))
        for name, found in _found(
            properties, [name for name in plants.columns if name not in _NOT_OF_THE_PLAN]
        ).items():
            _compare_attribute(properties, name, found, plants[name])
        ids = plants.index.tolist()
        _compare_ids(features, ids)
        without, shift_mm, area_percent = _compare_shapes(features, ids, shapes_of(plants), plan, profile)
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None
    return ExportReport(target, profile.name, len(plants), len(features), shift_mm, area_percent, without)


@lru_cache(maxsize=8)
def _way_back(written: CRS, plan: CRS) -> Transformer:
    """Kept, as finding it takes longer than bringing thousands of plants back."""
    return Transformer.from_crs(written, plan, always_xy=True)


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


def _features(written: Path) -> list[dict[str, Any]]:
    try:
        collection = json.loads(written.read_bytes().decode("utf-8"))
        features: list[dict[str, Any]] = collection["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise _Difference(NOT_JSON) from error
    return features


def _compare_count(features: list[dict[str, Any]], wanted: int) -> None:
    if len(features) != wanted:
        raise _Difference(COUNT(found=len(features), wanted=wanted))


def _compare_ids(features: list[dict[str, Any]], ids: list[str]) -> None:
    for feature, wanted in zip(features, ids, strict=True):
        if feature["id"] != wanted or feature["properties"]["plant_id"] != wanted:
            raise _Difference(ATTRIBUTE(plant=wanted, column="plant_id", found=feature["id"], wanted=wanted))


_NOT_OF_THE_PLAN = frozenset({"geometry", "scenario", "zone_id", "zone_name", "parcel_ids"})
"""What is worked out for the export, not read from the plan; the shapes are compared apart."""
_MISSING = "(missing)\0"


def _found(properties: list[dict[str, Any]], names: list[str]) -> dict[str, list[Any]]:
    """The values of each attribute, in the order of the features; a mark where a feature has none of the name."""
    try:
        rows = list(map(itemgetter("plant_id", *names), properties))
    except KeyError:
        return {name: [of.get(name, _MISSING) for of in properties] for name in names}
    columns = list(map(list, zip(*rows, strict=True)))[1:]
    return dict(zip(names, columns or [[] for _ in names], strict=True))


def _compare_attribute(properties: list[dict[str, Any]], name: str, found: list[Any], values: pd.Series) -> None:
    wanted = _expected(values)
    if found == wanted and list(map(type, found)) == list(map(type, wanted)):
        return  # the types, too: 1 equals True, but is no truth value
    for of, a, b in zip(properties, found, wanted, strict=True):
        if a != b or isinstance(a, bool) != isinstance(b, bool):
            raise _Difference(ATTRIBUTE(plant=of["plant_id"], column=name, found=a, wanted=b))


def _expected(values: pd.Series) -> list[Any]:
    """The column as JSON has it."""
    if values.dtype.kind == "M":
        pattern = "%Y-%m-%d" if str(values.dtype) == "datetime64[s]" else ""
        return [
            None if v is pd.NaT else v.strftime(pattern) if pattern else v.isoformat(timespec="milliseconds") + "Z"
            for v in values
        ]
    told = np.isfinite(values.to_numpy()) if values.dtype.kind == "f" else values.notna().to_numpy()
    out = values.astype(object).to_numpy(copy=True)
    out[~told] = None
    return list(out)


def _compare_shapes(
    features: list[dict[str, Any]], ids: list[str], shapes: Array, plan: Plan, profile: Profile
) -> tuple[tuple[str, ...], float, float]:
    """Plants without a shape, the largest shift in mm, the difference of the area sums in percent."""
    lost = [f["geometry"] is None for f in features]
    usable = ~shapely.is_empty(shapes)
    points, whose = shapely.get_coordinates(shapes, return_index=True)
    usable[whose[~np.isfinite(points).all(axis=1)]] = False
    unlike = np.flatnonzero(usable == np.array(lost, dtype=bool))
    if len(unlike):
        raise _Difference(OUTLINE(plant=ids[unlike[0]]))
    rows = np.flatnonzero(usable)
    without = tuple(ids[row] for row in np.flatnonzero(~usable))
    if not len(rows):
        return without, 0.0, 0.0
    names = [ids[row] for row in rows]
    read = _RingTable.read([features[row]["geometry"] for row in rows], names)
    source = _RingTable.source(shapes[rows])
    if not read.like(source):
        raise _Difference(OUTLINE(plant=names[_first_unlike(read, source)]))
    turned = np.flatnonzero(read.turned())
    if len(turned):
        raise _Difference(TURN(plant=names[read.feature[turned[0]]]))
    crs = profile.crs_for(plan.site.crs)
    back = _way_back(crs, plan.site.crs).transform(*read.points.T)
    read.points = np.column_stack(back)
    shift_mm = _require_near(read, source, names, profile.largest_shift_mm)
    allowed_m2 = shapely.length(shapes[rows]) * profile.largest_shift_mm / 1000.0 + SAME_AREA_M2
    return without, shift_mm, _require_same_area(read, source, names, allowed_m2)


def _require_near(read: _RingTable, source: _RingTable, names: list[str], limit_mm: float) -> float:
    shift_mm = read.shifts(source) * 1000.0
    worst = int(np.nanargmax(np.where(np.isnan(shift_mm), np.inf, shift_mm)))
    if not shift_mm[worst] <= limit_mm:
        plant = names[read.feature[worst]]
        raise _Difference(SHIFT(plant=plant, found_mm=float(shift_mm[worst]), limit_mm=limit_mm))
    return float(shift_mm[worst])


def _require_same_area(read: _RingTable, source: _RingTable, names: list[str], allowed_m2: Array) -> float:
    """The difference of the sums in percent."""
    read_m2, source_m2 = read.polygon_areas(len(names)), source.polygon_areas(len(names))
    off = np.flatnonzero(~(np.abs(read_m2 - source_m2) <= allowed_m2))
    if len(off):
        raise _Difference(AREA(plant=names[off[0]], found_m2=float(read_m2[off[0]] - source_m2[off[0]])))
    total_m2 = float(source_m2.sum())
    return abs(float(read_m2.sum()) - total_m2) / total_m2 * 100.0 if total_m2 else 0.0


class _RingTable:
    """Rings in a row: points, the length of each ring, whose it is, whether it is an outer one."""

    def __init__(self, points: Array, lengths: Any, feature: Any, outer: Any) -> None:
        self.points = points
        self.lengths = np.asarray(lengths)
        self.feature = np.asarray(feature)
        self.outer = np.asarray(outer)

    @classmethod
    def read(cls, geometries: list[dict[str, Any]], names: list[str]) -> _RingTable:
        """From the file. Raises _Difference where a point is no pair of ordinates."""
        found = [
            (ring, row, place == 0)
            for row, geometry in enumerate(geometries)
            for polygon in geometry["coordinates"]
            for place, ring in enumerate(polygon)
        ]
        points = list(chain.from_iterable(ring for ring, _, _ in found))
        if set(map(len, points)) != {2}:
            odd = next((row for ring, row, _ in found if set(map(len, ring)) != {2}), 0)
            raise _Difference(OUTLINE(plant=names[odd]))
        flat = np.fromiter(chain.from_iterable(points), float, 2 * len(points))
        lengths, feature, outer = zip(*((len(ring), row, first) for ring, row, first in found), strict=True)
        return cls(flat.reshape(-1, 2), lengths, feature, outer)

    @classmethod
    def source(cls, shapes: Array) -> _RingTable:
        polygons, row = shapely.get_parts(shapes, return_index=True)
        rings, polygon = shapely.get_rings(polygons, return_index=True)
        outer = np.append(True, np.diff(polygon) > 0)
        points, ring = shapely.get_coordinates(rings, return_index=True)
        return cls(points, np.bincount(ring, minlength=len(rings)), row[polygon], outer)

    @property
    def starts(self) -> Array:
        return np.append(0, np.cumsum(self.lengths)[:-1])

    def like(self, other: _RingTable) -> bool:
        return (
            np.array_equal(self.lengths, other.lengths)
            and np.array_equal(self.feature, other.feature)
            and np.array_equal(self.outer, other.outer)
        )

    def shifts(self, other: _RingTable) -> Array:
        """The largest distance of a point from its counterpart, per ring, whichever way the ring runs."""
        starts = self.starts
        at = np.arange(len(self.points))
        mirrored = np.repeat(2 * starts + self.lengths - 1, self.lengths) - at
        same = np.hypot(*(self.points - other.points).T)
        reverse = np.hypot(*(self.points - other.points[mirrored]).T)
        return np.minimum(np.maximum.reduceat(same, starts), np.maximum.reduceat(reverse, starts))

    def areas(self) -> Array:
        """Signed, one a ring."""
        return np.add.reduceat(self._triangles(), self.starts) / 2.0

    def turned(self) -> Array:
        """Which rings run the wrong way round; a figure of eight whose loops cancel out runs neither way."""
        doubtful = 1e-9 * np.add.reduceat(np.abs(self._triangles()), self.starts)
        return np.where(self.outer, -1.0, 1.0) * self.areas() > doubtful

    def _triangles(self) -> Array:
        """Twice the signed area of each triangle from a ring's first point to one of its sides."""
        starts = self.starts
        own = self.points - np.repeat(self.points[starts], self.lengths, axis=0)
        following = np.append(own[1:], own[:1], axis=0)
        following[starts + self.lengths - 1] = 0.0
        triangles: Array = own[:, 0] * following[:, 1] - own[:, 1] * following[:, 0]
        return triangles

    def polygon_areas(self, count: int) -> Array:
        signed = np.abs(self.areas())
        return np.bincount(self.feature, np.where(self.outer, signed, -signed), minlength=count)


def _first_unlike(read: _RingTable, source: _RingTable) -> int:
    """The first feature whose rings differ in number or length."""
    for row in range(int(max(read.feature.max(), source.feature.max())) + 1):
        a, b = read.feature == row, source.feature == row
        if read.lengths[a].tolist() != source.lengths[b].tolist() or read.outer[a].tolist() != source.outer[b].tolist():
            return row
    return 0
