"""Measuring the angle between two ways from a corner."""

from __future__ import annotations

from typing import ClassVar

from siteplanner.core.measuring import angle_deg
from siteplanner.gui.canvas.measure_words import Reading, angle_reading
from siteplanner.gui.canvas.tools.measure_tool import MeasureTool
from siteplanner.gui.canvas.tools.point_tool import Points


class MeasureAngleTool(MeasureTool):
    """Three points, the corner second."""

    name: ClassVar[str] = "measure_angle"
    fewest_points: ClassVar[int] = 3
    most_points: ClassVar[int | None] = 3

    def hint(self) -> str:
        if self._measured:
            return self.tr("Ctrl+C copies, a click begins anew, Esc one step back")
        words = (
            self.tr("Click a point on the first side"),
            self.tr("Click the corner of the angle"),
            self.tr("Click a point on the second side"),
        )
        return words[min(len(self.points), 2)]

    def reading(self, points: Points) -> Reading | None:
        angle = angle_deg(points[0], points[1], points[2]) if len(points) == self.most_points else None
        return angle_reading(angle) if angle is not None else None
