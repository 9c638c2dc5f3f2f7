"""Unpacking a zipped map into a folder of ours, on guard against archives made to do harm."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

ENTRIES_MAX = 20_000
UNPACKED_BYTES_MAX = 8 * 1024**3
RATIO_MAX = 200
"""Unpacked size over packed size of one entry; map data stays below 50."""
RATIO_COUNTS_FROM_BYTES = 64 * 1024**2
"""Below this size an entry may shrink as much as it likes."""
_BLOCK = 1024**2

MAP_SUFFIXES = frozenset(
    {
        ".shp",
        ".shx",
        ".dbf",
        ".prj",
        ".cpg",
        ".gpkg",
        ".geojson",
        ".json",
        ".dbt",
        ".fpt",
        ".fgb",
        ".parquet",
        ".geoparquet",
        ".kml",
        ".tab",
        ".dat",
        ".map",
        ".id",
        ".mif",
        ".mid",
        ".gml",
        ".xsd",
        ".dxf",
        ".txt",
        ".ndjson",
        ".geojsonl",
        ".geojsons",
        ".jsonl",
    }
)

NOT_A_ZIP = QT_TRANSLATE_NOOP("errors", "{path} is not a zip archive, or it is damaged. Get the file anew.")
UNSAFE_NAME = QT_TRANSLATE_NOOP(
    "errors", "{path} holds “{entry}”, a name that leads out of the archive. Unpack it by hand if you trust it."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "{path} would unpack to more than {limit_gb:.0f} GB. Unpack it by hand and give the map file itself."
)
TOO_MANY = QT_TRANSLATE_NOOP(
    "errors", "{path} holds {entries} entries, more than {limit}. Unpack it by hand and give the map file itself."
)
BLOWN_UP = QT_TRANSLATE_NOOP(
    "errors",
    "{path}: “{entry}” would unpack to more than {ratio} times its size. Unpack it by hand if you trust it.",
)
LOCKED = QT_TRANSLATE_NOOP("errors", "{path} is locked with a password. Unpack it and give the map file itself.")


def unpack(path: Path, folder: Path) -> None:
    """Unpack the map files of a zip archive into ``folder``; other entries, archives among them, are left out.

    Raises InputError for what is no archive, is locked, or is too large or too strange to be a map.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _unpack(archive, path, folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError) as error:
        raise InputError(NOT_A_ZIP, path=path) from error


def _unpack(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES_MAX:
        raise InputError(TOO_MANY, path=path, entries=len(entries), limit=ENTRIES_MAX)
    left = UNPACKED_BYTES_MAX
    for entry in entries:
        name = entry_name(entry)
        inside = _inside(name, path)
        if entry.is_dir() or not _is_of_a_map(inside):
            continue
        if entry.flag_bits & 0x1:
            raise InputError(LOCKED, path=path)
        target = folder.joinpath(*inside.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        ratio_limit = max(RATIO_COUNTS_FROM_BYTES, entry.compress_size * RATIO_MAX)
        with archive.open(entry) as packed, target.open("wb") as plain:
            size = _copied(packed, plain, min(left, ratio_limit))
        if size > left:
            raise InputError(TOO_LARGE, path=path, limit_gb=UNPACKED_BYTES_MAX / 1024**3)
        if size > ratio_limit:
            raise InputError(BLOWN_UP, path=path, entry=name, ratio=RATIO_MAX)
        left -= size


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; names without the UTF-8 mark are GB18030 where that reads, as Chinese tools write them."""
    utf8_mark = 0x800
    if entry.flag_bits & utf8_mark or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _inside(name: str, path: Path) -> PurePosixPath:
    """The entry's place in the archive. Raises InputError where that is not inside."""
    inside = PurePosixPath(name.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or any(":" in part for part in inside.parts):
        raise InputError(UNSAFE_NAME, path=path, entry=name)
    return inside


def _is_of_a_map(inside: PurePosixPath) -> bool:
    if "__MACOSX" in inside.parts or inside.name.startswith("._"):
        return False
    in_geodatabase = any(part.lower().endswith(".gdb") for part in inside.parts[:-1])
    return in_geodatabase or inside.suffix.lower() in MAP_SUFFIXES or ".gdbtab" in inside.name


def _copied(packed: IO[bytes], plain: IO[bytes], limit: int) -> int:
    """Copy block by block; stops once more than ``limit`` bytes have come, whatever the archive says of its sizes."""
    size = 0
    while block := packed.read(_BLOCK):
        size += len(block)
        if size > limit:
            break
        plain.write(block)
    return size
