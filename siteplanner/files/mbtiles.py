"""Map tiles in one file, MBTiles 1.3: an SQLite database, read only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from siteplanner.core.backdrop import RowOrder
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.georeferenced_picture import NO_FILE
from siteplanner.files.tile_raster import DEEPEST, NO_PICTURES, NO_TILES

NO_MBTILES = QT_TRANSLATE_NOOP("errors", "“{name}” is no MBTiles file, or it is damaged.")
LARGEST_BYTES = 8_000_000
DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises at damaged pages; its own words for it may be damaged too."""


class MbTiles:
    """Rows count from the south, as the standard has it, unless ``rows`` or the file's ``scheme`` says otherwise.

    Raises InputError: no such file, no MBTiles, damaged, no tiles, tiles of vectors.
    """

    def __init__(self, path: Path, rows: RowOrder = "") -> None:
        self.name = path.name
        if not path.is_file():
            raise InputError(NO_FILE, name=path.name, folder=str(path.parent))
        self._database = _opened(path)
        try:
            self._read_metadata(rows)
        except InputError:
            self._database.close()
            raise

    def _read_metadata(self, rows: RowOrder) -> None:
        try:
            metadata = self._metadata()
            (low,), (high,) = (self._one(f"SELECT {end}(zoom_level) FROM tiles") for end in ("min", "max"))
        except DAMAGE as error:
            raise InputError(NO_MBTILES, name=self.name) from error
        if not isinstance(low, int) or not isinstance(high, int) or not 0 <= low <= high <= DEEPEST:
            raise InputError(NO_TILES, name=self.name)
        if metadata.get("format", "").lower() in ("pbf", "mvt"):
            raise InputError(NO_PICTURES, name=self.name, kind="pbf")
        self.zooms = low, high
        self.from_south = rows == "from_south" or (rows == "" and metadata.get("scheme", "tms").lower() != "xyz")

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        name = (1 << zoom) - 1 - row if self.from_south else row
        query = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        try:
            found = self._one(f"{query} AND length(tile_data) <= {LARGEST_BYTES}", (zoom, column, name))
        except DAMAGE:
            return b""  # a damaged page: a broken tile
        return found[0] if isinstance(found[0], bytes) else None

    def some_tile(self) -> bytes | None:
        try:
            found = self._one("SELECT tile_data FROM tiles WHERE zoom_level = ? LIMIT 1", (self.zooms[1],))
        except DAMAGE as error:
            raise InputError(NO_MBTILES, name=self.name) from error
        return found[0] if isinstance(found[0], bytes) else None

    def extent(self) -> tuple[int, int, int, int]:
        """The rows are those of a few columns: each is found by the index, however many tiles there are."""
        zoom = self.zooms[1]
        columns = "SELECT {}(tile_column) FROM tiles WHERE zoom_level = ?"
        beyond = "SELECT min(tile_column) FROM tiles WHERE zoom_level = ? AND tile_column >= ?"
        rows = "SELECT {}(tile_row) FROM tiles WHERE zoom_level = ? AND tile_column = ?"
        try:
            west, east = (int(self._one(columns.format(end), (zoom,))[0]) for end in ("min", "max"))
            some = {west, int(self._one(beyond, (zoom, (west + east) // 2))[0]), east}
            first = min(int(self._one(rows.format("min"), (zoom, column))[0]) for column in some)
            last = max(int(self._one(rows.format("max"), (zoom, column))[0]) for column in some)
        except (*DAMAGE, TypeError, ValueError) as error:
            raise InputError(NO_MBTILES, name=self.name) from error
        if self.from_south:
            top = (1 << zoom) - 1
            first, last = top - last, top - first
        return west, first, east, last

    def close(self) -> None:
        self._database.close()

    def _metadata(self) -> dict[str, str]:
        try:
            rows = self._database.execute("SELECT name, value FROM metadata").fetchall()
        except DAMAGE:
            return {}  # a file without it still has its tiles
        return {str(name): str(value) for name, value in rows}

    def _one(self, query: str, values: tuple[int, ...] = ()) -> tuple[Any, ...]:
        with closing(self._database.execute(query, values)) as found:
            row = found.fetchone()
        return tuple(row) if row is not None else (None,)


def _opened(path: Path) -> sqlite3.Connection:
    """Read only; as it lies there where the folder may not be written, which a write-ahead log would need."""
    for how in ("mode=ro", "mode=ro&immutable=1"):
        database = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False)
        try:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except DAMAGE:
            database.close()
            continue
        return database
    raise InputError(NO_MBTILES, name=path.name)
