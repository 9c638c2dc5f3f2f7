"""By what plants can be summed: zone, product, parcel, substation, developer, project, status, use, year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.figures import Codes
from siteplanner.core.rules.layout import Layout, largest_cover
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Template, Text
from siteplanner.core.vocabulary import vocabulary

Key = str | int | None
"""The id, product, year or word of a group; None: the plants in no group."""
Names = tuple[str | None, str | None]


@dataclass(frozen=True, eq=False)
class Grouping:
    """``group`` is each plant's place among ``keys``; ``names`` are English and Chinese, None where there is none.

    ``labels`` are the words of a list of choices, by key; what has none is called by its name.
    """

    keys: list[Key]
    names: list[Names]
    group: Codes
    cumulative: bool = False
    labels: Mapping[Key, Text] | None = None

    def label(self, at: int) -> Text | None:
        """What a group is called: its name, else its key; None for the plants in no group."""
        key, (english, chinese) = self.keys[at], self.names[at]
        if self.labels is not None and key in self.labels:
            return self.labels[key]
        if english or chinese:
            return Named(english or "", chinese or "")
        return None if key is None else str(key)


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something to sum by. ``key_name`` is the name of its keys in answers; ``title`` what people call it; ``none``
    what they call the plants that have none. ``of`` lays it over a layout without focus."""

    key: str
    key_name: str
    title: Template
    none: Template
    of: Callable[[Layout], Grouping]


def zone_rows(layout: Layout) -> Codes:
    """The zone of every plant; -1 where it lies in none or its footprint is not sound."""
    return layout.standing.zone_row


def _by_zone(layout: Layout) -> Grouping:
    return _mapped(layout.site.zones, zone_rows(layout))


def _by_substation(layout: Layout) -> Grouping:
    known = pd.Index(layout.site.substations.index.to_numpy(dtype=object), dtype=object)
    rows = known.get_indexer(pd.Index(layout.text("substation_id"), dtype=object))
    return _mapped(layout.site.substations, rows)


def parcel_rows(layout: Layout) -> Codes:
    """The parcel that holds most of every plant (a tie: the smaller id); -1 where it lies on none."""
    every = np.arange(len(layout.plants))
    cover = layout.standing.parcels
    rank = np.zeros(len(layout.ground.parcel_ids), dtype=np.intp)
    under = np.unique(cover.area)
    rank[under[np.argsort(layout.ground.parcel_ids[under], kind="stable")]] = np.arange(len(under))
    return largest_cover(cover, every, rank)


def _by_parcel(layout: Layout) -> Grouping:
    rows = parcel_rows(layout)
    used = np.unique(rows[rows >= 0])
    return _occurring(_mapped(layout.site.parcels.iloc[used], np.where(rows < 0, -1, np.searchsorted(used, rows))))


def _by_product(layout: Layout) -> Grouping:
    catalogue = load_catalogue().products()
    grouping = _by_text(layout, "product", tuple(catalogue))
    names: list[Names] = [
        (None, None) if key is None else catalogue.get(str(key), (str(key),) * 2) for key in grouping.keys
    ]
    return Grouping(grouping.keys, names, grouping.group)


def _by_choice(layout: Layout, column: str, choices: str) -> Grouping:
    known = vocabulary(choices)
    labels: dict[Key, Text] = {choice.value: known.label(choice.value) for choice in known.choices}
    grouping = _by_text(layout, column, [str(key) for key in labels])
    return Grouping(grouping.keys, grouping.names, grouping.group, labels=labels)


def _by_text(layout: Layout, column: str, order: Sequence[str] = ()) -> Grouping:
    """By the words of a column: those of ``order`` first, then the others as they are sorted, then the blanks."""
    code, found = pd.factorize(layout.text(column))
    words = [str(word) for word in found]
    known = [word for word in order if word in words]
    keys: list[Key] = [*known, *sorted(set(words) - set(known) - {""}), None]
    places = {key: at for at, key in enumerate(keys)}
    place = np.array([places[word or None] for word in words] or [0], dtype=np.intp)
    return _occurring(Grouping(keys, [(None, None)] * len(keys), place[code]))


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
    return Grouping(keys, names, groups.group - (groups.group > at), groups.cumulative, groups.labels)


_IN_NO_ZONE = QT_TRANSLATE_NOOP("measures", "In no zone")
_ON_NO_PARCEL = QT_TRANSLATE_NOOP("measures", "On no parcel")
_NO_PRODUCT = QT_TRANSLATE_NOOP("measures", "No product")
_NO_SUBSTATION = QT_TRANSLATE_NOOP("measures", "No substation of the map")
_NO_DEVELOPER = QT_TRANSLATE_NOOP("measures", "No developer given")
_NO_PROJECT = QT_TRANSLATE_NOOP("measures", "No project given")
_NO_STATUS = QT_TRANSLATE_NOOP("measures", "No status given")
_NO_USE = QT_TRANSLATE_NOOP("measures", "No use given")
_UNDATED = QT_TRANSLATE_NOOP("measures", "No date given (always in service)")

DIMENSIONS: Mapping[str, Dimension] = {
    of.key: of
    for of in (
        Dimension("zone", "zone_id", QT_TRANSLATE_NOOP("measures", "Zone"), _IN_NO_ZONE, _by_zone),
        Dimension("product", "product", QT_TRANSLATE_NOOP("measures", "Product"), _NO_PRODUCT, _by_product),
        Dimension(
            "substation", "substation_id", QT_TRANSLATE_NOOP("measures", "Substation"), _NO_SUBSTATION, _by_substation
        ),
        Dimension("year", "year", QT_TRANSLATE_NOOP("measures", "Year"), _UNDATED, _by_year),
        Dimension("parcel", "parcel_id", QT_TRANSLATE_NOOP("measures", "Parcel"), _ON_NO_PARCEL, _by_parcel),
        Dimension(
            "developer",
            "developer",
            QT_TRANSLATE_NOOP("measures", "Developer"),
            _NO_DEVELOPER,
            lambda layout: _by_text(layout, "developer"),
        ),
        Dimension(
            "status",
            "status",
            QT_TRANSLATE_NOOP("measures", "Status"),
            _NO_STATUS,
            lambda layout: _by_choice(layout, "status", "plant_status"),
        ),
        Dimension(
            "project",
            "project_id",
            QT_TRANSLATE_NOOP("measures", "Project"),
            _NO_PROJECT,
            lambda layout: _by_text(layout, "project_id"),
        ),
        Dimension(
            "building_use",
            "building_use",
            QT_TRANSLATE_NOOP("measures", "Building use"),
            _NO_USE,
            lambda layout: _by_choice(layout, "building_use", "building_use"),
        ),
    )
}
"""The dimensions by key, in the order they are offered."""
