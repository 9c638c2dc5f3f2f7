"""The line of time of a film: a quarter stands within its year."""

from __future__ import annotations

import pytest

from siteplanner.core.moment import Quarter
from siteplanner.drawing.film.timeline import place_of, years_of

LINE = tuple(Quarter(year, number) for year in (2023, 2024, 2025) for number in (1, 2, 3, 4))[2:-1]
"""2023Q3 to 2025Q3."""


@pytest.mark.parametrize("now", LINE)
def test_the_marker_of_a_quarter_stands_within_its_year_and_no_other(now: Quarter) -> None:
    within = [year.year for year in years_of(LINE) if year.start <= place_of(LINE, now) <= year.end]
    assert within == [now.year]


def test_the_years_share_the_line_by_their_quarters() -> None:
    years = years_of(LINE)
    assert [(year.year, year.start, year.end) for year in years] == [
        (2023, 0.0, pytest.approx(2 / 9)),
        (2024, pytest.approx(2 / 9), pytest.approx(6 / 9)),
        (2025, pytest.approx(6 / 9), 1.0),
    ]
