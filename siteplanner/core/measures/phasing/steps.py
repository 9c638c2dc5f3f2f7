"""The town's steps: what is planned by the last quarter of each against what is wanted, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siteplanner.core.measures.figures import Floats, amounts_of
from siteplanner.core.measures.phasing.course import Course
from siteplanner.core.measures.targets import ROUNDING, TargetProgress, target_progress
from siteplanner.core.moment import Quarter


@dataclass(frozen=True, eq=False)
class Step:
    """One figure of one target by the last day of its year. ``values`` is what each plant gives to it, (n,), NaN where
    it ought to and does not say; ``undated`` is the part of plants without a date; ``reached_in`` the first
    quarter by whose end it is reached, None where it never is."""

    target: TargetProgress
    values: Floats
    undated: float
    reached_in: Quarter | None

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.target.year, 4)

    @property
    def difference(self) -> float:
        """What is planned beyond the target; negative: what is short of it."""
        return self.target.planned - self.target.target


def steps_of(course: Course) -> tuple[Step, ...]:
    """One entry a figure of each target, in the order of ``target_progress``."""
    basis = course.basis
    return tuple(_step(course, of) for of in target_progress(basis.plan, basis.scenario_id))


def _step(course: Course, target: TargetProgress) -> Step:
    basis = course.basis
    product, unit = basis.text("product"), basis.text("capacity_unit")
    concerned = (product == target.product) | (target.product == "")
    if target.figure == "capacity":
        values, concerned = amounts_of(basis.number("capacity")), concerned & (product != "")
        values = np.where(unit == target.unit, values, np.where(unit == "", np.nan, 0.0))
    else:
        values = amounts_of(basis.number("output_value_cny"))
    given = np.where(concerned & ((product != "") | ~np.isnan(values)), values, 0.0)
    grown = np.cumsum(np.bincount(course.place + 1, np.nan_to_num(given), len(course.quarters) + 1))
    there = np.flatnonzero(grown[1:] >= target.target * (1 - ROUNDING))
    reached_in = course.quarters[there[0]] if len(there) else None
    return Step(target, given, float(grown[0]), reached_in)
