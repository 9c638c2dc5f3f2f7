"""Small DXF drawings for tests: written group by group, as CAD programs and faulty tools write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

Point = tuple[float, ...]
E0, N0 = 470_000.0, 4_174_000.0
"""The test origin, in EPSG:4547."""


def groups(*pairs: object) -> str:
    """Group codes and values by turns, a line each."""
    return "".join(f"{each}\n" for each in pairs)


def outline(*points: Point, layer: str = "地块", closed: bool = True) -> str:
    """An LWPOLYLINE through points (east, north, bulge) relative to the test origin."""
    corners = "".join(groups(10, E0 + p[0], 20, N0 + p[1], *((42, p[2]) if len(p) > 2 else ())) for p in points)
    head = groups(0, "LWPOLYLINE", 100, "AcDbEntity", 8, layer, 100, "AcDbPolyline", 90, len(points), 70, int(closed))
    return head + corners


def square(east: float, north: float, side: float = 25.0, layer: str = "地块") -> str:
    return outline((east, north), (east + side, north), (east + side, north + side), (east, north + side), layer=layer)


def segment(start: Point, end: Point, layer: str = "地块") -> str:
    return groups(
        0, "LINE", 100, "AcDbEntity", 8, layer, 100, "AcDbLine",
        10, E0 + start[0], 20, N0 + start[1], 11, E0 + end[0], 21, N0 + end[1],
    )  # fmt: skip


def path(points: Sequence[Point], layer: str = "地块") -> str:
    return "".join(segment(a, b, layer) for a, b in pairwise(points))


def text(words: str, east: float, north: float, layer: str = "地块", height: float = 0.01) -> str:
    return groups(
        0, "TEXT", 100, "AcDbEntity", 8, layer, 100, "AcDbText",
        10, E0 + east, 20, N0 + north, 40, height, 1, words, 100, "AcDbText",
    )  # fmt: skip


def insert(block: str, east: float, north: float, layer: str = "地块", *more: object) -> str:
    return groups(
        0, "INSERT", 100, "AcDbEntity", 8, layer, 100, "AcDbBlockReference", 2, block, 10, E0 + east, 20, N0 + north,
        *more,
    )  # fmt: skip


def block(name: str, *content: str, base: Point = (0.0, 0.0), flags: int = 0) -> str:
    head = groups(
        0, "BLOCK", 100, "AcDbEntity", 8, "0", 100, "AcDbBlockBegin", 2, name, 70, flags, 10, base[0], 20, base[1],
    )  # fmt: skip
    return head + "".join(content) + groups(0, "ENDBLK", 100, "AcDbEntity", 8, "0", 100, "AcDbBlockEnd")


def drawing(
    *shapes: str,
    blocks: Iterable[str] = (),
    header: Iterable[object] = (),
    version: str = "AC1024",
    layers: str = "",
    end: bool = True,
) -> str:
    """A whole drawing."""
    parts = [groups(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, version, *header, 0, "ENDSEC")]
    if layers:
        parts.append(
            groups(0, "SECTION", 2, "TABLES", 0, "TABLE", 2, "LAYER") + layers + groups(0, "ENDTAB", 0, "ENDSEC")
        )
    parts.append(groups(0, "SECTION", 2, "BLOCKS") + "".join(blocks) + groups(0, "ENDSEC"))
    parts.append(groups(0, "SECTION", 2, "ENTITIES") + "".join(shapes) + groups(0, "ENDSEC"))
    return "".join(parts) + (groups(0, "EOF") if end else "")


def saved(file: Path, content: str, encoding: str = "utf-8") -> Path:
    file.write_bytes(content.encode(encoding))
    return file
