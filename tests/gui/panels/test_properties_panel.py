"""The property editor, typed into: one step a change, on all selected plants, nothing taken over that is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.properties_panel import PropertiesPanel
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN

Opened = Callable[[Plan], PlanningSession]
THIN = "\u202f"


@pytest.fixture
def panel(window: MainWindow) -> PropertiesPanel:
    return window.properties_panel


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    """What the toasts said."""
    heard: list[str] = []
    window.desk.told.connect(lambda message, _action: heard.append(str(message)))
    return heard


@pytest.fixture
def two_works(two_plants: Plan) -> Plan:
    """Two works of types of the catalogue, at their default capacities."""
    plan = two_plants
    for type_id, east_m in (("anode_integrated", 60.0), ("anode_finishing", 250.0)):
        at = (ORIGIN[0] + east_m, ORIGIN[1] + 60.0)
        plan = edits.place_plants(plan, "base", type_id, at).apply(plan)
    return edits.remove_plants("base", ["P1", "P2"]).apply(plan)


def line(panel: PropertiesPanel, name: str) -> QLineEdit:
    found = panel.fields[name].line
    assert found is not None
    return found


def combo(panel: PropertiesPanel, name: str) -> QComboBox:
    found = panel.fields[name].combo
    assert found is not None
    return found


def type_in(panel: PropertiesPanel, name: str, text: str, *, leave: bool = True) -> None:
    field = line(panel, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    enter(field, text)
    if leave:
        QTest.keyClick(field, Qt.Key.Key_Return)


def enter(field: QLineEdit, text: str) -> None:
    """ASCII by keys, anything else as an input method hands it over."""
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(field, composed)


def choose(panel: PropertiesPanel, name: str, label: str) -> None:
    """Choose with the keyboard, as when the list is dropped down."""
    box = combo(panel, name)
    box.showPopup()
    view = box.view()
    view.setCurrentIndex(view.model().index(box.findText(label), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)


def steps(session: PlanningSession) -> int:
    return session.history.at


def test_nothing_selected_says_how_to_select(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants)
    assert panel._stack.currentIndex() == 0


def test_one_plant_shows_what_it_is(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    opened(two_plants).select(["P1"])
    assert panel._stack.currentIndex() == 1
    assert panel.title.text() == "P1"
    assert panel.place.text().replace("\u00a0", " ") == f"P1  ·  1{THIN}200 m² · 1.80 mu  ·  40.0 × 30.0 m"
    assert line(panel, "capacity").text() == f"10{THIN}000"
    assert combo(panel, "hazard_class").currentData() == "C"
    assert line(panel, "in_service").text() == ""


def test_several_plants_show_what_they_share_and_where_they_differ(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan
) -> None:
    opened(edits.set_attributes("base", ["P2"], {"hazard_class": "D"}).apply(two_plants)).select(["P1", "P2"])
    assert panel.title.text() == "2 plants"
    assert (line(panel, "height_m").text(), line(panel, "height_m").placeholderText()) == ("12", "")
    assert (line(panel, "capacity").text(), line(panel, "capacity").placeholderText()) == ("", "(several values)")
    assert combo(panel, "hazard_class").currentIndex() == -1
    assert combo(panel, "hazard_class").placeholderText() == "(several values)"
    assert combo(panel, "product").currentData() == "anode_graphite"


def test_a_value_typed_is_one_step_on_all_selected(
    window: MainWindow, panel: PropertiesPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    session.select(["P1", "P2"])
    type_in(panel, "developer", "贝特瑞")
    assert list(session.plan.plants()["developer"]) == ["贝特瑞", "贝特瑞"]
    assert steps(session) == 1
    window.desk.undo()
    assert session.plan.plants()["developer"].isna().all()
    assert session.selection == ("P1", "P2")


def test_leaving_a_field_as_it_was_is_no_step(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    session.select(["P1", "P2"])
    for name in ("capacity", "height_m", "developer"):
        line(panel, name).setFocus()
        QTest.keyClick(line(panel, name), Qt.Key.Key_Return)
    type_in(panel, "height_m", "12.0")
    assert steps(session) == 0


@pytest.mark.parametrize("typed", ["24000", "24 000", "24,000", f"24{THIN}000", "24，000"])
def test_thousands_may_be_typed_in_any_way(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan, typed: str
) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    type_in(panel, "power_kw", typed)
    assert session.plan.plants()["power_kw"]["P1"] == 24_000.0
    assert line(panel, "power_kw").text() == f"24{THIN}000"


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("power_kw", "much", "is not a number"),
        ("power_kw", "-5", "below the smallest allowed value"),
        ("demand_factor", "1.5", "above the largest allowed value"),
        ("fire_grade", "7", "Fire resistance grade: 7 is above the largest allowed value, 4."),
        ("storeys", "2.5", "is not a whole number"),
        ("in_service", "2025-13-01", "is not a date"),
    ],
)
def test_a_refused_value_stays_to_be_corrected_with_its_reason_and_changes_nothing(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan, said: list[str], name: str, typed: str, reason: str
) -> None:
    session = opened(two_plants)
    session.select(["P1", "P2"])
    type_in(panel, name, typed)
    assert session.plan is two_plants
    assert line(panel, name).text() == typed
    assert reason in line(panel, name).toolTip()
    assert line(panel, name).property("invalid") is True
    line(panel, "note").setFocus()
    assert len(said) == 1, "a refusal is said once"


def test_a_corrected_value_is_marked_no_longer(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    type_in(panel, "power_kw", "much")
    type_in(panel, "power_kw", "2000")
    assert session.plan.plants()["power_kw"]["P1"] == 2000.0
    assert line(panel, "power_kw").property("invalid") is False
    type_in(panel, "power_kw", "much")
    type_in(panel, "power_kw", f"2{THIN}000")
    assert line(panel, "power_kw").property("invalid") is False


def test_a_value_can_be_made_blank(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    session.select(["P1", "P2"])
    type_in(panel, "power_kw", "")
    assert session.plan.plants()["power_kw"].isna().all()
    choose(panel, "substation_id", "")
    assert session.plan.plants()["substation_id"].isna().all()


@pytest.mark.parametrize(("typed", "stored"), [("2025", "2025-12-31"), ("2025Q2", "2025-06-30"), ("2025-03-04",) * 2])
def test_a_date_may_be_a_year_a_quarter_or_a_day(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan, typed: str, stored: str
) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    type_in(panel, "in_service", typed)
    assert f"{session.plan.plants()['in_service']['P1']:%Y-%m-%d}" == stored
    assert line(panel, "in_service").text() == stored


def test_the_substations_of_the_plan_can_be_chosen(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(edits.set_attributes("base", ["P1", "P2"], {"substation_id": None}).apply(two_plants))
    session.select(["P1", "P2"])
    box = combo(panel, "substation_id")
    assert [box.itemText(at) for at in range(box.count())] == ["", "S1  S"]
    choose(panel, "substation_id", "S1  S")
    assert list(session.plan.plants()["substation_id"]) == ["S1", "S1"]
    assert steps(session) == 1


def test_yes_and_no_are_said_so(panel: PropertiesPanel, opened: Opened, two_plants: Plan) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    choose(panel, "open_flame", "Yes")
    assert bool(session.plan.plants()["open_flame"]["P1"]) is True
    assert combo(panel, "open_flame").currentText() == "Yes"
    choose(panel, "open_flame", "No")
    assert combo(panel, "open_flame").currentText() == "No"
    assert combo(panel, "open_flame").count() == 3


def test_a_capacity_follows_the_law_of_the_type(panel: PropertiesPanel, opened: Opened, two_works: Plan) -> None:
    session = opened(two_works)
    session.select(["P03"])
    type_in(panel, "capacity", "40000")
    row, law = session.plan.plants().loc["P03"], load_catalogue().get("anode_integrated").attributes(40_000.0)
    assert (row["capacity"], row["power_kw"], row["jobs"]) == (40_000.0, law["power_kw"], law["jobs"])
    assert row["geometry"].area > two_works.plants().geometry["P03"].area
    assert steps(session) == 1


def test_a_capacity_of_several_follows_the_law_of_each_in_one_step(
    panel: PropertiesPanel, opened: Opened, two_works: Plan
) -> None:
    session = opened(two_works)
    session.select(["P03", "P04"])
    type_in(panel, "capacity", "15000")
    for plant, type_id in (("P03", "anode_integrated"), ("P04", "anode_finishing")):
        law = load_catalogue().get(type_id).attributes(15_000.0)
        assert session.plan.plants()["power_kw"][plant] == law["power_kw"]
    assert steps(session) == 1


def test_a_capacity_the_type_cannot_have_is_refused(
    panel: PropertiesPanel, opened: Opened, two_works: Plan, said: list[str]
) -> None:
    session = opened(two_works)
    session.select(["P03", "P04"])
    before = line(panel, "capacity").text()
    type_in(panel, "capacity", "9000000")
    assert session.plan is two_works
    assert "cannot have a capacity of 9,000,000" in said[0]
    assert line(panel, "capacity").text() == "9000000", "it stays to be corrected"
    assert line(panel, "capacity").property("invalid")
    QTest.keyClick(line(panel, "capacity"), Qt.Key.Key_Escape)
    assert line(panel, "capacity").text() == before


def test_a_plant_that_no_type_describes_takes_a_capacity_as_it_is(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan, said: list[str]
) -> None:
    session = opened(edits.set_attributes("base", ["P1"], {"type_id": None, "capacity": None}).apply(two_plants))
    session.select(["P1"])
    type_in(panel, "capacity", "777")
    assert session.plan.plants()["capacity"]["P1"] == 777.0
    assert said == []


def test_while_a_plant_is_dragged_its_place_is_followed(
    panel: PropertiesPanel, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    session.preview(edits.set_attributes("base", ["P1"], {"name": "Works"}))
    assert panel.title.text() == "Works"
    session.preview(None)
    assert panel.title.text() == "P1"


def test_saving_takes_over_what_is_still_being_typed(
    window: MainWindow, panel: PropertiesPanel, opened: Opened, two_plants: Plan, tmp_path: Path
) -> None:
    session = opened(two_plants)
    session.save(tmp_path / "p.gpkg")
    session.select(["P1"])
    window.desk.apply(edits.set_attributes("base", ["P2"], {"jobs": 5}))
    type_in(panel, "developer", "杉杉", leave=False)
    window.activateWindow()
    panel.fields["developer"].line.setFocus()  # type: ignore[union-attr]
    QTest.keyClick(line(panel, "developer"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert open_plan(tmp_path / "p.gpkg").plants()["developer"]["P1"] == "杉杉"
    assert not session.dirty


def test_the_language_changes_labels_and_choices_and_keeps_the_selection(
    window: MainWindow, panel: PropertiesPanel, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    session = opened(two_plants)
    session.select(["P1", "P2"])
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: panel.title.text() == "2 个项目")
    assert line(panel, "capacity").placeholderText() == "（多个值）"
    assert combo(panel, "product").currentText() == "负极材料"
    assert line(panel, "capacity").accessibleName() == "产能"
    assert session.selection == ("P1", "P2")


def test_f2_style_editing_starts_in_the_name(
    window: MainWindow, panel: PropertiesPanel, opened: Opened, two_plants: Plan, qtbot: Any
) -> None:
    opened(two_plants).select(["P1"])
    window.commands.show_properties()
    qtbot.waitUntil(lambda: line(panel, "name").hasFocus())


def test_a_field_tells_what_its_figure_rests_on_and_the_capacity_the_law(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    window.desk.select(("P1",))
    fields = window.properties_panel.fields
    power, capacity = fields["power_kw"].line, fields["capacity"].line
    assert power is not None
    assert capacity is not None
    assert load_catalogue().get("anode_finishing").figures["power_kw"].source in power.toolTip()
    assert "depth fixed" in capacity.toolTip()


def test_unlocking_gives_the_keyboard_to_the_map_and_the_hint_follows(
    panel: PropertiesPanel, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    window.desk.select_features((Feature("parcels", "L1"),))
    assert panel.form is not None
    line(panel, "name").setFocus()
    assert "locked" in window.status.hint.text()
    QTest.mouseClick(panel.form.unlock, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not window.desk.is_locked("parcels")
    assert "locked" not in window.status.hint.text()
    assert window.canvas.view.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert window.canvas.tool.name == "split"


@pytest.mark.parametrize("typed", ["Anode works", ""])
def test_escape_in_a_field_undoes_the_typing_and_gives_the_keys_back_to_the_map(
    panel: PropertiesPanel, window: MainWindow, opened: Opened, two_plants: Plan, typed: str
) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    type_in(panel, "name", typed, leave=False)
    QTest.keyClick(line(panel, "name"), Qt.Key.Key_Escape)
    assert line(panel, "name").text() == ""
    assert window.canvas.view.hasFocus()
    assert session.plan is two_plants
    assert session.selection == ("P1",), "what is selected stays: the next Esc is for the map"


def test_escape_takes_a_refused_figure_a_half_written_choice_and_a_number_back(
    panel: PropertiesPanel, window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(two_plants)
    session.select(["P1"])
    power = line(panel, "power_kw").text()
    type_in(panel, "power_kw", "-5")
    assert line(panel, "power_kw").property("invalid")
    QTest.keyClick(line(panel, "power_kw"), Qt.Key.Key_Escape)
    assert line(panel, "power_kw").text() == power
    assert not line(panel, "power_kw").property("invalid")
    product = combo(panel, "product").lineEdit()
    assert product is not None
    before = product.text()
    product.setFocus()
    product.setText("half wr")
    QTest.keyClick(product, Qt.Key.Key_Escape)
    assert product.text() == before
    assert panel.form is not None
    panel.form.number.setFocus()
    panel.form.number.setText("P77")
    QTest.keyClick(panel.form.number, Qt.Key.Key_Escape)
    assert panel.form.number.text() == "P1"
    assert window.canvas.view.hasFocus()
    assert session.plan is two_plants
