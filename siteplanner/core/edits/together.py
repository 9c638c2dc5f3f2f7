"""Several edits as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from siteplanner.core.edits.edit import Edit
from siteplanner.core.plan import Plan
from siteplanner.core.text import Message


@dataclass(frozen=True)
class Together(Edit):
    """Apply ``edits`` one after the other; either all of them fit or nothing is done."""

    kind: ClassVar[str] = "together"
    name: Message
    edits: tuple[Edit, ...]

    def apply(self, plan: Plan) -> Plan:
        for each in self.edits:
            plan = each.apply(plan)
        return plan

    def label(self) -> Message:
        return self.name

    @property
    def scenario(self) -> str:
        found = {each.scenario for each in self.edits}
        return found.pop() if len(found) == 1 else ""


def together(name: Message, edits: Iterable[Edit]) -> Together:
    """Several edits as one step of the history, called ``name``."""
    return Together(name, tuple(edits))
