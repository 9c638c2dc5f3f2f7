"""Dragging one edge of an area parallel to itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from siteplanner.core.capacity_law import Capacity
from siteplanner.core.edits import push_edge
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.push_edge import PushEdge
from siteplanner.core.features import shape_of
from siteplanner.core.pushed_edge import outwards
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.selection_frame import SelectionFrame
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.move_gesture import signed
from siteplanner.gui.canvas.tools.resize_gesture import Point, ResizeGesture, rounded
from siteplanner.gui.canvas.transform_handles import Grip
from siteplanner.services.planning_session import PlanningSession


class PushGesture(ResizeGesture):
    """Outwards is positive, and what the neighbouring edges allow is what can be done."""

    def __init__(
        self, surface: Surface, session: PlanningSession, frame: SelectionFrame, grip: Grip, start: PointerEvent
    ) -> None:
        super().__init__(surface, frame.features, grip.at, start)
        assert grip.edge is not None  # this is what the handle of an edge holds
        self._edge = grip.edge
        shape = shape_of(session.plan, session.scenario_id, frame.features[0])
        self._outwards = outwards(shape, grip.edge)

    def edit(self, to: Point, capacity: Capacity, _pointer: PointerEvent, *, snapped: bool) -> Edit | None:
        a = self._edge[0]
        by_m = (to[0] - a[0]) * self._outwards[0] + (to[1] - a[1]) * self._outwards[1]
        if not snapped:
            by_m = rounded(by_m, self._surface.view.metres_per_pixel)
        session = self._surface.session
        if session is None or by_m == 0.0:
            return None
        return push_edge(session.plan, session.scenario_id, self._features[0], self._edge, by_m, capacity)

    def figures(self, edit: Edit) -> str:
        assert isinstance(edit, PushEdge)
        return QCoreApplication.translate("canvas", "edge {by_m} m").format(by_m=signed(edit.by_m, 2))
