"""While a plant is being placed: where it would fit, worked out beside the hand for the land that is in view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import shapely
from PySide6.QtCore import QObject, QTimer

from siteplanner.core.checking import Checker
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.fitting.fitting_area import FittingArea, fitting_area
from siteplanner.core.work import Work
from siteplanner.gui.canvas.fitting_layer import FittingLayer
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.tools.ghost import Ghost
from siteplanner.gui.desk import Desk

LANE: Final = "where it fits"
SETTING: Final = "fitting"
REST_MS: Final = 120
AROUND: Final = 0.3
"""So much more than what is in view, on each side, so that a small move of the map asks for nothing."""
MOST_PARCELS: Final = 3000
"""With more land than this in view it would take too long; the hint says to zoom in."""
KEPT: Final = 24
"""So many answers are kept, one an angle: turning back and forth asks once."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a ghost is looked for with: the check of the plan at rest, the plant as it would be, its angle."""

    checker: Checker
    type_id: str
    capacity: float | None
    angle_deg: float

    def same_but_angle(self, other: _Sought) -> bool:
        return (
            self.checker.plan is other.checker.plan
            and self.type_id == other.type_id
            and self.capacity == other.capacity
        )


class LiveFitting(QObject):
    """A tool tells what it holds by ``seek`` and lays it down by ``leave``."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.layer = FittingLayer(view.scene())
        self.on = desk.settings.get(SETTING) != "off"
        self._ghost: Ghost | None = None
        self._angle_deg = 0.0
        self._shown: _Sought | None = None
        self._known: list[tuple[_Sought, shapely.Polygon, FittingArea]] = []
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        view.window_changed.connect(lambda *_: self._again())
        desk.result_changed.connect(self._again)
        desk.theme_changed.connect(self._repaint)

    def set_on(self, on: bool) -> None:
        """Draw it or not, in every plan from now on."""
        self.on = on
        self._desk.settings.set(SETTING, "on" if on else "off")
        if not on:
            self._clear()
        elif self._ghost is not None:
            self._look()

    @property
    def too_much(self) -> bool:
        """Whether there is too much land in view to look through."""
        checker = self._desk.resting_checker
        if checker is None:
            return False
        return len(checker.layout.ground.parcels.tree.query(self._in_view(0.0))) > MOST_PARCELS

    @property
    def fits_nowhere(self) -> bool:
        """Whether it is known that what is in the hand fits nowhere in view, not even perhaps."""
        area = self.layer.area
        return area is not None and area.fits.is_empty and area.undecided.is_empty

    def seek(self, ghost: Ghost, angle_deg: float) -> None:
        """What is in the hand, about (0, 0) and turned; the same asks for nothing."""
        if ghost is self._ghost:
            return
        self._ghost, self._angle_deg = ghost, angle_deg
        sought = self._sought()
        if sought is None or self._shown is None or sought != self._shown:
            self.layer.clear()
        self._look()

    def leave(self) -> None:
        """Nothing is in the hand any more."""
        self._ghost = None
        self._clear()

    def _clear(self) -> None:
        self._rest.stop()
        self._desk.background.cancel(LANE)
        self._shown = None
        self.layer.clear()

    def _again(self) -> None:
        """The map moved or the plan was checked: look again once that rests."""
        if self._ghost is not None and self.on:
            self._rest.start()

    def _look(self) -> None:
        ghost, sought = self._ghost, self._sought()
        if ghost is None or sought is None or not self.on:
            return
        if self.too_much:
            self.layer.clear()
            return
        view = self._in_view(0.0)
        known = next((k for k in self._known if k[0] == sought and k[1].covers(view)), None)
        if known is not None:
            self._show(known[0], known[2])
            return
        if self._shown != sought:
            self.layer.clear()
        ground = self._in_view(AROUND)
        job = partial(_look, sought, _attributes(ghost), ghost, ground)
        self._desk.background.start(LANE, job, partial(self._found, sought, ground), _unless_cancelled)

    def _found(self, sought: _Sought, ground: shapely.Polygon, area: FittingArea) -> None:
        same = [k for k in self._known if k[0].same_but_angle(sought) and k[0] != sought]
        self._known = [(sought, ground, area), *same][:KEPT]
        if self.on and self._ghost is not None and self._sought() == sought:
            self._show(sought, area)

    def _show(self, sought: _Sought, area: FittingArea) -> None:
        self._shown = sought
        if self.layer.area is not area:
            self.layer.show(area, self._desk.styles, self._view.origin)

    def _repaint(self) -> None:
        if self.layer.area is not None:
            self.layer.show(self.layer.area, self._desk.styles, self._view.origin)

    def _sought(self) -> _Sought | None:
        """What to look for; None while the plan at rest is not checked."""
        checker, ghost = self._desk.resting_checker, self._ghost
        if checker is None or ghost is None or checker.plan is not self._desk.plan or checker.plan is not ghost.plan:
            return None
        row = ghost.placed.plants(ghost.edit.scenario_id).loc[ghost.plant_id]
        stored: Any = row["capacity"]
        capacity = None if pd.isna(stored) else float(stored)
        return _Sought(checker, str(row["type_id"]), capacity, self._angle_deg)

    def _in_view(self, around: float) -> shapely.Polygon:
        west, south, east, north = self._view.window().bounds
        wide, high = (east - west) * around, (north - south) * around
        box: shapely.Polygon = shapely.box(west - wide, south - high, east + wide, north + high)
        return box


def _look(
    sought: _Sought, attributes: dict[str, Any], ghost: Ghost, ground: shapely.Polygon, work: Work
) -> FittingArea:
    return fitting_area(
        sought.checker.layout,
        sought.checker.pack,
        attributes,
        ghost.edit.footprints[0],
        ground,
        angle_deg=sought.angle_deg,
        work=work,
    )


def _attributes(ghost: Ghost) -> dict[str, Any]:
    row = ghost.placed.plants(ghost.edit.scenario_id).loc[ghost.plant_id].drop("geometry")
    return {str(name): value for name, value in row.items() if not pd.isna(value)}


def _unless_cancelled(error: Exception) -> None:
    if not isinstance(error, Cancelled | SiteplannerError):
        raise error
