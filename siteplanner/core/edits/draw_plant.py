"""Place a plant of a type of the catalogue with a footprint drawn by hand."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import FLOOR_AREA, Capacity, known_law
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits.add_plants import add_plants
from siteplanner.core.edits.place_plants import PlacePlants
from siteplanner.core.plan import Plan
from siteplanner.core.plant_type import PlantType
from siteplanner.core.schema import PLANTS

LEGIBLE_DIGITS = 4
"""A shape drawn by hand says no more of a capacity than so many digits."""


def draw_plant(
    plan: Plan,
    scenario_id: str,
    type_id: str,
    shape: BaseGeometry,
    *,
    capacity: Capacity = "follows",
    plant_id: str | None = None,
    **attributes: Any,
) -> PlacePlants:
    """Place a plant of a type whose footprint is ``shape``, a Polygon or MultiPolygon in the plan's CRS.

    With ``capacity="follows"`` its capacity is in proportion to the area drawn, and its figures follow by the type's
    law; with ``"fixed"`` it is the type's own and the floor area alone follows. A type without a capacity has its own
    figures. ``attributes`` overrule those of the type. Without ``plant_id`` it is numbered on.

    Raises EditError for an unknown type, scenario or column, an area for which the type has no capacity, a shape that
    is no area.
    """
    of = load_catalogue().get(type_id)
    defaults = {c.name: c.default for c in PLANTS.columns if c.default is not None}
    row = {**defaults, **drawn_figures(of, float(shapely.area(shape)), known_law(capacity)), **attributes}
    made = add_plants(plan, scenario_id, [shape], [row], None if plant_id is None else [plant_id])
    return PlacePlants(made.scenario_id, made.plant_ids, made.footprints, made.attributes)


def drawn_figures(of: PlantType, area_m2: float, capacity: Capacity) -> dict[str, object]:
    """The attributes that a type gives a footprint of ``area_m2``. Raises EditError for a capacity out of its range.

    >>> drawn_figures(load_catalogue().get("anode_finishing"), 6000.0, "fixed")["capacity"]
    10000.0
    """
    ratio = area_m2 / float(of.footprint().area)
    if capacity == "follows" and of.capacity is not None:
        return of.attributes(float(f"{of.capacity * ratio:.{LEGIBLE_DIGITS}g}"))
    figures = of.attributes()
    floor = figures.get(FLOOR_AREA)
    return figures | ({FLOOR_AREA: float(str(floor)) * ratio} if floor is not None else {})
