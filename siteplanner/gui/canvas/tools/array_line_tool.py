"""Repeating what is selected along a line from one point to another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from siteplanner.core.edits import Edit, array_along_line
from siteplanner.core.edits.array_features import ArrayFeatures, count_along
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.tools.option_tool import OptionTool, plants_changed
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool
from siteplanner.gui.wording import say

COUNT, SPACING = "count", "spacing"


class ArrayLineTool(OptionTool, PointTool):
    """How many and how far apart: one of the two may be left to the length of the line."""

    name: ClassVar[str] = "array_line"
    most_points: ClassVar[int | None] = 2
    fewest_points: ClassVar[int] = 2

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be repeated: Esc, then select it")
        if not self.points:
            return self.tr("Click where the line begins, say at a corner of what is selected")
        return self.tr("Click where the same corner of the last one stands; N types the number, G the distance")

    def defaults(self) -> dict[str, str | bool]:
        return {COUNT: "3"}

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        return self.tr("Repeat along a line"), (
            Figure(COUNT, self.tr("in all"), "", Qt.Key.Key_N, self.tr("fit")),
            Figure(SPACING, self.tr("apart"), self.tr("m"), Qt.Key.Key_G, self.tr("even")),
        )

    def options_changed(self) -> None:
        self._show()

    def options_accepted(self) -> None:
        self._show()

    def array(self, points: Points) -> tuple[int, float]:
        """How many in all, and how far apart."""
        length_m = math.dist(points[0], points[-1])
        count, spacing_m = self.bar.number(COUNT), self.bar.number(SPACING)
        if spacing_m is not None and spacing_m > 0.0:
            return (round(count) if count is not None else count_along(length_m, spacing_m)), spacing_m
        several = round(count) if count is not None else 2
        return several, length_m / max(1, several - 1)

    def edit_of(self, points: Points) -> Edit | None:
        session, movable = self.surface.editing, self.surface.movable
        if session is None or not movable or len(points) < 2:
            return None
        count, spacing_m = self.array(points)
        length_m = math.dist(points[0], points[-1])
        if length_m == 0.0:
            return None
        share = spacing_m / length_m
        step = ((points[-1][0] - points[0][0]) * share, (points[-1][1] - points[0][1]) * share)
        return array_along_line(session.plan, session.scenario_id, movable, count, step)

    def figures(self, points: Points) -> str:
        if len(points) < 2:
            return ""
        count, spacing_m = self.array(points)
        made = self.tr("{count} in all, {spacing_m:.2f} m apart").format(count=count, spacing_m=spacing_m)
        return f"{made}   {super().figures(points)}"

    def fault(self, points: Points) -> str:
        try:
            self.edit_of(points)
        except EditError as error:
            return say(error.message)
        return ""

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        return plants_changed(edit)

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return (*edit.features, *edit.copies) if isinstance(edit, ArrayFeatures) else None
