"""Land that must not be built on: farmland, ecological and water protection areas, heritage sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.corridors.findings import NO_EXTENT, Nearness, near_not_checked, protected_finding
from siteplanner.core.corridors.strips import NO_OVERLAP
from siteplanner.core.ground import ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, RuleSettings
from siteplanner.core.simple_parts import of_dimensions, with_enclosed
from siteplanner.core.site import Geometries, Site
from siteplanner.core.within_reach import that_meet

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout


@dataclass(frozen=True, eq=False)
class ProtectedPlaces:
    """``areas`` are the polygons of ``shapes``, ``marks`` their points and lines; empty where there is none.
    ``mark_tree`` finds what is within a closed line, too."""

    ids: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.object_]
    shapes: Geometries
    areas: Geometries
    area_tree: shapely.STRtree
    marks: Geometries
    mark_tree: shapely.STRtree


@once_per_site
def protected_places(site: Site) -> ProtectedPlaces:
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="")
    rows = np.flatnonzero(np.isin(kinds, NO_OVERLAP))
    shapes = ground_of(site).constraints.shapes[rows]
    areas, marks = of_dimensions(shapes, (2,)), of_dimensions(shapes, (0, 1))
    return ProtectedPlaces(
        site.constraints.index.to_numpy(dtype=object)[rows],
        kinds[rows],
        shapes,
        areas,
        shapely.STRtree(areas),
        marks,
        shapely.STRtree(with_enclosed(marks)),
    )


def on_protected_land(layout: Layout, settings: RuleSettings, near_m: float) -> Iterator[Finding]:
    """Plants on land that must stay free. What is drawn as a point or a line has no extent: plants within ``near_m`` of
    it are not checked, nor those that a line goes round."""
    land = protected_places(layout.site)
    if len(land.ids) == 0:
        return
    shapes = layout.shapes[layout.rows]
    built_on: set[tuple[int, int]] = set()
    plant, area = that_meet(land.area_tree, shapes)
    shared = shapely.intersection(shapes[plant], land.areas[area])
    for at in np.flatnonzero(shapely.area(shared) > TOLERANCE_M2).tolist():
        built_on.add((int(plant[at]), int(area[at])))
        yield protected_finding(settings, _nearness(layout, land, plant[at], area[at]), shared[at])
    for at, mark in zip(*land.mark_tree.query(shapes, predicate="dwithin", distance=near_m).tolist(), strict=True):
        if (at, mark) in built_on:
            continue
        met = shapely.intersection(shapes[at], land.marks[mark])
        near = _nearness(layout, land, at, mark)
        yield near_not_checked(near, [NO_EXTENT]) if met.is_empty else protected_finding(settings, near, met)


def _nearness(layout: Layout, land: ProtectedPlaces, plant: int, place: int) -> Nearness:
    """The plant (a place among the rows to check) and one of ``land``."""
    row = layout.rows[plant]
    shape = land.shapes[place]
    gap_m = float(shapely.distance(layout.shapes[row], shape))
    return Nearness(
        str(layout.ids[row]), layout.shapes[row], str(land.ids[place]), str(land.kinds[place]), shape, gap_m
    )
