"""What changed, on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from shapely import MultiPolygon

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.change_map import Changed, draw_change_map
from tests.builders import complete_site, plan, rect, site

HEADING = QT_TRANSLATE_NOOP("doctest", "1 plant moved since 2026-10-12")
OLD, NEW = MultiPolygon([rect(40, 60, 30, 30)]), MultiPolygon([rect(60, 60, 30, 30)])


def drawn(changed: list[Changed], told: list[str], **options: Any) -> bytes:
    made = plan(complete_site(), {"P1": rect(60, 60, 30, 30), "P2": rect(120, 60, 30, 30)})
    days = {"since": dt.date(2026, 10, 12), "day": dt.date(2026, 11, 23)}
    return draw_change_map(made, "base", changed, heading=HEADING, told=told, **days, **options)


def test_equal_changes_give_equal_bytes_and_others_do_not() -> None:
    moved = [Changed("P1", OLD, NEW)]
    first = drawn(moved, ["P1: moved"])
    assert first.startswith(b"%PDF-")
    assert drawn(moved, ["P1: moved"]) == first
    assert drawn([Changed("P1", None, NEW)], ["P1: moved"]) != first


@pytest.mark.parametrize(
    "changed", [[], [Changed("P9", OLD, None)], [Changed("P1", None, NEW)], [Changed("P1", MultiPolygon(), NEW)]]
)
def test_nothing_gone_and_new_can_be_drawn(changed: list[Changed]) -> None:
    assert drawn(changed, []).startswith(b"%PDF-")


def test_a_list_that_is_too_long_says_how_many_are_not_told() -> None:
    short, long = drawn([], ["a line"] * 200), drawn([], ["a line"] * 201)
    assert short != long
    assert abs(len(short) - len(long)) < 200


def test_a_plan_with_nothing_in_it_is_refused() -> None:
    empty = plan(site(), {})
    with pytest.raises(InputError, match="nothing to draw"):
        draw_change_map(empty, "base", [], heading=HEADING, told=[], since=dt.date(2026, 1, 1), day=dt.date(2026, 1, 2))
