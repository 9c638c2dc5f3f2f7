"""What GeoTIFF's tags say: where the pixels lie, and in which coordinate system (OGC 19-008r4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core.coordinates import horizontal, parse_crs
from siteplanner.core.errors import InputError
from siteplanner.core.pixel_frame import PixelFrame
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.tiff_tags import TiffDirectory

PIXEL_SCALE, TIE_POINTS, TRANSFORMATION, KEYS, DOUBLES, ASCII = 33550, 33922, 34264, 34735, 34736, 34737
NOT_STRAIGHT = QT_TRANSLATE_NOOP(
    "errors",
    "“{name}” is tied to the ground by {count} points that no straight picture fits (up to {off:.1f} pixels apart). "
    "Rectify it in a GIS first.",
)
_MODEL_TYPE, _RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1024, 1025, 2048, 3072
_CITATIONS = (3073, 1026, 2049)
_LINEAR_UNIT, _ANGULAR_UNIT = 3076, 2054
_METHOD, _MERIDIAN, _LATITUDE, _FALSE_EAST, _FALSE_NORTH, _SCALE = 3075, 3080, 3081, 3082, 3083, 3092
_PIXEL_IS_POINT = 2
_USER_DEFINED = 32767
_TRANSVERSE_MERCATOR = 1
_METRE, _DEGREE = (0, 9001), (0, 9102)
_MOST_OFF_PX = 0.5

Keys = Mapping[int, Any]


def pixel_frame(tags: TiffDirectory, name: str) -> PixelFrame | None:
    """Where the pixels lie by the tags; None where they say nothing. Raises InputError for a bent picture."""
    frame = _frame(tags, name)
    if frame is None or not frame.is_sound:
        return None
    if geo_keys(tags).get(_RASTER_TYPE) == _PIXEL_IS_POINT:
        return PixelFrame.of_centres(frame.x0, frame.x_col, frame.x_row, frame.y0, frame.y_col, frame.y_row)
    return frame


def _frame(tags: TiffDirectory, name: str) -> PixelFrame | None:
    matrix, scale, ties = (tags.numbers(tag) for tag in (TRANSFORMATION, PIXEL_SCALE, TIE_POINTS))
    if len(matrix) >= 8:
        return PixelFrame(matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5])
    if len(scale) >= 2 and len(ties) >= 6:
        col, row, _, x, y = ties[:5]
        return PixelFrame(x - col * scale[0], scale[0], 0.0, y + row * scale[1], 0.0, -scale[1])
    return _fitted(np.array(ties, dtype=float).reshape(-1, 6), name) if len(ties) >= 18 and len(ties) % 6 == 0 else None


def _fitted(ties: np.ndarray, name: str) -> PixelFrame | None:
    """The affine map through tie points (n, 6). Raises InputError where they are not those of one."""
    columns = np.column_stack([np.ones(len(ties)), ties[:, 0], ties[:, 1]])
    if np.linalg.matrix_rank(columns) < 3:
        return None
    x, y = (np.linalg.lstsq(columns, ties[:, axis], rcond=None)[0] for axis in (3, 4))
    frame = PixelFrame(*(float(v) for v in (*x, *y)))
    if not frame.is_sound:
        return None
    col, row = frame.to_pixel(ties[:, 3], ties[:, 4])
    off = float(np.hypot(col - ties[:, 0], row - ties[:, 1]).max())
    if off > _MOST_OFF_PX:
        raise InputError(NOT_STRAIGHT, name=name, count=len(ties), off=off)
    return frame


def geo_keys(tags: TiffDirectory) -> Keys:
    """The GeoKeys by number: short values, doubles or texts."""
    directory = [int(v) for v in tags.numbers(KEYS)]
    doubles, text = tags.numbers(DOUBLES), tags.text(ASCII)
    found: dict[int, Any] = {}
    for at in range(4, min(len(directory), 4 + 4 * (directory[3] if len(directory) > 3 else 0)) - 3, 4):
        key, where, count, value = directory[at : at + 4]
        if where == 0:
            found[key] = value
        elif where == DOUBLES and value + count <= len(doubles) and count:
            found[key] = doubles[value] if count == 1 else doubles[value : value + count]
        elif where == ASCII:
            found[key] = text[value : value + count].rstrip("|\0 ")
    return found


def stated_crs(tags: TiffDirectory) -> tuple[CRS | None, str]:
    """The system that the keys name, and what they say of it in words; None where that is no system we know."""
    keys = geo_keys(tags)
    said = next((str(keys[key]) for key in _CITATIONS if keys.get(key)), "")
    written = re.search(r"ESRI PE String = (.*)", " ".join(str(keys.get(key, "")) for key in _CITATIONS), re.DOTALL)
    if written:
        return _parsed(written[1].strip()), said
    projected, geographic = keys.get(_PROJECTED, 0), keys.get(_GEOGRAPHIC, 0)
    if 0 < projected < _USER_DEFINED:
        return (_parsed(f"EPSG:{projected}") if keys.get(_LINEAR_UNIT, 0) in _METRE else None), said
    if projected == _USER_DEFINED:
        return _transverse_mercator(keys), said
    if 0 < geographic < _USER_DEFINED and keys.get(_MODEL_TYPE, 2) == 2 and keys.get(_ANGULAR_UNIT, 0) in _DEGREE:
        return _parsed(f"EPSG:{geographic}"), said
    return None, said


def _parsed(text: str) -> CRS | None:
    try:
        return parse_crs(text)
    except InputError:
        return None


def _transverse_mercator(keys: Keys) -> CRS | None:
    """A Gauss-Krüger system written out in full on a geographic system that has a code: what CAD and drones write."""
    geographic = keys.get(_GEOGRAPHIC, 0)
    plain = keys.get(_LINEAR_UNIT, 0) in _METRE and keys.get(_ANGULAR_UNIT, 0) in _DEGREE
    if keys.get(_METHOD) != _TRANSVERSE_MERCATOR or not 0 < geographic < _USER_DEFINED or not plain:
        return None
    try:
        base = CRS.from_epsg(geographic)
        made = CRS.from_json_dict(_projected(base, keys))
        registered = horizontal(CRS.from_wkt(made.to_wkt("WKT1_ESRI")))  # in this form codes are found most surely
    except CRSError:
        return None
    return registered if registered.to_authority(min_confidence=100) else made


def _projected(base: CRS, keys: Keys) -> dict[str, Any]:
    """PROJJSON of the system."""
    values = (
        ("Latitude of natural origin", 8801, keys.get(_LATITUDE, 0.0), "degree"),
        ("Longitude of natural origin", 8802, keys.get(_MERIDIAN, 0.0), "degree"),
        ("Scale factor at natural origin", 8805, keys.get(_SCALE, 1.0), "unity"),
        ("False easting", 8806, keys.get(_FALSE_EAST, 0.0), "metre"),
        ("False northing", 8807, keys.get(_FALSE_NORTH, 0.0), "metre"),
    )
    return {
        "type": "ProjectedCRS",
        "name": next((str(keys[key]) for key in _CITATIONS if keys.get(key)), "unnamed"),
        "base_crs": base.to_json_dict(),
        "conversion": {
            "name": "unnamed",
            "method": {"name": "Transverse Mercator", "id": {"authority": "EPSG", "code": 9807}},
            "parameters": [
                {"name": name, "value": float(value), "unit": unit, "id": {"authority": "EPSG", "code": code}}
                for name, code, value, unit in values
            ],
        },
        "coordinate_system": {
            "subtype": "Cartesian",
            "axis": [
                {"name": "Easting", "abbreviation": "E", "direction": "east", "unit": "metre"},
                {"name": "Northing", "abbreviation": "N", "direction": "north", "unit": "metre"},
            ],
        },
    }
