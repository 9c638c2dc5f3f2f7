"""What is wrong with a map of parcels, worked out once for as long as their outlines stay the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.ground import ground_of
from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries, Site
from siteplanner.core.topology.enclosed_holes import enclosed_holes
from siteplanner.core.topology.loose_edges import Flags, LooseEdges, loose_edges
from siteplanner.core.topology.narrow_gaps import narrow_gaps
from siteplanner.core.topology.overlaps import Overlaps, overlaps
from siteplanner.core.work import pause

LOOSE_AT_MOST = 1_000_000
"""So many loose edges are looked at, in a few seconds: as many as a map of a million parcels has that fits together."""


@dataclass(frozen=True, eq=False)
class ParcelFaults:
    """``overlaps`` of two parcels each; ``gaps`` has the pieces of ground between parcels, by their rows in order.
    ``parcels_seen``: where so few edges fit that not all were looked at, how many parcels were, from the west."""

    overlaps: Overlaps
    gaps: dict[tuple[int, ...], list[BaseGeometry]]
    parcels_seen: int | None = None


def parcel_faults(site: Site, below_m: float) -> ParcelFaults:
    """The overlaps of a site's parcels and the gaps between them narrower than ``below_m``."""
    known: dict[float, ParcelFaults] = site.made_once("parcels", "faults", dict)
    if below_m not in known:
        known.clear()
        known[below_m] = _faults(site, below_m)
    return known[below_m]


def open_ground(site: Site, pieces: list[BaseGeometry]) -> BaseGeometry | None:
    """The pieces of a gap as one, without what another parcel holds; None where no more than the tolerance is left."""
    parcels = ground_of(site).parcels
    gap: BaseGeometry = shapely.union_all(np.array(pieces, dtype=object))
    held = parcels.shapes[parcels.tree.query(gap, predicate="intersects")]
    left: BaseGeometry = gap.difference(shapely.union_all(held)) if len(held) else gap
    return left if left.area > TOLERANCE_M2 else None


def _faults(site: Site, below_m: float) -> ParcelFaults:
    parcels = ground_of(site).parcels
    loose = loose_edges(parcels.shapes)
    seen = _seen(parcels.shapes, loose)
    loose = loose if seen is None else loose.take(seen[loose.owner])
    holes = enclosed_holes(loose, below_m)
    apart = np.ones(len(loose.owner), dtype=bool)
    apart[holes.edges] = False
    pause()
    narrow = narrow_gaps(loose.take(apart), below_m)
    gaps: dict[tuple[int, ...], list[BaseGeometry]] = {}
    for around, hole in zip(holes.around, holes.shapes, strict=True):
        gaps.setdefault(around, []).append(hole)
    for first, second, piece in zip(narrow.first.tolist(), narrow.second.tolist(), narrow.pieces, strict=True):
        gaps.setdefault((first, second), []).append(piece)
    shared = overlaps(parcels.shapes, parcels.tree, loose)
    return ParcelFaults(shared, gaps, None if seen is None else int(np.count_nonzero(seen)))


def _seen(parcels: Geometries, loose: LooseEdges) -> Flags | None:
    """Which parcels are looked at, from the west; None for all of them."""
    if len(loose.owner) <= LOOSE_AT_MOST:
        return None
    west, south, _, _ = shapely.bounds(parcels).T
    order = np.lexsort((south, west))
    edges = np.cumsum(np.bincount(loose.owner, minlength=len(parcels))[order])
    seen = np.zeros(len(parcels), dtype=bool)
    seen[order[: np.searchsorted(edges, LOOSE_AT_MOST)]] = True
    return seen
