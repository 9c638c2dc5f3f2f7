"""Whatever a hand does with the tools that are given points, undone it gives back the very same plan."""

from __future__ import annotations

import random

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from siteplanner.gui.canvas.tools.point_tool import PointTool
from tests.builders import ORIGIN
from tests.gui.canvas.conftest import CONTROL, NONE, SHIFT, Bench

KEYS = (
    *("D", "A", "X", "Y", "P", "C", "O", "N", "B", "R", "7", "2", "5", "0", ".", "@", ",", "-"),
    *(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Tab),
)


def act(bench: Bench, chance: random.Random) -> None:
    """One thing a hand may do next."""
    at = (chance.uniform(-20, 240), chance.uniform(-20, 130))
    keys = chance.choice((NONE, NONE, CONTROL, SHIFT))
    match chance.randrange(8):
        case 0 | 1:
            bench.hand.move(*at, keys)
        case 2 | 3:
            bench.hand.move(*at, keys)
            bench.hand.click(*at, keys)
        case 4 | 5 | 6:
            QTest.keyClick(QApplication.focusWidget() or bench.canvas.view, chance.choice(KEYS))
        case _:
            tools = ("place", "draw", "rectangle", "split", "measure_distance", "select")
            take(bench, chance.choice(tools))


def take(bench: Bench, name: str) -> None:
    if name == "place":
        bench.canvas.use_place("warehouse")
    elif name == "select":
        bench.canvas.use_select()
    else:
        bench.canvas.use_tool(name)


@pytest.mark.parametrize("seed", range(6))
def test_any_gestures_undone_give_back_the_same_plan(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)
    before = bench.plan
    bench.canvas.activateWindow()
    bench.canvas.view.setFocus()
    take(bench, "draw")
    for _ in range(60):
        act(bench, chance)
        assert bench.session.history.plan is bench.plan
    bench.canvas.use_select()
    assert bench.session.shown_plan is bench.plan, "nothing stays previewed when the tool is laid down"
    assert not bench.canvas.surface.draft.is_shown
    assert not bench.canvas.surface.drafter.locks.any
    while bench.session.history.at:
        bench.desk.undo()
    assert bench.plan is before


@pytest.mark.parametrize("seed", range(4))
def test_a_corner_clicked_near_a_corner_is_that_corner(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)
    corners = {
        (float(x), float(y))
        for layer in (bench.plan.site.parcels, bench.plan.plants())
        for x, y in shapely.get_coordinates(layer.geometry.values)
    }
    bench.canvas.use_tool("measure_distance")
    tool = bench.canvas.tool
    assert isinstance(tool, PointTool)
    for _ in range(12):
        east, north = chance.choice(sorted(corners))
        off = (chance.uniform(-1, 1), chance.uniform(-1, 1))
        bench.hand.move(east - ORIGIN[0] + off[0], north - ORIGIN[1] + off[1])
        assert tool.aim is not None
        assert tool.aim.point in corners
