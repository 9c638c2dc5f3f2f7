"""A number beside a map as people in a room read it, in either language: 亿元, MW, 万 t/a."""

from __future__ import annotations

from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.number_course import ShownNumber
from siteplanner.words import Translator

NO_NUMBER = "–"
HECTARE_M2, MEGAWATT_KW = 10_000.0, 1_000.0
WAN, YI, MILLION = 1e4, 1e8, 1e6


def number_words(number: ShownNumber, say: Translator) -> tuple[str, str]:
    """The number and its unit; a dash where nothing is known.

    >>> from siteplanner.words import translator
    >>> load = ShownNumber("demand_kw", "Demand", "kW", 38400.0, 0)
    >>> number_words(load, translator("en"))
    ('38.4', 'MW')
    """
    value, unit, chinese = number.value, number.unit, say.language.startswith("zh")
    if value is None:
        return NO_NUMBER, _unit(unit, say)
    if unit in ("CNY", "CNY/a"):
        a_year = "" if unit == "CNY" else "/年" if chinese else "/a"
        return (grouped(value / YI, 2), f"亿元{a_year}") if chinese else (grouped(value / MILLION, 1), f"M CNY{a_year}")
    if unit == "kW" and abs(value) >= MEGAWATT_KW:
        return grouped(value / MEGAWATT_KW, 1), "MW"
    if unit == "m2":
        return grouped(value / HECTARE_M2, 2), _unit("ha", say)
    if number.key.startswith("capacity") and chinese and abs(value) >= WAN:
        per, word = (YI, "亿") if abs(value) >= YI else (WAN, "万")
        return f"{round(value) / per:.6g}", f"{word} {_unit(unit, say)}"
    return grouped(value, 0), _unit(unit, say)


def grouped(value: float, decimals: int) -> str:
    """A number with spaces between its thousands: thin ones are in few fonts.

    >>> grouped(1234567.5, 1)
    '1 234 567.5'
    """
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".replace(",", " ")


def _unit(unit: str, say: Translator) -> str:
    return say.text(unit_words(unit)) if unit else ""
