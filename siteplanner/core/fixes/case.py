"""One finding to be mended: what its plan is like, and the proof of what might mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import Cancelled, EditError
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.proof import Standing, gone, mends, new_warnings
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message
from siteplanner.core.work import Work

A_NEW_WARNING_M = 5.0
"""What a new warning counts among costs."""
BUILT = frozenset({"existing", "under_construction"})
"""Plants that stand already are not moved, turned or made smaller."""


@dataclass(frozen=True, eq=False)
class Case:
    """A finding of ``checker``'s plan. Nothing is offered but what ``fix`` has proved."""

    checker: Checker
    finding: Finding
    work: Work
    _clearances: dict[tuple[str, float], tuple[Clearance, ...]] = field(default_factory=dict, init=False)

    @property
    def plan(self) -> Plan:
        return self.checker.plan

    @property
    def scenario_id(self) -> str:
        return self.checker.scenario_id

    @cached_property
    def before(self) -> Standing:
        return Standing(self.checker.result)

    @cached_property
    def free_plants(self) -> tuple[str, ...]:
        """The plants of the finding that are not built yet and have a footprint that can be computed with."""
        layout = self.checker.layout
        found = [str(layout.ids[row]) for row in rows_of(layout, self.finding.plants) if layout.testable[row]]
        return tuple(plant for plant in found if self.value(plant, "status") not in BUILT)

    def footprint(self, plant_id: str) -> BaseGeometry:
        layout = self.checker.layout
        shape: BaseGeometry = layout.shapes[rows_of(layout, [plant_id])[0]]
        return shape

    def value(self, plant_id: str, column: str) -> Any:
        """An attribute of a plant; None where it is blank."""
        return attribute(self.plan, self.scenario_id, plant_id, column)

    # -- proving ------------------------------------------------------------------------------------------------------

    def after(self, edit: Edit) -> Standing | None:
        """What the check finds after ``edit``; None where the edit does not fit the plan. Raises Cancelled."""
        if self.work.cancelled:
            raise Cancelled
        try:
            return Standing(self.checker.after(edit.apply(self.plan)).result)
        except EditError:
            return None

    def mends(self, edit: Edit) -> bool:
        """Whether after ``edit`` the finding is gone and nothing came for it."""
        after = self.after(edit)
        return after is not None and mends(self.before, after, self.finding.id)

    def fix(self, kind: str, label: Message, edit: Edit, cost: float) -> Iterator[Fix]:
        """The fix if the check proves it, else nothing."""
        after = self.after(edit)
        if after is not None and mends(self.before, after, self.finding.id):
            ended, came = gone(self.before, after), new_warnings(self.before, after)
            yield Fix(self.finding.id, kind, label, edit, float(cost) + A_NEW_WARNING_M * len(came), ended, came)

    # -- what the place is asked --------------------------------------------------------------------------------------

    @property
    def is_about_places(self) -> bool:
        """Whether the rule of the finding tells what it asks of the place of a plant."""
        rule = self.checker.pack.catalogue.get(self.finding.rule)
        return rule is not None and rule.clearances is not None

    def clearances(self, plant_id: str, within_m: float) -> tuple[Clearance, ...]:
        """What the rules ask of the place of a plant, of footprints up to ``within_m`` beyond the box of its own."""
        key = plant_id, within_m
        if key not in self._clearances:
            layout = self.checker.layout
            row = int(rows_of(layout, [plant_id])[0])
            self._clearances[key] = clearances(layout, self.checker.pack, row, within_m=within_m)
        return self._clearances[key]


def attribute(plan: Plan, scenario_id: str, plant_id: str, column: str) -> Any:
    """An attribute of a plant; None where it is blank. (A layout remembers what of it was read, for the next check.)"""
    found = plan.plants(scenario_id)[column].loc[plant_id]
    return None if pd.isna(found) else found


def size_of(shape: BaseGeometry) -> float:
    """The diagonal of the bounding box, metres."""
    west, south, east, north = shape.bounds
    return float(np.hypot(east - west, north - south))
