"""Giving points to a tool: what every drawing tool does the same."""

from __future__ import annotations

from typing import ClassVar

import pytest
import shapely
from PySide6.QtCore import Qt
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit, place_plants, reshape_plant
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool
from tests.builders import ORIGIN
from tests.gui.canvas.conftest import CONTROL, SHIFT, Bench


class OutlineTool(PointTool):
    """Gives the plant P1 the outline drawn."""

    name: ClassVar[str] = "outline"
    fewest_points: ClassVar[int] = 3

    def outline(self, points: Points) -> BaseGeometry | None:
        return shapely.Polygon(points) if len(points) > 2 else shapely.LineString(points) if len(points) > 1 else None

    def edit_of(self, points: Points) -> Edit | None:
        return reshape_plant("base", "P1", shapely.Polygon(points))


@pytest.fixture
def tool(bench: Bench) -> OutlineTool:
    made = OutlineTool(bench.canvas.surface)
    bench.canvas._take(made)
    return made


def relative(points: Points) -> list[tuple[float, float]]:
    return [(round(e - ORIGIN[0], 6), round(n - ORIGIN[1], 6)) for e, n in points]


def test_clicks_set_points_and_enter_makes_one_edit(bench: Bench, tool: OutlineTool) -> None:
    before = bench.plan
    for at in ((30, 60), (60, 60), (60, 80)):
        bench.hand.click(*at, CONTROL)
    assert bench.plan is before
    bench.hand.move(40, 90, CONTROL)
    assert bench.session.shown_plan is not before, "the shape is previewed with its live checks"
    bench.hand.key(Qt.Key.Key_Return)
    assert bench.plan.plants()["geometry"]["P1"].area == pytest.approx(300, abs=0.01)
    assert tool.points == []
    assert bench.canvas.tool is tool, "the tool stays in the hand"
    bench.desk.undo()
    assert bench.plan is before


def test_esc_goes_back_one_level_at_a_time(bench: Bench, tool: OutlineTool) -> None:
    for at in ((30, 60), (60, 60)):
        bench.hand.click(*at, CONTROL)
    bench.hand.key(Qt.Key.Key_Escape)
    assert len(tool.points) == 1
    bench.hand.key(Qt.Key.Key_Escape)
    assert tool.points == []
    assert bench.canvas.tool is tool
    bench.hand.key(Qt.Key.Key_Escape)
    assert bench.canvas.tool is bench.canvas.select_tool


def test_backspace_takes_the_last_point_away(bench: Bench, tool: OutlineTool) -> None:
    for at in ((30, 60), (60, 60)):
        bench.hand.click(*at, CONTROL)
    bench.hand.key(Qt.Key.Key_Backspace)
    assert relative(tool.points) == [pytest.approx((30, 60), abs=0.01)]
    bench.hand.key(Qt.Key.Key_Backspace)
    bench.hand.key(Qt.Key.Key_Backspace)
    assert bench.canvas.tool is tool


def test_too_few_points_are_kept_and_said(bench: Bench, tool: OutlineTool) -> None:
    said: list[object] = []
    bench.desk.told.connect(lambda message, _: said.append(message))
    bench.hand.click(30, 60, CONTROL)
    bench.hand.key(Qt.Key.Key_Return)
    assert len(tool.points) == 1
    assert said == ["Points that are needed yet: 2"]


def test_shift_keeps_to_steps_of_15_degrees(bench: Bench, tool: OutlineTool) -> None:
    bench.hand.click(30, 60, CONTROL)
    bench.hand.click(60, 61, SHIFT)
    (_, start_n), (end_e, end_n) = tool.points
    assert end_n == start_n
    assert end_e - ORIGIN[0] == pytest.approx(60, abs=0.01)


def test_an_undo_while_drawing_keeps_the_points(bench: Bench, tool: OutlineTool) -> None:
    bench.desk.apply(place_plants(bench.plan, "base", "offices", (ORIGIN[0], ORIGIN[1])))
    bench.hand.click(30, 60, CONTROL)
    bench.desk.undo()
    assert len(tool.points) == 1


def test_laying_the_tool_down_leaves_nothing_on_the_map(bench: Bench, tool: OutlineTool) -> None:
    for at in ((30, 60), (60, 60)):
        bench.hand.click(*at, CONTROL)
    bench.hand.move(60, 90, CONTROL)
    assert bench.canvas.surface.draft.is_shown
    bench.canvas.use_select()
    assert not bench.canvas.surface.draft.is_shown
    assert bench.session.shown_plan is bench.plan
