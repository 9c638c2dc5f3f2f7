"""Snapping in the hand of a tool: on or off, what can be snapped to now, the marker on the map."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from PySide6.QtCore import QObject, Signal

from siteplanner.core.site import shapes_of
from siteplanner.core.snapping import Snap, SnapTargets
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.marks import Marks
from siteplanner.gui.desk import Desk

TOLERANCE_PX = 12.0


class Snapper(QObject):
    """``changed(on)`` when it is switched; ``snapped(kind)`` names the winner, '' when there is none any more."""

    changed = Signal(bool)
    snapped = Signal(str)

    def __init__(self, desk: Desk, view: MapView, marks: Marks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._marks = desk, view, marks
        self._targets = SnapTargets([])
        self._kind = ""
        self.on = True

    def set_on(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self.rest()
            self.changed.emit(on)

    def prepare(self, without: frozenset[str] = frozenset()) -> None:
        """Collect what can be snapped to: the layers that are shown, all plants but those in the hand."""
        plan, session = self._desk.plan, self._desk.session
        sets = []
        if plan is not None and session is not None:
            if "parcels" in self._desk.visible:
                sets.append((plan.site.parcel_shapes, plan.site.parcel_tree))
            if "plants" in self._desk.visible:
                plants = plan.plants(session.scenario_id)
                resting = shapes_of(plants)[~plants.index.isin(without)]
                sets.append((resting, shapely.STRtree(resting)))
        self._targets = SnapTargets(sets)

    def snap(self, corners: npt.NDArray[np.float64], *, muted: bool = False) -> Snap | None:
        """The snap of any corner (n, 2) in metres, with its marker; None when off, ``muted`` or far from anything."""
        found = None
        if self.on and not muted:
            found = self._targets.nearest(corners, TOLERANCE_PX * self._view.metres_per_pixel)
        at = self._view.to_scene(found.east_m, found.north_m) if found else self._view.to_scene(*self._view.origin)
        self._marks.show_snap(found, at, self._desk.styles)
        self._tell(found.kind if found else "")
        return found

    def rest(self) -> None:
        """Nothing is in the hand any more."""
        self._marks.show_snap(None, self._view.to_scene(*self._view.origin), self._desk.styles)
        self._tell("")

    def _tell(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.snapped.emit(kind)
