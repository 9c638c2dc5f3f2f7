"""A rectangle by three points: two of a side, one on the side across from it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.gui.canvas.tools.draw_tool import DrawTool
from siteplanner.gui.canvas.tools.point_tool import Point, Points


class RectangleTool(DrawTool):
    """Everything that a drawn area can become, with right angles."""

    name: ClassVar[str] = "rectangle"
    most_points: ClassVar[int | None] = 3
    areas_only: ClassVar[bool] = True

    def hint(self) -> str:
        hints = (
            self.tr("Click the first corner, or type its coordinates; Esc ends"),
            self.tr("Click the end of the first side; D and A type its length and azimuth"),
            self.tr("Click how deep it is; D types the depth, on the side of the pointer"),
        )
        return hints[min(len(self.points), 2)]

    def outline(self, points: Points) -> BaseGeometry | None:
        if len(points) < 3:
            return super().outline(points)
        return rectangle(points[0], points[1], self._depth_m(points))

    def figures(self, points: Points) -> str:
        shape = self.shape_of(points)
        if shape is None:
            return super().figures(points)
        width_m = float(np.hypot(*np.subtract(points[1], points[0])))
        sizes = self.tr("{width_m:.3f} m × {depth_m:.3f} m   {area_m2:.1f} m²")
        return sizes.format(width_m=width_m, depth_m=abs(self._depth_m(points)), area_m2=shape.area)

    def add_point(self, east_m: float, north_m: float) -> bool:
        """The third point is taken square across from the second, where it means the corner."""
        if len(self.points) != 2:
            return super().add_point(east_m, north_m)
        start, end = self.points
        shape = rectangle(start, end, self._depth_m([start, end, (east_m, north_m)]))
        return super().add_point(*shape.exterior.coords[2])

    @property
    def goes_straight(self) -> bool:
        """A number typed alone is the depth once the first side is there."""
        return len(self.points) != 2

    def locks_changed(self) -> None:
        """A depth that was typed is all there is to say: the rectangle is done, on the side of the pointer."""
        super().locks_changed()
        drafter = self.surface.drafter
        typed = drafter.locks.distance_m is not None and not drafter.bar.is_typed_in
        if len(self.points) == 2 and typed and self.aim is not None:
            self.add_point(*self.aim.point)

    def _depth_m(self, points: Points) -> float:
        """How far the third point lies from the first side; positive to the left of it.

        A distance that was typed is the depth itself: nobody means it along some slant from the corner.
        """
        depth_m = depth(points[0], points[1], points[2])
        typed_m = self.surface.drafter.locks.distance_m
        return depth_m if typed_m is None else float(np.copysign(typed_m, depth_m))


def depth(start: Point, end: Point, point: Point) -> float:
    """The distance of a point from the line through two others, positive on its left; 0 where they are one.

    >>> depth((0.0, 0.0), (10.0, 0.0), (3.0, 4.0))
    4.0
    """
    along, to = np.subtract(end, start), np.subtract(point, start)
    length = float(np.hypot(*along))
    return float(along[0] * to[1] - along[1] * to[0]) / length if length else 0.0


def rectangle(start: Point, end: Point, depth_m: float) -> shapely.Polygon:
    """The rectangle on a side, ``depth_m`` to the left of it (negative: to the right).

    >>> print(rectangle((0.0, 0.0), (10.0, 0.0), 4.0))
    POLYGON ((0 0, 10 0, 10 4, 0 4, 0 0))
    """
    along = np.subtract(end, start)
    length = float(np.hypot(*along))
    if length == 0.0:
        return shapely.Polygon()
    across = np.array([-along[1], along[0]]) / length * depth_m
    corners = np.array([start, end, np.add(end, across), np.add(start, across)])
    return shapely.Polygon(corners)
