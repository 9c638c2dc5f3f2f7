"""Cutting what is selected by a line drawn across it."""

from __future__ import annotations

from typing import ClassVar

import shapely
from PySide6.QtCore import QCoreApplication

from siteplanner.core.amounts import Sharing
from siteplanner.core.edits import Edit, split_features, together
from siteplanner.core.edits.split_features import SplitFeatures
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, by_layer
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.point_tool import Points, PointTool
from siteplanner.gui.canvas.tools.previews import keeps_up
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

MOST_AREAS = 4
LABEL = QT_TRANSLATE_NOOP("edits", "Split along a line")
SPLIT_INTO = QT_TRANSLATE_NOOP("canvas", "Split into {count} parts.")


class SplitTool(PointTool):
    """Without a selection the first click selects; then every click is a point of the line."""

    name: ClassVar[str] = "split"
    fewest_points: ClassVar[int] = 2

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._parts_m2: tuple[float, ...] = ()

    def hint(self) -> str:
        if not self.surface.movable:
            return self.tr("Click what is to be split; Shift+click takes more")
        if not self.points:
            return self.tr("Draw a line across what is selected: click its first point outside")
        return self.tr("Click on across it; Enter or right-click splits, Backspace takes the last point away")

    def press(self, pointer: PointerEvent) -> None:
        choosing = not self.points and (pointer.shift or not self.surface.movable)
        if pointer.left_button and choosing:
            self._choose(pointer)
        else:
            super().press(pointer)

    def _choose(self, pointer: PointerEvent) -> None:
        """Select what is under the pointer, with Shift besides what is selected already."""
        under = self.surface.features_at(pointer)[:1]
        if under and self.surface.may_edit(under):
            before = self.surface.desk.selected if pointer.shift else ()
            self.surface.desk.select_features(tuple(dict.fromkeys((*before, *under))))
            self.surface.hint_changed.emit()

    def edit_of(self, points: Points) -> Edit | None:
        self._parts_m2 = ()
        session, movable = self.surface.editing, self.surface.movable
        if session is None or not movable or len(points) < 2:
            return None
        previewing = len(points) > len(self.points)
        if previewing and not all(keeps_up(session, layer) for layer in by_layer(movable)):
            return None
        edit = split_along(session, movable, points)
        shapes = [part for split in splits_of(edit) for parts in split.parts for part in parts]
        self._parts_m2 = tuple(float(part.area) for part in shapes)
        return edit

    def figures(self, points: Points) -> str:
        """The line's last side, and how large the parts would be."""
        side, areas = super().figures(points), [figure(area_m2) for area_m2 in self._parts_m2 if area_m2]
        if len(points) < 2 or not 2 <= len(areas) <= MOST_AREAS:
            return side
        parts = self.tr("{areas} m²").format(areas=" + ".join(areas))
        return f"{side}   {parts}"

    def plants_of(self, edit: Edit) -> tuple[str, ...]:
        return tuple(f.id for f in parts_of(edit) if f.layer == "plants")

    def selects(self, edit: Edit) -> tuple[Feature, ...] | None:
        return parts_of(edit)

    def finished(self, points: Points) -> None:
        session, movable = self.surface.editing, self.surface.movable
        if session is None:
            return
        before = session.plan
        super().finished(points)
        if session.plan is not before:
            self._tell(session, before, movable, points)

    def _tell(self, session: PlanningSession, before: Plan, movable: tuple[Feature, ...], points: Points) -> None:
        """What became of the figures; amounts that were shared out can all be left with the first part instead."""
        desk, after = self.surface.desk, session.plan
        parts = self.surface.desk.selected
        edit = split_along(session, movable, points, before)
        remarks = dict.fromkeys(say(remark) for split in splits_of(edit) for remark in split.remarks())
        told = " ".join((say(SPLIT_INTO(count=len(parts))), *remarks))
        if any(split.shares_amounts for split in splits_of(edit)):
            words = QCoreApplication.translate("canvas", "Leave them with the largest part")
            desk.tell(told, (words, lambda: self._leave_with_first(session, after, movable, points)))
        else:
            desk.tell(told, (QCoreApplication.translate("canvas", "Undo"), desk.undo))

    def _leave_with_first(
        self, session: PlanningSession, after: Plan, movable: tuple[Feature, ...], points: Points
    ) -> None:
        """The same split again, the amounts with the part that keeps the number; not where more was done since."""
        if session.plan is after and self.surface.editing is session:
            session.undo()
            edit = split_along(session, movable, points, sharing="first")
            self.surface.desk.apply(edit, features=parts_of(edit))


def split_along(
    session: PlanningSession,
    features: tuple[Feature, ...],
    points: Points,
    plan: Plan | None = None,
    sharing: Sharing = "by_area",
) -> Edit:
    """The split of features of any layers along a line, those it does not cross left out.

    Raises EditError where it cuts none of them.
    """
    line = shapely.LineString(points)
    made, failed = [], []
    for layer, ids in by_layer(features).items():
        of_layer = [Feature(layer, row_id) for row_id in ids]
        try:
            made.append(split_features(plan or session.plan, session.scenario_id, of_layer, line, sharing=sharing))
        except EditError as error:
            failed.append(error)
    if not made:
        raise failed[0]
    return made[0] if len(made) == 1 else together(LABEL(), made)


def splits_of(edit: Edit) -> tuple[SplitFeatures, ...]:
    """The splits of one layer each of which an edit consists."""
    several = getattr(edit, "edits", (edit,))
    return tuple(one for one in several if isinstance(one, SplitFeatures))


def parts_of(edit: Edit) -> tuple[Feature, ...]:
    """Every part that an edit leaves."""
    return tuple(feature for split in splits_of(edit) for feature in split.features)
