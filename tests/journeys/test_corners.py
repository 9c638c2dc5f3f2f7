"""Corners moved, added and removed in the real window, with the mouse, with typed figures, with keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from siteplanner.core import edits
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.tools.vertex_tool import VertexTool
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.gui.conftest import rest
from tests.journeys.draftsman import Draftsman, told_in

Opened = Callable[[Plan], PlanningSession]
P1, L1, L2 = Feature("plants", "P1"), Feature("parcels", "L1"), Feature("parcels", "L2")


@pytest.fixture
def hand(window: MainWindow) -> Draftsman:
    return Draftsman(window)


def take(window: MainWindow, *features: Feature) -> VertexTool:
    """The tool in hand with features selected and unlocked; nothing snaps."""
    for feature in features:
        window.desk.set_locked(feature.layer, False)
    window.desk.select_features(features)
    window.canvas.use_tool("corners")
    window.canvas.set_snapping(False)
    tool = window.canvas.tool
    assert isinstance(tool, VertexTool)
    return tool


def drag(hand: Draftsman, start: tuple[float, float], end: tuple[float, float]) -> None:
    hand.over(*start)
    hand.press(*hand.there(*start))
    for share in (0.3, 0.7, 1.0):
        at = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
        hand.move(*hand.there(*at), pressed=True)
    hand.release(*hand.there(*end))


def corners(session: PlanningSession, feature: Feature) -> set[tuple[float, float]]:
    shape = shape_of(session.plan, "base", feature)
    return {(float(x - ORIGIN[0]), float(y - ORIGIN[1])) for x, y in shapely.get_coordinates(shape)}


def test_a_corner_of_a_plant_is_dragged_checked_on_the_way_and_undone(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    assert sum(h.kind == "corner" for h in tool.handles.handles) == 4
    hand.over(60, 50)
    hand.press(*hand.there(60, 50))
    hand.move(*hand.there(75, 60), pressed=True)  # onto P2
    assert session.shown_plan is not session.plan
    rest(window, qtbot)
    assert window.desk.result is not None
    assert "overlap" in {f.rule for f in window.desk.result.findings}
    hand.move(*hand.there(52, 45), pressed=True)
    hand.release(*hand.there(52, 45))
    assert session.history.at == 1
    x, y = next(c for c in corners(session, P1) if c not in {(20, 20), (60, 20), (20, 50)})
    assert (x, y) == (pytest.approx(52, abs=0.5), pytest.approx(45, abs=0.5))
    assert session.selected == (P1,)
    after = session.plan.plants()
    assert after["capacity"]["P1"] == pytest.approx(10_000 * after.geometry["P1"].area / 1200, rel=1e-3)
    window.desk.undo()
    assert session.plan is two_plants


def test_the_capacity_stays_where_it_is_said_to(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    window.commands.toggle_capacity()
    take(window, P1)
    drag(hand, (60, 50), (52, 45))
    assert session.plan.plants()["capacity"]["P1"] == 10_000.0
    assert session.history.at == 1


def test_a_corner_picked_up_goes_where_typed_figures_say(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    hand.point(60, 50)
    assert tool.held is not None
    hand.figure(Qt.Key.Key_D, "5")
    hand.figure(Qt.Key.Key_A, "0")
    assert tool.held is None
    moved = next(c for c in corners(session, P1) if c[1] > 52)
    assert moved == (pytest.approx(60.0, abs=1e-6), pytest.approx(55.0, abs=1e-6))


def test_a_corner_snaps_to_the_very_ordinates_of_another(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, P1)
    window.canvas.set_snapping(True)
    drag(hand, (60, 50), (69.4, 50.3))
    assert (69.0, 50.0) in corners(session, P1)


def test_neighbouring_parcels_keep_their_common_corner(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman, qtbot: Any
) -> None:
    session = opened(two_plants)
    take(window, L1)
    drag(hand, (200, 120), (210, 140))
    assert session.history.at == 1
    assert len(corners(session, L1) & corners(session, L2)) == 2
    assert corners(session, L1) == (corners(session, L1) & corners(session, L2)) | {(0.0, 0.0), (0.0, 120.0)}
    rest(window, qtbot)
    window.desk.undo()
    assert session.plan is two_plants


def test_the_dot_on_an_edge_pulls_out_a_new_corner_and_delete_takes_it_away(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, L1)
    drag(hand, (200, 60), (190, 60))
    assert len(corners(session, L1)) == 5
    assert len(corners(session, L1) & corners(session, L2)) == 3
    new = next(c for c in corners(session, L1) if c[0] not in (0.0, 200.0))
    hand.over(*new)
    hand.on_map(Qt.Key.Key_Delete)
    assert corners(session, L1) == {(0.0, 0.0), (200.0, 0.0), (200.0, 120.0), (0.0, 120.0)}
    assert len(session.plan.site.parcels) == 2


def test_delete_takes_the_corner_just_set_down_though_it_snapped_away_from_the_pointer(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    drag(hand, (60, 50), (64, 56))
    assert (64.0, 56.0) in {(round(e), round(n)) for e, n in corners(session, P1)}
    hand.over(75, 75)  # where the hand rests when the corner has snapped away from it
    hand.on_map(Qt.Key.Key_Delete)
    assert corners(session, P1) == {(20.0, 20.0), (60.0, 20.0), (20.0, 50.0)}
    told = told_in(window)
    hand.over(75, 75)
    hand.on_map(Qt.Key.Key_Delete)
    assert "Point at the corner" in told[-1][0], "it was meant once"
    assert tool.handles.handles


def test_delete_away_from_a_corner_removes_nothing(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, P1)
    told = told_in(window)
    hand.over(40, 35)
    hand.on_map(Qt.Key.Key_Delete)
    assert session.plan is two_plants
    assert "Point at the corner" in told[-1][0]


def test_a_triangle_keeps_its_three_corners(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, P1)
    told = told_in(window)
    for corner in ((60, 50), (60, 20)):
        hand.over(*corner)
        hand.on_map(Qt.Key.Key_Backspace)
    assert len(corners(session, P1)) == 3
    assert "at least three corners" in told[-1][0]


def test_a_corner_that_would_make_the_outline_cross_itself_is_put_back(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, P1)
    told = told_in(window)
    drag(hand, (60, 50), (40, 5))
    assert session.plan is two_plants
    assert session.shown_plan is two_plants
    assert "cross or touch itself" in told[-1][0]


def test_escape_puts_the_corner_back_and_then_lays_the_tool_down(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    hand.point(60, 50)
    hand.over(65, 58)
    assert session.shown_plan is not two_plants
    hand.on_map(Qt.Key.Key_Escape)
    assert (tool.held, session.shown_plan) == (None, two_plants)
    hand.on_map(Qt.Key.Key_Escape)
    assert window.canvas.tool.name == "select"
    assert tool.handles.shown == 0


def test_without_a_mouse_tab_walks_arrows_nudge_and_enter_picks_up(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    hand.on_map(Qt.Key.Key_Tab)
    hand.on_map(Qt.Key.Key_Right)
    assert session.history.at == 1
    assert len(corners(session, P1) & {(20.0, 20.0), (60.0, 20.0), (60.0, 50.0), (20.0, 50.0)}) == 3
    hand.on_map(Qt.Key.Key_Return)
    assert tool.held is not None
    hand.figure(Qt.Key.Key_D, "7.25")
    hand.figure(Qt.Key.Key_A, "90")
    assert tool.held is None
    assert session.history.at == 2


def test_nothing_of_a_locked_layer_changes(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    told = told_in(window)
    tool = take(window)
    window.desk.set_locked("parcels", True)
    hand.point(300, 60)
    assert "locked" in told[-1][0]
    window.desk.select_features((L2,))
    assert tool.handles.handles == ()
    assert session.plan is two_plants
    told[-1][1][1]()  # unlock
    assert len(tool.handles.handles) == 8


def test_q_squares_up_what_is_selected_and_says_how_much_the_area_changed(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    bent = edits.pull_corner(two_plants, "base", P1, hand.there(60, 50)).edit(hand.there(61, 50.6))
    window.desk.apply(bent)
    take(window, P1)
    told = told_in(window)
    hand.on_map(Qt.Key.Key_Q)
    shape = session.plan.plants().geometry["P1"]
    assert shape.area == pytest.approx(shape.minimum_rotated_rectangle.area, rel=1e-6)
    assert told[-1][0].startswith("Squared up; the area changed by ")
    told[-1][1][1]()
    assert session.history.at == 1


def test_q_on_what_is_square_says_so_and_makes_no_step(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    take(window, P1)
    told = told_in(window)
    hand.on_map(Qt.Key.Key_Q)
    assert session.plan is two_plants
    assert len(session.history.steps) == 1
    assert told == [("This is square already; nothing has changed.", None)]


def test_an_undo_with_a_corner_in_the_hand_puts_it_back(
    window: MainWindow, opened: Opened, two_plants: Plan, hand: Draftsman
) -> None:
    session = opened(two_plants)
    tool = take(window, P1)
    drag(hand, (60, 50), (60, 56))
    hand.point(20, 50)
    assert tool.held is not None
    hand.control(Qt.Key.Key_Z)
    assert session.plan is two_plants
    assert tool.held is None
    assert session.shown_plan is two_plants


steps = st.lists(
    st.tuples(st.sampled_from(["drag", "middle", "delete", "square", "escape"]), st.integers(0, 3), st.integers(-6, 6)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_gestures_undone_give_back_the_very_same_plan(
    window: MainWindow, opened: Opened, two_plants: Plan, gestures: list[tuple[str, int, int]]
) -> None:
    session = opened(two_plants)
    hand = Draftsman(window)
    tool = take(window, P1)
    for what, which, by_m in gestures:
        kind = "middle" if what == "middle" else "corner"
        handles = [h for h in tool.handles.handles if h.kind == kind]
        if what in ("drag", "middle", "delete") and handles:
            east, north = handles[which % len(handles)].place
            at = (east - ORIGIN[0], north - ORIGIN[1])
            if what == "delete":
                hand.over(*at)
                hand.on_map(Qt.Key.Key_Delete)
            else:
                drag(hand, at, (at[0] + by_m, at[1] + which - 1))
        elif what == "square":
            window.commands.square_up()
        elif what == "escape" and tool.cancel():
            pass
    assert session.shown_plan is session.plan
    while session.history.undo_label is not None:
        window.desk.undo()
    assert session.plan is two_plants
