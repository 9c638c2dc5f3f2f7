"""Columns and their values as tables show and copy them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from siteplanner.core.columns import Column
from siteplanner.core.filters.conditions import folded
from siteplanner.core.rules.zone_product import products_of
from siteplanner.core.typed_values import LIST_COLUMNS
from siteplanner.gui.column_choices import MU_WORD, NO, YES, Offers
from siteplanner.gui.numbers import THIN_SPACE, in_chinese
from siteplanner.gui.wording import say

_EXACT_TO = 1e15


def unit_text(unit: str) -> str:
    """A unit as people read it in the window's language."""
    if in_chinese():
        return {"CNY": "元", "CNY/a": "元/年", "mu": "亩"}.get(unit, unit)
    return {"mu": say(MU_WORD)}.get(unit, unit)


def heading(column: Column) -> str:
    """The label with the unit: “Connected load kW”."""
    return f"{say(column.label)} {unit_text(column.unit)}".rstrip()


def headings(columns: Mapping[str, Column]) -> dict[str, str]:
    """What a pasted heading may be, folded, and the column it means."""
    found: dict[str, str] = {}
    for name, column in columns.items():
        bare = [say(column.label)] if sum(c.label == column.label for c in columns.values()) == 1 else []
        for word in (name, heading(column), *bare):
            found.setdefault(folded(word), name)
    return found


def number_text(value: float, decimals: int | None = None) -> str:
    """A number with thin thousands separators; as many decimals as it has, or so many."""
    if abs(value) >= _EXACT_TO:
        return repr(value)
    text = f"{value:,.12g}" if decimals is None else f"{value:,.{decimals}f}"
    return text.replace(",", THIN_SPACE)


def cell_text(column: Column, value: Any, offers: Offers, decimals: int | None = None) -> str:
    """A value as the table shows it; '' for a blank."""
    if value is None:
        return ""
    if column.kind in ("number", "integer"):
        return number_text(value, decimals)
    if column.kind == "boolean":
        return offers.label(YES if value else NO)
    if column.kind in ("date", "time"):
        return f"{pd.Timestamp(value):%Y-%m-%d}" if column.kind == "date" else f"{pd.Timestamp(value):%Y-%m-%d %H:%M}"
    if column.name in LIST_COLUMNS:
        return ("、" if in_chinese() else ", ").join(offers.label(part) for part in products_of(str(value)))
    return offers.label(str(value)) if column.choices or column.name in ("product", "type_id") else str(value)


def copied_text(column: Column, value: Any, offers: Offers) -> str:
    """A value as it is copied, in full precision: what is pasted again is the same value."""
    if value is None:
        return ""
    if column.kind == "number":
        return f"{value:.0f}" if value == int(value) and abs(value) < _EXACT_TO else repr(float(value))
    if column.kind == "integer":
        return str(int(value))
    return cell_text(column, value, offers)
