"""What a filter tests, over whole columns at once. A blank fits no comparison; “not” turns any answer round."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from siteplanner.core.measure_units import plain_text

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Values(Protocol):
    """The columns of a table as a condition sees them; every array has one entry a row."""

    def __len__(self) -> int: ...

    def numbers(self, name: str) -> Floats:
        """Numbers, whole numbers, yes (1) or no (0); NaN where blank."""

    def dates(self, name: str) -> npt.NDArray[np.datetime64]:
        """Days; NaT where blank."""

    def texts(self, name: str) -> tuple[npt.NDArray[np.intp], Sequence[str]]:
        """Which of the different texts each row has (-1: blank), and those texts."""

    def blanks(self, name: str) -> Bools:
        """Where nothing is given."""


class Condition(Protocol):
    def rows(self, values: Values) -> Bools:
        """Which rows fit."""


class Number(Protocol):
    def of(self, values: Values) -> Floats:
        """One figure a row, or one for all; NaN where there is none."""


@dataclass(frozen=True)
class Both:
    first: Condition
    second: Condition

    def rows(self, values: Values) -> Bools:
        return self.first.rows(values) & self.second.rows(values)


@dataclass(frozen=True)
class Either:
    first: Condition
    second: Condition

    def rows(self, values: Values) -> Bools:
        return self.first.rows(values) | self.second.rows(values)


def joined(conditions: Sequence[Condition], by: type[Both | Either]) -> Condition:
    """Conditions joined by one word. The tree is as flat as may be: a list of a thousand parcels is no deep thought."""
    if len(conditions) == 1:
        return conditions[0]
    half = (len(conditions) + 1) // 2
    return by(joined(conditions[:half], by), joined(conditions[half:], by))


@dataclass(frozen=True)
class Not:
    part: Condition

    def rows(self, values: Values) -> Bools:
        return ~self.part.rows(values)


@dataclass(frozen=True)
class Blank:
    column: str

    def rows(self, values: Values) -> Bools:
        return values.blanks(self.column)


@dataclass(frozen=True)
class Figure:
    """A number written in the filter."""

    figure: float

    def of(self, values: Values) -> Floats:  # noqa: ARG002 - the same for every table
        return np.array(self.figure)


@dataclass(frozen=True)
class ColumnNumber:
    column: str

    def of(self, values: Values) -> Floats:
        return values.numbers(self.column)


@dataclass(frozen=True)
class Sum:
    """Two numbers joined by one of ``+ - * /``."""

    first: Number
    sign: str
    second: Number

    def of(self, values: Values) -> Floats:
        by = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}[self.sign]
        with np.errstate(divide="ignore", invalid="ignore"):
            made: Floats = by(self.first.of(values), self.second.of(values))
        return made


@dataclass(frozen=True)
class CompareNumbers:
    first: Number
    sign: str
    second: Number

    def rows(self, values: Values) -> Bools:
        a, b = self.first.of(values), self.second.of(values)
        fits = _COMPARE[self.sign](a, b) & ~(np.isnan(a) | np.isnan(b))
        return np.broadcast_to(fits, (len(values),)).copy()


@dataclass(frozen=True)
class CompareDates:
    """A date against a span: before its first day, by its last day, within it."""

    column: str
    sign: str
    first: np.datetime64
    last: np.datetime64

    def rows(self, values: Values) -> Bools:
        days = values.dates(self.column)
        if self.sign == "=":
            fits = (days >= self.first) & (days <= self.last)
        else:
            fits = _COMPARE[self.sign](days, self.first if self.sign in ("<", ">=") else self.last)
        known: Bools = fits & ~np.isnat(days)
        return known


@dataclass(frozen=True)
class TextFits:
    """``how`` is ``=``, ``contains`` or ``starts``; small and capital letters, full and half width are the same."""

    column: str
    how: str
    wanted: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people call the values, folded; a part of a name is a part of the value, too."""

    def rows(self, values: Values) -> Bools:
        wanted = tuple(folded(text) for text in self.wanted)
        if self.how == "=":
            return _where(values, self.column, frozenset(wanted).__contains__)
        if self.how == "starts":
            return _where(values, self.column, lambda text: any(c.startswith(wanted) for c in called(text, self.names)))
        return _where(values, self.column, lambda text: any(w in c for w in wanted for c in called(text, self.names)))


@dataclass(frozen=True)
class SameText:
    """Two columns of text say the same."""

    first: str
    second: str

    def rows(self, values: Values) -> Bools:
        a, b = (_folded_rows(values, name) for name in (self.first, self.second))
        same: Bools = (a == b) & (a != "")
        return same


@dataclass(frozen=True)
class AnyText:
    """One of the columns holds the word, as stored or as the list of its words calls it."""

    columns: tuple[str, ...]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    word: str

    def rows(self, values: Values) -> Bools:
        word = folded(self.word)
        found = np.zeros(len(values), dtype=bool)
        for column in self.columns:
            found |= _where(values, column, _holding(word, self.names.get(column, {})))
        return found


def _holding(word: str, names: Mapping[str, tuple[str, ...]]) -> Callable[[str], bool]:
    return lambda text: any(word in each for each in called(text, names))


def called(text: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A folded text and what people call it; of a list of words what they call each."""
    return (text, *(name for part in text.split(",") for name in names.get(part.strip(), ()))) if names else (text,)


def folded(text: str) -> str:
    """A text as it is compared."""
    return plain_text(text).casefold()


def _where(values: Values, column: str, test: Callable[[str], bool]) -> Bools:
    """Test every different text once. A blank fits nothing."""
    codes, texts = values.texts(column)
    fits = np.array([*(test(folded(text)) for text in texts), False], dtype=bool)
    return fits[codes]


def _folded_rows(values: Values, column: str) -> npt.NDArray[np.object_]:
    codes, texts = values.texts(column)
    return np.array([*(folded(text) for text in texts), ""], dtype=object)[codes]
