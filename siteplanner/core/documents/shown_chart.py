"""A chart as numbers with names: whatever writes it makes it one that can be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChartKind = Literal["stacked", "columns", "bars", "lines"]
"""Columns on each other, beside each other, lying bars, lines along time."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One value a category, None where there is none. ``color`` is ``#rrggbb``; ``colors`` those of single columns
    where they differ. ``marks``: points without a line between them."""

    name: str
    values: tuple[float | None, ...]
    color: str
    colors: tuple[str, ...] = ()
    marks: bool = False


@dataclass(frozen=True, slots=True)
class ShownChart:
    """``value_title`` names what is counted, with its unit; ``number_format`` is that of Office. ``labelled``: the
    numbers stand at the columns."""

    key: str
    title: str
    kind: ChartKind
    value_title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str = "#,##0.##"
    labelled: bool = False
    note: str = ""
