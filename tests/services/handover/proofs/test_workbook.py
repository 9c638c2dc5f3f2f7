"""The formulas of a workbook are held against the figures of the plan, as exactly as numbers can be added up."""

from __future__ import annotations

from pathlib import Path

from siteplanner.core import schema
from siteplanner.core.edits.replace_layer import replace_layer
from siteplanner.core.plan import Plan
from siteplanner.services.handover.order import Order
from siteplanner.services.handover.pack import hand_over
from siteplanner.services.handover.proofs.cell_formulas import Cell, size_of_terms


def test_a_difference_of_large_sums_may_round_to_something(sample: Plan, tmp_path: Path) -> None:
    """Without zones all plants stand in one row; what is paid and its difference to the total are thousands of millions
    of yuan apart from nothing, and their last digits are a millionth."""
    frame = sample.site.zones.iloc[:0]
    bare = replace_layer(schema.ZONES.name, frame).apply(sample)
    order = Order.of(bare, "step-2025", groups=frozenset({"tables"}), reason="to be corrected by Friday")
    assert hand_over(order, tmp_path).manifest["read_back"]["figures"] > 0


def test_products_and_blanks_have_no_such_room() -> None:
    sheet = {(4, 2): Cell(3e9), (5, 2): Cell(-2e9), (6, 2): Cell(0.0, "=B4-B5"), (7, 2): Cell("no data")}
    assert size_of_terms("=SUM(B4:B6)", sheet) == 10e9  # 3 + 2, and their difference once more
    assert size_of_terms("=B4*B5", sheet) == 0.0
    assert size_of_terms("=B7-B8", sheet) == 0.0
