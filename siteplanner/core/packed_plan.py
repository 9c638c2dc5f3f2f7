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
_Packed = bytes | gpd.GeoDataFrame


@dataclass(frozen=True, slots=True, eq=False)
class PackedPlan:
    """``bare`` is the plan without plants, ``anchor`` the one they are told against. Made by ``of``."""

    bare: Plan
    anchor: Plan
    plants: dict[str, _Packed]

    @classmethod
    def of(cls, plan: Plan, anchor: Plan) -> PackedPlan:
        """The plan, of which ``plan()`` is equal in everything; what cannot be told exactly is kept as it is."""
        packed = {
            name: _packed(frame, anchor.scenario_plants.get(name)) for name, frame in plan.scenario_plants.items()
        }
        return cls(replace(plan, scenario_plants={}), anchor, packed)

    def plan(self) -> Plan:
        """The plan, made anew."""
        return replace(self.bare, scenario_plants={name: self._frame(name) for name in self.plants})

    def _frame(self, name: str) -> gpd.GeoDataFrame:
        packed = self.plants[name]
        return _unpacked(packed, self.anchor.scenario_plants[name]) if isinstance(packed, bytes) else packed


def _packed(frame: gpd.GeoDataFrame, anchor: gpd.GeoDataFrame | None) -> _Packed:
    if anchor is None or frame is anchor:
        return frame
    try:
        patch = FramePatch.between(anchor, frame)
        if patch is None:
            return anchor
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
    return FramePatch.from_json(values, anchor.crs).apply(anchor)
