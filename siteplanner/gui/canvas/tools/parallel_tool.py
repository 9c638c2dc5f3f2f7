"""Making an edge of what is selected parallel to another edge of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import shapely
from PySide6.QtCore import Qt

from siteplanner.core.corners import edges_of
from siteplanner.core.edits import Edit, make_parallel
from siteplanner.core.edits.make_parallel import MakeParallel
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.snapper import TOLERANCE_PX
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.edge_tool import Edge, EdgeTool
from siteplanner.gui.canvas.tools.rotate_gesture import angle_text

ACROSS = "across"


class ParallelTool(EdgeTool):
    """First the edge of the selection, then the one it is to be parallel to; the shorter turn about the centre."""

    name: ClassVar[str] = "parallel"

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.own: Edge | None = None
        """The edge of the selection, once it is picked."""

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be turned: Esc, then select it")
        if self.own is None:
            return self.tr("Click the edge of the selection that is to be parallel to another")
        return self.tr("Click the edge to be parallel to; P makes it perpendicular, Esc picks the first edge again")

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        return self.tr("Make parallel"), (Choice(ACROSS, self.tr("Perpendicular instead"), Qt.Key.Key_P),)

    def edge_under(self, pointer: PointerEvent) -> Edge | None:
        return self._own_edge(pointer) if self.own is None else self.other_edge(pointer)

    def _own_edge(self, pointer: PointerEvent) -> Edge | None:
        """The edge of the selection nearest the pointer, as it stands in the plan."""
        features = self.surface.features
        if features is None:
            return None
        areas = [s for s in features.shapes_of(self.surface.movable) if not s.is_empty and s.geom_type != "Point"]
        pairs = [edges_of(shape) for shape in areas]
        if not pairs:
            return None
        start, end = (np.concatenate(side) for side in zip(*pairs, strict=True))
        lines = shapely.linestrings(np.stack([start, end], axis=1))
        at = shapely.Point(pointer.east_m, pointer.north_m)
        distance = np.asarray(shapely.distance(lines, at))
        nearest = int(distance.argmin())
        if distance[nearest] > 2 * TOLERANCE_PX * self.surface.view.metres_per_pixel:
            return None
        a, b = start[nearest].tolist(), end[nearest].tolist()
        return (a[0], a[1]), (b[0], b[1])

    def edit_of(self, edge: Edge) -> Edit | None:
        session, movable = self.surface.editing, self.surface.movable
        if session is None or not movable or self.own is None:
            return None
        return make_parallel(
            session.plan, session.scenario_id, movable, self.own, edge, perpendicular=self.bar.is_on(ACROSS)
        )

    def figures(self, edit: Edit) -> str:
        assert isinstance(edit, MakeParallel)
        return angle_text(edit.angle_deg)

    def taken(self, edge: Edge) -> None:
        if self.own is None:
            self.own = edge
            self.show()
        else:
            super().taken(edge)

    def back(self) -> bool:
        had, self.own = self.own is not None, None
        if had:
            self.cancel()
        return had

    def cancel(self) -> bool:
        self.own = None
        return super().cancel()
