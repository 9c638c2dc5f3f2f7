"""A catalogue type dragged from its panel onto the map: the same ghost as when placing by clicks."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from siteplanner.core.errors import EditError
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.place_tool import PlaceTool

MIME_TYPE = "application/x-siteplanner-type"
"""Its data: the type's id, a line feed, the capacity (empty: the type's own); UTF-8."""


class TypeDrop:
    """Lets one plant be dropped; the tool in hand stays what it is."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._tool = PlaceTool(surface)

    def drag_entered(self, data: QMimeData) -> bool:
        if self._surface.editing is None or not data.hasFormat(MIME_TYPE):
            return False
        text = bytes(data.data(MIME_TYPE).data()).decode("utf-8", errors="replace")
        type_id, _, amount = text.partition("\n")
        try:
            self._tool.hold(type_id.strip(), float(amount) if amount.strip() else None)
        except (EditError, ValueError):
            return False
        self._surface.snapper.prepare()
        return True

    def drag_moved(self, pointer: PointerEvent) -> None:
        self._tool.move(pointer)

    def drag_left(self) -> None:
        self._tool.cancel()

    def dropped(self, pointer: PointerEvent) -> None:
        self._tool.set_down(pointer)
        self._tool.cancel()
