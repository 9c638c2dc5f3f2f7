"""Footprints from text that was copied somewhere else: GeoJSON, WKT, a table with WKT, or lines of coordinates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from pyproj import CRS
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from siteplanner.core.coordinates import LONLAT, crs_text, parse_crs, reproject, shift_unknown
from siteplanner.core.errors import InputError
from siteplanner.core.pasted_coordinates import place_of, zone_code
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.services.copied_features import CHARACTERS, FEATURES, NO_PLACE, NO_WAY, TOO_LARGE

MOST_CHARACTERS = 8_000_000
MOST_SHAPES = 10_000
MOST_CORNERS = 500_000
FEWEST_CORNERS = 3

NOTHING = QT_TRANSLATE_NOOP(
    "paste",
    "The clipboard holds no footprints: no plants copied here, no GeoJSON, no WKT, "
    "no three or more lines of coordinates.",
)
BAD_LINE = QT_TRANSLATE_NOOP("paste", "Line {line} of what was copied is no {wanted}: “{text}”. Nothing is pasted.")
BAD_JSON = QT_TRANSLATE_NOOP("paste", "What was copied is no complete GeoJSON. Nothing is pasted.")
NO_AREA = QT_TRANSLATE_NOOP(
    "paste", "A {shape} is no footprint: only areas can be pasted as plants. Nothing is pasted."
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "paste",
    "The coordinates lie outside the area that {crs} is made for, and the text does not say which system they are in. "
    "Nothing is pasted: bring them in through a map file, which asks.",
)
CORNERS = QT_TRANSLATE_NOOP("paste", "corners")
NO_POSITION = QT_TRANSLATE_NOOP("paste", "What was copied has a corner without a position. Nothing is pasted.")
SHAPE = QT_TRANSLATE_NOOP("paste", "shape in WKT")
PAIR = QT_TRANSLATE_NOOP("paste", "pair of coordinates")
AS_PLAN = QT_TRANSLATE_NOOP("paste", "The text names no coordinate system; taken as {crs}, that of the plan.")
AS_DEGREES = QT_TRANSLATE_NOOP("paste", "Read as longitude and latitude, converted to {crs}.")
CONVERTED = QT_TRANSLATE_NOOP("paste", "Converted from {source} to {crs}.")

_WKT = re.compile(
    r"(?:SRID\s*=\s*(?P<srid>\d{4,6})\s*;)?\s*(?P<wkt>[A-Z]{4,18}\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY).*)", re.IGNORECASE
)
_HEADING = re.compile(r"(?:wkt|geom|geometry|the_geom)(?:[\s_(]+(?P<crs>EPSG:\d{4,6})\)?)?", re.IGNORECASE)
_AREAS = ("Polygon", "MultiPolygon")
_ZONE_WIDTH_M = 1_000_000.0
_LON, _LAT = 180.0, 90.0


@dataclass(frozen=True)
class PastedShapes:
    """Footprints in the plan's system with the attributes that came along; ``remark`` says how the system was known."""

    shapes: tuple[BaseGeometry, ...]
    values: tuple[Mapping[str, Any], ...]
    remark: Message | None = None


@dataclass
class _Found:
    """What was read, still in the coordinates of the text."""

    shapes: list[BaseGeometry] = field(default_factory=list)
    values: list[Mapping[str, Any]] = field(default_factory=list)
    crs: CRS | None = None


def read_pasted(text: str, crs: CRS) -> PastedShapes:
    """The footprints that a text holds, in ``crs``.

    A system that the text names is converted from; one that it does not name is found out from the figures
    (degrees, a zone before the easting, the area that ``crs`` is made for) or refused, and the remark says what was
    taken. Raises InputError in words that say where the fault is: what is no footprint, too much of it, a system
    from which no exact way is known.
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError(TOO_LARGE, size=len(text), most=MOST_CHARACTERS, unit=CHARACTERS)
    plain = text.strip().lstrip("\ufeff")
    if plain.startswith(("{", "[")):
        return _placed(_from_geojson(plain), crs)
    lines = [line.strip() for line in plain.splitlines()]
    if lines and any(_HEADING.fullmatch(cell.strip()) for cell in lines[0].split("\t")):
        return _placed(_from_table(plain.splitlines()), crs)
    if lines and _WKT.fullmatch(lines[0]):
        return _placed(_from_wkt(lines), crs)
    return _from_coordinates(lines, crs)


# -- the forms that text comes in --------------------------------------------------------------------------------


def _from_geojson(text: str) -> _Found:
    try:
        whole = json.loads(text)
        features = list(_features(whole))
        found = _Found(crs=_named_crs(whole))
        if len(features) > MOST_SHAPES:
            raise InputError(TOO_LARGE, size=len(features), most=MOST_SHAPES, unit=FEATURES)
        for feature in features:
            found.shapes.append(_area(shape(feature["geometry"])))
            found.values.append(_known(feature.get("properties") or {}))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, ShapelyError) as error:
        raise InputError(BAD_JSON) from error
    return found


def _features(whole: Any) -> Iterator[Mapping[str, Any]]:
    kind = whole["type"]
    if kind == "FeatureCollection":
        yield from whole["features"]
    elif kind == "GeometryCollection":
        yield from ({"geometry": each} for each in whole["geometries"])
    else:
        yield whole if kind == "Feature" else {"geometry": whole}


def _named_crs(whole: Mapping[str, Any]) -> CRS | None:
    """The system a collection names, in our own way or as GeoJSON of 2008 did."""
    named = whole.get("crs")
    if isinstance(named, Mapping):
        named = named["properties"]["name"]
    return parse_crs(str(named)) if named else None


def _from_table(lines: list[str]) -> _Found:
    headings = [cell.strip() for cell in lines[0].split("\t")]
    at = next(i for i, cell in enumerate(headings) if _HEADING.fullmatch(cell))
    named = _HEADING.fullmatch(headings[at])
    found = _Found(crs=parse_crs(named["crs"]) if named and named["crs"] else None)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if not line.strip():
            continue
        found.shapes.append(_read_wkt(cells[at].strip().strip('"') if at < len(cells) else "", number)[0])
        pairs = zip(headings, cells, strict=False)
        found.values.append(_known({name: _cell(cell) for name, cell in pairs if name != headings[at]}))
    return found


def _from_wkt(lines: list[str]) -> _Found:
    found = _Found()
    for number, line in enumerate(lines, start=1):
        if line:
            made, srid = _read_wkt(line.rstrip(";"), number)
            found.shapes.append(made)
            found.values.append({})
            found.crs = parse_crs(f"EPSG:{srid}") if srid else found.crs
    return found


def _read_wkt(text: str, line: int) -> tuple[BaseGeometry, str | None]:
    named = _WKT.fullmatch(text)
    try:
        made = shapely.from_wkt(named["wkt"]) if named else None
    except ShapelyError:
        made = None
    if made is None or named is None:
        raise InputError(BAD_LINE, line=line, wanted=SHAPE, text=_short(text))
    return _area(made), named["srid"]


def _from_coordinates(lines: list[str], crs: CRS) -> PastedShapes:
    """Rings, one a block of lines; each line a pair, with a point's name before it if need be."""
    rings: list[list[tuple[float, float]]] = [[]]
    for number, line in enumerate(lines, start=1):
        if not line:
            rings.append([])
            continue
        point = _point(line, crs)
        if point is None:
            raise (
                InputError(BAD_LINE, line=number, wanted=PAIR, text=_short(line)) if any(rings) else InputError(NOTHING)
            )
        rings[-1].append(point)
    made = [shapely.Polygon(ring) for ring in rings if len(ring) >= FEWEST_CORNERS]
    if not made or any(0 < len(ring) < FEWEST_CORNERS for ring in rings):
        raise InputError(NOTHING)
    return PastedShapes(tuple(made), ({},) * len(made), AS_PLAN(crs=crs_text(crs)))


def _point(line: str, crs: CRS) -> tuple[float, float] | None:
    cells = re.split(r"[\s,;，；]+", line)
    for text in (line, ",".join(cells[-2:])):
        try:
            return place_of(text, crs)
        except InputError:
            continue
    return None


# -- where it lies -----------------------------------------------------------------------------------------------


def _placed(found: _Found, crs: CRS) -> PastedShapes:
    shapes = np.empty(len(found.shapes), dtype=object)
    shapes[:] = found.shapes
    corners = shapely.get_coordinates(shapes)
    if len(shapes) > MOST_SHAPES:
        raise InputError(TOO_LARGE, size=len(shapes), most=MOST_SHAPES, unit=FEATURES)
    if not len(corners):
        raise InputError(NOTHING)
    if len(corners) > MOST_CORNERS or not np.isfinite(corners).all():
        raise (
            InputError(BAD_JSON)
            if len(corners) <= MOST_CORNERS
            else InputError(TOO_LARGE, size=len(corners), most=MOST_CORNERS, unit=CHARACTERS)
        )
    source, remark = _system(found.crs, corners, crs)
    if shift_unknown(source, crs):
        raise InputError(NO_WAY, source=crs_text(source), target=crs_text(crs))
    moved = reproject(shapely.force_2d(shapes), source, crs)
    if np.isinf(shapely.bounds(moved)).any():
        raise InputError(NO_PLACE, source=crs_text(source), target=crs_text(crs))
    return PastedShapes(tuple(moved), tuple(found.values), remark)


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


# -- single values -----------------------------------------------------------------------------------------------


def _area(made: BaseGeometry) -> BaseGeometry:
    if made.geom_type not in _AREAS or made.is_empty:
        raise InputError(NO_AREA, shape=made.geom_type)
    return made


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns of plants can hold; the number is given anew, blanks stay out."""
    names = set(PLANTS.names()) - {PLANTS.index}
    return {name: value for name, value in values.items() if name in names and value not in (None, "")}


def _cell(text: str) -> str:
    """A cell without the quotes and the apostrophe that spreadsheets put before text."""
    plain = text.strip().strip('"')
    return plain.removeprefix("'")


def _short(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
