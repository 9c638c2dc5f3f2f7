"""Moving, adding and removing the corners of what is selected, exactly and with its neighbours."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.edits import pull_corner, remove_corner
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, by_layer
from siteplanner.gui.canvas.corner_handles import MOST_FEATURES, CornerHandles, Handle
from siteplanner.gui.canvas.drafter import Aim
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.held_corner import HeldCorner, redrawn
from siteplanner.gui.canvas.tools.nudge import ARROWS, nudge_step_m
from siteplanner.gui.canvas.tools.tool import Tool, dragged

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class VertexTool(Tool):
    """A press on a corner drags it; a click picks it up, so that figures can be typed, and the next sets it down."""

    name: ClassVar[str] = "corners"
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.handles = CornerHandles(surface.view)
        self.held: HeldCorner | None = None
        self.aim: Aim | None = None
        self._hot: Handle | None = None
        self._set: Handle | None = None  # the corner set down last: it is meant until the pointer is on another
        self._pressed: PointerEvent | None = None
        self._pointer: PointerEvent | None = None
        self._in_hand = False
        surface.desk.selection_changed.connect(self._forget_set)
        surface.desk.theme_changed.connect(self._show_handles)
        surface.desk.display_changed.connect(self._show_handles)
        surface.view.window_changed.connect(self._show_handles)

    def hint(self) -> str:
        if self.held is not None:
            return self.tr("Click where it goes, or type D and A, X and Y; Delete removes it, Esc puts it back")
        if self.surface.movable:
            return self.tr("Drag a corner, or the dot on an edge for a new one; Delete removes it, Q squares up")
        return self.tr("Click what is to be reshaped; Esc ends")

    @property
    def anchor(self) -> tuple[float, float] | None:
        """Where distance and direction start: the place the corner was taken from."""
        return self.held.place if self.held is not None else None

    # -- the mouse ----------------------------------------------------------------------------------------------

    def press(self, pointer: PointerEvent) -> None:
        self._pointer = pointer
        if pointer.button == Qt.MouseButton.RightButton:
            self.cancel()
        elif not pointer.left_button:
            return
        elif self.held is not None:
            self._aim()
            self._set_down()
        elif (handle := self.handles.hit(pointer.x_px, pointer.y_px)) is not None:
            self._pressed = pointer if self._take(handle) else None
        else:
            self._select(pointer)

    def move(self, pointer: PointerEvent) -> None:
        self._pointer = pointer
        if self.held is None:
            self._hover(pointer)
        elif self._pressed is None or dragged(self._pressed, pointer):
            self._aim()

    def release(self, pointer: PointerEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self.held is not None and pressed is not None and dragged(pressed, pointer):
            self._pointer = pointer
            self._aim()
            if not self._set_down():
                self.cancel()

    def double_click(self, pointer: PointerEvent) -> None:
        """A new corner on the edge under the pointer, wherever it is."""
        if not pointer.left_button or self.held is not None:
            return
        found = self.surface.snapper.edge_at((pointer.east_m, pointer.north_m))
        feature = Feature(found.layer, found.id) if found is not None and found.layer else None
        if found is not None and feature in self.surface.movable:
            self._take(Handle("middle", feature, found.point))

    def left(self) -> None:
        self._pointer = None
        self.surface.note.hide()

    def _select(self, pointer: PointerEvent) -> None:
        under = self.surface.features_at(pointer)[:1]
        before = self.surface.desk.selected if pointer.shift else ()
        if under and not self.surface.may_edit(under):
            return
        if under or not pointer.shift:
            self.surface.desk.select_features(tuple(dict.fromkeys((*before, *under))))
            self.surface.hint_changed.emit()

    def _hover(self, pointer: PointerEvent) -> None:
        hit = self.handles.hit(pointer.x_px, pointer.y_px)
        hot = hit or self._set
        if hot != self._hot:
            self._hot = hot
            self.handles.show_hot(hot, self.surface.desk.styles)
        over = Qt.CursorShape.PointingHandCursor if hit is not None else self.cursor
        self.surface.view.set_tool_cursor(over)
        under = None if hit is not None else next(iter(self.surface.features_at(pointer)), None)
        self.surface.desk.hover_feature(under)

    # -- a corner in the hand -----------------------------------------------------------------------------------

    def _take(self, handle: Handle) -> bool:
        """Pick up a corner, or a new one from an edge; False where its layer is locked."""
        session = self.surface.editing
        if session is None or not self.surface.may_edit((handle.feature,)):
            return False
        try:
            pull = pull_corner(session.plan, session.scenario_id, handle.feature, handle.place)
        except EditError as error:
            self.surface.desk.tell(error.message)
            return False
        if not self.surface.may_edit(pull.features):
            return False
        self.held = HeldCorner(self.surface, session, pull, added=handle.kind == "middle")
        self._hot, self.aim = handle, None
        self.surface.drafter.take(self)
        self._show_handles()
        self.surface.hint_changed.emit()
        return True

    def _aim(self) -> None:
        if self.held is not None:
            self.aim = self.surface.drafter.aim(self._pointer, self.held.place)
            if self.aim is not None:
                self.held.show(self.aim.point, self._pointer)

    def _set_down(self) -> bool:
        """Put the corner where it is aimed at, as one edit; False, with words, where it cannot be there."""
        held, aim, taken = self.held, self.aim, self._hot
        if held is None or aim is None:
            return False
        edit, fault = held.at(aim.point)
        if edit is None:
            self.surface.desk.tell(fault)
            return False
        self._let_go()
        applied = (held.added or math.dist(aim.point, held.place) > 0) and self.surface.desk.apply(edit)
        if applied and taken is not None:
            self._hot = self._set = Handle("corner", taken.feature, aim.point)
            self._show_handles()
        return True

    def _forget_set(self) -> None:
        """Something else is selected, or changed: no corner is meant until one is pointed at."""
        self._hot, self._set = (None if self._hot == self._set else self._hot), None
        self._show_handles()

    def _let_go(self) -> None:
        """Nothing is in the hand any more, and nothing is previewed."""
        self.held, self.aim, self._pressed, self._hot = None, None, None, None
        self.surface.drafter.lay_down(self)
        self.surface.draft.clear()
        self.surface.note.hide()
        self.surface.preview(None)
        self._show_handles()
        self.surface.hint_changed.emit()

    # -- the tool in the hand -----------------------------------------------------------------------------------

    def start(self) -> None:
        super().start()
        self._in_hand = True
        self._show_handles()

    def stop(self) -> None:
        super().stop()
        self._in_hand = False
        self._hot = self._set = None
        self.handles.hide()

    def cancel(self) -> bool:
        had = self.held is not None
        if had:
            self._let_go()
        return had

    def plan_changed(self) -> None:
        """A corner in the hand is put back: what it belonged to may be gone."""
        super().plan_changed()
        self._hot = self._set = None
        self._show_handles()

    def _show_handles(self, *_: object) -> None:
        if not self._in_hand:
            return
        session, features = self.surface.session, self.surface.features
        if session is None or features is None:
            self.handles.hide()
            return
        movable = self.surface.movable[:MOST_FEATURES] if self.held is None else ()
        ordered = [Feature(layer, row_id) for layer, ids in by_layer(movable).items() for row_id in ids]
        self.handles.show(zip(ordered, features.shapes_of(ordered), strict=False), self.surface.desk.styles)
        self.handles.show_hot(self._hot, self.surface.desk.styles)

    # -- keys ---------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            nudged = event.key() in ARROWS and self._hot is not None
            return nudged or (self.held is not None and self.surface.drafter.owns(event))
        mine = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *ENTER, *REMOVE)
        if event.key() in mine or (event.key() in ARROWS and self._hot is not None):
            return True
        return self.held is not None and self.surface.drafter.owns(event)

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._back()
        elif key in REMOVE:
            self._remove()
        elif self.held is not None:
            return self._key_in_hand(event)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._walk(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in ENTER and self._hot is not None:
            self._take(self._hot)
        elif key in ARROWS and self._hot is not None:
            self._nudge(*ARROWS[key], event.modifiers())
        else:
            return False
        return True

    def _key_in_hand(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self._aim()
            self._set_down()
            return True
        return self.surface.drafter.key(event)

    def _back(self) -> None:
        """One level back: the locks, then the corner, then the tool."""
        if not self.surface.drafter.escape() and not self.cancel():
            self.surface.finished.emit()

    def _walk(self, step: int) -> None:
        """To the next corner, for hands without a mouse."""
        self._hot, self._set = self.handles.next_corner(self._hot, step), None
        self.handles.show_hot(self._hot, self.surface.desk.styles)

    def _nudge(self, east: float, north: float, modifiers: Qt.KeyboardModifier) -> None:
        """Move the corner that is marked by a step, and keep it marked."""
        hot, step_m = self._hot, nudge_step_m(modifiers)
        if hot is None or not self._take(hot) or self.held is None:
            return
        to = (hot.place[0] + east * step_m, hot.place[1] + north * step_m)
        self.aim = Aim(*to)
        if not self._set_down():
            self.cancel()

    def _remove(self) -> None:
        """Take out the corner in the hand or under the pointer; never the whole shape."""
        session, hot = self.surface.editing, self._hot
        self.cancel()
        if session is None or hot is None or hot.kind != "corner":
            self.surface.desk.tell(self.tr("Point at the corner that is to be removed."))
            return
        if not self.surface.may_edit((hot.feature,)):
            return
        try:
            removal = remove_corner(session.plan, session.scenario_id, hot.feature, hot.place)
            edit = redrawn(self.surface, session, removal.features, removal.shapes)
        except EditError as error:
            self.surface.desk.tell(error.message)
            return
        self.surface.desk.apply(edit)

    # -- called by the drafter ----------------------------------------------------------------------------------

    @property
    def goes_straight(self) -> bool:
        """A number typed alone is a way straight to the pointer."""
        return True

    def locks_changed(self) -> None:
        self._aim()

    def typed(self, east_m: float, north_m: float) -> None:
        self.aim = Aim(east_m, north_m)
        self._set_down()
