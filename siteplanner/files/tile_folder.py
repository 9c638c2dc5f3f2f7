"""Map tiles in a folder, ``zoom/column/row.png`` as web maps and downloaders lay them out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from siteplanner.core.backdrop import RowOrder
from siteplanner.core.errors import InputError
from siteplanner.files.tile_raster import DEEPEST, NO_TILES

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
LARGEST_BYTES = 8_000_000


class TileFolder:
    """Rows count from the north unless ``rows`` or a tilemapresource.xml (as gdal2tiles writes it) says otherwise.

    Raises InputError where there is no tile in the folder.
    """

    def __init__(self, folder: Path, rows: RowOrder = "") -> None:
        self._folder = folder
        self.name = folder.name
        written_south = (folder / "tilemapresource.xml").is_file()
        self.from_south = rows == "from_south" or (rows == "" and written_south)
        found = sorted(zoom for zoom in _numbered(folder) if zoom <= DEEPEST and _has(_columns(folder / str(zoom))))
        if not found:
            raise InputError(NO_TILES, name=self.name)
        self.zooms = found[0], found[-1]
        self._closest = folder / str(found[-1])
        self._suffixes: tuple[str, ...] = SUFFIXES

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        base = self._folder / str(zoom) / str(column)
        name = (1 << zoom) - 1 - row if self.from_south else row
        for suffix in self._suffixes:
            path = base / f"{name}{suffix}"
            try:
                if path.stat().st_size <= LARGEST_BYTES:
                    data = path.read_bytes()
                    if suffix != self._suffixes[0]:  # the next one is most likely of the same kind
                        self._suffixes = (suffix, *(s for s in self._suffixes if s != suffix))
                    return data
            except OSError:
                continue
        return None

    def some_tile(self) -> bytes | None:
        for column in _columns(self._closest):
            for row in _rows(self._closest / str(column)):
                north = (1 << self.zooms[1]) - 1 - row if self.from_south else row
                return self.tile(self.zooms[1], column, north)
        return None

    def extent(self) -> tuple[int, int, int, int]:
        """The rows are those of a few columns: enough to go there, without listing a million files."""
        columns = sorted(_columns(self._closest))
        some = [columns[0], columns[len(columns) // 2], columns[-1]]
        rows = [row for column in some for row in _rows(self._closest / str(column))]
        first, last = min(rows), max(rows)
        if self.from_south:
            top = (1 << self.zooms[1]) - 1
            first, last = top - last, top - first
        return columns[0], first, columns[-1], last

    def close(self) -> None:
        """Nothing is held open."""


def looks_like_tiles(folder: Path) -> bool:
    """Whether a folder holds tiles, told by its first levels."""
    return any(zoom <= DEEPEST and _has(_columns(folder / str(zoom))) for zoom in _numbered(folder))


def _numbered(folder: Path) -> Iterator[int]:
    """The numbers that name folders in a folder."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.isascii() and entry.name.isdigit() and entry.is_dir():
                    yield int(entry.name)
    except OSError:
        return


def _has(found: Iterator[int]) -> bool:
    return next(found, None) is not None


def _columns(folder: Path) -> Iterator[int]:
    return (column for column in _numbered(folder) if _has(_rows(folder / str(column))))


def _rows(folder: Path) -> Iterator[int]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                stem, dot, suffix = entry.name.rpartition(".")
                if stem.isascii() and stem.isdigit() and f"{dot}{suffix}".lower() in SUFFIXES:
                    yield int(stem)
    except OSError:
        return
