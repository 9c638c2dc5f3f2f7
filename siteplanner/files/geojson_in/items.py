"""One object of a GeoJSON text as values, strictly: duplicate members, NaN and what is no JSON are found and said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.geojson_in.places import Remark, short

NO_JSON = QT_TRANSLATE_NOOP(
    "import", "this is no JSON, {offset} bytes into the object ({reason}); the feature was left out."
)
TOO_DEEP = QT_TRANSLATE_NOOP("import", "the object is nested too deeply to be a feature; it was left out.")
NO_NUMBER = QT_TRANSLATE_NOOP("import", "{names} are no numbers in JSON; they were taken as blanks.")
TWICE = QT_TRANSLATE_NOOP("import", "the member “{name}” stands there more than once; the last was taken.")
TWICE_AND_UNSURE = QT_TRANSLATE_NOOP(
    "import",
    "the member “{name}” stands there more than once: which one is meant is unknown; the feature was left out.",
)
HALF_CHARACTERS = QT_TRANSLATE_NOOP("import", "some text holds halves of characters; they are shown as �.")

_DECIDING = frozenset({"type", "geometry", "coordinates", "geometries", "features"})
"""Members of which the last must not simply win."""


class NotANumber(float):
    """NaN, Infinity or a number beyond all numbers, as the text has it: no number of JSON."""


def loads(text: bytes) -> tuple[Any, list[Remark]]:
    """The value of one object and remarks; the value is None with a remark ``refused`` where it cannot be used."""
    try:
        return orjson.loads(text), []
    except orjson.JSONDecodeError:
        return strictly(text)


def strictly(text: bytes) -> tuple[Any, list[Remark]]:
    """As ``loads``, by a parser that sees every member as written."""
    found = _Found()
    try:
        value = json.loads(
            text.decode("utf-8", errors="replace"),
            object_pairs_hook=found.object,
            parse_constant=found.constant,
            parse_float=found.number,
        )
    except json.JSONDecodeError as error:
        offset = len(error.doc[: error.pos].encode("utf-8", errors="replace"))
        return None, [Remark("refused", "", NO_JSON(offset=offset, reason=error.msg))]
    except (RecursionError, ValueError):  # ValueError: an integer of thousands of digits
        return None, [Remark("refused", "", TOO_DEEP())]
    remarks = [_twice(name) for name in found.twice]
    if found.constants:
        remarks.append(Remark("noted", "", NO_NUMBER(names=", ".join(sorted(found.constants)))))
    if found.halves:
        remarks.append(Remark("noted", "", HALF_CHARACTERS()))
    unusable = any(remark.action == "refused" for remark in remarks)
    return (None if unusable else value), remarks


def members(value: Any) -> int:
    """How many members the objects within a value have together: as many as colons were written, but for repeats."""
    count = 0
    left = [value]
    while left:
        at = left.pop()
        if isinstance(at, dict):
            count += len(at)
            left += [inner for inner in at.values() if isinstance(inner, dict | list)]
        elif isinstance(at, list):
            left += [inner for inner in at if isinstance(inner, dict | list)]
    return count


def _twice(name: str) -> Remark:
    if name in _DECIDING:
        return Remark("refused", "", TWICE_AND_UNSURE(name=name))
    return Remark("noted", "", TWICE(name=short(name)))


class _Found:
    def __init__(self) -> None:
        self.twice: dict[str, None] = {}
        self.constants: set[str] = set()
        self.halves = False

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in pairs:
            if name in made:
                self.twice[name] = None
            made[self.whole(name)] = self.whole(value)
        return made

    def whole(self, value: Any) -> Any:
        """The value without halves of surrogate pairs, which no file can keep."""
        if isinstance(value, list) and any(isinstance(inner, str) for inner in value):
            return [self.whole(inner) for inner in value]
        if not isinstance(value, str) or not any("\ud800" <= sign <= "\udfff" for sign in value):
            return value
        self.halves = True
        return "".join("�" if "\ud800" <= sign <= "\udfff" else sign for sign in value)

    def constant(self, name: str) -> NotANumber:
        self.constants.add(name)
        return NotANumber(name.replace("Infinity", "inf"))

    def number(self, text: str) -> float:
        value = float(text)
        return self.constant("Infinity") if value in (float("inf"), float("-inf")) else value


def unfolded(value: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    """The features of a collection within a collection, with their pointers; anything else as it is."""
    left = [(value, pointer)]
    while left:
        at, place = left.pop()
        inner = at.get("features") if isinstance(at, dict) and at.get("type") == "FeatureCollection" else None
        if isinstance(inner, list):
            left += [(feature, f"{place}/features/{i}") for i, feature in reversed(list(enumerate(inner)))]
        else:
            yield at, place
