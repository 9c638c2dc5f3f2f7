"""What the setback asks of the place of a plant, wherever around it the plant is put.

The land of a plant is the parcels it covers, so a parcel's edge counts for as long as the plant is on one side of it
only: each parcel around must be kept off, unless the plant stands on it. Hairline gaps belong to the land of a plant
that stands on both sides of them, ground in several parcels to that of a plant on any of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    pairs = _unclean_pairs(shapes)
    for i, j in pairs:
        gap = _gap(shapes, i, j)
        if not gap.is_empty:
            yield KeptOff(gap, (shapes[i],), rows[j])
            yield KeptOff(gap, (shapes[j],), rows[i])
    for shape, of in _split(shapes, pairs):
        yield KeptOff(shape, tuple(shapes[i] for i in of), rows[of[0]] if len(of) == 1 else -1)


def _gap(shapes: Geometries, i: int, j: int) -> BaseGeometry:
    """The hairline gap between two parcels, as far as no third one fills it."""
    alone = shapely.union_all([*gaps_closed(shapes[[i, j]], GAP_TOLERANCE_M), *shapes])
    return _pieces(one_land(shapes[[i, j]]).difference(alone))


def _split(shapes: Geometries, pairs: list[tuple[int, int]]) -> list[tuple[BaseGeometry, tuple[int, ...]]]:
    """Parcels cut where they overlap: each piece with the parcels that it is part of."""
    meets = {i: {j for pair in pairs for j in pair if i in pair and j != i} for i in range(len(shapes))}
    split: list[tuple[BaseGeometry, tuple[int, ...]]] = []
    for i, shape in enumerate(shapes):
        if not meets[i]:  # as all do on a clean map
            split.append((shape, (i,)))
            continue
        rest, cut = shape, []
        for piece, of in split:
            shared = _pieces(piece.intersection(shape)) if meets[i].intersection(of) else MultiPolygon()
            if shared.is_empty:
                cut.append((piece, of))
                continue
            rest = rest.difference(piece)
            cut += [(_pieces(piece.difference(shape)), of), (shared, (*of, i))]
        split = [*cut, (rest if rest is shape else _pieces(rest), (i,))]
    return [(piece, of) for piece, of in split if not piece.is_empty]


def _unclean_pairs(shapes: Geometries) -> list[tuple[int, int]]:
    """The pairs of parcels that overlap or have a hairline gap between them, and perhaps some that do not; there are
    none on a clean map. Of a parcel inside another one only its own edges are at fault."""
    if len(shapes) < 2:
        return []
    faulty = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes, gap_width=GAP_TOLERANCE_M)))
    if len(faulty) == 0:
        return []
    at, j = shapely.STRtree(shapes).query(shapes[faulty], predicate="dwithin", distance=GAP_TOLERANCE_M)
    found = zip(faulty[at].tolist(), j.tolist(), strict=True)
    return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})


def _pieces(ground: BaseGeometry) -> BaseGeometry:
    """The areas of some ground that are more than rounding leaves."""
    parts = shapely.get_parts(ground)
    return MultiPolygon(list(parts[(shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > SLIVER_M2)]))
