"""Parcels that share ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries
from siteplanner.core.topology.loose_edges import Floats, LooseEdges, Rows

INTERIORS_MEET = "T********"


@dataclass(frozen=True, eq=False)
class Overlaps:
    """Pairs of parcels, first < second, in order; ``shared`` is the ground both lie on."""

    first: Rows
    second: Rows
    shared: Geometries
    area_m2: Floats


def overlaps(parcels: Geometries, tree: Tree, loose: LooseEdges) -> Overlaps:
    """All pairs that share more than the area tolerance.

    Ground on which two parcels lie is bounded by loose edges, so some of the parcels on it have one. From these on, the
    parcels that overlap one that was found are looked at in turn: two maps of the same ground may lie on each other
    with all edges of the inner parcels cancelled.
    """
    ask = np.unique(loose.owner)
    asked = np.zeros(len(parcels), dtype=bool)
    found: list[tuple[Rows, Rows, Geometries, Floats]] = []
    while len(ask):
        first, second = tree.query(parcels[ask])
        first = ask[first]
        fresh = (first != second) & ~asked[second]
        asked[ask] = True
        first, second = first[fresh], second[fresh]
        once = (first < second) | ~asked[second]
        first, second = first[once], second[once]
        meet = shapely.relate_pattern(parcels[first], parcels[second], INTERIORS_MEET)
        first, second = first[meet], second[meet]
        shared = shapely.intersection(parcels[first], parcels[second])
        area_m2 = shapely.area(shared)
        keep = area_m2 > TOLERANCE_M2
        found.append((first[keep], second[keep], shared[keep], area_m2[keep]))
        named = np.unique(second[keep])
        ask = named[~asked[named]]
    return _in_order(found)


def _in_order(found: list[tuple[Rows, Rows, Geometries, Floats]]) -> Overlaps:
    if not found:
        nothing = np.empty(0, dtype=np.intp)
        return Overlaps(nothing, nothing, np.empty(0, dtype=object), np.empty(0))
    one, other, shared, area_m2 = (np.concatenate(parts) for parts in zip(*found, strict=True))
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((second, first))
    return Overlaps(first[order], second[order], shared[order], area_m2[order])
