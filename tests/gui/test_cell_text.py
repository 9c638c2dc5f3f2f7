"""What a table copies is read again as the very same value, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import schema
from siteplanner.core.columns import Column
from siteplanner.core.edits.set_layer_attributes import set_layer_attributes
from siteplanner.core.filters.conditions import folded
from siteplanner.core.pasted_cells import read_block
from siteplanner.core.typed_values import read_typed
from siteplanner.gui import translation
from siteplanner.gui.cell_text import copied_text, heading, headings, unit_text
from siteplanner.gui.column_choices import filter_columns, grades_of, offers
from siteplanner.gui.panels.table_clipboard import quoted
from tests.edit_sequences import start

LAYERS = (*schema.BASE_LAYERS, schema.PLANTS)
COLUMNS = [(of, column) for of in LAYERS for column in of.columns if column.name not in of.id_columns]


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, desk: Any) -> Iterator[str]:
    translation.install_language(request.param)
    yield request.param
    translation.install_language("en")


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Values as the plan keeps them."""
    if column.domain:
        return st.sampled_from([choice.value for choice in column.domain])
    low = column.minimum if column.minimum is not None else -1e9
    high = column.maximum if column.maximum is not None else 1e14
    if column.kind == "number":
        return st.floats(low, high, allow_nan=False)
    if column.kind == "integer":
        return st.integers(int(low), int(min(high, 1e9)))
    if column.kind == "boolean":
        return st.booleans()
    if column.kind == "date":
        return st.dates().map(lambda day: pd.Timestamp(year=max(1700, min(2250, day.year)), month=day.month, day=1))
    return st.sampled_from(["x", "东厂 一期", 'a "b"', "1001", "anode_graphite,separator", "3", "二类", "a\tb"])


@pytest.mark.parametrize("language", ["en", "zh_CN"], indirect=True)
def test_what_is_copied_is_read_as_the_same_value(language: str) -> None:
    plan = start()

    @settings(max_examples=300)
    @given(st.sampled_from(COLUMNS).flatmap(lambda of: st.tuples(st.just(of), values_of(of[1]))))
    def same(drawn: tuple[tuple[schema.Layer, Column], Any]) -> None:
        (of, column), value = drawn
        choice = offers(of.name, column, plan)
        text = copied_text(column, value, choice)
        assert read_typed(read_block(quoted(text))[0][0], column, choice.words()) == value

    same()


def test_a_blank_is_copied_as_nothing() -> None:
    column = schema.PLANTS.column("power_kw")
    assert copied_text(column, None, offers("plants", column, None)) == ""


def test_headings_carry_the_unit_and_are_found_again(language: str) -> None:
    columns = {column.name: column for column in schema.PLANTS.columns}
    found = headings(columns)
    assert all(found[folded(heading(column))] == name for name, column in columns.items())
    assert found["power_kw"] == "power_kw"
    assert unit_text("CNY") == ("元" if language == "zh_CN" else "CNY")


def test_grades_follow_the_kind() -> None:
    every = offers("constraints", schema.CONSTRAINTS.column("grade"), None)
    assert {offer.value for offer in grades_of(["pipeline"], every).offers} == {"oil_gas"}
    assert grades_of(["river"], every).offers == ()
    assert "county" in {offer.value for offer in grades_of(["road", "river"], every).offers}


def test_filters_know_columns_by_both_languages(language: str) -> None:
    from siteplanner.core.attribute_table import AttributeTable
    from siteplanner.core.row_filter import RowFilter

    plan = set_layer_attributes("parcels", ["L2"], {"status": "reserved"}).apply(start())
    table = AttributeTable(schema.PARCELS, plan.site.parcels)
    columns = filter_columns(table, plan)
    written = ["Status = Reserved", "status = reserved", "measured_area_m2 > 1 mu and status = reserved"]
    if language == "zh_CN":
        written += ["状态 = 预留", "面积 > 1亩 且 状态 = 预留", "量算面积 亩 > 1 且 状态 = 预留"]
    for text in written:
        rows = RowFilter.read(text, columns).rows(table)
        assert rows is not None
        assert rows.tolist() == [False, False, True, False], text
