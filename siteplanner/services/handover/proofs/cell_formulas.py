"""The formulas of our workbooks, worked out again: sums and arithmetic of cells, all that they hold."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_PLACE = re.compile(r"([A-Z]+)(\d+)")
_GUARD = re.compile(r'IF\(COUNT\([^()]*\)<\d+,"",(.*)\)')
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][-+]?\d+)?)|(?P<name>[A-Z]+)(?=\()|\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)|(?P<sign>[-+*/^(),:]))"
)


@dataclass(frozen=True)
class Cell:
    """``value`` as written, a text or a number; ``formula`` where there is one."""

    value: str | float | None
    formula: str = ""


Sheet = Mapping[tuple[int, int], Cell]
"""Cells by row and column, both from 1."""


def place_of(name: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell's name. Raises ValueError.

    >>> place_of("A1"), place_of("AB12")
    ((1, 1), (12, 28))
    """
    found = _PLACE.fullmatch(name)
    if found is None:
        raise ValueError(name)
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def result(formula: str, sheet: Sheet) -> float:
    r"""What a formula gives over the cells of its sheet, those it needs being filled; NaN where it is none of ours.

    >>> result("=IFERROR(IF(COUNT(B4,B5)<2,\"\",B4/B5*100),\"\")", {(4, 2): Cell(1.0), (5, 2): Cell(4.0)})
    25.0
    """
    try:
        return _Reckoner(_unguarded(formula), sheet).result()
    except (ValueError, IndexError, ZeroDivisionError, RecursionError):
        return math.nan


def size_of_terms(formula: str, sheet: Sheet) -> float:
    """How large the terms of a sum or difference are together, whatever their signs: what its rounding is a share of.
    0 for products and all else.

    >>> size_of_terms("=B4-B5", {(4, 2): Cell(3e9), (5, 2): Cell(-2e9)})
    5000000000.0
    """
    if re.search(r"[*/^]", formula):
        return 0.0
    sizes = {
        place: Cell(abs(cell.value) if isinstance(cell.value, float) else cell.value, cell.formula.replace("-", "+"))
        for place, cell in sheet.items()
    }
    size = result(formula.replace("-", "+"), sizes)
    return size if math.isfinite(size) else 0.0


def _unguarded(formula: str) -> str:
    """Without what keeps a formula quiet while cells are blank."""
    formula = formula.removeprefix("=")
    if formula.startswith("IFERROR(") and formula.endswith(',"")'):
        formula = formula[len("IFERROR(") : -len(',"")')]
    guard = _GUARD.fullmatch(formula)
    return formula if guard is None else guard[1]


class _Reckoner:
    def __init__(self, formula: str, sheet: Sheet) -> None:
        self.sheet, self.at = sheet, 0
        self.tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(formula):
            match = _TOKEN.match(formula, place)
            if match is None:
                raise ValueError(formula)
            place = match.end()
            if match["row"]:
                self.tokens.append(("cell", f"{match['column']}{match['row']}"))
            else:
                kind = str(match.lastgroup)
                self.tokens.append((kind, match[kind]))

    def result(self) -> float:
        value = self._sum()
        if self.at != len(self.tokens):
            raise ValueError
        return value

    def _sign(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def _sum(self) -> float:
        value = self._product()
        while sign := self._sign("+", "-"):
            value += self._product() * (1.0 if sign == "+" else -1.0)
        return value

    def _product(self) -> float:
        value = self._factor()
        while sign := self._sign("*", "/"):
            other = self._factor()
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> float:
        if self._sign("-"):
            return -self._factor()
        value = self._atom()
        while self._sign("^"):
            value **= self._factor()
        return float(value)

    def _atom(self) -> float:
        if self._sign("("):
            value = self._sum()
            self._require(")")
            return value
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(text)
        if kind == "cell":
            return self._cell(text)
        if kind == "name":
            return self._function(text)
        raise ValueError(text)

    def _function(self, name: str) -> float:
        self._require("(")
        values: list[float] = []
        while True:
            values += self._argument()
            if not self._sign(","):
                break
        self._require(")")
        known: dict[str, Any] = {"SUM": math.fsum, "MAX": max, "MIN": min, "SQRT": lambda v: math.sqrt(v[0])}
        known["ABS"] = lambda v: abs(v[0])
        if name not in known:
            raise ValueError(name)
        return float(known[name](values))

    def _argument(self) -> list[float]:
        if self.tokens[self.at][0] == "cell" and self.tokens[self.at + 1] == ("sign", ":"):
            first, last = self.tokens[self.at][1], self.tokens[self.at + 2][1]
            self.at += 3
            (top, left), (foot, right) = place_of(first), place_of(last)
            return [self._at(row, column) for row in range(top, foot + 1) for column in range(left, right + 1)]
        return [self._sum()]

    def _cell(self, name: str) -> float:
        return self._at(*place_of(name))

    def _at(self, row: int, column: int) -> float:
        cell = self.sheet.get((row, column), Cell(None))
        if cell.formula:
            return _Reckoner(_unguarded(cell.formula), self.sheet).result()
        return float(cell.value) if isinstance(cell.value, float) else 0.0

    def _require(self, sign: str) -> None:
        if not self._sign(sign):
            raise ValueError(sign)
