"""A written Shapefile, read back byte by byte and compared with the plan itself."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS, Transformer

from siteplanner.core.columns import Kind
from siteplanner.core.errors import SaveError
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.work import with_pauses
from siteplanner.files.compared_runs import Runs, signed_areas
from siteplanner.files.shapefile.reading_back import NotAShapefile, ReadShapes, read_columns, read_shapes, read_table

Array = npt.NDArray[Any]

NOT_PROVEN = QT_TRANSLATE_NOOP("errors", "“{path}” was not saved: reading it back showed a difference: {difference}.")
DAMAGED = QT_TRANSLATE_NOOP("export", "{file} does not agree with itself ({what})")
SYSTEM = QT_TRANSLATE_NOOP("export", "{file} names another coordinate system")
CODE_PAGE = QT_TRANSLATE_NOOP("export", "{file} names another encoding")
ROWS = QT_TRANSLATE_NOOP("export", "{file} has {found} rows instead of {wanted}")
PARTS = QT_TRANSLATE_NOOP("export", "{id} has other parts or holes, or its outline crosses itself so that it has none")
SHIFT = QT_TRANSLATE_NOOP("export", "{id} lies {found_mm:.4f} mm off")
COLUMNS = QT_TRANSLATE_NOOP("export", "{file} has other columns than the plan")
VALUE = QT_TRANSLATE_NOOP("export", "{id}: {column} is “{found}” instead of “{wanted}”")

LARGEST_SHIFT_MM = 0.1
"""What bringing coordinates into another system and back may add; in the plan's own system there is no shift at all."""
DIGITS = 1e-14
"""Numbers have fifteen digits."""


class _Difference(Exception):  # noqa: N818 - caught in this module
    def __init__(self, what: Template | Message) -> None:
        super().__init__(str(what))
        self.what = what


@dataclass(frozen=True)
class Said:
    """What the writer told of rows: the ids whose texts were cut, or whose values a table cannot hold."""

    cut: frozenset[str]
    unsaid: frozenset[str]


@dataclass(frozen=True)
class Proof:
    """How many rows, of which shapes were found, and how true they lie."""

    rows: int
    max_shift_mm: float
    area_m2: float
    wanted_m2: float


def prove_shapefile(
    stem: Path,
    target: Path,
    frame: gpd.GeoDataFrame,
    dimension: int,
    systems: tuple[CRS, CRS],
    kinds: Mapping[str, Kind],
    said: Said,
) -> Proof:
    """Compare the set ``<stem>.*`` with the rows of ``frame`` (indexed by id) and what of their shapes is of the
    ``dimension``; a shape with an ordinate that is no number counts as none. ``systems``: the plan's and the file's.

    Raises SaveError (speaking of ``target``) at the first difference.
    """
    try:
        read = _read(stem, frame, kinds, said)
        _compare_system(stem, systems[1])
        shapes = np.asarray(frame.geometry, dtype=object)
        return _compare_shapes(read, frame.index.tolist(), shapes, dimension, systems)
    except _Difference as difference:
        raise SaveError(NOT_PROVEN, path=str(target), difference=difference.what) from None


def _read(stem: Path, frame: gpd.GeoDataFrame, kinds: Mapping[str, Kind], said: Said) -> ReadShapes:
    """The shapes, after the table has been compared."""
    try:
        read = read_shapes(stem.with_name(f"{stem.name}.shp"), stem.with_name(f"{stem.name}.shx"))
        _compare_table(stem, frame, kinds, said)
    except (NotAShapefile, ValueError, KeyError) as error:
        raise _Difference(DAMAGED(file=stem.name, what=str(error))) from error
    if read.rows != len(frame):
        raise _Difference(ROWS(file=f"{stem.name}.shp", found=read.rows, wanted=len(frame)))
    return read


def _compare_system(stem: Path, wanted: CRS) -> None:
    written = stem.with_name(f"{stem.name}.prj").read_text(encoding="ascii")
    found = CRS.from_wkt(written)
    same = found.to_authority(min_confidence=70) == wanted.to_authority(min_confidence=70)
    if not same or (
        found.to_authority(min_confidence=70) is None and found.to_wkt("WKT1_ESRI") != wanted.to_wkt("WKT1_ESRI")
    ):
        raise _Difference(SYSTEM(file=f"{stem.name}.prj"))
    if stem.with_name(f"{stem.name}.cpg").read_text(encoding="ascii").strip() != "GB18030":
        raise _Difference(CODE_PAGE(file=f"{stem.name}.cpg"))


# -- shapes -----------------------------------------------------------------------------------------------------------


def _compare_shapes(
    read: ReadShapes, ids: list[Any], shapes: Geometries, dimension: int, systems: tuple[CRS, CRS]
) -> Proof:
    wanted = Runs.of(shapes).only(dimension)
    if read.rings.tolist() != wanted.lengths.tolist() or read.ring_row.tolist() != wanted.row.tolist():
        raise _Difference(PARTS(id=ids[_first_unlike(read, wanted)]))
    if not len(wanted.lengths):
        return Proof(read.rows, 0.0, 0.0, 0.0)
    found = wanted.with_points(_in_plan(read.points, *systems))
    shift_mm = wanted.distances(found.points) * 1000.0
    limit_mm = 0.0 if systems[0] == systems[1] else LARGEST_SHIFT_MM
    for at in np.flatnonzero(~(shift_mm <= limit_mm)):
        raise _Difference(SHIFT(id=ids[wanted.row[at]], found_mm=float(shift_mm[at])))
    if dimension != 2:
        return Proof(read.rows, float(shift_mm.max()), 0.0, 0.0)
    _require_turned(signed_areas(read.points, wanted.starts), wanted, ids)
    sign = np.where(wanted.outer, 1.0, -1.0)
    area_m2, wanted_m2 = (float((abs(runs.signed_areas) * sign).sum()) for runs in (found, wanted))
    return Proof(read.rows, float(shift_mm.max()), area_m2, wanted_m2)


def _require_turned(areas: Array, runs: Runs, ids: list[Any]) -> None:
    """Outer rings clockwise, holes the other way; a lone ring is an outline however it turns."""
    lone = np.bincount(runs.row)[runs.row] == 1
    wrong = np.where(runs.outer, areas >= 0.0, areas <= 0.0) & ~(lone & (areas == 0.0))
    for at in np.flatnonzero(wrong):
        raise _Difference(PARTS(id=ids[runs.row[at]]))


def _in_plan(points: Array, plan: CRS, file: CRS) -> Array:
    if plan == file:
        return points
    return np.column_stack(Transformer.from_crs(file, plan, always_xy=True).transform(*points.T))


def _first_unlike(read: ReadShapes, wanted: Runs) -> int:
    found_of: dict[int, list[int]] = {}
    wanted_of: dict[int, list[int]] = {}
    for table, rows, counts in ((found_of, read.ring_row, read.rings), (wanted_of, wanted.row, wanted.lengths)):
        for row, count in zip(rows.tolist(), counts.tolist(), strict=True):
            table.setdefault(row, []).append(count)
    return next(row for row in sorted({*found_of, *wanted_of}) if found_of.get(row) != wanted_of.get(row))


# -- table ------------------------------------------------------------------------------------------------------------


def _compare_table(stem: Path, frame: pd.DataFrame, kinds: Mapping[str, Kind], said: Said) -> None:
    table = read_table(stem.with_name(f"{stem.name}.dbf"))
    if table.rows != len(frame):
        raise _Difference(ROWS(file=f"{stem.name}.dbf", found=table.rows, wanted=len(frame)))
    if table.language_driver != 0x4D:
        raise _Difference(CODE_PAGE(file=f"{stem.name}.dbf"))
    columns = read_columns(stem.with_name(f"{stem.name}.fields.csv"))
    wanted = [str(frame.index.name), *(str(name) for name in frame.columns if name != "geometry")]
    names_fit = all(name.isascii() and len(name) <= 10 for name in table.fields)
    if list(columns) != list(table.fields) or list(columns.values()) != wanted or not names_fit:
        raise _Difference(COLUMNS(file=f"{stem.name}.dbf"))
    ids = [str(of) for of in frame.index]
    for name, column in with_pauses(columns.items()):
        own = frame[column] if column in frame.columns else frame.index.to_series()
        blank = own.isna().tolist()
        for of, cell, value, is_blank in zip(ids, table.cells(name), own.tolist(), blank, strict=True):
            if not _same(cell, None if is_blank else value, kinds[column], of, said):
                found = cell.decode("gb18030", errors="replace").strip()
                raise _Difference(VALUE(id=of, column=column, found=found, wanted="" if is_blank else value))


def _same(cell: bytes, value: Any, kind: Kind, of: str, said: Said) -> bool:
    text = cell.decode("gb18030").rstrip(" ")
    if value is None or value == "":
        return text in ("", "?") if kind == "boolean" else text == ""
    if kind == "text":
        return _same_text(text, str(value), of, said)
    if of in said.unsaid and not text.strip():
        return True
    if kind == "number":
        return math.isclose(float(text), value, rel_tol=DIGITS)
    if kind == "integer":
        return int(text) == int(value)
    if kind == "boolean":
        return text == ("T" if value else "F")
    moment = pd.Timestamp(value)
    if kind == "date":
        return text == f"{moment.year:04d}{moment.month:02d}{moment.day:02d}"
    return pd.Timestamp(text.removesuffix("Z")) == moment


def _same_text(found: str, wanted: str, of: str, said: Said) -> bool:
    plain = wanted.rstrip(" ")
    if found == plain:
        return True
    if of in said.unsaid:
        return len(found) <= len(wanted)
    return of in said.cut and bool(found) and wanted.startswith(found) and len(found.encode("gb18030")) > 250


def unsound(ids: Collection[Any], shapes: Geometries) -> tuple[str, ...]:
    """The ids of those whose outline crosses or touches itself: it is written as it is, and told."""
    wrong = ~shapely.is_valid(shapes)
    return tuple(str(of) for of, is_wrong in zip(ids, wrong, strict=True) if is_wrong)
