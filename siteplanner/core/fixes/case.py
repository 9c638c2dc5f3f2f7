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
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import Cancelled, EditError
from siteplanner.core.fixes.fix import Fix
from siteplanner.core.fixes.proof import Standing, gone, mends, new_warnings
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.rules.rule import Finding, Rule
from siteplanner.core.text import Message
from siteplanner.core.work import Work

BUILT = frozenset({"existing", "under_construction"})
"""Plants that stand already are not moved, turned or made smaller."""


@dataclass(frozen=True, eq=False)
class Case:
    """A finding of ``checker``'s plan. Nothing is offered but what ``fix`` has proved."""

    checker: Checker
    finding: Finding
    work: Work
    _clearances: dict[str, tuple[Clearance, ...]] = field(default_factory=dict, init=False)

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
        rows = rows_of(layout, self.finding.plants)
        status = layout.text("status")
        return tuple(str(layout.ids[r]) for r in rows if layout.testable[r] and status[r] not in BUILT)

    def footprint(self, plant_id: str) -> BaseGeometry:
        layout = self.checker.layout
        shape: BaseGeometry = layout.shapes[rows_of(layout, [plant_id])[0]]
        return shape

    def value(self, plant_id: str, column: str) -> Any:
        """An attribute of a plant; None where it is blank."""
        found = self.plan.plants(self.scenario_id)[column].loc[plant_id]
        return None if pd.isna(found) else found

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
            yield Fix(self.finding.id, kind, label, edit, float(cost), ended, came)

    # -- what the place is asked --------------------------------------------------------------------------------------

    @cached_property
    def _rules(self) -> list[Rule]:
        pack = self.checker.pack
        on = (rule for rule in pack.catalogue.values() if pack.settings(rule.id).enabled)
        return [rule for rule in on if rule.clearances is not None]

    @property
    def is_about_places(self) -> bool:
        """Whether the rule of the finding tells what it asks of the place of a plant."""
        return any(rule.id == self.finding.rule for rule in self._rules)

    def clearances(self, plant_id: str) -> tuple[Clearance, ...]:
        """What the rules ask of the place of a plant, as far as they say."""
        if plant_id not in self._clearances:
            layout = self.checker.layout
            row = int(rows_of(layout, [plant_id])[0])
            asked: list[Clearance] = []
            for rule in self._rules:
                assert rule.clearances is not None
                asked += rule.clearances(layout, self.checker.pack.settings(rule.id), row)
            self._clearances[plant_id] = tuple(asked)
        return self._clearances[plant_id]


def size_of(shape: BaseGeometry) -> float:
    """The diagonal of the bounding box, metres."""
    west, south, east, north = shape.bounds
    return float(np.hypot(east - west, north - south))
