"""Columns on their way between a frame and a file: the types of a GeoPackage and of the frames in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.columns import DTYPES, Kind

Array = npt.NDArray[Any]
_AT_ONCE = 20_000
"""Making arrays of Python values holds the interpreter's lock: after so many the window gets a turn."""
_DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")

KINDS_OF_TYPES: Mapping[str, Kind] = {
    "BOOLEAN": "boolean",
    "TINYINT": "integer",
    "SMALLINT": "integer",
    "MEDIUMINT": "integer",
    "INT": "integer",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "FLOAT": "number",
    "DOUBLE": "number",
    "REAL": "number",
    "DATE": "date",
    "DATETIME": "time",
    "TEXT": "text",
}
"""Types of GeoPackage columns -> kinds of our columns. Blobs are not among them."""


@dataclass(frozen=True, eq=False)
class StoredColumn:
    """Values of one kind, in the dtype of ``columns.DTYPES``; blanks are NaN, NA or NaT."""

    kind: Kind
    values: pd.Series

    @classmethod
    def of(cls, kind: Kind, values: Sequence[Any]) -> StoredColumn:
        """From Python values, ``None`` where blank. Raises ValueError or TypeError where one is not of the kind."""
        make = _FROM_FILE[kind]
        if len(values) <= _AT_ONCE:
            return cls(kind, make(values))
        parts = [make(values[first : first + _AT_ONCE]) for first in range(0, len(values), _AT_ONCE)]
        return cls(kind, pd.concat(parts, ignore_index=True))

    def for_file(self) -> tuple[Array, Array]:
        """Values as pyogrio writes them, and the mask of the blanks."""
        return _TO_FILE[self.kind](self.values), self.values.isna().to_numpy(dtype=bool)


def kind_of_type(declared: str) -> Kind | None:
    """The kind of a column declared so in a GeoPackage; None for blobs and what is unknown.

    >>> kind_of_type("TEXT(254)"), kind_of_type("MEDIUMINT"), kind_of_type("BLOB")
    ('text', 'integer', None)
    """
    return KINDS_OF_TYPES.get(declared.partition("(")[0].strip().upper())


def _text_to_file(values: pd.Series) -> Array:
    """Text as UTF-8 can hold it: a zero byte or half a surrogate pair becomes U+FFFD."""
    out = values.to_numpy(dtype=object, copy=True)
    out[values.isna().to_numpy(dtype=bool)] = None
    for row, text in enumerate(out):
        if text is not None and not text.isprintable():
            out[row] = writable(text)
    return out


def writable(text: str) -> str:
    """The text without what a file cannot hold.

    >>> writable("厂\\x00房")
    '厂\ufffd房'
    """
    return _UNWRITABLE.sub("\ufffd", text)


_TO_FILE: Mapping[Kind, Callable[[pd.Series], Array]] = {
    "text": _text_to_file,
    "number": lambda v: v.to_numpy(dtype="float64"),
    "integer": lambda v: v.to_numpy(dtype="int64", na_value=0),
    "boolean": lambda v: v.to_numpy(dtype="bool", na_value=False),
    "date": lambda v: v.to_numpy().astype("datetime64[D]"),
    "time": lambda v: v.to_numpy().astype("datetime64[ms]"),
}


def _texts(values: Sequence[Any]) -> pd.Series:
    return pd.Series(np.array(values, dtype=object), dtype=DTYPES["text"])


def _numbers(values: Sequence[Any]) -> pd.Series:
    return pd.Series(np.array(values, dtype="float64"))


def _integers(values: Sequence[Any]) -> pd.Series:
    return pd.Series(pd.arrays.IntegerArray(np.array([_whole(v) for v in values], dtype="int64"), _blanks(values)))


def _blanks(values: Sequence[Any]) -> Array:
    return np.array([v is None for v in values], dtype=bool)


def _whole(value: Any) -> int:
    if value is None:
        return 0
    whole = int(value)
    if whole != float(value) and not isinstance(value, int):
        raise ValueError(value)
    return whole


def _booleans(values: Sequence[Any]) -> pd.Series:
    whole = [_whole(v) for v in values]
    if not set(whole) <= {0, 1}:
        raise ValueError(next(v for v in whole if v not in {0, 1}))
    return pd.Series(pd.arrays.BooleanArray(np.array(whole, dtype=bool), _blanks(values)))


def _moments(unit: str) -> Callable[[Sequence[Any]], pd.Series]:
    def parse(values: Sequence[Any]) -> pd.Series:
        texts = ["NaT" if v is None or not str(v).strip() else str(v).removesuffix("Z") for v in values]
        wrong = next((text for text in texts if text != "NaT" and not _DAY_FIRST.match(text)), None)
        if wrong is not None:  # numpy would read 20261231 as a year
            raise ValueError(wrong)
        return pd.Series(np.array(texts, dtype=f"datetime64[{unit}]").astype(f"datetime64[{_UNITS[unit]}]"))

    return parse


_UNITS = {"D": "s", "ms": "ms"}
_FROM_FILE: Mapping[Kind, Callable[[Sequence[Any]], pd.Series]] = {
    "text": _texts,
    "number": _numbers,
    "integer": _integers,
    "boolean": _booleans,
    "date": _moments("D"),
    "time": _moments("ms"),
}
