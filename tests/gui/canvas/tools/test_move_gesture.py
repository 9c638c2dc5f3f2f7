"""Moving exactly: typed distance and direction while dragging, corners to the last bit, right angles."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import ORIGIN
from tests.gui.canvas.conftest import CONTROL, SHIFT, Bench

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def keys(bench: Bench, *pressed: str | Qt.Key) -> None:
    for key in (k for group in pressed for k in (group if isinstance(group, str) else (group,))):
        QTest.keyClick(QApplication.focusWidget() or bench.canvas.view, key)


@pytest.fixture
def dragging(bench: Bench) -> Bench:
    """P1, 30 m by 20 m at (20, 20), is in the hand."""
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    bench.hand.press(35, 30)
    bench.hand.move(40, 33, CONTROL)
    bench.hand.move(45, 36, CONTROL)
    return bench


def test_distance_and_azimuth_typed_while_dragging_move_exactly_so_far(dragging: Bench) -> None:
    keys(dragging, "D", "12.5", ENTER, "A", "90", ENTER)
    assert dragging.corner("P1") == (32.5, 20.0)
    dragging.hand.move(80, 80)
    dragging.hand.release(80, 80)
    assert dragging.corner("P1") == (32.5, 20.0), "the rest of the drag does nothing"
    assert len(dragging.session.history.steps) == 2


def test_the_button_may_be_let_go_while_typing(dragging: Bench) -> None:
    keys(dragging, "D", "10")
    dragging.hand.release(45, 36)
    assert dragging.corner("P1") == (20.0, 20.0)
    keys(dragging, "A", "0", ENTER)
    assert dragging.corner("P1") == (20.0, 30.0)
    dragging.hand.move(170, 50)
    assert dragging.desk.hovered is not None


def test_a_click_takes_what_is_shown(dragging: Bench) -> None:
    keys(dragging, "A", "90", ENTER)
    dragging.hand.release(45, 36)
    dragging.hand.click(65, 70, CONTROL)
    east, north = dragging.corner("P1")
    assert north == 20.0
    assert east == pytest.approx(50, abs=0.5)


def test_esc_frees_the_locks_first_then_gives_the_move_up(dragging: Bench) -> None:
    keys(dragging, "D", "10", ENTER, ESC)
    assert not dragging.canvas.surface.drafter.locks.any
    assert dragging.session.shown_plan is not dragging.plan
    keys(dragging, ESC)
    assert dragging.session.shown_plan is dragging.plan
    dragging.hand.release(45, 36)
    assert dragging.corner("P1") == (20.0, 20.0)


def test_a_plant_taken_by_its_corner_is_put_by_coordinates(bench: Bench) -> None:
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    bench.hand.press(20.5, 20.5)
    bench.hand.move(30, 30, CONTROL)
    keys(bench, "4174061.5,470033.25", ENTER)
    assert bench.corner("P1") == (33.25, 61.5)


def test_shift_keeps_to_the_axes(bench: Bench) -> None:
    bench.hand.press(35, 30)
    bench.hand.move(50, 33, SHIFT)
    bench.hand.release(60, 36, SHIFT)
    east, north = bench.corner("P1")
    assert north == 20.0
    assert east == pytest.approx(45, abs=0.3)


def test_the_moved_corner_lies_on_the_very_vertex(bench: Bench) -> None:
    bench.hand.drag((35, 30), (35 + 80.4, 30 - 20.3))
    west, south, _, _ = bench.plan.plants()["geometry"]["P1"].bounds
    assert (south, ORIGIN[1]) == (ORIGIN[1], ORIGIN[1])
    assert west in (ORIGIN[0] + 100, ORIGIN[0] + 110 - 10)


def test_undo_gives_back_the_same_plan(dragging: Bench) -> None:
    before = dragging.plan
    keys(dragging, "D", "12.5", ENTER, "A", "45", ENTER)
    assert dragging.plan is not before
    dragging.desk.undo()
    assert dragging.plan is before


def test_a_moved_plant_lines_up_with_its_neighbour(bench: Bench) -> None:
    bench.hand.press(35, 30)
    bench.hand.move(50, 145)
    bench.hand.move(139.5 + 15, 150)  # its west side half a metre from that of P2, far from every edge
    winner = bench.canvas.surface.snapper.winner
    assert winner is not None
    assert winner.kind == "alignment"
    bench.hand.release(139.5 + 15, 150)
    assert bench.corner("P1")[0] == 140.0


def test_the_bar_tells_the_move_whichever_corner_snaps(bench: Bench) -> None:
    """The plant is taken in its middle; its north-east corner (50, 40) snaps to the parcel's at (100, 100)."""
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    bench.hand.press(35, 30)
    bench.hand.move(60, 60, CONTROL)
    bench.hand.move(84.6, 90.3)
    west, south, _, _ = bench.session.shown_plan.plants()["geometry"]["P1"].bounds
    assert (west - ORIGIN[0], south - ORIGIN[1]) == (70.0, 80.0), "by 50 and 60"
    values = bench.canvas.surface.drafter.values()
    assert values["distance"] == pytest.approx(math.hypot(50, 60), abs=1e-6)
    assert values["angle"] == pytest.approx(math.degrees(math.atan2(50, 60)), abs=1e-6)
    from_press = values["y"] - ORIGIN[0], values["x"] - ORIGIN[1]
    assert from_press == pytest.approx((85, 90), abs=0.5), "where the pressed place comes to lie"
    keys(bench, "10", ENTER)
    east, north = bench.corner("P1")
    share = 10 / math.hypot(50, 60)
    assert (east - 20, north - 20) == pytest.approx((50 * share, 60 * share), abs=1e-6)
