"""Printed shares: whatever the amounts, they sum to 100.00 %, and none is off by a hundredth or more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.measures.land.shares import printed_shares

ALL = 10_000


# 1/7 is 14.2857 %: five are rounded up, for 5 × 14.29 + 2 × 14.28 = 100.01 would be too much: 4 × 14.29 + 3 × 14.28
def test_sevenths_by_hand() -> None:
    assert printed_shares([1.0] * 7) == (1429, 1429, 1429, 1429, 1428, 1428, 1428)


# 62.345 + 37.655: each rounded for itself would give 62.35 + 37.66 = 100.01 (or 62.34 + 37.66)
def test_halves_go_to_one_of_the_two() -> None:
    first, second = printed_shares([62.345, 37.655]) or (0, 0)
    assert first + second == ALL
    assert {first, second} in ({6234, 3766}, {6235, 3765})


def test_what_is_missing_goes_to_the_largest_remainder() -> None:
    assert printed_shares([33_331.0, 33_332.0, 33_337.0]) == (3333, 3333, 3334)


def test_what_is_counted_twice_is_taken_off() -> None:
    assert printed_shares([9000.0, 6000.0, 5000.0, 1000.0, -1000.0]) == (4500, 3000, 2500, 500, -500)


@pytest.mark.parametrize("amounts", [[], [0.0], [0.0, 0.0], [1.0, -1.0], [float("nan")], [float("inf"), 1.0]])
def test_of_no_land_there_are_no_shares(amounts: list[float]) -> None:
    assert printed_shares(amounts) is None


AMOUNTS = st.lists(st.floats(1e-4, 1e9), min_size=1, max_size=40)


@given(AMOUNTS, st.floats(0.0, 0.3))
def test_they_sum_to_a_hundred_percent_exactly(amounts: list[float], again: float) -> None:
    twice = -again * max(amounts)
    printed = printed_shares([*amounts, twice])
    whole = sum(amounts) + twice
    assert printed is not None
    assert sum(printed) == ALL
    for amount, share in zip([*amounts, twice], printed, strict=True):
        assert abs(share - amount / whole * ALL) < 1 + 1e-6
