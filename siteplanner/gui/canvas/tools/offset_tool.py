"""Putting what is selected a typed distance from an edge of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from siteplanner.core.edits import Edit, offset_from_edge
from siteplanner.core.edits.offset_from_edge import OffsetFromEdge
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.tools.edge_tool import Edge, EdgeTool

DISTANCE, PARALLEL = "distance", "parallel"
FIRST_DISTANCE = "10"
"""What stands in the field at first; the checks say where it is too little."""


class OffsetTool(EdgeTool):
    """It stays on its side of the edge. One edge after the other puts it in a corner."""

    name: ClassVar[str] = "offset"
    typed_alone: ClassVar[str] = DISTANCE

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be placed: Esc, then select it")
        return self.tr("Click the edge to keep the distance from; D types the distance, P makes the sides parallel")

    def defaults(self) -> dict[str, str | bool]:
        return {DISTANCE: FIRST_DISTANCE}

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        return self.tr("Distance from an edge"), (
            Figure(DISTANCE, self.tr("distance"), self.tr("m"), Qt.Key.Key_D),
            Choice(PARALLEL, self.tr("Parallel to it"), Qt.Key.Key_P),
        )

    def edit_of(self, edge: Edge) -> Edit | None:
        session, movable, distance_m = self.surface.editing, self.surface.movable, self.bar.number(DISTANCE)
        if session is None or not movable or distance_m is None:
            return None
        return offset_from_edge(
            session.plan, session.scenario_id, movable, edge, distance_m, parallel=self.bar.is_on(PARALLEL)
        )

    def figures(self, edit: Edit) -> str:
        assert isinstance(edit, OffsetFromEdge)
        return self.tr("{distance_m:.3f} m from the edge").format(distance_m=edit.distance_m)
