from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siteplanner.cli.answers import table_lines, width

CELLS = st.text(st.sampled_from("ab 地块退让m²（）é１"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_the_second_column_starts_at_the_same_place_in_every_line(rows: list[list[str]]) -> None:
    marked = [[a, f"|{b}"] for a, b in rows]
    lines = table_lines(["h", "|k"], marked)
    starts = {width(line[: line.index("|")]) for at, line in enumerate(lines) if at != 1}
    assert len(starts) == 1


def test_a_line_break_inside_a_cell_does_not_break_the_table() -> None:
    assert table_lines(["a"], [["x\ny"]]) == ["a", "---", "x y"]
