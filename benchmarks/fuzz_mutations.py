"""Ways to spoil a map file, as disks, networks, other programs and ill will do it; the same for the same seed."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

TEXT = frozenset(
    {".geojson", ".ndjson", ".kml", ".gml", ".xsd", ".mif", ".mid", ".tab", ".dxf", ".txt", ".csv", ".prj", ".cpg"}
)
PACKED = frozenset({".zip", ".kmz", ".xlsx"})
HEAD_BYTES = 256
"""Half of the places are chosen here: what comes first tells of all the rest."""
DEEP = 20_000

_INTEGERS = (0, 1, -1, 2, 127, 128, 255, 256, 2**15, 2**16 - 1, 2**24, 2**31 - 1, -(2**31), 2**32 - 1, 10**9)
_FLOATS = (0.0, -0.0, 1e308, -1e308, 1.8e308, 5e-324, float("nan"), float("inf"), 1e20, -1.0)
_NUMBERS = (b"1e308", b"-1e308", b"1e400", b"NaN", b"Infinity", b"-0", b"9" * 400, b"0x10", b"", b"1,5", "１".encode())
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """``kind`` is how; ``cut_at`` where the content was cut, None where it was spoilt in another way."""

    content: bytes
    kind: str
    cut_at: int | None = None


def spoilt(content: bytes, suffix: str, others: list[bytes], rng: random.Random) -> Spoilt:
    """The content of a file spoilt in one way; ``others`` are contents of the same kind to take pieces of."""
    if suffix in PACKED and rng.random() < 0.6:
        return _spoilt_inside(content, rng)
    if rng.random() < 0.3:
        return cut(content, rng)
    if others and rng.random() < 0.1:
        return Spoilt(_spliced(content, rng.choice(others), rng), "spliced")
    way = rng.choice(_ANY + (_OF_TEXT if suffix in TEXT else _OF_BYTES))
    return Spoilt(way(content, rng), way.__name__.strip("_"))


def cut(content: bytes, rng: random.Random) -> Spoilt:
    """Cut short: anywhere, near the end, or after the first few bytes."""
    size = len(content)
    at = rng.choice(
        (rng.randrange(size + 1), size - rng.randint(1, 64), rng.randint(0, 300), size * rng.randrange(16) // 16)
    )
    at = min(max(at, 0), size)
    return Spoilt(content[:at], "cut", at)


def _spoilt_inside(content: bytes, rng: random.Random) -> Spoilt:
    """One entry of an archive, with the checksums made anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError):
        return cut(content, rng)
    name = rng.choice(sorted(entries))
    found = spoilt(entries[name], f".{name.rpartition('.')[2].lower()}", list(entries.values()), rng)
    entries[name] = found.content
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, inner in entries.items():
            archive.writestr(each, inner)
    return Spoilt(packed.getvalue(), f"inside: {found.kind}", found.cut_at)


def _place(content: bytes, rng: random.Random) -> int:
    most = max(len(content) - 1, 0)
    return rng.randint(0, min(most, HEAD_BYTES) if rng.random() < 0.5 else most)


def _flipped(content: bytes, rng: random.Random) -> bytes:
    data = bytearray(content or b"\0")
    for _ in range(rng.choice((1, 1, 1, 2, 8))):
        data[_place(data, rng)] ^= 1 << rng.randrange(8)
    return bytes(data)


def _overwritten(content: bytes, rng: random.Random) -> bytes:
    at, size = _place(content, rng), rng.choice((1, 2, 4, 16, 64, 512))
    fill = rng.choice((bytes(size), b"\xff" * size, rng.randbytes(size)))
    return content[:at] + fill + content[at + size :]


def _removed(content: bytes, rng: random.Random) -> bytes:
    at = _place(content, rng)
    return content[:at] + content[at + rng.choice((1, 2, 3, 7, 64, 1000)) :]


def _doubled(content: bytes, rng: random.Random) -> bytes:
    at, size = _place(content, rng), rng.choice((1, 8, 64, 1000, len(content)))
    return content[:at] + content[at : at + size] * rng.choice((2, 2, 50)) + content[at + size :]


def _exchanged(content: bytes, rng: random.Random) -> bytes:
    size = max(rng.randint(1, 2000) % (len(content) // 2 + 1), 1)
    first, second = sorted((_place(content, rng), _place(content, rng)))
    if second < first + size:
        return content[size:] + content[:size]
    one, other = content[first : first + size], content[second : second + size]
    return content[:first] + other + content[first + size : second] + one + content[second + size :]


def _spliced(content: bytes, other: bytes, rng: random.Random) -> bytes:
    return content[: _place(content, rng)] + other[_place(other, rng) :]


def _appended(content: bytes, rng: random.Random) -> bytes:
    return content + rng.choice((b"\0", b"\n\n", b"\x1a", rng.randbytes(100), content[:200], bytes(100_000)))


def _counted(content: bytes, rng: random.Random) -> bytes:
    """A whole number of 2, 4 or 8 bytes, as lengths and counts are written."""
    size = rng.choice((2, 4, 4, 8))
    number = rng.choice(_INTEGERS) % 2 ** (8 * size)
    at = _place(content, rng)
    return content[:at] + number.to_bytes(size, rng.choice(("little", "big"))) + content[at + size :]


def _measured(content: bytes, rng: random.Random) -> bytes:
    """A number of 8 bytes, as coordinates are written."""
    at = _place(content, rng)
    return content[:at] + struct.pack(rng.choice("<>") + "d", rng.choice(_FLOATS)) + content[at + 8 :]


def _said_otherwise(content: bytes, rng: random.Random) -> bytes:
    """A number of a text."""
    numbers = list(_NUMBER.finditer(content))
    if not numbers:
        return content + rng.choice(_NUMBERS)
    found = rng.choice(numbers)
    return content[: found.start()] + rng.choice(_NUMBERS) + content[found.end() :]


def _nested(content: bytes, rng: random.Random) -> bytes:
    """Brackets or elements within each other, thousands deep."""
    opening, closing = rng.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"(", b")"), (b"<Folder>", b"</Folder>"))
    )
    at = _place(content, rng)
    places = [match.start() for match in re.finditer(re.escape(opening[:1]), content)]
    at = rng.choice(places) if places and rng.random() < 0.7 else at
    return content[:at] + opening * DEEP + (closing * DEEP if rng.random() < 0.5 else b"") + content[at:]


def _lines_lost(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    del lines[rng.randrange(max(len(lines), 1)) :][: rng.choice((1, 1, 2, 10))]
    return b"".join(lines)


def _lines_moved(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if len(lines) > 1:
        lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    return b"".join(lines)


def _longer(content: bytes, rng: random.Random) -> bytes:
    at = _place(content, rng)
    more = rng.choice(
        (b"A" * 100_000, b" " * 100_000, "地".encode() * 50_000, b"\n" * 100_000, b"0" * 100_000, b'"', b"\\", b"\0")
    )
    return content[:at] + more + content[at:]


def _otherwise_written(content: bytes, rng: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-16-be", "gb18030", "utf-32", "utf-8-sig", "cp037")), "replace")


Way = Callable[[bytes, random.Random], bytes]
_ANY: tuple[Way, ...] = (_flipped, _overwritten, _removed, _doubled, _exchanged, _appended)
_OF_BYTES: tuple[Way, ...] = (_counted, _counted, _measured)
_OF_TEXT: tuple[Way, ...] = (
    _said_otherwise, _said_otherwise, _nested, _lines_lost, _lines_moved, _longer, _otherwise_written,
)  # fmt: skip
