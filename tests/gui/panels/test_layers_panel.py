"""Layers: ticks show and hide, signs label and lock, rows are dragged; the legend names what is there, and how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem, QTreeWidgetItem

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.layer_delegate import COUNT, KEY
from siteplanner.gui.panels.layer_menu import LayerMenu
from siteplanner.gui.panels.layers_panel import LayersPanel
from siteplanner.services.planning_session import PlanningSession
from tests.gui.conftest import rest

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def panel(window: MainWindow, opened: Opened, two_plants: Plan) -> LayersPanel:
    opened(two_plants)
    window.docks["layers"].raise_()
    return window.layers_panel


def row(panel: LayersPanel, key: str) -> QTreeWidgetItem:
    found = panel.tree.row(key)
    assert found is not None
    return found


def legend(panel: LayersPanel, key: str) -> dict[str, str]:
    item = row(panel, key)
    below = [item.child(at) for at in range(item.childCount())]
    return {child.text(0): child.data(0, COUNT) for child in below if child.data(0, KEY) is None}


def tick(panel: LayersPanel, key: str) -> None:
    """Click the box itself."""
    item, option = row(panel, key), QStyleOptionViewItem()
    option.initFrom(panel.tree)
    option.rect = panel.tree.visualItemRect(item)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = panel.tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, panel.tree)
    click(panel, box.center())


def click(panel: LayersPanel, at: QPoint) -> None:
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def click_sign(panel: LayersPanel, key: str, sign: str) -> None:
    index = panel.tree.indexFromItem(row(panel, key))
    click(panel, panel.tree.delegate.sign_rect(panel.tree, index, sign).center())


def drop(panel: LayersPanel, moving: str, onto: str, *, below: bool) -> None:
    """Let go of a dragged row over the upper or lower edge of another."""
    panel.tree.setCurrentItem(row(panel, moving))
    place = panel.tree.visualItemRect(row(panel, onto))
    at = QPointF(place.center().x(), place.bottom() if below else place.top() + 1)
    data, button = QMimeData(), Qt.MouseButton.LeftButton
    event = QDropEvent(at, Qt.DropAction.MoveAction, data, button, Qt.KeyboardModifier.NoModifier)
    panel.tree.dropEvent(event)


def choose(menu: QMenu, *path: str) -> None:
    """Trigger an entry of a menu by its texts."""
    for text in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == text)
    next(a for a in menu.actions() if a.text() == path[-1]).trigger()


def menu_of(panel: LayersPanel, key: str) -> LayerMenu:
    panel.tree.setCurrentItem(row(panel, key))
    return LayerMenu(panel, key, panel.layers(key))


def test_counts_are_those_of_the_plan(panel: LayersPanel) -> None:
    assert {item.data(0, KEY): item.data(0, COUNT) for item in panel.tree.rows() if item.data(0, KEY) != "base"} == {
        "findings": str(len(panel.desk.result.findings)) if panel.desk.result else "",
        "annotations": "0",
        "plants": "2",
        "zones": "2",
        "constraints": "1",
        "strips": "",
        "substations": "1",
        "parcels": "2",
    }


def test_the_legend_names_what_is_there_and_how_much(panel: LayersPanel) -> None:
    assert legend(panel, "plants") == {"Anode graphite": "2"}
    assert legend(panel, "constraints") == {"Road": "1"}
    assert legend(panel, "strips") == {"Road building control zone": ""}
    assert list(legend(panel, "parcels").values()) == ["2"]


def test_the_legend_follows_how_plants_are_coloured(window: MainWindow, panel: LayersPanel, qtbot: Any) -> None:
    window.commands.plants_by_status()
    assert legend(panel, "plants") == {"Status not given": "2"}
    window.commands.plants_by_year()
    assert legend(panel, "plants") == {"No year given": "2"}
    window.commands.plants_by_finding()
    assert legend(panel, "plants") == {"Errors": "2"}
    window.desk.apply(edits.move_plants("base", ["P2"], 5.0, 0.0))
    rest(window, qtbot)
    assert "Errors" not in legend(panel, "plants")


def test_a_click_on_the_box_hides_and_shows(window: MainWindow, panel: LayersPanel) -> None:
    tick(panel, "zones")
    assert "zones" not in window.desk.visible
    tick(panel, "zones")
    assert "zones" in window.desk.visible


def test_the_space_bar_hides_and_shows(window: MainWindow, panel: LayersPanel) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentItem(row(panel, "parcels"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert "parcels" not in window.desk.visible
    assert row(panel, "parcels").checkState(0) == Qt.CheckState.Unchecked


def test_the_box_of_a_group_is_that_of_all_its_layers(window: MainWindow, panel: LayersPanel) -> None:
    tick(panel, "strips")
    assert row(panel, "base").checkState(0) == Qt.CheckState.PartiallyChecked
    tick(panel, "base")
    assert {"strips", "constraints"} <= window.desk.visible
    tick(panel, "base")
    assert {"strips", "constraints"}.isdisjoint(window.desk.visible)


def test_a_click_on_the_signs_labels_and_locks(window: MainWindow, panel: LayersPanel) -> None:
    click_sign(panel, "zones", "label")
    assert not window.desk.look.of("zones").labels
    click_sign(panel, "zones", "lock")
    assert not window.desk.is_locked("zones")
    click_sign(panel, "zones", "unlock")
    assert window.desk.is_locked("zones")
    assert "zones" in window.desk.visible


def test_the_slider_and_the_buttons_below_are_about_the_current_row(window: MainWindow, panel: LayersPanel) -> None:
    panel.tree.setCurrentItem(row(panel, "parcels"))
    panel.bar.slider.setFocus()
    QTest.keyClick(panel.bar.slider, Qt.Key.Key_PageDown)
    assert window.desk.look.of("parcels").opacity == 0.75
    QTest.keyClick(panel.bar.lock, Qt.Key.Key_Space)
    assert not window.desk.is_locked("parcels")
    QTest.keyClick(panel.bar.labels, Qt.Key.Key_Space)
    assert not window.desk.look.of("parcels").labels
    panel.tree.setCurrentItem(row(panel, "findings"))
    assert not panel.bar.slider.isEnabled()
    assert not panel.bar.lock.isEnabled()


def test_the_opacity_of_a_group_is_that_of_all_its_layers(window: MainWindow, panel: LayersPanel) -> None:
    panel.tree.setCurrentItem(row(panel, "base"))
    panel.bar.slider.setValue(40)
    assert (window.desk.look.of("strips").opacity, window.desk.look.of("constraints").opacity) == (0.4, 0.4)


def test_alt_and_the_arrows_change_the_order(window: MainWindow, panel: LayersPanel) -> None:
    panel.tree.setCurrentItem(row(panel, "parcels"))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.desk.look.order[:3] == ("strips", "constraints", "parcels")
    assert panel.tree.current_key() == "parcels"
    QTest.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.desk.look.order[0] == "parcels"


def test_a_dragged_row_lands_where_it_is_let_go(window: MainWindow, panel: LayersPanel) -> None:
    drop(panel, "parcels", "zones", below=False)
    keys = [item.data(0, KEY) for item in panel.tree.rows() if item.parent() is None]
    assert keys[-3:] == ["parcels", "zones", "base"]
    drop(panel, "strips", "constraints", below=False)
    order = window.desk.look.order
    assert order.index("strips") == order.index("constraints") + 1


def test_the_filter_leaves_what_fits(panel: LayersPanel) -> None:
    panel.filter.setFocus()
    QTest.keyClicks(panel.filter, "road")
    shown = {item.data(0, KEY) for item in panel.tree.rows() if not item.isHidden()}
    assert shown == {"base", "constraints", "strips"}
    panel.filter.clear()
    assert not any(item.isHidden() for item in panel.tree.rows())


def test_the_menu_of_a_row_zooms_colours_labels_locks_and_dims(window: MainWindow, panel: LayersPanel) -> None:
    shown: list[Any] = []
    window.desk.place_shown.connect(shown.append)
    choose(menu_of(panel, "plants"), "Zoom to layer")
    choose(menu_of(panel, "plants"), "Colour plants by", "Status")
    choose(menu_of(panel, "plants"), "Labels")
    choose(menu_of(panel, "plants"), "Locked")
    choose(menu_of(panel, "plants"), "Opacity", "50 %")
    of = window.desk.look.of("plants")
    assert (of.labels, of.locked, of.opacity, window.desk.look.plants_by) == (False, True, 0.5, "status")
    assert shown[0][2] - shown[0][0] == pytest.approx(89)  # from 20 to 109 m


def test_show_only_hides_the_others_and_says_so(window: MainWindow, panel: LayersPanel) -> None:
    choose(menu_of(panel, "parcels"), "Show only this layer")
    assert window.desk.look.visible == {"parcels", "findings"}


def test_the_menu_asks_for_the_table_of_a_layer(panel: LayersPanel) -> None:
    asked: list[str] = []
    panel.table_wanted.disconnect()
    panel.table_wanted.connect(asked.append)
    choose(menu_of(panel, "zones"), "Open table")
    assert asked == ["zones"]


def test_what_is_hidden_stays_hidden_through_an_edit(window: MainWindow, panel: LayersPanel, qtbot: Any) -> None:
    window.desk.set_visible("zones", visible=False)
    row(panel, "plants").setExpanded(False)
    window.desk.apply(edits.remove_plants("base", ["P1"]))
    rest(window, qtbot)
    assert row(panel, "plants").data(0, COUNT) == "1"
    assert row(panel, "zones").checkState(0) == Qt.CheckState.Unchecked
    assert not row(panel, "plants").isExpanded()


def test_looking_another_way_is_no_step_of_the_history(window: MainWindow, panel: LayersPanel) -> None:
    tick(panel, "zones")
    click_sign(panel, "plants", "label")
    assert window.desk.session is not None
    assert window.desk.session.history.at == 0


def test_the_names_follow_the_language(window: MainWindow, panel: LayersPanel, qtbot: Any) -> None:
    window.commands.language_zh_CN()
    qtbot.waitUntil(lambda: list(legend(panel, "plants")) == ["负极材料"])


def test_without_a_plan_there_is_nothing(window: MainWindow, panel: LayersPanel) -> None:
    window.desk.open_session(None)
    assert panel.tree.rows() == []
    assert not panel.bar.slider.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_at_its_narrowest_nothing_is_cut_off_but_names(
    window: MainWindow, panel: LayersPanel, qtbot: Any, language: str
) -> None:
    getattr(window.commands, f"language_{language}")()
    qtbot.waitUntil(lambda: window.commands.language() == language)
    panel.setFixedWidth(232)
    assert panel.minimumSizeHint().width() <= 232
    index = panel.tree.indexFromItem(row(panel, "zones"))
    assert panel.tree.delegate.sign_rect(panel.tree, index, "lock").right() < panel.tree.viewport().width()
