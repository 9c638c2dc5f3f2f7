"""Until when things count."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.moment import Quarter, by_then, read_moment


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025", dt.date(2025, 12, 31)),
        ("2025年", dt.date(2025, 12, 31)),
        ("2025Q1", dt.date(2025, 3, 31)),
        (" 2024q1 ", dt.date(2024, 3, 31)),
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


def test_what_has_no_date_always_counts() -> None:
    since = np.array(["2025-12-31", "2026-01-01", "NaT"], dtype="datetime64[D]")
    assert by_then(since, 2025).tolist() == [True, False, True]
    assert by_then(since, dt.date(2026, 1, 1)).tolist() == [True, True, True]
    assert by_then(since, None).tolist() == [True, True, True]
