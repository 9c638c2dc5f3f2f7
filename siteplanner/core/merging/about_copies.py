"""Areas and annotations that are about a thing which got another id in a merge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

import geopandas as gpd
import pandas as pd

from siteplanner.core.schema import PLANTS

Copied: TypeAlias = tuple[str, str, str]
"""Layer, scenario ('' but for plants) and the id that two had."""


def about_copies(frame: gpd.GeoDataFrame, not_these: pd.Index, copies: Mapping[Copied, str]) -> gpd.GeoDataFrame:
    """The frame with its rows about the new ids, but for those in ``not_these``, which were there before."""
    if not copies or len(frame) == 0:
        return frame
    own = ~frame.index.isin(not_these)
    told = frame.copy()
    for name in ("plant_id", "style"):
        if name in frame.columns:
            cells = [
                _now(name, value, scenario, copies) if mine else value
                for value, scenario, mine in zip(frame[name], frame["scenario_id"].fillna(""), own, strict=True)
            ]
            told[name] = pd.Series(cells, index=frame.index, dtype=frame[name].dtype)
    return told


def _now(name: str, value: object, scenario_id: str, copies: Mapping[Copied, str]) -> object:
    if not isinstance(value, str):
        return value
    if name == "plant_id":
        return copies.get((PLANTS.name, scenario_id, value), value)
    return _style(value, scenario_id, copies)


def _style(style: str, scenario_id: str, copies: Mapping[Copied, str]) -> str:
    """A dimension's style, its anchors on the things under their new ids; any other as it is."""
    try:
        values = json.loads(style)
        anchors = [anchor for anchor in values["anchors"] if anchor]
        keys = [(a["layer"], scenario_id if a["layer"] == PLANTS.name else "", a["id"]) for a in anchors]
    except (ValueError, KeyError, TypeError):
        return style
    if not any(key in copies for key in keys):
        return style
    for anchor, key in zip(anchors, keys, strict=True):
        anchor["id"] = copies.get(key, anchor["id"])
    return json.dumps(values, ensure_ascii=False)
