"""Parcels that the plan's own rules and other settings call by numbers which mean something else after an update."""

from __future__ import annotations

import re
from collections.abc import Collection

from siteplanner.core.parcel_changes.change import ParcelChanges
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PARCELS

_BETWEEN = re.compile(r"[\s'\"\\,()\[\]{}=:]+")


def named_elsewhere(plan: Plan, changes: ParcelChanges, accepted: Collection[int]) -> tuple[str, ...]:
    """Numbers of parcels that are gone, renumbered, divided or other land with the changes ``accepted``, and that a
    text of the plan's settings which speaks of parcel numbers names."""
    texts = [text for text in plan.settings.values() if PARCELS.index in text]
    if not texts:
        return ()
    words = {word for text in texts for word in _BETWEEN.split(text)}
    void: dict[str, None] = {}
    for number in sorted(accepted):
        change = changes.changes[number]
        if not (change.one_to_one and not change.renamed):
            void.update(dict.fromkeys(change.old))
    return tuple(parcel_id for parcel_id in void if parcel_id in words)
