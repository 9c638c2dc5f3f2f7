"""What a formula gives, and what it is written out as."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings

from siteplanner.core.errors import InputError
from siteplanner.core.formulas import parse
from siteplanner.core.formulas.formula import readable
from tests.core.formulas.written_formulas import FORMULAS, MAPPINGS, NAMES, Written, worked_in_a_workbook


@settings(max_examples=200)
@given(FORMULAS, MAPPINGS)
def test_a_formula_gives_what_python_makes_of_it(written: Written, values: dict[str, float | None]) -> None:
    assert parse(written.text).value(values) == written.of(values)


@settings(max_examples=200)
@given(FORMULAS, MAPPINGS)
def test_printed_and_read_again_it_gives_the_same(written: Written, values: dict[str, float | None]) -> None:
    first = parse(written.text)
    again = parse(str(first))
    assert again.value(values) == first.value(values)
    assert str(again) == str(first)
    assert again.names == first.names


@given(FORMULAS, MAPPINGS)
def test_over_arrays_it_gives_what_it_gives_one_by_one(written: Written, values: dict[str, float | None]) -> None:
    formula = parse(written.text)
    rows = [values, dict.fromkeys(NAMES, 2.0), dict.fromkeys(NAMES)]
    together = formula.values({name: [row[name] for row in rows] for name in NAMES})
    alone = [formula.value(row) for row in rows]
    expected = [math.nan if value is None else value for value in alone]
    np.testing.assert_array_equal(np.broadcast_to(together, (3,)), expected)


@settings(max_examples=200)
@given(FORMULAS, MAPPINGS)
def test_a_workbook_works_its_cells_out_alike(written: Written, values: dict[str, float | None]) -> None:
    formula = parse(written.text)
    refs = {name: f"B{n}" for n, name in enumerate(NAMES)}
    shown = worked_in_a_workbook(formula.to_cells(refs), {refs[name]: value for name, value in values.items()})
    assert shown == formula.value(values)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("10 - 4 - 3", 3.0),
        ("100 / 5 / 2", 10.0),
        ("-2 * -3", 6.0),
        ("--2", 2.0),
        ("1e3 + .5", 1000.5),
        ("8 ÷ 2 × （1 ＋ 1） − 1", 7.0),
        ("min(3, 1, 2) + max(4, 5)", 6.0),
        ("abs(-3)", 3.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(1.005, 2)", 1.01),
        ("round(1234.5, -2)", 1200.0),
        ("sum(1, 2, 3)", 6.0),
    ],
)
def test_signs_and_functions_mean_what_they_mean_everywhere(written: str, value: float) -> None:
    assert parse(written).value({}) == value


def test_a_blank_stays_blank_and_nothing_is_divided_by_0() -> None:
    formula = parse("a / b")
    assert formula.value({"a": 1.0, "b": 2.0}) == 0.5
    assert formula.value({"a": None, "b": 2.0}) is None
    assert formula.value({"a": math.nan, "b": 2.0}) is None
    assert formula.value({"a": 1.0, "b": 0.0}) is None
    assert parse("1 / (1 / a)").value({"a": 0.0}) is None
    assert parse("0 * a").value({"a": None}) is None


def test_a_sum_leaves_blank_names_out_unless_there_is_nothing_else() -> None:
    formula = parse("sum(a, b)")
    assert formula.value({"a": 1.0, "b": None}) == 1.0
    assert formula.value({"a": None, "b": None}) is None
    assert parse("sum(a / b, b)").value({"a": None, "b": 1.0}) is None, "what is worked out must be known"


def test_a_sum_in_a_workbook_leaves_blank_cells_out_too() -> None:
    text = parse("100 * sum(a, b)").to_cells({"a": "B1", "b": "B2"})
    assert worked_in_a_workbook(text, {"B1": 1.0, "B2": None}) == 100.0
    assert worked_in_a_workbook(text, {"B1": None, "B2": None}) is None


def test_a_number_beyond_all_bounds_is_blank() -> None:
    assert parse("a * a").value({"a": 1e200}) is None
    assert parse("a").value({"a": math.inf}) is None


def test_the_names_are_told_once_each_in_their_order() -> None:
    assert parse("b / (a + b) - `P 1`").names == ("b", "a", "P 1")


def test_the_numbers_are_filled_in_for_people() -> None:
    formula = parse("(output_value_cny - 2 * tax_cny) / land_ha")
    numbers = {"output_value_cny": 1.2e9, "tax_cny": -0.5, "land_ha": None}
    assert formula.filled(numbers) == "(1,200,000,000 − 2 × (-0.5)) ÷ –"


def test_readable_numbers_keep_the_digits_that_tell() -> None:
    assert [readable(n) for n in (0.3, -1.5, 1e-9, 1e20, 66.66666)] == ["0.3", "-1.5", "1e-09", "1e+20", "66.6667"]


def test_rounding_in_a_workbook_names_its_decimals() -> None:
    assert parse("round(a)").to_cells({"a": "A1"}) == 'IF(COUNT(A1)<1,"",ROUND(A1,0))'
    assert parse("round(a, -2)").to_cells({"a": "A1"}) == 'IF(COUNT(A1)<1,"",ROUND(A1,-2))'


@pytest.mark.parametrize(
    "written",
    [
        "a / (b / c)",
        "a / (b * c)",
        "a - (b - c)",
        "a - (b + c)",
        "-(a + b)",
        "-(a / b)",
        "a * (-b)",
        "(a + b) * (c - a)",
    ],
)
def test_brackets_that_mean_something_stay(written: str) -> None:
    formula = parse(written)
    assert str(formula) == written
    cells = formula.to_cells({"a": "A1", "b": "B1", "c": "C1"})
    assert worked_in_a_workbook(cells, {"A1": 7.0, "B1": 3.0, "C1": 2.0}) == formula.value({"a": 7, "b": 3, "c": 2})


def test_a_long_sum_is_no_deep_thought() -> None:
    formula = parse(" + ".join(["a"] * 5000))
    assert formula.value({"a": 1.0}) == 5000.0
    assert parse(str(formula)).value({"a": 2.0}) == 10_000.0
    with pytest.raises(InputError):
        parse("a+" * 60_000 + "a")
