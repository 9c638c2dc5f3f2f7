"""What a child changes is marked on the map, where it is."""

from __future__ import annotations

from collections.abc import Callable

from siteplanner.core import edits
from siteplanner.core.difference import PlantChanges
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.scenarios.change_marks import SETTING, ChangeMarks, change_legend, counted
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN, frame, rect

Opened = Callable[[Plan], PlanningSession]


def changed(two_plants: Plan) -> Plan:
    """A child, shown, that moves P1 by 50 m and brings a third plant."""
    plan = edits.add_scenario("child", "Child", copy_of="base", linked=True).apply(two_plants)
    plan = edits.move_plants("child", ["P1"], 0.0, 50.0).apply(plan)
    plan = edits.add_plants(plan, "child", [rect(250, 20, 40, 30)]).apply(plan)
    return edits.set_active_scenario("child").apply(plan)


def boxes(marks: ChangeMarks, window: MainWindow) -> set[tuple[int, int]]:
    """The south-west corners of the outlines that are drawn, metres from the site's origin."""
    found = set()
    for item in marks.items.shapes.shown:
        box = item.path().boundingRect()
        east, north = window.canvas.view.to_map(box.bottomLeft())
        found.add((round(east - ORIGIN[0]), round(north - ORIGIN[1])))
    return found


def test_marks_stand_where_plants_are_and_where_they_were(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(changed(two_plants))
    marks = window.canvas.change_marks
    assert marks.shown == PlantChanges(added=("P03",), moved=("P1",))
    assert {(20, 20), (20, 70), (250, 20)} <= boxes(marks, window)
    assert counted(marks.shown) == {"added": 1, "moved": 1, "ghost": 1}


def test_in_the_parent_nothing_is_marked(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(changed(two_plants))
    window.commands.set_scenario("base")
    assert not window.canvas.change_marks.shown
    assert boxes(window.canvas.change_marks, window) == set()
    assert change_legend(window.desk) == ()


def test_marks_can_be_switched_off_for_good(window: MainWindow, opened: Opened, two_plants: Plan) -> None:
    opened(changed(two_plants))
    assert window.qt_actions["toggle_change_marks"].isChecked()
    assert [count for _, count in change_legend(window.desk)] == [1, 1, 1]
    window.qt_actions["toggle_change_marks"].trigger()
    assert not window.qt_actions["toggle_change_marks"].isChecked()
    assert boxes(window.canvas.change_marks, window) == set()
    assert change_legend(window.desk) == ()
    assert window.desk.settings.get(SETTING) == "off"


def test_a_plant_with_other_data_and_one_that_is_gone_are_marked(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    session = opened(changed(two_plants))
    session.apply(edits.set_attributes("child", ["P2"], {"power_kw": 900.0}))
    assert counted(window.canvas.change_marks.shown)["altered"] == 1
    session.apply(edits.remove_plants("child", ["P2"]))
    assert counted(window.canvas.change_marks.shown)["removed"] == 1
    assert (69, 20) in boxes(window.canvas.change_marks, window)
    session.undo()
    session.undo()
    assert counted(window.canvas.change_marks.shown) == {"added": 1, "moved": 1, "ghost": 1}


def test_no_arrow_runs_from_one_plant_to_another_where_footprints_are_missing(
    window: MainWindow, opened: Opened, two_plants: Plan
) -> None:
    opened(two_plants)
    here, there = rect(20, 20, 40, 30), rect(200, 20, 40, 30)
    before, after = (frame(PLANTS, {"P1": one, "P2": other}) for one, other in ((here, None), (None, there)))
    items = window.canvas.change_marks.items
    items.show(PlantChanges(moved=("P1", "P2")), before, after, "light", (255, 255, 255, 255))
    outlines = [item.path().boundingRect() for item in items.shapes.shown]
    assert max(box.width() for box in outlines) < 41
