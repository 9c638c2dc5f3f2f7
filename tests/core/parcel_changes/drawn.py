"""Two maps of the same land, drawn for tests of what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd

from siteplanner.core import schema
from siteplanner.core.parcel_changes.change import ParcelChanges
from siteplanner.core.parcel_changes.comparison import parcel_changes
from tests.builders import frame


def parcels(rows: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """A frame of parcels ``{number: shape}`` or ``{number: (shape, attributes)}``."""
    made: gpd.GeoDataFrame = frame(schema.PARCELS, rows)
    return made


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> ParcelChanges:
    return parcel_changes(parcels(old), parcels(new))


def told(changes: ParcelChanges) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Kind, old and new numbers of what is not unchanged."""
    return [(c.kind, c.old, c.new) for c in changes.changes if c.kind != "unchanged"]
