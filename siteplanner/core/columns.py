"""A column of the plan file: what it holds, in which unit, from which words; and how a typed value is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.vocabulary import Choice, Vocabulary, vocabulary

Kind = Literal["text", "number", "integer", "boolean", "date", "time"]

DTYPES: Mapping[Kind, str] = {
    "text": "str",
    "number": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "time": "datetime64[ms]",
}


LARGEST_INTEGER = 2**63
"""Whole numbers from here on fit neither a frame nor a file."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``unit`` is an SI or money unit as in the plan file ('' where none)."""

    name: str
    kind: Kind
    label: Template
    unit: str = ""
    choices: str = ""  # the name of a vocabulary
    minimum: float | None = None
    maximum: float | None = None
    default: Any = None
    later: bool = False  # added to the format after its first files: where a file lacks it, it is blank

    @property
    def vocabulary(self) -> Vocabulary | None:
        return vocabulary(self.choices) if self.choices else None

    @property
    def domain(self) -> tuple[Choice, ...]:
        found = self.vocabulary
        return found.choices if found else ()

    def parse(self, value: Any) -> Any:
        """The value as this column stores it; blank text and NaN become None. Raises EditError outside the domain."""
        if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
            return None
        if isinstance(value, str):
            value = value.strip()
            if not value:
                return None
        try:
            parsed = _PARSERS[self.kind](value)
        except (TypeError, ValueError, OverflowError) as error:
            raise EditError(NOT_A_VALUE, column=self.name, value=value, kind=self.kind) from error
        if isinstance(parsed, str) and self.vocabulary is not None:
            parsed = self.vocabulary.read(parsed)
        self._require_in_domain(parsed)
        return parsed

    def _require_in_domain(self, value: Any) -> None:
        found = self.vocabulary
        if found is not None and found.closed and str(value) not in found:
            raise EditError(
                NOT_A_CHOICE, column=self.name, value=value, choices=", ".join(c.value for c in found.choices)
            )
        unit = f" {self.unit}" if self.unit else ""
        if self.minimum is not None and not value >= self.minimum:
            raise EditError(BELOW, column=self.name, value=value, minimum=self.minimum, unit=unit)
        if self.maximum is not None and not value <= self.maximum:
            raise EditError(ABOVE, column=self.name, value=value, maximum=self.maximum, unit=unit)


NOT_A_VALUE = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not a value of kind {kind}. Correct the value.")
NOT_A_CHOICE = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not allowed. Use one of: {choices}.")
BELOW = QT_TRANSLATE_NOOP("errors", "{column}: {value} is below the smallest allowed value, {minimum:g}{unit}.")
ABOVE = QT_TRANSLATE_NOOP("errors", "{column}: {value} is above the largest allowed value, {maximum:g}{unit}.")


def _number(value: Any) -> float:
    number = float(value)
    if not np.isfinite(number):
        raise ValueError(value)
    return number


def _integer(value: Any) -> int:
    number = _number(value)
    if number != int(number) or abs(number) >= LARGEST_INTEGER:
        raise ValueError(value)
    return int(number)


def _boolean(value: Any) -> bool:
    text = str(value).strip().lower()
    if text in {"true", "1", "1.0", "yes", "是"}:
        return True
    if text in {"false", "0", "0.0", "no", "否"}:
        return False
    raise ValueError(value)


def parse_date(value: Any) -> pd.Timestamp:
    """A day; ``2025`` and ``2025Q4`` are read as their last day.

    >>> parse_date("2025"), parse_date("2025Q2"), parse_date("2025-03-04")
    (Timestamp('2025-12-31 00:00:00'), Timestamp('2025-06-30 00:00:00'), Timestamp('2025-03-04 00:00:00'))
    """
    text = str(value).strip() if not isinstance(value, np.datetime64 | pd.Timestamp) else value
    if isinstance(text, str) and text.isdigit() and len(text) == 4:
        return pd.Timestamp(year=int(text), month=12, day=31).as_unit("s")
    if isinstance(text, str) and len(text) == 6 and text[:4].isdigit() and text[4] in "Qq" and text[5] in "1234":
        return (pd.Timestamp(year=int(text[:4]), month=3 * int(text[5]), day=1) + pd.offsets.MonthEnd(0)).as_unit("s")
    day = pd.Timestamp(text)
    if pd.isna(day):
        raise ValueError(value)
    return day.tz_localize(None).normalize().as_unit("s")


def _time(value: Any) -> pd.Timestamp:
    moment = pd.Timestamp(value)
    if moment.tzinfo is not None:
        moment = moment.tz_convert("UTC").tz_localize(None)
    return moment.as_unit("ms")


_PARSERS: Mapping[Kind, Any] = {
    "text": str,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": parse_date,
    "time": _time,
}
