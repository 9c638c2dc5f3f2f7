"""An atlas: the same sheet for each zone or each plant, numbered, with a key map that says where one is."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

import geopandas as gpd

from siteplanner.core.errors import InputError
from siteplanner.core.moment import in_service, read_moment
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.extent import has_shape
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.templates import filled_in
from siteplanner.core.text import QT_TRANSLATE_NOOP

AtlasBy = Literal["zone", "plant"]
ATLAS_BY: tuple[AtlasBy, ...] = get_args(AtlasBy)
NOT_BY_THAT = QT_TRANSLATE_NOOP("errors", "An atlas cannot be made by “{by}”. Use one of: {known}.")
NO_ZONES = QT_TRANSLATE_NOOP("errors", "There is no atlas: the plan has no zones with a shape.")
NO_PLANTS = QT_TRANSLATE_NOOP("errors", "There is no atlas: the scenario has no plants with a shape by then.")


def atlas_of(plan: Plan, sheet: MapSheet, by: AtlasBy | str = "zone") -> tuple[MapSheet, ...]:
    """A sheet for each zone (or plant of the sheet's scenario in service by its moment) in the order of the plan.

    Each is the sheet given with the zone's or plant's name below the title, its number, and the key map. What has no
    shape is left out. Raises InputError where there is nothing to show, EditError for an unknown scenario.

    >>> from siteplanner.core.site import Site
    >>> atlas_of(Plan.new(Site.empty(4547)), MapSheet("A"), "page")
    Traceback (most recent call last):
    siteplanner.core.errors.InputError: An atlas cannot be made by “page”. Use one of: zone, plant.
    """
    if by not in ATLAS_BY:
        raise InputError(NOT_BY_THAT, by=by, known=", ".join(ATLAS_BY))
    shown = _shown(plan, sheet, by)
    shown = shown[has_shape(shown)]
    if not len(shown):
        raise InputError(NO_ZONES if by == "zone" else NO_PLANTS)
    names = shown["name"].to_numpy(dtype=object, na_value="")
    elements = tuple(dict.fromkeys((*sorted(filled_in(sheet).elements), "key_map")))
    pages = []
    for at, (key, name) in enumerate(zip(shown.index, names, strict=True), 1):
        about = {"zone_id": key, "plant_id": ""} if by == "zone" else {"zone_id": "", "plant_id": key}
        number = f"{at}/{len(shown)}"
        pages.append(
            replace(
                sheet,
                name=f"{sheet.name} {number}",
                centre=None,
                bounds=None,
                subtitle=f"{name} ({key})" if name and name != key else str(key),
                sheet_number=f"{sheet.sheet_number}-{number}" if sheet.sheet_number else number,
                elements=elements,
                **about,
            )
        )
    return tuple(pages)


def _shown(plan: Plan, sheet: MapSheet, by: str) -> gpd.GeoDataFrame:
    if by == "zone":
        return plan.site.zones
    return in_service(plan.plants(sheet.scenario_id or None), read_moment(sheet.moment) if sheet.moment else None)
