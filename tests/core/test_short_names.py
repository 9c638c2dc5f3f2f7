"""Names of ten letters for columns, as tables of Shapefiles need them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.short_names import short_name, short_names, shortened


@pytest.mark.parametrize("of", [*schema.BASE_LAYERS, schema.PLANTS], ids=lambda of: of.name)
def test_every_column_of_the_plan_has_a_short_name_of_its_own(of: schema.Layer) -> None:
    names = [short_name(name) for name in of.names()]
    assert len({name.upper() for name in names}) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,9}", name) for name in names)


def test_only_columns_that_are_too_long_are_called_otherwise() -> None:
    known = {name for of in schema.LAYERS.values() for name in of.names()} | {"scenario_id"}
    assert all(len(name) > 10 and name in known for name in short_names())


def test_a_name_that_fits_keeps_its_letters_before_one_that_is_made() -> None:
    assert shortened(["权属单位", "QSDW"]) == {"权属单位": "QSDW_2", "QSDW": "QSDW"}


def test_names_that_differ_by_case_alone_are_told_apart() -> None:
    assert shortened(["Name", "NAME"], taken=["name"]) == {"Name": "Name_2", "NAME": "NAME_3"}


def test_a_made_name_that_is_taken_is_numbered_within_ten_letters() -> None:
    long = [f"建设工程规划许可证编号{n}" for n in "一二三"]
    assert list(shortened(long).values()) == ["JSGCGHXKZB", "JSGCGHXK_2", "JSGCGHXK_3"]


@given(st.lists(st.text(max_size=14), unique=True, max_size=30), st.lists(st.sampled_from(["name", "F1", "QSDW"])))
def test_any_names_become_short_plain_ones_none_twice(columns: list[str], taken: list[str]) -> None:
    names = shortened(columns, taken)
    assert list(names) == columns
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,9}", name) for name in names.values())
    upper = [name.upper() for name in names.values()]
    assert len(set(upper)) == len(upper)
    assert not {name.upper() for name in taken} & set(upper)
