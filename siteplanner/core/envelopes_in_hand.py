"""What binds the plants in the hand, frame by frame: what lies around them is worked out once and asked again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances
from siteplanner.core.envelopes import MOST, Envelope, Neighbourhood, Surroundings
from siteplanner.core.footprint_state import another_object
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import AS_TEXT, Layout, Rows, rows_of
from siteplanner.core.shared_attributes import same_attributes

MANY_IN_HAND = 40
"""Around more plants than this nothing is worked out: no one could read it."""
FEW_IN_HAND, MOST_AROUND_MANY = 3, 6
"""Around more plants than a few only the envelopes with the least room are shown."""
AROUND_M = 60.0
"""How far a plant may go before what lies around it is worked out anew."""
BUDGET_S = 0.003
"""So long in one frame; what is not ready then comes with the next."""


@dataclass(frozen=True, eq=False)
class _Known:
    """What lies around a plant, the frame it was worked out of and the attributes it was worked out from."""

    around: Surroundings
    plants: gpd.GeoDataFrame
    read: Mapping[str, Any]


class EnvelopesInHand:
    """Follows what is dragged, drawn, placed or typed; ``plants`` are those that ``envelopes`` are numbered by."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Nothing is in the hand any more."""
        self.envelopes: tuple[Envelope, ...] = ()
        self.plants: tuple[str, ...] = ()
        self.is_complete = True
        self._known: dict[str, _Known] = {}
        self._for: tuple[Plan | None, frozenset[str]] = (None, frozenset())
        self._asked: tuple[tuple[Surroundings, ...], Neighbourhood] = ((), Neighbourhood([]))

    def follow(self, rest: Plan, now: Checker, rows: Rows) -> None:
        """The plan as it rests, and as it is with what is in the hand: ``rows`` of ``now``.

        ``is_complete`` is False where there was no time for all: call it again with the same.
        """
        rows = rows[now.layout.testable[rows]]
        ids = [str(plant) for plant in now.layout.ids[rows]]
        if len(rows) == 0 or len(rows) > MANY_IN_HAND:
            self.forget()
            return
        if self._for != (key := (rest, frozenset(ids))):
            self._known, self._for = {}, key
        self._look_around(now, rows, ids)
        known = [(plant, row) for plant, row in zip(ids, rows, strict=True) if plant in self._known]
        around = tuple(self._known[plant].around for plant, _ in known)
        if around != self._asked[0]:
            self._asked = (around, Neighbourhood(around))
        self.plants = tuple(plant for plant, _ in known)
        most = MOST if len(known) <= FEW_IN_HAND else MOST_AROUND_MANY
        self.envelopes = self._asked[1].near([now.layout.shapes[row] for _, row in known], most=most)

    def _look_around(self, now: Checker, rows: Rows, ids: list[str]) -> None:
        """Work out what lies around the plants of which it is not known, or not any more."""
        until = time.perf_counter() + BUDGET_S
        layout = replace(now.layout, resting=now.layout.neighbours, columns={})
        boxes = shapely.bounds(layout.shapes[rows]).tolist()
        self.is_complete = True
        for plant, row, box in zip(ids, rows.tolist(), boxes, strict=True):
            if self._holds(plant, row, box, now.layout):
                continue
            if time.perf_counter() > until and self._known:
                self._known.pop(plant, None)
                self.is_complete = False
                continue
            window = shapely.box(box[0] - AROUND_M, box[1] - AROUND_M, box[2] + AROUND_M, box[3] + AROUND_M)
            found = clearances(layout, now.pack, row, window, without=rows.tolist())
            read = {name: layout.columns[name][row] for name in layout.columns if not name.endswith(AS_TEXT)}
            self._known[plant] = _Known(Surroundings(found, window), layout.plants, read)

    def _holds(self, plant: str, row: int, box: Sequence[float], layout: Layout) -> bool:
        """Whether what is known of the ground around a plant still holds, now that it lies within ``box``."""
        known = self._known.get(plant)
        if known is None or not known.around.holds(box):
            return False
        if known.plants is layout.plants or same_attributes(known.plants, layout.plants):
            return True
        return all(_same(layout.raw(name)[row], value) for name, value in known.read.items())


def rows_in_hand(rest: Checker, now: Checker, selected: Iterable[str]) -> Rows:
    """The rows of ``now`` whose footprints differ from those at rest, or which are new; where only attributes differ,
    those of ``selected``. None while the base map itself is changed. ``now`` was made by ``rest.after``."""
    before, after = rest.layout.plants, now.layout.plants
    if before is after or rest.plan.site is not now.plan.site:
        return np.empty(0, dtype=np.intp)
    if not np.array_equal(rest.layout.ids, now.layout.ids):
        return np.flatnonzero(~pd.Index(now.layout.ids).isin(pd.Index(rest.layout.ids))).astype(np.intp)
    moved = np.flatnonzero(another_object(rest.layout.shapes, now.layout.shapes))
    if same_attributes(before, after):
        return moved
    return np.union1d(moved, rows_of(now.layout, selected))


def _same(a: Any, b: Any) -> bool:
    return bool(a == b or (pd.isna(a) and pd.isna(b)))
