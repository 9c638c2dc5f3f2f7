"""A formula as it is used: its names, its value, and how it is written out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from siteplanner.core.formulas.parsing import tree_of
from siteplanner.core.formulas.tree import Name, Node
from siteplanner.core.formulas.working import Floats, worked_out
from siteplanner.core.formulas.writing import cells, filled, names_of, written

Numbers = npt.NDArray[np.float64] | Sequence[float | None]
BLANK_SIGN = "–"


@dataclass(frozen=True)
class Formula:
    """``text`` is as it was written, ``tree`` what it means.

    >>> share = parse("green_m2 / land_m2 * 100")
    >>> share.names, share.value({"green_m2": 30, "land_m2": 200}), share.value({"green_m2": 30, "land_m2": 0})
    (('green_m2', 'land_m2'), 15.0, None)
    """

    text: str
    tree: Node = field(repr=False, compare=False)

    @cached_property
    def written_names(self) -> tuple[Name, ...]:
        """Its names with where each stands first."""
        return names_of(self.tree)

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in the order they are written, each once."""
        return tuple(name.name for name in self.written_names)

    def value(self, values: Mapping[str, float | None]) -> float | None:
        """The value; None where a name is blank (None, NaN), a divisor 0, or the result beyond all bounds. ``sum``
        alone leaves blank names out, unless there is nothing else. Raises KeyError for a name without an entry."""
        numbers = {name: np.asarray(_number(values[name])) for name in self.names}
        found = float(worked_out(self.tree, numbers))
        return None if math.isnan(found) else found

    def values(self, values: Mapping[str, Numbers]) -> Floats:
        """The same over arrays of one length, (n,); NaN is a blank. Of a formula without names, one value: ()."""
        return worked_out(self.tree, {name: _array(values[name]) for name in self.names})

    def to_cells(self, refs: Mapping[str, str]) -> str:
        """The formula of a workbook cell, without the equals sign, its names replaced by ``refs``. Blank ("") where
        ``value`` is None.

        >>> parse("green_m2 / land_m2").to_cells({"green_m2": "B2", "land_m2": "C2"})
        'IFERROR(IF(COUNT(B2,C2)<2,"",B2/C2),"")'
        """
        return cells(self.tree, refs)

    def filled(
        self, values: Mapping[str, float | None], number: Callable[[float], str] | None = None, blank: str = BLANK_SIGN
    ) -> str:
        """The formula with its numbers filled in, for people.

        >>> parse("min(a, 2 * b)").filled({"a": 12000.0, "b": -0.5})
        'min(12,000, 2 × (-0.5))'
        """
        numbers = {name: None if math.isnan(_number(values[name])) else values[name] for name in self.names}
        return filled(self.tree, numbers, number or readable, blank)

    def __str__(self) -> str:
        return written(self.tree)


@lru_cache(maxsize=512)
def parse(text: str) -> Formula:
    """Read a formula. Raises FormulaError, an InputError that says what is wrong at which character.

    >>> str(parse("1.5×(a+b)/c"))
    '1.5 * (a + b) / c'
    """
    return Formula(text, tree_of(text))


def readable(number: float) -> str:
    """A number for people: whole ones with all digits, others with about four that tell.

    >>> [readable(number) for number in (12000.0, 81200.25, 3.14159, 0.000123456, 0.0)]
    ['12,000', '81,200.25', '3.1416', '0.00012346', '0']
    """
    if number.is_integer():
        return f"{number:,.0f}" if abs(number) < 1e15 else f"{number:.6g}"
    decimals = 4 - math.floor(math.log10(abs(number))) if abs(number) < 1 else 4
    text = f"{number:,.{decimals}f}" if decimals < 12 else f"{number:.5g}"
    return text.rstrip("0").rstrip(".") if "e" not in text else text


def _number(value: float | None) -> float:
    number = math.nan if value is None else float(value)
    return number if math.isfinite(number) else math.nan


def _array(values: Numbers) -> Floats:
    if isinstance(values, np.ndarray):
        return values.astype(np.float64)
    return np.array([_number(value) for value in values], dtype=np.float64)
