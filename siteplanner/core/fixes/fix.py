"""A fix: an edit after which a finding is gone, proved before it is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from siteplanner.core.edits.edit import Edit
from siteplanner.core.text import Message, Template


@dataclass(frozen=True)
class Fix:
    """``edit`` makes the finding go and brings no new error and nothing new that is not checked.

    ``cost`` ranks fixes: about how many metres it moves what was planned. ``mends`` are the ids of all findings that
    are gone after it, ``warns`` those of warnings that are new.
    """

    finding_id: str
    kind: str
    label: Message
    edit: Edit
    cost: float
    mends: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()

    def to_json(self, translate: Callable[[Template | Message], str]) -> dict[str, Any]:
        """The fix for ``check --fixes``; the edit as the change log keeps it."""
        return {
            "kind": self.kind,
            "label": translate(self.label),
            "cost": round(self.cost, 3),
            "mends": list(self.mends),
            "warns": list(self.warns),
            "edit": self.edit.to_json(),
        }
