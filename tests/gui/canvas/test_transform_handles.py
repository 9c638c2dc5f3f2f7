from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.transform_handles import Grip
from tests.builders import ORIGIN, factory, plan, point, rect, shape, site
from tests.gui.canvas.conftest import CONTROL, SHIFT, Bench, Open

ALT = Qt.KeyboardModifier.AltModifier
NEAR_M = 0.5
"""A pixel of the bench's view is a third of a metre; lengths are rounded to decimetres."""


def grip(bench: Bench, kind: str, handle: tuple[int, int] = (0, 0)) -> Grip:
    return next(g for g in bench.canvas.handles.grips() if g.kind == kind and g.handle == handle)


def pull(bench: Bench, held: Grip, east_m: float, north_m: float, keys: Qt.KeyboardModifier = CONTROL) -> None:
    """Drag a handle so far east and north; with Ctrl nothing snaps."""
    start = bench.canvas.handles.on_screen(held)
    per_m = 1 / bench.canvas.view.metres_per_pixel
    bench.hand.drag_pixels(start, start + QPointF(east_m * per_m, -north_m * per_m), keys)


def bounds(bench: Bench, plant_id: str = "P1") -> tuple[float, float, float, float]:
    west, south, east, north = bench.plan.plants()["geometry"][plant_id].bounds
    return west - ORIGIN[0], south - ORIGIN[1], east - ORIGIN[0], north - ORIGIN[1]


def typed(plants: dict[str, object] | None = None) -> Plan:
    """One plant of the catalogue's type with the capacity of that type, 60 m × 40 m."""
    rows = {"P1": factory(rect(20, 20, 60, 40), type_id="anode_integrated", capacity=20_000.0, capacity_unit="t/a")}
    return plan(site({"L1": rect(0, 0, 200, 150)}), {**rows, **(plants or {})})


def test_a_side_is_pulled_and_the_opposite_side_stays(bench: Bench) -> None:
    bench.hand.click(30, 30)
    pull(bench, grip(bench, "stretch", (1, 0)), 8, 5)
    assert bounds(bench) == pytest.approx((20, 20, 58, 40), abs=NEAR_M)
    assert bounds(bench)[:2] == (20.0, 20.0)
    assert bounds(bench)[3] == 40.0
    assert len(bench.session.history.steps) == 2
    bench.desk.undo()
    assert bounds(bench) == (20.0, 20.0, 50.0, 40.0)


def test_a_corner_moves_both_sides_and_with_shift_keeps_the_proportions(bench: Bench) -> None:
    bench.hand.click(30, 30)
    pull(bench, grip(bench, "stretch", (-1, -1)), -6, -8)
    assert bounds(bench) == pytest.approx((14, 12, 50, 40), abs=NEAR_M)
    bench.desk.undo()
    pull(bench, grip(bench, "stretch", (1, 1)), 15, 1, CONTROL | SHIFT)
    west, south, east, north = bounds(bench)
    assert (east - west) / (north - south) == pytest.approx(1.5)
    assert east - west == pytest.approx(45, abs=NEAR_M)


def test_a_pulled_side_snaps_to_the_very_easting_of_a_corner(bench: Bench) -> None:
    bench.hand.click(30, 30)
    held = grip(bench, "stretch", (1, 0))
    start, corner = bench.canvas.handles.on_screen(held), bench.hand.pixel(100, 0)
    bench.hand.drag_pixels(start, corner + QPointF(4, -3))
    assert bench.plan.plants()["geometry"]["P1"].bounds[2] == ORIGIN[0] + 100


def test_lengths_are_as_round_as_the_zoom_allows(bench: Bench) -> None:
    bench.hand.click(30, 30)
    pull(bench, grip(bench, "stretch", (1, 0)), 8.377, 0)
    length_m = bounds(bench)[2] - bounds(bench)[0]
    assert length_m == pytest.approx(round(length_m, 1), abs=1e-9)


def test_escape_while_stretching_leaves_the_very_same_plan(bench: Bench) -> None:
    before = bench.plan
    bench.hand.click(30, 30)
    bench.hand.press(50, 30)
    bench.hand.move(60, 30, CONTROL)
    assert bench.session.shown_plan is not before
    bench.hand.key(Qt.Key.Key_Escape)
    bench.hand.release(60, 30)
    assert bench.plan is before
    assert bench.session.shown_plan is before
    assert bench.session.selection == ("P1",)


def test_capacity_follows_the_area_and_alt_leaves_it(open_plan: Open) -> None:
    bench = open_plan(typed())
    bench.hand.click(30, 30)
    pull(bench, grip(bench, "stretch", (1, 0)), 30, 0)
    length_m = bounds(bench)[2] - bounds(bench)[0]
    assert bench.plan.plants()["capacity"]["P1"] == 30_000.0  # to a round one: a pixel is 89 t/a wide
    assert length_m == pytest.approx(90, abs=1e-9)
    bench.desk.undo()
    pull(bench, grip(bench, "stretch", (1, 0)), 30, 0, CONTROL | ALT)
    assert bench.plan.plants()["capacity"]["P1"] == 20_000.0
    assert bounds(bench)[2] > 105


def test_the_note_says_the_size_and_what_becomes_of_the_capacity(open_plan: Open) -> None:
    bench = open_plan(typed())
    bench.hand.click(30, 30)
    bench.hand.press(80, 40)
    bench.hand.move(95, 40, CONTROL)
    note = bench.canvas.note.text()
    assert "× 40.00 m" in note
    assert "capacity follows: " in note
    assert "t/a" in note
    bench.hand.move(95, 40, CONTROL | ALT)
    assert "capacity stays" in bench.canvas.note.text()
    bench.hand.move(20.02, 40, CONTROL)
    assert "at least 0.1 m must remain" in bench.canvas.note.text()
    assert bench.session.shown_plan is bench.plan
    bench.hand.release(20.02, 40)
    assert len(bench.session.history.steps) == 1


def test_however_often_a_plant_was_clicked_a_drag_from_its_middle_moves_it(bench: Bench) -> None:
    for _ in range(3):
        bench.hand.click(35, 30)
    before = bounds(bench)
    bench.hand.drag((35, 30), (45, 30), CONTROL)
    assert bounds(bench)[0] == pytest.approx(before[0] + 10, abs=0.4)


def test_a_click_on_the_round_handle_asks_for_the_pivot_and_escape_goes_back_a_level(bench: Bench) -> None:
    bench.hand.click(25, 25)
    bench.ask_for_pivot()
    assert bench.canvas.handles.turning
    bench.ask_for_pivot()
    assert not bench.canvas.handles.turning
    bench.ask_for_pivot()
    assert grip(bench, "pivot").at == (ORIGIN[0] + 35, ORIGIN[1] + 30)
    bench.hand.key(Qt.Key.Key_Escape)
    assert not bench.canvas.handles.turning
    assert bench.session.selection == ("P1",)
    bench.hand.key(Qt.Key.Key_Escape)
    assert bench.session.selection == ()


def test_the_pivot_snaps_to_a_corner_and_the_plant_turns_about_it(bench: Bench) -> None:
    bench.hand.click(25, 25)
    bench.ask_for_pivot()
    corner = bench.hand.pixel(20, 20)
    bench.hand.drag_pixels(bench.canvas.handles.on_screen(grip(bench, "pivot")), corner + QPointF(3, -2))
    assert bench.canvas.handles.pivot == (ORIGIN[0] + 20, ORIGIN[1] + 20)
    assert len(bench.session.history.steps) == 1
    # the corner at the far end goes a quarter turn about (20, 20), in steps of 15 degrees
    held = bench.canvas.handles.on_screen(grip(bench, "turn", (1, -1)))
    bench.hand.drag_pixels(held, bench.hand.pixel(20.3, 50), SHIFT)
    assert bounds(bench) == pytest.approx((0, 20, 20, 50), abs=1e-6)
    assert bench.canvas.handles.pivot == (ORIGIN[0] + 20, ORIGIN[1] + 20)  # for the next turn


def test_a_turn_typed_in_goes_about_the_pivot(bench: Bench) -> None:
    bench.hand.click(25, 25)
    bench.canvas.handles.place_pivot((ORIGIN[0] + 20, ORIGIN[1] + 20))
    bench.canvas.type_rotate()
    field = bench.canvas.typed_bar.fields[0]
    field.setText("90")
    from PySide6.QtTest import QTest

    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bounds(bench) == pytest.approx((0, 20, 20, 50), abs=1e-9)


def test_a_drag_from_the_middle_still_moves(bench: Bench) -> None:
    bench.canvas.set_snapping(False)
    bench.hand.drag((35, 30), (45, 30))
    assert bench.corner("P1") == pytest.approx((30, 20), abs=NEAR_M)


def test_one_edge_of_an_l_shaped_building_is_pushed(open_plan: Open) -> None:
    ell = factory(shape((20, 20), (80, 20), (80, 45), (50, 45), (50, 70), (20, 70)))
    bench = open_plan(plan(site({"L1": rect(0, 0, 200, 150)}), {"P1": ell}))
    bench.hand.click(30, 30)
    wing = next(
        g for g in bench.canvas.handles.grips() if g.kind == "edge" and g.at == (ORIGIN[0] + 80, ORIGIN[1] + 32.5)
    )
    pull(bench, wing, 10, 3)
    footprint = bench.plan.plants()["geometry"]["P1"]
    assert footprint.area == pytest.approx(2250 + 250, abs=25 * NEAR_M)
    assert bounds(bench)[3] == 70.0


def test_handles_leave_room_to_take_the_thing_itself(bench: Bench) -> None:
    bench.hand.click(155, 35)  # 10 m × 10 m: 35 pixels
    assert {g.kind for g in bench.canvas.handles.grips()} == {"turn"}
    bench.canvas.zoom(3)
    assert len([g for g in bench.canvas.handles.grips() if g.kind == "stretch"]) == 8
    bench.canvas.set_locked(True)
    assert bench.canvas.handles.shown == 0


def test_a_point_has_no_handles_and_a_pivot_lies_on_top_of_a_corner(bench: Bench, open_plan: Open) -> None:
    bench.hand.click(25, 25)
    bench.canvas.handles.turning = True
    bench.canvas.handles.place_pivot((ORIGIN[0] + 20, ORIGIN[1] + 20))
    at = bench.hand.pixel(20, 20)
    held = bench.canvas.handles.hit(at.x(), at.y())
    assert held is not None
    assert held.kind == "pivot"
    station = open_plan(plan(site({"L1": rect(0, 0, 200, 150)}, substations={"S1": point(50, 50)})))
    station.desk.set_locked("substations", locked=False)
    station.desk.select_features((Feature("substations", "S1"),))
    assert station.canvas.handles.shown == 0
