"""Reading a pair of coordinates and a scale as people type and paste them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, crs_text, settings, transformer
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_PAIR = QT_TRANSLATE_NOOP(
    "coordinates", "This is no pair of coordinates. Type for example 4174254.332, 470015.675 or 113.66, 37.70"
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "coordinates",
    "These coordinates lie outside the area that {crs} is made for. Check the order, the zone, the digits.",
)
NO_SCALE = QT_TRANSLATE_NOOP("coordinates", "This is no scale. Type for example 1:2000")

_CGCS2000 = CRS.from_epsg(4490)
_PLAIN = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_NORTH = re.compile(r"[XN北]|LAT", re.IGNORECASE)
_EAST = re.compile(r"[YE东西WS南]|LON|LNG", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ODD_SIGNS = str.maketrans("º˚“”‘’−", "°°\"\"''-")
_SIDE = re.compile(r"(?<![A-Z])[NSEW](?![A-Z])")
_ANGLE = re.compile(r"-?\d{1,3}(?:\.\d+)?(?:\D+\d{1,2}(?:\.\d+)?){0,2}\D*")
_DEGREE_WORDS = str.maketrans("东西南北度分秒", "EWSN°'\"", "经纬:")
_MARKS = frozenset("°'\"")
_ZONE_WIDTH_M = 1_000_000.0
_FIRST_3_DEGREE_ZONE = 25
_PREFIXED_FROM_M = 10_000_000.0
_TEN_THOUSAND = {"万": 10_000.0, "千": 1_000.0, "百": 100.0, "k": 1_000.0}
_SCALE = re.compile(r"(?:1\s*[:/比]\s*)?(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[万千百k])?", re.IGNORECASE)


def read_coordinates(text: str, crs: CRS) -> tuple[float, float] | None:
    """Easting and northing in ``crs`` as ``place_of`` reads them; None where it would refuse.

    >>> [round(v, 3) for v in read_coordinates("4174254.332, 38470015.675", CRS(4547))]
    [470015.675, 4174254.332]
    >>> read_coordinates("470015.675 4174254.332", CRS(4547))
    (470015.675, 4174254.332)
    >>> [round(v) for v in read_coordinates("113.66，37.70", CRS(4547))]
    [470016, 4174254]
    >>> [round(v) for v in read_coordinates("北纬37°42′0″ 东经113°39′36″", CRS(4547))]
    [470016, 4174254]
    """
    try:
        return place_of(text, crs)
    except InputError:
        return None


def place_of(text: str, crs: CRS) -> tuple[float, float]:
    """Easting and northing in ``crs`` of ``X(north),Y(east)`` metres or of longitude and latitude.

    Full-width digits, thousands separators, either order, degrees with minutes and seconds are read. A zone in front
    of the easting that ``crs`` does not have is dropped, one that it has is added; the zone of another meridian is
    reckoned into ``crs``. Named ordinates (X, Y, N, E, 北, 东 …) are tried as named, others as northing first; where
    only the other order falls into the area that ``crs`` is made for, that one is meant. Raises InputError.
    """
    plain = _plain(text)
    if angles := _angles(plain):
        return _from_degrees(angles, crs)
    pair = _pair(plain)
    if pair is None:
        raise InputError(NO_PAIR)
    first, second = pair.first, pair.second
    if max(abs(first), abs(second)) <= 180 and min(abs(first), abs(second)) <= 90:
        return _from_degrees(pair, crs)
    north_first = [(second, first), (first, second)]
    for east, north in reversed(north_first) if pair.first_is_east else north_first:
        for place in _zoned(east, north, crs):
            if _inside(place, crs):
                return place
    raise InputError(ELSEWHERE, crs=crs_text(crs))


def read_scale(text: str) -> float | None:
    """n of a scale 1:n as people write it; None for anything else.

    >>> [read_scale(t) for t in ("1:2000", "２０００", "1：2,000", "1/500", "1:1万", "2.5万", "scale 1 : 2 000")]
    [2000.0, 2000.0, 2000.0, 500.0, 10000.0, 25000.0, 2000.0]
    >>> [read_scale(t) for t in ("", "0", "1:0", "-5", "2:1000", "1:2000:3")]
    [None, None, None, None, None, None]
    """
    plain = re.sub(r"^(?:scale|比例尺?)\s*:?", "", _plain(text), flags=re.IGNORECASE)
    found = _SCALE.fullmatch(re.sub(r"(?<=\d)[\s,'](?=\d{3})", "", plain).strip())
    if found is None:
        return None
    number = float(found["number"]) * _TEN_THOUSAND.get((found["unit"] or "").lower(), 1.0)
    return number if number > 0 else None


def short_name(crs: CRS) -> str:
    """A projected system in a few words: its datum's name and central meridian, for a status bar.

    >>> short_name(CRS(4547)), short_name(CRS(4526))
    ('CGCS2000 114E', 'CGCS2000 114E (38)')
    """
    geodetic = crs.geodetic_crs
    meridian = _meridian(crs)
    if geodetic is None or meridian is None:
        return crs.name
    name = "CGCS2000" if "China Geodetic Coordinate System 2000" in geodetic.name else geodetic.name
    zone = int(_false_easting(crs) // _ZONE_WIDTH_M)
    side = "E" if meridian >= 0 else "W"
    return f"{name} {abs(meridian):g}{side}" + (f" ({zone})" if zone else "")


@dataclass(frozen=True)
class _Pair:
    """Two numbers as they stand; ``first_is_east`` by the letters about them, None where they say nothing."""

    first: float
    second: float
    first_is_east: bool | None = None


def _plain(text: str) -> str:
    """Full-width signs as ASCII, the marks of degrees as one kind each."""
    swapped = text.translate(_ODD_SIGNS)
    return unicodedata.normalize("NFKC", swapped.replace("″", '"').replace("′", "'")).replace("、", ",").strip()


def _pair(text: str) -> _Pair | None:
    for pattern in (_PLAIN, _GROUPED):
        found = list(pattern.finditer(re.sub(r"(?<=[\d.])-(?=\d)", " -", text)))
        if len(found) == 2:
            before = text[: found[0].start()], text[found[0].end() : found[1].start()]
            return _Pair(float(found[0][0].replace(",", "")), float(found[1][0].replace(",", "")), _named(*before))
    return None


def _named(before: str, between: str) -> bool | None:
    """Whether the first number is named as the east one; the name stands before each number, or after it."""
    words = _LETTERS.findall(before) or _LETTERS.findall(between)[:1]
    if not words:
        return None
    north, east = (any(sign.match(word) for word in words) for sign in (_NORTH, _EAST))
    return east if north != east else None


def _angles(text: str) -> _Pair | None:
    """Two angles with marks of degrees, or a letter each for the side; None for plain numbers and for metres."""
    marked = text.upper().translate(_DEGREE_WORDS)
    sides = _SIDE.findall(marked)
    if len(sides) == 2:
        parts = [part for part in _SIDE.split(marked) if _PLAIN.search(part)]
    elif not sides and _MARKS & set(marked):
        parts = re.split(r"[,;]", marked)
        if len(parts) != 2:
            parts = re.split(r"\s+(?=-?[\d.]+\s*°)", marked)
    else:
        return None
    values = [_angle(part) for part in parts]
    if len(values) != 2 or values[0] is None or values[1] is None:
        return None
    if not sides:
        return _Pair(values[0], values[1])
    first, second = (-abs(v) if side in "SW" else v for v, side in zip((values[0], values[1]), sides, strict=True))
    east = [side in "EW" for side in sides]
    return None if east[0] == east[1] else _Pair(first, second, east[0])


def _angle(text: str) -> float | None:
    """Degrees of ``113°39'36"``, ``113 39 36`` or ``113.66``."""
    if not _ANGLE.fullmatch(text.strip(" ,;")):
        return None
    degrees, minutes, seconds = (*(float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)), 0.0, 0.0)[:3]
    if degrees > 180 or minutes >= 60 or seconds >= 60:
        return None
    return (degrees + minutes / 60 + seconds / 3600) * (-1 if "-" in text else 1)


def _from_degrees(pair: _Pair, crs: CRS) -> tuple[float, float]:
    """The place of two angles: longitude first, unless the letters or the area say otherwise."""
    orders = [(pair.first, pair.second), (pair.second, pair.first)]
    if pair.first_is_east is not None:
        orders = orders[:1] if pair.first_is_east else orders[1:]
    for lon, lat in orders:
        if abs(lon) <= 180 and abs(lat) <= 90 and _in_area(lon, lat, crs):
            east, north = transformer(_CGCS2000, crs).transform(lon, lat)
            if max(abs(east), abs(north)) < 1e12:
                return float(east), float(north)
    raise InputError(ELSEWHERE, crs=crs_text(crs))


def _meridian(crs: CRS) -> float | None:
    return _parameter(crs, "Longitude of natural origin")


def _parameter(crs: CRS, name: str) -> float | None:
    operation = crs.coordinate_operation
    found = [p.value for p in operation.params if p.name == name] if operation else []
    return float(found[0]) if found else None


def _false_easting(crs: CRS) -> float:
    return _parameter(crs, "False easting") or 0.0


def _zoned(east: float, north: float, crs: CRS) -> Iterator[tuple[float, float]]:
    """What the pair may mean in ``crs``, its zone in front dropped, added or reckoned from."""
    false_easting, meridian = _false_easting(crs), _meridian(crs)
    zone = int(east // _ZONE_WIDTH_M) if _PREFIXED_FROM_M <= east < 100 * _ZONE_WIDTH_M else 0
    if zone and meridian is not None and _meridian_of(zone) != meridian:
        code = zone_code(zone)
        if code and crs.geodetic_crs == _CGCS2000:
            e, n = transformer(CRS.from_epsg(code), crs).transform(east, north)
            yield float(e), float(n)
    elif zone and false_easting < _PREFIXED_FROM_M:
        yield east - zone * _ZONE_WIDTH_M, north
    elif 0 <= east < _ZONE_WIDTH_M and false_easting >= _PREFIXED_FROM_M:
        yield east + int(false_easting // _ZONE_WIDTH_M) * _ZONE_WIDTH_M, north
    else:
        yield east, north


def _meridian_of(zone: int) -> float:
    return 3.0 * zone if zone >= _FIRST_3_DEGREE_ZONE else 6.0 * zone - 3.0


def zone_code(zone: int) -> int | None:
    """The EPSG code of the CGCS2000 system with that zone in front."""
    for family in settings()["families"]:
        member = zone - family["zone_first"]
        if family["prefix"] and family["name"].startswith("CGCS2000") and 0 <= member < family["zones"]:
            first: int = family["epsg_first"]
            return first + int(member)
    return None


def _in_area(lon: float, lat: float, crs: CRS) -> bool:
    area = crs.area_of_use
    return area is None or (area.west <= lon <= area.east and area.south <= lat <= area.north)


@lru_cache(maxsize=8)
def _plane_bounds(crs: CRS) -> tuple[float, float, float, float] | None:
    area = crs.area_of_use
    if area is None:
        return None
    west, south, east, north = transformer(LONLAT, crs).transform_bounds(*area.bounds)
    return west, south, east, north


def _inside(pair: tuple[float, float], crs: CRS) -> bool:
    bounds = _plane_bounds(crs)
    if bounds is None:
        return True
    west, south, east, north = bounds
    return west <= pair[0] <= east and south <= pair[1] <= north
