"""Georeferenced pictures drawn for tests: GeoTIFF with Pillow's tags, tiled and BigTIFF by hand, world files, tiles."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 60), (30, 60, 220), (255, 255, 255)


def board(width: int = 60, height: int = 40) -> Image.Image:
    """White, the north-west quarter red, the south-east quarter blue."""
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    pixels[: height // 2, : width // 2] = RED
    pixels[height // 2 :, width // 2 :] = BLUE
    return Image.fromarray(pixels)


def geotiff(
    path: Path,
    image: Image.Image,
    *,
    scale: tuple[float, float] | None = None,
    tie: Iterable[float] = (),
    matrix: Iterable[float] = (),
    keys: Mapping[int, int | float | str] | None = None,
    **options: Any,
) -> Path:
    """A GeoTIFF: pixel scale and tie points or a transformation, and GeoKeys by number."""
    tags: dict[int, Any] = {}
    if scale is not None:
        tags[33550] = (*scale, 0.0)
    if tie:
        tags[33922] = tuple(tie)
    if matrix:
        tags[34264] = tuple(matrix)
    if keys:
        tags |= _key_tags(keys)
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    directory = ImageFileDirectory_v2()
    for tag, value in tags.items():
        directory.tagtype[tag] = {34735: 3, 34737: 2}.get(tag, 12)
        directory[tag] = value
    image.save(path, tiffinfo=directory, **options)
    return path


def _key_tags(keys: Mapping[int, int | float | str]) -> dict[int, Any]:
    entries: list[int] = []
    doubles: list[float] = []
    text = ""
    for key, value in sorted(keys.items()):
        if isinstance(value, str):
            entries += [key, 34737, len(value) + 1, len(text)]
            text += f"{value}|"
        elif isinstance(value, float):
            entries += [key, 34736, 1, len(doubles)]
            doubles.append(value)
        else:
            entries += [key, 0, 1, value]
    tags: dict[int, Any] = {34735: (1, 1, 0, len(keys), *entries)}
    if doubles:
        tags[34736] = tuple(doubles)
    if text:
        tags[34737] = text
    return tags


def tiled_tiff(
    path: Path,
    image: Image.Image,
    tile: int = 64,
    *,
    big: bool = False,
    order: str = "<",
    overviews: int = 0,
    apart: bool = False,
    leave_out: frozenset[tuple[int, int]] = frozenset(),
    extra: Mapping[int, tuple[int, tuple[float, ...]]] | None = None,
) -> Path:
    """A tiled RGB TIFF with Deflate, written by hand: what Pillow does not write.

    Tiles left out have no bytes; with ``apart`` each band has tiles of its own.
    """
    pictures = [image, *(image.reduce(2**n) for n in range(1, overviews + 1))]
    written = bytearray(b"II" if order == "<" else b"MM")
    written += struct.pack(f"{order}HHHQ", 43, 8, 0, 16) if big else struct.pack(f"{order}HI", 42, 8)
    slot = len(written) - (8 if big else 4)
    for number, picture in enumerate(pictures):
        missing = leave_out if number == 0 else frozenset()
        bands = picture.split() if apart else (picture,)
        blocks = [block for band in bands for block in _tile_bytes(band, tile, missing)]
        offsets = []
        for block in blocks:
            offsets.append(len(written) if block else 0)
            written += block
        entries: dict[int, tuple[int, tuple[float, ...]]] = {
            254: (4, (1 if number else 0,)), 256: (4, (picture.width,)), 257: (4, (picture.height,)),
            258: (3, (8, 8, 8)), 259: (3, (8,)), 262: (3, (2,)), 277: (3, (3,)), 284: (3, (2 if apart else 1,)),
            322: (3, (tile,)), 323: (3, (tile,)),
            324: (16 if big else 4, tuple(offsets)), 325: (4, tuple(len(b) for b in blocks)),
        }  # fmt: skip
        if number == 0 and extra:
            entries |= extra
        at = _write_directory(written, order, entries, big=big)
        struct.pack_into(f"{order}{'Q' if big else 'I'}", written, slot, at)
        slot = len(written) - (8 if big else 4)
    path.write_bytes(written)
    return path


def _tile_bytes(image: Image.Image, tile: int, leave_out: frozenset[tuple[int, int]]) -> list[bytes]:
    found = []
    for row in range(-(-image.height // tile)):
        for column in range(-(-image.width // tile)):
            box = (column * tile, row * tile, (column + 1) * tile, (row + 1) * tile)
            found.append(b"" if (column, row) in leave_out else zlib.compress(image.crop(box).tobytes()))
    return found


def _write_directory(
    written: bytearray, order: str, entries: Mapping[int, tuple[int, tuple[float, ...]]], *, big: bool
) -> int:
    letters = {3: "H", 4: "I", 12: "d", 16: "Q"}
    room = 8 if big else 4
    packed = {
        tag: (kind, len(values), struct.pack(f"{order}{len(values)}{letters[kind]}", *values))
        for tag, (kind, values) in sorted(entries.items())
    }
    places = {}
    for tag, (_, _, data) in packed.items():
        if len(data) > room:
            places[tag] = len(written)
            written += data
    at = len(written)
    written += struct.pack(f"{order}{'Q' if big else 'H'}", len(packed))
    for tag, (kind, count, data) in packed.items():
        written += struct.pack(f"{order}HH{'Q' if big else 'I'}", tag, kind, count)
        written += (
            struct.pack(f"{order}{'Q' if big else 'I'}", places[tag]) if tag in places else data.ljust(room, b"\0")
        )
    written += struct.pack(f"{order}{'Q' if big else 'I'}", 0)
    return at


def world_file(path: Path, *lines: float) -> Path:
    """Six numbers, one a line."""
    path.write_text("\n".join(str(line) for line in lines) + "\n", encoding="ascii")
    return path


def png(image: Image.Image) -> bytes:
    import io

    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def plain_tile(color: tuple[int, int, int], side: int = 256) -> bytes:
    return png(Image.new("RGB", (side, side), color))


def tile_folder(folder: Path, tiles: Mapping[tuple[int, int, int], bytes], suffix: str = ".png") -> Path:
    """``zoom/column/row``, rows as given."""
    for (zoom, column, row), data in tiles.items():
        path = folder / str(zoom) / str(column) / f"{row}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def mbtiles(path: Path, tiles: Mapping[tuple[int, int, int], bytes], **metadata: str) -> Path:
    """Tiles by (zoom, column, row as the file has it)."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE metadata (name text, value text)")
        database.execute(
            "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"
        )
        database.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*at, data) for at, data in tiles.items()])
        database.commit()
    return path


def tile_at(lon: float, lat: float, zoom: int) -> tuple[int, int]:
    """Column and row (from the north) of the tile of Web Mercator that holds a place."""
    side = 1 << zoom
    x = (lon + 180.0) / 360.0 * side
    y = (1.0 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2.0 * side
    return int(x), int(y)
