"""What a GeoJSON text is as a whole: a collection, a single object or a sequence of objects, and what is no GeoJSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.items import loads
from siteplanner.files.geojson_in.places import Lines, short
from siteplanner.files.geojson_in.scanning import Scan
from siteplanner.files.geojson_in.shapes import COLLECTION, DEPTHS, OTHER_CASE

DAMAGED = QT_TRANSLATE_NOOP("errors", "{path} is damaged or no map: {reason}. Get the file anew.")
CUT_SHORT = QT_TRANSLATE_NOOP(
    "errors", "it ends too early or has a bracket too many at line {line} (byte {byte}), after {whole} whole objects"
)
NO_JSON = QT_TRANSLATE_NOOP("errors", "it is no JSON behind line {line} ({reason})")
TOO_DEEP = QT_TRANSLATE_NOOP("errors", "it is nested too deeply")
NO_OBJECT = QT_TRANSLATE_NOOP("errors", "GeoJSON begins with an object, this with “{found}”")
NO_TYPE = QT_TRANSLATE_NOOP("errors", "the outermost object does not say its type")
UNKNOWN_TYPE = QT_TRANSLATE_NOOP("errors", "its type “{found}” is none of GeoJSON")
NO_SEQUENCE = QT_TRANSLATE_NOOP("errors", "something other than objects stands between its objects")
NO_FEATURES = QT_TRANSLATE_NOOP("errors", "a FeatureCollection must have the list “features”")
TWICE = QT_TRANSLATE_NOOP("errors", "its member “{name}” stands there more than once")
TWICE_TAKEN = QT_TRANSLATE_NOOP("import", "The file's member “{name}” stands there more than once; the last was taken.")
STRAY = QT_TRANSLATE_NOOP("import", "The member “{name}” does not belong into a FeatureCollection; it was passed over.")

_DECIDING = ("type", "features", "crs")
_FOREIGN = ("geometryType", "spatialReference", "objects", "arcs", "fieldAliases")
"""Members by which Esri's JSON and TopoJSON are known, which are other formats."""
_TYPES = {name.casefold(): name for name in ("FeatureCollection", "Feature", COLLECTION, *DEPTHS)}
_TOKEN = re.compile(rb"\{\}|[^\s\x1e{}]+")


@dataclass(frozen=True, slots=True)
class Inner:
    """An object of the text by its number in the scan."""

    number: int


@dataclass(frozen=True)
class Outline:
    """``rows``: for each feature its place in the scan, or the value that stands in its stead; ``single`` the one
    object of a text without a collection. ``members`` are those of the collection."""

    rows: list[Inner | object]
    members: dict[str, Any]
    warnings: tuple[Message, ...] = ()
    single: bool = False


def outline(path: Path, found: Scan, told_as: Path) -> Outline | None:
    """The outline of ``path``, called ``told_as`` in errors; None for JSON of another map format.

    Raises InputError for a text that is cut short, no JSON, or no GeoJSON.
    """
    if found.cut_at is not None:
        whole = len(found.ends)
        reason = CUT_SHORT(line=Lines(path).at(found.cut_at), byte=found.cut_at, whole=whole)
        raise InputError(DAMAGED, path=told_as, reason=reason)
    if found.lines:
        return _sequence(found, told_as)
    root, twice = _parsed(path, found, told_as)
    if not isinstance(root, dict):
        raise InputError(DAMAGED, path=told_as, reason=NO_OBJECT(found=short(root)))
    if any(name in root for name in _FOREIGN) and root.get("type") not in _TYPES.values():
        return None
    for name in twice:
        if name in _DECIDING:
            raise InputError(DAMAGED, path=told_as, reason=TWICE(name=name))
    kind = _kind(root, told_as)
    said = [TWICE_TAKEN(name=short(name)) for name in twice]
    if kind != "FeatureCollection":
        return Outline([root], root, tuple(said), single=True)
    if kind != root["type"]:
        said.append(OTHER_CASE(found=short(root["type"]), meant=kind))
    said += [STRAY(name=name) for name in ("coordinates", "geometry", "geometries", "properties") if name in root]
    if not isinstance(root.get("features"), list):
        raise InputError(DAMAGED, path=told_as, reason=NO_FEATURES())
    return Outline(root.pop("features"), root, tuple(said))


def _kind(root: dict[str, Any], told_as: Path) -> str:
    given = root.get("type")
    if "type" not in root:
        raise InputError(DAMAGED, path=told_as, reason=NO_TYPE())
    kind = _TYPES.get(given.casefold()) if isinstance(given, str) else None
    if kind is None:
        shown = "{…}" if isinstance(given, Inner) else short(given)
        raise InputError(DAMAGED, path=told_as, reason=UNKNOWN_TYPE(found=shown))
    return kind


def _sequence(found: Scan, told_as: Path) -> Outline:
    """The objects in their order; anything between them that is no object is a row that cannot be used."""
    rows: list[Inner | object] = []
    number = 0
    for token in _TOKEN.findall(found.skeleton):
        if token == b"{}":
            rows.append(Inner(number))
            number += 1
        else:
            rows.append(token.decode("utf-8", errors="replace"))
    if number != len(found.ends):  # texts with braces between the objects: which is which cannot be told
        raise InputError(DAMAGED, path=told_as, reason=NO_SEQUENCE())
    return Outline(rows, {})


def _parsed(path: Path, found: Scan, told_as: Path) -> tuple[Any, list[str]]:
    """The outermost value with ``Inner`` in the place of objects, and members it has more than once."""
    number = -1
    twice: list[str] = []

    def hook(pairs: list[tuple[str, Any]]) -> Any:
        nonlocal number
        if not pairs and number + 1 < len(found.ends):
            number += 1
            return Inner(number)
        made: dict[str, Any] = {}
        for name, value in pairs:
            if name in made and name not in twice:
                twice.append(name)
            made[name] = value
        return made

    text = found.skeleton.decode("utf-8", errors="replace").strip("\ufeff \t\r\n\x1e")
    try:
        return json.loads(text, object_pairs_hook=hook), twice
    except json.JSONDecodeError as error:
        before = min(text.count("{}", 0, error.pos), len(found.ends))
        at = int(found.ends[before - 1]) if before else 0
        raise InputError(DAMAGED, path=told_as, reason=NO_JSON(line=Lines(path).at(at), reason=error.msg)) from error
    except (RecursionError, ValueError) as error:
        raise InputError(DAMAGED, path=told_as, reason=TOO_DEEP()) from error


def value_of(path: Path, found: Scan, inner: Any) -> Any:
    """The value of a member of the collection, an object read where it stands; None for one that is no JSON."""
    if not isinstance(inner, Inner):
        return inner
    with path.open("rb") as file:
        file.seek(int(found.begins[inner.number]))
        return loads(file.read(int(found.ends[inner.number] - found.begins[inner.number])))[0]
