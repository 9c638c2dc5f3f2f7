"""Blocks of a panel keep to their column: what has a fixed height has it, the rest shares, and what leaves is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.drawing.fonts import plain_font
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_columns import Block, draw_column, fixed
from siteplanner.drawing.sheet_layout import Box, lay_out
from siteplanner.words import translator

PAPER = Paper(lay_out((0.0, 0.0, 100.0, 100.0)), plain_font(), translator("en"))
COLUMN = Box(10.0, 20.0, 80.0, 200.0)
KINDS = ("chart", "key_map", "table", "notes", "legend")


def placed(blocks: list[tuple[str, float, float]], column: Box = COLUMN) -> tuple[dict[str, Box], tuple[str, ...]]:
    """Where blocks of (kind, least, wanted) come to lie, by their number, and which leave."""
    boxes: dict[str, Box] = {}
    made = []
    for at, (kind, least, wanted) in enumerate(blocks):
        key = str(at)
        made.append(Block(key, kind, least, wanted, lambda box, key=key: boxes.update({key: box}), kind == "legend"))
    with PAPER.measuring():
        left_out = draw_column(PAPER, made, column)
    return boxes, left_out


heights = st.floats(2.0, 90.0)
blocks = st.lists(
    st.tuples(st.sampled_from(KINDS), heights, heights).map(lambda b: (b[0], min(b[1:]), max(b[1:]))), max_size=7
)


@settings(max_examples=150)
@given(blocks)
def test_blocks_lie_below_each_other_in_the_column_or_are_told_to_have_left(
    given_blocks: list[tuple[str, float, float]],
) -> None:
    boxes, left_out = placed(given_blocks)
    assert set(boxes) | set(left_out) == {str(at) for at in range(len(given_blocks))}
    assert not set(boxes) & set(left_out)
    tops = [boxes[key] for key in sorted(boxes, key=int)]
    for box in tops:
        assert COLUMN.bottom - 1e-6 <= box.bottom
        assert box.top <= COLUMN.top + 1e-6
    for upper, lower in pairwise(tops):
        assert lower.top < upper.bottom
    for key, box in boxes.items():
        _, least, wanted = given_blocks[int(key)]
        assert least - 1e-6 <= box.height <= wanted + 1e-6


def test_where_there_is_room_everything_has_what_it_wants_and_the_rest_stands_at_the_foot() -> None:
    boxes, left_out = placed([("fixed", 20, 20), ("legend", 20, 40), ("fixed", 30, 30)])
    assert left_out == ()
    assert [box.height for box in boxes.values()] == [20, 40, 30]
    assert boxes["0"].top == COLUMN.top
    assert boxes["2"].bottom == pytest.approx(COLUMN.bottom)


def test_charts_leave_before_tables_and_tables_before_the_legend() -> None:
    crowded = [("legend", 70.0, 90.0), ("table", 70.0, 90.0), ("chart", 70.0, 90.0)]
    assert placed(crowded)[1] == ("2",)
    assert placed(crowded, Box(0, 0, 80, 100))[1] == ("1", "2")
    assert set(placed(crowded, Box(0, 0, 80, 60))[1]) == {"0", "1", "2"}


def test_a_fixed_block_is_as_high_as_it_says() -> None:
    block = fixed("a", 12.0, lambda _: None)
    assert (block.least_mm, block.wanted_mm) == (12.0, 12.0)
