"""Totals as tables, every number with a trace that says the same."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core.features import Feature
from siteplanner.core.measures import own_figures, phases
from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import pivot_table, tables
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests import builders as b
from tests.core.measures.drawn_town import PLANS, basis


def test_the_tables_of_the_family() -> None:
    assert [table.key for table in tables(basis())] == [
        "totals_zone", "totals_product", "totals_substation", "totals_developer", "totals_status", "totals_year",
        "totals_until_year", "totals_parcel",
    ]  # fmt: skip


def test_zones_with_number_and_name_what_is_outside_and_the_total() -> None:
    table = pivot_table(pivot(basis(), ("zone",)))
    assert english(table.title) == "Totals by Zone"
    assert [(row.key, english(row.label), row.kind) for row in table.rows] == [
        ("Z1", "Z1 东片区", RowKind.GROUP),
        ("Z2", "Z2", RowKind.GROUP),
        (None, "In no zone", RowKind.OUTSIDE),
        (None, "Total", RowKind.TOTAL),
    ]
    assert table.value("Z1", "land_m2") == 5000.0
    assert table.value(None, "jobs", RowKind.TOTAL) == 22.0
    assert table.value("Z1", "steam_t_a") is None
    assert [english(note) for note in table.notes] == [
        "30 figures of plants are blank. They are in no sum; the trace of a number names the plants."
    ]  # 7 + 8 + 7 + 8


def test_groups_under_a_subtotal_are_moved_in_and_have_keys_of_all_dimensions() -> None:
    table = pivot_table(pivot(basis(developer="a/b"), ("developer", "product")))
    assert [(row.key, row.kind, row.level) for row in table.rows] == [
        ("a/b", RowKind.SUBTOTAL, 0),
        ("a%2Fb/anode_graphite", RowKind.GROUP, 1),
        ("乙公司", RowKind.SUBTOTAL, 0),
        ("%E4%B9%99%E5%85%AC%E5%8F%B8/separator", RowKind.GROUP, 1),
        ("甲公司", RowKind.SUBTOTAL, 0),
        ("%E7%94%B2%E5%85%AC%E5%8F%B8/anode_graphite", RowKind.GROUP, 1),
        (None, RowKind.SUBTOTAL, 0),
        ("/anode_graphite", RowKind.GROUP, 1),
        (None, RowKind.TOTAL, 0),
    ]


def test_columns_across_are_named_by_figure_and_group() -> None:
    table = pivot_table(pivot(basis(), ("zone",), "status", "jobs"))
    assert [column.key for column in table.columns] == ["jobs/planned", "jobs/existing", "jobs/", "jobs"]
    assert english(table.columns[1].label) == "Jobs: Existing"
    assert english(table.columns[3].label) == "Jobs: all"
    assert table.key == "totals_zone_across_status"


def test_the_trace_of_a_cell_across_has_the_plants_of_that_cell() -> None:
    table = pivot_table(pivot(basis(), ("zone",), "status", "power_kw"))
    found = table.trace(0, table.column("power_kw/existing"))
    assert found is not None
    assert found.features == (Feature("plants", "P1"),)


def assert_traces_agree(table: FigureTable) -> None:
    """Every number is the sum of the terms of its trace, and every blank says why."""
    for at, row in enumerate(table.rows):
        for column in range(len(table.columns)):
            found, value = table.trace(at, column), row.values[column]
            if table.columns[column].decimals is None:
                assert found is None
            elif value is None:
                assert found is not None
                assert found.why_blank is not None
            else:
                assert found is not None
                assert found.why_blank is None
                assert math.fsum(term.value or 0.0 for term in found.terms) == pytest.approx(value)


@given(plan=PLANS)
@settings(max_examples=25, deadline=None)
def test_every_number_of_the_family_is_what_its_trace_adds_up_to(plan: Plan) -> None:
    for table in tables(Basis.of(plan)):
        assert_traces_agree(table)


@given(plan=PLANS, rows=st.lists(st.sampled_from(list(DIMENSIONS)), min_size=1, max_size=3, unique=True))
@settings(max_examples=40, deadline=None)
def test_groups_and_what_is_outside_add_up_to_the_total_in_every_column(plan: Plan, rows: list[str]) -> None:
    table = pivot_table(pivot(Basis.of(plan), rows))
    for column, value in enumerate(table.rows[-1].values):
        parts = [row.values[column] for row in table.rows if row.kind in (RowKind.GROUP, RowKind.OUTSIDE)]
        known = [part for part in parts if isinstance(part, float)]
        assert math.fsum(known) == pytest.approx(value or 0.0)
        assert value is not None or not known or not any(known)
    assert_traces_agree(table)


@pytest.mark.parametrize("by", DIMENSIONS)
def test_a_town_without_plants_has_zeros(by: str) -> None:
    table = pivot_table(pivot(Basis.of(basis().plan, when=1990), (by,)))
    assert table.rows[-1].values[0] == 1.0  # P4 has no date and is always in service


def test_tables_with_areas_say_when_these_are_on_the_ellipsoid() -> None:
    made = b.plan(b.site({"L1": b.rect(0, 0, 100, 100)}), {"P1": b.factory(b.rect(10, 10, 20, 20))})
    said = "Footprints and land are measured on the ellipsoid, not in the plane of the map."
    both: tuple[Areas, Areas] = ("planar", "ellipsoidal")
    for areas in both:
        of = Basis.of(made, areas=areas)
        for table in (*tables(of), phases.tables(of)[0], *own_figures.tables(of)):
            assert (said in map(english, table.notes)) == (areas == "ellipsoidal"), table.key
    jobs = pivot_table(pivot(Basis.of(made, areas="ellipsoidal"), figure="jobs"))
    assert said not in map(english, jobs.notes)
