"""The tags of a TIFF file, classic or BigTIFF, read without its pixels and whatever its size."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_TIFF = QT_TRANSLATE_NOOP("errors", "“{name}” is no sound TIFF file: it is damaged, cut short, or of another kind.")

_FORMATS: Mapping[int, str] = {
    1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 6: "b", 7: "B", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d", 13: "I",
    16: "Q", 17: "q", 18: "Q",
}  # fmt: skip
MOST_DIRECTORIES = 64
LONGEST_VALUE = 64 * 1024 * 1024
"""More bytes than any sound tag has: even a picture of a million tiles keeps its offsets in eight."""


@dataclass(frozen=True)
class TiffDirectory:
    """One picture of the file: its tags by number, each a tuple of numbers, or text for those of kind ASCII."""

    order: str
    tags: Mapping[int, Any] = field(default_factory=dict)

    def numbers(self, tag: int) -> tuple[float, ...]:
        """The numbers of a tag; none where there is no such tag."""
        value = self.tags.get(tag, ())
        return value if isinstance(value, tuple) else ()

    def number(self, tag: int, otherwise: int = 0) -> int:
        """The first number of a tag."""
        found = self.numbers(tag)
        return int(found[0]) if found else otherwise

    def text(self, tag: int) -> str:
        value = self.tags.get(tag, "")
        return value if isinstance(value, str) else ""


def read_directories(path: Path) -> tuple[TiffDirectory, ...]:
    """The directories of a file in their order. Raises InputError for what is no TIFF, or a damaged one."""
    try:
        with path.open("rb") as file:
            return _directories(file)
    except (OSError, struct.error, ValueError, OverflowError, MemoryError) as error:
        raise InputError(NO_TIFF, name=path.name) from error


def _directories(file: BinaryIO) -> tuple[TiffDirectory, ...]:
    head = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None:
        raise ValueError
    (version,) = struct.unpack(f"{order}H", head[2:4])
    if version not in (42, 43):
        raise ValueError
    big = version == 43
    (at,) = struct.unpack(f"{order}Q", head[8:16]) if big else struct.unpack(f"{order}I", head[4:8])
    found: list[TiffDirectory] = []
    seen: set[int] = set()
    while at and at not in seen and len(found) < MOST_DIRECTORIES:
        seen.add(at)
        tags, at = _directory(file, order, at, big=big)
        found.append(TiffDirectory(order, tags))
    if not found:
        raise ValueError
    return tuple(found)


def _directory(file: BinaryIO, order: str, at: int, *, big: bool) -> tuple[dict[int, Any], int]:
    """The tags of the directory at an offset, and where the next one is (0: nowhere)."""
    file.seek(at)
    (count,) = struct.unpack(f"{order}Q", file.read(8)) if big else struct.unpack(f"{order}H", file.read(2))
    size, room = (20, 8) if big else (12, 4)
    if count > 4096:
        raise ValueError
    entries = file.read(count * size)
    (following,) = struct.unpack(f"{order}{'Q' if big else 'I'}", file.read(room))
    tags: dict[int, Any] = {}
    for start in range(0, count * size, size):
        tag, kind, many = struct.unpack(f"{order}HH{'Q' if big else 'I'}", entries[start : start + size - room])
        layout = _FORMATS.get(kind)
        if layout is None:
            continue
        length = struct.calcsize(f"{order}{layout}") * many
        data = entries[start + size - room : start + size]
        if length > LONGEST_VALUE:
            raise ValueError
        if length > room:
            file.seek(struct.unpack(f"{order}{'Q' if big else 'I'}", data)[0])
            data = file.read(length)
        tags[tag] = _value(order, layout, many, data[:length])
    return tags, following


def _value(order: str, layout: str, many: int, data: bytes) -> Any:
    if layout == "c":
        return data.split(b"\0")[0].decode("utf-8", "replace")
    if len(layout) == 1:
        return struct.unpack(f"{order}{many}{layout}", data)
    numbers = struct.unpack(f"{order}{many * 2}{layout[0]}", data)
    return tuple(a / b if b else 0.0 for a, b in zip(numbers[::2], numbers[1::2], strict=True))
