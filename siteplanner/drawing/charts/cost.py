"""What electricity costs a year in each zone: by the standard tariff beside the preferential price."""

from __future__ import annotations

import numpy as np

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.energy_cost.costs import plant_costs
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_paper import HATCHES, SERIES, ChartPaper, money, number
from siteplanner.drawing.charts.zone_labels import OUTSIDE, zone_label

AXIS = QT_TRANSLATE_NOOP("chart", "Electricity, {unit} a year")
STANDARD = QT_TRANSLATE_NOOP("chart", "Standard tariff")
PREFERENTIAL = QT_TRANSLATE_NOOP("chart", "Preferential price where its condition is met")
SAVED = QT_TRANSLATE_NOOP(
    "chart", "Saved in all: {amount} {unit} a year. Whether the preferential price still holds is not verified."
)
LACKING = QT_TRANSLATE_NOOP("chart", "{count} plants lack what a cost needs and are not in the bars.")
WIDTH = 0.38


def draw(paper: ChartPaper, basis: Basis) -> None:
    """Two bars a zone that has any cost."""
    costs = plant_costs(basis)
    known = costs.known & (costs.energy > 0)
    if not known.any():
        return
    zone = basis.zone_row[known]
    groups = [*sorted({int(row) for row in zone if row >= 0}), *([-1] if (zone < 0).any() else [])]
    sums = [[float(each[known][zone == row].sum()) for row in groups] for each in (costs.standard, costs.preferential)]
    per, unit = money([*sums[0], *sums[1]], paper.say)
    axes = paper.axes()
    for at, (name, values) in enumerate(zip((STANDARD, PREFERENTIAL), sums, strict=True)):
        places = np.arange(len(groups)) + (at - 0.5) * WIDTH
        axes.bar(
            places,
            [value / per for value in values],
            width=WIDTH,
            color=SERIES[at],
            hatch=HATCHES[at],
            edgecolor=paper.ink.ground,
            linewidth=0.8,
            label=paper.words(name),
        )
        for place, value in zip(places, values, strict=True):
            paper.label(axes, float(place), value / per, number(round(value / per, 2)))
    names: list[Text] = [OUTSIDE if row < 0 else zone_label(basis, row) for row in groups]
    axes.set_xticks(range(len(groups)), [paper.words(name) for name in names])
    paper.slant(axes, names)
    paper.axis_title(axes, AXIS(unit=unit))
    paper.legend(axes, above=True)
    paper.finish(axes)
    lacking = int((~costs.known).sum())
    saved = float(costs.saving[known].sum())
    paper.note(LACKING(count=lacking) if lacking else SAVED(amount=number(round(saved / per, 2)), unit=unit))
