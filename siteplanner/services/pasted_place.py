"""Where shapes lie that were pasted as text: the system their coordinates are in, found out or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from siteplanner.core.coordinates import LONLAT, crs_text, reproject, shift_unknown
from siteplanner.core.crs_guesses import guess_crs
from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.core.pasted_coordinates import zone_code
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.services.copied_features import NO_PLACE, NO_WAY, TOO_LARGE
from siteplanner.services.pasted_lines import ELSEWHERE

MOST_CORNERS = 500_000

WHICH = QT_TRANSLATE_NOOP(
    "paste",
    "The coordinates lie outside the area that {crs} is made for, and the text does not say which system they are in.",
)
CORNERS = QT_TRANSLATE_NOOP("paste", "corners")
NO_POSITION = QT_TRANSLATE_NOOP("paste", "What was copied has a corner without a position. Nothing is pasted.")
AS_PLAN = QT_TRANSLATE_NOOP("paste", "The text names no coordinate system; taken as {crs}, that of the plan.")
AS_DEGREES = QT_TRANSLATE_NOOP("paste", "Read as longitude and latitude, converted to {crs}.")
CONVERTED = QT_TRANSLATE_NOOP("paste", "Converted from {source} to {crs}.")

_ZONE_WIDTH_M = 1_000_000.0
_LON, _LAT = 180.0, 90.0


@dataclass(frozen=True)
class PastedShapes:
    """Shapes in the plan's system, with what plants know of the attributes that came along in ``values``.

    ``remark`` says how the system was known.
    """

    shapes: tuple[BaseGeometry, ...]
    values: tuple[Mapping[str, Any], ...]
    remark: Message | None = None
    columns: tuple[Mapping[str, Any], ...] = ()
    """What came along with each shape, under the names that the text has for it."""
    notes: tuple[Message, ...] = ()
    """What had to be put right, or is odd."""


def placed(
    found: Sequence[BaseGeometry], values: Sequence[Mapping[str, Any]], named: CRS | None, crs: CRS
) -> PastedShapes:
    """Shapes with at least one corner in ``crs``; ``named`` is the system that the text names, None where it does not.

    Raises CrsNeededError with ranked guesses where the system is neither named nor told by the figures; InputError
    where there is none to guess, where no exact way leads from it, and for corners without a position or more than
    500,000 of them.
    """
    shapes = np.empty(len(found), dtype=object)
    shapes[:] = list(found)
    corners = shapely.get_coordinates(shapes)
    if len(corners) > MOST_CORNERS:
        raise InputError(TOO_LARGE, size=len(corners), most=MOST_CORNERS, unit=CORNERS)
    if not np.isfinite(corners).all():
        raise InputError(NO_POSITION)
    source, remark = _system(named, corners, crs)
    if shift_unknown(source, crs):
        raise InputError(NO_WAY, source=crs_text(source), target=crs_text(crs))
    moved = reproject(shapely.force_2d(shapes), source, crs)
    if np.isinf(shapely.bounds(moved)).any():
        raise InputError(NO_PLACE, source=crs_text(source), target=crs_text(crs))
    return PastedShapes(tuple(moved), tuple(values), remark)


def lies_inside(corners: np.ndarray, source: CRS, crs: CRS) -> bool:
    """Whether points (n, 2) of ``source`` lie in the area that ``crs`` is made for."""
    moved = shapely.get_coordinates(reproject(np.asarray(shapely.points(corners)), source, crs))
    return bool(np.isfinite(moved).all()) and len(moved) == len(corners) and _inside(moved, crs)


def _system(named: CRS | None, corners: np.ndarray, crs: CRS) -> tuple[CRS, Message | None]:
    """The system of the coordinates, and how it is known; nothing to say where it is named and the plan's own."""
    if named is not None:
        return named, None if named == crs else CONVERTED(source=crs_text(named), crs=crs_text(crs))
    east, north = np.abs(corners).max(axis=0)
    if east <= _LON and north <= _LAT:
        return LONLAT, AS_DEGREES(crs=crs_text(crs))
    if _inside(corners, crs):
        return crs, AS_PLAN(crs=crs_text(crs))
    code = zone_code(int(corners[0, 0] // _ZONE_WIDTH_M))
    if code is not None and _inside(corners, zoned := CRS.from_epsg(code)):
        return zoned, CONVERTED(source=crs_text(zoned), crs=crs_text(crs))
    guesses = guess_crs((*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()))
    if guesses:
        raise CrsNeededError(WHICH, guesses, crs=crs_text(crs))
    raise InputError(ELSEWHERE, crs=crs_text(crs))


def _inside(corners: np.ndarray, crs: CRS) -> bool:
    """Whether points lie in the area that a system is made for."""
    area = crs.area_of_use
    if area is None:
        return True
    lonlat = shapely.get_coordinates(reproject(np.asarray(shapely.points(corners)), crs, LONLAT))
    west, south, east, north = area.bounds
    low, high = lonlat.min(axis=0), lonlat.max(axis=0)
    return bool(low[0] >= west and low[1] >= south and high[0] <= east and high[1] <= north)
