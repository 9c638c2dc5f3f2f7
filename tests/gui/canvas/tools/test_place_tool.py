"""Placing catalogue types with a real mouse on the real canvas."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.core.catalogue import load_catalogue
from siteplanner.gui.canvas.type_drop import MIME_TYPE
from tests.builders import ORIGIN, plan, rect, shape, site
from tests.gui.canvas.conftest import CONTROL, Bench, Open

TYPE = "warehouse"


def size_of(bench: Bench, plant_id: str) -> tuple[float, float]:
    west, south, east, north = bench.plan.plants()["geometry"][plant_id].bounds
    return east - west, north - south


def test_a_click_places_a_plant_of_the_type_at_its_true_size(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 70, CONTROL)
    bench.hand.click(60, 70, CONTROL)
    west, south, east, north = load_catalogue().get(TYPE).footprint().bounds
    assert bench.session.selection == ("P04",)
    assert size_of(bench, "P04") == pytest.approx((east - west, north - south))
    centre = bench.plan.plants()["geometry"]["P04"].envelope.centroid
    assert (centre.x - ORIGIN[0], centre.y - ORIGIN[1]) == pytest.approx((60, 70), abs=0.01)
    assert len(bench.session.history.steps) == 2


def test_the_ghost_is_shown_and_not_in_the_plan(bench: Bench) -> None:
    before = bench.plan
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 70)
    assert bench.plan is before
    assert "P04" in bench.session.shown_plan.plants().index


def test_the_tool_stays_in_the_hand_until_escape(bench: Bench) -> None:
    tools: list[str] = []
    bench.canvas.tool_changed.connect(tools.append)
    bench.canvas.use_place(TYPE)
    bench.hand.click(60, 70)
    bench.hand.click(260, 70)
    assert {"P04", "P05"} <= set(bench.plan.plants().index)
    bench.hand.move(60, 300)
    after = bench.plan
    bench.hand.key(Qt.Key.Key_Escape)
    assert tools == ["place", "select"]
    assert bench.session.shown_plan is after


def test_r_turns_the_ghost_by_ninety_degrees_and_shift_r_by_fifteen(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 70)
    bench.hand.key(Qt.Key.Key_R)
    assert bench.canvas.place_tool.angle_deg == 90
    bench.hand.key(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert bench.canvas.place_tool.angle_deg == 105


def test_a_turned_ghost_is_placed_turned(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 70)
    bench.hand.key(Qt.Key.Key_R)
    bench.hand.click(60, 70)
    west, south, east, north = load_catalogue().get(TYPE).footprint().bounds
    assert size_of(bench, "P04") == pytest.approx((north - south, east - west))


def test_a_corner_of_the_ghost_snaps_to_the_very_vertex(bench: Bench) -> None:
    west, south, _, _ = load_catalogue().get(TYPE).footprint().bounds
    bench.canvas.use_place(TYPE)
    at = (110 - west + 1, 0 - south + 1)
    bench.hand.move(*at)
    bench.hand.click(*at)
    assert bench.corner("P04") == (110.0, 0.0)


def test_a_plant_can_be_placed_without_the_mouse(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.canvas.go_to(ORIGIN[0] + 60, ORIGIN[1] + 70)
    window = bench.canvas.view.window()
    bench.hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    bench.hand.key(Qt.Key.Key_Up)
    bench.hand.key(Qt.Key.Key_Return)
    centre = bench.plan.plants()["geometry"]["P04"].envelope.centroid
    assert (centre.x, centre.y) == pytest.approx((window.centre_e + 10, window.centre_n + 1))


def test_after_an_undo_the_ghost_still_places(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.hand.click(60, 70)
    bench.desk.undo()
    bench.hand.move(61, 71)
    bench.hand.click(61, 71)
    assert list(bench.plan.plants().index) == ["P1", "P2", "P3", "P04"]


def test_a_capacity_in_the_hand_is_the_plants(bench: Bench) -> None:
    bench.canvas.use_place("anode_finishing", 12_000)
    bench.hand.click(400, 70)
    assert bench.plan.plants().loc["P04", "capacity"] == 12_000


def test_a_capacity_out_of_range_is_said(bench: Bench) -> None:
    told: list[object] = []
    bench.desk.told.connect(lambda message, _: told.append(message))
    bench.canvas.use_place("anode_finishing", 1e12)
    assert len(told) == 1
    assert bench.canvas.tool is bench.canvas.select_tool


def test_an_unknown_type_is_said_and_the_tool_stays(bench: Bench) -> None:
    told: list[object] = []
    bench.desk.told.connect(lambda message, _: told.append(message))
    bench.canvas.use_place("no_such_type")
    assert len(told) == 1
    assert bench.canvas.tool is bench.canvas.select_tool


def test_leaving_the_map_takes_the_ghost_away(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 70)
    bench.canvas.place_tool.left()
    assert bench.session.shown_plan is bench.plan


def test_a_type_dragged_from_the_panel_is_dropped_as_one_edit(bench: Bench) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, f"{TYPE}\n".encode())
    viewport = bench.canvas.view.viewport()
    at = bench.hand.pixel(60, 70)
    keys, action, left = CONTROL, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at.toPoint(), action, data, left, keys)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), action, data, left, keys))
    assert "P04" in bench.session.shown_plan.plants().index
    assert "P04" not in bench.plan.plants().index
    QApplication.sendEvent(viewport, QDropEvent(at, action, data, left, keys))
    assert "P04" in bench.plan.plants().index
    assert bench.session.shown_plan is bench.plan
    assert bench.canvas.tool is bench.canvas.select_tool


def test_something_else_is_not_accepted(bench: Bench) -> None:
    data = QMimeData()
    data.setText("hello")
    enter = QDragEnterEvent(
        QPoint(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bench.canvas.view.viewport(), enter)
    assert not enter.isAccepted()


# -- to the millimetre ----------------------------------------------------------------------------------------------


def keys(bench: Bench, *pressed: str | Qt.Key) -> None:
    """Each key goes to what has the focus."""
    for key in (k for group in pressed for k in (group if isinstance(group, str) else (group,))):
        QTest.keyClick(QApplication.focusWidget() or bench.canvas.view, key)


ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def placing(bench: Bench) -> Bench:
    """A warehouse in the hand, its south-western corner snapped to the corner of L2 at (110, 0)."""
    bench.canvas.activateWindow()
    bench.canvas.use_place(TYPE)
    west, south, _, _ = load_catalogue().get(TYPE).footprint().bounds
    bench.hand.move(110 - west + 1, 0 - south + 1)
    return bench


def test_distance_and_azimuth_place_the_snapped_corner_so_far_from_the_vertex(placing: Bench) -> None:
    keys(placing, "D", "25", ENTER)
    assert "P04" not in placing.plan.plants().index
    keys(placing, "A", "90", ENTER)
    assert placing.corner("P04") == (135.0, 0.0)
    assert len(placing.session.history.steps) == 2
    placing.desk.undo()
    assert "P04" not in placing.plan.plants().index


def test_the_vertex_last_snapped_to_is_measured_from_when_the_pointer_has_moved_on(placing: Bench) -> None:
    placing.hand.move(250, 150, CONTROL)
    keys(placing, "A", "0", ENTER, "D", "40", ENTER)
    assert placing.corner("P04") == (110.0, 40.0)


def test_a_locked_ghost_keeps_its_distance_while_the_pointer_goes(placing: Bench) -> None:
    keys(placing, "D", "25", ENTER)
    placing.hand.move(250, 150, CONTROL)
    corner = placing.session.shown_plan.plants()["geometry"]["P04"].bounds[:2]
    assert math.dist(corner, (ORIGIN[0] + 110, ORIGIN[1])) == pytest.approx(25, abs=1e-6)
    placing.hand.click(300, 0, CONTROL)
    west, south = placing.corner("P04")
    assert math.hypot(west - 110, south) == pytest.approx(25, abs=1e-6)


def test_typed_coordinates_are_those_of_the_centre(bench: Bench) -> None:
    bench.canvas.activateWindow()
    bench.canvas.use_place(TYPE)
    keys(bench, "4174070.5,470060.25", ENTER)
    west, south, east, north = bench.plan.plants()["geometry"]["P04"].bounds
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx((470060.25, 4174070.5), abs=1e-6)


def test_typed_coordinates_are_those_of_the_corner_chosen(bench: Bench) -> None:
    bench.canvas.activateWindow()
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 150, CONTROL)
    keys(bench, "B")
    keys(bench, "X", "4174070.5", ENTER, "Y", "470060.25", ENTER)
    assert bench.corner("P04") == (60.25, 70.5)


def test_b_goes_round_the_corners_and_one_esc_lays_the_tool_down(bench: Bench) -> None:
    bench.canvas.activateWindow()
    bench.canvas.use_place(TYPE)
    bench.hand.move(60, 150, CONTROL)
    places = []
    for _ in range(4):
        keys(bench, "b")
        left, bottom, _, _ = bench.session.shown_plan.plants()["geometry"]["P04"].bounds
        places.append((round(left - ORIGIN[0] - 60) < 0, round(bottom - ORIGIN[1] - 150) < 0))
    assert places == [(False, False), (True, False), (True, True), (False, True)]
    assert "follows the pointer" in bench.canvas.tool.hint()
    keys(bench, ESC)
    assert bench.canvas.tool is bench.canvas.select_tool
    assert bench.session.shown_plan is bench.plan
    bench.canvas.use_place(TYPE)
    assert "follows the pointer" not in bench.canvas.tool.hint(), "taken in the hand anew it is held by its middle"


def test_the_nearest_corner_goes_to_the_parcel_corner_under_the_pointer(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    scale_m = bench.canvas.view.metres_per_pixel
    for (east, north), (de, dn) in (((210, 100), (4, 3)), ((0, 100), (-4, 3)), ((0, 0), (-4, -3))):
        bench.hand.move(east + de * scale_m, north + dn * scale_m)
        winner = bench.canvas.surface.snapper.winner
        assert winner is not None
        assert winner.point == (ORIGIN[0] + east, ORIGIN[1] + north)
        bounds = bench.session.shown_plan.plants()["geometry"]["P04"].bounds
        assert (bounds[0] if de > 0 else bounds[2]) == ORIGIN[0] + east, "it lies on the pointer's side, bit for bit"
        assert (bounds[1] if dn > 0 else bounds[3]) == ORIGIN[1] + north


def test_of_works_with_several_buildings_only_an_outer_corner_is_laid_on_a_parcels(bench: Bench) -> None:
    bench.canvas.use_place("anode_integrated")
    scale_m = bench.canvas.view.metres_per_pixel
    bench.hand.move(210 + 3 * scale_m, 100 + 3 * scale_m)
    bounds = bench.session.shown_plan.plants()["geometry"]["P04"].bounds
    assert bounds[:2] == (ORIGIN[0] + 210, ORIGIN[1] + 100)
    bench.hand.move(300, 300, CONTROL)
    keys(bench, "b")
    left, bottom, _, _ = bench.session.shown_plan.plants()["geometry"]["P04"].bounds
    at = (ORIGIN[0] + 300, ORIGIN[1] + 300)
    assert (left, bottom) == pytest.approx(at, abs=0.01), "the first that follows the pointer is outside too"


def test_n_turns_the_ghost_along_the_nearest_edge(open_plan: Open) -> None:
    slanted = shape((0, 0), (300, 100), (200, 400), (-100, 300))
    bench = open_plan(plan(site({"L1": slanted})))
    bench.canvas.activateWindow()
    bench.canvas.use_place(TYPE)
    bench.hand.move(150, 60, CONTROL)
    keys(bench, "n")
    expected = math.degrees(math.atan2(100, 300))
    assert bench.canvas.place_tool.angle_deg == pytest.approx(expected, abs=1e-9)
    bench.hand.click(120, 150, CONTROL)
    made = bench.plan.plants()["geometry"]["P01"]
    (e0, n0), (e1, n1) = list(made.geoms[0].exterior.coords)[:2]
    off = math.degrees(math.atan2(n1 - n0, e1 - e0)) - expected
    assert min(off % 90, 90 - off % 90) < 1e-6


def test_a_ghost_placed_along_the_axes_has_sides_along_them_to_the_last_bit(placing: Bench) -> None:
    placing.hand.click(110 + 20, 0 + 20)
    ring = list(placing.plan.plants()["geometry"]["P04"].geoms[0].exterior.coords)
    assert len({x for x, _ in ring}) == 2
    assert len({y for _, y in ring}) == 2


def test_leaving_the_map_while_typing_keeps_the_ghost(placing: Bench) -> None:
    keys(placing, "D", "25")
    placing.canvas.place_tool.left()
    assert placing.session.shown_plan is not placing.plan
    keys(placing, ESC)


def test_nothing_is_placed_into_a_locked_layer(bench: Bench) -> None:
    bench.desk.set_locked("plants", locked=True)
    told: list[object] = []
    bench.desk.told.connect(lambda message, _: told.append(message))
    bench.canvas.use_place(TYPE)
    bench.hand.click(60, 70, CONTROL)
    assert "P04" not in bench.plan.plants().index
    assert len(told) == 1


def test_n_with_no_edge_near_says_so(open_plan: Open) -> None:
    bench = open_plan(plan(site({"L1": rect(0, 0, 20, 20)})))
    told: list[object] = []
    bench.desk.told.connect(lambda message, _: told.append(message))
    bench.canvas.use_place(TYPE)
    assert not bench.canvas.place_tool.align_to_edge(), "nothing is in sight yet"
    bench.hand.move(2000, 2000, CONTROL)
    keys(bench, "n")
    assert len(told) == 1
    assert bench.canvas.place_tool.angle_deg == 0


def test_turning_keeps_the_corner_that_is_held(placing: Bench) -> None:
    keys(placing, "D", "25", ENTER, "R")
    west, south, east, north = load_catalogue().get(TYPE).footprint().bounds
    keys(placing, "A", "90", ENTER)
    left, bottom, right, top = placing.plan.plants()["geometry"]["P04"].bounds
    assert (right - left, top - bottom) == pytest.approx((north - south, east - west))
    assert (right - ORIGIN[0], bottom - ORIGIN[1]) == pytest.approx((135.0, 0.0)), "south-west has become south-east"


def test_a_right_click_lays_the_tool_down(bench: Bench) -> None:
    bench.canvas.use_place(TYPE)
    view = bench.canvas.view
    at = bench.hand.pixel(60, 70)
    assert view.receiver is not None
    view.receiver.press(view.pointer_at(at, Qt.MouseButton.RightButton))
    assert bench.canvas.tool is bench.canvas.select_tool
