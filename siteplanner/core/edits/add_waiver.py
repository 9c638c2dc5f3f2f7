"""Accept a finding on purpose, with reason, person and date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.frames import conform_table
from siteplanner.core.plan import Plan
from siteplanner.core.schema import WAIVERS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Waive the finding {finding}")
NO_REASON = QT_TRANSLATE_NOOP("errors", "A waiver needs a reason and the name of the person. Give both.")


@dataclass(frozen=True)
class AddWaiver(Edit):
    """A waiver for one finding of a scenario; it takes the place of an earlier one for the same finding."""

    kind: ClassVar[str] = "add_waiver"
    scenario_id: str
    finding_id: str
    subject_hash: str
    reason: str
    author: str
    date: pd.Timestamp

    def apply(self, plan: Plan) -> Plan:
        plan.scenario(self.scenario_id)
        rest = plan.waivers[~waived(plan, self.scenario_id, self.finding_id)]
        row = {name: getattr(self, name) for name in WAIVERS.names()}
        new = conform_table(pd.DataFrame([row], dtype=object), WAIVERS)
        return replace(plan, waivers=conform_table(pd.concat([rest, new]), WAIVERS))

    def label(self) -> Message:
        return LABEL(finding=self.finding_id)


def waived(plan: Plan, scenario_id: str, finding_id: str) -> pd.Series:
    """Which rows of the plan's waivers are for that finding."""
    return (plan.waivers["scenario_id"] == scenario_id) & (plan.waivers["finding_id"] == finding_id)


def add_waiver(
    scenario_id: str, finding_id: str, subject_hash: str, reason: str, author: str, date: object | None = None
) -> AddWaiver:
    """Accept a finding; it lapses when its subjects change (``subject_hash`` is theirs as they stand).

    ``date`` is today unless given (YYYY-MM-DD). Raises EditError without reason or author.
    """
    if not reason.strip() or not author.strip():
        raise EditError(NO_REASON)
    day = WAIVERS.column("date").parse(pd.Timestamp.now() if date is None else date)
    return AddWaiver(scenario_id, finding_id, subject_hash, reason.strip(), author.strip(), day)
