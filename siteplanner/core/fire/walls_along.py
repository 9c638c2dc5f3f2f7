"""What becomes of the walls of plants whose footprints an edit changes.

Moving takes them along, turning turns them. After any other change it is not certain which wall is which, and a fire
wall on the wrong side would be a wrong "valid": they are blanked, to be entered anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fire.walls import LENGTH_TOLERANCE_M, outline_of, read_walls, same_outline, walls_text
from siteplanner.core.plan import Plan
from siteplanner.core.site import Geometries, shapes_of

WALLS = "walls"
Way = Literal["moved", "turned", "mirrored"]
"""What an edit does to a footprint that keeps its shape. ``turned``: perhaps moved too, every corner the one it was."""
ROUNDING = 1e-9
"""An angle (in radians) below this is one of rounding: 0.1 mm over 100 km."""


def walls_after(text: object, before: BaseGeometry, after: BaseGeometry, way: Way) -> str | None:
    """The cell of a plant whose footprint was ``before`` and is ``after``; None for a blank."""
    walls = read_walls(text)
    if walls is None or not walls.fit(before) or way == "mirrored":
        return None
    angle_deg = _turned_by(before, after) if way == "turned" else 0.0
    if angle_deg:
        return walls_text(walls.turned(angle_deg, after))
    return str(text) if same_outline(outline_of(before), outline_of(after)) else None


def walls_along(
    plants: gpd.GeoDataFrame, rows: Iterable[int], before: Geometries, after: Geometries, way: Way
) -> dict[int, str | None]:
    """The cells of ``rows`` that change, where their footprints were ``before`` and are ``after``, both parallel."""
    cells = plants[WALLS].array if WALLS in plants.columns else None
    if cells is None:
        return {}
    at = np.asarray(rows, dtype=np.intp)
    entered = np.flatnonzero(~cells[at].isna())
    changed = {}
    for row, was, is_now in zip(at[entered].tolist(), before[entered], after[entered], strict=True):
        cell = cells[row]
        if isinstance(cell, str) and cell:
            made = walls_after(cell, was, is_now, way)
            if made != cell:
                changed[row] = made
    return changed


def walls_lost(before: Plan, after: Plan, scenario_id: str) -> tuple[str, ...]:
    """The plants of a scenario whose change of shape has cost them what was entered of their walls, in order."""
    old, new = before.plants(scenario_id), after.plants(scenario_id)
    if old is new or not len(old) or not len(new) or (had := old[WALLS].notna().to_numpy()).sum() == 0:
        return ()
    was = np.flatnonzero(had)
    rows = new.index.get_indexer(old.index[was])
    was, rows = was[rows >= 0], rows[rows >= 0]
    lost = new[WALLS].isna().to_numpy()[rows]
    changed = [a is not b for a, b in zip(shapes_of(old)[was], shapes_of(new)[rows], strict=True)]
    return tuple(str(plant) for plant in old.index[was[lost & np.array(changed, dtype=bool)]])


def _turned_by(before: BaseGeometry, after: BaseGeometry) -> float:
    """Degrees counter-clockwise from one footprint to the other, corner by corner; 0 where it was not turned."""
    was, is_now = shapely.get_coordinates(before), shapely.get_coordinates(after)
    if was.shape != is_now.shape or len(was) == 0:
        return 0.0
    was, is_now = was - was[0], is_now - is_now[0]
    far = int(np.argmax(np.hypot(was[:, 0], was[:, 1])))
    angles = np.arctan2(was[far, 1], was[far, 0]), np.arctan2(is_now[far, 1], is_now[far, 0])
    angle = float(angles[1] - angles[0])
    cos, sin = np.cos(angle), np.sin(angle)
    expected = was @ np.array([[cos, sin], [-sin, cos]])
    exact = np.abs(expected - is_now).max() <= LENGTH_TOLERANCE_M
    return float(np.degrees(angle)) if exact and abs(angle) > ROUNDING else 0.0
