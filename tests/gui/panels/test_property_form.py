"""The property editor on parcels, zones, constraints, substations: their words, locks, numbers, several at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from siteplanner.core import edits
from siteplanner.core.features import Feature
from siteplanner.core.land_use import load_system
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.list_field import ListField
from siteplanner.gui.panels.properties_panel import PropertiesPanel
from siteplanner.gui.panels.property_field import PropertyField
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
LAYERS = ("parcels", "zones", "constraints", "substations")


@pytest.fixture
def panel(window: MainWindow) -> PropertiesPanel:
    return window.properties_panel


@pytest.fixture
def session(window: MainWindow, opened: Opened, two_plants: Plan) -> PlanningSession:
    """Two parcels in two zones, a road, a substation, two plants; nothing is locked."""
    made = opened(edits.set_layer_attributes("parcels", ["L1"], {"zone_id": "Z1"}).apply(two_plants))
    for layer in LAYERS:
        window.desk.set_locked(layer, False)
    return made


def select(session: PlanningSession, *named: str) -> None:
    """``"parcels L1"`` and so on."""
    session.select_features([Feature(*name.split()) for name in named])


def combo(panel: PropertiesPanel, name: str) -> QComboBox:
    field = panel.fields[name]
    assert isinstance(field, PropertyField)
    assert field.combo is not None
    return field.combo


def line(panel: PropertiesPanel, name: str) -> QLineEdit:
    field = panel.fields[name]
    assert isinstance(field, PropertyField)
    assert field.line is not None
    return field.line


def type_in(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def ground(field: QLineEdit) -> str:
    """What colour it has behind its text."""
    return field.grab().toImage().pixelColor(field.width() - 4, field.height() // 2).name()


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def choices(box: QComboBox) -> list[Any]:
    return [box.itemData(at) for at in range(box.count())]


def test_each_layer_shows_its_own_fields(panel: PropertiesPanel, session: PlanningSession) -> None:
    for selected, field in (
        ("parcels L1", "land_use"),
        ("zones Z1", "power_quota_kw"),
        ("constraints C1", "half_width_m"),
        ("substations S1", "capacity_kva"),
        ("plants P1", "hazard_class"),
    ):
        select(session, selected)
        assert field in panel.fields
        assert panel.form is not None
        assert panel.form.number.text() == selected.split()[1]


def test_land_use_is_chosen_by_its_chinese_name_and_has_its_colour(
    window: MainWindow, panel: PropertiesPanel, session: PlanningSession
) -> None:
    window.commands.language_zh_CN()
    select(session, "parcels L1")
    box = combo(panel, "land_use")
    assert box.currentText() == "100102 二类工业用地"
    assert not box.itemIcon(box.currentIndex()).isNull()
    choose(box, "0701")
    assert session.plan.site.parcels.loc["L1", "land_use"] == "0701"
    assert session.history.at == 1


def test_the_land_uses_offered_are_those_of_the_code_system_by_its_names(
    panel: PropertiesPanel, session: PlanningSession, window: MainWindow
) -> None:
    select(session, "parcels L1")
    box = combo(panel, "land_use")
    assert box.findData("05H1") < 0 <= box.findData("100102")
    choose(combo(panel, "code_system"), "")
    assert box.findData("05H1") > 0 < box.findData("100102")
    choose(box, "0601")
    choose(combo(panel, "code_system"), "SURVEY3")
    assert box.findData("05H1") > 0 > box.findData("100102")
    assert box.currentText() == f"0601 {load_system('SURVEY3')['0601'].name_en}"


def test_a_code_that_its_system_does_not_know_is_refused_with_a_sentence_and_stays_to_be_corrected(
    panel: PropertiesPanel, session: PlanningSession, window: MainWindow
) -> None:
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    select(session, "parcels L1")
    written = combo(panel, "land_use").lineEdit()
    assert written is not None
    for code in ("abc", "1e99"):
        type_in(written, code)
        assert told[-1].startswith(f"“{code}” is no code of the “Land and sea use guide 2023”.")
        assert combo(panel, "land_use").property("invalid")
        assert written.text() == code
    assert len(told) == 2, "once each"
    assert session.history.at == 0
    type_in(written, "100103")
    assert session.plan.site.parcels.loc["L1", "land_use"] == "100103"
    assert not combo(panel, "land_use").property("invalid")


def test_a_code_that_no_list_has_may_be_typed_where_no_code_system_is_set(
    panel: PropertiesPanel, session: PlanningSession
) -> None:
    select(session, "parcels L1")
    choose(combo(panel, "code_system"), "")
    written = combo(panel, "land_use").lineEdit()
    assert written is not None
    type_in(written, "M2")
    assert session.plan.site.parcels.loc["L1", "land_use"] == "M2"
    assert combo(panel, "land_use").currentText() == "M2"


def test_the_grades_offered_are_those_of_the_kind(panel: PropertiesPanel, session: PlanningSession) -> None:
    select(session, "constraints C1")
    assert "county" in choices(combo(panel, "grade"))
    assert "110kV" not in choices(combo(panel, "grade"))
    choose(combo(panel, "kind"), "power_line")
    assert "110kV" in choices(combo(panel, "grade"))
    assert "county" not in choices(combo(panel, "grade"))
    assert combo(panel, "grade").currentText() == "county"  # what stands there is not thrown away


def test_the_products_of_a_zone_are_ticked_in_a_list_as_one_step(
    panel: PropertiesPanel, session: PlanningSession
) -> None:
    select(session, "zones Z1")
    field = panel.fields["products"]
    assert isinstance(field, ListField)
    assert field.button.text() == "Anode graphite"
    field.menu.aboutToShow.emit()
    ticked = {entry.data(): entry for entry in field.menu.actions()}
    ticked["electrolyte"].setChecked(True)
    ticked["separator"].setChecked(True)
    field.menu.aboutToHide.emit()
    products = session.plan.site.zones.loc["Z1", "products"]
    assert set(products.split(",")) == {"anode_graphite", "electrolyte", "separator"}
    assert session.history.at == 1
    select(session, "zones Z2")
    assert panel.fields["products"].button.text() == "any"  # type: ignore[union-attr]


def test_several_parcels_show_what_they_share(panel: PropertiesPanel, session: PlanningSession) -> None:
    select(session, "parcels L1", "parcels L2")
    assert panel.title.text() == "Parcels  ×  2"
    assert combo(panel, "land_use").currentText().startswith("100102")
    assert combo(panel, "zone_id").currentText() == ""
    written = combo(panel, "zone_id").lineEdit()
    assert written is not None
    assert written.placeholderText() == "(several values)"
    choose(combo(panel, "status"), "reserved")
    assert session.plan.site.parcels["status"].tolist() == ["reserved", "reserved"]
    assert session.history.at == 1


def test_features_of_several_layers_are_shown_one_layer_at_a_time(
    panel: PropertiesPanel, session: PlanningSession
) -> None:
    select(session, "parcels L1", "plants P1", "plants P2")
    buttons = panel._mixed.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Only Parcels (1)", "Only Plants (2)"]
    buttons[1].click()
    assert session.selection == ("P1", "P2")
    assert panel.title.text() == "2 plants"


def test_a_locked_layer_is_read_only_until_it_is_unlocked(
    window: MainWindow, panel: PropertiesPanel, session: PlanningSession
) -> None:
    window.desk.set_locked("parcels", True)
    select(session, "parcels L1")
    assert panel.form is not None
    assert panel.form.lock.isVisible()
    assert line(panel, "owner").isReadOnly()
    assert not combo(panel, "status").isEnabled()
    panel.form.unlock.click()
    assert not window.desk.is_locked("parcels")
    assert not panel.form.lock.isVisible()
    type_in(line(panel, "owner"), "Town")
    assert session.plan.site.parcels.loc["L1", "owner"] == "Town"


def test_the_number_of_a_locked_layer_looks_as_the_other_fields_do(
    panel: PropertiesPanel, session: PlanningSession, window: MainWindow
) -> None:
    select(session, "parcels L1")
    assert panel.form is not None
    free = ground(panel.form.number)
    window.desk.set_locked("parcels", True)
    assert ground(panel.form.number) == ground(line(panel, "name")) != free
    session.select_features([Feature("parcels", "L2")])
    assert ground(panel.form.number) == ground(line(panel, "name")) != free
    window.desk.set_locked("parcels", False)
    assert ground(panel.form.number) == free


def test_a_number_is_changed_on_purpose_and_what_refers_to_it_follows(
    panel: PropertiesPanel, session: PlanningSession
) -> None:
    before = session.plan
    select(session, "substations S1")
    assert panel.form is not None
    type_in(panel.form.number, "S9")
    assert list(session.plan.site.substations.index) == ["S9"]
    assert session.plan.plants()["substation_id"].tolist() == ["S9", "S9"]
    assert session.selected == (Feature("substations", "S9"),)
    session.undo()
    assert session.plan is before


def test_a_number_in_use_is_refused(panel: PropertiesPanel, session: PlanningSession, window: MainWindow) -> None:
    heard: list[str] = []
    window.desk.told.connect(lambda message, _action: heard.append(str(message)))
    select(session, "parcels L1")
    assert panel.form is not None
    type_in(panel.form.number, "L2")
    assert "“L2” is in use" in heard[0]
    assert panel.form.number.text() == "L1"


def test_a_point_shows_its_coordinates_and_a_line_its_length(panel: PropertiesPanel, session: PlanningSession) -> None:
    select(session, "substations S1")
    assert "X (north) 4\u202f174\u202f110.000" in panel.place.text().replace("\u00a0", " ")
    select(session, "constraints C1")
    assert "400.0 m" in panel.place.text().replace("\u00a0", " ")


def test_columns_of_the_users_own_can_be_edited(
    window: MainWindow, panel: PropertiesPanel, opened: Opened, two_plants: Plan
) -> None:
    zones = two_plants.site.zones.assign(remark=["a", None])
    session = opened(edits.replace_layer("zones", zones).apply(two_plants))
    window.desk.set_locked("zones", False)
    select(session, "zones Z2")
    type_in(line(panel, "remark"), "later")
    assert session.plan.site.zones["remark"].tolist() == ["a", "later"]


def test_typing_goes_on_while_the_base_map_changes(panel: PropertiesPanel, session: PlanningSession) -> None:
    select(session, "zones Z1")
    form, field = panel.form, line(panel, "name")
    type_in(field, "North")
    assert session.plan.site.zones.loc["Z1", "name"] == "North"
    assert panel.form is form  # the fields are the same ones, the cursor is where it was


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_change_of_theme_makes_the_fields_anew_without_harm(
    window: MainWindow, panel: PropertiesPanel, session: PlanningSession, theme: str, qtbot: Any
) -> None:
    select(session, "parcels L1")
    getattr(window.commands, f"theme_{theme}")()
    window.commands.theme_dark()
    assert panel.form is not None
    assert "land_use" in panel.fields
    window.commands.theme_light()
