"""Dimensions that stay on the plan and follow what they measure: start, end, where the line stands."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from shapely.geometry.base import BaseGeometry

from siteplanner.core.anchors import Anchor, anchor_at
from siteplanner.core.dimensions import Dimension, Point, offset_of
from siteplanner.core.edits import Edit, add_annotations
from siteplanner.core.edits.add_annotations import AddAnnotations
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool, side_text


class DimensionTool(PointTool):
    """The third point only says how far the dimension line stands off."""

    name: ClassVar[str] = "dimension"
    fewest_points: ClassVar[int] = 3
    most_points: ClassVar[int | None] = 3

    def hint(self) -> str:
        words = (
            self.tr("Click where the dimension begins; on a corner or side it follows"),
            self.tr("Click where the dimension ends"),
            self.tr("Click where the dimension line shall stand"),
        )
        return words[min(len(self.points), 2)]

    def outline(self, points: Points) -> BaseGeometry | None:
        return _through(points).shape if len(points) == self.most_points else super().outline(points)

    def figures(self, points: Points) -> str:
        return side_text(points[0], points[1]) if len(points) > 1 else ""

    def edit_of(self, points: Points) -> Edit | None:
        if len(points) != self.most_points:
            return None
        whole = len(self.points) == self.most_points  # while the mouse moves nobody asks what it will hold on to
        return kept_dimensions(self.surface, [_through(points)], anchored=whole)

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return edit.features if isinstance(edit, AddAnnotations) else None


def _through(points: Points) -> Dimension:
    """The dimension between two points, its line through the third."""
    bare = Dimension(points[0], points[1])
    return Dimension(points[0], points[1], offset_of(bare, [points[2]]))


def kept_dimensions(surface: Surface, dimensions: list[Dimension], *, anchored: bool = True) -> AddAnnotations | None:
    """The edit that keeps dimensions on the plan, each end holding on to what it lies on."""
    session = surface.editing
    if session is None:
        return None
    plan, scenario_id = session.plan, session.scenario_id

    def on(point: Point) -> Anchor | None:
        return anchor_at(plan, scenario_id, point) if anchored else None

    held = [replace(each, anchors=(on(each.start), on(each.end))) for each in dimensions]
    return add_annotations(plan, held, scenario_id)
