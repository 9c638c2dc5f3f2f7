"""Place plants made from a type of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits.add_plants import AddPlants, add_plants
from siteplanner.core.edits.footprints import finite
from siteplanner.core.edits.selection import listed
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

LABEL = QT_TRANSLATE_NOOP("edits", "Place {plants}")
NAMED = QT_TRANSLATE_NOOP("edits", "Place {plants}, {name}")

Point = tuple[float, float]


@dataclass(frozen=True)
class PlacePlants(AddPlants):
    """Plants made from a type: footprints and attributes are those the type gave when the edit was made."""

    kind: ClassVar[str] = "place_plants"

    def label(self) -> Message:
        names = {row.get("name") for row in self.attributes}
        if len(names) == 1 and None not in names:
            return NAMED(plants=listed(self.plant_ids), name=names.pop())
        return LABEL(plants=listed(self.plant_ids))


def place_plants(
    plan: Plan,
    scenario_id: str,
    type_id: str,
    at: Point | Iterable[Point],
    angle_deg: float = 0.0,
    capacity: float | None = None,
    plant_ids: Iterable[str] | None = None,
    **attributes: Any,
) -> PlacePlants:
    """Place plants of a type of the catalogue, one a point of ``at``.

    ``at`` is easting, northing in metres (or several such points): the centre of the footprint's bounding box before
    it is turned ``angle_deg`` degrees counter-clockwise about that point. Without ``capacity``: the type's own.
    ``attributes`` overrule those of the type. Without ``plant_ids`` the plants are numbered on: P01, P02 …

    Raises EditError for an unknown type, scenario or column, a capacity outside the type's range, a value outside its
    domain, an id in use.
    """
    of = load_catalogue().get(type_id)
    points = np.asarray(at if isinstance(at, tuple) else list(at), dtype=float).reshape(-1, 2)
    turn = finite("angle_deg", angle_deg)
    defaults = {c.name: c.default for c in PLANTS.columns if c.default is not None}
    row: Mapping[str, Any] = {**defaults, **of.attributes(capacity), "type_id": type_id, **attributes}
    shapes = [of.footprint_at(finite("east", e), finite("north", n), turn, capacity) for e, n in points.tolist()]
    made = add_plants(plan, scenario_id, shapes, [row] * len(shapes), plant_ids)
    return PlacePlants(made.scenario_id, made.plant_ids, made.footprints, made.attributes)
