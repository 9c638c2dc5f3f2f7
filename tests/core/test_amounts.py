"""Amounts add up to what they were, descriptions become no milder."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.amounts import merged, parted
from siteplanner.core.schema import CONSTRAINTS, PARCELS, PLANTS

areas = st.lists(st.floats(0.5, 1e5, allow_nan=False), min_size=2, max_size=6)


@given(st.floats(0, 1e9, allow_nan=False), st.integers(0, 5000), areas)
def test_parts_have_together_what_the_whole_had(power_kw: float, jobs: int, areas_m2: list[float]) -> None:
    parts = parted(PLANTS, {"power_kw": power_kw, "jobs": float(jobs), "oil_t": None}, areas_m2)
    assert sum(part["power_kw"] for part in parts) == pytest.approx(power_kw)
    assert sum(part["jobs"] for part in parts) == jobs
    assert all(part["jobs"] == int(part["jobs"]) >= 0 for part in parts)
    assert all("oil_t" not in part for part in parts)


def test_a_registered_area_is_nobodys_and_amounts_can_stay_with_the_first() -> None:
    assert parted(PARCELS, {"official_area_m2": 900.0}, [1, 2]) == [{"official_area_m2": None}] * 2
    assert parted(PLANTS, {"capacity": 9.0}, [1, 2], "first") == [{"capacity": 9.0}, {"capacity": None}]


def rows(**columns: object) -> pd.DataFrame:
    return pd.DataFrame(columns)


def test_the_worst_hazard_and_the_lowest_limit_hold() -> None:
    one = merged(PLANTS, rows(hazard_class=["C", "A", None], fire_grade=[1, 3, 2], height_m=[9.0, 24.0, 12.0]))
    assert (one.values["hazard_class"], one.values["fire_grade"], one.values["height_m"]) == ("A", 3, 24.0)
    assert set(one.strictest) == {"hazard_class", "fire_grade", "height_m"}
    assert merged(PARCELS, rows(height_limit_m=[24.0, 18.0])).values["height_limit_m"] == 18.0
    assert merged(CONSTRAINTS, rows(half_width_m=[6.0, 7.5])).values["half_width_m"] == 7.5


def test_what_might_be_stricter_still_is_unknown() -> None:
    assert merged(PLANTS, rows(hazard_class=["C", None])).values["hazard_class"] is None
    assert merged(PARCELS, rows(height_limit_m=[24.0, None])).values["height_limit_m"] is None


def test_what_is_left_blank_is_not_called_the_strictest() -> None:
    one = merged(PARCELS, rows(height_limit_m=[24.0, None]))
    assert (one.strictest, one.unknown) == ((), ("height_limit_m",))


def test_a_flame_stays_a_flame_beside_a_blank() -> None:
    flames: list[object] = [None, True]
    assert merged(PLANTS, rows(open_flame=pd.array(flames, dtype="boolean"))).values["open_flame"] is True
    assert merged(PLANTS, rows(open_flame=pd.array([None, False], dtype="boolean"))).values["open_flame"] is None
    assert merged(PLANTS, rows(fire_grade=[4, None])).values["fire_grade"] == 4
    assert merged(CONSTRAINTS, rows(half_width_m=[None, 12.0])).values["half_width_m"] == 12.0


def test_equal_values_are_no_question_and_a_blank_beside_a_value_is_one() -> None:
    one = merged(PARCELS, rows(owner=["甲", "甲"], land_use=["100102", None], name=[None, None]))
    assert one.values["owner"] == "甲"
    assert one.differing == {"land_use": ("100102", None)}


def test_an_unknown_load_makes_the_whole_unknown() -> None:
    one = merged(PLANTS, rows(power_kw=[100.0, None], demand_factor=[0.8, 0.8], power_factor=[0.9, 0.95]))
    assert one.values["power_kw"] is None
    assert one.values["demand_factor"] == 0.8
    assert one.values["power_factor"] is None
    assert "power_kw" in one.unknown


def test_no_load_at_all_keeps_the_factors_blank() -> None:
    one = merged(PLANTS, rows(power_kw=[0.0, 0.0], demand_factor=[0.8, 0.6], power_factor=[0.9, 0.9]))
    assert one.values["power_kw"] == 0.0
    assert one.values["demand_factor"] is None
    assert one.values["power_factor"] == 0.9
