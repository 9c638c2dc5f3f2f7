"""The keys of the map while points are drawn: D A X Y to type, with Ctrl to hold, P C O, Tab, the first of a pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.drafting import NO_ANCHOR, Quantity
from siteplanner.core.loci import Line
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.drafting_bar import KEYS

if TYPE_CHECKING:
    from siteplanner.gui.canvas.drafter import Drafter

MOST_LINES = 2
FIRST_OF_PAIR = "0123456789@.-−+<"
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_EDGE = QT_TRANSLATE_NOOP("drafting", "There is no edge under the pointer. Point at one and press the key again.")


class DraftingKeys:
    """Reads keys for a drafter."""

    def __init__(self, drafter: Drafter) -> None:
        self._drafter = drafter

    def owns(self, event: QKeyEvent) -> bool:
        """Whether a key of the map is the drafter's."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in KEYS and event.modifiers() == CONTROL:
            return self._drafter.origin is not None  # Ctrl+Y redoes while nothing is being drawn
        if held:
            return False
        if event.key() in KEYS:
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_O):
            return True
        return bool(event.text()) and event.text() in FIRST_OF_PAIR

    def key(self, event: QKeyEvent) -> bool:
        if not self.owns(event):
            return False
        key = Qt.Key(event.key())
        if key in KEYS:
            self._quantity(KEYS[key], held=bool(event.modifiers() & CONTROL))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drafter.next_snap(-1 if back else 1)
        elif key == Qt.Key.Key_P:
            self._square_or_parallel()
        elif key == Qt.Key.Key_C:
            self._construction_line()
        elif key == Qt.Key.Key_O:
            self._drafter.origin_here()
        else:
            self._drafter.bar.take_focus(None, event.text())
        return True

    def _quantity(self, quantity: Quantity, *, held: bool) -> None:
        """D, A, X, Y: type it; with Ctrl lock it as it is, or free it."""
        drafter = self._drafter
        if quantity in ("distance", "angle") and not drafter.find_origin():
            return
        if not held:
            drafter.fields.begin(quantity)
        elif drafter.locks.value(quantity) is None:
            drafter.fields.hold(quantity)
        else:
            drafter.fields.free(quantity)

    def _edge_under(self) -> Line | None:
        edge = self._drafter.edge_under()
        if edge is None:
            self._drafter.tell(NO_EDGE)
        return edge

    def _square_or_parallel(self) -> None:
        """P: square to the edge under the pointer; once more: parallel to it; then free again."""
        drafter, origin = self._drafter, self._drafter.origin
        if origin is None:
            drafter.tell(NO_ANCHOR)
            return
        edge = self._edge_under()
        if edge is None:
            return
        square, parallel = Line.perpendicular(edge, origin), Line.parallel(edge, origin)
        lines = tuple(line for line in drafter.locks.lines if line not in (square, parallel))
        if square in drafter.locks.lines:
            lines = (*lines, parallel)
        elif parallel not in drafter.locks.lines:
            lines = (*lines, square)
        drafter.set_locks(replace(drafter.locks, lines=lines[-MOST_LINES:]))

    def _construction_line(self) -> None:
        """C: stay on the line of the edge under the pointer; on the same edge again: no more."""
        edge = self._edge_under()
        if edge is None:
            return
        lines = self._drafter.locks.lines
        kept = tuple(x for x in lines if x != edge) if edge in lines else (*lines, edge)[-MOST_LINES:]
        self._drafter.set_locks(replace(self._drafter.locks, lines=kept))
