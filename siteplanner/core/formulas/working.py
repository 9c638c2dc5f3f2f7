"""A formula worked out over whole arrays at once; NaN is a blank, and a blank stays blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from siteplanner.core.formulas.parsing import decimals_of
from siteplanner.core.formulas.tree import Call, Chain, Minus, Name, Node, Number

Floats = npt.NDArray[np.float64]

_JOIN: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide,
}  # fmt: skip
_LAST_DIGITS = 1 + 4 * np.finfo(np.float64).eps
"""Lifts what only its last digits keep below a half: 1.005 rounds to 1.01, as in a workbook."""


def worked_out(node: Node, values: Mapping[str, Floats]) -> Floats:
    """The value; NaN where a name is blank, a divisor 0 or a number beyond all bounds."""
    with np.errstate(all="ignore"):
        return _of(node, values)


def _of(node: Node, values: Mapping[str, Floats]) -> Floats:
    match node:
        case Number(number):
            return np.asarray(number, dtype=np.float64)
        case Name(name):
            return _finite(values[name])
        case Minus(of):
            return np.negative(_of(of, values))
        case Chain(first, rest):
            made = _of(first, values)
            for sign, part in rest:
                made = _finite(_JOIN[sign](made, _of(part, values)))
            return made
        case Call():
            return _call(node, values)


def _finite(values: Any) -> Floats:
    """The values, those beyond all bounds blank: nothing is divided by 0."""
    found = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(found), found, np.nan)


def _call(call: Call, values: Mapping[str, Floats]) -> Floats:
    if call.function == "sum":
        return _summed(call, values)
    if call.function == "round":
        return _rounded(_of(call.arguments[0], values), decimals_of(call) or 0)
    parts = [_of(part, values) for part in call.arguments]
    if call.function == "abs":
        return np.abs(parts[0])
    joined = np.minimum if call.function == "min" else np.maximum
    made = parts[0]
    for part in parts[1:]:
        made = joined(made, part)
    return made


def _summed(call: Call, values: Mapping[str, Floats]) -> Floats:
    """The sum of what there is: names that are blank are left out, as in the totals, unless there is nothing else."""
    made, known = np.asarray(0.0), np.asarray(False)
    for part in call.arguments:
        value = _of(part, values)
        there = ~np.isnan(value) if isinstance(part, Name) else np.asarray(True)
        made, known = made + np.where(there, value, 0.0), known | there
    return _finite(np.where(known, made, np.nan))


def _rounded(values: Floats, decimals: int) -> Floats:
    """Halves away from 0, as in a workbook."""
    size = 10.0 ** abs(decimals)
    scaled = np.abs(values) * size if decimals >= 0 else np.abs(values) / size
    whole = np.where(scaled < 2.0**52, np.floor(scaled * _LAST_DIGITS + 0.5), scaled)
    return np.asarray(np.copysign(whole / size if decimals >= 0 else whole * size, values), dtype=np.float64)
