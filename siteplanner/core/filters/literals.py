"""Values written in a filter, read for the column they are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from siteplanner.core.errors import FilterError
from siteplanner.core.filters.conditions import folded
from siteplanner.core.filters.tokens import Token
from siteplanner.core.measure_units import read_number
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.typed_values import days, read_yes_or_no

NO_NUMBER = QT_TRANSLATE_NOOP("errors", "“{value}” (character {place}) is not a number. Write it like 12300 or 1.23万.")
NO_DAY = QT_TRANSLATE_NOOP(
    "errors", "“{value}” (character {place}) is not a date. Write it like 2027-06-30, 2027Q2 or 2027."
)
NO_WORD = QT_TRANSLATE_NOOP("errors", "“{value}” (character {place}) is no value of “{column}”. It has: {known}.")
NO_ANSWER = QT_TRANSLATE_NOOP("errors", "“{value}” (character {place}): “{column}” is either yes or no.")


class WithWords(Protocol):
    """A column with the words people use for its values."""

    @property
    def label(self) -> str: ...
    @property
    def words(self) -> Mapping[str, str]: ...
    @property
    def closed(self) -> bool: ...


def number_of(token: Token, unit: str) -> float:
    """The figure in the column's ``unit``. Raises FilterError."""
    try:
        return read_number(token.text, unit)
    except ValueError as error:
        raise FilterError(NO_NUMBER, at=token.at, value=token.text, place=token.at + 1) from error


def day_span(token: Token, _: str = "") -> tuple[np.datetime64, np.datetime64]:
    """The first and last day meant: 2025 is a whole year. Raises FilterError."""
    try:
        first, last = days(token.text)
    except ValueError as error:
        raise FilterError(NO_DAY, at=token.at, value=token.text, place=token.at + 1) from error
    return first.to_datetime64(), last.to_datetime64()


def yes_or_no(token: Token, column: str) -> bool:
    """Raises FilterError for any other word."""
    try:
        return read_yes_or_no(token.text)
    except ValueError as error:
        raise FilterError(NO_ANSWER, at=token.at, value=token.text, place=token.at + 1, column=column) from error


def word_of(token: Token, column: WithWords) -> str:
    """The value the column stores for a word. Raises FilterError for a word that a closed column cannot hold."""
    word = folded(token.text)
    found = column.words.get(word)
    if found is not None:
        return found
    if column.closed and word not in {folded(value) for value in column.words.values()}:
        first = {value: name for name, value in reversed(list(column.words.items()))}
        known = ", ".join(dict.fromkeys(first[value] for value in column.words.values()))
        raise FilterError(NO_WORD, at=token.at, value=token.text, place=token.at + 1, column=column.label, known=known)
    return token.text
