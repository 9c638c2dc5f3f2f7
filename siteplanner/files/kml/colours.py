"""How features look in KML: by land use, by status, by kind, in the colours of the map."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

from siteplanner.assets import resource
from siteplanner.core import schema
from siteplanner.core.land_use import read_code

LAND_OPACITY = 0x80
PLANT_OPACITY = 0xD9
"""Pictures from above show through land, hardly through plants."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Look:
    """Colours are ``#rrggbbaa``; ``fill`` '' for none."""

    line: str
    width: float
    fill: str


def looks_of(layer: str, frame: gpd.GeoDataFrame) -> list[str]:
    """The key of each row's look, to be asked of ``look``."""
    if layer == schema.PARCELS.name:
        return [_land_use(code, system) for code, system in zip(frame["land_use"], frame["code_system"], strict=True)]
    column = {schema.CONSTRAINTS.name: "kind", schema.PLANTS.name: "status"}.get(layer)
    if column is None:
        return [UNKNOWN] * len(frame)
    known = _constraints() if layer == schema.CONSTRAINTS.name else _statuses()
    return [value if isinstance(value, str) and value in known else UNKNOWN for value in frame[column]]


def look(layer: str, key: str) -> Look:
    """The look of a key of ``looks_of``."""
    if layer == schema.PARCELS.name:
        colour = _land_colours().get(key)
        fill = _with(colour, LAND_OPACITY) if colour else ""
        return Look(_line(_map()["parcels"]["line"]), 1.0, fill)
    if layer == schema.PLANTS.name:
        colour = _light(_statuses().get(key, _map()["plants"]["by_status"]["other"])["color"])
        return Look(_line(_map()["plants"]["line"]), 1.5, _with(colour, PLANT_OPACITY))
    if layer == schema.CONSTRAINTS.name:
        row = _constraints().get(key, _constraints()["other"])
        line = row["line"].get("casing", row["line"]["color"])
        return Look(_with(_light(line)), float(row["line"]["width"]), _with(_light(row["fill"]["color"])))
    if layer == schema.SUBSTATIONS.name:
        return Look(_line(_map()["substations"]["marker"]), 1.0, "")
    return Look(_line(_map()["zones"]["line"]), 2.5, "")


def kml_colour(colour: str) -> str:
    """As KML writes it: alpha, blue, green, red.

    >>> kml_colour("#0072b280")
    '80b27200'
    """
    red, green, blue, alpha = (colour[at : at + 2] for at in (1, 3, 5, 7))
    return alpha + blue + green + red


def _land_use(code: Any, system: Any) -> str:
    """The longest part of the guide's code that has a colour."""
    if pd.isna(code):
        return UNKNOWN
    own = read_code(str(code), "" if pd.isna(system) else str(system)).code
    known = _land_colours()
    return next((own[:length] for length in range(len(own), 1, -1) if own[:length] in known), UNKNOWN)


def _line(row: Mapping[str, Any]) -> str:
    return _with(_light(row["color"]))


def _light(colour: str | Mapping[str, str]) -> str:
    return colour if isinstance(colour, str) else colour["light"]


def _with(colour: str, alpha: int = 0xFF) -> str:
    return colour if len(colour) == 9 else f"{colour}{alpha:02x}"


@cache
def _land_colours() -> Mapping[str, str]:
    with resource("styles", "land_use.toml").open("rb") as file:
        rows = tomllib.load(file)["use"]
    return {row["code"]: "#" + "".join(f"{part:02x}" for part in row["plan_rgb"]) for row in rows}


@cache
def _map() -> Mapping[str, Any]:
    with resource("styles", "map.toml").open("rb") as file:
        return tomllib.load(file)


def _constraints() -> Mapping[str, Any]:
    return {row["kind"]: row for row in _map()["constraint"]}


def _statuses() -> Mapping[str, Any]:
    return {key: row for key, row in _map()["plants"]["by_status"].items() if key != "other"}
