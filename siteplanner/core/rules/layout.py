"""One scenario's plants as arrays over its site: what every rule reads.

Geometry is planar, in the plan's CRS, in metres. Work that several rules need (which parcels a footprint
covers, which zone it lies in, which plants are near) is done once here and shared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.rules.rule import TOLERANCE_M2
from siteplanner.core.site import Geometries, Site, shapes_of

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cover:
    """Which plants cover how much of which areas: three arrays of one length, by plant row, then area row."""

    plant: Rows
    area: Rows
    shared_m2: Floats


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of plant rows, first < second, with the distance between their nearest points in metres."""

    first: Rows
    second: Rows
    gap_m: Floats


@dataclass(frozen=True, eq=False)
class Layout:
    """``plants`` as in the plan; ``focus`` holds the rows to check (None: all); ``untestable`` rows whose footprint
    is not valid, which no rule but ``footprint-valid`` and sums without geometry may look at."""

    site: Site
    plants: gpd.GeoDataFrame
    focus: Rows | None = None
    untestable: Rows | None = None
    resting: Neighbours | None = None

    @cached_property
    def ids(self) -> npt.NDArray[np.object_]:
        return self.plants.index.to_numpy(dtype=object)

    @cached_property
    def shapes(self) -> Geometries:
        """Footprints; those of a single part as plain polygons."""
        shapes = shapes_of(self.plants).copy()
        single = shapely.get_num_geometries(shapes) == 1
        shapes[single] = shapely.get_geometry(shapes[single], 0)
        return shapes

    @cached_property
    def testable(self) -> Flags:
        flags = np.ones(len(self.plants), dtype=bool)
        if self.untestable is not None:
            flags[self.untestable] = False
        return flags

    @cached_property
    def all_rows(self) -> Rows:
        """Every row with a valid footprint, in focus or not."""
        return np.flatnonzero(self.testable)

    @cached_property
    def rows(self) -> Rows:
        """The rows to check: those in focus with a valid footprint, in order."""
        if self.focus is None:
            return self.all_rows
        focus = np.unique(self.focus)
        return focus[self.testable[focus]]

    # -- attributes ---------------------------------------------------------------------------------------------

    def number(self, column: str) -> Floats:
        """A numeric column, one value a plant; blank is NaN."""
        return self.plants[column].to_numpy(dtype=float, na_value=np.nan)

    def text(self, column: str) -> npt.NDArray[np.object_]:
        """A text column, one value a plant; blank is ''."""
        return self.plants[column].to_numpy(dtype=object, na_value="")

    def flag(self, column: str) -> Flags:
        """A boolean column, one value a plant; blank is False."""
        return self.plants[column].to_numpy(dtype=bool, na_value=False)

    def date(self, column: str) -> npt.NDArray[np.datetime64]:
        """A date column, one value a plant; blank is NaT."""
        return self.plants[column].to_numpy(dtype="datetime64[D]")

    # -- shared geometry ----------------------------------------------------------------------------------------

    @cached_property
    def parcel_cover(self) -> Cover:
        """For the rows to check: the parcels each covers by more than the area tolerance."""
        return self._cover(self.site.parcel_tree, self.site.parcel_shapes)

    @cached_property
    def zone_cover(self) -> Cover:
        """For the rows to check: the zones each covers by more than the area tolerance."""
        return self._cover(self.site.zone_tree, self.site.zone_shapes)

    @cached_property
    def zone_row(self) -> Rows:
        """For each of ``rows``: the row of the zone holding most of its footprint (a tie: the smaller id); -1: none."""
        return largest_cover(self.zone_cover, self.rows, self.site.zones.index)

    def _cover(self, tree: shapely.STRtree, areas: Geometries) -> Cover:
        at, area = tree.query(self.shapes[self.rows], predicate="intersects")
        shared_m2 = shapely.area(shapely.intersection(self.shapes[self.rows][at], areas[area]))
        keep = shared_m2 > TOLERANCE_M2
        at, area, shared_m2 = at[keep], area[keep], shared_m2[keep]
        order = np.lexsort((area, at))
        return Cover(self.rows[at[order]], area[order], shared_m2[order])

    @cached_property
    def neighbours(self) -> Neighbours:
        """The index of the valid footprints; taken over from an earlier layout where few plants changed since."""
        return self.resting or Neighbours.of(self.shapes, self.all_rows)

    def pairs_within(self, distance_m: float) -> Pairs:
        """Pairs of valid footprints nearer than ``distance_m`` of which at least one is to be checked."""
        first, second = self.neighbours.near(self.shapes, self.rows, distance_m)
        keep = (first != second) & self.testable[second]
        low, high = np.minimum(first[keep], second[keep]), np.maximum(first[keep], second[keep])
        pairs = np.unique(np.stack([low, high]), axis=1)
        return Pairs(pairs[0], pairs[1], shapely.distance(self.shapes[pairs[0]], self.shapes[pairs[1]]))


@dataclass(frozen=True, eq=False)
class Neighbours:
    """A spatial index of footprints that stays useful while a few of them move.

    ``tree`` holds the footprints of ``tree_rows`` as they were; ``moved`` are rows that must not be believed there.
    """

    tree: shapely.STRtree
    tree_rows: Rows
    moved: Rows

    @classmethod
    def of(cls, shapes: Geometries, rows: Rows) -> Neighbours:
        return cls(shapely.STRtree(shapes[rows]), rows, np.empty(0, dtype=np.intp))

    def near(self, shapes: Geometries, rows: Rows, distance_m: float) -> tuple[Rows, Rows]:
        """(asked row, row found) of every footprint within ``distance_m`` of a footprint asked for."""
        asked, found = self.tree.query(shapes[rows], predicate="dwithin", distance=distance_m)
        asked, found = rows[asked], self.tree_rows[found]
        if len(self.moved) == 0:
            return asked, found
        believed = ~np.isin(found, self.moved)
        a, b = np.repeat(rows, len(self.moved)), np.tile(self.moved, len(rows))
        close = shapely.dwithin(shapes[a], shapes[b], distance_m)
        return np.concatenate([asked[believed], a[close]]), np.concatenate([found[believed], b[close]])


def largest_cover(cover: Cover, rows: Rows, area_ids: pd.Index[str]) -> Rows:
    """For each row: the area it shares most with, ties going to the smaller id; -1 where it covers none."""
    best = np.full(len(rows), -1, dtype=np.intp)
    if len(cover.plant):
        rank = np.empty(len(area_ids), dtype=np.intp)
        rank[np.argsort(area_ids.to_numpy(dtype=object), kind="stable")] = np.arange(len(area_ids))
        order = np.lexsort((rank[cover.area], -cover.shared_m2, cover.plant))
        plant, first = np.unique(cover.plant[order], return_index=True)
        best[np.searchsorted(rows, plant)] = cover.area[order][first]
    return best


def rows_of(layout: Layout, plant_ids: Iterable[str]) -> Rows:
    """The rows of those plants, in order of the ids; plants that are not there are left out."""
    rows = layout.plants.index.get_indexer(pd.Index(list(plant_ids), dtype=object))
    found: Rows = rows[rows >= 0].astype(np.intp)
    return found
