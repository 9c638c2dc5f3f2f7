"""The edit that gives features of any layer one value, as a property editor or a table asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from siteplanner.core import schema
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.set_capacities import set_capacities
from siteplanner.core.edits.set_capacity import set_capacity
from siteplanner.core.edits.set_cells import set_cells
from siteplanner.core.edits.set_layer_attributes import set_layer_attributes
from siteplanner.core.features import PLANTS
from siteplanner.core.land_use import require_known
from siteplanner.core.plan import Plan


def set_value(plan: Plan, layer: str, ids: Sequence[str], column: str, value: Any, *, scenario_id: str = "") -> Edit:
    """Give the rows ``ids`` of a layer the same value in one column (None: blank).

    A plant's capacity takes footprint and figures along, by the law of its type; where no type says how, it is a figure
    like others. Raises EditError for an unknown layer, column or row, for a value that does not fit, and for a land use
    that the code system of a row does not know.
    """
    if (layer, column) == (schema.PARCELS.name, "land_use"):
        parcels = plan.site.parcels
        for system in parcels["code_system"][parcels.index.isin(ids)].unique():
            require_known(value, system)
    if layer == PLANTS:
        owner = plan.scenario(scenario_id or None).scenario_id
        plants = plan.require_plants(owner, tuple(ids))
        if column == "capacity" and value is not None:
            rows = plants.loc[list(ids)]
            if not (rows["type_id"].isna() | rows["capacity"].isna()).all():
                one = len(ids) == 1
                return set_capacity(plan, owner, ids[0], value) if one else set_capacities(plan, owner, ids, value)
        if column in schema.PLANTS.names():
            return set_attributes(owner, ids, {column: value})
    elif layer in {of.name for of in schema.BASE_LAYERS} and column in schema.base_layer(layer).names():
        return set_layer_attributes(layer, ids, {column: value})
    return set_cells(plan, layer, {column: dict.fromkeys(ids, value)}, scenario_id=scenario_id)
