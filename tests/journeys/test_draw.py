"""Shapes of every layer drawn in the real window, with the mouse and with typed lengths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.indicators import SiteUse, indicators
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman, bar_of, draw

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def hand(window: MainWindow) -> Draftsman:
    return Draftsman(window)


def test_a_zone_is_drawn_with_the_mouse_and_undone(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    draw(window, "zone")
    for corner in ((10, 130), (90, 130), (90, 190)):
        hand.point(*corner)
    assert session.plan is two_plants
    hand.on_map(Qt.Key.Key_Return)
    zones = session.plan.site.zones
    assert list(zones.index) == ["Z1", "Z2", "Z3"]
    assert zones.geometry["Z3"].area == pytest.approx(80 * 60 / 2, rel=0.02)
    assert session.selected == (Feature("zones", "Z3"),)
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_green_drawn_on_a_site_counts_in_its_green_share(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    draw(window, "site_area", area_use="green")
    for corner in ((5, 5), (65, 5), (65, 15), (5, 15)):
        hand.point(*corner)
    hand.on_map(Qt.Key.Key_Return)
    areas = session.plan.site_areas
    assert areas is not None
    assert areas[["use", "scenario_id"]].to_dict("list") == {"use": ["green"], "scenario_id": [session.scenario_id]}
    assert session.selected == (Feature("site_areas", "A001"),)
    use = SiteUse(Basis.of(session.plan))
    green = indicators(use, use.whole)["green_share"]
    assert green.sums.values[0] == pytest.approx(60 * 10, rel=0.05)
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_typed_lengths_and_azimuths_land_to_the_micrometre(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    window.canvas.set_snapping(True)
    draw(window, "parcel")
    window.canvas.set_snapping(True)
    hand.point(0, 120)  # the corner of L1, to which it snaps
    window.canvas.set_snapping(False)
    hand.over(30, 150)
    for distance, azimuth in (("40", "0"), ("25.5", "90"), ("40", "180")):
        hand.figure(Qt.Key.Key_D, distance)
        hand.figure(Qt.Key.Key_A, azimuth)
    hand.on_map(Qt.Key.Key_Return)
    parcels = session.plan.site.parcels
    made = parcels.geometry.iloc[-1]
    want = shapely.box(ORIGIN[0], ORIGIN[1] + 120, ORIGIN[0] + 25.5, ORIGIN[1] + 160)
    assert shapely.hausdorff_distance(made, want) < 1e-6
    assert (ORIGIN[0], ORIGIN[1] + 120.0) in {(x, y) for x, y in shapely.get_coordinates(made)}
    assert parcels["status"].iloc[-1] == "available"


def test_a_plant_is_drawn_with_the_capacity_of_its_area_and_checked_on_the_way(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    draw(window, "plant")
    for corner in ((120, 20), (190, 20), (190, 90)):
        hand.point(*corner)
    hand.over(120, 90)
    assert len(session.shown_plan.plants()) == 3, "it is previewed while it is drawn"
    assert session.plan is two_plants
    hand.on_map(Qt.Key.Key_Backspace)
    assert len(window.canvas.tool.points) == 2  # type: ignore[attr-defined]
    hand.point(190, 90)
    hand.point(120, 90)
    hand.on_map(Qt.Key.Key_Return)
    plant = session.plan.plants().iloc[-1]
    assert plant["type_id"] == "anode_finishing"
    assert plant["capacity"] == pytest.approx(10_000 * plant.geometry.area / 7800, rel=1e-3)
    assert session.selection == (str(session.plan.plants().index[-1]),)
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_an_outline_that_crosses_itself_is_not_taken(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "zone")
    told: list[object] = []
    window.desk.told.connect(lambda message, _: told.append(message))
    for corner in ((10, 130), (90, 190), (90, 130), (10, 190)):
        hand.point(*corner)
    hand.on_map(Qt.Key.Key_Return)
    assert session.plan is two_plants
    assert any("crosses or touches itself" in str(message) for message in told)
    assert len(window.canvas.tool.points) == 4, "nothing that was drawn is thrown away"  # type: ignore[attr-defined]
    hand.on_map(Qt.Key.Key_Backspace)
    hand.on_map(Qt.Key.Key_Return)
    assert len(session.plan.site.zones) == 3


def test_escape_steps_back_one_point_at_a_time_and_then_lays_the_tool_down(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    opened(two_plants)
    draw(window, "zone")
    for corner in ((10, 130), (90, 190), (90, 130)):
        hand.point(*corner)
    for left in (2, 1, 0):
        hand.on_map(Qt.Key.Key_Escape)
        assert len(window.canvas.tools["draw"].points) == left  # type: ignore[attr-defined]
        assert window.canvas.tool.name == "draw"
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert not bar_of(window).isVisible()


def test_delete_removes_nothing_while_something_is_half_drawn(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "zone")
    window.desk.select_features((Feature("plants", "P1"),))
    for corner in ((10, 130), (90, 190)):
        hand.point(*corner)
    hand.on_map(Qt.Key.Key_Delete)
    assert session.plan is two_plants
    assert len(window.canvas.tool.points) == 2  # type: ignore[attr-defined]


def test_nothing_is_drawn_on_a_locked_layer_and_the_toast_unlocks_it(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    opened(two_plants)
    draw(window, "zone")
    window.desk.set_locked("zones", True)
    told: list[Any] = []
    window.desk.told.connect(lambda message, action: told.append((str(message), action)))
    hand.point(10, 130)
    assert window.canvas.tool.points == []  # type: ignore[attr-defined]
    assert "locked" in told[-1][0]
    told[-1][1][1]()
    hand.point(10, 130)
    assert len(window.canvas.tool.points) == 1  # type: ignore[attr-defined]


def test_a_road_a_farmland_and_a_substation_are_drawn(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "constraint_line", constraint_kind="railway")
    hand.point(0, -20)
    hand.point(300, -25)
    hand.on_map(Qt.Key.Key_Return)
    draw(window, "constraint_area", constraint_kind="farmland")
    for corner in ((300, 130), (390, 130), (390, 190)):
        hand.point(*corner)
    hand.on_map(Qt.Key.Key_Return)
    draw(window, "substation")
    hand.point(250, 150)
    site = session.plan.site
    assert site.constraints["kind"].tolist() == ["road", "railway", "farmland"]
    assert [g.geom_type for g in shapes_of(site.constraints)] == ["LineString", "LineString", "Polygon"]
    assert len(site.substations) == 2
    for _ in range(3):
        window.desk.undo()
    assert session.plan is two_plants


def test_a_substation_is_drawn_by_its_coordinates_alone_and_its_properties_open(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "substation")
    hand.on_map(Qt.Key.Key_4)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "174150.125, 470250.5")  # X, the northing, comes first
    QTest.keyClick(field, Qt.Key.Key_Return)
    made = session.plan.site.substations.geometry.iloc[-1]
    assert (made.x, made.y) == (470_250.5, 4_174_150.125)
    assert session.selected == (Feature("substations", str(session.plan.site.substations.index[-1])),)
    assert window.docks["properties"].isVisible()
    window.desk.undo()
    assert session.plan is two_plants


def test_a_click_on_the_first_corner_closes(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "zone")
    window.canvas.set_snapping(True)
    for corner in ((40, 150), (90, 170), (40, 190)):
        hand.point(*corner)
    hand.point(40.2, 150.2)  # the drawing snaps to itself
    assert len(session.plan.site.zones) == 3
    assert len(shapely.get_coordinates(session.plan.site.zones.geometry.iloc[-1])) == 4


def test_a_hole_is_cut_into_the_selected_parcel(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    draw(window, "hole")
    told: list[str] = []
    window.desk.told.connect(lambda message, _: told.append(str(message)))
    hand.point(250, 40)
    assert "Select the one thing" in told[-1]
    window.desk.set_locked("parcels", False)
    window.desk.select_features((Feature("parcels", "L2"),))
    for corner in ((250, 40), (290, 40), (290, 80)):
        hand.point(*corner)
    hand.on_map(Qt.Key.Key_Return)
    assert len(session.plan.site.parcels.geometry["L2"].geoms[0].interiors) == 1
    window.desk.undo()
    assert session.plan is two_plants


def test_what_is_drawn_is_remembered_and_said_in_the_language_of_the_window(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    window.canvas.use_tool("draw")
    bar = bar_of(window)
    bar.kind.setCurrentIndex(bar.kind.findData("constraint_line"))
    bar.kind.activated.emit(bar.kind.currentIndex())
    bar.choice.setCurrentIndex(bar.choice.findData("river"))
    bar.choice.activated.emit(bar.choice.currentIndex())
    assert (bar.target.kind, bar.target.constraint_kind) == ("constraint_line", "river")
    assert window.desk.settings.get("draw_target", [])[:3] == ["constraint_line", bar.target.type_id, "river"]
    assert bar.kind.count() == 8
    window.canvas.use_tool("rectangle")
    assert bar.target.kind == "constraint_area"
    assert bar.kind.count() == 6
    assert bar.name() == "Constraint, area"


def test_after_a_shape_the_keyboard_stays_with_the_map(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    draw(window, "plant")
    window.canvas.view.setFocus()
    for corner in ((120, 20), (190, 20), (190, 90), (120, 90)):
        hand.point(*corner)
    hand.key(Qt.Key.Key_Return)
    drawn = session.plan
    assert len(drawn.plants()) == 3
    QApplication.processEvents()
    panel = window.properties_panel
    assert panel.form is not None
    assert not panel.isAncestorOf(QApplication.focusWidget())
    hand.point(20, 100)
    hand.over(80, 100)
    hand.key(Qt.Key.Key_7)
    hand.key(Qt.Key.Key_Return)
    assert len(window.canvas.tool.points) == 2, "the figure went to the tool"  # type: ignore[attr-defined]
    assert session.plan is drawn, "and renamed nothing"
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    rest(window, qtbot)
    hand.control(Qt.Key.Key_Z)
    assert session.plan is two_plants
