"""The town's steps: what is in service quarter by quarter, in tonnes and in yuan, and what is wanted by when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from matplotlib.axes import Axes

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import Step, steps_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.drawing.charts.chart_paper import DASHES, MARKERS, SERIES, ChartPaper, money, number, tonnes

MONEY_AXIS = QT_TRANSLATE_NOOP("chart", "Output value, {unit} a year")
CAPACITY_AXIS = QT_TRANSLATE_NOOP("chart", "Capacity, {unit}")
WHOLE = QT_TRANSLATE_NOOP("chart", "whole cluster")
WANTED = QT_TRANSLATE_NOOP("chart", "{what}: wanted")
PLANNED = QT_TRANSLATE_NOOP("chart", "{what}: in service")
UNDATED = QT_TRANSLATE_NOOP("chart", "{count} plants have no date and count from the start.")
REACHED, MISSED = "✓", "✗"
MOST_TICKS = 12
HEADROOM = 1.35
"""The legend has room above the highest mark."""


def draw(paper: ChartPaper, basis: Basis) -> None:
    """One panel for capacities, one for yuan; a mark a target, with what is lacking or over beside it."""
    course = Course.of(basis)
    steps = steps_of(course)
    panels = [(kind, list(found)) for kind, found in groupby(sorted(steps, key=_panel), key=_panel)]
    if not course.quarters or not panels:
        return
    for at, (kind, found) in enumerate(panels, start=1):
        axes = paper.axes(1, len(panels), at)
        largest = [float(grown(course, step).max(initial=0.0)) for step in found]
        largest += [step.target.target for step in found]
        per, unit = money(largest, paper.say) if kind == "money" else _scale(found, largest, paper)
        _curves(paper, axes, course, found, per)
        paper.axis_title(axes, (MONEY_AXIS if kind == "money" else CAPACITY_AXIS)(unit=unit))
        axes.set_ylim(0, (max(largest) or per) / per * HEADROOM)
        _ticks(axes, course)
        axes.legend(
            loc="upper left",
            frameon=False,
            prop=paper.font.properties(8.0),
            labelcolor=paper.ink.text,
        )
        paper.finish(axes)
    if course.undated.plants:
        paper.note(UNDATED(count=course.undated.plants))


def _panel(step: Step) -> str:
    return "money" if step.target.figure == "output_value_cny" else f"of {step.target.unit}"


def _scale(steps: Sequence[Step], values: Sequence[float], paper: ChartPaper) -> tuple[float, str]:
    unit = steps[0].target.unit
    return tonnes(values, paper.say) if unit == "t/a" else (1.0, unit)


def _curves(paper: ChartPaper, axes: Axes, course: Course, steps: Sequence[Step], per: float) -> None:
    """A stepped line for each thing wanted, and a mark at each step of the town."""
    last = [quarter.year * 4 + quarter.number for quarter in course.quarters]
    by_product = {key: list(found) for key, found in groupby(sorted(steps, key=_product), key=_product)}
    for at, (product, found) in enumerate(by_product.items()):
        color = SERIES[at % len(SERIES)]
        what: Text = load_catalogue().product_name(product) if product else WHOLE
        axes.step(
            last,
            grown(course, found[0]) / per,
            where="post",
            color=color,
            linewidth=2.0,
            linestyle=DASHES[at % len(DASHES)],
            label=paper.words(PLANNED(what=what)),
        )
        wanted = [(step.quarter.year * 4 + step.quarter.number, step.target.target / per) for step in found]
        axes.scatter(
            [x for x, _ in wanted],
            [y for _, y in wanted],
            marker=MARKERS[at % len(MARKERS)],
            s=48,
            facecolor=paper.ink.ground,
            edgecolor=color,
            linewidth=1.8,
            zorder=4,
            label=paper.words(WANTED(what=what)),
        )
        for step, (x, y) in zip(found, wanted, strict=True):
            sign = REACHED if step.target.reached else MISSED
            over = f"{'+' if step.difference >= 0 else '−'}{number(round(abs(step.difference) / per, 2))}"
            shade = paper.ink.good if step.target.reached else paper.ink.bad
            axes.annotate(
                paper.font.shown(f"{sign} {over}") if not paper.font.missing(sign) else over,
                (x, y),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                fontproperties=paper.font.properties(8.0, bold=True),
                color=shade,
            )


def grown(course: Course, step: Step) -> Floats:
    """What is in service by the end of each quarter of what the step wants, (quarters,)."""
    by_quarter = np.bincount(course.place + 1, np.nan_to_num(step.values), len(course.quarters) + 1)
    sums: Floats = np.cumsum(by_quarter)[1:].astype(float)
    return sums


def _product(step: Step) -> str:
    return step.target.product


def _ticks(axes: Axes, course: Course) -> None:
    """Years where there are many quarters, else quarters."""
    quarters = course.quarters
    if len(quarters) > MOST_TICKS:
        quarters = tuple(quarter for quarter in quarters if quarter.number == 4)
    every = -(-len(quarters) // MOST_TICKS) or 1
    chosen = quarters[::every]
    names = [str(quarter.year) if len(course.quarters) > MOST_TICKS else str(quarter) for quarter in chosen]
    axes.set_xticks([quarter.year * 4 + quarter.number for quarter in chosen], names)
