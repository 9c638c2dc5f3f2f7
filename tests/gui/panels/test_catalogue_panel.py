"""The plant types: found, chosen, given a capacity, taken to the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.catalogue_panel import MIME_TYPE, CataloguePanel
from siteplanner.services.planning_session import PlanningSession

Opened = Callable[[Plan], PlanningSession]
THIN = "\u202f"


@pytest.fixture
def panel(window: MainWindow, opened: Opened, two_plants: Plan) -> CataloguePanel:
    opened(two_plants)
    return window.catalogue_panel


def shown(panel: CataloguePanel) -> list[str]:
    return [item.text(0) for item in panel._items() if not item.isHidden()]


def test_every_type_of_the_catalogue_is_there(panel: CataloguePanel) -> None:
    assert len(shown(panel)) == len(load_catalogue().types)
    assert panel.current_type == next(iter(load_catalogue().types))


@pytest.mark.parametrize("typed", ["separator", "SEPARATOR", " separator "])
def test_typing_keeps_the_types_that_fit(panel: CataloguePanel, typed: str) -> None:
    QTest.keyClicks(panel.search, typed)
    assert shown(panel) == ["Separator works, wet", "Separator works, dry"]
    panel.search.clear()
    assert len(shown(panel)) == len(load_catalogue().types)


def test_chinese_names_are_found_in_english_too(panel: CataloguePanel) -> None:
    panel.search.setText("隔膜")
    assert shown(panel) == ["Separator works, wet", "Separator works, dry"]


def test_a_search_without_result_can_place_nothing_hidden(panel: CataloguePanel) -> None:
    panel.search.setText("nothing of the kind")
    assert shown(panel) == []
    assert panel.current_type == ""
    assert not panel.place.isEnabled()
    assert panel.drag_data() is None
    panel.search.clear()
    assert panel.place.isEnabled()


def test_the_first_that_fits_is_chosen_so_that_enter_can_follow(panel: CataloguePanel) -> None:
    panel.search.setText("electrolyte")
    assert panel.current_type == "electrolyte"


def test_a_capacity_is_kept_within_the_range_of_the_type(panel: CataloguePanel) -> None:
    found = load_catalogue().get("anode_integrated")
    panel.choose("anode_integrated")
    assert (panel.capacity.minimum(), panel.capacity.maximum()) == (found.capacity_min, found.capacity_max)
    assert panel.current_capacity is None
    panel.capacity.setFocus()
    panel.capacity.selectAll()
    QTest.keyClicks(panel.capacity, "35000")
    QTest.keyClick(panel.capacity, Qt.Key.Key_Return)
    assert panel.current_capacity == 35_000.0
    assert panel.capacity.text() == f"35{THIN}000 t/a"
    assert "to" in panel.capacity.toolTip()
    panel.capacity.selectAll()
    QTest.keyClicks(panel.capacity, "99999999")
    QTest.keyClick(panel.capacity, Qt.Key.Key_Return)
    assert panel.capacity.value() == found.capacity_max
    panel.capacity.selectAll()
    QTest.keyClicks(panel.capacity, "20,000 x")
    QTest.keyClick(panel.capacity, Qt.Key.Key_Return)
    assert panel.current_capacity is None, "20 000 t/a is the type's own; letters cannot be typed"


def test_the_summary_grows_with_the_capacity(panel: CataloguePanel) -> None:
    panel.choose("anode_integrated")
    assert "40.0 MW" in panel.summary.text()
    panel.capacity.setValue(40_000)
    assert "80.0 MW" in panel.summary.text()


def test_a_type_without_capacity_asks_for_none(panel: CataloguePanel) -> None:
    panel.choose("warehouse")
    assert not panel.capacity.isVisible()
    assert panel.current_capacity is None
    panel.choose("anode_integrated")
    assert panel.capacity.isVisible()


def test_a_drag_carries_type_and_capacity(panel: CataloguePanel) -> None:
    panel.choose("anode_integrated")
    plain = panel.drag_data()
    panel.capacity.setValue(35_000)
    sized = panel.drag_data()
    assert plain is not None
    assert sized is not None
    assert bytes(plain.data(MIME_TYPE).data()).decode() == "anode_integrated\n"
    assert bytes(sized.data(MIME_TYPE).data()).decode() == "anode_integrated\n35000.0"


def test_the_button_and_enter_take_the_type_into_the_hand(window: MainWindow, panel: CataloguePanel) -> None:
    chosen: list[tuple[str, Any]] = []
    panel.type_chosen.connect(lambda type_id, capacity: chosen.append((type_id, capacity)))
    panel.choose("anode_integrated")
    QTest.mouseClick(panel.place, Qt.MouseButton.LeftButton)
    panel.capacity.setValue(35_000)
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert chosen == [("anode_integrated", None), ("anode_integrated", 35_000.0)]
    assert window.qt_actions["tool_place"].isChecked()


def test_another_language_keeps_the_choice_and_the_capacity(
    window: MainWindow, panel: CataloguePanel, qtbot: Any
) -> None:
    panel.choose("anode_finishing")
    panel.capacity.setValue(9_000)
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: panel.tree.currentItem().text(0) == "负极材料成品加工")
    assert panel.current_type == "anode_finishing"
    assert panel.current_capacity == 9_000.0
