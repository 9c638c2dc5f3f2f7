"""The line of time below a film: every quarter has its part, and a year reaches over its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from siteplanner.core.moment import Quarter


@dataclass(frozen=True, slots=True)
class YearOnLine:
    """A year of the line, from where to where it reaches as shares of its length, 0 to 1."""

    year: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return (self.start + self.end) / 2


def place_of(quarters: Sequence[Quarter], now: Quarter) -> float:
    """The middle of a quarter's part, as a share of the line: within its year, never on the edge to another.

    >>> place_of([Quarter(2024, 3), Quarter(2024, 4), Quarter(2025, 1), Quarter(2025, 2)], Quarter(2024, 4))
    0.375
    """
    return (quarters.index(now) + 0.5) / len(quarters)


def years_of(quarters: Sequence[Quarter]) -> tuple[YearOnLine, ...]:
    """The years of the line in order; the first and the last may have fewer quarters than the others.

    >>> [(each.year, each.end) for each in years_of([Quarter(2024, 4), *(Quarter(2025, n) for n in (1, 2, 3))])]
    [(2024, 0.25), (2025, 1.0)]
    """
    found, start = [], 0
    for year, of_it in groupby(quarters, key=lambda quarter: quarter.year):
        end = start + len(list(of_it))
        found.append(YearOnLine(year, start / len(quarters), end / len(quarters)))
        start = end
    return tuple(found)
