"""What a drawn shape becomes: a plant of a type, an area on a site, a zone, a parcel, a constraint, a hole …"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import Capacity
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.edits import Edit, add_features, cut_hole, draw_area, draw_plant, redraw_features
from siteplanner.core.edits.add_features import AddFeatures
from siteplanner.core.edits.place_plants import PlacePlants
from siteplanner.core.edits.pull_corner import SHARING_LAYERS
from siteplanner.core.edits.together import Together
from siteplanner.core.features import PLANTS, Feature, as_plants
from siteplanner.core.plan import Plan

Drawn = Literal["area", "line", "point"]
Kind = Literal["plant", "site_area", "zone", "parcel", "constraint_area", "constraint_line", "substation", "hole"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LINE_CONSTRAINTS = ("road", "railway", "power_line", "pipeline", "river")
"""What a map gives by its axis as a rule; the rest are areas, and so may these be."""

_LAYERS: dict[Kind, str] = {
    "plant": PLANTS,
    "site_area": "site_areas",
    "zone": "zones",
    "parcel": "parcels",
    "constraint_area": "constraints",
    "constraint_line": "constraints",
    "substation": "substations",
}
_DEFAULTS: dict[str, dict[str, Any]] = {"parcels": {"status": "available"}}


@dataclass(frozen=True, slots=True)
class DrawTarget:
    """What is chosen of it is the type of a plant, the use of an area on a site (green, office …), the kind of a
    constraint."""

    kind: Kind = "plant"
    type_id: str = ""
    constraint_kind: str = "other"
    capacity: Capacity = "follows"
    area_use: str = "green"

    @property
    def drawn(self) -> Drawn:
        """What has to be drawn."""
        if self.kind == "substation":
            return "point"
        return "line" if self.kind == "constraint_line" else "area"

    @property
    def layer(self) -> str | None:
        """The layer that gains by it; None for a hole, which changes what is selected."""
        return _LAYERS.get(self.kind)

    def choosing(self, choice: str) -> DrawTarget:
        """The same with another type, another use, or another kind of constraint."""
        if self.kind == "plant":
            return replace(self, type_id=choice)
        return replace(self, area_use=choice) if self.kind == "site_area" else replace(self, constraint_kind=choice)

    def edit(
        self, plan: Plan, scenario_id: str, shape: BaseGeometry, selected: tuple[Feature, ...], language: str
    ) -> Edit | None:
        """The edit that makes it of ``shape``; None where a hole is to be cut and not one thing alone is selected.

        Raises EditError as the edits do.
        """
        if self.kind == "hole":
            if len(selected) != 1:
                return None
            holed = cut_hole(plan, scenario_id, selected[0], shape)
            return redraw_features(plan, scenario_id, holed.features, holed.shapes)
        if self.kind == "plant":
            name = load_catalogue().get(self.type_id).name("zh" if language.startswith("zh") else "en")
            return draw_plant(plan, scenario_id, self.type_id, shape, capacity=self.capacity, name=name)
        layer = _LAYERS[self.kind]
        values = dict(_DEFAULTS.get(layer, {}))
        if layer == "constraints":
            values["kind"] = self.constraint_kind
        elif layer == "site_areas":
            values |= {"use": self.area_use, "scenario_id": scenario_id}
        elif layer == "parcels":
            values["zone_id"] = zone_around(plan, shape)
        if layer in SHARING_LAYERS:
            return draw_area(plan, layer, shape, values, scenario_id=scenario_id)
        return add_features(plan, layer, [shape], [values], scenario_id=scenario_id)


def zone_around(plan: Plan, shape: BaseGeometry) -> str | None:
    """The zone in which most of a drawn shape lies; None where it touches none."""
    site = plan.site
    if not shape.is_valid:
        return None
    rows = site.zone_tree.query(shape, predicate="intersects")
    rows = rows[shapely.is_valid(site.zone_shapes[rows])]
    if not len(rows):
        return None
    shares = shapely.area(shapely.intersection(site.zone_shapes[rows], shape))
    return str(site.zones.index[rows[int(shares.argmax())]]) if shares.max() > 0 else None


def drawn_features(edit: Edit) -> tuple[Feature, ...]:
    """What an edit of ``DrawTarget.edit`` added; nothing for a hole."""
    if isinstance(edit, PlacePlants):
        return as_plants(edit.plant_ids)
    several = edit.edits if isinstance(edit, Together) else (edit,)
    return tuple(feature for one in several if isinstance(one, AddFeatures) for feature in one.features)
