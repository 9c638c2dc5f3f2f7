"""Exact points while a tool is given them: typed, locked, snapped; the whole drawing without a mouse."""

from __future__ import annotations

from typing import ClassVar

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit, reshape_plant
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool
from tests.builders import ORIGIN, plan, rect, shape, site
from tests.gui.canvas.conftest import CONTROL, Bench, Open

E, N = ORIGIN


class OutlineTool(PointTool):
    """Gives the plant P1 the outline drawn."""

    name: ClassVar[str] = "outline"
    fewest_points: ClassVar[int] = 3
    snaps_to_setback: ClassVar[bool] = True

    def outline(self, points: Points) -> BaseGeometry | None:
        return shapely.Polygon(points) if len(points) > 2 else shapely.LineString(points) if len(points) > 1 else None

    def edit_of(self, points: Points) -> Edit | None:
        return reshape_plant("base", "P1", shapely.Polygon(points))


@pytest.fixture
def tool(bench: Bench) -> OutlineTool:
    return take(bench)


def take(bench: Bench) -> OutlineTool:
    made = OutlineTool(bench.canvas.surface)
    bench.canvas._take(made)
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    return made


def keys(bench: Bench, *pressed: str | Qt.Key) -> None:
    """Each key goes to what has the focus: letters and digits by their sign, the others by name."""
    for key in (k for group in pressed for k in (group if isinstance(group, str) else (group,))):
        QTest.keyClick(QApplication.focusWidget() or bench.canvas.view, key)


ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def test_distance_and_azimuth_from_the_last_point(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)  # the corner of L1
    assert tool.points == [(E + 100, N)]
    keys(bench, "D", "25", ENTER)
    assert tool.points == [(E + 100, N)], "the direction is free still"
    keys(bench, "A", "90", ENTER)
    assert tool.points == [(E + 100, N), (E + 125, N)]
    assert not bench.canvas.surface.drafter.locks.any, "the locks were for that point alone"


def test_letters_go_from_field_to_field_and_lower_case_counts(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)
    keys(bench, "d", "25", "a", "0", ENTER)
    assert tool.points[-1] == (E + 100, N + 25)


def test_x_is_the_northing_and_y_the_easting(bench: Bench, tool: OutlineTool) -> None:
    keys(bench, "X", "4174012.345", ENTER, "Y", "470067.891", ENTER)
    assert tool.points == [(470067.891, 4174012.345)]


def test_a_distance_and_an_x_meet_on_the_pointers_side(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    start_e, start_n = tool.points[0]
    bench.hand.move(20, 60, CONTROL)
    keys(bench, "D", "5", ENTER)
    keys(bench, "X", f"{start_n + 3:.9f}", ENTER)
    east_m, north_m = tool.points[1]
    assert (east_m - start_e, north_m - start_n) == (pytest.approx(-4, abs=1e-6), pytest.approx(3, abs=1e-6))


def test_locks_that_never_meet_are_said_and_the_pointer_stays_free(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    bench.hand.move(60, 55, CONTROL)
    keys(bench, "D", "5", ENTER)
    keys(bench, "X", "4174900", ENTER)
    bar = bench.canvas.surface.drafting_bar
    assert "No point fits" in bar.message.text()
    assert len(tool.points) == 1
    assert tool.aim is not None
    assert tool.aim.point == pytest.approx((E + 60, N + 55), abs=0.2)


def test_a_coordinate_pair_is_typed_without_any_key_before(bench: Bench, tool: OutlineTool) -> None:
    keys(bench, "4174010.5, 470020.25", ENTER)
    assert tool.points == [(470020.25, 4174010.5)]
    keys(bench, "@10,-5", ENTER)
    assert tool.points[-1] == (470015.25, 4174020.5)
    keys(bench, "20<180", ENTER)
    assert tool.points[-1] == (470015.25, 4174000.5)


def test_what_is_no_point_is_said_and_sets_none(bench: Bench, tool: OutlineTool) -> None:
    keys(bench, "1,2,3", ENTER)
    assert tool.points == []
    assert bench.canvas.surface.drafting_bar.message.text()
    keys(bench, ESC)
    assert bench.canvas.tool is tool


def test_the_whole_drawing_without_a_mouse(bench: Bench, tool: OutlineTool) -> None:
    keys(bench, "4174020,470020", ENTER)
    keys(bench, "D", "30", ENTER, "A", "90", ENTER)
    keys(bench, "D", "20", ENTER, "A", "0", ENTER)
    keys(bench, "@0,-30", ENTER)
    keys(bench, ENTER)
    made = bench.plan.plants()["geometry"]["P1"]
    assert made.equals_exact(shapely.MultiPolygon([shapely.box(E + 20, N + 20, E + 50, N + 40)]).normalize(), 0) or (
        shapely.symmetric_difference(made, shapely.box(E + 20, N + 20, E + 50, N + 40)).area < 1e-9
    )


def test_esc_in_a_field_undoes_what_was_typed_there_alone(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    keys(bench, "D", "5", ENTER, "D", "77")
    assert bench.canvas.surface.drafter.locks.distance_m == 77
    keys(bench, ESC)
    assert bench.canvas.surface.drafter.locks.distance_m == 5
    keys(bench, ESC)
    assert not bench.canvas.surface.drafter.locks.any
    assert len(tool.points) == 1
    keys(bench, ESC)
    assert tool.points == []
    keys(bench, ESC)
    assert bench.canvas.tool is bench.canvas.select_tool


def test_control_with_the_letter_locks_what_is_there(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    bench.hand.move(80, 50.7, CONTROL)
    bench.hand.key(Qt.Key.Key_D, CONTROL)
    locked = bench.canvas.surface.drafter.locks.distance_m
    assert locked == pytest.approx(30, abs=0.3)
    bench.hand.key(Qt.Key.Key_D, CONTROL)
    assert not bench.canvas.surface.drafter.locks.any


def test_without_a_point_to_start_from_distance_is_refused_in_words(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.move(50, 50, CONTROL)
    keys(bench, "D")
    assert not bench.canvas.surface.drafting_bar.is_typed_in
    assert "point" in bench.canvas.surface.drafting_bar.message.text()


def test_a_corner_pointed_at_is_a_point_to_start_from(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.move(100.5, 0.5)
    keys(bench, "D", "25", ENTER, "A", "90", ENTER)
    assert tool.points == [(E + 125, N)]


def test_o_measures_from_another_point(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(20, 70, CONTROL)
    bench.hand.move(100.5, 0.5)
    keys(bench, "O", "D", "25", ENTER, "A", "0", ENTER)
    assert tool.points[-1] == (E + 100, N + 25)


def test_p_is_square_to_the_edge_under_the_pointer_and_p_again_parallel(open_plan: Open) -> None:
    slanted = shape((0, 0), (100, 50), (50, 150), (-50, 100))
    bench = open_plan(plan(site({"L1": slanted}), {"P1": rect(20, 50, 10, 10)}))
    tool = take(bench)
    bench.hand.click(30, 60, CONTROL)
    bench.hand.move(50, 25, CONTROL)  # on the edge from (0, 0) to (100, 50)
    keys(bench, "P")
    bench.hand.move(60, 30, CONTROL)
    assert tool.aim is not None
    east, north = tool.aim.east_m - tool.points[0][0], tool.aim.north_m - tool.points[0][1]
    assert east * 2 + north == pytest.approx(0, abs=1e-6)
    bench.hand.move(50, 25, CONTROL)
    keys(bench, "P")
    bench.hand.move(80, 30, CONTROL)
    east, north = tool.aim.east_m - tool.points[0][0], tool.aim.north_m - tool.points[0][1]
    assert east - 2 * north == pytest.approx(0, abs=1e-6)
    keys(bench, "D", "10", ENTER)
    assert shapely.Point(tool.points[0]).distance(shapely.Point(tool.points[1])) == pytest.approx(10, abs=1e-6)


def test_two_construction_lines_give_their_crossing(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.move(50, 0.3, CONTROL)  # the south side of L1
    keys(bench, "C")
    bench.hand.move(110.3, 50, CONTROL)  # the west side of L2
    keys(bench, "C")
    keys(bench, ENTER)
    assert tool.points == [(E + 110, N)]


def test_the_angle_may_run_the_mathematicians_way(bench: Bench, tool: OutlineTool) -> None:
    bench.canvas.surface.drafting_bar.convention.click()
    bench.hand.click(100, 0)
    keys(bench, "D", "25", ENTER, "A", "90", ENTER)
    assert tool.points[-1] == (E + 100, N + 25)


def test_tab_goes_through_what_can_be_snapped_to(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.move(99.2, 1.0)
    kinds = [bench.canvas.surface.snapper.winner]
    assert kinds[0] is not None
    assert kinds[0].kind == "vertex"
    keys(bench, TAB)
    other = bench.canvas.surface.snapper.winner
    assert other is not None
    assert other.kind != "vertex"
    bench.hand.move(99.3, 1.1)
    assert tool.aim is not None
    assert tool.aim.snap is not None
    assert tool.aim.snap.kind == other.kind, "the choice holds while the pointer stays near"
    bench.hand.move(50, 50)
    bench.hand.move(99.2, 1.0)
    assert bench.canvas.surface.snapper.winner == kinds[0]


def test_control_mutes_snapping(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(99.2, 1.0, CONTROL)
    assert tool.points[0] != (E + 100, N)
    assert tool.points[0] == pytest.approx((E + 99.2, N + 1.0), abs=0.2)


def test_drawing_snaps_to_its_own_first_point(bench: Bench, tool: OutlineTool) -> None:
    for at in ((30, 60), (70, 60), (70, 80)):
        bench.hand.click(*at, CONTROL)
    bench.hand.move(30.8, 60.8)
    assert tool.aim is not None
    assert tool.aim.point == tool.points[0]


def test_the_setback_line_of_the_rules_is_snapped_to(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.move(5.4, 5.4)
    assert tool.aim is not None
    assert tool.aim.point == pytest.approx((E + 5, N + 5), abs=1e-6)
    assert tool.aim.snap is not None
    assert tool.aim.snap.kind == "setback_corner"


def test_a_locked_direction_still_snaps_to_what_it_crosses(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    keys(bench, "A", "90", ENTER)
    bench.hand.click(99, 52)
    assert tool.points[1][0] == E + 100
    assert tool.points[1][1] == tool.points[0][1]


def test_the_bar_is_there_while_points_are_drawn_only(bench: Bench) -> None:
    bar = bench.canvas.surface.drafting_bar
    assert not bar.isVisibleTo(bench.canvas)
    take(bench)
    assert bar.isVisibleTo(bench.canvas)
    bench.canvas.use_select()
    assert not bar.isVisibleTo(bench.canvas)


def test_the_bar_shows_the_point_in_the_hand(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)
    bench.hand.move(0, 0)
    fields = bench.canvas.surface.drafting_bar.fields
    assert fields["distance"].text() == "100.000"
    assert fields["angle"].text() == "270.000"
    assert fields["x"].text() == "4174000.000"
    assert fields["y"].text() == "470000.000"


def test_a_click_on_the_map_while_typing_takes_what_is_typed(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    keys(bench, "D", "20")
    bench.hand.click(90, 50, CONTROL)
    assert shapely.Point(tool.points[0]).distance(shapely.Point(tool.points[1])) == pytest.approx(20, abs=1e-6)


def test_a_in_the_field_of_the_angle_counts_it_the_other_way(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)
    keys(bench, "A", "A")
    assert not bench.canvas.surface.drafter.fields.azimuth
    keys(bench, "90", ENTER, "D", "25", ENTER)
    assert tool.points[-1] == (E + 100, N + 25)


def test_what_an_input_method_commits_is_read(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)
    keys(bench, "D")
    field = bench.canvas.surface.drafting_bar.fields["distance"]
    composed = QInputMethodEvent("ｅｒ", [])
    QApplication.sendEvent(field, composed)
    assert not bench.canvas.surface.drafter.locks.any, "what is being composed is nothing yet"
    chosen = QInputMethodEvent()
    chosen.setCommitString("２５．５")
    QApplication.sendEvent(field, chosen)
    keys(bench, ENTER, "A", "90", ENTER)
    assert tool.points[-1] == (E + 125.5, N)


def test_the_map_takes_no_composition_so_that_letters_reach_the_tool(bench: Bench, tool: OutlineTool) -> None:
    assert not bench.canvas.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_free_point_lies_on_whole_millimetres(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(33.33333, 66.66666, CONTROL)
    east_m, north_m = tool.points[0]
    assert (east_m, north_m) == (round(east_m, 3), round(north_m, 3))


def test_the_bar_takes_two_rows_where_the_map_is_narrow(bench: Bench, tool: OutlineTool) -> None:
    bar = bench.canvas.surface.drafting_bar
    bench.canvas.resize(500, 400)
    QApplication.sendPostedEvents()
    assert bar.point.y() > bar.fields["distance"].y()
    assert bar.geometry().right() <= 500
    bench.canvas.resize(1200, 600)
    QApplication.sendPostedEvents()
    assert abs(bar.point.y() - bar.fields["distance"].y()) < 4


def test_a_bare_number_goes_so_far_the_way_the_pointer_lies(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(100, 0)
    bench.hand.move(105, 0.3)  # due east within the pull of the axis
    keys(bench, "37.5", ENTER)
    assert tool.points[-1] == (E + 137.5, N)


def test_a_figure_typed_with_the_pointer_on_the_bar_keeps_the_side_it_was_on(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(50, 50, CONTROL)
    bench.hand.move(20, 50, CONTROL)
    tool.left()
    keys(bench, "D", "10", ENTER)
    assert tool.aim is not None
    assert tool.aim.east_m < tool.points[0][0]
