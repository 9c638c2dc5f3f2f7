"""Which coordinate system the figures of a map are in: the one told, else the one the file states if that can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import Box, crs_text, inside_area_of_use, lonlat_boxes
from siteplanner.core.crs_guesses import guess_crs, looks_like_degrees, swapped_guess
from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.dxf.units import MILLIMETRES, UNITS
from siteplanner.files.map_layers import RawLayer
from siteplanner.files.map_sources import MapSource

SOURCE_SLACK_DEG = 3.0
"""How far outside its system's area of use a map may lie before the system is doubted: zones are used a bit beyond."""

NAMED = 2
"""Guesses that stand in the sentence of an error."""

NO_CRS = QT_TRANSLATE_NOOP(
    "errors",
    "{path} does not say its coordinate system. Likeliest for its coordinates: {likeliest}. Name it: "
    "--crs-of {role}=EPSG:n.",
)
NO_CRS_AND_UNIT = QT_TRANSLATE_NOOP(
    "errors",
    "{path} does not say its coordinate system, and that its unit is {unit}. If its figures are metres all the same, "
    "name the system: --crs-of {role}=EPSG:n. Likeliest: {likeliest}. If not, scale it to metres in CAD.",
)
OTHER_UNIT = QT_TRANSLATE_NOOP(
    "errors",
    "{path} seems to be drawn in {unit}: times {factor:g} it would lie in {crs}. It is not scaled silently. In CAD "
    "scale it by {factor:g} about 0,0 (SCALE), set its unit to metres (INSUNITS 6) and save it anew.",
)
CRS_DOUBTFUL = QT_TRANSLATE_NOOP(
    "errors",
    "{path} says it is in {crs}, which its coordinates do not fit (x {x:.6g}, y {y:.6g}). Likeliest: {likeliest}. Name "
    "it: --crs-of {role}=EPSG:n.",
)
NO_CRS_AND_EXCHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "{path} does not say its coordinate system, and x and y seem to be exchanged in it: exchanged back it would lie in "
    "{likeliest}. If so, say --swap-axes {role} and --crs-of {role}=EPSG:n.",
)
EXCHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "The coordinates of {path} do not fit {crs} as they stand (x {x:.6g}, y {y:.6g}); with x and y exchanged they "
    "would, at {lon:.4f}° E, {lat:.4f}° N. If so, say --swap-axes {role}.",
)
NOT_EXCHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "With x and y exchanged the coordinates of {path} fit no system; as they stand they do. Leave --swap-axes out.",
)
NO_GUESS = QT_TRANSLATE_NOOP("import", "none known")
CRS_TOLD = QT_TRANSLATE_NOOP("import", "The file says {stated}; the coordinates were taken as {crs}, as told.")


@dataclass(frozen=True)
class Settled:
    """The system, and what is to be told of it."""

    crs: CRS
    warnings: tuple[Message, ...] = ()


def settled_crs(
    role: str, raw: RawLayer, usable: Geometries, source: MapSource, told: CRS | None, *, exchanged: bool
) -> Settled:
    """The system of the ``usable`` shapes of a layer; ``exchanged``: their x and y were exchanged, as told.

    Raises CrsNeededError with ranked guesses where it is missing or cannot be right, InputError for a drawing in
    another unit than metres, or where nothing speaks for an exchange that was told.
    """
    stated = raw.crs
    bounds = typical_bounds(usable)
    if raw.unit is not None:
        _require_metres(raw.unit, bounds, source, told)
    if (meant := told or stated) is not None and not exchanged:
        _require_not_exchanged(role, meant, bounds, source)
    if told is not None and (can_be(told, bounds) or not exchanged):
        differs = stated is not None and stated != told
        note = (CRS_TOLD(stated=crs_text(stated), crs=crs_text(told)),) if stated is not None and differs else ()
        return Settled(told, note)
    if told is None and stated is not None and can_be(stated, bounds):
        return Settled(stated)
    as_written = (bounds[1], bounds[0], bounds[3], bounds[2]) if exchanged else bounds
    guesses = guess_crs(bounds, or_swapped=not exchanged)
    likeliest = tuple(guess.words() for guess in guesses[:NAMED]) or NO_GUESS
    said: dict[str, Any] = {"path": source.path, "role": role, "likeliest": likeliest}
    if exchanged and (guess_crs(as_written) if meant is None else can_be(meant, as_written)):
        raise InputError(NOT_EXCHANGED, **said)
    if told is not None:
        return Settled(told)
    if raw.unit:
        raise CrsNeededError(NO_CRS_AND_UNIT, guesses, **said, unit=UNITS[raw.unit].name)
    if stated is None:
        if guesses and guesses[0].swapped:
            raise CrsNeededError(NO_CRS_AND_EXCHANGED, guesses, **{**said, "likeliest": str(guesses[0])})
        raise CrsNeededError(NO_CRS, guesses, **said)
    raise CrsNeededError(CRS_DOUBTFUL, guesses, **said, crs=crs_text(stated), x=bounds[0], y=bounds[1])


def _require_not_exchanged(role: str, meant: CRS, bounds: Box, source: MapSource) -> None:
    """Raises CrsNeededError where the coordinates fit the system only with x and y exchanged."""
    west, south, east, north = bounds
    swapped = (south, west, north, east)
    if can_be(meant, bounds) or not can_be(meant, swapped):
        return
    guess = swapped_guess(meant, swapped)
    said = {"path": source.path, "role": role, "crs": guess.crs, "lon": guess.lon, "lat": guess.lat}
    raise CrsNeededError(EXCHANGED, (*guess_crs(bounds), guess), **said, x=west, y=south)


def _require_metres(unit: int, bounds: Box, source: MapSource, told: CRS | None) -> None:
    """A drawing whose figures are no metres, but would be a place in another unit. Raises InputError, never scales."""
    if (told is not None and can_be(told, bounds)) or (told is None and guess_crs(bounds)):
        return
    for other in dict.fromkeys((unit or MILLIMETRES, MILLIMETRES)):
        west, south, east, north = (figure * UNITS[other].metres for figure in bounds)
        if not looks_like_degrees((west, south, east, north)) and (found := guess_crs((west, south, east, north))):
            said = {"path": source.path, "unit": UNITS[other].name, "factor": UNITS[other].metres, "crs": str(found[0])}
            raise InputError(OTHER_UNIT, **said)


def typical_bounds(shapes: Geometries) -> Box:
    """The box around the middles of the shapes but for the outermost hundredth, at least one, on each side."""
    boxes = shapely.bounds(shapes)
    middles = boxes[:, :2] / 2 + boxes[:, 2:] / 2
    low = np.quantile(middles, 0.01, axis=0, method="higher")
    high = np.quantile(middles, 0.99, axis=0, method="lower")
    (west, south), (east, north) = np.minimum(low, high).tolist(), np.maximum(low, high).tolist()
    return west, south, east, north


def can_be(stated: CRS, bounds: Box) -> bool:
    """Whether the bounds fit a system that is stated: degrees are degrees, and the place is about right."""
    if stated.is_geographic:
        in_degrees = bool(stated.axis_info and "degree" in stated.axis_info[0].unit_name.lower())
        return looks_like_degrees(bounds) or not in_degrees
    box = lonlat_boxes(np.array([shapely.box(*bounds)], dtype=object), stated)
    if not np.isfinite(box).all():
        return False
    return bool(inside_area_of_use(box, stated, SOURCE_SLACK_DEG)[0])
