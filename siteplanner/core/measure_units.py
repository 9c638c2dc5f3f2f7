"""Numbers as people write them: thousands, full-width digits, 万 and 亿, Chinese numerals, a unit behind the figure."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

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
    "%": {"%": 1.0},
}
"""What a figure is multiplied by to be in the unit of its column; the written units in lower case."""

_DIGITS = {c: str(i % 10) for i, c in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")} | {"两": "2"}
_MYRIADS = (("亿", 100_000_000), ("万", 10_000))
_TENS = (("千仟", 1000), ("百佰", 100), ("十拾", 10))
_UNSIGNED = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


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
    >>> read_number("5", "%"), read_number("5 %", "%")
    (5.0, 5.0)
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
    unsigned = written[1:] if written[:1] in ("+", "-") else written
    number = float(_counted(unsigned))
    return -number if written.startswith("-") else number


def _counted(written: str) -> Decimal:
    """A number in Chinese numerals, or figures with them: 一亿二千万 is 一亿 and 二千万, 1千5百万 is 1500 万."""
    if _UNSIGNED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    for sign, size in _MYRIADS:
        if written.count(sign) > 1:
            raise ValueError(written)
        head, found, tail = written.partition(sign)
        if found:
            many = _counted(head) * size
            rest = _rest(tail, size)
            if not many or rest >= size:
                raise ValueError(written)
            return many + rest
    return _below_myriad(written)


def _rest(tail: str, size: int) -> Decimal:
    """What stands behind 万 or 亿; a single digit counts the next lower unit, as in 一万二."""
    if not tail:
        return Decimal(0)
    if tail[0].isdigit() and tail[-1].isdigit():
        raise ValueError(tail)  # 3万5 may be 35,000 or 30,005
    if len(tail) == 1 and tail in _DIGITS:
        return Decimal(_DIGITS[tail]) * (size // 10)
    return _counted(tail.lstrip("零〇"))


def _below_myriad(written: str) -> Decimal:
    if written and all(sign in _DIGITS for sign in written):
        return Decimal("".join(_DIGITS[sign] for sign in written))
    total, rest, lowest = Decimal(0), written, 1
    for signs, size in _TENS:
        at = next((n for n, sign in enumerate(rest) if sign in signs), None)
        if at is not None:
            total += _times(rest[:at]) * size
            rest, lowest = rest[at + 1 :], size
    if lowest == 1:
        raise ValueError(written)
    if len(rest) == 1 and rest in _DIGITS:
        return total + Decimal(_DIGITS[rest]) * (lowest // 10)
    return total + (_times(rest) if rest else 0)


def _times(written: str) -> Decimal:
    """How many of a unit: one digit or a figure; 1 where nothing is said."""
    said = written.lstrip("零〇") or "一"
    if _FIGURE.fullmatch(said):
        return Decimal(said)
    if said not in _DIGITS:
        raise ValueError(written)
    return Decimal(_DIGITS[said])
