"""Columns of the plan as fields of a dBASE table: name, type, width, and every value as the bytes of its cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from siteplanner.core import frames
from siteplanner.core.columns import Kind
from siteplanner.core.schema import Layer
from siteplanner.core.short_names import short_name, shortened
from siteplanner.core.work import with_pauses

ENCODING = "GB18030"
"""Holds every character there is; what GBK has is written as in GBK, so that readers of code page 936 read it."""
OLD_ENCODING = "gbk"
TEXT_MAX = 254
"""Bytes of a text in a dBASE table."""
TEXT_STEP = 16
"""Texts get room in such steps, so that a little more can be typed later."""
NUMBER_MIN = 12
NUMBER_MAX = 19
"""Characters of a number with its decimals in their places; what needs more is written with an exponent."""
DECIMALS_MAX = 15
DECIMALS_MIN = 2
"""A field without decimals would be read as whole numbers."""
INTEGER_WIDTH = 9
DIGITS = 15
EXPONENT_WIDTH = 22

BLANK = b" "
UNKNOWN = b"?"


@dataclass(frozen=True)
class Field:
    """One field with its cells, each ``width`` bytes. ``cut``, ``beyond`` and ``unsaid`` are rows: whose text is cut to
    what a field holds, has characters outside GBK, whose value cannot be said at all."""

    name: str
    column: str
    kind: Kind
    type: str
    width: int
    decimals: int
    cells: list[bytes]
    cut: frozenset[int] = frozenset()
    beyond: frozenset[int] = frozenset()
    unsaid: frozenset[int] = frozenset()


def fields_of(frame: pd.DataFrame, of: Layer) -> list[Field]:
    """The fields of a layer's rows: the id, the plan's columns in their order, then those of the user's map."""
    values = {of.index: frame.index.to_series(), **{str(name): frame[name] for name in frame.columns}}
    values.pop("geometry", None)
    names = names_of(values, of)
    kinds = {column.name: column.kind for column in of.columns}
    return [
        _field(names[name], name, kinds.get(name) or frames.kind_of(each), each)
        for name, each in with_pauses(values.items())
    ]


def names_of(columns: Iterable[str], of: Layer) -> dict[str, str]:
    """Column -> field name: a fixed one for the plan's own columns, one made of its name for another."""
    own = {name: short_name(name) for name in of.names()}
    known = {name: own[name] for name in columns if name in own}
    return known | shortened([name for name in columns if name not in own], taken=own.values())


def _field(name: str, column: str, kind: Kind, values: pd.Series) -> Field:
    blank = values.isna().tolist()
    return _MAKERS[kind](
        name, column, kind, [None if is_blank else v for is_blank, v in zip(blank, values, strict=True)]
    )


_Values = list[Any]


def _text(name: str, column: str, kind: Kind, values: _Values) -> Field:
    cells: list[bytes] = []
    cut, beyond, unsaid = set(), set(), set()
    for row, value in enumerate(values):
        if not value:
            cells.append(b"")
            continue
        text = str(value)
        plain = text.replace("\0", " ")
        raw = plain.encode(ENCODING, errors="replace")
        if plain != text or (b"?" in raw and raw.decode(ENCODING) != plain):
            unsaid.add(row)
        if len(raw) > TEXT_MAX:
            raw = _fitting(plain)
            cut.add(row)
        if not text.isascii() and not _in_gbk(plain):
            beyond.add(row)
        cells.append(raw)
    longest = max(map(len, cells), default=0)
    width = min(max(-(-longest // TEXT_STEP), 1) * TEXT_STEP, TEXT_MAX)
    return Field(
        name, column, kind, "C", width, 0, [cell.ljust(width) for cell in cells], *map(frozenset, (cut, beyond, unsaid))
    )


def _fitting(text: str) -> bytes:
    """As many whole characters as a field holds."""
    raw = b""
    for character in text:
        more = character.encode(ENCODING, errors="replace")
        if len(raw) + len(more) > TEXT_MAX:
            break
        raw += more
    return raw


def _in_gbk(text: str) -> bool:
    try:
        text.encode(OLD_ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def _number(name: str, column: str, kind: Kind, values: _Values) -> Field:
    numbers = [None if v is None else float(v) for v in values]
    texts = ["" if v is None else f"{v + 0.0:.{DIGITS}g}" for v in numbers]
    unsaid = frozenset(row for row, text in enumerate(texts) if text and not math.isfinite(float(text)))
    texts = ["" if row in unsaid else text for row, text in enumerate(texts)]
    decimals = max([DECIMALS_MIN, *(_decimals(text) for text in texts)])
    before = max((_before(text) for text in texts), default=1)
    width = max(before + 1 + decimals, NUMBER_MIN)
    if decimals <= DECIMALS_MAX and width <= NUMBER_MAX:
        cells = [_placed(text, decimals).rjust(width).encode() for text in texts]
        return Field(name, column, kind, "N", width, decimals, cells, unsaid=unsaid)
    cells = [(f"{float(text):.{DIGITS - 1}e}" if text else "").rjust(EXPONENT_WIDTH).encode() for text in texts]
    return Field(name, column, kind, "F", EXPONENT_WIDTH, DIGITS - 1, cells, unsaid=unsaid)


def _decimals(text: str) -> int:
    """Places after the point that a number of at most fifteen digits needs, written without an exponent."""
    digits, _, exponent = text.partition("e")
    own = len(digits.partition(".")[2])
    return max(own - int(exponent or 0), 0)


def _before(text: str) -> int:
    """Characters before the point, the sign among them, written without an exponent."""
    digits, _, exponent = text.partition("e")
    whole = digits.partition(".")[0]
    return len(whole) + max(int(exponent or 0), 0)


def _placed(text: str, decimals: int) -> str:
    """The number with that many places after the point, none of them made up."""
    if not text:
        return ""
    if "e" in text:
        return f"{float(text):.{decimals}f}"
    whole, _, places = text.partition(".")
    return f"{whole}.{places.ljust(decimals, '0')}"


def _integer(name: str, column: str, kind: Kind, values: _Values) -> Field:
    texts = ["" if value is None else str(int(value)) for value in values]
    width = max([INTEGER_WIDTH, *map(len, texts)])
    return Field(name, column, kind, "N", width, 0, [text.rjust(width).encode() for text in texts])


def _boolean(name: str, column: str, kind: Kind, values: _Values) -> Field:
    cells = [UNKNOWN if value is None else b"T" if value else b"F" for value in values]
    return Field(name, column, kind, "L", 1, 0, cells)


def _date(name: str, column: str, kind: Kind, values: _Values) -> Field:
    days = [None if value is None else pd.Timestamp(value) for value in values]
    said = [day is not None and date.min.year <= day.year <= date.max.year for day in days]
    cells = [
        f"{day.year:04d}{day.month:02d}{day.day:02d}".encode() if day is not None and can else BLANK * 8
        for day, can in zip(days, said, strict=True)
    ]
    unsaid = frozenset(
        row for row, (day, can) in enumerate(zip(days, said, strict=True)) if day is not None and not can
    )
    return Field(name, column, kind, "D", 8, 0, cells, unsaid=unsaid)


def _time(name: str, column: str, kind: Kind, values: _Values) -> Field:
    """dBASE has no times: they are text as in ISO 8601, UTC."""
    texts: _Values = [None if value is None else f"{pd.Timestamp(value).isoformat()}Z" for value in values]
    return _text(name, column, kind, texts)


_MAKERS: Mapping[Kind, Callable[[str, str, Kind, _Values], Field]] = {
    "text": _text,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "time": _time,
}
