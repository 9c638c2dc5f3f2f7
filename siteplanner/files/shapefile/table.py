"""The table of a Shapefile (.dbf, dBASE III), written."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from siteplanner.core.work import with_pauses
from siteplanner.files.shapefile.fields import Field

LANGUAGE_DRIVER = 0x4D
"""Code page 936, simplified Chinese: ArcGIS believes this byte before it looks at the .cpg."""
FIELDS_MAX = 255
RECORD_MAX = 65_535
_ROWS_AT_ONCE = 20_000


def record_bytes(fields: Sequence[Field]) -> int:
    """A mark of deletion, then the cells."""
    return 1 + sum(field.width for field in fields)


def table_bytes(fields: Sequence[Field], rows: int) -> int:
    return 32 + 32 * len(fields) + 1 + rows * record_bytes(fields) + 1


def write_table(file: BinaryIO, fields: Sequence[Field], rows: int, day: dt.date) -> None:
    """The whole table; ``day`` is the day of the last change that its head tells."""
    head = struct.pack(
        "<4BIHH", 3, day.year - 1900, day.month, day.day, rows, 33 + 32 * len(fields), record_bytes(fields)
    )
    file.write(head + bytes(17) + bytes([LANGUAGE_DRIVER]) + bytes(2))
    for field in fields:
        name = field.name.encode("ascii").ljust(11, b"\0")
        file.write(name + field.type.encode() + bytes(4) + bytes([field.width, field.decimals]) + bytes(14))
    file.write(b"\r")
    file.writelines(with_pauses(_blocks(fields, rows)))
    file.write(b"\x1a")


def _blocks(fields: Sequence[Field], rows: int) -> Iterator[bytes]:
    for first in range(0, rows, _ROWS_AT_ONCE):
        columns = (field.cells[first : first + _ROWS_AT_ONCE] for field in fields)
        yield b"".join(b" " + b"".join(cells) for cells in zip(*columns, strict=True))
