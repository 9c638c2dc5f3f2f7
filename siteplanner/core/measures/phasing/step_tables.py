"""The tables of the town's steps: one for the output value, one for the capacities of each unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Term, Trace, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.phasing.steps import Step
from siteplanner.core.measures.phasing.words import NEVER, UNDATED_IN, features, plant_sum, quarter_or
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

OUTPUT_TITLE = QT_TRANSLATE_NOOP("measures", "Steps of the town: output value")
CAPACITY_TITLE = QT_TRANSLATE_NOOP("measures", "Steps of the town: capacity in {unit}")
STEP = QT_TRANSLATE_NOOP("measures", "Step")
ROW = QT_TRANSLATE_NOOP("measures", "{quarter}, {of}")
WHOLE_CLUSTER = QT_TRANSLATE_NOOP("measures", "whole cluster")
WANTED = QT_TRANSLATE_NOOP("measures", "Wanted")
PLANNED = QT_TRANSLATE_NOOP("measures", "Planned by then")
UNDATED_PART = QT_TRANSLATE_NOOP("measures", "of it without a date")
DIFFERENCE = QT_TRANSLATE_NOOP("measures", "Surplus (+) or shortfall (−)")
SHARE = QT_TRANSLATE_NOOP("measures", "Reached")
REACHED_IN = QT_TRANSLATE_NOOP("measures", "Reached in")
TARGET_OF = QT_TRANSLATE_NOOP("measures", "The target of the plan for {year:d}: {name}")
LESS = QT_TRANSLATE_NOOP("measures", "{planned:,.12g} − {target:,.12g} = {difference:+,.12g} {unit}")
RATIO = QT_TRANSLATE_NOOP("measures", "{planned:,.12g} ÷ {target:,.12g} = {share:.2f} %")
NO_SHARE = QT_TRANSLATE_NOOP("measures", "The target is 0: there is nothing to be a share of.")
LACKING = QT_TRANSLATE_NOOP(
    "measures", "{step}: {missing:,d} plants do not state the figure and {unlike:,d} state it in another unit; "
    "none of them is counted."
)  # fmt: skip
_COLUMNS = ("target", "planned", "undated", "difference", "share", "reached_in")


def step_tables(course: Course, steps: Sequence[Step]) -> tuple[FigureTable, ...]:
    """What is planned against what is wanted; nothing where the plan has no targets."""
    value = [step for step in steps if step.target.figure == "output_value_cny"]
    tables = [_table(course, "phase_steps_output", OUTPUT_TITLE, value, "CNY/a")] if value else []
    capacity = [step for step in steps if step.target.figure == "capacity"]
    for unit in dict.fromkeys(step.target.unit for step in capacity):
        key = "phase_steps_" + unit.replace("/", "_")
        title = CAPACITY_TITLE(unit=unit_words(unit))
        tables.append(_table(course, key, title, [step for step in capacity if step.target.unit == unit], unit))
    return tuple(tables)


def _table(course: Course, key: str, title: Text, steps: Sequence[Step], unit: str) -> FigureTable:
    columns = (
        FigureColumn("target", WANTED, unit),
        FigureColumn("planned", PLANNED, unit),
        FigureColumn("undated", UNDATED_PART, unit),
        FigureColumn("difference", DIFFERENCE, unit, formula="planned - target"),
        FigureColumn("share", SHARE, "%", 2, formula="planned / target * 100"),
        FigureColumn("reached_in", REACHED_IN, decimals=None),
    )
    rows = tuple(
        FigureRow(
            f"{step.quarter}{':' if step.target.product else ''}{step.target.product}",
            _label(step),
            _values(course, step),
        )
        for step in steps
    )
    notes = tuple(
        LACKING(step=_label(step), missing=step.target.missing, unlike=step.target.unlike)
        for step in steps
        if step.target.missing or step.target.unlike
    )
    return FigureTable(key, title, STEP, columns, rows, notes, lambda row, at: _trace(course, steps[row], _COLUMNS[at]))


def _label(step: Step) -> Text:
    product = step.target.product
    return ROW(
        quarter=step.quarter.name, of=load_catalogue().product_name(product) if product else WHOLE_CLUSTER
    )  # fmt: skip


def _values(course: Course, step: Step) -> tuple[Value, ...]:
    """Blank where plants ought to give to it by then and none of them states it."""
    target, at = step.target, course.quarters.index(step.quarter)
    planned = None if _blank(course, step, at) else target.planned
    undated = None if _blank(course, step, -1) else step.undated
    known = planned is not None
    share = 100 * target.share if known and target.share is not None else None
    return (
        target.target, planned, undated, step.difference if known else None, share, quarter_or(step.reached_in, NEVER)
    )  # fmt: skip


def _blank(course: Course, step: Step, place: int) -> bool:
    there = step.values[course.by(place)]
    return bool(np.isnan(there).any()) and not (np.nan_to_num(there) != 0).any()


def _trace(course: Course, step: Step, column: str) -> Trace | None:
    target, place = step.target, course.quarters.index(step.quarter)
    counted = step.values != 0
    amounts = {"planned": target.planned, "target": target.target}
    if column == "target":
        return Trace(TARGET_OF(year=target.year, name=target.name))
    if column in ("planned", "undated"):
        by, flags = (step.quarter, course.by(place)) if column == "planned" else (None, course.by(-1))
        undated = int((course.by(-1) & counted).sum()) if step.undated else 0
        notes: tuple[Text, ...] = (UNDATED_IN(count=undated),) if by is not None and undated else ()
        return plant_sum(course.basis, flags & counted, step.values, target.unit, by, notes)
    if column in ("difference", "share") and _blank(course, step, place):
        return plant_sum(course.basis, course.by(place) & counted, step.values, target.unit, step.quarter)
    if column == "difference":
        unit = unit_words(target.unit)
        return Trace(LESS(**amounts, difference=step.difference, unit=unit), _terms(course, step, place))
    if column == "share":
        if target.share is None:
            return Trace(NO_SHARE, _terms(course, step, place), why_blank=NO_SHARE)
        return Trace(RATIO(**amounts, share=100 * target.share), _terms(course, step, place, 100 / target.target))
    return None


def _terms(course: Course, step: Step, place: int, scale: float = 1.0) -> tuple[Term, ...]:
    """What each plant gives by then, times ``scale``."""
    rows = np.flatnonzero(course.by(place) & (np.nan_to_num(step.values) != 0))
    return tuple(
        Term(feature, scale * float(step.values[row]))
        for feature, row in zip(features(course.basis, rows), rows.tolist(), strict=True)
    )
