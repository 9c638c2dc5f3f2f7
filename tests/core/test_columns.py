"""A typed value is read as its column stores it, or refused by name."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.columns import parse_date
from siteplanner.core.errors import EditError
from siteplanner.core.schema import PARCELS, PLANTS


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        ("power_kw", " 1200 ", 1200.0),
        ("storeys", "2", 2),
        ("storeys", 2.0, 2),
        ("open_flame", "是", True),
        ("open_flame", 0, False),
        ("in_service", "2025", pd.Timestamp("2025-12-31")),
        ("in_service", "2025Q1", pd.Timestamp("2025-03-31")),
        ("in_service", pd.Timestamp("2025-03-04 15:00", tz="UTC"), pd.Timestamp("2025-03-04")),
        ("name", " 成品 ", "成品"),
        ("hazard_class", "C", "C"),
        ("hazard_class", "甲类", "A"),
        ("hazard_class", "戊", "E"),
        ("hazard_class", "b", "B"),
        ("building_use", "厂房", "factory"),
        ("status", "在建", "under_construction"),
        ("capacity_unit", "吨/年", "t/a"),
    ],
)
def test_a_value_is_read_as_its_column_stores_it(column: str, value: object, stored: object) -> None:
    assert PLANTS.column(column).parse(value) == stored


@pytest.mark.parametrize("column", ["power_kw", "storeys", "open_flame", "in_service", "name", "hazard_class"])
@pytest.mark.parametrize("value", [None, "", "  ", float("nan"), pd.NA, pd.NaT, np.nan])
def test_every_kind_of_blank_is_none(column: str, value: object) -> None:
    assert PLANTS.column(column).parse(value) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("power_kw", "many"),
        ("power_kw", float("inf")),
        ("power_kw", -0.1),
        ("demand_factor", 1.01),
        ("storeys", 0),
        ("storeys", "1.5"),
        ("open_flame", "perhaps"),
        ("in_service", "2025Q5"),
        ("in_service", "soon"),
        ("hazard_class", "F"),
        ("fire_grade", 5),
        ("power_factor", 0),
    ],
)
def test_a_value_outside_its_domain_is_refused_by_name(column: str, value: object) -> None:
    with pytest.raises(EditError, match=column):
        PLANTS.column(column).parse(value)


def test_an_open_list_takes_other_values() -> None:
    assert schema.CONSTRAINTS.column("grade").parse("750kV") == "750kV"
    assert PARCELS.column("land_use").parse(" 1001 ") == "1001"


@given(st.dates(pd.Timestamp("1950-01-01").date(), pd.Timestamp("2100-12-31").date()))
def test_every_day_survives_being_written_and_read(day: object) -> None:
    assert str(parse_date(str(day)).date()) == str(day)


def test_a_whole_number_that_no_file_holds_is_refused_in_words() -> None:
    for value in (10**30, "1e30", 2.0**63):
        with pytest.raises(EditError, match="storeys"):
            PLANTS.column("storeys").parse(value)
