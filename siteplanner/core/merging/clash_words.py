"""What clashes, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
from shapely.geometry.base import BaseGeometry

from siteplanner.core import schema
from siteplanner.core.errors import EditError
from siteplanner.core.merging.clashes import WHOLE, ClashKey, Side
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

OF_PLANT = QT_TRANSLATE_NOOP("merging", "plant {id} (scenario {scenario})")
OF_LAYER = QT_TRANSLATE_NOOP("merging", "{layer}: {id}")
OF_PLAN = QT_TRANSLATE_NOOP("merging", "the plan")
SHAPE = QT_TRANSLATE_NOOP("merging", "shape")
THERE = QT_TRANSLATE_NOOP("merging", "there or not")
BLANK = QT_TRANSLATE_NOOP("merging", "blank")
NOT_THERE = QT_TRANSLATE_NOOP("merging", "not there")
IS_THERE = QT_TRANSLATE_NOOP("merging", "there")
AREA = QT_TRANSLATE_NOOP("merging", "{east_m:.1f}, {north_m:.1f}; {area_m2:,.1f} m²")
PARTS: dict[str, Template] = {
    "scenarios": QT_TRANSLATE_NOOP("merging", "Scenario"),
    "settings": QT_TRANSLATE_NOOP("merging", "Setting"),
    "extra": QT_TRANSLATE_NOOP("merging", "Setting"),
    "name": QT_TRANSLATE_NOOP("merging", "Name of the plan"),
    "active_scenario": QT_TRANSLATE_NOOP("merging", "Scenario shown"),
    "rule_pack": QT_TRANSLATE_NOOP("merging", "Rule pack"),
}
OF_SCENARIO: dict[str, Template] = {
    "name": QT_TRANSLATE_NOOP("merging", "name"),
    "description": QT_TRANSLATE_NOOP("merging", "description"),
    "parent_id": QT_TRANSLATE_NOOP("merging", "parent scenario"),
    "created": QT_TRANSLATE_NOOP("merging", "made on"),
    "archived": QT_TRANSLATE_NOOP("merging", "archived"),
    "not_taken_over": QT_TRANSLATE_NOOP("merging", "plants not taken over from the parent"),
}
YES_NO = {True: QT_TRANSLATE_NOOP("merging", "yes"), False: QT_TRANSLATE_NOOP("merging", "no")}
SIDES: dict[Side, Template] = {
    "mine": QT_TRANSLATE_NOOP("merging", "mine"),
    "theirs": QT_TRANSLATE_NOOP("merging", "theirs"),
    "base": QT_TRANSLATE_NOOP("merging", "as before"),
    "both": QT_TRANSLATE_NOOP("merging", "both"),
}


def thing(key: ClashKey) -> Message | Template:
    """What the clash is about."""
    if key.part == schema.PLANTS.name:
        return OF_PLANT(id=key.id, scenario=key.scenario_id)
    label = PARTS[key.part] if key.part in PARTS else schema.layer(key.part).label
    return OF_LAYER(layer=label, id=key.id.replace("|", " · ")) if key.id else label


def field_name(key: ClashKey) -> Message | Template | str:
    """Which of its fields."""
    if key.field == WHOLE:
        return THERE
    if key.field == "geometry":
        return SHAPE
    if key.part == "scenarios" and key.field in OF_SCENARIO:
        return OF_SCENARIO[key.field]
    try:
        return schema.layer(key.part).column(key.field).label
    except EditError:
        return key.field


def value_words(key: ClashKey, value: Any) -> Message | Template | str:
    """One of its values."""
    if key.field == WHOLE:
        if isinstance(value, dict) and set(value) == {"value"}:
            return str(value["value"])
        return NOT_THERE if value is None else IS_THERE
    if isinstance(value, BaseGeometry):
        place = value.centroid
        return BLANK if value.is_empty else AREA(area_m2=value.area, east_m=place.x, north_m=place.y)
    if value is None or value == "" or bool(pd.isna(value)):
        return BLANK
    return YES_NO[value] if isinstance(value, bool) else str(value)
