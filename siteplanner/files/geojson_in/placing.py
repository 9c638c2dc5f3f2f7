"""Whether numbers are degrees, in which order, and how rings run: what is asked of all shapes of a GeoJSON together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, settings
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_in.places import Remark

NOT_LONLAT = QT_TRANSLATE_NOOP(
    "import", "{x:.10g}, {y:.10g} is no longitude and latitude in degrees, as the rest of the file is."
)
TURNED = QT_TRANSLATE_NOOP(
    "import", "a ring ran the wrong way round (outlines run counter-clockwise, holes clockwise); it was turned."
)
HALF_THE_EARTH = QT_TRANSLATE_NOOP(
    "import", "the shape spans {degrees:.0f}° of longitude: if it crosses the antimeridian, it is to be cut there."
)
EXCHANGED = QT_TRANSLATE_NOOP(
    "import",
    "The file has latitude before longitude (GeoJSON wants longitude first): they were exchanged. The map then lies at "
    "{lon:.4f}° E, {lat:.4f}° N; check that this is its place.",
)
PERHAPS_EXCHANGED = QT_TRANSLATE_NOOP(
    "import",
    "The map lies at {x:.4f}° E, {y:.4f}° N, outside the country; with latitude and longitude exchanged it would lie "
    "within. If they are exchanged, correct the file.",
)

_LARGEST = (180.0, 90.0)
_SLACK = 1e-9
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass
class Placed:
    """Shapes (n,) with their order settled, their system (None: the file does not say), and what is said of it."""

    geometries: Geometries
    crs: CRS | None
    warnings: list[Message]
    remarks: list[tuple[int, Remark]]
    exchanged: bool = False


def placed(geometries: Geometries, named: CRS | None, may_be_degrees: bool) -> Placed:
    """Settle whether the numbers are degrees. ``named`` is the file's own system; without one GeoJSON's is WGS 84,
    but only of numbers that can be degrees, and only where ``may_be_degrees``: the file says nothing else.
    """
    crs = named if named is not None or not may_be_degrees else LONLAT
    result = Placed(geometries, crs, [], [])
    if crs is None or not _in_degrees(crs):
        return result
    boxes = shapely.bounds(geometries)
    given = ~np.isnan(boxes[:, 0])
    if not given.any():
        return result
    fits = _are_degrees(boxes)
    if 2 * np.count_nonzero(fits) < np.count_nonzero(given):
        turned = boxes[:, [1, 0, 3, 2]]
        if 2 * np.count_nonzero(_in_country(turned)) < np.count_nonzero(given):
            result.crs = named
            return result
        result.geometries = shapely.transform(shapely.force_2d(geometries), lambda xy: xy[:, ::-1])
        result.exchanged = True
        boxes, fits = turned, _are_degrees(turned)
        lon, lat = np.median((boxes[fits, :2] + boxes[fits, 2:]) / 2, axis=0)
        result.warnings.append(EXCHANGED(lon=float(lon), lat=float(lat)))
    elif not _in_country(boxes)[given].any() and _in_country(boxes[:, [1, 0, 3, 2]])[given].all():
        x, y = np.median((boxes[fits, :2] + boxes[fits, 2:]) / 2, axis=0)
        result.warnings.append(PERHAPS_EXCHANGED(x=float(x), y=float(y)))
    _refuse_no_degrees(result, boxes, given & ~fits)
    for row in np.flatnonzero(fits & (boxes[:, 2] - boxes[:, 0] > 180.0)):
        degrees = float(boxes[row, 2] - boxes[row, 0])
        result.remarks.append((int(row), Remark("noted", "/geometry", HALF_THE_EARTH(degrees=degrees))))
    return result


def _refuse_no_degrees(result: Placed, boxes: np.ndarray, rows: np.ndarray) -> None:
    for row in np.flatnonzero(rows):
        corner = boxes[row, :2] if (np.abs(boxes[row, :2]) > _LARGEST).any() else boxes[row, 2:]
        said = NOT_LONLAT(x=float(corner[0]), y=float(corner[1]))
        result.remarks.append((int(row), Remark("refused", "/geometry", said)))
    if rows.any():
        result.geometries = result.geometries.copy()
        result.geometries[rows] = None


def _in_degrees(crs: CRS) -> bool:
    return crs.is_geographic and bool(crs.axis_info) and "degree" in crs.axis_info[0].unit_name.lower()


def _are_degrees(boxes: np.ndarray) -> np.ndarray:
    """Which boxes (n, 4) lie on the earth; a row without a shape does not."""
    with np.errstate(invalid="ignore"):
        fits: np.ndarray = (np.abs(boxes) <= np.array([*_LARGEST, *_LARGEST]) + _SLACK).all(axis=1)
    return fits


def _in_country(boxes: np.ndarray) -> np.ndarray:
    west, south, east, north = settings()["country"]["bounds"]
    with np.errstate(invalid="ignore"):
        inside: np.ndarray = (
            (boxes[:, 0] >= west) & (boxes[:, 1] >= south) & (boxes[:, 2] <= east) & (boxes[:, 3] <= north)
        )
    return inside


def rings_turned(geometries: Geometries, doubtful: Sequence[int] | None) -> tuple[Geometries, np.ndarray]:
    """The shapes (n,) with outlines counter-clockwise and holes clockwise, and which rows had to be turned.

    Only the ``doubtful`` rows are looked at; None: all.
    """
    looked_at = np.arange(len(geometries)) if doubtful is None else np.array(sorted(doubtful), dtype=np.int64)
    rows = looked_at[np.isin(shapely.get_type_id(geometries[looked_at]), _POLYGONS)]
    polygons, owner = shapely.get_parts(geometries[rows], return_index=True)
    rings, of = shapely.get_rings(polygons, return_index=True)
    outline = np.ones(len(rings), dtype=bool)
    outline[1:] = of[1:] != of[:-1]
    wrong = np.unique(rows[owner[of[shapely.is_ccw(rings) != outline]]])
    if len(wrong):
        geometries = geometries.copy()
        geometries[wrong] = shapely.orient_polygons(geometries[wrong])
    return geometries, wrong
