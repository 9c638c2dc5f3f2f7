"""The rows of a map as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from PySide6.QtCore import Qt

from siteplanner.gui.table_models.map_rows_model import LONGEST_CELL, MapRowsModel

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def model(qapp: Any) -> MapRowsModel:
    made = MapRowsModel()
    made.set_table(
        pd.DataFrame({"ZDDM": ["甲-1", None], "area": [1000.0, 2.5], "day": pd.to_datetime(["2026-11-20", None])})
    )
    return made


def test_it_keeps_the_rules_of_models_while_tables_change(model: MapRowsModel, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)
    model.set_heads({"ZDDM": ["Parcel number"]})
    model.set_marks({1: ("error", "The row has no shape.")})
    model.set_table(None)
    qtmodeltester.check(model)


def test_values_stand_as_in_the_file(model: MapRowsModel) -> None:
    texts = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert texts == [["甲-1", "1000", "2026-11-20 00:00:00"], ["", "2.5", ""]]


def test_the_head_says_where_a_column_goes_in_a_second_line(model: MapRowsModel) -> None:
    model.set_heads({"ZDDM": ["Parcel number", "Name"]})
    assert model.headerData(0, ACROSS) == "ZDDM\n→ Parcel number, Name"
    assert model.headerData(1, ACROSS) == "area\n"


def test_rows_count_from_one_and_say_what_is_the_matter(model: MapRowsModel) -> None:
    model.set_marks({1: ("error", "The row has no shape.")})
    assert [model.headerData(row, DOWN) for row in range(2)] == ["1", "2"]
    assert model.headerData(1, DOWN, Qt.ItemDataRole.ToolTipRole) == "The row has no shape."
    assert not model.headerData(1, DOWN, Qt.ItemDataRole.DecorationRole).isNull()
    assert model.headerData(0, DOWN, Qt.ItemDataRole.DecorationRole) is None


def test_a_cell_of_a_novel_is_cut(qapp: Any) -> None:
    model = MapRowsModel()
    model.set_table(pd.DataFrame({"note": ["x" * 5000]}))
    assert model.index(0, 0).data() == "x" * LONGEST_CELL + "…"
