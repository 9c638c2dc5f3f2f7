"""Repeating what is selected in rows and columns with clear gaps between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit, array_grid
from siteplanner.core.edits.array_features import ArrayFeatures
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import OrientedBox
from siteplanner.gui.canvas.options_bar import Choice, Figure
from siteplanner.gui.canvas.tools.option_tool import OptionTool, plants_changed
from siteplanner.gui.canvas.tools.point_tool import Point, Points, PointTool
from siteplanner.gui.wording import say

COLUMNS, ROWS, GAP, ROW_GAP = "columns", "rows", "gap", "row_gap"
FIRST_GAP = "10"
"""What stands in the fields at first; the checks say where it is too little."""


class ArrayGridTool(OptionTool, PointTool):
    """The pointer says to which side, and how many columns and rows where that is not typed."""

    name: ClassVar[str] = "array_grid"
    most_points: ClassVar[int | None] = 1
    fewest_points: ClassVar[int] = 1

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Nothing is selected that could be repeated: Esc, then select it")
        return self.tr("Move to where the grid is to reach and click; N and B type columns and rows, G and H the gaps")

    def defaults(self) -> dict[str, str | bool]:
        return {GAP: FIRST_GAP, ROW_GAP: FIRST_GAP}

    def options(self) -> tuple[str, Sequence[Figure | Choice]]:
        fit, metres = self.tr("fit"), self.tr("m")
        return self.tr("Repeat in a grid"), (
            Figure(COLUMNS, self.tr("columns"), "", Qt.Key.Key_N, fit),
            Figure(ROWS, self.tr("rows"), "", Qt.Key.Key_B, fit),
            Figure(GAP, self.tr("gap"), metres, Qt.Key.Key_G),
            Figure(ROW_GAP, self.tr("row gap"), metres, Qt.Key.Key_H),
        )

    def options_changed(self) -> None:
        self._show()

    def options_accepted(self) -> None:
        self._show()

    def outline(self, _points: Points) -> BaseGeometry | None:
        return None

    def grid(self, box: OrientedBox, to: Point) -> tuple[int, int, tuple[float, float], tuple[int, int]]:
        """Columns, rows, gaps, and to which side; from the pointer where it is not typed."""
        gaps = (self.bar.number(GAP) or 0.0, self.bar.number(ROW_GAP) or 0.0)
        away = box.within(to)
        pitches = (box.length_m + gaps[0], box.depth_m + gaps[1])
        fit = [1 + round(abs(away[i]) / pitches[i]) if pitches[i] > 0 else 1 for i in (0, 1)]
        typed = (self.bar.number(COLUMNS), self.bar.number(ROWS))
        several = [round(typed[i] or 0) if typed[i] is not None else fit[i] for i in (0, 1)]
        towards = (1 if away[0] >= 0 else -1, 1 if away[1] >= 0 else -1)
        return several[0], several[1], gaps, towards

    def edit_of(self, points: Points) -> Edit | None:
        session, box = self.surface.editing, self._box()
        if session is None or box is None or not points:
            return None
        columns, rows, gaps, towards = self.grid(box, points[-1])
        if columns == rows == 1:
            return None
        movable = self.surface.movable
        return array_grid(session.plan, session.scenario_id, movable, columns, rows, gaps, box.angle_deg, towards)

    def figures(self, points: Points) -> str:
        box = self._box()
        if box is None or not points:
            return ""
        columns, rows, gaps, _ = self.grid(box, points[-1])
        text = self.tr("{columns} × {rows}, gaps {gap_m:.2f} m and {row_gap_m:.2f} m")
        return text.format(columns=columns, rows=rows, gap_m=gaps[0], row_gap_m=gaps[1])

    def fault(self, points: Points) -> str:
        try:
            self.edit_of(points)
        except EditError as error:
            return say(error.message)
        return ""

    def _box(self) -> OrientedBox | None:
        """The box of what is repeated."""
        frame = self.surface.frame
        return frame.box if frame is not None else None

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        return plants_changed(edit)

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return (*edit.features, *edit.copies) if isinstance(edit, ArrayFeatures) else None
