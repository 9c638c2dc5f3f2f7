"""Turning what is selected about a point that is picked, from one direction to another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar

import shapely
from PySide6.QtCore import Qt
from shapely.geometry.base import BaseGeometry

from siteplanner.core.affine import Affine
from siteplanner.core.edits import Edit, copy_features, rotate_features
from siteplanner.core.edits.copy_features import CopyFeatures
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.tools.option_tool import OptionTool, plants_changed
from siteplanner.gui.canvas.tools.point_tool import Point, Points, PointTool
from siteplanner.gui.canvas.tools.rotate_gesture import angle_text

ANGLE, KEEP = "angle", "keep"
WHOLE_DEG = 360.0


class RotateTool(OptionTool, PointTool):
    """Pivot, a direction as it is, the same direction as it is to be; or the pivot and an angle that is typed."""

    name: ClassVar[str] = "rotate"
    most_points: ClassVar[int | None] = 3
    fewest_points: ClassVar[int] = 1

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be turned: Esc, then select it")
        if not self.points:
            return self.tr("Click the point to turn about")
        if len(self.points) == 1:
            return self.tr("Click a point in the direction as it is, or press N and type the angle")
        return self.tr("Click a point in the direction as it is to be; A types it, Shift keeps to steps of 15°")

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        return self.tr("Turn"), (
            Figure(ANGLE, self.tr("by"), "°", Qt.Key.Key_N, self.tr("picked")),
            Choice(KEEP, self.tr("Keep the original"), Qt.Key.Key_K),
        )

    def options_changed(self) -> None:
        self._show()

    def options_accepted(self) -> None:
        if self.points:
            self.finish()

    @property
    def anchor(self) -> Point | None:
        """Directions are seen from the pivot."""
        return self.points[0] if self.points else None

    def outline(self, points: Points) -> BaseGeometry | None:
        if len(points) < 2:
            return None
        return shapely.MultiLineString([[points[0], point] for point in points[1:]])

    def angle_deg(self, points: Points) -> float | None:
        """Counter-clockwise, as typed or from the second point to the third; None while that is not known."""
        typed = self.bar.number(ANGLE)
        if typed is not None and points:
            return typed
        if len(points) < 3:
            return None
        before, after = (_bearing_deg(points[0], point) for point in points[1:3])
        half = WHOLE_DEG / 2
        return (after - before + half) % WHOLE_DEG - half

    def edit_of(self, points: Points) -> Edit | None:
        session, movable, angle_deg = self.surface.editing, self.surface.movable, self.angle_deg(points)
        if session is None or not movable or angle_deg is None:
            return None
        pivot = points[0]
        if self.bar.is_on(KEEP):
            turn = math.radians(angle_deg)
            made = Affine.turn(math.sin(turn), math.cos(turn), pivot)
            return copy_features(session.plan, session.scenario_id, movable, [made])
        return rotate_features(session.scenario_id, movable, angle_deg, pivot)

    def figures(self, points: Points) -> str:
        angle_deg = self.angle_deg(points)
        if angle_deg is not None:
            return angle_text(angle_deg)
        return super().figures([points[0], points[-1]]) if len(points) > 1 else ""

    def finish(self) -> None:
        if self.points and self.angle_deg(self.points) is None:
            self.surface.desk.tell(self.tr("Pick two directions, or type the angle."))
            return
        super().finish()

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        return plants_changed(edit)

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return edit.copies if isinstance(edit, CopyFeatures) else None


def _bearing_deg(pivot: Point, point: Point) -> float:
    return math.degrees(math.atan2(point[1] - pivot[1], point[0] - pivot[0]))
