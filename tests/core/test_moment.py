"""Until when things count."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.moment import Quarter, by_then, last_day, name_of, read_moment


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025", dt.date(2025, 12, 31)),
        ("2025年", dt.date(2025, 12, 31)),
        ("2025Q1", dt.date(2025, 3, 31)),
        (" 2024q1 ", dt.date(2024, 3, 31)),
        ("2025 年第 2 季度", dt.date(2025, 6, 30)),
        ("2025年四季度", dt.date(2025, 12, 31)),
        ("2024-02-29", dt.date(2024, 2, 29)),
    ],
)
def test_a_year_and_a_quarter_are_their_last_day(written: str, day: dt.date) -> None:
    assert read_moment(written) == day


@pytest.mark.parametrize("written", ["", "25", "2025Q5", "2025-02-30", "9999", "soon", "2025-13-01"])
def test_what_is_no_moment_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(InputError, match="2025Q4"):
        read_moment(written)


def test_quarters_between_two_count_both_ends() -> None:
    assert [str(q) for q in Quarter(2023, 3).until(Quarter(2024, 2))] == ["2023Q3", "2023Q4", "2024Q1", "2024Q2"]
    assert Quarter(2024, 1).until(Quarter(2023, 4)) == ()


def test_every_day_of_a_year_lies_in_the_quarter_that_holds_it() -> None:
    day = dt.date(2024, 1, 1)
    while day.year == 2024:
        quarter = Quarter.of(day)
        assert quarter.first_day <= day <= quarter.last_day
        day += dt.timedelta(days=1)


@pytest.mark.parametrize("year", [-5, 0, 1, 9999, 12_000])
def test_a_year_that_no_calendar_has_is_read_as_the_nearest_that_it_has(year: int) -> None:
    day = last_day(year)
    assert day is not None
    assert day.year == min(max(year, 1), 9999)


def test_a_moment_is_called_by_the_quarter_it_ends() -> None:
    named = [str(name_of(when)) for when in (2025, dt.date(2025, 12, 31), dt.date(2025, 12, 30))]
    assert named == ["2025", "2025Q4", "2025-12-30"]
    assert [read_moment(name) for name in named] == [last_day(2025), dt.date(2025, 12, 31), dt.date(2025, 12, 30)]


def test_a_time_of_day_is_its_day() -> None:
    assert last_day(dt.datetime(2025, 6, 30, 18)) == dt.date(2025, 6, 30)  # noqa: DTZ001 - as a frame holds it


def test_what_has_no_date_always_counts() -> None:
    since = np.array(["2025-12-31", "2026-01-01", "NaT"], dtype="datetime64[D]")
    assert by_then(since, 2025).tolist() == [True, False, True]
    assert by_then(since, dt.date(2026, 1, 1)).tolist() == [True, True, True]
    assert by_then(since, None).tolist() == [True, True, True]
