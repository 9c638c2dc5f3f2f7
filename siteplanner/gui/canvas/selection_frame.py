"""The frame of what is selected and may be changed: its box, its pivot, the edges that can be pushed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.corners import edges_of
from siteplanner.core.features import Feature
from siteplanner.core.oriented_box import OrientedBox, direction_deg
from siteplanner.core.site import Geometries
from siteplanner.gui.canvas.feature_hits import FeatureHits

Point = tuple[float, float]
Edge = tuple[Point, Point]

MOST_IN_LINE = 40
"""Of more things than this the common direction is not looked for: their box lies along the map's axes."""
MOST_EDGES = 60
_AREAS = ("Polygon", "MultiPolygon")
_RECTANGULAR = 1e-6


@dataclass(frozen=True, slots=True)
class SelectionFrame:
    """``pushable`` are the edges of a single area that is no rectangle; the box's own sides move everything else."""

    features: tuple[Feature, ...]
    box: OrientedBox
    pushable: tuple[Edge, ...] = ()

    @classmethod
    def of(cls, hits: FeatureHits | None, features: tuple[Feature, ...]) -> SelectionFrame | None:
        """The frame of features as they are shown; None where there is no shape among them."""
        shapes = hits.shapes_of(features) if hits is not None and features else np.empty(0, dtype=object)
        angle_deg = direction_deg(shapes) if 0 < len(shapes) <= MOST_IN_LINE else 0.0
        box = OrientedBox.of(shapes, angle_deg)
        return None if box is None else cls(features, box, _pushable(shapes, box))


def _pushable(shapes: Geometries, box: OrientedBox) -> tuple[Edge, ...]:
    """The edges that stand for themselves: of one area in one part that does not fill its box."""
    if len(shapes) != 1 or shapes[0].geom_type not in _AREAS or shapely.get_num_geometries(shapes[0]) != 1:
        return ()
    if abs(shapes[0].area - box.length_m * box.depth_m) <= _RECTANGULAR * shapes[0].area:
        return ()
    start, end = edges_of(shapes[0])
    if len(start) > MOST_EDGES:
        return ()
    pairs = zip(start.tolist(), end.tolist(), strict=True)
    return tuple(((a[0], a[1]), (b[0], b[1])) for a, b in pairs)
