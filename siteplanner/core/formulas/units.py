"""The units of formulas: whether figures may be added, and whether a unit that is declared fits what comes out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from siteplanner.core.errors import FormulaError
from siteplanner.core.formulas.formula import Formula
from siteplanner.core.formulas.tree import Call, Chain, Minus, Name, Node, Number
from siteplanner.core.measure_units import SQUARE_METRES_PER_MU
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

UNKNOWN_UNIT = QT_TRANSLATE_NOOP("formulas", "“{unit}” is no unit. Build it with / and · from: {known}.")
UNLIKE = QT_TRANSLATE_NOOP(
    "formulas", "At character {place}, {first} and {second} are unlike units and are not added or compared."
)
UNFIT = QT_TRANSLATE_NOOP("formulas", "The unit “{declared}” does not fit: the formula comes out in {unit}.")
NO_UNIT = QT_TRANSLATE_NOOP("formulas", "no unit (a plain number)")

Exponents = tuple[tuple[str, int], ...]
"""The exponent of each base or symbol, none of them 0."""

_BASES: Final[Mapping[str, tuple[float, Mapping[str, int]]]] = {
    "m": (1.0, {"m": 1}),
    "km": (1e3, {"m": 1}),
    "m2": (1.0, {"m": 2}),
    "ha": (1e4, {"m": 2}),
    "mu": (SQUARE_METRES_PER_MU, {"m": 2}),
    "km2": (1e6, {"m": 2}),
    "m3": (1.0, {"m": 3}),
    "t": (1.0, {"t": 1}),
    "kg": (1e-3, {"t": 1}),
    "kW": (1.0, {"kW": 1}),
    "MW": (1e3, {"kW": 1}),
    "kVA": (1.0, {"kVA": 1}),
    "MVA": (1e3, {"kVA": 1}),
    "kWh": (1.0, {"kW": 1, "h": 1}),
    "MWh": (1e3, {"kW": 1, "h": 1}),
    "GWh": (1e6, {"kW": 1, "h": 1}),
    "h": (1.0, {"h": 1}),
    "a": (1.0, {"a": 1}),
    "month": (1 / 12, {"a": 1}),
    "CNY": (1.0, {"CNY": 1}),
    "piece": (1.0, {"piece": 1}),
    "job": (1.0, {"job": 1}),
    "plant": (1.0, {"plant": 1}),
    "%": (0.01, {}),
    "1": (1.0, {}),
}
"""What a unit is in bases. Hours are not years: kWh/a by kW gives full-load hours, h/a."""
_OTHERWISE: Final = {
    "m²": "m2", "m³": "m3", "km²": "km2", "jobs": "job", "plants": "plant", "pieces": "piece",
    "平方米": "m2", "公顷": "ha", "亩": "mu", "吨": "t", "元": "CNY", "年": "a", "月": "month", "件": "piece",
    "人": "job",
}  # fmt: skip
_COUNTS: Final = frozenset({"job", "plant"})
"""Things counted: a unit may leave them unsaid (1/ha is jobs per ha), but none is added to another."""
_JOINTS: Final = re.compile(r"\s*([/·*])\s*")
_CLOSE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Unit:
    """``symbols`` is what it is built from; ``factor`` the decimal logarithm of the plain numbers that a figure was
    multiplied by on its way: they may have turned it into another scale (m2 by 0.0001 are ha)."""

    symbols: Exponents
    factor: float = 0.0
    open: bool = False
    """Whether it is that of numbers written in the formula: added to something, they are in its unit."""

    @property
    def dimensions(self) -> Exponents:
        """The exponents of the bases."""
        return _product((base, power * of) for name, power in self.symbols for base, of in _BASES[name][1].items())

    @property
    def scale(self) -> float:
        """How large one of it is in the bases, as a decimal logarithm."""
        return sum(power * math.log10(_BASES[name][0]) for name, power in self.symbols)

    @property
    def scales(self) -> tuple[float, float]:
        """What its figures may be in: the scale it is built to, or that which the plain numbers turn it into."""
        return self.scale, self.scale - self.factor

    @property
    def text(self) -> str:
        """The unit as it is written; '' for a plain number."""
        above = [name for name, power in self.symbols for _ in range(power)]
        below = [f"/{name}" for name, power in self.symbols for _ in range(-power)]
        return ("·".join(above) or ("1" if below else "")) + "".join(below)

    def times(self, other: Unit, power: int) -> Unit:
        """The unit of a product (power 1) or a ratio (-1)."""
        symbols = _product((*self.symbols, *((name, power * of) for name, of in other.symbols)))
        return Unit(symbols, self.factor + power * other.factor, self.open and other.open)


def _product(parts: Iterable[tuple[str, int]]) -> Exponents:
    exponents: dict[str, int] = {}
    for name, power in parts:
        exponents[name] = exponents.get(name, 0) + power
    return tuple((name, power) for name, power in exponents.items() if power)


@lru_cache(maxsize=256)
def read_unit(written: str) -> Unit:
    """A unit like ``CNY/a/ha``, ``kWh/t``, ``%`` or '' (none). Raises FormulaError naming what units are built from.

    >>> read_unit("kWh/a").text, read_unit("元/亩").text, dict(read_unit("kWh/a").dimensions)
    ('kWh/a', 'CNY/mu', {'kW': 1, 'h': 1, 'a': -1})
    """
    symbols: list[tuple[str, int]] = []
    power = 1
    for at, part in enumerate(_JOINTS.split(written.strip()) if written.strip() else ()):
        if at % 2:
            power = -1 if part == "/" else 1
            continue
        name = _OTHERWISE.get(part, part)
        if name not in _BASES:
            raise FormulaError(UNKNOWN_UNIT, unit=written, known=", ".join(key for key in _BASES if key != "1"))
        if name != "1":
            symbols.append((name, power))
    return Unit(_product(symbols))


def unit_of(formula: Formula, units: Mapping[str, str]) -> Unit:
    """The unit that a formula comes out in; ``units`` are those of its names. Raises FormulaError where unlike units
    are added or compared, KeyError for a name without an entry."""
    return _of(formula.tree, {name: read_unit(units[name]) for name in formula.names})


def require_unit(formula: Formula, units: Mapping[str, str], declared: str) -> Unit:
    """The declared unit, where the formula comes out in it. Raises FormulaError otherwise.

    >>> from siteplanner.core.formulas.formula import parse
    >>> require_unit(parse("green_m2 / land_m2 * 100"), {"green_m2": "m2", "land_m2": "m2"}, "%").text
    '%'
    """
    wanted, made = read_unit(declared), unit_of(formula, units)
    if made.open or (_measure(made) == _measure(wanted) and _common_scale(made, wanted.scale)):
        return wanted
    raise FormulaError(UNFIT, declared=declared, unit=_said(made))


def _of(node: Node, units: Mapping[str, Unit]) -> Unit:
    match node:
        case Number(number):
            return Unit((), math.log10(number) if number else math.nan, open=True)
        case Name(name):
            return units[name]
        case Minus(of):
            return _of(of, units)
        case Chain(first, rest):
            if node.adds:
                return _joined((_of(part, units) for part in (first, *(part for _, part in rest))), node.at)
            made = _of(first, units)
            for sign, part in rest:
                made = made.times(_of(part, units), -1 if sign == "/" else 1)
            return made
        case Call(function, arguments):
            joined = arguments[:1] if function == "round" else arguments
            return _joined((_of(part, units) for part in joined), node.at)


def _joined(parts: Iterable[Unit], at: int) -> Unit:
    """The one unit of figures that are added or compared; numbers written in the formula are in whatever it is."""
    made: Unit | None = None
    for part in parts:
        if made is None or made.open:
            made = part
        elif not part.open:
            made = _shared(made, part, at)
    assert made is not None  # a chain and a call have parts
    return Unit(made.symbols, 0.0, open=True) if made.open else made


def _shared(one: Unit, other: Unit, at: int) -> Unit:
    """The unit that both are in. Raises FormulaError where there is none."""
    if dict(one.dimensions) == dict(other.dimensions):
        if _common_scale(one, other.scale):
            return Unit(other.symbols)
        if _common_scale(other, one.scale):
            return Unit(one.symbols)
    raise FormulaError(UNLIKE, at=at, place=at + 1, first=_said(one), second=_said(other))


def _common_scale(unit: Unit, scale: float) -> bool:
    return any(math.isclose(mine, scale, abs_tol=_CLOSE) for mine in unit.scales)


def _measure(unit: Unit) -> dict[str, int]:
    return {name: power for name, power in unit.dimensions if name not in _COUNTS}


def _said(unit: Unit) -> Text:
    return unit.text or NO_UNIT
