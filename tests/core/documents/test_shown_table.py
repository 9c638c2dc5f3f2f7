"""Tables cut to pages: nothing is left out, nothing is wider than the page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.documents.shown_table import ShownRow, ShownTable, paged

WORDS = st.sampled_from(
    ["", "1,234.56", "特种石墨区", "Substation of the north", "用地平衡表（平面面积）很长的一句话" * 3]
)


@st.composite
def tables(draw: st.DrawFn) -> ShownTable:
    columns = draw(st.integers(1, 14))
    rows = draw(st.lists(st.tuples(*[WORDS] * columns), max_size=40))
    header = draw(st.tuples(*[WORDS] * columns))
    numbers = draw(st.sets(st.integers(1, max(1, columns - 1)), max_size=columns)) if columns > 1 else set()
    return ShownTable("t", "t", header, tuple(ShownRow(row) for row in rows), frozenset(numbers), ("note",))


@given(tables(), st.floats(60, 330), st.floats(40, 200))
@settings(max_examples=60, deadline=None)
def test_every_cell_is_on_one_part_in_order_and_no_part_is_wider_than_the_page(
    table: ShownTable, width_mm: float, height_mm: float
) -> None:
    parts = paged(table, width_mm, height_mm, (12.0, 9.0))
    seen: list[tuple[str, ...]] = [() for _ in table.rows]
    header: tuple[str, ...] = ()
    at = 0
    for part in parts:
        if at == 0:
            header += part.table.header[1:]
        for row in part.table.rows:
            seen[at] += row.cells[1:]
            assert row.cells[0] == table.rows[at].cells[0]
            at += 1
        at = at % max(len(table.rows), 1)
    assert header == table.header[1:]
    assert seen == [row.cells[1:] for row in table.rows]
    assert all(sum(part.widths_mm) <= width_mm + 0.01 or len(part.table.header) <= 2 for part in parts)
    assert [part.table.notes for part in parts][-1] == ("note",)


def test_the_rows_are_shared_out_so_that_no_sum_stands_alone() -> None:
    rows = tuple(ShownRow((f"P{at}", "1.00")) for at in range(31))
    parts = paged(ShownTable("t", "", ("项目", "面积"), rows, frozenset({1})), 300.0, 31 * 6.0, (12.0,))
    counts = [len(part.table.rows) for part in parts]
    assert sum(counts) == 31
    assert max(counts) - min(counts) <= 2


def test_a_table_that_is_too_wide_repeats_its_first_column_and_never_breaks_a_number() -> None:
    row = ShownRow(("北区", *["123,456,789.00"] * 12), bold=True)
    table = ShownTable("t", "", ("片区", *["产值\n亿元"] * 12), (row,), frozenset(range(1, 13)))
    parts = paged(table, 150.0, 100.0, (12.0, 10.0))
    assert len(parts) > 1
    assert {part.table.rows[0].cells[0] for part in parts} == {"北区"}
    assert sum(len(part.table.header) - 1 for part in parts) == 12
    assert all(part.table.rows[0].bold for part in parts)
