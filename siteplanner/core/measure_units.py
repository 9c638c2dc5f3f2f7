"""Numbers as people write them: thousands, full-width digits, 万 and 亿, Chinese numerals, a unit behind the figure."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping

SQUARE_METRES_PER_MU = 10_000 / 15

_AREA = {"m2": 1.0, "平方米": 1.0, "平米": 1.0, "亩": SQUARE_METRES_PER_MU, "mu": SQUARE_METRES_PER_MU}
_HECTARES = {"ha": 1e4, "公顷": 1e4, "km2": 1e6, "平方公里": 1e6}
_MONEY = {"元": 1.0, "cny": 1.0, "元/年": 1.0, "元/a": 1.0, "cny/a": 1.0}
_TONNES = {"t": 1.0, "吨": 1.0, "t/a": 1.0, "吨/年": 1.0, "吨/a": 1.0}

_FACTORS: Mapping[str, Mapping[str, float]] = {
    "m²": {**_AREA, **_HECTARES},
    "mu": {"亩": 1.0, "mu": 1.0, "公顷": 15.0, "ha": 15.0},
    "m": {"m": 1.0, "米": 1.0, "km": 1e3, "公里": 1e3, "千米": 1e3},
    "kW": {"kw": 1.0, "千瓦": 1.0, "mw": 1e3, "兆瓦": 1e3},
    "kVA": {"kva": 1.0, "千伏安": 1.0, "mva": 1e3, "兆伏安": 1e3},
    "kV": {"kv": 1.0, "千伏": 1.0},
    "CNY": _MONEY,
    "CNY/a": _MONEY,
    "t": _TONNES,
    "t/a": _TONNES,
    "kWh/a": {"kwh": 1.0, "kwh/a": 1.0, "度": 1.0, "千瓦时": 1.0, "mwh": 1e3, "mwh/a": 1e3},
    "m³/a": {"m3": 1.0, "m3/a": 1.0, "立方米": 1.0, "方": 1.0},
    "": {"%": 0.01},
}
"""What a figure is multiplied by to be in the unit of its column; the written units in lower case."""

_DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_MANY = {**_TENS, **_MYRIADS}
_PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d+)?|[+-]?\.\d+")
_PART = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]+)")


def plain_text(text: str) -> str:
    """Full-width letters, digits and signs as usual ones, without blanks around.

    >>> plain_text(" １２，３００㎡ ")
    '12,300m2'
    """
    return unicodedata.normalize("NFKC", text).strip()


def is_unit(text: str, unit: str) -> bool:
    """Whether a word is a unit that figures of a column in ``unit`` may carry."""
    return plain_text(text).lower() in _FACTORS.get(unit, {})


def read_number(text: str, unit: str = "") -> float:
    """The figure in ``unit`` (a column's). Raises ValueError for what is no number, or carries another unit.

    >>> read_number("1.2万"), read_number("１２，３００"), read_number("三百二十"), read_number("85%")
    (12000.0, 12300.0, 320.0, 0.85)
    >>> round(read_number("30亩", "m²"), 3), read_number("4.2 MW", "kW")
    (20000.0, 4200.0)
    """
    grouped = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", plain_text(text))
    if re.search(r"\d\s+\d", grouped):
        raise ValueError(text)
    written = re.sub(r"\s", "", grouped).lower()
    for word, factor in sorted(_FACTORS.get(unit, {}).items(), key=lambda pair: -len(pair[0])):
        if written.endswith(word) and len(written) > len(word):
            return _finite(_number(written.removesuffix(word)) * factor)
    return _finite(_number(written))


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def _number(written: str) -> float:
    if _PLAIN.fullmatch(written):
        return float(written.replace(",", ""))
    if written.startswith("-"):
        return -_number(written[1:])
    parts = _PART.findall(written)
    if parts and "".join(a + b for a, b in parts) == written:
        return sum(float(figure) * math.prod(_MANY[sign] for sign in signs) for figure, signs in parts)
    return _chinese(written)


def _chinese(written: str) -> float:
    """A number in Chinese numerals: 一万二千三百."""
    if not written or any(sign not in _DIGITS and sign not in _MANY for sign in written):
        raise ValueError(written)
    total = section = 0
    digit: int | None = None
    for sign in written:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section += (1 if digit is None else digit) * _TENS[sign]
            digit = None
        else:
            total = (total + section + (digit or 0)) * _MYRIADS[sign]
            section, digit = 0, None
    return float(total + section + (digit or 0))
