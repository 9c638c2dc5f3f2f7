"""From when on two outlines are the same, and a parcel a part of another."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache

from siteplanner.assets import resource


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Judgements of ``resources/parcel_matching.toml``, which says why; shares are of areas, between 0 and 1."""

    same_outline_m: float
    part_share: float
    kept_share: float
    number_share: float
    whole_map_share: float
    whole_map_spread: float


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Those that ship with the program."""
    with resource("parcel_matching.toml").open("rb") as file:
        data = tomllib.load(file)
    return Thresholds(**{field.name: float(data[field.name]["value"]) for field in fields(Thresholds)})
