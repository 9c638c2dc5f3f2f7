"""Add a scenario, empty or as a copy of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import pandas as pd

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.scenario_rows import with_scenario_copied
from siteplanner.core.errors import EditError
from siteplanner.core.frames import empty_frame
from siteplanner.core.measures.factors import with_scenario_factors
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

EMPTY = QT_TRANSLATE_NOOP("edits", "Add scenario {name}")
CHILD = QT_TRANSLATE_NOOP("edits", "Add scenario {name} as a child of {source}")
COPY = QT_TRANSLATE_NOOP("edits", "Add scenario {name} as a copy of {source}")
NO_ID = QT_TRANSLATE_NOOP("errors", "A scenario needs a short name of its own, such as step-2027.")
TAKEN = QT_TRANSLATE_NOOP("errors", "There is already a scenario “{scenario}”. Give another name.")


@dataclass(frozen=True)
class AddScenario(Edit):
    """A scenario at the end of the list; with ``parent_id`` it starts with that scenario's plants, else empty.

    ``linked`` it hangs on that scenario as its child: what comes there later can be taken over. Areas on the sites,
    annotations, waivers and factors are copied once and do not flow.
    """

    kind: ClassVar[str] = "add_scenario"
    scenario_id: str
    name: str
    description: str
    parent_id: str
    created: pd.Timestamp
    linked: bool = False

    def apply(self, plan: Plan) -> Plan:
        require_new_scenario(plan, self.scenario_id)
        linked = self.linked and bool(self.parent_id)
        parent = self.parent_id if linked else ""
        made = Scenario(self.scenario_id, self.name, self.description, parent, self.created)
        plants = plan.plants(self.parent_id) if self.parent_id else empty_frame(PLANTS, plan.site.crs)
        after = replace(
            plan,
            scenarios=(*plan.scenarios, made),
            scenario_plants={**plan.scenario_plants, self.scenario_id: plants},
            grounds={**plan.grounds, self.scenario_id: plants} if linked else plan.grounds,
        )
        if self.parent_id:
            return with_scenario_copied(after, self.parent_id, self.scenario_id)
        return with_scenario_factors(after, self.scenario_id, None)

    def label(self) -> Message:
        if self.parent_id:
            return (CHILD if self.linked else COPY)(name=self.name, source=self.parent_id)
        return EMPTY(name=self.name)


def require_new_scenario(plan: Plan, scenario_id: str) -> None:
    """Raise EditError unless the id is filled and not in use."""
    if not scenario_id.strip():
        raise EditError(NO_ID)
    if scenario_id in plan.scenario_plants:
        raise EditError(TAKEN, scenario=scenario_id)


def add_scenario(
    scenario_id: str, name: str = "", *, copy_of: str | None = None, description: str = "", linked: bool = False
) -> AddScenario:
    """Add a scenario: empty, or with ``copy_of`` starting as a copy of another, its areas, waivers and
    factors included; ``linked`` that copy is its child, which can take over what comes there later.

    ``name`` is for people (default: the id). Raises EditError for a blank id; on applying, for one in use.
    """
    if not scenario_id.strip():
        raise EditError(NO_ID)
    created = pd.Timestamp.now("UTC").tz_localize(None).as_unit("ms")
    return AddScenario(scenario_id, name or scenario_id, description, copy_of or "", created, linked)
