"""Three rules once more, slowly: plain loops over shapes, written from the rules' wording alone.

Nothing of ``siteplanner`` is used, so that an error there cannot hide here.
A finding is ``(rule, subjects): measured``; subjects are plants, then parcels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import shapely
from shapely.geometry.base import BaseGeometry

Shapes = Mapping[str, BaseGeometry]
Found = dict[tuple[str, tuple[str, ...]], float]

TOLERANCE_M = 0.01
TOLERANCE_M2 = 0.01
MIN_AREA_M2 = 10.0
GAP_TOLERANCE_M = 0.02


def overlap(plants: Shapes) -> Found:
    """Two footprints share more than the tolerance: the shared area."""
    found: Found = {}
    for (one, first), (other, second) in combinations(sorted(sound(plants).items()), 2):
        if not first.intersects(second):
            continue
        shared_m2 = first.intersection(second).area
        if shared_m2 > TOLERANCE_M2:
            found["overlap", (one, other)] = shared_m2
    return found


def on_parcel(plants: Shapes, parcels: Shapes) -> Found:
    """More than the tolerance of a footprint lies outside all parcels: the area outside."""
    land = without_hairline_gaps(parcels.values())
    found: Found = {}
    for plant, footprint in sound(plants).items():
        outside_m2 = footprint.difference(land).area
        if outside_m2 > TOLERANCE_M2:
            found["on-parcel", (plant, *named(covered(footprint, parcels)))] = outside_m2
    return found


def setback(plants: Shapes, parcels: Shapes, limit_m: float) -> Found:
    """A footprint that is wholly on parcels is closer than the limit to the edge of its own land: the distance."""
    elsewhere = {plant for _, (plant, *_) in on_parcel(plants, parcels)}
    found: Found = {}
    for plant, footprint in sound(plants).items():
        if plant in elsewhere:
            continue
        own = covered(footprint, parcels)
        distance_m = footprint.distance(without_hairline_gaps(own.values()).boundary)
        if distance_m < limit_m - TOLERANCE_M:
            found["setback", (plant, *named(own))] = distance_m
    return found


def sound(plants: Shapes) -> dict[str, BaseGeometry]:
    """The footprints that other rules may look at."""
    return {
        plant: footprint
        for plant, footprint in plants.items()
        if not footprint.is_empty and footprint.is_valid and footprint.area >= MIN_AREA_M2 - TOLERANCE_M2
    }


def covered(footprint: BaseGeometry, parcels: Shapes) -> dict[str, BaseGeometry]:
    """The parcels that a footprint stands on with more than the tolerance."""
    return {name: parcel for name, parcel in parcels.items() if footprint.intersection(parcel).area > TOLERANCE_M2}


def named(parcels: Shapes) -> list[str]:
    return [f"parcel={name}" for name in sorted(parcels)]


def without_hairline_gaps(parcels: Iterable[BaseGeometry]) -> BaseGeometry:
    """The union of parcels with gaps narrower than the tolerance closed, mitred."""
    half_m = GAP_TOLERANCE_M / 2
    union = shapely.union_all(list(parcels))
    return union.buffer(half_m, join_style="mitre").buffer(-half_m, join_style="mitre")
