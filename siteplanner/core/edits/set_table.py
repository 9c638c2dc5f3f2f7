"""The edit that puts values of a table into a layer, cell by cell; capacities take their footprints along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.set_capacity import set_capacity
from siteplanner.core.edits.set_cells import SEVERAL, set_cells
from siteplanner.core.edits.together import together
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS
from siteplanner.core.plan import Plan
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import Message

Values = Mapping[str, Mapping[str, Any]]


def set_table(
    plan: Plan, layer: str, values: Values, *, scenario_id: str = ""
) -> tuple[Edit | None, dict[str, Message]]:
    """An edit for ``{column: {id: value}}``, and why the capacities of some plants cannot be set, by id.

    A capacity grows its plant by the law of its type; other figures given for the plant then stand as given. Where its
    type is given too, neither the old law nor the new one fits its figures: the capacity is set alone. None where
    nothing is left to set. Raises EditError as ``set_cells`` does.
    """
    cells = {name: dict(rows) for name, rows in values.items()}
    refused: dict[str, Message] = {}
    grown: list[Edit] = []
    if layer == PLANTS and "capacity" in cells:
        scenario_id = plan.scenario(scenario_id or None).scenario_id
        types = plan.plants(scenario_id)["type_id"]
        retyped = {i for i, value in cells.get("type_id", {}).items() if i in types.index and types[i] != value}
        lawful = {i: value for i, value in cells["capacity"].items() if i not in retyped}
        plain = {i: value for i, value in cells["capacity"].items() if i in retyped}
        grown, rest_plain, refused = _grown(plan, scenario_id, lawful)
        cells["capacity"] = {**plain, **rest_plain}
    cells = {name: rows for name, rows in cells.items() if rows}
    rest = [set_cells(plan, layer, cells, scenario_id=scenario_id)] if cells else []
    made = [*grown, *rest]
    if len(made) < 2:
        return (made[0] if made else None), refused
    count = len(grown) + sum(len(rows) for rows in cells.values())
    return together(SEVERAL(layer=layer_of(layer).label, count=count), made), refused


def _grown(
    plan: Plan, scenario_id: str, capacities: Mapping[str, Any]
) -> tuple[list[Edit], dict[str, Any], dict[str, Message]]:
    """Edits for plants with a law, the capacities of those without one, and why some cannot be."""
    plants = plan.require_plants(scenario_id, tuple(capacities))
    made: list[Edit] = []
    plain: dict[str, Any] = {}
    refused: dict[str, Message] = {}
    for plant_id, value in capacities.items():
        lawless = plants["type_id"].isna()[plant_id] or plants["capacity"].isna()[plant_id]
        if value is None or lawless:
            plain[plant_id] = value
            continue
        try:
            made.append(set_capacity(plan, scenario_id, plant_id, value))
        except EditError as error:
            refused[plant_id] = error.message
    return made, plain, refused
