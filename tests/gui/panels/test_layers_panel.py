"""Layers: ticks show and hide, counts are true, the legend names what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeWidgetItem

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.layers_panel import LAYER, LayersPanel
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def panel(window: MainWindow, opened: Opened, two_plants: Plan) -> LayersPanel:
    opened(two_plants)
    window.docks["layers"].raise_()
    return window.layers_panel


def layer(panel: LayersPanel, name: str) -> QTreeWidgetItem:
    return next(item for item in panel._layer_items() if item.data(0, LAYER) == name)


def legend(panel: LayersPanel, name: str) -> dict[str, str]:
    item = layer(panel, name)
    return {item.child(at).text(0): item.child(at).text(1) for at in range(item.childCount())}


def tick(panel: LayersPanel, name: str) -> None:
    """Click the box itself."""
    item, option = layer(panel, name), QStyleOptionViewItem()
    option.initFrom(panel.tree)
    option.rect = panel.tree.visualItemRect(item)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = panel.tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, panel.tree)
    QTest.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center() + QPoint(0, 0)
    )


def test_counts_are_those_of_the_plan(panel: LayersPanel) -> None:
    assert {item.data(0, LAYER): item.text(1) for item in panel._layer_items()} == {
        "findings": str(len(panel.desk.result.findings)) if panel.desk.result else "",
        "plants": "2",
        "labels": "",
        "zones": "2",
        "constraints": "1",
        "substations": "1",
        "parcels": "2",
    }


def test_the_legend_names_what_is_there_and_how_much(panel: LayersPanel) -> None:
    assert legend(panel, "plants") == {"Anode graphite": "2"}
    assert list(legend(panel, "constraints").values()) == ["1"]
    assert list(legend(panel, "parcels").values()) == ["2"]


def test_a_click_on_the_box_hides_and_shows(window: MainWindow, panel: LayersPanel) -> None:
    tick(panel, "zones")
    assert "zones" not in window.desk.visible
    tick(panel, "zones")
    assert "zones" in window.desk.visible


def test_the_space_bar_hides_and_shows(window: MainWindow, panel: LayersPanel) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentItem(layer(panel, "parcels"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert "parcels" not in window.desk.visible
    assert layer(panel, "parcels").checkState(0) == Qt.CheckState.Unchecked


def test_what_is_hidden_stays_hidden_through_an_edit(window: MainWindow, panel: LayersPanel, qtbot: Any) -> None:
    window.desk.set_visible("zones", visible=False)
    layer(panel, "plants").setExpanded(False)
    window.desk.apply(edits.remove_plants("base", ["P1"]))
    rest(window, qtbot)
    assert layer(panel, "plants").text(1) == "1"
    assert layer(panel, "zones").checkState(0) == Qt.CheckState.Unchecked
    assert not layer(panel, "plants").isExpanded()


def test_hiding_is_no_step_of_the_history(window: MainWindow, panel: LayersPanel) -> None:
    tick(panel, "zones")
    assert window.desk.session is not None
    assert window.desk.session.history.at == 0


def test_the_names_follow_the_language(window: MainWindow, panel: LayersPanel, qtbot: Any) -> None:
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: list(legend(panel, "plants")) == ["负极材料"])


def test_without_a_plan_there_is_nothing(window: MainWindow, panel: LayersPanel) -> None:
    window.desk.open_session(None)
    assert panel._layer_items() == []
