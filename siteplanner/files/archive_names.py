"""Where an archive's entry goes when it is unpacked: inside the folder, under a name every system takes."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from siteplanner.files.file_names import DEVICES, TAKEN_BY_SYSTEMS

PART_BYTES_MAX = 150
"""Of one folder's or file's name; systems take 255 bytes, and a Chinese character has three."""
DEPTH_MAX = 6
"""Folders below which an entry stays; what lies deeper goes up."""

_DRIVE = re.compile(r"[A-Za-z]:")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,12}")


def leads_out(name: str) -> bool:
    r"""Whether the name of an entry is that of a place outside the folder it is unpacked into.

    >>> [leads_out(name) for name in ("a/b.shp", "../b.shp", r"a\..\..\b.shp", "/b.shp", "C:b.shp")]
    [False, True, True, True, True]
    """
    inside = PurePosixPath(name.replace("\\", "/"))
    return inside.is_absolute() or ".." in inside.parts or bool(_DRIVE.match(name))


def placed(name: str) -> PurePosixPath:
    """The entry's place: as it is called where that can be, with signs replaced, shortened and less deep where not.

    Files that differ in their suffixes alone do so afterwards, and of two different names two places are made.

    >>> [str(placed(name)) for name in ("张庄/地块.shp", "town?/aux.shp", "a/b/c/d/e/f/g/h.shp")]
    ['张庄/地块.shp', 'town_/_aux.shp', '~d76a7b72/d/e/f/g/h.shp']
    >>> long = placed("测" * 100 + ".shp")
    >>> (long.suffix, len(str(long).encode()) <= PART_BYTES_MAX, long.stem == placed("测" * 100 + ".dbf").stem)
    ('.shp', True, True)
    """
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part != "."]
    if len(parts) > DEPTH_MAX:
        above = len(parts) - DEPTH_MAX + 1
        parts = [f"~{_digest('/'.join(parts[:above]))}", *parts[above:]]
    return PurePosixPath(*(_part(part) for part in parts))


def _part(part: str) -> str:
    stem, suffix = _split(TAKEN_BY_SYSTEMS.sub("_", part).rstrip(". ") or "_")
    if DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    if len((stem + suffix).encode("utf-8", "replace")) > PART_BYTES_MAX:
        room = PART_BYTES_MAX - len(suffix) - 9
        stem = f"{stem.encode('utf-8', 'replace')[:room].decode('utf-8', 'ignore').rstrip()}~{_digest(stem)}"
    return stem + suffix


def _split(part: str) -> tuple[str, str]:
    stem, dot, suffix = part.rpartition(".")
    return (stem, dot + suffix) if stem and _SUFFIX.fullmatch(dot + suffix) else (part, "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
