"""Rotate plants about a point."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.footprints import finite, with_footprints
from siteplanner.core.edits.selection import listed, selected
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Rotate {plants} by {angle_deg:g}° counter-clockwise")
CLOCKWISE = QT_TRANSLATE_NOOP("edits", "Rotate {plants} by {angle_deg:g}° clockwise")


@dataclass(frozen=True)
class RotatePlants(Edit):
    """Turn the footprints of ``plant_ids`` together by ``angle_deg`` degrees counter-clockwise.

    ``pivot`` is easting, northing in metres; None: the centre of the bounding box of the plants.
    """

    kind: ClassVar[str] = "rotate_plants"
    scenario_id: str
    plant_ids: tuple[str, ...]
    angle_deg: float
    pivot: tuple[float, float] | None = None

    def apply(self, plan: Plan) -> Plan:
        return with_footprints(plan, self.scenario_id, self.plant_ids, self._turned, "turned")

    def _turned(self, shapes: Geometries) -> Geometries:
        pivot = np.asarray(self.pivot or box_centre(shapes))
        turn = rotation(self.angle_deg).T
        turned: Geometries = shapely.transform(shapes, lambda xy: (xy - pivot) @ turn + pivot)
        return turned

    def label(self) -> Message:
        label = CLOCKWISE if self.angle_deg < 0 else LABEL
        return label(plants=listed(self.plant_ids), angle_deg=abs(self.angle_deg))


def rotation(angle_deg: float) -> npt.NDArray[np.float64]:
    """The matrix of a rotation counter-clockwise; exact for multiples of 90 degrees.

    >>> rotation(90)
    array([[ 0., -1.],
           [ 1.,  0.]])
    """
    quarters, rest = divmod(angle_deg, 90.0)
    if rest == 0.0:
        sin, cos = ((0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0))[int(quarters % 4)]
    else:
        sin, cos = math.sin(math.radians(angle_deg)), math.cos(math.radians(angle_deg))
    return np.array([[cos, -sin], [sin, cos]])


def box_centre(shapes: Geometries) -> tuple[float, float]:
    """Easting and northing of the centre of the bounding box; NaN where there is no shape."""
    west, south, east, north = (float(v) for v in shapely.total_bounds(shapes))
    return (west + east) / 2, (south + north) / 2


def rotate_plants(
    scenario_id: str, plant_ids: str | Iterable[str], angle_deg: float, pivot: tuple[float, float] | None = None
) -> RotatePlants:
    """Rotate plants ``angle_deg`` degrees counter-clockwise about ``pivot`` (easting, northing in metres).

    Without a pivot: about the centre of the bounding box of the plants. Raises EditError without a plant, or for
    numbers that are not finite.
    """
    about = None if pivot is None else (finite("pivot east", pivot[0]), finite("pivot north", pivot[1]))
    return RotatePlants(scenario_id, selected(plant_ids), finite("angle_deg", angle_deg), about)
