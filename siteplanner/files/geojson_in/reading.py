"""GeoJSON as a layer of a map, read by RFC 7946 with our own eyes: every fault is said, with its place.

A collection, a single feature or geometry, and sequences of features: one a line, or by record separators (RFC 8142).
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from siteplanner.core.errors import InputError
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.bounding_boxes import ELSEWHERE, bbox_fault, bbox_misses
from siteplanner.files.geojson_in.columns import column
from siteplanner.files.geojson_in.crs_member import crs_member
from siteplanner.files.geojson_in.features import Rows, UntrustedError, read_features
from siteplanner.files.geojson_in.outline import DAMAGED, Outline, outline, value_of
from siteplanner.files.geojson_in.places import Lines, Remark
from siteplanner.files.geojson_in.placing import TURNED, Placed, placed, rings_turned
from siteplanner.files.geojson_in.scanning import Scan, scan
from siteplanner.files.map_layers import MapLayer, RawLayer
from siteplanner.files.steady_file import CHANGED

RUN_TOGETHER = QT_TRANSLATE_NOOP("errors", "several features run into each other from line {line} (byte {byte}) on")
BYTE_ORDER_MARK = QT_TRANSLATE_NOOP("import", "The file begins with a byte order mark, which JSON does not have.")
SAME_ID = QT_TRANSLATE_NOOP("import", "the id is that of {pointer} too.")
FILE_BBOX = QT_TRANSLATE_NOOP("import", "The file's bbox: {problem}")

ID = "id"
"""The column of the features' own ids, where no attribute has that name."""


def read_geojson(
    path: Path, stem: str, told_as: Path, encoding: str, warnings: tuple[Message, ...] = ()
) -> MapLayer | None:
    """The layer of a GeoJSON file in UTF-8, with its rows as ``read``; None for other JSON (Esri's, TopoJSON).

    ``stem`` names the layer where the file does not, ``told_as`` is the file's name for people, ``encoding`` and
    ``warnings`` are what is known of it already. Raises InputError for a file that cannot be trusted as a whole.
    """
    with _no_collecting():
        return _read(path, stem, told_as, encoding, warnings)


def _read(path: Path, stem: str, told_as: Path, encoding: str, warnings: tuple[Message, ...]) -> MapLayer | None:
    before = path.stat()
    found = scan(path)
    whole = outline(path, found, told_as)
    if whole is None:
        return None
    try:
        rows = read_features(path, found, whole)
    except UntrustedError as error:
        reason = RUN_TOGETHER(line=Lines(path).at(error.byte), byte=error.byte)
        raise InputError(DAMAGED, path=told_as, reason=reason) from error
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(CHANGED, path=told_as)
    said = [*warnings, *whole.warnings, *([BYTE_ORDER_MARK()] if found.bom else [])]
    return _assembled(path, stem, told_as, encoding, said, _Text(path, found, whole, rows))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Values of JSON hold no cycles, but so many lists that looking for cycles costs more than reading them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True)
class _Text:
    path: Path
    found: Scan
    whole: Outline
    rows: Rows

    def member(self, name: str) -> object:
        return value_of(self.path, self.found, self.whole.members.get(name))


def _assembled(path: Path, stem: str, told_as: Path, encoding: str, said: list[Message], text: _Text) -> MapLayer:
    rows = text.rows
    where, crs_said = _placed(text)
    geometries, turned = rings_turned(where.geometries, None if where.exchanged else rows.doubtful)
    rows.remarks += where.remarks
    rows.remarks += [(int(row), Remark("noted", "/geometry", TURNED())) for row in turned]
    rows.remarks += _same_ids(rows)
    said += [*crs_said, *where.warnings, *_bbox_said(text, geometries)]
    table, of_columns = rows.columns.table()
    if ID not in table.columns and any(given is not None for given in rows.ids):
        table.insert(0, ID, pd.Series(column(rows.ids), index=table.index))
    notes, refused = rows.notes(Lines(path))
    none = np.zeros(len(geometries), dtype=bool)
    named = text.member("name")
    name = named if isinstance(named, str) and named.strip() and named.isprintable() else stem
    raw = RawLayer(
        name,
        str(told_as),
        table,
        geometries,
        none,
        none,
        none,
        False,
        where.crs,
        encoding,
        (*said, *of_columns),
        tuple(notes),
        refused,
    )
    crs = where.crs.to_string() if where.crs is not None else ""
    return MapLayer(name, kind_of(geometries), len(geometries), tuple(map(str, table.columns)), crs, None, stem, raw)


def _placed(text: _Text) -> tuple[Placed, list[Message]]:
    """The system the file names (crs) or has by the standard, for the shapes as they lie."""
    parts = text.rows.geometries
    geometries: Geometries = np.concatenate(parts) if parts else np.empty(0, dtype=object)
    if "crs" not in text.whole.members:
        return placed(geometries, None, may_be_degrees=True), []
    named, said = crs_member(text.member("crs"))
    return placed(geometries, named, may_be_degrees=False), [said]


def _same_ids(rows: Rows) -> list[tuple[int, Remark]]:
    """Ids that another feature has already; a number and a text are two ids."""
    if not any(given is not None for given in rows.ids):
        return []
    keys = [(type(given).__name__, given) for given in rows.ids]
    if len(set(keys)) == len(keys):
        return []
    counts = Counter(key for key in keys if key[1] is not None)
    first: dict[tuple[str, object], int] = {}
    found = []
    for row, key in enumerate(keys):
        if counts[key] > 1 and (earlier := first.setdefault(key, row)) != row:
            pointer = rows.pointer(earlier) or f"#{earlier + 1}"
            found.append((row, Remark("noted", "/id", SAME_ID(pointer=pointer))))
    return found


def _bbox_said(text: _Text, geometries: Geometries) -> list[Message]:
    bbox = text.whole.members.get("bbox")
    if "bbox" not in text.whole.members or text.whole.single:
        return []
    if (fault := bbox_fault(bbox)) is not None:
        return [FILE_BBOX(problem=fault)]
    bounds = shapely.total_bounds(geometries)
    assert isinstance(bbox, list)  # a sound one is
    return [ELSEWHERE()] if np.isfinite(bounds).all() and bbox_misses(bbox, bounds) else []


def kind_of(geometries: Geometries) -> str:
    """The type of all shapes, or Unknown."""
    kinds = {int(kind) for kind in np.unique(shapely.get_type_id(geometries))} - {-1}
    plain = {shapely.GeometryType(kind).name for kind in kinds}
    names = {"POINT": "Point", "LINESTRING": "LineString", "POLYGON": "Polygon", "MULTIPOINT": "MultiPoint"}
    names |= {"MULTILINESTRING": "MultiLineString", "MULTIPOLYGON": "MultiPolygon"}
    return names.get(plain.pop(), "Unknown") if len(plain) == 1 else "Unknown"
