"""What one picture works out of the plants and the next can use: their rings, boxes and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.footprint_state import another_object
from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.drawing.plant_looks import PlantLooks, plant_looks

if TYPE_CHECKING:
    from siteplanner.gui.canvas.picture import PictureRequest

Boxes = npt.NDArray[np.float64]


class KeptPlants:
    """Kept for as long as the plants are the very same. Belongs to the lane that draws."""

    def __init__(self) -> None:
        self._shapes: Geometries | None = None
        self._rings: Rings | None = None
        self._boxes: Boxes | None = None
        self._looks: tuple[gpd.GeoDataFrame, tuple[object, ...], PlantLooks] | None = None

    def rings(self, shapes: Geometries) -> Rings:
        """The areas taken apart."""
        self._know(shapes)
        if self._rings is None:
            self._rings = Rings.of(shapes)
        return self._rings

    def boxes(self, shapes: Geometries) -> Boxes:
        """minx, miny, maxx, maxy of each (n, 4); not a number where there is nothing."""
        self._know(shapes)
        if self._boxes is None:
            self._boxes = shapely.bounds(shapes)
        return self._boxes

    def looks(self, request: PictureRequest) -> PlantLooks:
        """The looks of all plants of a request."""
        known = self.known_looks(request)
        if known is None:
            by = request.look.plants_by
            known = plant_looks(request.plants, request.styles, by, stands=request.stands, years=request.years)
            self._looks = (request.plants, _looked_up(request), known)
        return known

    def known_looks(self, request: PictureRequest) -> PlantLooks | None:
        """The looks of all plants where they were asked for before."""
        on, known = _looked_up(request), self._looks
        if known is None or known[0] is not request.plants or known[1][0] is not on[0] or known[1][1:] != on[1:]:
            return None
        return known[2]

    def _know(self, shapes: Geometries) -> None:
        known = self._shapes
        if known is None or len(known) != len(shapes) or another_object(known, shapes).any():
            self._shapes, self._rings, self._boxes = shapes, None, None


def _looked_up(request: PictureRequest) -> tuple[object, ...]:
    """What decides the looks, beside the plants."""
    return request.styles, request.look.plants_by, request.stands, request.years


def plants_near(request: PictureRequest) -> npt.NDArray[np.intp]:
    """Rows of the plants that may be seen; those that have no extent are not."""
    west, south, east, north = request.window.bounds
    box = request.kept_plants.boxes(shapes_of(request.plants))
    with np.errstate(invalid="ignore"):
        return np.flatnonzero((box[:, 2] >= west) & (box[:, 0] <= east) & (box[:, 3] >= south) & (box[:, 1] <= north))
