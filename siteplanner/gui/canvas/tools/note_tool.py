"""Writing on the map: a click says where, the words are typed there."""

from __future__ import annotations

from typing import ClassVar

from siteplanner.core.notes import Note
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool


class NoteTool(PointTool):
    """A click while words are typed keeps them and sets nothing new."""

    name: ClassVar[str] = "note"
    fewest_points: ClassVar[int] = 1
    most_points: ClassVar[int | None] = 1

    def hint(self) -> str:
        return self.tr("Click where the note shall stand, then type it")

    def figures(self, _points: Points) -> str:
        return ""

    def note_of(self, points: Points) -> Note:
        """The note without its words."""
        return Note(points[0], "")

    def finished(self, points: Points) -> None:
        self.surface.note_editing.begin(self.note_of(points), self._typed_out)

    def _typed_out(self) -> None:
        """The words are kept, or there were none: ready for the next note."""
        self.begin_anew()
        self.surface.hint_changed.emit()

    def press(self, pointer: PointerEvent) -> None:
        if not self.surface.note_editing.finish():
            super().press(pointer)

    def plan_changed(self) -> None:
        if not self.points or not self.surface.note_editing.is_open:
            super().plan_changed()

    def stop(self) -> None:
        self.surface.note_editing.finish()
        super().stop()
