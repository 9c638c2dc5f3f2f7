"""Places that hold on to a feature: its corner, or a share of the way along one of its sides.

When the feature is moved, turned or reshaped, the place goes with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.features import PLANTS, features_frame
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of

Point = tuple[float, float]
Line = npt.NDArray[np.float64]

HOLDING = (PLANTS, "substations", "constraints", "zones", "site_areas", "parcels")
"""Layers that can be held on to; where several have a corner in one place, the first wins: plants are what moves."""
NEAR_M = 1e-3
"""A point so near to a corner or side lies on it."""
_TREES = {"parcels": "parcel_tree", "zones": "zone_tree", "constraints": "constraint_tree"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """``share`` of the way from ``vertex`` to the next one, of one ``ring`` (0: the outer one) of one ``part``."""

    layer: str
    id: str
    part: int = 0
    ring: int = 0
    vertex: int = 0
    share: float = 0.0

    def place(self, shape: BaseGeometry) -> Point | None:
        """Where it is on its feature's shape now; None where the shape has no such corner or side any more."""
        line = line_of(shape, self.part, self.ring)
        if line is None or self.vertex >= len(line) or (self.share > 0.0 and self.vertex + 1 >= len(line)):
            return None
        here = line[self.vertex]
        if self.share > 0.0:
            here = here + self.share * (line[self.vertex + 1] - here)
        return float(here[0]), float(here[1])

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: object) -> Anchor | None:
        """The anchor that ``to_json`` wrote; None for anything else."""
        if not isinstance(data, Mapping) or not isinstance(data.get("layer"), str):
            return None
        try:
            numbers = {name: int(data.get(name, 0)) for name in ("part", "ring", "vertex")}
            share = float(data.get("share", 0.0))
        except (TypeError, ValueError):
            return None
        if min(numbers.values()) < 0 or not 0.0 <= share <= 1.0:
            return None
        return cls(str(data["layer"]), str(data.get("id", "")), **numbers, share=share)


def line_of(shape: BaseGeometry, part: int, ring: int) -> Line | None:
    """The coordinates (n, 2) of one ring, line or point of a shape; None where it has no such part."""
    piece = shapely.get_geometry(shape, part)
    if piece is not None and piece.geom_type == "Polygon":
        piece = shapely.get_interior_ring(piece, ring - 1) if ring else shapely.get_exterior_ring(piece)
    elif ring:
        return None
    return None if piece is None else shapely.get_coordinates(piece)


def lines_of(shape: BaseGeometry) -> Iterator[tuple[tuple[int, int], Line]]:
    """The rings, lines and points of a shape as coordinates (n, 2), by the numbers of their part and ring."""
    for part, piece in enumerate(shapely.get_parts(shape)):
        rings = shapely.get_rings(piece) if piece.geom_type == "Polygon" else np.array([piece], dtype=object)
        for ring, line in enumerate(rings):
            yield (part, ring), shapely.get_coordinates(line)


def anchor_at(plan: Plan, scenario_id: str, point: Point) -> Anchor | None:
    """What a point lies on: a corner before a side, plants before the base map; None where it lies on nothing."""
    sides: Anchor | None = None
    for layer in HOLDING:
        frame = features_frame(plan, layer, scenario_id)
        shapes = shapes_of(frame)
        for row in _near(plan, layer, shapes, point):
            found = anchor_on(layer, str(frame.index[row]), shapes[row], point)
            if found is not None and found.share == 0.0:
                return found
            sides = sides or found
    return sides


def _near(plan: Plan, layer: str, shapes: npt.NDArray[np.object_], point: Point) -> npt.NDArray[np.intp]:
    """Rows whose boxes hold the point."""
    here = shapely.box(point[0] - NEAR_M, point[1] - NEAR_M, point[0] + NEAR_M, point[1] + NEAR_M)
    if layer in _TREES:
        tree: Tree = getattr(plan.site, _TREES[layer])
        rows: npt.NDArray[np.intp] = np.sort(tree.query(here))
        return rows
    return np.flatnonzero(shapely.intersects(shapes, here) | shapely.intersects(shapely.boundary(shapes), here))


def anchor_on(layer: str, feature_id: str, shape: BaseGeometry, point: Point) -> Anchor | None:
    """Where on one shape a point lies: a corner before a side; None where it does not."""
    at = np.array(point)
    side: Anchor | None = None
    for (part, ring), line in lines_of(shape):
        distance = np.hypot(*(line - at).T)
        nearest = int(distance.argmin()) if len(line) else 0
        if len(line) and distance[nearest] <= NEAR_M:
            return Anchor(layer, feature_id, part, ring, nearest)
        side = side or _on_side(layer, feature_id, (part, ring), line, at)
    return side


def _on_side(layer: str, feature_id: str, ring: tuple[int, int], line: Line, at: Line) -> Anchor | None:
    if len(line) < 2:
        return None
    start, along = line[:-1], np.diff(line, axis=0)
    square = (along**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip(np.nan_to_num(((at - start) * along).sum(axis=1) / square), 0.0, 1.0)
    distance = np.hypot(*(start + share[:, None] * along - at).T)
    nearest = int(distance.argmin())
    if not distance[nearest] <= NEAR_M or math.isnan(distance[nearest]):
        return None
    return Anchor(layer, feature_id, *ring, nearest, float(share[nearest]))
