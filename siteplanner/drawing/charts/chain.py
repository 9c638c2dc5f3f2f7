"""How many GWh of cells each step of the chain serves: the shortest bar holds the others back."""

from __future__ import annotations

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import ChainStep, chain_balance
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_paper import HATCHES, SERIES, ChartPaper, number

AXIS = QT_TRANSLATE_NOOP("chart", "Cells served, GWh a year")
BOTTLENECK = QT_TRANSLATE_NOOP("chart", "{gwh} · holds the others back")
UNKNOWN = QT_TRANSLATE_NOOP("chart", "not known")
LACKING = QT_TRANSLATE_NOOP("chart", "Some plants of {steps} give no capacity: they serve more than is drawn.")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "chart", "Factors per GWh are estimates (see the table); products outside the chain are not drawn."
)


def draw(paper: ChartPaper, basis: Basis) -> None:
    """A bar a step; nothing is drawn while no step serves any cells."""
    found = chain_balance(basis)
    if not any(step.gwh for step in found.steps):
        return
    axes = paper.axes()
    values = [step.gwh or 0.0 for step in found.steps]
    short = {step.key for step in found.bottlenecks}
    places = range(len(values))
    bars = axes.bar(places, values, width=0.56, color=SERIES[0], edgecolor=paper.ink.ground, linewidth=0.8)
    for bar, step in zip(bars, found.steps, strict=True):
        if step.key in short:
            bar.set(facecolor=SERIES[1], edgecolor=paper.ink.text, hatch=HATCHES[1])
    names: list[Text] = [step.name for step in found.steps]
    axes.set_xticks(places, [paper.words(name) for name in names])
    axes.set_ylim(0, max(values) * 1.15)
    for at, step in enumerate(found.steps):
        paper.label(axes, at, values[at], _said(step, step.key in short))
    paper.axis_title(axes, AXIS)
    paper.finish(axes)
    lacking = tuple(step.name for step in found.steps if step.lacking)
    paper.note(LACKING(steps=lacking) if lacking else LEFT_OUT)


def _said(step: ChainStep, short: bool) -> Text:
    if step.gwh is None:
        return UNKNOWN
    gwh = number(round(step.gwh, 1))
    return BOTTLENECK(gwh=gwh) if short else gwh
