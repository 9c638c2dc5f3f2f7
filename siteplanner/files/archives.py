"""Unpacking a zipped map into a folder of ours, on guard against archives made to do harm."""

from __future__ import annotations

import errno
import lzma
import shutil
import stat
import struct
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import IO

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.archive_names import leads_out, placed

ENTRIES_MAX = 20_000
UNPACKED_BYTES_MAX = 8 * 1024**3
RATIO_MAX = 200
"""Unpacked size over packed size of one entry; map data stays below 50."""
RATIO_COUNTS_FROM_BYTES = 64 * 1024**2
"""Below this size an entry may shrink as much as it likes."""
_BLOCK = 1024**2
_LOCAL_HEADER_BYTES = 30
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, struct.error)
_EXTRA_HEAD = struct.Struct("<HH")
_UNICODE_PATH = 0x7075

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
        ".csv",
        ".xlsx",
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
OVERLAPPING = QT_TRANSLATE_NOOP(
    "errors", "{path} is made to do harm: its entries share their content. Get it anew from somebody you trust."
)
TWICE = QT_TRANSLATE_NOOP(
    "errors", "{path} holds “{entry}” twice. Unpack it by hand and give the map file that is meant."
)
A_LINK = QT_TRANSLATE_NOOP(
    "errors", "{path} holds “{entry}”, a link to another file. Unpack it by hand and give the map file itself."
)
PACKED_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "{path} is packed in a way this program does not know. Unpack it by hand and give the map file itself."
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "errors", "There is no room to unpack {path} in {folder}. Delete what is not needed there, or unpack it elsewhere."
)
LOCKED = QT_TRANSLATE_NOOP("errors", "{path} is locked with a password. Unpack it and give the map file itself.")


def unpack(path: Path, folder: Path) -> None:
    """Unpack the map files of a zip archive into ``folder``; other entries, archives among them, are left out.

    Raises InputError for what is no archive, is locked, or is too large or too strange to be a map.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _unpack(archive, path, folder)
    except NotImplementedError as error:
        raise InputError(PACKED_OTHERWISE, path=path) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InputError(NO_ROOM, path=path, folder=folder.parent) from error
        if error.errno in (None, errno.EINVAL):  # of a damaged stream, or of a place before the file
            raise InputError(NOT_A_ZIP, path=path) from error
        raise
    except _DAMAGE as error:
        raise InputError(NOT_A_ZIP, path=path) from error


def _unpack(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES_MAX:
        raise InputError(TOO_MANY, path=path, entries=len(entries), limit=ENTRIES_MAX)
    _require_apart(entries, path)
    places = _places(entries, path)
    folder.mkdir(parents=True, exist_ok=True)
    if sum(entry.file_size for entry in places) > shutil.disk_usage(folder).free:
        raise InputError(NO_ROOM, path=path, folder=folder.parent)
    left = UNPACKED_BYTES_MAX
    for entry, place in places.items():
        name = entry_name(entry)
        if entry.flag_bits & 0x1:
            raise InputError(LOCKED, path=path)
        target = folder.joinpath(*place.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        ratio_limit = max(RATIO_COUNTS_FROM_BYTES, entry.compress_size * RATIO_MAX)
        with archive.open(entry) as packed, target.open("wb") as plain:
            size = _copied(packed, plain, min(left, ratio_limit))
        if size > left:
            raise InputError(TOO_LARGE, path=path, limit_gb=UNPACKED_BYTES_MAX / 1024**3)
        if size > ratio_limit:
            raise InputError(BLOWN_UP, path=path, entry=name, ratio=RATIO_MAX)
        if size != entry.file_size:
            raise InputError(NOT_A_ZIP, path=path)
        left -= size


def _require_apart(entries: list[zipfile.ZipInfo], path: Path) -> None:
    """Raises InputError where one entry lies within another: a small archive could be unpacked to any size."""
    begins = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    for (begin, size), (following, _) in pairwise(begins):
        if begin + _LOCAL_HEADER_BYTES + size > following:
            raise InputError(OVERLAPPING, path=path)


def _places(entries: list[zipfile.ZipInfo], path: Path) -> dict[zipfile.ZipInfo, PurePosixPath]:
    """Where the entries of maps go. Raises InputError for one that leads out, is a link, or is there twice."""
    places: dict[zipfile.ZipInfo, PurePosixPath] = {}
    taken: set[str] = set()
    for entry in entries:
        name = entry_name(entry)
        if leads_out(name):
            raise InputError(UNSAFE_NAME, path=path, entry=name)
        if name.endswith(("/", "\\")) or not _is_of_a_map(PurePosixPath(name.replace("\\", "/"))):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(A_LINK, path=path, entry=name)
        place = placed(name)
        if str(place).casefold() in taken:
            raise InputError(TWICE, path=path, entry=name)
        taken.add(str(place).casefold())
        places[entry] = place
    for place in places.values():
        if inner := next((above for above in place.parents if str(above).casefold() in taken), None):
            raise InputError(TWICE, path=path, entry=str(inner))
    return places


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; names without the UTF-8 mark are GB18030 where that reads, as Chinese tools write them.

    What an entry says beside its name of how that is in Unicode (field 0x7075) goes before, as GDAL writes it.
    """
    utf8_mark = 0x800
    if entry.flag_bits & utf8_mark:
        return entry.filename
    if (unicode := _unicode_name(entry)) is not None:
        return unicode
    if entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _unicode_name(entry: zipfile.ZipInfo) -> str | None:
    """The name in the extra field 0x7075: version 1, checksum of the other name, the name in UTF-8."""
    extra = entry.extra
    try:
        while len(extra) >= _EXTRA_HEAD.size:
            kind, size = _EXTRA_HEAD.unpack_from(extra)
            content, extra = extra[_EXTRA_HEAD.size :][:size], extra[_EXTRA_HEAD.size + size :]
            if kind == _UNICODE_PATH and content[:1] == b"\x01":
                of_name = int.from_bytes(content[1:5], "little")
                return content[5:].decode() if of_name == zlib.crc32(entry.orig_filename.encode("cp437")) else None
    except UnicodeError:
        return None
    return None


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
