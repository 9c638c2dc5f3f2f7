"""Reading a pair of coordinates as people type and paste it."""

from __future__ import annotations

import re

from pyproj import CRS, Transformer

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_WORDS = re.compile(r"[XYxyNEne](?=[(（:=\s\d-])|[(（][北东南西a-z]+[)）]|[:=：°]", re.IGNORECASE)
_ZONE_WIDTH_M = 1_000_000.0
_PREFIXED_FROM_M = 10_000_000.0


def read_coordinates(text: str, crs: CRS) -> tuple[float, float] | None:
    """Easting and northing in ``crs`` of ``X(north),Y(east)`` metres or ``longitude,latitude`` degrees; None: neither.

    A zone prefix that ``crs`` does not have is dropped, one that it has is added. Where only the other order
    falls into the area the system is made for, the numbers are read as easting, northing.

    >>> [round(v, 3) for v in read_coordinates("4174254.332, 38470015.675", CRS(4547))]
    [470015.675, 4174254.332]
    >>> read_coordinates("470015.675 4174254.332", CRS(4547))
    (470015.675, 4174254.332)
    >>> [round(v) for v in read_coordinates("113.66，37.70", CRS(4547))]
    [470016, 4174254]
    """
    numbers = [float(n) for n in _NUMBER.findall(_WORDS.sub(" ", text.replace("，", ",")))]
    if len(numbers) != 2:
        return None
    first, second = numbers
    if abs(first) <= 180 and abs(second) <= 90:
        east, north = Transformer.from_crs(4490, crs, always_xy=True).transform(first, second)
        return (float(east), float(north)) if max(abs(east), abs(north)) < 1e12 else None
    false_easting = _false_easting(crs)
    orders = [(_prefixed_alike(second, false_easting), first), (_prefixed_alike(first, false_easting), second)]
    return next((pair for pair in orders if _inside(pair, crs)), None)


def short_name(crs: CRS) -> str:
    """A projected system in a few words: its datum's name and central meridian, for a status bar.

    >>> short_name(CRS(4547)), short_name(CRS(4526))
    ('CGCS2000 114E', 'CGCS2000 114E (38)')
    """
    geodetic = crs.geodetic_crs
    meridian = _parameter(crs, "Longitude of natural origin")
    if geodetic is None or meridian is None:
        return crs.name
    name = "CGCS2000" if "China Geodetic Coordinate System 2000" in geodetic.name else geodetic.name
    zone = int((_parameter(crs, "False easting") or 0.0) // _ZONE_WIDTH_M)
    side = "E" if meridian >= 0 else "W"
    return f"{name} {abs(meridian):g}{side}" + (f" ({zone})" if zone else "")


def _parameter(crs: CRS, name: str) -> float | None:
    operation = crs.coordinate_operation
    found = [p.value for p in operation.params if p.name == name] if operation else []
    return float(found[0]) if found else None


def _false_easting(crs: CRS) -> float:
    return _parameter(crs, "False easting") or 0.0


def _prefixed_alike(east: float, false_easting: float) -> float:
    if east >= _PREFIXED_FROM_M > false_easting:
        return east - int(east // _ZONE_WIDTH_M) * _ZONE_WIDTH_M
    if 0 <= east < _ZONE_WIDTH_M and false_easting >= _PREFIXED_FROM_M:
        return east + int(false_easting // _ZONE_WIDTH_M) * _ZONE_WIDTH_M
    return east


def _inside(pair: tuple[float, float], crs: CRS) -> bool:
    area = crs.area_of_use
    if area is None:
        return True
    west, south, east, north = Transformer.from_crs(4326, crs, always_xy=True).transform_bounds(*area.bounds)
    return west <= pair[0] <= east and south <= pair[1] <= north
