"""Tools that are given points one after another: drawing, measuring, splitting, choosing an axis or a pivot.

A tool is a subclass that says what its points make. Snapping, locks typed or picked (D, A, X, Y, P, C), Tab, Ctrl,
Shift, Backspace, Enter, Esc, the preview with live checks and the single edit at the end are all here::

    class SplitLineTool(PointTool):
        name: ClassVar[str] = "split"
        fewest_points: ClassVar[int] = 2        # Enter, right-click or double-click finishes from here on
        most_points: ClassVar[int | None] = 2   # finishes by itself; None: as many as one likes

        def hint(self) -> str:
            return self.tr("Draw a line across what is to be split")

        def outline(self, points: Points) -> BaseGeometry | None:
            return shapely.LineString(points) if len(points) > 1 else None

        def edit_of(self, points: Points) -> Edit | None:
            features = self.surface.session.selected if self.surface.session else ()
            return split_features(self.surface.scenario_id, features, shapely.LineString(points)) if features else None

``points`` are (easting, northing) in metres of the plan. In ``outline``, ``edit_of`` and ``figures`` the last one
may be the pointer's, which is not set yet; ``self.points`` are those that are.
"""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.loci import azimuth_deg
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.drafter import Aim
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.tool import Tool

Point = tuple[float, float]
Points = list[Point]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SAME_POINT_M = 1e-4
PUT_ASIDE = QT_TRANSLATE_NOOP("canvas", "A drawing of {count} points was put aside.")


class PointTool(Tool):
    """Collects points; ``finished`` gets them."""

    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.CrossCursor
    most_points: ClassVar[int | None] = None
    fewest_points: ClassVar[int] = 2
    changes_plan: ClassVar[bool] = True
    """False for tools that only look (measure): they work where the plan is locked too."""
    snaps_to_setback: ClassVar[bool] = False
    """Whether the setback lines of the parcels are snapped to, as for the outline of a plant."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.points: Points = []
        self.aim: Aim | None = None
        self._pointer: PointerEvent | None = None

    # -- for subclasses to override -------------------------------------------------------------------------------

    def outline(self, points: Points) -> BaseGeometry | None:
        """What is drawn on the map while the points come."""
        return shapely.LineString(points) if len(points) > 1 else None

    def edit_of(self, _points: Points) -> Edit | None:
        """The edit that the points make; previewed live from ``fewest_points`` on. None: there is none."""
        return None

    def figures(self, points: Points) -> str:
        """What stands beside the pointer: by default the last side's length and azimuth."""
        return side_text(points[-2], points[-1]) if len(points) > 1 else ""

    def fault(self, _points: Points) -> str:
        """Why the points make no shape that can be taken, in words; the outline is red then and cannot be finished."""
        return ""

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        """The plants whose findings are told beside the pointer."""
        return tuple(str(plant_id) for plant_id in getattr(edit, "plant_ids", ()))

    def selects(self, _edit: Edit) -> tuple[Feature, ...] | None:
        """What is selected after the edit; None leaves the selection as it is."""
        return None

    def accepts(self, _point: Point) -> bool:
        """Whether a point may be set there; say why not in a toast."""
        return True

    def finished(self, points: Points) -> None:
        """All points are set: by default apply their edit and begin anew with the tool still in the hand."""
        try:
            edit = self.edit_of(points)
        except EditError as error:
            self.surface.desk.tell(error.message)
            edit = None
        kept, self.points = self.points, []  # the plan changes under the hand: nothing may be previewed on the new one
        if edit is None or not self.surface.desk.apply(edit):
            # refused: one that ends by itself gives its last point back, to be set elsewhere
            self.points = kept[:-1] if self.most_points is not None and len(kept) >= self.most_points else kept
            self._aim()
            return
        self.begin_anew()
        selected = self.selects(edit)
        if selected is not None:
            self.surface.desk.select_features(selected)

    # -- for subclasses to call -----------------------------------------------------------------------------------

    @property
    def anchor(self) -> Point | None:
        """What distance and angle are measured from: the last point set."""
        return self.points[-1] if self.points else None

    def begin_anew(self) -> None:
        """Forget the points; the tool stays in the hand."""
        self.points = []
        self.aim = None
        self.surface.drafter.forget()
        self._clear()
        self.surface.hint_changed.emit()

    def add_point(self, east_m: float, north_m: float) -> bool:
        """Set a point as if it had been clicked, exactly there; False where it is refused."""
        point = (east_m, north_m)
        if self.points and math.dist(self.points[-1], point) < SAME_POINT_M:
            return False
        if not self.accepts(point):
            return False
        self.points.append(point)
        self.surface.drafter.point_set(point)
        if self.most_points is not None and len(self.points) >= self.most_points:
            self.finish()
        else:
            self._aim()
            self.surface.hint_changed.emit()
        return True

    def finish(self) -> None:
        """Enter, right-click, double-click: hand over the points where there are enough."""
        if len(self.points) < self.fewest_points:
            if self.points:
                self.tell_missing(self.fewest_points - len(self.points))
            return
        fault = self.fault(self.points)
        if fault:
            self.surface.desk.tell(fault)
            return
        self.surface.preview(None)
        self.finished(list(self.points))

    def tell_missing(self, points: int) -> None:
        """Say how many points are needed yet."""
        self.surface.desk.tell(self.tr("Points that are needed yet: {points}").format(points=points))

    # -- the tool in the hand -------------------------------------------------------------------------------------

    def start(self) -> None:
        super().start()
        self.surface.drafter.take(self, setbacks=self.snaps_to_setback)

    def stop(self) -> None:
        """What is half drawn is put aside, to be gone on with: a key pressed by mistake must not cost it."""
        drawn = list(self.points)
        super().stop()
        self.surface.drafter.lay_down(self)
        if len(drawn) > 1:
            go_on = QCoreApplication.translate("canvas", "Go on drawing")
            self.surface.desk.tell(PUT_ASIDE(count=len(drawn)), (go_on, lambda: self._go_on(drawn)))

    def _go_on(self, drawn: Points) -> None:
        """Take the tool in hand again with the points that were put aside."""
        self.surface.tool_wanted.emit(self.name)
        self.points = drawn
        self._aim()
        self.surface.hint_changed.emit()

    def cancel(self) -> bool:
        """Drop everything drawn; Esc does it a level at a time instead."""
        had = bool(self.points)
        self.points, self.aim, self._pointer = [], None, None
        self.surface.drafter.forget()
        self._clear()
        return had

    def plan_changed(self) -> None:
        """An undo while drawing keeps the shape that is half drawn; what can be snapped to is another."""
        self.surface.drafter.prepare()
        self._show()

    def move(self, pointer: PointerEvent) -> None:
        self._pointer = pointer
        self._aim()

    def press(self, pointer: PointerEvent) -> None:
        if pointer.button == Qt.MouseButton.RightButton:
            self.finish()
        elif pointer.left_button and (self.surface.editing is not None or not self.changes_plan):
            self.move(pointer)
            if self.aim is not None:
                self.add_point(self.aim.east_m, self.aim.north_m)

    def double_click(self, pointer: PointerEvent) -> None:
        if pointer.left_button:
            self.finish()

    def left(self) -> None:
        self._pointer = None
        self.surface.note.hide()

    def owns(self, event: QKeyEvent) -> bool:
        if self._takes_back(event):
            return True
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return self.surface.drafter.owns(event)
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, *ENTER)
        return event.key() in keys or self.surface.drafter.owns(event) or self._would_remove(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Ctrl+Z takes the last point away while there is one: the plan is undone when nothing is half drawn."""
        return bool(self.points) and event.matches(QKeySequence.StandardKey.Undo)

    def _would_remove(self, event: QKeyEvent) -> bool:
        """Whether a key would remove what is selected while something else is half drawn: nobody means that."""
        return bool(self.points) and event.key() == Qt.Key.Key_Delete

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        elif event.key() == Qt.Key.Key_Backspace or self._takes_back(event):
            self.drop_point()
        elif event.key() in ENTER:
            self._enter()
        elif not self.surface.drafter.key(event):
            if not self._would_remove(event):
                return False
            self.surface.desk.tell(self.tr("Delete removes nothing while you draw; Backspace takes a point away."))
        return True

    def _enter(self) -> None:
        """Where the locks alone say where the point lies it is set, else all is finished."""
        if self.surface.drafter.is_fixed and self.aim is not None:
            self.typed(*self.aim.point)
        else:
            self.finish()

    def back(self) -> None:
        """One level back: the locks, then the last point, then the tool."""
        if not self.surface.drafter.escape() and not self.drop_point():
            self.surface.finished.emit()

    def drop_point(self) -> bool:
        """Take the last point away; False where there is none."""
        if not self.points:
            return False
        self.points.pop()
        self._aim()
        self.surface.hint_changed.emit()
        return True

    # -- called by the drafter ------------------------------------------------------------------------------------

    @property
    def goes_straight(self) -> bool:
        """A number typed alone is a way straight to the pointer."""
        return True

    def locks_changed(self) -> None:
        """A lock was set or freed, another snap was chosen: the point in the hand is another."""
        self._aim()

    def typed(self, east_m: float, north_m: float) -> None:
        """A point was typed in full."""
        if self.surface.editing is not None or not self.changes_plan:
            self.add_point(east_m, north_m)

    # -- what is shown --------------------------------------------------------------------------------------------

    def _aim(self) -> None:
        self.aim = self.surface.drafter.aim(self._pointer, self.anchor, self.points)
        self._show()

    def _show(self) -> None:
        points = [*self.points, self.aim.point] if self.aim is not None else list(self.points)
        fault = self.fault(points) if len(points) >= self.fewest_points else ""
        origin, styles = self.surface.view.origin, self.surface.desk.styles
        self.surface.draft.show(self._outline(points), self.points, origin, styles, wrong=bool(fault))
        edit = None if fault else self._edit(points)
        if self.surface.editing is not None and self.changes_plan:
            self.surface.preview(edit)
        if self._pointer is not None:
            figures = "   ".join(text for text in (self.figures(points), fault) if text)
            self.surface.tell_at(self._pointer, figures, self.plants_of(edit) if edit else ())

    def _outline(self, points: Points) -> BaseGeometry | None:
        return self.outline(points) if points and np.isfinite(np.array(points)).all() else None

    def _edit(self, points: Points) -> Edit | None:
        """The edit to preview; a shape that is not one yet previews nothing."""
        if len(points) < self.fewest_points or self.surface.editing is None:
            return None
        try:
            return self.edit_of(points)
        except EditError:
            return None

    def _clear(self) -> None:
        self.surface.draft.clear()
        self.surface.note.hide()
        self.surface.preview(None)


def side_text(start: Point, end: Point) -> str:
    """A side's length and azimuth in words."""
    text = QCoreApplication.translate("canvas", "{length_m:.3f} m   azimuth {azimuth_deg:.2f}°")
    return text.format(length_m=math.dist(start, end), azimuth_deg=azimuth_deg(start, end))
