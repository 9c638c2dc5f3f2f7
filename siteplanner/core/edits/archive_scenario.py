"""Put a scenario into the archive, or take it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

INTO = QT_TRANSLATE_NOOP("edits", "Archive scenario {scenario}")
OUT = QT_TRANSLATE_NOOP("edits", "Take scenario {scenario} out of the archive")
ACTIVE = QT_TRANSLATE_NOOP("errors", "“{scenario}” is the scenario shown. Show another before archiving it.")


@dataclass(frozen=True)
class ArchiveScenario(Edit):
    """An archived scenario is kept with all that is its own, but not offered to work in."""

    kind: ClassVar[str] = "archive_scenario"
    scenario_id: str
    archived: bool = True

    def apply(self, plan: Plan) -> Plan:
        old = plan.scenario(self.scenario_id)
        if old.archived == self.archived:
            return plan
        if self.archived and old.scenario_id == plan.active_scenario:
            raise EditError(ACTIVE, scenario=old.name or old.scenario_id)
        new = replace(old, archived=self.archived)
        return replace(plan, scenarios=tuple(new if s is old else s for s in plan.scenarios))

    def label(self) -> Message:
        return (INTO if self.archived else OUT)(scenario=self.scenario_id)


def archive_scenario(scenario_id: str, archived: bool = True) -> ArchiveScenario:
    """Archive a scenario, or with ``archived`` false take it out. On applying, raises EditError for the active one."""
    return ArchiveScenario(scenario_id, archived)
