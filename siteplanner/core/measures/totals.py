"""The figures of a scenario by any dimension (zone, product, year …); the rows add up to the total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from siteplanner.core.errors import InputError
from siteplanner.core.footprint_state import PlantState
from siteplanner.core.measures.figures import Figures, Floats, PlantFigures
from siteplanner.core.measures.groupings import DIMENSIONS, Grouping, Key
from siteplanner.core.measures.land_used import land_used_m2
from siteplanner.core.moment import When, in_service
from siteplanner.core.plan import DEFAULT_RULE_PACK, Plan
from siteplanner.core.rules.layout import Layout
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text, english

NO_SUCH_GROUPING = QT_TRANSLATE_NOOP("measures", "Totals by “{by}” are not known. Use one of: {known}.")


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One group: ``key`` is its id, product or year (None: the plants in no group); ``cumulative`` only by year.

    ``label`` is what a group of a list of choices is called, in words that are translated.
    """

    key: Key
    name_en: str | None
    name_zh: str | None
    figures: Figures
    cumulative: Figures | None = None
    label: Text | None = None

    def name(self, lang: str) -> str | None:
        return self.name_zh if lang.startswith("zh") else self.name_en


@dataclass(frozen=True)
class Totals:
    """``by`` names the grouping; ``total`` is over all plants, those in no group included."""

    scenario_id: str
    by: str
    rows: tuple[TotalsRow, ...]
    total: TotalsRow

    def to_json(self, lang: str = "en", say: Callable[[Text], str] = english) -> dict[str, Any]:
        """The answer of ``siteplanner totals --format json``; names in ``lang`` where there are two, the words of
        choices as ``say`` has them."""
        return {
            "scenario": self.scenario_id,
            "by": self.by,
            "rows": [self._row_json(row, lang, say) for row in self.rows],
            "total": self._row_json(self.total, lang, say),
        }

    def _row_json(self, row: TotalsRow, lang: str, say: Callable[[Text], str]) -> dict[str, Any]:
        name = row.name(lang) if row.label is None else say(row.label)
        json: dict[str, Any] = {KEY_NAMES[self.by]: row.key, "name": name, **row.figures.to_json()}
        if row.cumulative is not None:
            json["cumulative"] = row.cumulative.to_json()
        return json


def totals(plan: Plan, by: str = "zone", scenario_id: str | None = None, year: When = None) -> Totals:
    """The figures of a scenario (default: the active one) by zone, product, year or another of ``DIMENSIONS``.

    ``year`` (or a day) leaves out plants that enter service after it. A plant counts for the zone or parcel that holds
    most of its footprint (a tie: the smaller id). Every zone and substation has a row, and so have the plants in none;
    of the others those that occur. A footprint that is not sound counts 0 and is counted as missing, in no zone. The
    land of a parcel is shared out among all plants that are summed.
    Raises InputError for an unknown grouping, EditError for an unknown scenario.

    >>> from siteplanner.core.site import Site
    >>> totals(Plan.new(Site.empty(4547))).to_json()["total"]["plants"]
    0
    """
    if by not in GROUPINGS:
        raise InputError(NO_SUCH_GROUPING, by=by, known=", ".join(GROUPINGS))
    scenario = plan.scenario(scenario_id).scenario_id
    layout = layout_of(plan, in_service(plan.plants(scenario), year))
    figures = PlantFigures.of(layout, footprints_m2(layout), land_used_m2(layout))
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


def totalled(scenario_id: str, by: str, figures: PlantFigures, groups: Grouping) -> Totals:
    """The totals of plants by a grouping."""
    count = len(groups.group)
    sums = figures.sums(groups.group, len(groups.keys))
    whole = figures.sums(np.zeros(count, dtype=np.intp), 1)[0]
    growing: list[Figures | None] = [None] * len(sums)
    if groups.cumulative:
        growing = [figures.only(groups.group <= at) for at in range(len(sums))]
    labels = groups.labels or {}
    rows = tuple(
        TotalsRow(key, *names, of, grown, labels.get(key))
        for key, names, of, grown in zip(groups.keys, groups.names, sums, growing, strict=True)
    )
    return Totals(scenario_id, by, rows, TotalsRow(None, None, None, whole, whole if groups.cumulative else None))


KEY_NAMES: Mapping[str, str] = {key: of.key_name for key, of in DIMENSIONS.items()}
GROUPINGS: Mapping[str, Callable[[Layout], Grouping]] = {key: of.of for key, of in DIMENSIONS.items()}
