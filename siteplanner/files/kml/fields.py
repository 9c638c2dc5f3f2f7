"""Columns of a layer as the fields of a KML schema: typed, with a name in both languages, every value as text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siteplanner.core import frames
from siteplanner.core.columns import Kind
from siteplanner.core.schema import Layer
from siteplanner.core.work import with_pauses
from siteplanner.words import CHINESE, translator

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write."""
_TYPES: dict[Kind, str] = {
    "text": "string", "number": "double", "integer": "int", "boolean": "bool", "date": "string", "time": "string",
}  # fmt: skip
"""KML's schema has no dates: they are text, as in ISO 8601."""
_INT_MAX = 2**31


@dataclass(frozen=True)
class Field:
    """``texts`` are the values, '' for a blank. ``retyped`` and ``unsaid`` are rows whose characters were replaced, or
    whose value cannot be said."""

    name: str
    type: str
    title: str
    texts: list[str]
    retyped: frozenset[int]
    unsaid: frozenset[int]


def fields_of(frame: pd.DataFrame, of: Layer) -> list[Field]:
    """The fields of a layer's rows: the id, the plan's columns, those of the user's map."""
    values = {of.index: frame.index.to_series(), **{str(name): frame[name] for name in frame.columns}}
    values.pop("geometry", None)
    known = {column.name: column for column in of.columns}
    chinese = translator(CHINESE)
    fields: list[Field] = []
    taken: set[str] = set()
    for name, each in with_pauses(values.items()):
        column = known.get(name)
        kind = frames.kind_of(each) if column is None else column.kind
        own = _free(fitting(name) or "column", taken)
        taken.add(own)
        if column is None:
            title = own
        else:
            unit = f" ({column.unit})" if column.unit else ""
            title = f"{chinese.text(column.label)} {column.label.text}{unit}"
        fields.append(_field(own, title, kind, each))
    return fields


def fitting(text: str) -> str:
    """The text with a blank for every character that XML cannot hold.

    >>> fitting("一\\x07二")
    '一 二'
    """
    return UNFIT.sub(" ", text)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _field(name: str, title: str, kind: Kind, values: pd.Series) -> Field:
    blank = values.isna().tolist()
    own = values.tolist()
    texts = ["" if is_blank else _text(kind, value) for is_blank, value in zip(blank, own, strict=True)]
    fitted = [fitting(text) for text in texts]
    unsaid = {row for row, value in enumerate(own) if not blank[row] and isinstance(value, float) and math.isinf(value)}
    retyped = {row for row, (a, b) in enumerate(zip(texts, fitted, strict=True)) if a != b}
    return Field(name, _type(kind, own, blank), title, fitted, frozenset(retyped), frozenset(unsaid))


def _text(kind: Kind, value: Any) -> str:
    if kind == "number":
        number = float(value)
        return "" if math.isinf(number) else repr(number)
    if kind == "boolean":
        return "1" if value else "0"
    if kind == "date":
        return pd.Timestamp(value).strftime("%Y-%m-%d")
    if kind == "time":
        return f"{pd.Timestamp(value).isoformat()}Z"
    return str(value)


def _type(kind: Kind, values: Sequence[Any], blank: Sequence[bool]) -> str:
    """Whole numbers have 32 bits in KML; where one has more, they are text."""
    whole = (value for value, is_blank in zip(values, blank, strict=True) if not is_blank)
    if kind == "integer" and any(not -_INT_MAX <= int(value) < _INT_MAX for value in whole):
        return "string"
    return _TYPES[kind]
