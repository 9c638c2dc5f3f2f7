"""A corner in the hand: where it may go, what that does, and how it is shown on the way."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from PySide6.QtCore import QCoreApplication
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edits import Edit, redraw_features
from siteplanner.core.edits.pull_corner import Pull
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, plants_of
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.move_gesture import distance_text
from siteplanner.gui.canvas.tools.previews import keeps_up
from siteplanner.gui.canvas.tools.resize_gesture import capacity_here
from siteplanner.gui.numbers import THIN_SPACE, figure
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

Point = tuple[float, float]


class HeldCorner:
    """``added`` where it was pulled out of an edge, so that it is something new even where it was taken."""

    def __init__(self, surface: Surface, session: PlanningSession, pull: Pull, *, added: bool) -> None:
        self._surface, self._session, self._pull = surface, session, pull
        self.added = added
        self._previewed = keeps_up(session, pull.features[0].layer)

    @property
    def place(self) -> Point:
        """Where it was taken from."""
        return self._pull.place

    @property
    def features(self) -> tuple[Feature, ...]:
        """Everything that changes with it."""
        return self._pull.features

    def at(self, to: Point) -> tuple[Edit | None, str]:
        """The edit that puts it at ``to``; None, with the reason in words, where it cannot be there."""
        try:
            after = self._pull.shapes_at(to)
        except EditError:
            return None, QCoreApplication.translate("canvas", "Too few corners would be left.")
        if any(not a.is_valid and b.is_valid for a, b in zip(after, self._pull.shapes, strict=True)):
            return None, QCoreApplication.translate("canvas", "The outline would cross or touch itself.")
        try:
            return redrawn(self._surface, self._session, self.features, after), ""
        except EditError as error:
            return None, say(error.message)

    def show(self, to: Point, pointer: PointerEvent | None) -> None:
        """The shapes as they would be, checked live; red where they cannot be so."""
        edit, fault = self.at(to)
        surface = self._surface
        shapes = self._shapes_at(to)
        outline = shapely.GeometryCollection(list(shapes))
        surface.draft.show(outline, [to], surface.view.origin, surface.desk.styles, wrong=bool(fault))
        surface.preview(edit if self._previewed else None)
        if pointer is not None:
            surface.tell_at(pointer, fault or self._figures(to, shapes), plants_of(self.features))

    def _shapes_at(self, to: Point) -> tuple[BaseGeometry, ...]:
        try:
            return self._pull.shapes_at(to)
        except EditError:
            return ()

    def _figures(self, to: Point, shapes: Sequence[BaseGeometry]) -> str:
        moved = distance_text(to[0] - self.place[0], to[1] - self.place[1])
        area_m2 = shapes[0].area if shapes else 0.0
        text = QCoreApplication.translate("canvas", "{area} m²").format(area=figure(area_m2))
        area = text.replace(" ", "\u00a0").replace(THIN_SPACE, "\u00a0")  # of one piece where the note wraps
        return f"{moved}   {area}" if area_m2 else moved


def redrawn(
    surface: Surface, session: PlanningSession, features: tuple[Feature, ...], shapes: Sequence[BaseGeometry]
) -> Edit:
    """The edit that gives features other shapes, capacity as the map has it. Raises EditError as the edit does."""
    law = capacity_here(surface, plants_of(features))
    return redraw_features(session.plan, session.scenario_id, features, shapes, law)
