"""Where a plant would fit, drawn while it is placed with a real pointer."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.canvas.tools.place_tool import PlaceTool
from tests.builders import complete_site, plan, point, rect
from tests.gui.canvas.conftest import CONTROL, Bench, Open

TYPE = "anode_finishing"


def works(**parcels: Any) -> Plan:
    return plan(complete_site(**parcels), {"P1": rect(20, 20, 40, 30)})


@pytest.fixture
def bench(open_plan: Open) -> Bench:
    return open_plan(works(L1=rect(0, 0, 400, 300)))


def take(bench: Bench, capacity: float | None = None) -> PlaceTool:
    bench.canvas.use_place(TYPE, capacity)
    tool = bench.canvas.tools["place"]
    assert isinstance(tool, PlaceTool)
    return tool


def area(bench: Bench) -> Any:
    return bench.canvas.surface.fitting.layer.area


def test_while_a_plant_is_placed_it_is_drawn_where_it_fits(bench: Bench, qtbot: Any) -> None:
    take(bench)
    bench.hand.move(250, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None, timeout=20_000)
    fits = area(bench).fits
    assert shapely.covers(fits, point(250, 150))
    assert not shapely.covers(fits, point(40, 35)), "P1 stands there"
    bench.hand.press(250, 150, CONTROL)
    bench.hand.release(250, 150, CONTROL)
    bench.settle(qtbot)
    bench.hand.move(251, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None and not shapely.covers(area(bench).fits, point(250, 150)))


def test_turning_it_shows_the_places_for_that_angle(bench: Bench, qtbot: Any) -> None:
    take(bench)
    bench.hand.move(250, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None, timeout=20_000)
    straight = area(bench)
    QTest.keyClick(bench.canvas.view, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: area(bench) is not None and area(bench).angle_deg == 90.0, timeout=20_000)
    for _ in range(3):
        QTest.keyClick(bench.canvas.view, Qt.Key.Key_R)
    assert area(bench) is straight, "known already"


def test_where_it_fits_nowhere_the_note_says_so(open_plan: Open, qtbot: Any) -> None:
    bench = open_plan(works(L1=rect(0, 0, 70, 60)))
    take(bench)
    bench.hand.move(30, 30, CONTROL)
    qtbot.waitUntil(lambda: bench.canvas.surface.fitting.fits_nowhere, timeout=20_000)
    bench.hand.move(31, 30, CONTROL)
    assert "it fits nowhere in view" in bench.canvas.note.text()


def test_it_goes_when_the_plant_is_laid_down_and_stays_away_when_it_is_off(bench: Bench, qtbot: Any) -> None:
    take(bench)
    bench.hand.move(250, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None, timeout=20_000)
    QTest.keyClick(bench.canvas.view, Qt.Key.Key_Escape)
    assert area(bench) is None
    bench.canvas.surface.fitting.set_on(False)
    take(bench)
    bench.hand.move(250, 150, CONTROL)
    bench.settle(qtbot)
    assert area(bench) is None
    bench.canvas.surface.fitting.set_on(True)
    qtbot.waitUntil(lambda: area(bench) is not None, timeout=20_000)


def test_another_plan_has_nothing_of_it(bench: Bench, qtbot: Any) -> None:
    take(bench)
    bench.hand.move(250, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None, timeout=20_000)
    before = area(bench)
    session = bench.session
    session.apply(edits.remove_plants("base", ["P1"]))
    bench.settle(qtbot)
    bench.hand.move(252, 150, CONTROL)
    qtbot.waitUntil(lambda: area(bench) is not None and area(bench) is not before, timeout=20_000)
    assert area(bench).area_m2 > before.area_m2
