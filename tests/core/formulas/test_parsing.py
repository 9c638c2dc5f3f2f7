"""What cannot be read is refused with the place and what to do; nothing hangs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.errors import FormulaError, InputError
from siteplanner.core.formulas import parse

SIGNS = st.text(alphabet="ab_.0123456789eE+-*/(), `minmaxsuroud×÷（）亩\n\x00\"'[]{}=<>^%", max_size=60)


@given(SIGNS | st.text(max_size=60))
def test_any_text_is_read_or_refused_as_input(text: str) -> None:
    try:
        formula = parse(text)
    except InputError:
        return
    formula.value(dict.fromkeys(formula.names, 1.0))
    formula.filled(dict.fromkeys(formula.names))


@pytest.mark.parametrize(
    ("written", "at", "says"),
    [
        ("", 0, "blank"),
        ("   ", 0, "blank"),
        ("a +", 3, "ends too early: after “+”"),
        ("a + * b", 4, "expected at character 5, before “*”"),
        ("(a + b", 0, "bracket at character 1 is not closed"),
        ("a b", 2, "“b” at character 3 is not expected"),
        ("2a", 1, "“a” at character 2 is not expected"),
        ("(a b)", 3, "“b” at character 4 is not expected"),
        ("a)", 1, "“)” at character 2 is not expected"),
        ("Land_ha", 0, "“L” at character 1 means nothing"),
        ("a ** b", 3, "expected at character 4, before “*”"),
        ("a > b", 2, "“>” at character 3 means nothing"),
        ("`a", 0, "“`” at character 1 means nothing"),
        ("1e999", 0, "character 1 is too large"),
        ("sqrt(a)", 0, "“sqrt” at character 1 is no function. Known: min, max, sum, abs, round"),
        ("abs(a, b)", 0, "abs at character 1 takes one figure"),
        ("min()", 4, "before “)”"),
        ("round(a, b)", 0, "round at character 1 takes one figure, then perhaps"),
        ("round(a, 1.5)", 0, "whole number"),
        ("round(a, 10)", 0, "whole number"),
        ("__import__('os')", 11, "“'” at character 12 means nothing"),
        ("a.__class__()", 0, "no function"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(written: str, at: int, says: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(written)
    assert says in str(caught.value)
    assert caught.value.at == at


@pytest.mark.parametrize(
    "written",
    ["(" * 10_000, "(" * 10_000 + "a" + ")" * 10_000, "-" * 10_000 + "a", "min(" * 10_000, "a" + "/(a" * 10_000],
)
def test_ten_thousand_brackets_are_refused(written: str) -> None:
    with pytest.raises(FormulaError, match="too many brackets"):
        parse(written)


def test_as_many_brackets_as_anybody_writes_are_read() -> None:
    assert parse("(" * 30 + "a" + ")" * 30).value({"a": 1.0}) == 1.0
