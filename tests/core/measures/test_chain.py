"""The chain balance as tables."""

from __future__ import annotations

import math

import pytest

from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain import tables
from siteplanner.core.measures.figure_table import FigureTable, RowKind
from siteplanner.core.text import english
from tests.core.measures.test_chain_balance import FULL, Made, making


def made(*rows: Made) -> tuple[FigureTable, FigureTable]:
    steps, left_out = tables(Basis.of(making(*rows)))
    return steps, left_out


def test_a_row_for_each_product_and_a_heading_for_a_step_of_several() -> None:
    steps, _ = made(*FULL)
    assert [(row.key, row.kind, row.level) for row in steps.rows] == [
        ("anode_graphite", RowKind.GROUP, 0),
        ("cathode", RowKind.SUBTOTAL, 0),
        ("cathode_lfp", RowKind.GROUP, 1),
        ("cathode_ncm", RowKind.GROUP, 1),
        ("electrolyte", RowKind.GROUP, 0),
        ("separator", RowKind.GROUP, 0),
    ]
    assert steps.value("cathode", "gwh") == 5.0
    assert steps.value("cathode_lfp", "gwh") == 4.0
    assert steps.value("separator", "share") == 40.0
    assert steps.value("separator", "to_anode") == 105_000_000.0  # 6 GWh
    assert english(steps.value("separator", "unit") or "") == "m²/a"


def test_the_notes_name_the_bottleneck_and_what_the_factors_are_worth() -> None:
    notes = [english(note) for note in made(*FULL)[0].notes]
    assert notes[0] == "Bottleneck: Separator, with 4.00 GWh of cells a year."
    assert notes[1].startswith("What is missing of Cathode LFP, Cathode NCM are alternatives")
    assert "not verified" in notes[2]


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (
            (*FULL, ("separator", None, "m2/a")),
            "The bottleneck cannot be told: plants of Separator give no capacity in the factor’s unit.",
        ),
        (
            (*FULL, ("electrolyte", None, "t/a")),
            "Plants of Electrolyte give no capacity, so these serve more than is shown.",
        ),
    ],
)
def test_plants_that_give_no_capacity_are_told(rows: tuple[Made, ...], note: str) -> None:
    assert note in [english(each) for each in made(*rows)[0].notes]


def test_what_is_left_out_says_why() -> None:
    _, left_out = made(("separator", 300.0, "t/a"), ("hard_felt", 7_000.0, "piece/a"))
    assert [(row.key, row.values[0], english(row.values[2] or "")) for row in left_out.rows] == [
        ("hard_felt/piece/a", 7_000.0, "No step of the chain uses it: there is no factor."),
        ("separator/t/a", 300.0, "The factor is in another unit; nothing is converted."),
    ]
    found = left_out.trace(0, 0)
    assert found is not None
    assert found.features == (Feature("plants", "P1"),)


@pytest.mark.parametrize(
    "rows", [FULL, FULL[:1], (), (*FULL, ("separator", 3.0, "t/a")), (("separator", 3.0, "t/a"),)], ids=str
)
def test_every_number_has_a_trace_and_every_blank_of_one_says_why(rows: tuple[Made, ...]) -> None:
    for table in made(*rows):
        for at, row in enumerate(table.rows):
            for column, value in enumerate(row.values):
                found = table.trace(at, column)
                if isinstance(value, float):
                    assert found is not None
                    assert found.why_blank is None
                elif found is not None:
                    assert found.why_blank is not None


def test_the_cells_are_traced_to_capacity_factor_and_its_source() -> None:
    steps, _ = made(*FULL)
    found = steps.trace(steps.row("anode_graphite"), steps.column("gwh"))
    assert found is not None
    assert english(found.formula) == "11,000 t/a ÷ 1,100 t/GWh = 10 GWh/a"
    assert found.features == (Feature("plants", "P0"),)
    assert found.sources[0][1].confidence == "unverified"
    cathode = steps.trace(steps.row("cathode"), steps.column("gwh"))
    assert cathode is not None
    assert english(cathode.formula) == "Σ of the products of the step: 4 + 1 = 5 GWh/a"
    assert math.fsum(term.value or 0 for term in cathode.terms) == 5.0


def test_what_is_missing_is_traced_with_the_numbers_filled_in() -> None:
    steps, _ = made(*FULL)
    gap = steps.trace(steps.row("electrolyte"), steps.column("to_anode"))
    assert gap is not None
    assert english(gap.formula) == "(10 − 8) GWh/a × 1,200 t/GWh = 2,400 t/a"
    none = steps.trace(steps.row("anode_graphite"), steps.column("to_largest"))
    assert none is not None
    assert english(none.formula) == "10 GWh/a are served and 10 GWh/a are wanted: nothing is missing."
    share = steps.trace(steps.row("separator"), steps.column("share"))
    assert share is not None
    assert english(share.formula) == "4 GWh/a ÷ 10 GWh/a = 40.0 %"
