"""Measuring an area: in square metres, hectares and mu, on the plane and on the ellipsoid."""

from __future__ import annotations

from typing import ClassVar

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.measuring import measure_area
from siteplanner.gui.canvas.measure_words import AREA_UNITS, Reading, area_reading
from siteplanner.gui.canvas.tools.measure_tool import MeasureTool
from siteplanner.gui.canvas.tools.point_tool import Points


class MeasureAreaTool(MeasureTool):
    """The outline closes by itself."""

    name: ClassVar[str] = "measure_area"
    fewest_points: ClassVar[int] = 3
    units: ClassVar[tuple[str, ...]] = AREA_UNITS

    def hint(self) -> str:
        if self._measured:
            return self.tr("Ctrl+C copies, a click begins anew, Esc one step back")
        return self.tr("Click the corners; Enter or a right click ends; Backspace takes a corner back")

    def outline(self, points: Points) -> BaseGeometry | None:
        return shapely.Polygon(points) if len(points) > 2 else super().outline(points)

    def reading(self, points: Points) -> Reading | None:
        if len(points) < self.fewest_points:
            return None
        area = measure_area(points, self.crs)
        if area is None:
            return Reading(self.tr("Area"), "–", (self.tr("The outline crosses itself or lies on one line."),))
        return area_reading(area, self.unit)
