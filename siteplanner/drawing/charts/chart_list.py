"""All charts, in the order they are offered; what draws them is loaded when one is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

NO_SUCH_CHART = QT_TRANSLATE_NOOP("chart", "There is no chart “{chart}”. Known charts: {known}.")


@dataclass(frozen=True, slots=True)
class Chart:
    """``module`` has ``draw(paper, basis)``; ``family`` are the figures it shows."""

    key: str
    title: Template
    family: str
    module: str


_WHERE = "siteplanner.drawing.charts."
CHARTS: Final[Mapping[str, Chart]] = {
    chart.key: chart
    for chart in (
        Chart("output", QT_TRANSLATE_NOOP("chart", "Output by zone and product"), "totals", _WHERE + "output"),
        Chart("steps", QT_TRANSLATE_NOOP("chart", "The town's steps and what is planned"), "phases", _WHERE + "steps"),
        Chart("power", QT_TRANSLATE_NOOP("chart", "Power by substation"), "power", _WHERE + "power"),
        Chart("land", QT_TRANSLATE_NOOP("chart", "Land-use balance"), "balance", _WHERE + "land"),
        Chart("chain", QT_TRANSLATE_NOOP("chart", "Chain balance"), "chain", _WHERE + "chain"),
        Chart("cost", QT_TRANSLATE_NOOP("chart", "Energy cost"), "cost", _WHERE + "cost"),
    )
}


def chart(key: str) -> Chart:
    """The chart of that key. Raises InputError naming the known ones."""
    if key not in CHARTS:
        raise InputError(NO_SUCH_CHART, chart=key, known=", ".join(CHARTS))
    return CHARTS[key]


def chart_of_family(family: str) -> str:
    """The key of the chart of a family of figures; '' where it has none."""
    return next((key for key, of in CHARTS.items() if of.family == family), "")
