"""Figures as Qt shows them: one unit a column, a dash where there is none, what is selected underlined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.gui.table_models.figure_model import FigureModel
from tests.core.measures.drawn_table import drawn_table

THIN = "\u202f"


@pytest.fixture
def model(qtbot: Any, qtmodeltester: Any) -> FigureModel:
    made = FigureModel()
    made.set_table(drawn_table())
    qtmodeltester.check(made)
    return made


def shown(model: FigureModel, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_a_number_that_is_not_there_is_a_dash_and_never_a_nought(model: FigureModel) -> None:
    assert shown(model, 0) == ["West", "900", f"4{THIN}000.0", "0.225", ""]
    assert shown(model, 2) == ["Outside", "100", "–", "–", "outside all zones"]


def test_headings_name_the_unit_that_the_column_is_read_in(model: FigureModel) -> None:
    assert [model.heading(section) for section in range(5)] == [
        "Zone",
        "Connected load (kW)",
        "Land (m²)",
        "Load density (kW/m²)",
        "Remark",
    ]
    table = drawn_table()
    large = replace(table.rows[0], values=(12_345_678.0, 1.0, 0.0, ""))
    model.set_table(replace(table, rows=(large, *table.rows[1:])))
    assert model.heading(1) == "Connected load (MW)"
    assert shown(model, 0)[1] == f"12{THIN}345.68"
    assert shown(model, 2)[1] == "0.10"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) == f"12{THIN}345{THIN}678 kW"


def test_another_table_of_the_same_shape_keeps_the_view_s_place(model: FigureModel, qtbot: Any) -> None:
    table = drawn_table()
    changed = replace(table, rows=(replace(table.rows[0], values=(901.0, 4000.0, 0.22525, "")), *table.rows[1:]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_table(changed)
    assert shown(model, 0)[1] == "901"
    with qtbot.waitSignal(model.modelReset):
        model.set_table(replace(table, rows=table.rows[:2]))


def test_numbers_that_hold_what_is_selected_are_underlined(model: FigureModel) -> None:
    model.mark_held(frozenset({(0, 0)}))
    assert model.data(model.index(0, 1), Qt.ItemDataRole.FontRole).underline()
    assert not model.data(model.index(1, 1), Qt.ItemDataRole.FontRole).underline()


def test_sums_are_set_off(model: FigureModel) -> None:
    weights = [model.data(model.index(row, 1), Qt.ItemDataRole.FontRole).weight() for row in (0, 3)]
    assert weights[1] > weights[0]


def test_a_number_before_a_unit_by_rows_is_in_the_unit_of_its_row(model: FigureModel) -> None:
    table = drawn_table()
    columns = (FigureColumn("value", "Value", decimals=2, sums=False), FigureColumn("unit", "Unit", decimals=None))
    model.set_table(replace(table, columns=columns, rows=(replace(table.rows[0], values=(51.1, "%")),)))
    assert model.unit_at(0, 0).unit == "%"
    assert model.unit_at(0, 1).unit == ""
    model.set_table(table)
    assert model.unit_at(0, 0).unit == "kW"
