"""Numbers as people read them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from siteplanner.gui import translation
from siteplanner.gui.numbers import (
    THIN_SPACE,
    capacity,
    figure,
    in_chinese,
    money,
    money_unit,
    money_unit_a_year,
    power,
)


@pytest.fixture
def chinese(qapp: Any) -> Iterator[None]:
    translation.install_language("zh_CN")
    yield
    translation.install_language("en")


@pytest.fixture
def english(qapp: Any) -> None:
    translation.install_language("en")


def test_thousands_are_thin_and_a_missing_number_is_a_dash() -> None:
    assert figure(1_234_567.891, 1) == f"1{THIN_SPACE}234{THIN_SPACE}567.9"
    assert figure(None) == figure(float("nan")) == "–"
    assert figure(-0.4) == "0"


@pytest.mark.usefixtures("english")
def test_in_english() -> None:
    assert not in_chinese()
    assert (money(250e6), money_unit()) == ("250.0", "M CNY")
    assert capacity(12_000, "t/a") == f"12{THIN_SPACE}000 t/a"
    assert capacity(5, "piece/a") == "5 pieces/a"


@pytest.mark.usefixtures("chinese")
def test_in_chinese() -> None:
    assert in_chinese()
    assert (money(250e6), money_unit()) == ("2.50", "亿元")
    assert capacity(9_999, "t/a") == f"9{THIN_SPACE}999 t/a"
    assert money_unit_a_year() == "亿元/年"
    assert capacity(12_000, "t/a") == "1.2 万 t/a"
    assert capacity(2e8, "m2/a") == "2 亿 m²/a"
    assert capacity(20_000, "piece/a") == "2 万 件/a"


def test_a_blank_is_a_dash_and_never_a_zero() -> None:
    assert money(None) == money(float("nan")) == capacity(None, "t/a") == power(None) == power(float("nan")) == "–"


def test_loads_are_in_megawatts_from_one_up() -> None:
    assert (power(999), power(1000), power(40_000)) == ("999 kW", "1.0 MW", "40.0 MW")
