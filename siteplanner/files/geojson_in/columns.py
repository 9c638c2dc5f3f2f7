"""The attributes of features as columns, each in one kind of value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import orjson
import pandas as pd

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.items import NotANumber

LARGE_NUMBERS = QT_TRANSLATE_NOOP(
    "import",
    "“{name}” holds numbers of more digits than a number of JSON keeps: their last digits are not certain. Such codes "
    "belong in quotes.",
)
_EXACT = 2**53


class Columns:
    """Collects the ``properties`` of features, batch after batch."""

    def __init__(self) -> None:
        self._values: dict[str, list[Any]] = {}
        self._rows = 0

    def add(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """The attributes of the next rows; what a row does not have is blank."""
        names = dict.fromkeys(name for row in batch for name in row)
        for name in names:
            if name not in self._values:
                self._values[name] = [None] * self._rows
        for name, values in self._values.items():
            values += [row.get(name) for row in batch] if name in names else [None] * len(batch)
        self._rows += len(batch)

    def names(self) -> tuple[str, ...]:
        return tuple(self._values)

    def table(self) -> tuple[pd.DataFrame, list[Message]]:
        """One row a feature, and what is to be said of columns."""
        said = [LARGE_NUMBERS(name=name) for name, values in self._values.items() if _too_large(values)]
        made = {name: column(values) for name, values in self._values.items()}
        return pd.DataFrame(made, index=pd.RangeIndex(self._rows)), said


_PAST_FLOATS = 10**308
"""Whole numbers so large are no numbers to a computer; they stay the text they are."""


def column(values: list[Any]) -> Any:
    """Values (n,) in the narrowest dtype that keeps them all: yes/no, whole numbers, numbers, else text.

    >>> column([1, 2]).dtype, column([1, None]).dtype, column([1, "a"]).tolist()
    (dtype('int64'), Int64Dtype(), ['1', 'a'])
    """
    kinds = set(map(type, values))
    if NotANumber in kinds:
        values = [None if type(value) is NotANumber else value for value in values]
        kinds = (kinds - {NotANumber}) | {type(None)}
    blank = type(None) in kinds
    kinds.discard(type(None))
    if kinds == {str} or not kinds:
        return np.array(values, dtype=object)
    if kinds == {bool}:
        return pd.array(values, dtype="boolean") if blank else np.array(values, dtype=bool)
    if kinds == {int} and all(value is None or -(2**63) <= value < 2**63 for value in values):
        return pd.array(values, dtype="Int64") if blank else np.array(values, dtype=np.int64)
    if kinds <= {int, float} and not any(type(value) is int and abs(value) >= _PAST_FLOATS for value in values):
        return np.array([np.nan if value is None else float(value) for value in values], dtype=np.float64)
    return np.array([_as_text(value) for value in values], dtype=object)


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def _too_large(values: list[Any]) -> bool:
    kinds = set(map(type, values))
    if float not in kinds:
        return False
    return any(type(value) is float and value.is_integer() and _EXACT < abs(value) < 1e30 for value in values)
