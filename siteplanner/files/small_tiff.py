"""One block of a large TIFF as a small TIFF of its own, so that any decoder reads it, whatever its compression."""

from __future__ import annotations

import struct
from typing import Final

from siteplanner.files.tiff_tags import TiffDirectory

_WIDTH, _LENGTH, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_STRIP_OFFSETS, _SAMPLES, _ROWS_A_STRIP, _STRIP_BYTES, _PLANAR = 273, 277, 278, 279, 284
_EXTRA_SAMPLES, _SAMPLE_FORMAT, _JPEG_TABLES = 338, 339, 347
_COPIED: Final = (
    _BITS, _COMPRESSION, _PHOTOMETRIC, 266, _SAMPLES, _PLANAR, 317, 320, _EXTRA_SAMPLES, _SAMPLE_FORMAT, _JPEG_TABLES,
    530,
)  # fmt: skip
"""Tags that say how pixels are stored; where they lie is written anew."""


def small_tiff(
    tags: TiffDirectory, size: tuple[int, int], rows_a_strip: int, parts: list[bytes], *, band: bool = False
) -> bytes:
    """A TIFF of one block of a large file, its strips as they stand there; ``band``: they are of one band, as grey."""
    width, height = size
    order = tags.order
    entries: dict[int, tuple[int, tuple[int, ...]]] = {
        tag: (3, tuple(int(v) for v in tags.numbers(tag))) for tag in _COPIED if tags.numbers(tag)
    }
    if _JPEG_TABLES in entries:
        entries[_JPEG_TABLES] = (7, entries[_JPEG_TABLES][1])
    if band:
        bits = tuple(int(v) for v in tags.numbers(_BITS)[:1])
        entries |= {_BITS: (3, bits), _SAMPLES: (3, (1,)), _PHOTOMETRIC: (3, (1,)), _PLANAR: (3, (1,))}
        for tag in (_EXTRA_SAMPLES, _SAMPLE_FORMAT):
            entries.pop(tag, None)
    count = len(parts)
    entries |= {_WIDTH: (4, (width,)), _LENGTH: (4, (height,)), _ROWS_A_STRIP: (4, (rows_a_strip,))}
    entries |= {_STRIP_OFFSETS: (4, (0,) * count), _STRIP_BYTES: (4, tuple(len(part) for part in parts))}
    letters = {3: "H", 4: "I", 7: "B"}
    head = 8 + 2 + 12 * len(entries) + 4
    room = {tag: struct.calcsize(f"{order}{len(v)}{letters[kind]}") for tag, (kind, v) in entries.items()}
    data_at = head + sum(size for size in room.values() if size > 4)
    starts = _starts(data_at, parts)
    entries[_STRIP_OFFSETS] = (4, tuple(starts))
    written = bytearray((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries)))
    beyond, at = bytearray(), head
    for tag, (kind, values) in sorted(entries.items()):
        packed = struct.pack(f"{order}{len(values)}{letters[kind]}", *values)
        written += struct.pack(f"{order}HHI", tag, kind, len(values))
        if len(packed) <= 4:
            written += packed.ljust(4, b"\0")
        else:
            written += struct.pack(f"{order}I", at + len(beyond))
            beyond += packed
    return bytes(written + b"\0\0\0\0" + beyond) + b"".join(parts)


def _starts(first: int, parts: list[bytes]) -> list[int]:
    found = [first]
    for part in parts[:-1]:
        found.append(found[-1] + len(part))
    return found
