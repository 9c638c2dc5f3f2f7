"""The product ledger."""

from __future__ import annotations

from siteplanner.core.measures.figure_table import RowKind
from siteplanner.core.measures.product_ledger import product_ledger
from siteplanner.core.text import english
from tests.core.measures.drawn_town import basis


def test_each_product_and_unit_has_a_row_of_its_own() -> None:
    table = product_ledger(basis(product="separator", capacity=30.0, output_value_cny=9e6))
    assert [
        (row.key, english(row.label), row.values[0], row.values[1] if row.values[1] is None else english(row.values[1]))
        for row in table.rows
    ] == [
        ("anode_graphite/t/a", "Anode graphite", 500.0, "t/a"),
        ("separator/m2/a", "Separator", 5e6, "m²/a"),
        ("separator/t/a", "Separator", 30.0, "t/a"),
        (None, "Total", None, None),
    ]
    assert table.value("separator/t/a", "output_value_cny") == 9e6
    assert table.value("separator/m2/a", "output_value_cny") is None
    assert table.value(None, "plants") == 4.0
    assert [english(note) for note in table.notes] == ["Capacities of unlike products are not added up."]


def test_a_capacity_without_a_unit_is_no_capacity() -> None:
    table = product_ledger(basis(capacity_unit=None))
    assert table.value("anode_graphite/", "capacity") is None
    assert english(table.value("anode_graphite/", "unit")) == "no unit given"
    found = table.trace(table.row("anode_graphite/"), 0)
    assert found is not None
    assert [feature.id for feature in found.lacking] == ["P1"]


def test_plants_without_a_product_stand_outside_the_products() -> None:
    table = product_ledger(basis(product=None, building_use="civil", capacity=None))
    at = table.row(None, RowKind.OUTSIDE)
    assert english(table.rows[at].label) == "No product"
    assert table.value(None, "jobs", RowKind.OUTSIDE) == 10.0
    assert table.value(None, "capacity", RowKind.OUTSIDE) is None
    found = table.trace(at, 0)
    assert found is not None
    assert english(found.why_blank or "") == "These plants have no product."


def test_the_capacity_of_all_products_is_never_a_number() -> None:
    table = product_ledger(basis())
    found = table.trace(table.row(None, RowKind.TOTAL), 0)
    assert found is not None
    assert english(found.why_blank or "") == "Capacities of unlike products are not added up."
    assert len(found.features) == 4


def test_the_trace_of_a_capacity_is_in_the_unit_of_its_row() -> None:
    table = product_ledger(basis())
    found = table.trace(table.row("separator/m2/a"), 0)
    assert found is not None
    assert english(found.formula) == "Σ of 1 plants: 5,000,000 = 5,000,000 m²/a"
