"""What the numbers of the chain balance are made of."""

from __future__ import annotations

import math

import pytest

from siteplanner.core.features import Feature
from siteplanner.core.text import english
from tests.core.measures.test_chain import made
from tests.core.measures.test_chain_balance import FULL, Made


@pytest.mark.parametrize(
    "rows",
    [FULL, FULL[:1], (), (*FULL, ("separator", 3.0, "t/a")), (("separator", 3.0, "t/a"),)],
    ids=["every step", "anode alone", "nothing", "an unlike unit too", "an unlike unit alone"],
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
    assert [term.value for term in share.terms] == pytest.approx([40.0])  # in the unit of the number
    assert [term.value for term in gap.terms] == [None]  # it serves cells; of what is missing it gives nothing
