"""Numbers as a room reads them."""

from __future__ import annotations

import pytest

from siteplanner.core.number_course import ShownNumber
from siteplanner.core.readable_units import number_words
from siteplanner.words import translator


@pytest.mark.parametrize(
    ("key", "unit", "value", "english", "chinese"),
    [
        ("capacity.anode_graphite", "t/a", 300_000.0, "300,000 t/a", "30 万吨/年"),
        ("capacity.separator", "m2/a", 4e8, "400,000,000 m²/a", "4 亿 m²/年"),
        ("output_value_cny", "CNY/a", 1e10, "10,000.0 M CNY/a", "100.00 亿元/年"),
        ("investment_cny", "CNY", 2.5e8, "250.0 M CNY", "2.50 亿元"),
        ("demand_kw", "kW", 38_400.0, "38.4 MW", "38.4 MW"),
        ("footprint_m2", "m2", 123_400.0, "12.34 ha", "12.34 公顷"),
        ("plants", "", 12.0, "12 ", "12 "),
    ],
)
def test_each_number_has_its_readers_unit(key: str, unit: str, value: float, english: str, chinese: str) -> None:
    number = ShownNumber(key, key, unit, value, 0)
    assert " ".join(number_words(number, translator("en").text, chinese=False)) == english
    assert " ".join(number_words(number, translator("zh").text, chinese=True)) == chinese


def test_what_is_not_known_is_a_dash_with_its_unit() -> None:
    assert number_words(ShownNumber("jobs", "Jobs", "", None, 2), translator("en").text, chinese=False) == ("–", "")
