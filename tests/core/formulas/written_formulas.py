"""Formulas at random, each as text beside what Python itself makes of it; and workbook formulas worked out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "land_ha", "capacity.anode", "p 1")
Value = float | None
NUMBERS = st.floats(min_value=0.001, max_value=1e6) | st.integers(0, 1000).map(float)
GIVEN = st.floats(min_value=0.1, max_value=100) | st.floats(min_value=-100, max_value=-0.1)
VALUES = st.none() | st.floats(min_value=-1e6, max_value=1e6) | st.integers(-5, 5).map(float)


@dataclass(frozen=True)
class Written:
    """A formula as text and as a function of the values of its names; None is a blank."""

    text: str
    of: Callable[[Mapping[str, Value]], Value]


def _number(number: float) -> Written:
    return Written(repr(number), lambda _: number)


def _name(name: str) -> Written:
    return Written(f"`{name}`" if " " in name else name, lambda values: values[name])


def _lifted(work: Callable[..., float], *parts: Written) -> Callable[[Mapping[str, Value]], Value]:
    def of(values: Mapping[str, Value]) -> Value:
        numbers = [part.of(values) for part in parts]
        if any(number is None for number in numbers):
            return None
        try:
            made = work(*numbers)
        except ZeroDivisionError:
            return None
        return made if math.isfinite(made) else None

    return of


_JOIN: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
}  # fmt: skip


def _deeper(parts: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    def joined(a: Written, sign: str, b: Written) -> Written:
        return Written(f"({a.text}) {sign} ({b.text})", _lifted(_JOIN[sign], a, b))

    def chained(a: Written, b: Written, c: Written) -> Written:
        """Without brackets: Python's own precedence is that of the language."""
        left = _lifted(lambda x, y, z: x - y * z, a, b, c)
        return Written(f"({a.text})-({b.text})*({c.text})", left)

    def minus(a: Written) -> Written:
        return Written(f"-({a.text})", _lifted(lambda x: -x, a))

    def least(a: Written, b: Written) -> Written:
        return Written(f"min({a.text}, {b.text})", _lifted(min, a, b))

    def most(a: Written, b: Written, c: Written) -> Written:
        return Written(f"max({a.text},{b.text} ,{c.text})", _lifted(max, a, b, c))

    def size(a: Written) -> Written:
        return Written(f"abs({a.text})", _lifted(abs, a))

    return st.one_of(
        st.builds(joined, parts, st.sampled_from("+-*/"), parts),
        st.builds(chained, parts, parts, parts),
        st.builds(minus, parts),
        st.builds(least, parts, parts),
        st.builds(most, parts, parts, parts),
        st.builds(size, parts),
    )


FORMULAS = st.recursive(NUMBERS.map(_number) | st.sampled_from(NAMES).map(_name), _deeper, max_leaves=12)
MAPPINGS = st.one_of(*(st.fixed_dictionaries(dict.fromkeys(NAMES, of)) for of in (GIVEN, GIVEN, VALUES)))


# -- a workbook's own way of working formulas out ---------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Cell:
    """A number, a text ("" for an empty cell) or None for an error."""

    held: Any

    def _join(self, other: Cell, work: Callable[[float, float], float]) -> Cell:
        if not isinstance(self.held, float) or not isinstance(other.held, float):
            return Cell(None)
        try:
            made = work(self.held, other.held)
        except ZeroDivisionError:
            return Cell(None)
        return Cell(made if math.isfinite(made) else None)

    def __add__(self, other: Cell) -> Cell:
        return self._join(other, _JOIN["+"])

    def __sub__(self, other: Cell) -> Cell:
        return self._join(other, _JOIN["-"])

    def __mul__(self, other: Cell) -> Cell:
        return self._join(other, _JOIN["*"])

    def __truediv__(self, other: Cell) -> Cell:
        return self._join(other, _JOIN["/"])

    def __neg__(self) -> Cell:
        return self._join(Cell(-1.0), _JOIN["*"])

    def __lt__(self, other: Cell) -> bool:
        return bool(self.held < other.held)

    def same(self, other: Cell) -> bool:
        return bool(self.held == other.held)


def _over(work: Callable[[list[float]], float]) -> Callable[..., Cell]:
    def of(*cells: Cell) -> Cell:
        if any(cell.held is None for cell in cells):
            return Cell(None)
        return Cell(float(work([cell.held for cell in cells if isinstance(cell.held, float)])))

    return of


_FUNCTIONS: Mapping[str, Any] = {
    "COUNT": _over(len),
    "SUM": _over(sum),
    "MIN": _over(lambda numbers: min(numbers, default=0.0)),
    "MAX": _over(lambda numbers: max(numbers, default=0.0)),
    "ABS": lambda cell: Cell(None if not isinstance(cell.held, float) else abs(cell.held)),
    "IF": lambda asked, yes, no: yes if asked else no,
    "IFERROR": lambda cell, otherwise: otherwise if cell.held is None else cell,
}


def worked_in_a_workbook(formula: str, cells: Mapping[str, Value]) -> Value:
    """What a workbook shows for a formula over cells (None: an empty one); None where it shows nothing."""
    text = re.sub(r"(?<![A-Z0-9.])(\d+\.?\d*(?:E[+-]?\d+)?)", r"Cell(\1+0.0)", formula)
    text = re.sub(r"\)=Cell\(0\+0\.0\)", r").same(Cell(0.0))", text).replace('""', 'Cell("")')
    known = {ref: Cell("" if value is None else float(value)) for ref, value in cells.items()}
    made = eval(text, {"Cell": Cell, **_FUNCTIONS, **known})
    return made.held if isinstance(made.held, float) else None
