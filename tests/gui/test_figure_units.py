"""The unit a column is read in: the larger one where numbers are large, written as its readers write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.gui.figure_units import shown_as
from siteplanner.gui.translation import install_language


@pytest.fixture
def in_chinese(qapp: Any) -> Iterator[None]:
    install_language("zh_CN")
    yield
    install_language("en")


def unit_of(unit: str, largest: float) -> str:
    return shown_as(FigureColumn("k", "K", unit, 0), (largest, None)).unit


@pytest.mark.parametrize(
    ("unit", "largest", "written"),
    [
        ("t/a", 300_000.0, "万吨/年"),
        ("t/a", 9_000.0, "吨/年"),
        ("m2/a", 4e8, "亿 m²/年"),
        ("CNY/a", 3e9, "亿元/年"),
        ("CNY", 3e9, "亿元"),
        ("CNY/a", 4e5, "万元/年"),
        ("kWh/a", 1.2e9, "万 kWh/年"),
        ("kW", 180_000.0, "MW"),
    ],
)
@pytest.mark.usefixtures("in_chinese")
def test_chinese_units_are_chinese_throughout(unit: str, largest: float, written: str) -> None:
    assert unit_of(unit, largest) == written


def test_english_units_stay_in_thousands() -> None:
    assert unit_of("CNY/a", 3e9) == "M CNY/a"
    assert unit_of("kWh/a", 1.2e9) == "GWh/a"
    assert unit_of("t/a", 300_000.0) == "t/a"
