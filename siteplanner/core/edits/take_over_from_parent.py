"""Take into a linked child what came in its parent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.taking_over import following_parent, taking_over
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

ALL = QT_TRANSLATE_NOOP("edits", "Scenario {scenario}: take over what came in its parent")
SOME = QT_TRANSLATE_NOOP("edits", "Scenario {scenario}: take over {plants} from its parent")


@dataclass(frozen=True)
class TakeOverFromParent(Edit):
    """Of all plants, or of ``plant_ids``. Where both changed the same the child's stays, but for ``follow``: pairs of a
    plant and a field ('' for whether it is there) in which the parent is followed."""

    kind: ClassVar[str] = "take_over_from_parent"
    scenario_id: str
    plant_ids: tuple[str, ...] | None = None
    follow: tuple[tuple[str, str], ...] = ()

    def apply(self, plan: Plan) -> Plan:
        choices = following_parent(self.scenario_id, self.follow)
        return taking_over(plan, self.scenario_id, self.plant_ids, choices).plan

    def label(self) -> Message:
        if self.plant_ids is None:
            return ALL(scenario=self.scenario_id)
        return SOME(scenario=self.scenario_id, plants=listed(self.plant_ids))


def take_over_from_parent(
    scenario_id: str, plant_ids: str | Iterable[str] | None = None, *, follow: Iterable[tuple[str, str]] = ()
) -> TakeOverFromParent:
    """Take into a child what came in its parent since it last did: of all plants (None) or of some.

    Where both changed the same, the child's value stays but for ``follow``. On applying, raises EditError for a
    scenario that hangs on none.
    """
    chosen = None if plant_ids is None else selected(plant_ids)
    return TakeOverFromParent(scenario_id, chosen, tuple((plant, name) for plant, name in follow))
