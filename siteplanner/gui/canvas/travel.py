"""Where the map goes: to all, to what is selected, to a finding, to a point, and back again."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer

from siteplanner.core.rules.rule import Finding
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.hits import Box
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.view_trail import ViewTrail

REST_MS = 400
"""A view that has stayed so long can be come back to."""
ALL_MARGIN, AREA_MARGIN, SELECTION_MARGIN, FINDING_MARGIN = 0.05, 0.1, 0.5, 0.6
FINDING_LEAST_M = 40.0
"""Zooming to a finding shows at least so much land around it, so that one sees where it is."""
CONTEXT_MARGIN = 6.0
"""So many times the size of a finding's place around it shows its neighbourhood."""
NO_MAP_EXTENT_M = 500.0


class Travel(QObject):
    """Every jump can be gone back on; so can a view come to by hand, once it has rested."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface, self._view = surface, surface.view
        self._trail = ViewTrail()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._view.window_changed.connect(lambda _: self._rest.start())

    def start(self) -> None:
        """Another plan is shown: what was before is no way back."""
        self._trail.clear()
        self._rested()

    def pause(self) -> None:
        """The map is hidden."""
        self._rest.stop()

    def extent(self) -> Box:
        """The bounds of the base map, else of the plants, else of a piece of land about the origin."""
        plan, hits = self._surface.desk.plan, self._surface.hits
        bounds = plan.site.bounds if plan is not None else None
        if bounds is None and hits is not None:
            bounds = hits.bounds(tuple(hits.plants.index))
        half = NO_MAP_EXTENT_M
        return bounds or (-half, -half, half, half)

    def to_all(self) -> None:
        if self._surface.desk.plan is not None:
            self._to_bounds(self.extent(), ALL_MARGIN)

    def to_area(self, bounds: Box) -> None:
        self._to_bounds(bounds, AREA_MARGIN)

    def to_selection(self) -> None:
        features = self._surface.features
        bounds = features.bounds(self._surface.desk.selected) if features else None
        if bounds is not None:
            self._to_bounds(bounds, SELECTION_MARGIN)

    def to_finding(self, finding: Finding) -> None:
        """Its place, the plants it is about, and some land around; nowhere when it has no place. Asked again while the
        map shows just that, it shows the neighbourhood, and then the place again."""
        bounds = self._bounds_of(finding)
        if bounds is None:
            return
        near, far = self._window_of(bounds, FINDING_MARGIN), self._window_of(bounds, CONTEXT_MARGIN)
        self._to(far if alike(self._view.window(), near) else near)

    def to_point(self, east_m: float, north_m: float) -> None:
        here = self._view.window()
        scale = here.metres_per_pixel
        self._to(here.panned((here.centre_e - east_m) / scale, (north_m - here.centre_n) / scale))

    def to_window(self, window: ViewWindow) -> None:
        """Show the centre and scale of ``window``, as a step that can be gone back on."""
        self._to(window)

    def to_scale(self, denominator: float, pixels_per_inch: float) -> None:
        self._to(self._view.window().at_scale(denominator, pixels_per_inch))

    def back(self) -> None:
        self._again(self._trail.back())

    def forward(self) -> None:
        self._again(self._trail.forward())

    def _again(self, window: ViewWindow | None) -> None:
        if window is not None:
            self._make_room(window)
            self._view.show_window(window)

    def _to(self, window: ViewWindow) -> None:
        self._rested()
        self._make_room(window)
        self._view.show_window(window)
        self._rested()

    def _make_room(self, window: ViewWindow) -> None:
        """A place that was asked for is gone to, however far from the base map: the hand's limits give way."""
        middle = self._view.to_scene(window.centre_e, window.centre_n)
        wide, high = window.width_px * window.metres_per_pixel, window.height_px * window.metres_per_pixel
        wanted = QRectF(middle.x() - wide, middle.y() - high, 2 * wide, 2 * high)
        if not self._view.sceneRect().contains(wanted):
            self._view.setSceneRect(self._view.sceneRect().united(wanted))

    def _to_bounds(self, bounds: Box, margin: float) -> None:
        self._to(self._window_of(bounds, margin))

    def _window_of(self, bounds: Box, margin: float) -> ViewWindow:
        size = self._view.viewport().size()
        return ViewWindow.fitting(bounds, size.width(), size.height(), margin)

    def _rested(self) -> None:
        if self._view.shows_a_map:
            self._trail.rest_at(self._view.window())

    def _bounds_of(self, finding: Finding) -> Box | None:
        hits = self._surface.hits
        boxes = [hits.bounds(finding.plants)] if hits and finding.plants else []
        if finding.place is not None and np.isfinite(finding.place.bounds).all():
            boxes.append(finding.place.bounds)
        if finding.location is not None:
            east_m, north_m = finding.location
            half = FINDING_LEAST_M / 2
            boxes.append((east_m - half, north_m - half, east_m + half, north_m + half))
        known = [box for box in boxes if box is not None]
        if not known:
            return None
        west, south, east, north = zip(*known, strict=True)
        return min(west), min(south), max(east), max(north)


def alike(one: ViewWindow, other: ViewWindow) -> bool:
    """Whether two windows show the same but for what nobody sees: a pixel, a hundredth of the scale."""
    pixel = other.metres_per_pixel
    return (
        abs(one.centre_e - other.centre_e) <= pixel
        and abs(one.centre_n - other.centre_n) <= pixel
        and abs(one.metres_per_pixel - pixel) <= 0.01 * pixel
    )
