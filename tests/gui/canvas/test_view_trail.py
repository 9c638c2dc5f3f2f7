"""Previous and next view."""

from __future__ import annotations

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.view_trail import LONGEST, ViewTrail


def view(east_m: float) -> ViewWindow:
    return ViewWindow(east_m, 0, 1, 100, 100)


def trail(*east: float) -> ViewTrail:
    made = ViewTrail()
    for east_m in east:
        made.rest_at(view(east_m))
    return made


def test_back_and_forward_walk_the_same_way() -> None:
    walked = trail(0, 10, 20)
    assert [walked.back(), walked.back(), walked.back()] == [view(10), view(0), None]
    assert [walked.forward(), walked.forward(), walked.forward()] == [view(10), view(20), None]


def test_going_elsewhere_forgets_what_came_later() -> None:
    walked = trail(0, 10, 20)
    walked.back()
    walked.rest_at(view(99))
    assert walked.forward() is None
    assert walked.back() == view(10)


def test_resting_where_one_is_adds_nothing() -> None:
    walked = trail(0, 10, 10, 10.4)
    assert walked.back() == view(0)
    walked.rest_at(view(0))
    assert walked.forward() == view(10)


def test_a_long_walk_keeps_its_end() -> None:
    walked = trail(*(10 * i for i in range(3 * LONGEST)))
    steps = 0
    while walked.back() is not None:
        steps += 1
    assert steps == LONGEST - 1


def test_an_empty_trail_leads_nowhere() -> None:
    assert ViewTrail().back() is None
    assert ViewTrail().forward() is None
