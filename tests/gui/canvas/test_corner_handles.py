"""Corners and middles of edges as handles, 8 px at any zoom."""

from __future__ import annotations

import shapely
import shapely.affinity

from siteplanner.core.features import Feature
from siteplanner.gui.canvas.corner_handles import MOST_SHOWN, CornerHandles
from tests.builders import ORIGIN, line, point, rect
from tests.gui.canvas.conftest import Bench

P1 = Feature("plants", "P1")


def test_each_corner_and_the_middle_of_each_long_edge_has_a_handle(bench: Bench) -> None:
    view, styles = bench.canvas.view, bench.canvas.desk.styles
    view.show_bounds((*ORIGIN, ORIGIN[0] + 100, ORIGIN[1] + 80))
    handles = CornerHandles(view)
    handles.show([(P1, rect(10, 10, 60, 40))], styles)
    assert [h.kind for h in handles.handles] == ["corner"] * 4 + ["middle"] * 4
    assert handles.shown == 8
    handles.show([(P1, rect(10, 10, 60, 1))], styles)
    assert [h.kind for h in handles.handles].count("middle") == 2, "no room between the ends of a short edge"
    handles.show([(P1, line((0, 0), (50, 0))), (Feature("substations", "S"), point(20, 20))], styles)
    assert [h.kind for h in handles.handles] == ["corner", "corner", "middle"]
    handles.hide()
    assert (handles.shown, handles.handles) == (0, ())


def test_the_nearest_corner_under_the_pointer_is_hit_before_a_middle(bench: Bench) -> None:
    view, styles = bench.canvas.view, bench.canvas.desk.styles
    view.show_bounds((*ORIGIN, ORIGIN[0] + 100, ORIGIN[1] + 80))
    handles = CornerHandles(view)
    handles.show([(P1, rect(10, 10, 60, 40))], styles)
    at = bench.hand.pixel(70, 50)
    found = handles.hit(at.x() + 4, at.y() - 3)
    assert found is not None
    assert (found.kind, found.place) == ("corner", (ORIGIN[0] + 70, ORIGIN[1] + 50))
    middle = bench.hand.pixel(70, 30)
    found = handles.hit(middle.x(), middle.y())
    assert found is not None
    assert found.kind == "middle"
    assert handles.hit(at.x() + 30, at.y()) is None


def test_the_corners_are_walked_round_and_round(bench: Bench) -> None:
    view, styles = bench.canvas.view, bench.canvas.desk.styles
    view.show_bounds((*ORIGIN, ORIGIN[0] + 100, ORIGIN[1] + 80))
    handles = CornerHandles(view)
    assert handles.next_corner(None, 1) is None
    handles.show([(P1, rect(10, 10, 60, 40))], styles)
    walked = [handles.next_corner(None, 1)]
    for _ in range(4):
        walked.append(handles.next_corner(walked[-1], 1))
    assert walked[0] == walked[4]
    assert len(set(walked)) == 4
    assert handles.next_corner(walked[0], -1) == walked[3]


def test_of_very_many_corners_those_in_the_middle_of_the_window_are_shown(bench: Bench) -> None:
    view, styles = bench.canvas.view, bench.canvas.desk.styles
    view.show_bounds((*ORIGIN, ORIGIN[0] + 100, ORIGIN[1] + 80))
    round_one = shapely.Point(ORIGIN[0] + 50, ORIGIN[1] + 40).buffer(30, quad_segs=500)
    handles = CornerHandles(view)
    handles.show([(P1, round_one)], styles)
    assert len(handles.handles) == MOST_SHOWN
    far = shapely.affinity.translate(round_one, 5000, 0)
    handles.show([(P1, far)], styles)
    assert handles.handles == ()
