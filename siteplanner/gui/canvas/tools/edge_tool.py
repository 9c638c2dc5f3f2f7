"""Tools that are shown an edge of the map: the one under the pointer lights up, a click takes it."""

from __future__ import annotations

from typing import ClassVar

import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, Feature
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.option_tool import OptionTool, plants_changed
from siteplanner.gui.wording import say

Point = tuple[float, float]
Edge = tuple[Point, Point]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EdgeTool(OptionTool):
    """Subclasses say what an edge makes; the rest of a tool is here: preview with checks, words, Esc, Enter."""

    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.edge: Edge | None = None
        """The edge under the pointer."""
        self._pointer: PointerEvent | None = None

    # -- for subclasses to override -----------------------------------------------------------------------------

    def edge_under(self, pointer: PointerEvent) -> Edge | None:
        """The edge that a click would take; by default any of the map that is not in the hand."""
        return self.other_edge(pointer)

    def edit_of(self, edge: Edge) -> Edit | None:
        """What the edge makes. Raises EditError where it makes nothing."""
        raise NotImplementedError

    def figures(self, edit: Edit) -> str:
        """What stands beside the pointer."""
        raise NotImplementedError

    def taken(self, edge: Edge) -> None:
        """A click on an edge: by default its edit is applied and the tool stays in the hand."""
        try:
            edit = self.edit_of(edge)
        except EditError as error:
            self.surface.desk.tell(error.message)
            return
        if edit is not None and self.surface.may_edit(self.surface.movable):
            self.surface.preview(None)
            self.surface.desk.apply(edit)

    def back(self) -> bool:
        """One level back (Esc); False where there is none, and the tool is laid down."""
        return False

    # -- edges --------------------------------------------------------------------------------------------------

    def other_edge(self, pointer: PointerEvent) -> Edge | None:
        """The edge nearest the pointer of what is shown, other than what is selected."""
        snapper, mine = self.surface.snapper, self.surface.movable
        snapper.prepare(frozenset(f.id for f in mine if f.layer == PLANTS))
        found = snapper.edge_at((pointer.east_m, pointer.north_m))
        if found is None or found.edge is None or Feature(found.layer, found.id) in mine:
            return None
        return found.edge

    # -- the tool in the hand -----------------------------------------------------------------------------------

    def cancel(self) -> bool:
        shown = self.edge is not None
        self.edge, self._pointer = None, None
        self.surface.draft.clear()
        self.surface.note.hide()
        if shown:
            self.surface.preview(None)
        return shown

    def plan_changed(self) -> None:
        """The edges are others; the next move finds them."""
        self.cancel()

    def move(self, pointer: PointerEvent) -> None:
        self._pointer = pointer
        self.edge = self.edge_under(pointer)
        self.show()

    def press(self, pointer: PointerEvent) -> None:
        if pointer.button == Qt.MouseButton.RightButton:
            self.surface.finished.emit()
        elif pointer.left_button and self.surface.editing is not None:
            self.move(pointer)
            self.take()

    def take(self) -> None:
        """Take the edge under the pointer."""
        if self.edge is not None:
            self.taken(self.edge)
            self.surface.hint_changed.emit()

    def left(self) -> None:
        self.surface.note.hide()

    def owns(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Escape, *ENTER) or super().owns(event)

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if not self.back():
                self.surface.finished.emit()
            self.surface.hint_changed.emit()
        elif event.key() in ENTER:
            self.take()
        else:
            return super().key(event)
        return True

    def options_changed(self) -> None:
        self.show()

    def options_accepted(self) -> None:
        self.show()

    def show(self) -> None:
        """The edge, the plan as it would be, and the figures."""
        styles, origin = self.surface.desk.styles, self.surface.view.origin
        shape = shapely.LineString(self.edge) if self.edge is not None else None
        self.surface.draft.show(shape, (), origin, styles)
        edit, words = None, ""
        try:
            edit = self.edit_of(self.edge) if self.edge is not None and self.surface.movable else None
        except EditError as error:
            words = say(error.message)
        self.surface.preview(edit)
        if self._pointer is not None:
            told = self.figures(edit) if edit is not None else words
            self.surface.tell_at(self._pointer, told, plants_changed(edit) if edit is not None else ())
