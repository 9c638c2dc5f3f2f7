"""The judge of Shapefiles: geometry, index and table are unpacked byte by byte here, and read by GDAL."""

from __future__ import annotations

import csv
import io
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core.coordinates import crs_text
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.contents import frame_of
from siteplanner.services.handover.proofs.by_gdal import shapes_by_gdal
from siteplanner.services.handover.proofs.expected import (
    BY_GDAL,
    COUNT,
    NOT_READABLE,
    SYSTEM,
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
)

LIMIT_MM = 0.01
"""Ordinates are eight-byte numbers: only bringing them to another zone and back changes them."""
DIGITS = 1e-12
MOST_BYTES = 254 - 3
"""Texts of a table end there, but for a character that does not fit any more."""
POLYGON = 5
NO_ALIAS = QT_TRANSLATE_NOOP("handover", "{file} does not say which field is {column}")
INDEX = QT_TRANSLATE_NOOP("handover", "{file} leads elsewhere than to the shapes")


@dataclass(frozen=True)
class _Table:
    fields: list[tuple[str, str]]
    rows: list[list[bytes]]

    def column(self, name: str) -> int | None:
        return next((at for at, (field, _) in enumerate(self.fields) if field == name), None)


def judge(exhibit: Exhibit, expected: Expected) -> int:
    """How many features were read. Raises Differs."""
    plan, path = expected.plan, exhibit.path
    crs = exhibit.crs or plan.site.crs
    _require_system(path, crs)
    frame = frame_of(plan, exhibit.layer)
    try:
        shapes, table, columns = _shapes(path), _table(path.with_suffix(".dbf")), _aliases(path)
    except (OSError, ValueError, struct.error, IndexError, csv.Error) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    if len(shapes) != len(table.rows):
        raise Differs(COUNT(found=len(shapes), wanted=len(table.rows)))
    key = _place(table, columns, str(frame.index.name), path)
    ids = [_text(row[key]) for row in table.rows]
    require_ids(ids, [str(i) for i in frame.index])
    for name in frame.columns:
        if name != "geometry" and (frame[name].dtype.kind != "M" or frame[name].dt.unit == "s"):
            at = _place(table, columns, name, path)
            values = dict(zip(map(str, frame.index), frame[name].astype(object).tolist(), strict=True))
            for feature, row in zip(ids, table.rows, strict=True):
                _require_cell(feature, name, row[at], table.fields[at][1], told(values[feature]))
    wanted = outlines_in(frame)
    found = {i: outline for i, outline in zip(ids, shapes, strict=True) if outline}
    require_same_outlines(in_system(found, crs, plan.site.crs), wanted, LIMIT_MM)
    _judge_by_gdal(exhibit, expected, crs, table.fields[key][0], wanted)
    return len(ids)


def _require_system(path: Path, crs: CRS) -> None:
    """By its numbers, since an .prj has no codes."""
    try:
        found = CRS.from_wkt(path.with_suffix(".prj").read_text(encoding="utf-8"))
    except (OSError, CRSError, UnicodeDecodeError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    asked = [(p.name, p.value) for p in crs.coordinate_operation.params] if crs.coordinate_operation else []
    there = [(p.name, p.value) for p in found.coordinate_operation.params] if found.coordinate_operation else []
    same = len(asked) == len(there) and np.allclose(
        sorted(v for _, v in asked), sorted(v for _, v in there), rtol=1e-12, atol=1e-9
    )
    ellipsoids = (found.ellipsoid, crs.ellipsoid)
    if not same or any(e is None for e in ellipsoids) or not _alike(*ellipsoids):
        raise Differs(SYSTEM(found=found.name, wanted=crs_text(crs)))


def _alike(a: Any, b: Any) -> bool:
    return bool(
        abs(a.semi_major_metre - b.semi_major_metre) < 1e-3 and abs(a.inverse_flattening - b.inverse_flattening) < 1e-6
    )


def _shapes(path: Path) -> list[Outline]:
    """Each record's rings; outer ones run clockwise. The index is held against it."""
    content, index = path.read_bytes(), path.with_suffix(".shx").read_bytes()
    outlines: list[Outline] = []
    at, places = 100, []
    if struct.unpack_from(">i", content, 24)[0] * 2 != len(content):
        raise ValueError(path.name)
    while at < len(content):
        _, words = struct.unpack_from(">2i", content, at)
        places.append((at // 2, words))
        outlines.append(_record(content, at + 8))
        at += 8 + 2 * words
    if list(struct.iter_unpack(">2i", index[100:])) != places:
        raise Differs(INDEX(file=path.with_suffix(".shx").name))
    return outlines


def _record(content: bytes, at: int) -> Outline:
    (kind,) = struct.unpack_from("<i", content, at)
    if kind == 0:
        return ()
    if kind != POLYGON:
        raise ValueError(kind)
    parts, count = struct.unpack_from("<2i", content, at + 36)
    starts = [*struct.unpack_from(f"<{parts}i", content, at + 44), count]
    points = np.frombuffer(content, "<f8", 2 * count, at + 44 + 4 * parts).reshape(-1, 2)
    runs = []
    for first, last in pairwise(starts):
        xy = points[first:last]
        if len(xy) < 4 or (xy[0] != xy[-1]).any():
            raise ValueError(f"ring of {last - first}")
        x, y = (xy - xy[0]).T
        runs.append(Run(xy[:-1], hole=float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) > 0.0))
    return tuple(runs)


def _table(path: Path) -> _Table:
    content = path.read_bytes()
    rows, head, length = struct.unpack_from("<IHH", content, 4)
    fields, widths = [], []
    for at in range(32, head - 1, 32):
        name, kind = content[at : at + 11].split(b"\0")[0].decode("ascii"), chr(content[at + 11])
        fields.append((name, kind))
        widths.append(content[at + 16])
    if 1 + sum(widths) != length or len(content) < head + rows * length:
        raise ValueError(path.name)
    edges = np.cumsum([1, *widths]).tolist()
    read = []
    for row in range(rows):
        record = content[head + row * length : head + (row + 1) * length]
        read.append([record[first:last] for first, last in pairwise(edges)])
    return _Table(fields, read)


def _aliases(path: Path) -> dict[str, str]:
    """Column of the plan -> name of the field, from the table beside the Shapefile."""
    beside = path.with_name(f"{path.stem}.fields.csv")
    lines = list(csv.reader(io.StringIO(beside.read_bytes().decode("utf-8-sig"), newline="")))
    return {line[1]: line[0] for line in lines[1:]}


def _place(table: _Table, columns: dict[str, str], name: str, path: Path) -> int:
    at = table.column(columns.get(name, ""))
    if at is None:
        raise Differs(NO_ALIAS(file=f"{path.stem}.fields.csv", column=name))
    return at


def _text(cell: bytes) -> str:
    return cell.decode("gb18030").rstrip(" ")


def _require_cell(feature: str, column: str, cell: bytes, kind: str, wanted: Any) -> None:
    raw = cell.decode("gb18030", errors="replace").strip()
    if kind in "NF":
        number = float(raw) if raw else None
        require_same(feature, column, number, wanted, DIGITS)
    elif kind == "L":
        require_same(feature, column, {"T": True, "F": False}.get(raw), wanted)
    elif kind == "D":
        require_same(feature, column, f"{raw[:4]}-{raw[4:6]}-{raw[6:]}" if raw else None, wanted)
    else:
        text = (
            ""
            if wanted is None
            else str(wanted).replace("\0", " ").encode("gb18030", errors="replace").decode("gb18030")
        )
        there = _text(cell)
        if len(cell.rstrip()) >= MOST_BYTES and text.startswith(there):
            return
        require_same(feature, column, there, text.rstrip(" "))


def _judge_by_gdal(exhibit: Exhibit, expected: Expected, crs: CRS, key: str, wanted: dict[str, Outline]) -> None:
    shapes, ids = shapes_by_gdal(exhibit, key)
    try:
        require_ids(ids, [str(i) for i in frame_of(expected.plan, exhibit.layer).index])
        found = {i: outline_of(shape) for i, shape in zip(ids, shapes, strict=True) if shape is not None}
        there = {i: outline for i, outline in found.items() if outline}
        require_same_outlines(in_system(there, crs, expected.plan.site.crs), wanted, LIMIT_MM)
    except Differs as difference:
        raise Differs(BY_GDAL(difference=difference.what)) from None
