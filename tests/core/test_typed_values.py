"""What people type or paste is read as it is meant; what is not clear is refused with the reason."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from siteplanner.core.errors import EditError
from siteplanner.core.measure_units import read_number
from siteplanner.core.schema import CONSTRAINTS, PARCELS, PLANTS, ZONES
from siteplanner.core.typed_values import days, read_typed


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12300", 12300.0),
        ("12,300", 12300.0),
        ("12 300.5", 12300.5),
        ("12\u202f300", 12300.0),
        ("１２，３００", 12300.0),
        ("1.23万", 12300.0),
        ("2千万", 2e7),
        ("1亿2000万", 1.2e8),
        ("-3.5万", -35000.0),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("一万二千三百", 12300.0),
        ("三百二十", 320.0),
        ("十二", 12.0),
        ("两亿", 2e8),
        ("一百零五", 105.0),
        ("85%", 0.85),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, number: float) -> None:
    assert read_number(written) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    "written", ["", "abc", "1,5", "12,34,567", "1万2", "3..4", "nan", "inf", "5 kW", "5 6", "1 23", "东", "1.2.3"]
)
def test_what_is_no_clear_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - there is no sentence yet; read_typed makes it
        read_number(written)


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        ("3 亩", "m²", 2000.0),
        ("2公顷", "m²", 20000.0),
        ("500 ㎡", "m²", 500.0),
        ("4.2MW", "kW", 4200.0),
        ("2万千瓦", "kW", 20000.0),
        ("1.2亿元", "CNY", 1.2e8),
        ("63 MVA", "kVA", 63000.0),
        ("30吨", "t", 30.0),
        ("1.5 km", "m", 1500.0),
        ("110千伏", "kV", 110.0),
        ("2万吨/年", "t/a", 20000.0),
    ],
)
def test_a_unit_behind_the_figure_is_understood(written: str, unit: str, number: float) -> None:
    assert read_number(written, unit) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        ("hazard_class", "甲类", "A"),
        ("hazard_class", "Ｂ", "B"),
        ("hazard_class", "丙 ", "C"),
        ("status", "现状", "existing"),
        ("capacity_unit", "吨/年", "t/a"),
        ("open_flame", "是", True),
        ("open_flame", "×", False),
        ("storeys", "３", 3),
        ("storeys", "二", 2),
        ("power_kw", "", None),
        ("power_kw", 4200, 4200.0),
        ("name", "  一期 ", "一期"),
        ("in_service", "2027年6月", pd.Timestamp("2027-06-30")),
        ("in_service", "2027年", pd.Timestamp("2027-12-31")),
        ("in_service", "2027/3/4", pd.Timestamp("2027-03-04")),
        ("in_service", "2026第三季度", pd.Timestamp("2026-09-30")),
        ("in_service", "2026Q1", pd.Timestamp("2026-03-31")),
    ],
)
def test_a_cell_is_read_by_its_column(column: str, written: Any, value: Any) -> None:
    assert read_typed(written, PLANTS.column(column)) == value


def test_words_people_use_stand_for_values() -> None:
    kind = CONSTRAINTS.column("kind")
    assert read_typed("公路", kind, {"公路": "road"}) == "road"
    assert read_typed("工业用地", PARCELS.column("land_use"), {"工业用地": "1001"}) == "1001"
    assert read_typed("自定义", PARCELS.column("land_use"), {"工业用地": "1001"}) == "自定义"


def test_a_list_of_words_is_read_word_by_word() -> None:
    names = {"负极材料": "anode_graphite", "隔膜": "separator"}
    products = ZONES.column("products")
    assert read_typed("负极材料、 隔膜，other", products, names) == "anode_graphite,separator,other"
    assert read_typed(" ", products, names) is None


@pytest.mark.parametrize(
    ("column", "written", "sentence"),
    [
        ("power_kw", "many", "Connected load: “many” is not a number"),
        ("power_kw", "-5", "below the smallest"),
        ("storeys", "2.5", "not a whole number"),
        ("storeys", "two", "“two” is not a number"),
        ("in_service", "3/4/27", "is not a date"),
        ("in_service", "2027-13-01", "is not a date"),
        ("in_service", "2027-3-45", "is not a date"),
        ("open_flame", "maybe", "neither yes nor no"),
        ("hazard_class", "Z", "is not allowed"),
        ("demand_factor", "85", "above the largest"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(column: str, written: str, sentence: str) -> None:
    with pytest.raises(EditError, match=sentence):
        read_typed(written, PLANTS.column(column))


def test_a_month_is_not_taken_for_a_quarter() -> None:
    assert days("2025-3") == (pd.Timestamp("2025-03-01"), pd.Timestamp("2025-03-31"))
    assert days("2025 Q3")[0] == pd.Timestamp("2025-07-01")
