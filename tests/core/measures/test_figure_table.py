"""A table of figures: its cells by key, its JSON, and the two directions between numbers and what they are made of."""

from __future__ import annotations

import pytest

from siteplanner.core.features import Feature
from siteplanner.core.measures.figure_table import FigureTable, RowKind, summed
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.text import english
from tests.core.measures.drawn_table import P1, P2, P3, drawn_table


@pytest.fixture
def table() -> FigureTable:
    return drawn_table()


def test_a_cell_is_found_by_the_keys_of_its_row_and_column(table: FigureTable) -> None:
    assert table.value("Z1", "power_kw") == 900.0
    assert table.value(None, "power_kw", RowKind.OUTSIDE) == 100.0
    assert table.value(None, "power_kw", RowKind.TOTAL) == 1000.0
    with pytest.raises(KeyError):
        table.value("Z9", "power_kw")
    with pytest.raises(KeyError):
        table.value("Z1", "nothing")


def test_the_total_adds_groups_and_what_is_outside_and_leaves_ratios_alone(table: FigureTable) -> None:
    assert summed(table.columns, table.rows) == (1000.0, 5000.0, None, None)


def test_a_number_names_its_plants_and_a_plant_its_numbers(table: FigureTable) -> None:
    trace = table.trace(table.row("Z1"), table.column("power_kw"))
    assert trace is not None
    assert trace.features == (P1, P2)
    cells = {(table.rows[row].key, table.columns[column].key) for row, column in table.numbers_of(P3)}
    assert cells == {(None, "power_kw")}
    assert len(list(table.numbers_of(P3))) == 2  # outside, and the total
    assert list(table.numbers_of(Feature("plants", "elsewhere"))) == []


def test_what_gives_no_figure_lights_up_too_and_only_once(table: FigureTable) -> None:
    trace = table.trace(table.row("Z1"), table.column("land_m2"))
    assert trace is not None
    assert trace.features == (P1, P2)
    assert trace.lacking == (P2,)


def test_the_json_has_units_formulas_and_null_where_there_is_nothing(table: FigureTable) -> None:
    answer = table.to_json()
    assert [column["unit"] for column in answer["columns"]] == ["kW", "m2", "kW/m2", None]
    assert answer["columns"][2]["formula"] == "power_kw / land_m2"
    outside = next(row for row in answer["rows"] if row["kind"] == "outside")
    assert outside["key"] is None
    assert outside["density"] is None
    assert outside["remark"] == "outside all zones"
    assert answer["notes"] == ["drawn, not measured"]


def test_units_are_written_as_people_write_them() -> None:
    assert english(unit_words("m2")) == "m²"
    assert english(unit_words("kW")) == "kW"
