"""Plants that enter service while time runs light up on the map, and settle when their quarter is over."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from siteplanner.core.measures.figures import Codes
from siteplanner.core.moment import Quarter
from siteplanner.core.plan import Plan
from siteplanner.core.quarters import ordinals
from siteplanner.core.site import shapes_of
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import scene_paths

Z_COMING = 40.0
WIDTH_PX = 5.0


class ComingPlants:
    """One item: a quarter's plants together, so that a frame costs the same for one and for hundreds."""

    def __init__(self, view: MapView, accent: str) -> None:
        self._view = view
        self._item = QGraphicsPathItem()
        self._item.setZValue(Z_COMING)
        self._accent = accent
        view.scene().addItem(self._item)
        self._item.hide()
        self.plant_ids: tuple[str, ...] = ()

    def show_quarter(self, plan: Plan, scenario_id: str, quarter: Quarter, width_px: float = WIDTH_PX) -> None:
        """Light up what enters service in that quarter."""
        plants = plan.plants(scenario_id)
        coming = rows_of_quarter(plants["in_service"].to_numpy(dtype="datetime64[D]"), quarter)
        self.plant_ids = tuple(plants.index[coming])
        paths = list(scene_paths(shapes_of(plants)[coming], self._view.origin))
        if not paths:
            self.clear()
            return
        whole = paths[0]
        for path in paths[1:]:
            whole.addPath(path)
        pen = QPen(QColor(self._accent), width_px)
        pen.setCosmetic(True)
        self._item.setPen(pen)
        self._item.setPath(whole)
        self._item.setOpacity(1.0)
        self._item.show()

    def settle(self, share: float) -> None:
        """How much of the quarter is over, 0 to 1."""
        if self._item.isVisible():
            self._item.setOpacity(max(0.0, 1.0 - share) ** 0.5)

    def remove(self) -> None:
        """Take it off the map for good."""
        self._view.scene().removeItem(self._item)

    def clear(self) -> None:
        self.plant_ids = ()
        self._item.hide()


def rows_of_quarter(since: np.ndarray, quarter: Quarter) -> Codes:
    """The rows whose date lies in a quarter."""
    dated = np.flatnonzero(~np.isnat(since))
    wanted = ordinals(np.array([quarter.first_day], dtype="datetime64[D]"))[0]
    found: Codes = dated[ordinals(since[dated]) == wanted]
    return found
