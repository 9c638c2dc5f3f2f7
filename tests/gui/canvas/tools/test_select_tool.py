"""Selecting and moving with a real mouse on the real canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.features import Feature
from tests.builders import ORIGIN
from tests.gui.canvas.conftest import CONTROL, LEFT, SHIFT, Bench

NEAR_M = 0.01


def test_a_click_selects_the_plant_under_it(bench: Bench) -> None:
    bench.hand.click(30, 30)
    assert bench.session.selection == ("P1",)


def test_a_click_beside_every_plant_selects_nothing(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.click(80, 80)
    assert bench.session.selection == ()


def test_shift_adds_and_control_shift_removes(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.click(170, 50, SHIFT)
    assert bench.session.selection == ("P1", "P2")
    bench.hand.click(30, 30, SHIFT | CONTROL)
    assert bench.session.selection == ("P2",)


def test_clicks_on_plants_above_each_other_take_turns_the_smaller_first(bench: Bench) -> None:
    seen = []
    for _ in range(3):
        bench.hand.click(155, 35)
        seen.append(bench.session.selection)
    assert seen == [("P3",), ("P2",), ("P3",)]


def test_control_takes_what_lies_below_and_goes_round(bench: Bench) -> None:
    bench.hand.click(30, 30)
    seen = []
    for _ in range(2):
        bench.hand.click(30, 30, CONTROL)
        seen.append(bench.session.selected)
    assert seen == [(Feature("parcels", "L1"),), (Feature("plants", "P1"),)]


def test_a_band_to_the_right_takes_what_lies_inside(bench: Bench) -> None:
    bench.hand.drag((10, 70), (170, 10))
    assert bench.session.selection == ("P1", "P3")


def test_a_band_to_the_left_takes_what_it_touches(bench: Bench) -> None:
    bench.hand.drag((145, 65), (45, 10))
    assert bench.session.selection == ("P1", "P2")


def test_a_band_with_shift_adds_to_the_selection(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.drag((130, 70), (190, 10), SHIFT)
    assert bench.session.selection == ("P1", "P2", "P3")


def test_a_drag_moves_the_plant_as_one_edit(bench: Bench) -> None:
    steps = len(bench.session.history.steps)
    bench.canvas.set_snapping(False)
    bench.hand.drag((30, 30), (43, 37))
    assert bench.corner("P1") == pytest.approx((33, 27), abs=NEAR_M)
    assert len(bench.session.history.steps) == steps + 1


def test_what_is_dragged_is_shown_and_not_yet_in_the_plan(bench: Bench) -> None:
    bench.canvas.set_snapping(False)
    before = bench.plan
    bench.hand.press(30, 30)
    bench.hand.move(40, 30)
    assert bench.plan is before
    shown = bench.session.shown_plan.plants()["geometry"]["P1"].bounds
    assert shown[0] - ORIGIN[0] == pytest.approx(30, abs=NEAR_M)
    bench.hand.release(40, 30)
    assert bench.corner("P1") == pytest.approx((30, 20), abs=NEAR_M)


def test_escape_in_a_drag_leaves_the_very_same_plan(bench: Bench) -> None:
    before = bench.plan
    bench.hand.press(30, 30)
    bench.hand.move(60, 60)
    bench.hand.key(Qt.Key.Key_Escape)
    bench.hand.move(70, 70)
    bench.hand.release(70, 70)
    assert bench.plan is before
    assert bench.session.shown_plan is before


def test_undo_after_a_drag_gives_back_the_very_same_plan(bench: Bench) -> None:
    before = bench.plan
    bench.hand.drag((30, 30), (60, 60))
    assert bench.plan is not before
    bench.desk.undo()
    assert bench.plan is before


def test_a_drag_moves_every_selected_plant(bench: Bench) -> None:
    bench.canvas.set_snapping(False)
    bench.hand.click(30, 30)
    bench.hand.click(175, 55, SHIFT)
    bench.hand.drag((30, 30), (35, 30))
    assert bench.corner("P1") == pytest.approx((25, 20), abs=NEAR_M)
    assert bench.corner("P2") == pytest.approx((145, 20), abs=NEAR_M)


def test_a_dragged_corner_snaps_to_the_very_vertex(bench: Bench) -> None:
    bench.hand.drag((30, 30), (11, 11))
    assert bench.corner("P1") == (0.0, 0.0)


def test_control_held_mutes_snapping(bench: Bench) -> None:
    bench.hand.drag((30, 30), (11, 11), CONTROL)
    assert bench.corner("P1") != (0.0, 0.0)
    assert bench.corner("P1") == pytest.approx((1, 1), abs=NEAR_M)


def test_the_kind_of_the_snap_is_told_and_ends_with_the_drag(bench: Bench) -> None:
    told: list[str] = []
    bench.canvas.snapped.connect(told.append)
    bench.hand.drag((30, 30), (11, 11))
    assert told[0] == "vertex" or "vertex" in told
    assert told[-1] == ""


def test_a_click_that_trembles_moves_nothing(bench: Bench) -> None:
    before = bench.plan
    start = bench.hand.pixel(30, 30)
    bench.hand.drag_pixels(start, start + start.__class__(2, 1))
    assert bench.plan is before
    assert bench.session.selection == ("P1",)


def test_arrow_keys_nudge_by_one_ten_and_a_tenth_of_a_metre(bench: Bench) -> None:
    bench.hand.click(30, 30)
    bench.hand.key(Qt.Key.Key_Right)
    bench.hand.key(Qt.Key.Key_Up, SHIFT)
    bench.hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert bench.corner("P1") == pytest.approx((20.9, 30.0))


def test_only_delete_deletes(bench: Bench) -> None:
    bench.hand.click(30, 30)
    for key in (Qt.Key.Key_3, Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_Backspace):
        bench.hand.key(key)
    assert "P1" in bench.plan.plants().index
    bench.hand.key(Qt.Key.Key_Delete)
    assert "P1" not in bench.plan.plants().index


def test_a_double_click_asks_for_the_properties(bench: Bench) -> None:
    asked: list[bool] = []
    bench.canvas.properties_wanted.connect(lambda: asked.append(True))
    at = bench.hand.pixel(30, 30)
    QTest.mouseDClick(bench.canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert asked == [True]


def test_hovering_tells_which_plant_is_under_the_pointer(bench: Bench) -> None:
    bench.hand.move(30, 30)
    assert bench.desk.hovered == "P1"
    bench.hand.move(80, 80)
    assert bench.desk.hovered is None


def test_the_round_handle_turns_by_fifteen_degrees_with_shift(bench: Bench) -> None:
    bench.hand.click(30, 30)
    handle = bench.canvas.handles.centre_px
    assert handle is not None
    pivot = bench.hand.pixel(35, 30)
    west = pivot + handle.__class__(-(pivot.y() - handle.y()), 2.0)
    bench.hand.drag_pixels(handle, west, SHIFT)
    bounds = bench.plan.plants()["geometry"]["P1"].bounds
    assert (bounds[2] - bounds[0], bounds[3] - bounds[1]) == pytest.approx((20, 30))
    assert len(bench.session.history.steps) == 2


def test_escape_while_turning_leaves_the_very_same_plan(bench: Bench) -> None:
    before = bench.plan
    bench.hand.click(30, 30)
    handle = bench.canvas.handles.centre_px
    assert handle is not None

    viewport = bench.canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=handle.toPoint())
    QTest.mouseMove(viewport, (handle + handle.__class__(60, 20)).toPoint())
    assert bench.session.shown_plan is not before
    bench.hand.key(Qt.Key.Key_Escape)
    assert bench.session.shown_plan is before
    QTest.mouseRelease(viewport, LEFT, pos=handle.toPoint())
    assert bench.plan is before


def test_an_undo_in_the_middle_of_a_drag_ends_the_drag(bench: Bench) -> None:
    bench.hand.drag((30, 30), (60, 60))
    moved = bench.plan
    bench.hand.press(60, 60)
    bench.hand.move(70, 70)
    bench.desk.undo()
    back = bench.plan
    bench.hand.move(80, 80)
    bench.hand.release(80, 80)
    assert back is not moved
    assert bench.plan is back
    assert bench.session.shown_plan is back


def test_without_a_selection_arrow_keys_move_the_map(bench: Bench) -> None:
    before = bench.canvas.view.window()
    bench.hand.key(Qt.Key.Key_Right)
    assert bench.canvas.view.window().centre_e > before.centre_e


def test_a_marker_under_the_pointer_tells_its_finding(bench: Bench) -> None:
    result = bench.desk.result
    assert result is not None
    overlap = next(f for f in result.findings if f.rule == "overlap")
    assert overlap.location is not None
    bench.canvas.view.show_bounds((*ORIGIN, ORIGIN[0] + 210, ORIGIN[1] + 100))
    at = bench.hand.pixel(overlap.location[0] - ORIGIN[0], overlap.location[1] - ORIGIN[1])
    bench.hand.hover_pixel(at + at.__class__(0, -15))
    assert bench.canvas.note.isVisible()
    assert "P2" in bench.canvas.note.text()
    bench.hand.move(80, 80)
    assert not bench.canvas.note.isVisible()


def test_a_plant_too_small_for_its_name_tells_it_under_the_pointer(bench: Bench) -> None:
    bench.hand.move(30, 30)
    assert not bench.canvas.note.isVisible(), "near enough to read the name on the map"
    bench.canvas.zoom(1 / 6)
    bench.hand.move(30, 30)
    assert "P1" in bench.canvas.note.text()
    bench.hand.move(80, 80)
    assert not bench.canvas.note.isVisible()


def test_a_locked_map_selects_and_changes_nothing(bench: Bench) -> None:
    before = bench.plan
    bench.canvas.set_locked(True)
    bench.hand.drag((30, 30), (60, 60))
    bench.hand.key(Qt.Key.Key_Delete)
    bench.hand.key(Qt.Key.Key_Right)
    assert bench.session.selection == ("P1",)
    assert bench.plan is before


def test_the_note_says_nothing_of_a_plan_that_was_undone(bench: Bench) -> None:
    bench.canvas.zoom(1 / 6)
    assert bench.desk.apply(edits.move_plants("base", ["P1"], 0.0, 60.0))
    bench.hand.move(30, 90)
    assert "P1" in bench.canvas.note.text()
    assert bench.canvas.note.isVisible()
    bench.desk.undo()
    assert not bench.canvas.note.isVisible(), "nothing lies there now, and the pointer rests"
