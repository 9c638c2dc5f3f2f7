"""Give features other shapes, the figures of plants going with their areas."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.capacity_law import known_law
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.reshape_features import reshape_features
from siteplanner.core.edits.resize_features import resized_figures
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.together import together
from siteplanner.core.features import PLANTS, Feature, plants_of, shape_of
from siteplanner.core.plan import Plan

SAME_SHARE = 1e-9
"""Areas that differ by less are the same but for rounding."""


def redraw_features(
    plan: Plan, scenario_id: str, features: Iterable[Feature], shapes: Iterable[BaseGeometry], capacity: str = "fixed"
) -> Edit:
    """Give features the ``shapes``, parallel to them, as one step; figures of plants follow their areas.

    ``capacity`` is ``follows`` (capacity and figures by the law of each plant's type) or ``fixed`` (the floor area
    alone). A plant that had no area keeps its figures. Raises EditError as ``reshape_features`` does, and where the
    capacity would leave its type's range.
    """
    way, reshape = known_law(capacity), reshape_features(scenario_id, features, shapes)
    ratios = [
        _ratio(shape_of(plan, scenario_id, feature), shape)
        for feature, shape in zip(reshape.features, reshape.shapes, strict=True)
        if feature.layer == PLANTS
    ]
    values = resized_figures(plan, scenario_id, reshape.features, ratios, way)
    owner = plan.scenario(scenario_id or None).scenario_id
    figures = zip(plants_of(reshape.features), values, strict=True)
    sets = [set_attributes(owner, [plant_id], row) for plant_id, row in figures if row]
    return together(reshape.label(), [reshape, *sets]) if sets else reshape


def _ratio(before: BaseGeometry, after: BaseGeometry) -> float:
    """By what the area grows; that of an outline that crosses itself is the area of its loops.

    From nothing, or to nothing, figures stay: a floor area that became 0 would stay 0 for good.
    """
    was_m2, is_m2 = (float(shapely.area(s if s.is_valid else shapely.make_valid(s))) for s in (before, after))
    ratio = is_m2 / was_m2 if was_m2 > 0.0 and is_m2 > 0.0 else 1.0
    return 1.0 if abs(ratio - 1.0) < SAME_SHARE else ratio
