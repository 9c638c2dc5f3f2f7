"""Maps of compared scenarios: beside each other, over each other, in turn, and what differs."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.site import shapes_of
from siteplanner.gui.comparing.compare_window import CompareWindow
from siteplanner.gui.comparing.maps_tab import BESIDE, DIFFERENCE, SWIPE, TURN, MapsTab


@pytest.fixture
def tab(on_maps: CompareWindow) -> MapsTab:
    return on_maps.maps


def shown(tab: MapsTab) -> list[str]:
    """The scenarios on the maps that are seen, by their ids."""
    return [each.shown.scenario_id for each in tab._all if each.isVisible() and each.shown is not None]


def test_side_by_side_each_scenario_has_its_map_and_name(tab: MapsTab, on_maps: CompareWindow) -> None:
    assert tab.mode == BESIDE
    assert shown(tab) == ["base", "far"]
    assert [name.text() for name in tab.names if name.isVisible()] == ["base", "Far"]
    on_maps.compared.choose(("base", "far", "other"))
    assert shown(tab) == ["base", "far", "other"]


def test_what_moves_one_map_moves_them_all_in_every_mode(tab: MapsTab) -> None:
    one, other = tab.beside[0].view, tab.beside[1].view
    one.zoom_centre(3.0)
    one.pan_by(30, -20)
    assert other.metres_per_pixel == pytest.approx(one.metres_per_pixel)
    assert other.window().centre_e == pytest.approx(one.window().centre_e, abs=one.metres_per_pixel, rel=0)
    for mode in (SWIPE, TURN, DIFFERENCE):
        tab.set_mode(mode)
        (seen, *_) = [each for each in tab._all if each.isVisible()]
        assert seen.view.metres_per_pixel == pytest.approx(one.metres_per_pixel), mode


def test_b_turns_from_after_to_before_and_back_from_any_mode(tab: MapsTab, on_maps: CompareWindow) -> None:
    QTest.keyClick(on_maps, Qt.Key.Key_B)
    assert tab.mode == TURN
    assert shown(tab) == ["base"]
    assert tab.turn_name.text() == "Before: base"
    QTest.keyClick(on_maps, Qt.Key.Key_B)
    assert shown(tab) == ["far"]
    assert tab.turn_name.text() == "After: Far"


def test_the_swipe_shows_as_much_of_each_as_the_handle_says(tab: MapsTab) -> None:
    tab.set_mode(SWIPE)
    swipe = tab.swipe
    assert shown(tab) == ["base", "far"]
    assert swipe.left.parentWidget().width() == pytest.approx(swipe.width() / 2, abs=1)
    swipe.handle.setFocus()
    QTest.keyClick(swipe.handle, Qt.Key.Key_Left)
    assert swipe.share == pytest.approx(0.48)
    QTest.mousePress(swipe.handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 50))
    swipe.handle.dragged.emit(round(0.25 * swipe.width()))
    assert swipe.left.parentWidget().width() == pytest.approx(0.25 * swipe.width(), abs=1)
    assert swipe.left.width() == swipe.right.width() == swipe.width()  # both maps lie pixel on pixel
    swipe.set_share(7.0)
    assert swipe.share == 1.0


def test_the_difference_is_marked_and_listed_and_a_row_leads_there(tab: MapsTab) -> None:
    tab.set_mode(DIFFERENCE)
    rows = [tab.list.topLevelItem(at) for at in range(tab.list.topLevelItemCount())]
    assert [row.text(1) for row in rows] == ["moved or reshaped 60.00 m"]
    assert tab.marks.shapes.shown
    before = tab.difference.view.window()
    tab.list.itemActivated.emit(rows[0], 0)
    after = tab.difference.view.window()
    assert after != before
    plan = tab.desk.plan
    assert plan is not None
    west, south, east, north = after.bounds
    for scenario_id in ("base", "far"):
        (shape,) = shapes_of(plan.plants(scenario_id).loc[["P2"]])
        assert west < shape.bounds[0] < shape.bounds[2] < east
        assert south < shape.bounds[1] < shape.bounds[3] < north


def test_of_three_one_is_chosen_and_one_column_can_be_looked_at_alone(tab: MapsTab, on_maps: CompareWindow) -> None:
    on_maps.compared.choose(("base", "far", "other"))
    tab.set_mode(DIFFERENCE)
    assert tab.other.isVisible()
    tab.other.setCurrentIndex(1)
    tab.other.activated.emit(1)
    kinds = {tab.list.topLevelItem(at).text(0)[0] for at in range(tab.list.topLevelItemCount())}
    assert kinds == {"×", "≠"}
    at = tab.field.findData("jobs")
    tab.field.setCurrentIndex(at)
    tab.field.activated.emit(at)
    assert tab.list.topLevelItemCount() == 1
    assert "→ 77" in tab.list.topLevelItem(0).text(1)


def test_a_change_of_the_plan_shows_at_once(tab: MapsTab) -> None:
    tab.set_mode(DIFFERENCE)
    assert tab.desk.session is not None
    tab.desk.apply(edits.set_attributes("far", ["P1"], {"jobs": 5}))
    assert tab.list.topLevelItemCount() == 2


def test_scenarios_that_are_gone_are_not_shown(tab: MapsTab, on_maps: CompareWindow, qtbot: Any) -> None:
    tab.desk.apply(edits.remove_scenario("far"))
    qtbot.waitUntil(lambda: "far" not in on_maps.compared.ids)
    assert "far" not in shown(tab)
    tab.desk.open_session(None)
    assert shown(tab) == []
