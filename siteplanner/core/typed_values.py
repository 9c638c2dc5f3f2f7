"""A value as a person types or pastes it, read as its column stores it: 甲类, 1.2万, 2025年3月, 是."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.measure_units import plain_text, read_number
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_A_NUMBER = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not a number. Write it like 12 300 or 1.23万.")
NOT_WHOLE = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not a whole number. Leave the decimals out.")
NOT_A_DAY = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is not a date. Write it like 2027-06-30, 2027Q2 or 2027.")
NOT_YES_OR_NO = QT_TRANSLATE_NOOP("errors", "{column}: “{value}” is neither yes nor no.")

LIST_COLUMNS = frozenset({"products"})
"""Columns that hold several words, comma between."""
_BETWEEN_WORDS = re.compile(r"[,，、;；\n]")

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0{1,2}:00(?::00)?)?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_QUARTER = re.compile(r"(\d{4})\s*年?\s*-?(?:Q\s*([1-4])|第?\s*([1-4一二三四])\s*季度?)", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})\s*年?")
_YES, _NO = {"true", "yes", "y", "1", "是", "有", "√", "✓"}, {"false", "no", "n", "0", "否", "无", "×"}


def read_typed(text: Any, column: Column, words: Mapping[str, str] | None = None) -> Any:
    """What ``text`` means in ``column``; None for a blank. ``words`` maps names people use, casefolded, to values.

    Raises EditError saying why it cannot be kept.

    >>> from siteplanner.core.schema import PLANTS
    >>> read_typed("甲类", PLANTS.column("hazard_class")), read_typed("４.２ MW", PLANTS.column("power_kw"))
    ('A', 4200.0)
    """
    if not isinstance(text, str):
        return column.parse(text)
    written = plain_text(text)
    if not written:
        return None
    if column.name in LIST_COLUMNS:
        parts = (part.strip() for part in _BETWEEN_WORDS.split(written))
        return column.parse(",".join(_word(part, part, words or {}, closed=False) for part in parts if part))
    if column.kind == "text":
        return column.parse(_word(written, text.strip(), words or {}, closed=column.vocabulary is not None))
    try:
        return column.parse(_READERS[column.kind](written, column))
    except ValueError as error:
        wrong = {"integer": NOT_WHOLE, "number": NOT_A_NUMBER, "boolean": NOT_YES_OR_NO}.get(column.kind, NOT_A_DAY)
        raise EditError(wrong, column=column.label, value=text) from error


def _word(plain: str, written: str, words: Mapping[str, str], *, closed: bool) -> str:
    found = words.get(plain.casefold())
    if found is not None:
        return found
    return plain if closed else written


def _number(written: str, column: Column) -> float:
    return read_number(written, column.unit)


def _integer(written: str, column: Column) -> int:
    try:
        number = read_number(written, column.unit)
    except ValueError as error:
        raise EditError(NOT_A_NUMBER, column=column.label, value=written) from error
    if number != int(number):
        raise ValueError(written)
    return int(number)


def _boolean(written: str, _: Column) -> bool:
    return read_yes_or_no(written)


def read_yes_or_no(written: str) -> bool:
    """Yes or no in either language. Raises ValueError.

    >>> read_yes_or_no("是"), read_yes_or_no("No")
    (True, False)
    """
    word = plain_text(written).casefold()
    if word not in _YES | _NO:
        raise ValueError(written)
    return word in _YES


def _day(written: str, _: Column) -> pd.Timestamp:
    return days(written)[1]


def days(written: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and last day of the day, month, quarter or year that is meant. Raises ValueError.

    >>> days("2025年3月"), days("2026第二季度")[1]
    ((Timestamp('2025-03-01 00:00:00'), Timestamp('2025-03-31 00:00:00')), Timestamp('2026-06-30 00:00:00'))
    """
    text = plain_text(written)
    if found := _DAY.fullmatch(text):
        day = _stamp(*map(int, found.groups()))
        return day, day
    if found := _YEAR.fullmatch(text):
        return _stamp(int(found[1]), 1, 1), _stamp(int(found[1]), 12, 31)
    if found := _QUARTER.fullmatch(text):
        number = found[2] or found[3]
        quarter = "一二三四".find(number) + 1 or int(number)
        first = _stamp(int(found[1]), 3 * quarter - 2, 1)
        return first, (first + pd.DateOffset(months=2) + pd.offsets.MonthEnd(0)).as_unit("s")
    if found := _MONTH.fullmatch(text):
        first = _stamp(int(found[1]), int(found[2]), 1)
        return first, (first + pd.offsets.MonthEnd(0)).as_unit("s")
    raise ValueError(written)


def _stamp(year: int, month: int, day: int) -> pd.Timestamp:
    return pd.Timestamp(year=year, month=month, day=day).as_unit("s")


def _moment(written: str, column: Column) -> Any:
    return column.parse(written)


_READERS = {"number": _number, "integer": _integer, "boolean": _boolean, "date": _day, "time": _moment}
