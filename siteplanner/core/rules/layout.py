"""One scenario's plants as arrays over its site: what every rule reads.

Geometry is planar, in the plan's CRS, in metres. Work that several rules need (which parcels a footprint
covers, which zone it lies in, which plants are near) is done once here and shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.edges_about_boxes import gaps_to_loose_edges_m, held_and_apart
from siteplanner.core.ground import Areas, Ground, ground_of
from siteplanner.core.land import FEW, closed_land, merged_land
from siteplanner.core.once_per_frame import Footprints
from siteplanner.core.rules.cover import Cover, MergedLand, Standing
from siteplanner.core.rules.neighbours import Neighbours
from siteplanner.core.rules.occupied import Occupied
from siteplanner.core.rules.rule import GAP_TOLERANCE_M, TOLERANCE_M2
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.work import MANY, in_pieces, pause, piecewise

Rows = npt.NDArray[np.intp]
T = TypeVar("T")
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

TIE_DECIMALS = 3  # shared areas equal to a thousandth of a square metre are a tie: far below the area tolerance
PAIRS_AT_ONCE = 4_000  # geometries cut with each other between two moments at which a check may be stopped
PAIRS_M = 50.0  # pairs are looked for at least so far apart, as far as rules of the program look: once for all of them
WINDOW_M = 50.0  # how far from where it stands a plant's clearances are asked for, where nobody says
LARGE_AREAS = 4  # areas are large where there are so many footprints to each
WELL_WITHIN_M = 5.0  # how far within its parcels a footprint is seen to lie without measuring: what setbacks ask for
ROUNDING_M = 1e-6  # what is seen so is told so much smaller: far more than GEOS's own rounding of distances
ALL = 1 << 62  # shared with the second thread from so many on: never
PLAIN = 64  # areas of no more points in the mean are looked at edge by edge, for each footprint near them anew
AS_TEXT = " as text"  # ends the key of a column kept with its blanks as ''


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of plant rows, first < second, with the distance between their nearest points in metres."""

    first: Rows
    second: Rows
    gap_m: Floats

    def within(self, distance_m: float) -> Pairs:
        """Those of them that are no further apart."""
        near = self.gap_m <= distance_m
        return Pairs(self.first[near], self.second[near], self.gap_m[near])


@dataclass(frozen=True, slots=True)
class Outside:
    """Which plants lie how far outside the land: three arrays of one length, by plant row."""

    plant: Rows
    parts: Geometries
    area_m2: Floats


@dataclass(frozen=True, eq=False)
class Layout:
    """``plants`` as in the plan; ``focus`` holds the rows to check (None: all); ``untestable`` rows whose footprint
    is not valid, which no rule but ``footprint-valid`` and sums without geometry may look at.

    A layout made after an edit takes over what the edit left alone: ``resting``, ``footprints`` (as ``shapes``),
    ``columns`` (what was read of the attributes so far) and ``stood``, where the plants out of focus stand (without
    focus: where all stand); ``vacated`` are the parcels that those in focus stood on before. ``window`` is the ground
    (a box) on which the plant may be put whose clearances are asked for (see :func:`Layout.window_of`). ``of_all`` is
    what all layouts of a frame share; it counts only while site and footprints are those it was made of.
    """

    site: Site
    plants: gpd.GeoDataFrame
    focus: Rows | None = None
    untestable: Rows | None = None
    resting: Neighbours | None = None
    footprints: Geometries | None = None
    columns: dict[str, npt.NDArray[Any]] = field(default_factory=dict)
    rules_off: frozenset[str] = frozenset()
    window: shapely.Polygon | None = None
    stood: Standing | None = None
    vacated: Rows | None = None
    of_all: Footprints | None = None

    @cached_property
    def ground(self) -> Ground:
        return ground_of(self.site)

    @cached_property
    def ids(self) -> npt.NDArray[np.object_]:
        return self.plants.index.to_numpy(dtype=object)

    @cached_property
    def shapes(self) -> Geometries:
        """Footprints; those of a single part as plain polygons."""
        return single_parts(shapes_of(self.plants)) if self.footprints is None else self.footprints

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
    def asked(self) -> Rows:
        """The rows in focus, whatever their footprint, in order."""
        return np.arange(len(self.plants)) if self.focus is None else np.unique(self.focus)

    @cached_property
    def rows(self) -> Rows:
        """The rows to check: those in focus with a valid footprint, in order."""
        return self.asked[self.testable[self.asked]]

    @cached_property
    def untested(self) -> Rows:
        """The rows in focus that are not to be checked, for their footprint."""
        if self.focus is None:
            return np.empty(0, dtype=np.intp) if self.untestable is None else self.untestable
        return self.asked[~self.testable[self.asked]]

    # -- attributes ---------------------------------------------------------------------------------------------

    def raw(self, column: str) -> npt.NDArray[Any]:
        """A column as stored; integers and booleans as floats, blank NaN. Rules read attributes only through here."""
        if column not in self.columns:
            self.columns[column] = raw_column(self.plants, column)
        return self.columns[column]

    def number(self, column: str) -> Floats:
        """A numeric column, one value a plant; blank is NaN."""
        return self.raw(column)

    def text(self, column: str) -> npt.NDArray[np.object_]:
        """A text column, one value a plant; blank is ''."""
        key = column + AS_TEXT
        if key not in self.columns:
            raw = self.raw(column)
            self.columns[key] = np.where(pd.isna(raw), "", raw)
        return self.columns[key]

    def date(self, column: str) -> npt.NDArray[np.datetime64]:
        """A date column, one value a plant; blank is NaT."""
        return self.raw(column).astype("datetime64[D]")

    # -- shared geometry ----------------------------------------------------------------------------------------

    @cached_property
    def parcel_cover(self) -> Cover:
        """For the rows to check: the parcels each covers by more than the area tolerance."""
        return self._on_parcels[0]

    @cached_property
    def _on_parcels(self) -> tuple[Cover, Rows]:
        return self._shared("parcel cover", lambda: self._cover(self.ground.parcels))

    def parcels_under(self, row: int) -> list[str]:
        """The ids of the parcels that a row to check covers by more than the area tolerance, sorted."""
        cover = self.parcel_cover
        first, last = cover.plant.searchsorted(row), cover.plant.searchsorted(row, "right")
        return sorted(map(str, self.ground.parcel_ids[cover.area[first:last]].tolist()))

    @cached_property
    def zone_cover(self) -> Cover:
        """For the rows to check: the zones each covers by more than the area tolerance."""
        return self._shared("zone cover", lambda: self._cover(self.ground.zones)[0])

    @cached_property
    def zone_row(self) -> Rows:
        """For each of ``rows``: the row of the zone holding most of its footprint (a tie: the smaller id); -1: none."""
        return largest_cover(self.zone_cover, self.rows, self.ground.zone_rank)

    @cached_property
    def standing(self) -> Standing:
        """Where every plant stands, in focus or not."""
        if self.focus is None:
            return self.stood or Standing(self.parcel_cover, self._of_every_plant(self.zone_row))
        if self.stood is None:
            return replace(self, focus=None).standing
        stood = self.stood.made_room(len(self.plants))
        return stood.with_plants(self.asked, self.parcel_cover, self.rows, self.zone_row)

    @property
    def known_standing(self) -> Standing | None:
        """Where every plant stands, if that was worked out already."""
        return self.__dict__.get("standing", self.stood if self.focus is None else None)

    @cached_property
    def parcels_asked(self) -> Rows | None:
        """The rows of the parcels to check, in order: those the plants in focus stand or stood on; None: all."""
        if self.focus is None:
            return None
        under = self.parcel_cover.area
        return np.unique(under if self.vacated is None else np.concatenate([under, self.vacated]))

    @cached_property
    def occupied(self) -> Occupied:
        """The parcels to check that plants stand on."""
        return Occupied.of(self)

    def _of_every_plant(self, of_rows: Rows) -> Rows:
        """A value of each of ``rows`` as one of every plant; -1 for the others."""
        every = np.full(len(self.plants), -1, dtype=np.intp)
        every[self.rows] = of_rows
        return every

    def _shared(self, what: str, make: Callable[[], T]) -> T:
        """What ``make`` gives; where this layout is of all plants of a frame, it is made once for all layouts of it."""
        known = self.of_all
        if known is None or self.focus is not None or known.site() is not self.site:
            return make()
        same = known.shapes is self.footprints and known.untestable is self.untestable
        return known.made_once(what, make) if same else make()

    def _cover(self, areas: Areas) -> tuple[Cover, Rows]:
        """The cover, and the rows that boxes show to lie ``WELL_WITHIN_M`` within one of the areas."""
        shapes = self.shapes[self.rows]
        at, area = areas.tree.query(shapes)  # by boxes: nearly all of these meet, and what they share tells the others
        shared_m2 = shapely.area(shapes)[at]
        within = self.rows[:0]
        if self.many and len(at) >= MANY:
            held, apart, well_within = _seen_by_boxes(shapes, areas, at, area)
            shared_m2[apart] = 0.0
            within = self.rows[np.bincount(at[well_within], minlength=len(shapes)) > 0]
            doubtful = np.flatnonzero(~(held | apart))
            cut = doubtful[~_held(shapes, areas, at[doubtful], area[doubtful])]
        else:
            cut = np.flatnonzero(~_held(shapes, areas, at, area))
        shared_m2[cut] = in_pieces(
            _shared_m2, shapes[at[cut]], areas.shapes[area[cut]], piece=PAIRS_AT_ONCE, shared_from=FEW
        )
        keep = shared_m2 > TOLERANCE_M2
        at, area, shared_m2 = at[keep], area[keep], shared_m2[keep]
        order = np.argsort(at * len(areas.shapes) + area)  # no pair is there twice
        return Cover(self.rows[at[order]], area[order], shared_m2[order]), within

    @cached_property
    def many(self) -> bool:
        """Whether so many plants are checked that boxes are looked at first; of few measuring is as quick."""
        return len(self.rows) >= MANY

    @cached_property
    def surely_within_m(self) -> Floats:
        """For every plant row: metres that its footprint lies within the boundary of the parcels it covers, merged, at
        the least; 0 where it would have to be measured. Gaps closed would only make it more."""
        return self._shared("surely within", self._surely_within_m)

    def _surely_within_m(self) -> Floats:
        seen_m = np.zeros(len(self.plants))
        if not self.many:
            return seen_m
        cover, within = self._on_parcels
        seen_m[within] = WELL_WITHIN_M
        plants = cover.by_plant
        plant, at, parcels = self._parcels_of((plants.count > 1) & (seen_m[plants.plant] == 0))
        whole = shapely.get_type_id(self.shapes[plant]) == shapely.GeometryType.POLYGON  # none of it somewhere else
        pause()
        gaps_m = gaps_to_loose_edges_m(self.shapes[plant], at, parcels, WELL_WITHIN_M)
        seen_m[plant] = np.where(whole, gaps_m, 0.0)
        return np.maximum(seen_m - ROUNDING_M, 0.0)

    def _parcels_of(self, asked: Flags) -> tuple[Rows, Rows, Geometries]:
        """Some plants in the cover of parcels, and these parcels: each with the place of its plant among them."""
        cover, plants = self.parcel_cover, self.parcel_cover.by_plant
        plant, count = plants.plant[asked], plants.count[asked]
        parcels = self.ground.parcels.shapes[cover.area[np.repeat(asked, plants.count)]]
        return plant, np.repeat(np.arange(len(plant)), count), parcels

    @cached_property
    def outside(self) -> Outside:
        """The rows to check that lie outside the union of all parcels by more than the area tolerance.

        Hairline gaps between parcels count as land. A footprint that one parcel holds needs no union, and one that
        several hold needs no gap closed.
        """
        cover, rows = self.parcel_cover, self.rows
        most_m2 = np.zeros(len(rows))
        np.maximum.at(most_m2, np.searchsorted(rows, cover.plant), cover.shared_m2)
        doubtful = rows[shapely.area(self.shapes[rows]) - most_m2 > TOLERANCE_M2]
        if self.many:
            doubtful = doubtful[self.surely_within_m[doubtful] == 0]
        doubtful = doubtful[self._off_covered_land(doubtful)]
        if len(doubtful) == 0:
            return Outside(doubtful, np.empty(0, dtype=object), np.empty(0))
        shapes, parcels = self.shapes[doubtful], self.ground.parcels
        at, area = parcels.tree.query(shapes, predicate="dwithin", distance=10 * GAP_TOLERANCE_M)
        land = closed_land(at, parcels.shapes[area], len(doubtful), GAP_TOLERANCE_M)
        parts = shapely.difference(shapes, land)
        area_m2 = shapely.area(parts)
        keep = area_m2 > TOLERANCE_M2
        return Outside(doubtful[keep], parts[keep], area_m2[keep])

    def _off_covered_land(self, rows: Rows) -> Flags:
        """Which of some rows, none within a single parcel, do not lie within the several they cover either, every gap
        between these left open."""
        off = np.ones(len(rows), dtype=bool)
        several = np.flatnonzero(np.isin(rows, self._on_many)) if len(rows) else rows
        shapes, land = self.shapes[rows[several]], self.merged_under(rows[several])
        cut = np.flatnonzero(~shapely.covered_by(shapes, land))  # a third of the price of cutting
        off[several] = False
        off[several[cut]] = shapely.area(shapely.difference(shapes[cut], land[cut])) > TOLERANCE_M2
        return off

    @cached_property
    def _on_many(self) -> Rows:
        """The rows to check that stand on several parcels."""
        return self.parcel_cover.by_plant.plant[self.parcel_cover.by_plant.count > 1]

    def merged_under(self, plants: Rows) -> Geometries:
        """The parcels under each of some plants on several, merged: most of the work for such a plant. Those of which
        boxes did not show that they lie well within are merged once for all rules."""
        known = self._merged_land
        if not self.many:
            return known.of(plants)
        others = ~np.isin(plants, known.plant)
        if not others.any():
            return known.of(plants)
        lands = np.empty(len(plants), dtype=object)
        lands[~others] = known.of(plants[~others])
        lands[others] = self._merged(np.isin(self.parcel_cover.by_plant.plant, plants[others])).of(plants[others])
        return lands

    @cached_property
    def _merged_land(self) -> MergedLand:
        plants = self.parcel_cover.by_plant
        asked = plants.count > 1
        if self.many:
            asked &= self.surely_within_m[plants.plant] < WELL_WITHIN_M - 2 * ROUNDING_M
        return self._shared("merged land", lambda: self._merged(asked))

    def _merged(self, asked: Flags) -> MergedLand:
        plant, at, parcels = self._parcels_of(asked)
        pause()
        return MergedLand(plant, merged_land(at, parcels, len(plant)))

    @cached_property
    def neighbours(self) -> Neighbours:
        """The index of the valid footprints; taken over from an earlier layout where few plants changed since."""
        return self.resting or self._shared("neighbours", lambda: Neighbours.of(self.shapes, self.all_rows))

    # -- around one plant, for clearances -----------------------------------------------------------------------------

    def window_of(self, row: int) -> shapely.Polygon:
        """The ground on which a plant may be put: clearances hold for every footprint within it.

        Where none was given it is the box around the footprint, widened by ``WINDOW_M``.
        """
        if self.window is not None:
            return self.window
        west, south, east, north = shapely.bounds(self.shapes[row])
        box: shapely.Polygon = shapely.box(west - WINDOW_M, south - WINDOW_M, east + WINDOW_M, north + WINDOW_M)
        return box

    def others_near(self, row: int, distance_m: float) -> Rows:
        """The other plants with a valid footprint within ``distance_m`` of that ground, in order."""
        found = self.neighbours.around(self.window_of(row), distance_m, self.shapes)
        others: Rows = found[found != row]
        return others

    def pairs_within(self, distance_m: float) -> Pairs:
        """Pairs of valid footprints within ``distance_m`` of which at least one is to be checked."""
        for reach_m, known in self._pairs:
            if distance_m <= reach_m:
                return known.within(distance_m)
        reach_m = max(distance_m, PAIRS_M)
        found = self._pairs_within(reach_m)
        self._pairs.append((reach_m, found))
        return found.within(distance_m)

    @cached_property
    def shared_ground(self) -> tuple[Geometries, Floats]:
        """What each of the pairs within 0 m has in common, and its area: for all rules that ask."""
        pairs = self.pairs_within(0.0)
        shared = shapely.intersection(self.shapes[pairs.first], self.shapes[pairs.second])
        return shared, shapely.area(shared)

    @cached_property
    def _pairs(self) -> list[tuple[float, Pairs]]:
        """The pairs that were looked for, with how far."""
        return []

    def _pairs_within(self, distance_m: float) -> Pairs:
        first, second = self.neighbours.near(self.shapes, self.rows, distance_m)
        keep = (first != second) & self.testable[second]
        if not keep.any():
            return Pairs(first[keep], second[keep], np.empty(0))
        low, high = np.minimum(first[keep], second[keep]), np.maximum(first[keep], second[keep])
        once = np.unique(low * len(self.plants) + high)
        low, high = np.divmod(once, max(1, len(self.plants)))
        gap_m = in_pieces(shapely.distance, self.shapes[low], self.shapes[high])
        return Pairs(low, high, gap_m).within(distance_m)


def _held(shapes: Geometries, areas: Areas, at: Rows, area: Rows) -> Flags:
    """Of pairs of a footprint and an area: whether this holds it whole. Most footprints lie in one area, which is
    quicker seen than cut; where areas are large, each is prepared for all footprints at once."""
    if len(at) < LARGE_AREAS * len(areas.shapes):
        return in_pieces(shapely.covered_by, shapes[at], areas.shapes[area], piece=PAIRS_AT_ONCE)
    holding, held = shapely.STRtree(shapes).query(areas.shapes, predicate="covers")
    return np.isin(at * len(areas.shapes) + area, held * len(areas.shapes) + holding)


def _seen_by_boxes(shapes: Geometries, areas: Areas, at: Rows, area: Rows) -> tuple[Flags, Flags, Flags]:
    """Of pairs of a footprint and an area, as far as boxes tell: whether this holds it, has nothing in common with it,
    holds it with ``WELL_WITHIN_M`` to spare."""
    paired = areas.shapes[area]
    if shapely.get_num_coordinates(paired).sum() > PLAIN * len(paired):
        unknown = np.zeros(len(at), dtype=bool)
        return unknown, unknown, unknown
    boxes = shapely.bounds(shapes)[at]
    pieces = piecewise(lambda some: held_and_apart(boxes[some], paired[some], WELL_WITHIN_M), len(at), shared_from=ALL)
    held, apart, well_within = (np.concatenate(flags) for flags in zip(*pieces, strict=True))
    return held, apart, well_within


def _shared_m2(a: Geometries, b: Geometries) -> Floats:
    """Area shared by each ``a`` with its ``b``."""
    shared_m2: Floats = shapely.area(shapely.intersection(a, b))
    return shared_m2


def largest_cover(cover: Cover, rows: Rows, rank: Rows) -> Rows:
    """For each row: the area it shares most with, ties going to the lower ``rank``; -1 where it covers none."""
    best = np.full(len(rows), -1, dtype=np.intp)
    if len(cover.plant):
        order = np.lexsort((rank[cover.area], -np.round(cover.shared_m2, TIE_DECIMALS), cover.plant))
        plant, first = np.unique(cover.plant[order], return_index=True)
        best[np.searchsorted(rows, plant)] = cover.area[order][first]
    return best


def rows_of(layout: Layout, plant_ids: Iterable[str]) -> Rows:
    """The rows of those plants, in order of the ids; plants that are not there are left out."""
    rows = layout.plants.index.get_indexer(pd.Index(list(plant_ids), dtype=object))
    found: Rows = rows[rows >= 0].astype(np.intp)
    return found


def single_parts(shapes: Geometries) -> Geometries:
    """A copy in which multipolygons of one part are that part."""
    out = shapes.copy()
    single = shapely.get_num_geometries(out) == 1
    out[single] = shapely.get_geometry(out[single], 0)
    return out


def raw_column(plants: gpd.GeoDataFrame, column: str) -> npt.NDArray[Any]:
    """A column without a copy where pandas allows it; nullable integers and booleans as floats, blank NaN."""
    array = plants[column].array
    if isinstance(array, pd.arrays.IntegerArray | pd.arrays.BooleanArray):
        return array.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(array)
