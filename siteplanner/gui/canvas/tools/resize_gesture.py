"""What dragging a handle and dragging an edge share: live preview, the law of capacity, one edit at the end."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication, Qt

from siteplanner.core.capacity_law import Capacity, has_law
from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, plants_of
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.numbers import capacity, figure
from siteplanner.gui.wording import say

Point = tuple[float, float]


class ResizeGesture(ABC):
    """The point snaps; Ctrl mutes that, Alt turns round whether capacity follows the area."""

    def __init__(self, surface: Surface, features: tuple[Feature, ...], held: Point, start: PointerEvent) -> None:
        self._surface, self._features = surface, features
        self._plant_ids = plants_of(features)
        self._apart = (held[0] - start.east_m, held[1] - start.north_m)
        surface.snapper.prepare(frozenset(self._plant_ids))

    @abstractmethod
    def edit(self, to: Point, capacity: Capacity, pointer: PointerEvent, *, snapped: bool) -> Edit | None:
        """The edit that puts what is held at a point; None where that changes nothing. Raises EditError."""

    @abstractmethod
    def figures(self, edit: Edit) -> str:
        """The lengths, for beside the pointer."""

    def move(self, pointer: PointerEvent) -> None:
        try:
            edit = self._made(pointer)
        except EditError as error:
            self._surface.preview(None)
            self._surface.tell_at(pointer, say(error.message), ())
            return
        self._surface.preview(edit)
        lines = [self.figures(edit) if edit else "", self._area(), self._law(edit, pointer)]
        self._surface.tell_at(pointer, "   ".join(line for line in lines if line), self._plant_ids)

    def release(self, pointer: PointerEvent) -> None:
        try:
            edit = self._made(pointer)
        except EditError as error:
            self.cancel()
            self._surface.desk.tell(error.message)
            return
        self._end()
        if edit is None or not self._surface.desk.apply(edit):
            self._surface.preview(None)

    def cancel(self) -> None:
        self._end()
        self._surface.preview(None)

    def _made(self, pointer: PointerEvent) -> Edit | None:
        at = (pointer.east_m + self._apart[0], pointer.north_m + self._apart[1])
        snap = self._surface.snapper.snap(np.array([at]), muted=pointer.control)
        to = (snap.east_m, snap.north_m) if snap else at
        return self.edit(to, self._capacity(pointer), pointer, snapped=snap is not None)

    def _end(self) -> None:
        self._surface.note.hide()
        self._surface.snapper.rest()

    # -- the law of capacity ------------------------------------------------------------------------------------

    def _capacity(self, pointer: PointerEvent) -> Capacity:
        return capacity_here(self._surface, self._plant_ids, turned_round=alt(pointer))

    def _law(self, edit: Edit | None, pointer: PointerEvent) -> str:
        """Whether capacity follows, and what it becomes."""
        if not self._plant_ids:
            return ""
        if self._capacity(pointer) == "follows":
            values: tuple[Mapping[str, Any], ...] = getattr(edit, "values", ())
            if len(values) == 1 and "capacity" in values[0]:
                text = QCoreApplication.translate("canvas", "capacity follows: {capacity}")
                return text.format(capacity=capacity(values[0]["capacity"], self._unit()))
            return QCoreApplication.translate("canvas", "capacity follows the area")
        if not plants_have_law(self._surface, self._plant_ids):
            return QCoreApplication.translate("canvas", "capacity stays: no type says how it grows")
        return QCoreApplication.translate("canvas", "capacity stays")

    def _unit(self) -> str:
        hits = self._surface.hits
        unit = hits.plants["capacity_unit"].get(self._plant_ids[0]) if hits else None
        return unit if isinstance(unit, str) else ""

    def _area(self) -> str:
        """The area of what is in the hand, as it is shown."""
        hits = self._surface.features
        area_m2 = float(shapely.area(hits.shapes_of(self._features)).sum()) if hits else 0.0
        return f"{figure(area_m2, 1)} m²" if area_m2 else ""


def capacity_here(surface: Surface, plant_ids: tuple[str, ...], *, turned_round: bool = False) -> Capacity:
    """What becomes of the capacity of plants that change their size now; it stays where no type says how it grows."""
    if not plants_have_law(surface, plant_ids):
        return "fixed"
    follows = (surface.capacity == "follows") is not turned_round
    return "follows" if follows else "fixed"


def plants_have_law(surface: Surface, plant_ids: tuple[str, ...]) -> bool:
    """Whether the catalogue says for every one of these plants how it grows."""
    session = surface.session
    if session is None:
        return False
    plants = session.plan.plants(session.scenario_id)
    rows = [{name: plants[name].get(plant_id) for name in ("type_id", "capacity")} for plant_id in plant_ids]
    return all(has_law(row) for row in rows)


def alt(pointer: PointerEvent) -> bool:
    return bool(pointer.modifiers & Qt.KeyboardModifier.AltModifier)


def rounded(length_m: float, metres_per_pixel: float) -> float:
    """A length as round as the hand can be exact at this zoom: metres, decimetres, centimetres, millimetres.

    >>> rounded(41.2374, 0.7), rounded(41.2374, 0.02), rounded(41.2374, 3.0)
    (41.2, 41.24, 41.0)
    """
    digits = min(3, max(0, -math.floor(math.log10(metres_per_pixel))))
    return round(length_m, digits)
