"""Put a corner of a feature elsewhere, and with it those of its neighbours that are the same corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import SAME_PLACE_M, Floats, Point, corner_moved, with_corners
from siteplanner.core.edits.reshape_features import ReshapeFeatures, reshape_features
from siteplanner.core.edits.transform_features import NO_SHAPE
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, features_frame, rows_of
from siteplanner.core.piecewise_tree import Tree, tree_over
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

SHARING_LAYERS = ("parcels", "zones")
"""Layers that cover the ground without gaps: what two neighbours share is moved for both."""


@dataclass(frozen=True)
class Pull:
    """A corner in the hand: ``features`` with their ``shapes`` before, the one that was asked for first.

    Where only an edge ran through the place, it has a corner there already.
    """

    scenario_id: str
    place: Point
    features: tuple[Feature, ...]
    shapes: tuple[BaseGeometry, ...]

    def shapes_at(self, to: Point) -> tuple[BaseGeometry, ...]:
        """The shapes with the corner put at ``to``. Raises EditError where a shape would have too few corners."""
        return tuple(corner_moved(shape, self.place, to) for shape in self.shapes)

    def edit(self, to: Point) -> ReshapeFeatures:
        """The edit that puts the corner at ``to`` (easting, northing)."""
        return reshape_features(self.scenario_id, self.features, self.shapes_at(to))


def pull_corner(plan: Plan, scenario_id: str, feature: Feature, place: Point, *, shared: bool | None = None) -> Pull:
    """Take the corner of a feature at ``place`` in hand, or a new one where only its edge is there.

    With ``shared`` (default: for parcels and zones) corners and edges of the same layer at that place come along, so
    that neighbours stay neighbours. Raises EditError for an unknown feature, and for one without a shape.
    """
    frame = features_frame(plan, feature.layer, scenario_id)
    (row,) = rows_of(frame, feature.layer, (feature.id,))
    every, ids = shapes_of(frame), frame.index.to_numpy()
    if every[row] is None or every[row].is_empty:
        raise EditError(NO_SHAPE)
    rows = [int(row)]
    if shares(feature, shared):
        near = rows_near(plan, feature.layer, scenario_id, np.array([place]), SAME_PLACE_M)
        rows += [other for other in near.tolist() if other != row]
    return Pull(
        scenario_id,
        (float(place[0]), float(place[1])),
        tuple(Feature(feature.layer, str(ids[r])) for r in rows),
        tuple(with_corners(every[r], [place], SAME_PLACE_M) for r in rows),
    )


def shares(feature: Feature, shared: bool | None) -> bool:
    """Whether neighbours come along: as asked, else by the layer."""
    return feature.layer in SHARING_LAYERS if shared is None else shared


def rows_near(plan: Plan, layer: str, scenario_id: str, places: Floats, tolerance_m: float) -> npt.NDArray[np.intp]:
    """The rows of a layer that come within ``tolerance_m`` metres of any of ``places`` (n, 2), in order."""
    trees = {"parcels": "parcel_tree", "zones": "zone_tree", "constraints": "constraint_tree"}
    if layer in trees:
        tree: Tree = getattr(plan.site, trees[layer])
    else:
        tree = tree_over(shapes_of(features_frame(plan, layer, scenario_id)))
    return np.unique(tree.query(shapely.points(places), predicate="dwithin", distance=tolerance_m)[1])
