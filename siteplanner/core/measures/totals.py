"""The figures of a scenario by zone, product, substation, year or parcel; the rows add up to the total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import InputError
from siteplanner.core.footprint_state import PlantState
from siteplanner.core.measures.figures import Codes, Figures, Floats, PlantFigures
from siteplanner.core.moment import When, in_service
from siteplanner.core.plan import DEFAULT_RULE_PACK, Plan
from siteplanner.core.rules.layout import Layout, largest_cover
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_GROUPING = QT_TRANSLATE_NOOP("measures", "Totals by “{by}” are not known. Use one of: {known}.")
Key = str | int | None


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One group: ``key`` is its id, product or year (None: the plants in no group); ``cumulative`` only by year."""

    key: Key
    name_en: str | None
    name_zh: str | None
    figures: Figures
    cumulative: Figures | None = None

    def name(self, lang: str) -> str | None:
        return self.name_zh if lang.startswith("zh") else self.name_en


@dataclass(frozen=True)
class Totals:
    """``by`` names the grouping; ``total`` is over all plants, those in no group included."""

    scenario_id: str
    by: str
    rows: tuple[TotalsRow, ...]
    total: TotalsRow

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The answer of ``siteplanner totals --format json``; names in ``lang`` where there are two."""
        return {
            "scenario": self.scenario_id,
            "by": self.by,
            "rows": [self._row_json(row, lang) for row in self.rows],
            "total": self._row_json(self.total, lang),
        }

    def _row_json(self, row: TotalsRow, lang: str) -> dict[str, Any]:
        json: dict[str, Any] = {KEY_NAMES[self.by]: row.key, "name": row.name(lang), **row.figures.to_json()}
        if row.cumulative is not None:
            json["cumulative"] = row.cumulative.to_json()
        return json


def totals(plan: Plan, by: str = "zone", scenario_id: str | None = None, year: When = None) -> Totals:
    """The figures of a scenario (default: the active one) by zone, product, substation, year or parcel.

    ``year`` (or a day) leaves out plants that enter service after it. A plant counts for the zone or parcel that holds
    most of its footprint (a tie: the smaller id). Every zone and substation has a row, and so have the plants in none;
    of products, years and parcels those that occur. A footprint that is not sound counts 0 and is counted as missing,
    in no zone.
    Raises InputError for an unknown grouping, EditError for an unknown scenario.

    >>> from siteplanner.core.site import Site
    >>> totals(Plan.new(Site.empty(4547))).to_json()["total"]["plants"]
    0
    """
    if by not in GROUPINGS:
        raise InputError(NO_SUCH_GROUPING, by=by, known=", ".join(GROUPINGS))
    scenario = plan.scenario(scenario_id).scenario_id
    layout = layout_of(plan, in_service(plan.plants(scenario), year))
    figures = PlantFigures.of(layout, footprints_m2(layout))
    return totalled(scenario, by, figures, GROUPINGS[by](layout))


def layout_of(plan: Plan, plants: gpd.GeoDataFrame) -> Layout:
    """The plants over the plan's site, those with unsound footprints marked."""
    return PlantState.of(plan.site, plants, least_footprint_m2(plan)).layout


def least_footprint_m2(plan: Plan) -> float:
    """The area below which the plan's rules take a footprint for unsound; that of the default pack where they cannot be
    read, which the check says."""
    try:
        pack = pack_of(plan)
    except InputError:
        pack = load_pack(DEFAULT_RULE_PACK)
    return pack.settings("footprint-valid").value("min_area_m2")


def footprints_m2(layout: Layout) -> Floats:
    """The area of each footprint, NaN where it is not sound."""
    area_m2 = np.full(len(layout.plants), np.nan)
    area_m2[layout.all_rows] = shapely.area(layout.shapes[layout.all_rows])
    return area_m2


@dataclass(frozen=True, eq=False)
class Grouping:
    """``group`` is each plant's place among ``keys``; ``names`` are English and Chinese, None where there is none."""

    keys: list[Key]
    names: list[tuple[str | None, str | None]]
    group: Codes
    cumulative: bool = False


def totalled(scenario_id: str, by: str, figures: PlantFigures, groups: Grouping) -> Totals:
    """The totals of plants by a grouping."""
    count = len(groups.group)
    sums = figures.sums(groups.group, len(groups.keys))
    whole = figures.sums(np.zeros(count, dtype=np.intp), 1)[0]
    growing: list[Figures | None] = [None] * len(sums)
    if groups.cumulative:
        growing = [figures.only(groups.group <= at) for at in range(len(sums))]
    rows = tuple(
        TotalsRow(key, *names, of, grown)
        for key, names, of, grown in zip(groups.keys, groups.names, sums, growing, strict=True)
    )
    return Totals(scenario_id, by, rows, TotalsRow(None, None, None, whole, whole if groups.cumulative else None))


def zone_grouping(layout: Layout, zone_row: Codes) -> Grouping:
    """Every zone in the map's order, then the plants in none; ``zone_row`` is each plant's zone, -1 in none."""
    return _mapped(layout.site.zones, zone_row)


def zone_rows(layout: Layout) -> Codes:
    """The zone of every plant; -1 where it lies in none or its footprint is not sound."""
    return _spread(layout, layout.zone_row)


def _by_zone(layout: Layout) -> Grouping:
    return zone_grouping(layout, zone_rows(layout))


def _by_substation(layout: Layout) -> Grouping:
    known = pd.Index(layout.site.substations.index.to_numpy(dtype=object), dtype=object)
    rows = known.get_indexer(pd.Index(layout.text("substation_id"), dtype=object))
    return _mapped(layout.site.substations, rows)


def _by_parcel(layout: Layout) -> Grouping:
    parcels = layout.site.parcels
    rank = np.empty(len(parcels), dtype=np.intp)
    rank[np.argsort(layout.ground.parcel_ids, kind="stable")] = np.arange(len(parcels))
    rows = _spread(layout, largest_cover(layout.parcel_cover, layout.rows, rank))
    used = np.unique(rows[rows >= 0])
    group = np.where(rows < 0, len(used), np.searchsorted(used, rows))
    return _occurring(_mapped(parcels.iloc[used], np.where(group == len(used), -1, group)))


def _by_product(layout: Layout) -> Grouping:
    product = layout.text("product")
    catalogue = load_catalogue().products()
    found = {str(key) for key in product.tolist()} - {""}
    order = [*(key for key in catalogue if key in found), *sorted(found - set(catalogue))]
    place = {key: at for at, key in enumerate(order)}
    group = np.fromiter((place.get(key, len(order)) for key in product), dtype=np.intp, count=len(product))
    names = [catalogue.get(key, (key, key)) for key in order]
    return _occurring(Grouping([*order, None], [*names, (None, None)], group))


def _by_year(layout: Layout) -> Grouping:
    since = layout.date("in_service")
    undated = np.isnat(since)
    year = since.astype("datetime64[Y]").astype(np.int64) + 1970
    years = np.unique(year[~undated])
    group = np.where(undated, 0, 1 + np.searchsorted(years, year))
    keys: list[Key] = [None, *years.tolist()]
    return _occurring(Grouping(keys, [(None, None)] * len(keys), group, cumulative=True))


def _mapped(areas: gpd.GeoDataFrame, rows: Codes) -> Grouping:
    """Every area in the map's order, then the plants whose row is -1."""
    names = [(name or None, name or None) for name in areas["name"].to_numpy(dtype=object, na_value="").tolist()]
    keys: list[Key] = [*map(str, areas.index), None]
    return Grouping(keys, [*names, (None, None)], np.where(rows < 0, len(areas), rows))


def _occurring(groups: Grouping) -> Grouping:
    """The grouping without the null group where no plant is in it."""
    at = groups.keys.index(None)
    if (groups.group == at).any():
        return groups
    keys, names = list(groups.keys), list(groups.names)
    del keys[at], names[at]
    return Grouping(keys, names, groups.group - (groups.group > at), groups.cumulative)


def _spread(layout: Layout, of_rows: Codes) -> Codes:
    """A value of each of the layout's rows to check, as one of every plant; -1 for the others."""
    spread = np.full(len(layout.plants), -1, dtype=np.intp)
    spread[layout.rows] = of_rows
    return spread


KEY_NAMES: Mapping[str, str] = {
    "zone": "zone_id",
    "product": "product",
    "substation": "substation_id",
    "year": "year",
    "parcel": "parcel_id",
}
GROUPINGS: Mapping[str, Callable[[Layout], Grouping]] = {
    "zone": _by_zone,
    "product": _by_product,
    "substation": _by_substation,
    "year": _by_year,
    "parcel": _by_parcel,
}
