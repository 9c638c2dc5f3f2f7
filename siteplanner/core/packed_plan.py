"""A plan of long ago in little room: its plants as what differs from those of another plan, the rest shared with it.

A frame of plants takes some 50 kB however few they are, what differs of it a tenth of that.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import orjson

from siteplanner.core.errors import EditError
from siteplanner.core.frames import frames_equal
from siteplanner.core.plan import Plan
from siteplanner.core.plan_patch import FramePatch

_FAST = 1
"""zlib's quickest level."""
_Packed = bytes | gpd.GeoDataFrame | None
"""What differs from the anchor's frame; the frame itself; or nothing, for the anchor's own."""


@dataclass(frozen=True, slots=True, eq=False)
class PackedPlan:
    """``bare`` is the plan without plants; who keeps it knows the plan they are told against. Made by ``of``."""

    bare: Plan
    plants: dict[str, _Packed]

    @classmethod
    def of(cls, plan: Plan, anchor: Plan) -> PackedPlan:
        """The plan, of which ``plan(anchor)`` is equal in everything; what cannot be told exactly is kept as it is."""
        packed = {
            name: _packed(frame, anchor.scenario_plants.get(name)) for name, frame in plan.scenario_plants.items()
        }
        return cls(replace(plan, scenario_plants={}), packed)

    def plan(self, anchor: Plan) -> Plan:
        """The plan, made anew from the anchor or one that is equal to it."""
        plants = {name: _frame(packed, anchor.scenario_plants.get(name)) for name, packed in self.plants.items()}
        return replace(self.bare, scenario_plants=plants)


def _frame(packed: _Packed, anchor: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame:
    if isinstance(packed, gpd.GeoDataFrame):
        return packed
    assert anchor is not None  # else the frame itself was kept
    return anchor if packed is None else _unpacked(packed, anchor)


def _packed(frame: gpd.GeoDataFrame, anchor: gpd.GeoDataFrame | None) -> _Packed:
    if anchor is None:
        return frame
    try:
        patch = FramePatch.between(anchor, frame)
        if patch is None:
            return None
        if patch.whole:
            return frame
        packed = zlib.compress(orjson.dumps(patch.to_json()), _FAST)
        return packed if _is_exact(_unpacked(packed, anchor), frame) else frame
    except (EditError, ValueError, TypeError, KeyError):  # texts and numbers that JSON does not hold
        return frame


def _is_exact(made: gpd.GeoDataFrame, frame: gpd.GeoDataFrame) -> bool:
    same_index = made.index.name == frame.index.name and made.index.dtype == frame.index.dtype
    return same_index and made.crs == frame.crs and frames_equal(made, frame)


def _unpacked(packed: bytes, anchor: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    values: dict[str, Any] = orjson.loads(zlib.decompress(packed))
    crs = anchor.crs
    assert crs is not None  # every frame of a plan has the site's
    return FramePatch.from_json(values, crs).apply(anchor)
