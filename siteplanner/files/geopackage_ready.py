"""GeoPackages of other programs: settled before they are read, and what they register but GDAL does not show."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dataset import Dataset
from siteplanner.files.geopackage_reading import address, quoted, settled

OTHER_DATABASE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is a database (SQLite) but no GeoPackage: it has no list of layers. Export the layer as GeoPackage from "
    "the program it comes from.",
)
NO_TABLE = QT_TRANSLATE_NOOP(
    "errors", "{path} lists the layer “{layer}”, but its table is not there. Have it exported anew."
)
NO_GEOMETRY_COLUMN = QT_TRANSLATE_NOOP(
    "errors",
    "{path} lists the layer “{layer}”, but not which of its columns holds the shapes. Open it in a map program and "
    "save it anew as GeoPackage.",
)
ODD_KIND = QT_TRANSLATE_NOOP(
    "errors", "The layer “{layer}” of {path} is of the kind “{kind}”, which this program does not read."
)

_KINDS = frozenset({"features", "attributes", "aspatial"})
_PICTURES = frozenset({"tiles", "2d-gridded-coverage", "vector-tiles"})


def ready_geopackage(dataset: Dataset, folder: Path, shown: Path) -> Dataset:
    """The GeoPackage, from a copy where another program has it open or left it unfinished.

    Raises InputError for a database that is no GeoPackage.
    """
    with dataset.path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3\x00"):
            return dataset  # GDAL's word for it
    path = settled(dataset.path, folder)
    try:
        tables = {name for name, _ in _rows(path, "SELECT lower(name), 1 FROM sqlite_master")}
    except sqlite3.Error:
        return replace(dataset, path=path)
    if "gpkg_contents" not in tables:
        raise InputError(OTHER_DATABASE, path=shown)
    return replace(dataset, path=path)


def unlisted_layers(path: Path, listed: Collection[str], shown: Path) -> dict[str, Message]:
    """Layers that the GeoPackage registers but that are not among ``listed``, and what is wrong with each."""
    known = {name.casefold() for name in listed}
    try:
        registered = _rows(path, "SELECT table_name, data_type FROM gpkg_contents")
        there = {name.casefold() for name, _ in _rows(path, "SELECT name, 1 FROM sqlite_master")}
    except sqlite3.Error:
        return {}
    found = {}
    for name, kind in registered:
        if not isinstance(name, str) or name.casefold() in known or kind in _PICTURES:
            continue
        if name.casefold() not in there:
            found[name] = NO_TABLE(path=shown, layer=name)
        elif kind in _KINDS:
            found[name] = NO_GEOMETRY_COLUMN(path=shown, layer=name)
        else:
            found[name] = ODD_KIND(path=shown, layer=name, kind=str(kind)[:40])
    return found


def rows_counted(path: Path, layer: str) -> int:
    """The rows of a table, counted in the table itself. Raises sqlite3.Error where it cannot be read."""
    return int(_rows(path, f"SELECT count(*), 1 FROM {quoted(layer)}")[0][0])


def _rows(path: Path, query: str) -> list[tuple[str, str]]:
    try:
        with contextlib.closing(sqlite3.connect(address(path, "ro"), uri=True)) as connection:
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            return connection.execute(query).fetchall()
    except UnicodeDecodeError as error:  # SQLite quotes what is damaged
        raise sqlite3.DatabaseError(str(error)) from error
