"""Lining up, spacing and sizing of what is selected."""

from __future__ import annotations

from collections.abc import Callable

from siteplanner.core import edits
from siteplanner.core.edits.align_features import TOO_FEW
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.transform_features import NO_SHAPE
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.gui.canvas.arranging import spread_along, typed_gap, typed_scale, typed_size
from siteplanner.gui.canvas.surface import CAPACITY_SETTING
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.services.planning_session import PlanningSession

Made = Callable[[PlanningSession, tuple[Feature, ...], float], Edit]


class ArrangeCommands(ScenarioCommands):
    """Along the map's axes, or along the sides that the selected plants share."""

    along_sides = False

    def align_west(self) -> None:
        self._align("west")

    def align_east(self) -> None:
        self._align("east")

    def align_south(self) -> None:
        self._align("south")

    def align_north(self) -> None:
        self._align("north")

    def align_centre_east(self) -> None:
        self._align("centre_east")

    def align_centre_north(self) -> None:
        self._align("centre_north")

    def distribute_east(self) -> None:
        self._distribute("east")

    def distribute_north(self) -> None:
        self._distribute("north")

    def distribute_centres_east(self) -> None:
        self._distribute("east", "centres")

    def distribute_centres_north(self) -> None:
        self._distribute("north", "centres")

    def toggle_along_sides(self) -> None:
        self.along_sides = not self.along_sides

    def typed_gap(self) -> None:
        """Ask how far apart the selected things are to stand."""
        canvas = self.window.canvas
        question = typed_gap(canvas.surface, self._direction_deg())
        if question is None:
            self.desk.tell(TOO_FEW(least=2))
        canvas.ask(question)

    def typed_size(self) -> None:
        """Ask how long and deep the selection is to be."""
        canvas = self.window.canvas
        question = typed_size(canvas.surface)
        if question is None:
            self.desk.tell(NO_SHAPE)
        canvas.ask(question)

    def typed_scale(self) -> None:
        """Ask by how much the selection is to grow about the pivot."""
        canvas = self.window.canvas
        question = typed_scale(canvas.surface, canvas.handles.pivot)
        if question is None:
            self.desk.tell(NO_SHAPE)
        canvas.ask(question)

    def toggle_capacity(self) -> None:
        surface = self.window.canvas.surface
        surface.capacity = "fixed" if surface.capacity == "follows" else "follows"
        self.desk.settings.set(CAPACITY_SETTING, surface.capacity)

    def _align(self, side: str) -> None:
        self._arrange(
            lambda session, those, angle_deg: edits.align_features(
                session.plan, session.scenario_id, those, side, angle_deg=angle_deg
            )
        )

    def _distribute(self, along: str, equal: str = "gaps") -> None:
        self._arrange(
            lambda session, those, angle_deg: edits.distribute_features(
                session.plan, session.scenario_id, those, along, equal, angle_deg=angle_deg
            )
        )

    def _arrange(self, made: Made) -> None:
        surface, session = self.window.canvas.surface, self.desk.session
        if session is None or not surface.may_edit(session.selected):
            return
        try:
            self.desk.apply(made(session, session.selected, self._direction_deg()))
        except EditError as error:
            self.desk.tell(error.message)

    def _direction_deg(self) -> float:
        """Which way east is: along the map, or along the sides of the selection."""
        frame = self.window.canvas.surface.frame
        return spread_along(frame) if self.along_sides and frame is not None else 0.0
