"""Until when things count: a year, a quarter or a day, each by its last day; and quarters as steps of time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    import geopandas as gpd

When = int | dt.date | None
"""A year, a day, or None for always. What is in service by its last day counts; what has no date always counts."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
NOT_A_MOMENT = QT_TRANSLATE_NOOP(
    "measures", "“{value}” is no year, quarter or day. Write it like 2025, 2025Q4 or 2025-06-30."
)
OF_QUARTER = QT_TRANSLATE_NOOP("measures", "{year:d}Q{number:d}")
_WRITTEN = re.compile(r"(\d{4})(?:\s*[-年]?\s*(?:[Qq]([1-4])|第?\s*([1-4一二三四])\s*季度?)|-(\d{1,2})-(\d{1,2}))?年?")
_IN_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter a day lies in.

        >>> str(Quarter.of(dt.date(2025, 8, 1)))
        '2025Q3'
        """
        return cls(day.year, (day.month + 2) // 3)

    @property
    def last_day(self) -> dt.date:
        """Its last day.

        >>> Quarter(2025, 4).last_day.isoformat(), Quarter(2024, 1).last_day.isoformat()
        ('2025-12-31', '2024-03-31')
        """
        return self.after(1).first_day - dt.timedelta(days=1)

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    def after(self, quarters: int) -> Quarter:
        """So many quarters later (negative: before).

        >>> str(Quarter(2025, 4).after(1)), str(Quarter(2025, 1).after(-5))
        ('2026Q1', '2023Q4')
        """
        year, number = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return Quarter(year, number + 1)

    @property
    def name(self) -> Message:
        """For people, in their language."""
        return OF_QUARTER(year=self.year, number=self.number)

    def until(self, last: Quarter) -> tuple[Quarter, ...]:
        """This quarter and those after it, up to and with ``last``; none where ``last`` is earlier."""
        count = 4 * (last.year - self.year) + last.number - self.number + 1
        return tuple(self.after(n) for n in range(max(0, count)))

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}"


def last_day(when: When) -> dt.date | None:
    """The last day that counts; None: all of them.

    >>> last_day(2025), last_day(dt.date(2025, 6, 30)), last_day(None)
    (datetime.date(2025, 12, 31), datetime.date(2025, 6, 30), None)
    """
    if isinstance(when, int):
        return dt.date(min(max(when, dt.MINYEAR), dt.MAXYEAR), 12, 31)
    return when.date() if isinstance(when, dt.datetime) else when


def name_of(when: int | dt.date) -> Message | str:
    """What a moment is called: the year as given, the quarter whose last day it is, else the day.

    >>> str(name_of(2025)), str(name_of(dt.date(2025, 6, 30))), str(name_of(dt.date(2025, 6, 1)))
    ('2025', '2025Q2', '2025-06-01')
    """
    if isinstance(when, int):
        return str(when)
    quarter = Quarter.of(when)
    return quarter.name if quarter.last_day == when else when.isoformat()


def by_then(since: npt.NDArray[np.datetime64], when: When) -> npt.NDArray[np.bool_]:
    """Which of some dates of coming into service (NaT: no date) lie no later than ``when``; those without always do."""
    last = last_day(when)
    if last is None:
        return np.ones(len(since), dtype=bool)
    flags: npt.NDArray[np.bool_] = np.isnat(since) | (since <= np.datetime64(last, "D"))
    return flags


def in_service(frame: gpd.GeoDataFrame, when: When) -> gpd.GeoDataFrame:
    """The plants or substations in service by then; what has no date always is."""
    if when is None:
        return frame
    kept: gpd.GeoDataFrame = frame[by_then(frame["in_service"].to_numpy(dtype="datetime64[D]"), when)]
    return kept


def read_moment(written: str) -> dt.date:
    """The last day of what is written: ``2025``, ``2025Q4`` or ``2025-06-30``. Raises InputError.

    >>> read_moment("2025"), read_moment("2025Q2"), read_moment("2025-06-03")
    (datetime.date(2025, 12, 31), datetime.date(2025, 6, 30), datetime.date(2025, 6, 3))
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise InputError(NOT_A_MOMENT, value=written)
    year = int(found[1])
    if number := found[2] or found[3]:
        return Quarter(year, _IN_CHINESE.get(number) or int(number)).last_day
    if not found[4]:
        return dt.date(year, 12, 31)
    try:
        return dt.date(year, int(found[4]), int(found[5]))
    except ValueError as error:
        raise InputError(NOT_A_MOMENT, value=written) from error
