"""Parcels that share ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries
from siteplanner.core.topology.loose_edges import Flags, Floats, LooseEdges, Rows
from siteplanner.core.work import in_pieces, with_pauses

INTERIORS_MEET = "T********"
PAIRS_AT_ONCE = 4_000
"""Pairs compared between two moments at which the work may be stopped: some hundredths of a second."""


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
    asked = np.zeros(len(parcels), dtype=bool)
    asked[loose.owner] = True
    ask = np.flatnonzero(asked)  # np.unique holds the interpreter: 100 ms of a million
    asked[:] = False
    found: list[tuple[Rows, Rows, Geometries, Floats]] = []
    while len(ask):
        first, second = _boxes_meet(tree, parcels, ask)
        fresh = (first != second) & ~asked[second]
        asked[ask] = True
        first, second = first[fresh], second[fresh]
        once = (first < second) | ~asked[second]
        first, second = first[once], second[once]
        meet = in_pieces(_interiors_meet, parcels[first], parcels[second], piece=PAIRS_AT_ONCE)
        first, second = first[meet], second[meet]
        shared = in_pieces(shapely.intersection, parcels[first], parcels[second], piece=PAIRS_AT_ONCE)
        area_m2 = shapely.area(shared)
        keep = area_m2 > TOLERANCE_M2
        found.append((first[keep], second[keep], shared[keep], area_m2[keep]))
        named = np.unique(second[keep])
        ask = named[~asked[named]]
    return _in_order(found)


def _boxes_meet(tree: Tree, parcels: Geometries, ask: Rows) -> tuple[Rows, Rows]:
    """Pairs of a parcel asked for and one whose box meets its box."""
    pieces = [ask[at : at + PAIRS_AT_ONCE] for at in range(0, len(ask), PAIRS_AT_ONCE)]
    found = [(piece, *tree.query(parcels[piece])) for piece in with_pauses(pieces)]
    return np.concatenate([piece[at] for piece, at, _ in found]), np.concatenate([row for _, _, row in found])


def _interiors_meet(one: Geometries, other: Geometries) -> Flags:
    meet: Flags = shapely.relate_pattern(one, other, INTERIORS_MEET)
    return meet


def _in_order(found: list[tuple[Rows, Rows, Geometries, Floats]]) -> Overlaps:
    if not found:
        nothing = np.empty(0, dtype=np.intp)
        return Overlaps(nothing, nothing, np.empty(0, dtype=object), np.empty(0))
    one, other, shared, area_m2 = (np.concatenate(parts) for parts in zip(*found, strict=True))
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((second, first))
    return Overlaps(first[order], second[order], shared[order], area_m2[order])
