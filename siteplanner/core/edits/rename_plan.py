"""Rename the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.rename_scenario import filled
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Rename the plan to {name}")


@dataclass(frozen=True)
class RenamePlan(Edit):
    """The plan's name for people; the file keeps its own."""

    kind: ClassVar[str] = "rename_plan"
    name: str

    def apply(self, plan: Plan) -> Plan:
        return replace(plan, name=self.name)

    def label(self) -> Message:
        return LABEL(name=self.name)


def rename_plan(name: str) -> RenamePlan:
    """Give the plan another name. Raises EditError for a blank one."""
    return RenamePlan(filled(name))
