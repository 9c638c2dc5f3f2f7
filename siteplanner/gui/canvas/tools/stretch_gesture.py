"""Dragging a side or a corner of the selection's box."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from siteplanner.core.capacity_law import Capacity
from siteplanner.core.edits import stretch_features
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.stretch_features import StretchFeatures
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.selection_frame import SelectionFrame
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.resize_gesture import Point, ResizeGesture, rounded
from siteplanner.gui.canvas.transform_handles import Grip


class StretchGesture(ResizeGesture):
    """The opposite side or corner stays. A corner with Shift keeps the proportions."""

    def __init__(self, surface: Surface, frame: SelectionFrame, grip: Grip, start: PointerEvent) -> None:
        super().__init__(surface, frame.features, grip.at, start)
        self._box, self._handle = frame.box, grip.handle

    def edit(self, to: Point, capacity: Capacity, pointer: PointerEvent, *, snapped: bool) -> Edit | None:
        by_m, exactly = self._pulled(to, capacity, snapped=snapped), to if snapped else None
        if pointer.shift and all(self._handle):
            by_m, exactly = self._proportional(by_m), None
        session = self._surface.session
        if session is None or by_m == (0.0, 0.0):
            return None
        return stretch_features(
            session.plan,
            session.scenario_id,
            self._features,
            self._handle,
            by_m,
            capacity,
            self._box.angle_deg,
            exactly,
        )

    def figures(self, edit: Edit) -> str:
        assert isinstance(edit, StretchFeatures)
        return size_text(edit.length_m, edit.depth_m)

    def _pulled(self, to: Point, capacity: Capacity, *, snapped: bool) -> tuple[float, float]:
        """How far the handle goes outwards along and across the box; to round figures where it did not snap."""
        at = self._box.within(to)
        pulled = [0.0, 0.0]
        for axis, side_m in enumerate((self._box.length_m, self._box.depth_m)):
            if self._handle[axis]:
                by_m = self._handle[axis] * at[axis] - side_m / 2
                pulled[axis] = by_m if snapped else self._rounded(side_m + by_m, side_m, capacity) - side_m
        return pulled[0], pulled[1]

    def _rounded(self, length_m: float, side_m: float, capacity: Capacity) -> float:
        """The length that gives a round capacity, where one plant's capacity follows one side; else a round length."""
        scale = self._surface.view.metres_per_pixel
        now = self._capacity_now() if capacity == "follows" and not all(self._handle) else None
        if now is None or side_m <= 0.0:
            return rounded(length_m, scale)
        step = 10.0 ** math.ceil(math.log10(now * scale / side_m))
        return round(now * length_m / side_m / step) * step * side_m / now

    def _capacity_now(self) -> float | None:
        """The capacity of the plant in the hand; None for several things, or where it has none."""
        session = self._surface.session
        if session is None or len(self._features) != 1 or not self._plant_ids:
            return None
        found = session.plan.plants(session.scenario_id)["capacity"].get(self._plant_ids[0])
        return float(found) if found is not None and found > 0.0 else None

    def _proportional(self, by_m: tuple[float, float]) -> tuple[float, float]:
        """The same growth both ways, by the side that was pulled farther in proportion."""
        sides = (self._box.length_m, self._box.depth_m)
        share = max((by_m[i] / sides[i] for i in (0, 1)), key=abs)
        return share * sides[0], share * sides[1]


def size_text(length_m: float, depth_m: float) -> str:
    """Length and depth of a box in words."""
    text = QCoreApplication.translate("canvas", "{length_m:.2f} m × {depth_m:.2f} m")
    return text.format(length_m=length_m, depth_m=depth_m)
