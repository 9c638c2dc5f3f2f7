"""Drawing point by point: a plant, a zone, a parcel, a constraint, a substation, or a hole."""

from __future__ import annotations

from typing import ClassVar

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.draw_bar import DrawBar
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.draw_target import Drawn, DrawTarget, drawn_features
from siteplanner.gui.canvas.tools.point_tool import Point, Points, PointTool
from siteplanner.gui.canvas.tools.previews import keeps_up
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say

LEAST_AREA_M2 = 0.01
NEEDED: dict[Drawn, int] = {"area": 3, "line": 2, "point": 1}


class DrawTool(PointTool):
    """A click on the first point closes an area; Enter, a right-click or a double click finishes."""

    name: ClassVar[str] = "draw"
    fewest_points: ClassVar[int] = 1
    areas_only: ClassVar[bool] = False
    snaps_to_setback: ClassVar[bool] = True

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.bar = DrawBar.over(surface.desk, surface.note.over, surface.drafter.bar)
        self.bar.changed.connect(self._target_changed)
        self._in_hand = False

    @property
    def target(self) -> DrawTarget:
        return self.bar.target

    def hint(self) -> str:
        if self.target.drawn == "point":
            return self.tr("Click where it stands, or type its coordinates; Esc ends")
        if not self.points:
            return self.tr("Click the first corner, or type its coordinates; Esc ends")
        if self.target.drawn == "line":
            return self.tr("Click on; Enter or right-click finishes, Backspace takes the last point away")
        return self.tr("Click on, or type D and A; Enter or the first corner closes, Backspace goes back")

    # -- what the points make -----------------------------------------------------------------------------------

    def outline(self, points: Points) -> BaseGeometry | None:
        if len(points) < 2:
            return None
        if self.target.drawn == "area" and len(points) > 2:
            return shapely.Polygon(points)
        return shapely.LineString(points)

    def shape_of(self, points: Points) -> BaseGeometry | None:
        """What the points are as soon as they are enough."""
        if len(points) < NEEDED[self.target.drawn]:
            return None
        if self.target.drawn == "point":
            return shapely.Point(points[-1])
        shape = self.outline(points)
        flat = shape is not None and self.target.drawn == "area" and shape.convex_hull.area < LEAST_AREA_M2
        return None if flat else shape

    def edit_of(self, points: Points) -> Edit | None:
        shape, session = self.shape_of(points), self.surface.editing
        if shape is None or session is None:
            return None
        layer, previewing = self.target.layer, len(points) > len(self.points)
        if previewing and layer is not None and not keeps_up(session, layer):
            return None
        selected = session.selected
        return self.target.edit(session.plan, session.scenario_id, shape, selected, self.surface.language)

    def fault(self, points: Points) -> str:
        shape = self.shape_of(points)
        if shape is None and len(points) == len(self.points) >= NEEDED[self.target.drawn]:
            return self.tr("These corners enclose no area.")
        if shape is None or self.target.drawn != "area":
            return ""
        if not shape.is_valid:
            return self.tr("The outline crosses or touches itself. Set the corner elsewhere.")
        try:
            self.edit_of(points)
        except EditError as error:
            return say(error.message)
        return ""

    def figures(self, points: Points) -> str:
        side = super().figures(points)
        shape = self.shape_of(points)
        if shape is None or self.target.drawn != "area" or not shape.is_valid:
            return side
        area = self.tr("{area} m²").format(area=figure(shape.area, 1))
        return f"{side}   {area}"

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return drawn_features(edit) or None

    # -- drawing ------------------------------------------------------------------------------------------------

    def accepts(self, _point: Point) -> bool:
        layer = self.target.layer
        if layer is not None and self.surface.desk.is_locked(layer):
            self.surface.tell_locked(layer)
            return False
        return layer is not None or self._may_have_hole()

    def _may_have_hole(self) -> bool:
        session = self.surface.editing
        selected = session.selected if session else ()
        if len(selected) != 1:
            self.surface.desk.tell(self.tr("Select the one thing that is to have a hole first."))
            return False
        return self.surface.may_edit(selected)

    def add_point(self, east_m: float, north_m: float) -> bool:
        if self.target.drawn == "area" and len(self.points) >= 3 and self.points[0] == (east_m, north_m):
            self.finish()
            return True
        added = super().add_point(east_m, north_m)
        if added and self.target.drawn == "point":
            self.finish()
        return added

    def finish(self) -> None:
        missing = NEEDED[self.target.drawn] - len(self.points)
        if self.points and missing > 0:
            self.tell_missing(missing)
            return
        super().finish()

    # -- the tool in the hand -----------------------------------------------------------------------------------

    def start(self) -> None:
        self._in_hand = True
        self.bar.offer(areas_only=self.areas_only)
        super().start()

    def stop(self) -> None:
        super().stop()
        self._in_hand = False
        self.bar.hide()

    def plan_changed(self) -> None:
        if self._in_hand:
            super().plan_changed()

    def _target_changed(self) -> None:
        """Something else is drawn: points of an area are no points of a substation."""
        if self._in_hand:
            if self.target.drawn == "point":
                self.begin_anew()
            self.surface.hint_changed.emit()
            self.locks_changed()
