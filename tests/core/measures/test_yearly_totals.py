"""What is in service by the end of each year."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.yearly_totals import yearly_totals
from siteplanner.core.plan import Plan
from siteplanner.core.text import english
from tests.core.measures.drawn_town import PLANS, basis


def test_each_year_has_what_came_before_and_the_undated_always_count() -> None:
    table = yearly_totals(basis())
    assert [(row.key, english(row.label)) for row in table.rows] == [
        (None, "No date given (always in service)"),
        (2023, "By the end of 2023"),
        (2025, "By the end of 2025"),
    ]
    assert [table.value(key, "plants") for key in (None, 2023, 2025)] == [1.0, 2.0, 4.0]
    assert [table.value(key, "capacity.anode_graphite") for key in (None, 2023, 2025)] == [None, 1000.0, 1500.0]
    found = table.trace(1, table.column("jobs"))
    assert found is not None
    assert english(found.formula) == "Σ of 2 plants: 10 + 7 = 17"


@given(plan=PLANS)
@settings(max_examples=60, deadline=None)
def test_nothing_shrinks_while_nothing_closes(plan: Plan) -> None:
    rows = yearly_totals(Basis.of(plan)).rows
    for earlier, later in pairwise(rows):
        for before, after in zip(earlier.values, later.values, strict=True):
            if isinstance(before, float) and before > 0:  # 0 turns to no figure where a plant comes that lacks it
                assert isinstance(after, float)
                assert after >= before - 1e-6
