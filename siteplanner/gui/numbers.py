"""Numbers as people read them in the window: thin separators, money in 万 / 亿 or million / billion."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale

THIN_SPACE = "\u202f"


def figure(value: float | None, decimals: int = 0) -> str:
    """A number with thin thousands separators; a dash where there is none.

    >>> figure(1234567.891, 1).replace(THIN_SPACE, "_"), figure(None)
    ('1_234_567.9', '–')
    """
    if value is None or math.isnan(value):
        return "–"
    rounded = round(value, decimals) + 0.0  # never “-0”
    return f"{rounded:,.{decimals}f}".replace(",", THIN_SPACE)


def in_chinese() -> bool:
    """Whether the window speaks Chinese now."""
    return QLocale().language() == QLocale.Language.Chinese


def money_unit() -> str:
    """The unit of ``money``: 亿元, or million yuan."""
    return "亿元" if in_chinese() else "M CNY"


def money_unit_a_year() -> str:
    """The unit of ``money`` that comes every year."""
    return "亿元/年" if in_chinese() else "M CNY/a"


def money(value_cny: float | None) -> str:
    """Yuan in the unit of ``money_unit``."""
    if value_cny is None or math.isnan(value_cny):
        return "–"
    return figure(value_cny / 1e8, 2) if in_chinese() else figure(value_cny / 1e6, 1)


def capacity(value: float | None, unit: str) -> str:
    """A capacity with its unit: 1.2 万 t/a in Chinese from ten thousand up, 12 000 t/a elsewhere."""
    if value is None or math.isnan(value):
        return "–"
    shown = {"m2/a": "m²/a", "piece/a": "件/a" if in_chinese() else "pieces/a"}.get(unit, unit)
    if in_chinese() and abs(value) >= 1e8:
        return f"{value / 1e8:.6g} 亿 {shown}"
    if in_chinese() and abs(value) >= 1e4:
        return f"{value / 1e4:.6g} 万 {shown}"
    return f"{figure(value)} {shown}"


def power(value_kw: float | None) -> str:
    """A load in MW from one megawatt up, else in kW."""
    if value_kw is None or math.isnan(value_kw):
        return "–"
    return f"{figure(value_kw / 1000, 1)} MW" if abs(value_kw) >= 1000 else f"{figure(value_kw)} kW"
