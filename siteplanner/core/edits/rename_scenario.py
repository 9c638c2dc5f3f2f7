"""Rename a scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Rename scenario {scenario} to {name}")
NO_NAME = QT_TRANSLATE_NOOP("errors", "The name is blank. Give a name.")


@dataclass(frozen=True)
class RenameScenario(Edit):
    """Give a scenario another name for people, and a description unless that is None; its id stays."""

    kind: ClassVar[str] = "rename_scenario"
    scenario_id: str
    name: str
    description: str | None = None

    def apply(self, plan: Plan) -> Plan:
        old = plan.scenario(self.scenario_id)
        description = old.description if self.description is None else self.description
        new = replace(old, name=self.name, description=description)
        return replace(plan, scenarios=tuple(new if s is old else s for s in plan.scenarios))

    def label(self) -> Message:
        return LABEL(scenario=self.scenario_id, name=self.name)


def rename_scenario(scenario_id: str, name: str, description: str | None = None) -> RenameScenario:
    """Give a scenario another name for people (its id stays), and a description unless that is None.

    Raises EditError for a blank name.
    """
    return RenameScenario(scenario_id, filled(name), description)


def filled(name: str) -> str:
    """The name without blanks around it. Raises EditError when nothing is left."""
    if not name.strip():
        raise EditError(NO_NAME)
    return name.strip()
