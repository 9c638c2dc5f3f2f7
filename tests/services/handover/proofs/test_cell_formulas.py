from __future__ import annotations

import math

import pytest

from siteplanner.services.handover.proofs.cell_formulas import Cell, result

SHEET = {
    (1, 1): Cell(2.0),
    (2, 1): Cell(3.0),
    (3, 1): Cell(None, "=SUM(A1:A2)"),
    (1, 2): Cell(10.0),
    (4, 1): Cell("words"),
}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1:A2,B1)", 15.0),
        ("=A1+A2*B1", 32.0),
        ("=-(A1-A2)^2/4", -0.25),
        ("=A3/B1*100", 50.0),
        ("=SUM(A1:B2)", 15.0),
        ("=MAX(A1:A3)-MIN(A1,B1)", 3.0),
        ("=ABS(A1-B1)*1.5E-1", 1.2),
        ('=IF(COUNT(A1,A2)<2,"",A1*A2)', 6.0),
    ],
)
def test_a_formula_gives_what_a_spreadsheet_would(formula: str, value: float) -> None:
    assert result(formula, SHEET) == pytest.approx(value)


@pytest.mark.parametrize("formula", ["=A1+", "=FOO(A1)", "=A1/0", "=(A1", "=A1 B1", '=IF(A1>1,"a","b")', "=SUM("])
def test_any_other_is_not_taken_for_right(formula: str) -> None:
    assert math.isnan(result(formula, SHEET))
