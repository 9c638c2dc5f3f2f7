"""Figures as people write them in either language mean what a reader takes them for, or are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.measure_units import read_number

DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A whole number in Chinese numerals, as schools teach it."""
    for size, sign in ((100_000_000, "亿"), (10_000, "万")):
        if number >= size:
            head, tail = divmod(number, size)
            gap = "零" if 0 < tail < size // 10 else ""
            return in_chinese(head) + sign + gap + (in_chinese(tail) if tail else "")
    written, zero = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if zero and written else "") + DIGITS[digit] + sign
            zero = False
        else:
            zero = True
    return written or DIGITS[0]


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert read_number(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("一亿二千万", 120_000_000.0),
        ("二亿五千万", 250_000_000.0),
        ("1亿2千万", 120_000_000.0),
        ("1千5百万", 15_000_000.0),
        ("3千5百万", 35_000_000.0),
        ("1万亿", 1e12),
        ("1.15亿", 115_000_000.0),
        ("1,234万", 12_340_000.0),
        ("百万", 1_000_000.0),
        ("十", 10.0),
        ("十二万", 120_000.0),
        ("10万零5百", 100_500.0),
        ("2万5千", 25_000.0),
        ("-5万", -50_000.0),
    ],
)
def test_ten_thousands_count_what_stands_before_them_alone(written: str, figure: float) -> None:
    assert read_number(written) == figure


@pytest.mark.parametrize(
    ("written", "figure"), [("三百二", 320.0), ("一万二", 12_000.0), ("两千五", 2_500.0), ("一亿三", 130_000_000.0)]
)
def test_a_last_digit_counts_the_next_lower_unit_as_people_say_it(written: str, figure: float) -> None:
    assert read_number(written) == figure


def test_digits_in_a_row_stand_in_their_places() -> None:
    assert read_number("二〇二五") == 2025.0
    assert read_number("一二〇") == 120.0


@pytest.mark.parametrize(
    "written",
    ["万", "亿", "十十", "一百一千", "二十三十", "3万5", "--5", "1,2万", "一二百", "1.234,5", "12,34", "万万"],
)
def test_what_has_no_one_meaning_is_refused(written: str) -> None:
    assert refused(written)


def test_a_very_long_figure_is_refused_like_a_short_one() -> None:
    for written in ("-" * 5000, "9" * 5000, "一" * 5000, "1" + "万" * 5000):
        assert refused(written)


def refused(written: str) -> bool:
    try:
        read_number(written)
    except ValueError:
        return True
    return False
