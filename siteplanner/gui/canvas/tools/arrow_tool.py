"""An arrow that points at something, with words at its tail or without."""

from __future__ import annotations

from typing import ClassVar

from siteplanner.core.notes import Note
from siteplanner.gui.canvas.tools.note_tool import NoteTool
from siteplanner.gui.canvas.tools.point_tool import Points


class ArrowTool(NoteTool):
    """The tip first, then where the words stand."""

    name: ClassVar[str] = "arrow"
    fewest_points: ClassVar[int] = 2
    most_points: ClassVar[int | None] = 2

    def hint(self) -> str:
        if not self.points:
            return self.tr("Click what the arrow shall point at")
        return self.tr("Click where its words shall stand, then type them; Enter without words leaves the arrow alone")

    def note_of(self, points: Points) -> Note:
        return Note(points[1], "", tip=points[0])
