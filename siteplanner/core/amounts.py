"""What becomes of the figures of a row when its shape is cut into several, or several are made one.

Amounts add up: capacity, load, jobs. They are shared out or summed, and never doubled. Of figures that describe, the
strictest holds for the whole: the worst hazard class, the lowest height limit. Anything else is not for a program to
decide where it differs; the first row's value stands and the column is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from siteplanner.core.plant_type import EXTENSIVE, WHOLE_NUMBERS
from siteplanner.core.schema import Layer

Sharing = Literal["by_area", "first"]
"""Amounts of a row that is cut: to the parts by their area, or all to the first and none known of the others."""

AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "plants": ("capacity", *EXTENSIVE, "oil_t"),
    "zones": ("power_quota_kw",),
    "parcels": ("official_area_m2",),
}
REGISTERED: frozenset[str] = frozenset({"official_area_m2"})
"""Amounts that somebody has certified for the whole: nobody has for a part, so parts have none."""

OF_THE_SHAPE: Mapping[str, tuple[str, ...]] = {"plants": ("walls",)}
"""What is known of one outline and of no other: a fire wall that is not there would be taken for one."""

_WORST: Mapping[str, Any] = {"hazard_class": "A", "open_flame": True, "fire_grade": 4}
"""Nothing is stricter than these, whatever a blank beside them stands for."""
_BLANK_IS_MILDER = frozenset({"half_width_m"})
"""What somebody has measured of one piece of a road or line says more of the whole than the figure for its grade."""

_UNIT_LOAD = ("power_kw", "demand_factor", "power_factor")


def _greatest(values: Sequence[Any]) -> Any:
    return max(values)


def _least(values: Sequence[Any]) -> Any:
    return min(values)


_STRICTEST: Mapping[str, Mapping[str, Callable[[Sequence[Any]], Any]]] = {
    "plants": {
        "hazard_class": _least,  # A before B
        "open_flame": _greatest,
        "fire_grade": _greatest,
        "height_m": _greatest,
        "storeys": _greatest,
        "storey_height_m": _greatest,
    },
    "parcels": {"height_limit_m": _least},
    "zones": {"height_limit_m": _least},
    "constraints": {
        "half_width_m": _greatest,
        "tower_height_m": _greatest,
        "fire_grade": _greatest,
        "height_m": _greatest,
    },
}


@dataclass(frozen=True)
class Merged:
    """``values`` a column of the one row. ``differing`` columns hold the first row's value, the first of the values
    (None for a blank) to choose from; ``strictest`` ones the strictest of several, ``unknown`` ones are blank
    because not every row has a value, ``of_the_shape`` ones because what they say is known of each outline alone."""

    values: Mapping[str, Any]
    differing: Mapping[str, tuple[Any, ...]]
    strictest: tuple[str, ...]
    unknown: tuple[str, ...]
    of_the_shape: tuple[str, ...] = ()


def parted(
    of: Layer, row: Mapping[str, Any], areas_m2: Sequence[float], sharing: Sharing = "by_area"
) -> list[dict[str, Any]]:
    """What each part's row has other than the whole's, in the order of the parts.

    >>> from siteplanner.core.schema import PLANTS
    >>> parted(PLANTS, {"capacity": 1000.0, "jobs": 7.0}, [30.0, 10.0])
    [{'capacity': 750.0, 'jobs': 5.0}, {'capacity': 250.0, 'jobs': 2.0}]
    """
    shares = np.cumsum(areas_m2) / np.sum(areas_m2) if np.sum(areas_m2) > 0 else np.ones(len(areas_m2))
    made: list[dict[str, Any]] = [{} for _ in areas_m2]
    for name in AMOUNTS.get(of.name, ()):
        whole: Any = row.get(name)
        if _blank(whole):
            continue
        parts = _shared(float(whole), shares, whole_numbers=name in WHOLE_NUMBERS)
        if name in REGISTERED:
            parts = [None] * len(areas_m2)
        elif sharing == "first":
            parts = [float(whole), *[None] * (len(areas_m2) - 1)]
        for values, part in zip(made, parts, strict=True):
            values[name] = part
    for name in OF_THE_SHAPE.get(of.name, ()):
        if not _blank(row.get(name)):
            made = [values | {name: None} for values in made]
    return made


def _shared(whole: float, shares: Any, *, whole_numbers: bool) -> list[float | None]:
    """The amount in proportion, such that the parts add up to it."""
    up_to = np.round(whole * shares) if whole_numbers and whole == round(whole) else whole * shares
    up_to[-1] = whole
    return [float(part) for part in np.diff(up_to, prepend=0.0)]


def merged(of: Layer, rows: pd.DataFrame) -> Merged:
    """One row's values from several rows of a layer, in that order; columns the schema does not know are not looked at.

    >>> from siteplanner.core.schema import ZONES
    >>> two = pd.DataFrame({"name": ["N", "S"], "power_quota_kw": [2e4, 1e4], "height_limit_m": [24.0, 18.0]})
    >>> one = merged(ZONES, two)
    >>> one.values["power_quota_kw"], one.values["height_limit_m"], one.differing
    (30000.0, 18.0, {'name': ('N', 'S')})
    """
    values: dict[str, Any] = {}
    differing: dict[str, tuple[Any, ...]] = {}
    strictest: list[str] = []
    unknown: list[str] = []
    shape: list[str] = []
    amounts, strict = AMOUNTS.get(of.name, ()), _STRICTEST.get(of.name, {})
    for column in of.columns:
        name = column.name
        if name not in rows.columns:
            continue
        cells = [None if _blank(cell) else cell for cell in rows[name].tolist()]
        known = [cell for cell in cells if cell is not None]
        values[name] = cells[0]
        if name in amounts:
            counted = _that_count(of, rows, name, cells)
            values[name] = None if not known or None in counted else float(sum(counted))
            unknown += [name] if known and values[name] is None else []
        elif name in OF_THE_SHAPE.get(of.name, ()):
            values[name] = None
            shape += [name] if known else []
        elif not known or (len(known) == len(cells) and len(set(known)) == 1):
            continue
        elif name in strict:
            values[name] = _strictest(name, strict[name], cells)
            (unknown if values[name] is None else strictest).append(name)
        elif name not in _UNIT_LOAD:
            differing[name] = tuple(dict.fromkeys(cells))
    values |= _unit_load(rows) if of.name == "plants" else {}
    return Merged(values, differing, tuple(strictest), tuple(unknown), tuple(shape))


def _that_count(of: Layer, rows: pd.DataFrame, name: str, cells: list[Any]) -> list[Any]:
    """The cells that must be known for a sum: what makes no product has no capacity to be known."""
    if of.name != "plants" or name != "capacity" or "product" not in rows.columns:
        return cells
    makes = [not _blank(product) for product in rows["product"].tolist()]
    return [cell for cell, product in zip(cells, makes, strict=True) if product or cell is not None]


def _strictest(name: str, of: Callable[[Sequence[Any]], Any], cells: list[Any]) -> Any:
    """The strictest of the cells; unknown where a blank could be stricter still."""
    known = [cell for cell in cells if cell is not None]
    found = of(known)
    stands = name in _BLANK_IS_MILDER or _WORST.get(name) == found
    return found if len(known) == len(cells) or stands else None


def _unit_load(rows: pd.DataFrame) -> dict[str, Any]:
    """Demand and power factor with which the whole asks of its substation what the rows did together."""
    if not set(_UNIT_LOAD) <= set(rows.columns):
        return {}
    power, demand, factor = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in _UNIT_LOAD)
    values: dict[str, Any] = {}
    for name, cells in (("demand_factor", demand), ("power_factor", factor)):
        if len(set(cells.tolist())) == 1:
            values[name] = None if np.isnan(cells[0]) else float(cells[0])
    asked = power * demand
    if "demand_factor" not in values:
        values["demand_factor"] = _number(asked.sum(), power.sum())
    if "power_factor" not in values:
        values["power_factor"] = _number(asked.sum(), (asked / factor).sum())
    return values


def _number(over: float, under: float) -> float | None:
    return float(over / under) if np.isfinite(over) and np.isfinite(under) and under > 0 else None


def _blank(value: Any) -> bool:
    missing: bool = value is None or pd.isna(value)
    return missing
