"""The chain balance as tables."""

from __future__ import annotations

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
