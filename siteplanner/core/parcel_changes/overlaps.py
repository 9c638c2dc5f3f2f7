"""Land held twice where some changes of a newer map are taken and others are not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.parcel_changes.change import ParcelChanges
from siteplanner.core.parcel_changes.outlines import sound
from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries


@dataclass(frozen=True, slots=True)
class HeldTwice:
    """A parcel that stays and one that comes in, and the land that both would hold. ``left`` and ``taken`` are the
    numbers of their changes."""

    left: int
    stays: str
    taken: int
    comes: str
    area_m2: float


def held_twice(changes: ParcelChanges, accepted: Collection[int]) -> tuple[HeldTwice, ...]:
    """The overlaps that taking just these changes makes, the largest first; none where a map is taken whole."""
    chosen = set(accepted)
    stays, comes = [], []
    for at, change in enumerate(changes.changes):
        if change.kind == "unchanged":
            continue
        if at not in chosen:
            stays += [(at, parcel_id) for parcel_id in change.old]
        else:
            comes += [(at, parcel_id) for parcel_id in change.new]
    if not stays or not comes:
        return ()
    left, taken = _shapes(changes, stays, before=True), _shapes(changes, comes, before=False)
    asked, found = tree_over(left).query(taken)
    area_m2 = shapely.area(shapely.intersection(sound(left[found]), sound(taken[asked])))
    order = np.argsort(-area_m2, kind="stable")
    made = []
    for pair in order[area_m2[order] > TOLERANCE_M2].tolist():
        (left_at, left_id), (taken_at, taken_id) = stays[found[pair]], comes[asked[pair]]
        made.append(HeldTwice(left_at, left_id, taken_at, taken_id, float(area_m2[pair])))
    return tuple(made)


def _shapes(changes: ParcelChanges, rows: list[tuple[int, str]], *, before: bool) -> Geometries:
    made = np.empty(len(rows), dtype=object)
    for at, (number, parcel_id) in enumerate(rows):
        change = changes.changes[number]
        whole, ids = (change.before, change.old) if before else (change.after, change.new)
        made[at] = whole if len(ids) == 1 else shapely.get_geometry(whole, ids.index(parcel_id))
    return made
