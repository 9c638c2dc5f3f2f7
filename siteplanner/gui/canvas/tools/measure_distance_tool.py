"""Measuring along a line: each side, the whole, plane and ellipsoid, bearings; kept as dimensions on demand."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from siteplanner.core.dimensions import Dimension
from siteplanner.core.measuring import measure_path
from siteplanner.gui.canvas.measure_words import LENGTH_UNITS, Reading, distance_reading
from siteplanner.gui.canvas.tools.dimension_tool import kept_dimensions
from siteplanner.gui.canvas.tools.measure_tool import MeasureTool
from siteplanner.gui.canvas.tools.point_tool import Points

OFFSET_PX = 18.0


class MeasureDistanceTool(MeasureTool):
    """As many points as one likes."""

    name: ClassVar[str] = "measure_distance"
    units: ClassVar[tuple[str, ...]] = LENGTH_UNITS

    def hint(self) -> str:
        if self._measured:
            return self.tr("Ctrl+C copies, K keeps it as a dimension, a click begins anew, Esc one step back")
        return self.tr("Click from point to point; Enter or a right click ends; Backspace takes a point back")

    def reading(self, points: Points) -> Reading | None:
        segments = measure_path(points, self.crs)
        return distance_reading(segments, self.unit) if segments else None

    @property
    def keepable(self) -> bool:
        return self.surface.editing is not None

    def keep(self, points: Points) -> bool:
        """One dimension a side, its line a little beside what it measures."""
        offset_m = OFFSET_PX * self.surface.view.metres_per_pixel
        edit = kept_dimensions(self.surface, [Dimension(a, b, offset_m) for a, b in pairwise(points)])
        return edit is not None and self.surface.desk.apply(edit, features=edit.features)
