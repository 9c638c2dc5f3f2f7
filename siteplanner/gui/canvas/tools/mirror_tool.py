"""Mirroring what is selected across a line through two points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import shapely
from PySide6.QtCore import Qt
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit, copy_features, mirror_features
from siteplanner.core.edits.copy_features import CopyFeatures
from siteplanner.core.edits.mirror_features import mirror_axis
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.tools.option_tool import OptionTool, plants_changed
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool

KEEP = "keep"


class MirrorTool(OptionTool, PointTool):
    """The original goes with it or stays, as the bar says."""

    name: ClassVar[str] = "mirror"
    most_points: ClassVar[int | None] = 2
    fewest_points: ClassVar[int] = 2

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be mirrored: Esc, then select it")
        if not self.points:
            return self.tr("Click the first point of the line to mirror across, or type it; K keeps the original")
        return self.tr("Click the second point of the line; Shift keeps to steps of 15°")

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        return self.tr("Mirror"), (Choice(KEEP, self.tr("Keep the original"), Qt.Key.Key_K),)

    def options_changed(self) -> None:
        self._show()

    def outline(self, points: Points) -> BaseGeometry | None:
        """The axis, drawn beyond its two points."""
        if len(points) < 2:
            return None
        (a, b) = points[0], points[-1]
        beyond = [tuple(p[i] + (p[i] - q[i]) for i in (0, 1)) for p, q in ((a, b), (b, a))]
        return shapely.LineString([beyond[0], a, b, beyond[1]])

    def edit_of(self, points: Points) -> Edit | None:
        session, movable = self.surface.editing, self.surface.movable
        if session is None or not movable or len(points) < 2:
            return None
        a, b = points[0], points[-1]
        if self.bar.is_on(KEEP):
            return copy_features(session.plan, session.scenario_id, movable, [mirror_axis(a, b)])
        return mirror_features(session.scenario_id, movable, a, b)

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        return plants_changed(edit)

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return edit.copies if isinstance(edit, CopyFeatures) else None
