"""A Shapefile taken apart byte by byte, to see what was written; it shares nothing with what writes one."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from siteplanner.core.work import with_pauses

Array = npt.NDArray[Any]


class NotAShapefile(ValueError):  # noqa: N818 - caught by the proof
    """What does not agree within the files."""


@dataclass(frozen=True, eq=False)
class ReadShapes:
    """``rings``: the number of points of each run; ``ring_row``: the row it is of; all points in one array."""

    type: int
    rows: int
    points: Array
    rings: Array
    ring_row: Array


@dataclass(frozen=True)
class ReadField:
    name: str
    type: str
    width: int
    decimals: int
    at: int


@dataclass(frozen=True, eq=False)
class ReadTable:
    fields: Mapping[str, ReadField]
    rows: int
    language_driver: int
    records: bytes
    record_bytes: int

    def cells(self, name: str) -> list[bytes]:
        """A field's cell of every row, as the bytes that stand there."""
        field, size = self.fields[name], self.record_bytes
        return [self.records[i + field.at : i + field.at + field.width] for i in range(0, self.rows * size, size)]


def read_shapes(shp: Path, shx: Path) -> ReadShapes:
    """Raises NotAShapefile where lengths, numbers, boxes or the index do not agree with what is there."""
    data, index = shp.read_bytes(), shx.read_bytes()
    for each in (data, index):
        _require(len(each) >= 100 and struct.unpack(">i", each[:4])[0] == 9994, "head")
        _require(struct.unpack(">i", each[24:28])[0] * 2 == len(each), "length")
    version, kind, *box = struct.unpack("<2i4d", data[28:68])
    _require(version == 1000 and index[28:68] == data[28:68], "head of the index")
    entries = np.frombuffer(index, ">i4", offset=100).reshape(-1, 2) * 2
    at = 100
    lengths: list[int] = []
    ring_row: list[int] = []
    pieces: list[Array] = []
    for row, (start, size) in enumerate(with_pauses(entries.tolist())):
        _require(start == at and struct.unpack(">2i", data[at : at + 8]) == (row + 1, size // 2), f"row {row + 1}")
        at += 8 + size
        points, runs = _content(data[start + 8 : at], kind, row)
        if len(points):
            pieces.append(points)
            lengths += runs
            ring_row += [row] * len(runs)
    _require(at == len(data), "end")
    all_points = np.concatenate(pieces) if pieces else np.empty((0, 2))
    if len(all_points):
        _require([*all_points.min(axis=0), *all_points.max(axis=0)] == box, "box")
    return ReadShapes(kind, len(entries), all_points, np.array(lengths, dtype=int), np.array(ring_row, dtype=int))


def _content(content: bytes, kind: int, row: int) -> tuple[Array, list[int]]:
    own = struct.unpack("<i", content[:4])[0]
    if own == 0:
        _require(len(content) == 4, f"row {row + 1}")
        return np.empty((0, 2)), []
    _require(own == kind, f"type of row {row + 1}")
    if kind == 1:
        return np.frombuffer(content, "<f8", offset=4).reshape(-1, 2), [1]
    box = list(struct.unpack("<4d", content[4:36]))
    if kind == 8:
        (count,) = struct.unpack("<i", content[36:40])
        points = np.frombuffer(content, "<f8", offset=40).reshape(-1, 2)
        lengths = [1] * count
    else:
        parts, count = struct.unpack("<2i", content[36:44])
        starts = np.frombuffer(content, "<i4", count=parts, offset=44)
        points = np.frombuffer(content, "<f8", offset=44 + 4 * parts).reshape(-1, 2)
        lengths = np.diff([*starts.tolist(), count]).tolist()
        _require(starts[0] == 0 and min(lengths) >= 2, f"parts of row {row + 1}")
    _require(count == len(points), f"points of row {row + 1}")
    _require([*points.min(axis=0), *points.max(axis=0)] == box, f"box of row {row + 1}")
    return points, lengths


def read_table(dbf: Path) -> ReadTable:
    """Raises NotAShapefile where the table is not as long as it says, or its fields do not fill a record."""
    data = dbf.read_bytes()
    _require(len(data) > 32 and data[0] == 3, "table")
    rows, head_bytes, record_bytes = struct.unpack("<IHH", data[4:12])
    fields: dict[str, ReadField] = {}
    at = 1
    for start in range(32, head_bytes - 1, 32):
        name = data[start : start + 11].split(b"\0")[0].decode("ascii")
        field = ReadField(name, chr(data[start + 11]), data[start + 16], data[start + 17], at)
        _require(name not in fields, f"field {name}")
        fields[name] = field
        at += field.width
    _require(data[head_bytes - 1 : head_bytes] == b"\r" and at == record_bytes, "fields")
    _require(len(data) == head_bytes + rows * record_bytes + 1 and data[-1:] == b"\x1a", "length of the table")
    records = data[head_bytes:-1]
    _require(set(records[::record_bytes]) <= {0x20}, "rows of the table")
    return ReadTable(fields, rows, data[29], records, record_bytes)


def read_columns(aliases: Path) -> dict[str, str]:
    """Field -> the plan's column, as the table of names beside the set tells."""
    rows = csv.reader(io.StringIO(aliases.read_bytes().decode("utf-8-sig"), newline=""))
    next(rows)
    return {row[0]: row[1] for row in rows}


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise NotAShapefile(what)
