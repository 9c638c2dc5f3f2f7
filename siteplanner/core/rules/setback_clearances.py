"""What the setback asks of the place of a plant, wherever around it the plant is put.

The land of a plant is the parcels it covers, so a parcel's edge counts for as long as the plant is on one side of it
only: each parcel around must be kept off, unless the plant stands on it. Hairline gaps belong to the land of a plant
that stands on both sides of them, ground in several parcels to that of a plant on any of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from siteplanner.core.land import gaps_closed
from siteplanner.core.rules.around import SEEN_M, areas_near, one_land
from siteplanner.core.rules.rule import GAP_TOLERANCE_M

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Geometries

SLIVER_M2 = 1e-4  # what rounding leaves of a cut is smaller; a hairline gap of a metre's length is a hundred times that


@dataclass(frozen=True, slots=True)
class KeptOff:
    """Ground a plant keeps its distance from unless it covers one of ``unless_on``; ``parcel`` is its row, -1 where it
    belongs to no single one."""

    shape: BaseGeometry
    unless_on: tuple[BaseGeometry, ...]
    parcel: int


@dataclass(frozen=True, slots=True)
class LandAround:
    """``land``: all parcels around, merged, hairline gaps closed; ``kept_off``: what within it counts as not land, by
    where the plant stands."""

    land: BaseGeometry
    kept_off: tuple[KeptOff, ...]


def land_around(layout: Layout, row: int, distance_m: float) -> LandAround:
    """The land within ``distance_m`` of the ground on which a plant may be put."""
    parcels = layout.ground.parcels
    near = areas_near(parcels, layout.window_of(row), distance_m + SEEN_M)
    near = near[~shapely.is_empty(parcels.shapes[near])]
    shapes = parcels.shapes[near]
    return LandAround(one_land(shapes), tuple(_kept_off(near.tolist(), shapes)))


def _kept_off(rows: list[int], shapes: Geometries) -> Iterator[KeptOff]:
    own: list[BaseGeometry] = list(shapes)
    for i, j in _unclean_pairs(shapes):
        shared = _pieces(shapes[i].intersection(shapes[j]))
        if not shared.is_empty:
            own[i], own[j] = own[i].difference(shapes[j]), own[j].difference(shapes[i])
            yield KeptOff(shared, (shapes[i], shapes[j]), -1)
        alone = shapely.union_all([*gaps_closed(shapes[[i, j]], GAP_TOLERANCE_M), *shapes])
        gap = _pieces(one_land(shapes[[i, j]]).difference(alone))
        if not gap.is_empty:
            yield KeptOff(gap, (shapes[i],), rows[j])
            yield KeptOff(gap, (shapes[j],), rows[i])
    for row, shape, whole in zip(rows, own, shapes, strict=True):
        if not shape.is_empty:
            yield KeptOff(shape, (whole,), row)


def _unclean_pairs(shapes: Geometries) -> list[tuple[int, int]]:
    """The pairs of parcels that overlap or have a hairline gap between them; there are none on a clean map."""
    if len(shapes) < 2:
        return []
    faulty = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes, gap_width=GAP_TOLERANCE_M)))
    pairs = np.array(list(combinations(faulty.tolist(), 2)), dtype=np.intp).reshape(-1, 2)
    near = shapely.dwithin(shapes[pairs[:, 0]], shapes[pairs[:, 1]], GAP_TOLERANCE_M)
    return [(int(i), int(j)) for i, j in pairs[near]]


def _pieces(ground: BaseGeometry) -> BaseGeometry:
    """The areas of some ground that are more than rounding leaves."""
    parts = shapely.get_parts(ground)
    return MultiPolygon(list(parts[(shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > SLIVER_M2)]))
