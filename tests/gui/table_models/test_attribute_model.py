"""The table's model: cells read from the frame, order and filter as row numbers, values that fit asked for as edits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from siteplanner.core import schema
from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.plan import Plan
from siteplanner.gui.numbers import THIN_SPACE
from siteplanner.gui.table_models.attribute_model import AttributeModel
from tests.builders import factory, plan, rect, site

EDIT = Qt.ItemDataRole.EditRole


@pytest.fixture
def works() -> Plan:
    made = {
        "P10": factory(rect(0, 0, 30, 20), name="Ten", capacity=12_000.0, capacity_unit="t/a"),
        "P2": factory(rect(50, 0, 30, 20), name="Two", power_kw=None, status="planned"),
        "P1": factory(rect(99, 0, 30, 20), name=None, power_kw=2500.0, status="existing"),
    }
    made_plan = plan(site(), made)
    return made_plan.with_plants("base", made_plan.plants().assign(remark=["x", None, "z"]))


@pytest.fixture
def model(works: Plan, desk: Any) -> AttributeModel:
    made = AttributeModel()
    made.set_table(AttributeTable(schema.PLANTS, works.plants()), works, desk.styles)
    made.locked = False
    return made


def cell(model: AttributeModel, row: int, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.index(row, model.section_of(column)).data(role)


def column(model: AttributeModel, name: str) -> list[str]:
    return [cell(model, row, name) for row in range(model.rowCount())]


def test_it_keeps_the_rules_of_models(model: AttributeModel, works: Plan, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)
    model.sort(model.section_of("power_kw"))
    model.set_fits(np.array([True, False, True]))
    qtmodeltester.check(model)
    model.set_table(None, None)
    qtmodeltester.check(model)


def test_cells_say_values_as_people_read_them(model: AttributeModel) -> None:
    assert cell(model, 0, "plant_id") == "P10"
    assert cell(model, 0, "capacity") == f"12{THIN_SPACE}000"
    assert cell(model, 0, "hazard_class") == "C (bing)"
    assert cell(model, 1, "power_kw") == ""
    assert cell(model, 0, "measured_area_m2") == "600.0"
    assert cell(model, 0, "measured_area_mu") == "0.90"
    assert cell(model, 2, "remark") == "z"
    heading = model.headerData(model.section_of("power_kw"), Qt.Orientation.Horizontal)
    assert heading == "Connected load kW"


def test_numbers_stand_right_and_words_left(model: AttributeModel) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert cell(model, 0, "power_kw", Qt.ItemDataRole.TextAlignmentRole) == right
    assert cell(model, 0, "name", Qt.ItemDataRole.TextAlignmentRole) != right


def test_rows_are_sorted_and_back(model: AttributeModel) -> None:
    model.sort(0)
    assert column(model, "plant_id") == ["P1", "P2", "P10"]
    model.sort(model.section_of("power_kw"), Qt.SortOrder.DescendingOrder)
    assert column(model, "plant_id") == ["P1", "P10", "P2"]  # blanks last
    model.sort(-1)
    assert column(model, "plant_id") == ["P10", "P2", "P1"]


def test_a_filter_leaves_the_rows_that_fit_in_their_order(model: AttributeModel) -> None:
    model.sort(0)
    model.set_fits(np.array([True, False, True]))
    assert column(model, "plant_id") == ["P1", "P10"]
    assert model.shown_rows(("P10", "P2")).tolist() == [1]
    assert model.ids([1]) == ("P10",)


def test_new_values_keep_the_order_and_new_rows_take_it_anew(model: AttributeModel, works: Plan, qtbot: Any) -> None:
    model.sort(model.section_of("power_kw"))
    assert column(model, "plant_id") == ["P10", "P1", "P2"]
    plants = works.plants()
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.set_table(AttributeTable(schema.PLANTS, plants.assign(power_kw=[9e9, 1.0, 2.0])), works)
    assert column(model, "plant_id") == ["P10", "P1", "P2"]  # no row jumps away while it is edited
    with qtbot.waitSignal(model.modelReset):
        model.set_table(AttributeTable(schema.PLANTS, plants.iloc[:2].assign(power_kw=[9e9, 1.0])), works)
    assert column(model, "plant_id") == ["P2", "P10"]


def test_what_fits_is_asked_for_and_what_does_not_is_refused(model: AttributeModel, qtbot: Any) -> None:
    at = model.index(0, model.section_of("power_kw"))
    with qtbot.waitSignal(model.edited) as asked:
        assert model.setData(at, "1.5万")
    assert asked.args == [("P10",), "power_kw", 15_000.0]
    with qtbot.waitSignal(model.refused) as said, qtbot.assertNotEmitted(model.edited):
        assert not model.setData(at, "many")
    assert "Connected load: “many” is not a number" in str(said.args[0])
    with qtbot.assertNotEmitted(model.edited):
        assert model.setData(at, "1000")  # it says so already


def test_words_of_lists_are_read(model: AttributeModel, qtbot: Any) -> None:
    at = model.index(0, model.section_of("hazard_class"))
    for word in ("甲类", "A (jia)", "a"):
        with qtbot.waitSignal(model.edited) as asked:
            assert model.setData(at, word)
        assert asked.args[2] == "A"


def test_ids_measured_columns_and_locked_layers_cannot_be_edited(model: AttributeModel) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, model.section_of("name"))) & editable
    assert not model.flags(model.index(0, 0)) & editable
    assert not model.flags(model.index(0, model.section_of("measured_area_m2"))) & editable
    assert model.flags(model.index(0, model.section_of("remark"))) & editable
    model.locked = True
    assert not model.flags(model.index(0, model.section_of("name"))) & editable
    assert not model.setData(model.index(0, model.section_of("name")), "x")
