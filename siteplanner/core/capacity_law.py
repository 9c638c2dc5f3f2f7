"""What becomes of a plant's figures when its area or its capacity changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Capacity = Literal["follows", "fixed"]
"""When an area is changed by hand: ``follows`` scales capacity and figures by the type's law, ``fixed`` leaves them."""
CAPACITY: tuple[Capacity, ...] = ("follows", "fixed")
FLOOR_AREA = "floor_area_m2"

NO_TYPE = QT_TRANSLATE_NOOP(
    "errors", "Plant “{plant}” has no type or no capacity, so nothing says how it grows. Set its figures one by one."
)
NOT_A_LAW = QT_TRANSLATE_NOOP("errors", "“{capacity}” is no way to treat capacity. Known ways: {known}.")


def known_law(capacity: str) -> Capacity:
    """``capacity`` as one of the known ways. Raises EditError naming them."""
    for way in CAPACITY:
        if way == capacity:
            return way
    raise EditError(NOT_A_LAW, capacity=capacity, known=", ".join(CAPACITY))


def has_law(row: Mapping[str, Any]) -> bool:
    """Whether the catalogue says how a plant of these attributes grows: its type does, and from this capacity on."""
    if not _is_typed(row):
        return False
    of = load_catalogue().get(row["type_id"])
    return (
        of.capacity_min is not None
        and of.capacity_max is not None
        and (of.capacity_min <= float(row["capacity"]) <= of.capacity_max)
    )


def _is_typed(row: Mapping[str, Any]) -> bool:
    type_id = row["type_id"]
    known = isinstance(type_id, str) and type_id in load_catalogue().types and not pd.isna(row["capacity"])
    return known and load_catalogue().get(type_id).capacity is not None


def grown_figures(row: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The figures that change: the type's own; one that was set by hand in the same proportion; a blank stays."""
    figures = {}
    for name, new in after.items():
        old, here = before[name], row[name]
        if old != new and not pd.isna(here):
            figures[name] = new if here == old else here * new / old
    return figures


def resized(plant_id: str, row: Mapping[str, Any], ratio: float, capacity: Capacity) -> dict[str, Any]:
    """The figures of a plant whose area becomes ``ratio`` times as large; those that stay are left out.

    ``fixed`` changes the floor area alone, which is the building's and not the process's. ``follows`` is
    the law of ``set_capacity`` the other way round: areas are in proportion to capacity. Raises EditError for a plant
    without type or capacity, and where the capacity would leave the type's range.
    """
    if ratio == 1.0:
        return {}
    floor = {} if pd.isna(row[FLOOR_AREA]) else {FLOOR_AREA: float(row[FLOOR_AREA]) * ratio}
    if capacity == "fixed":
        return floor
    if not _is_typed(row):
        raise EditError(NO_TYPE, plant=plant_id)
    of, now = load_catalogue().get(row["type_id"]), float(row["capacity"])
    # Nine digits: legible, and the footprint stays the one of its type to a thousandth of a square metre
    becomes = float(f"{now * ratio:.9g}")
    return {**floor, "capacity": becomes, **grown_figures(row, of.attributes(now), of.attributes(becomes))}
