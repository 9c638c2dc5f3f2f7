"""Footprints from text that was copied somewhere else: GeoJSON, WKT, a table with WKT, or lines of coordinates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import shapely
from pyproj import CRS
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from siteplanner.core.coordinates import crs_text, parse_crs, shift_unknown
from siteplanner.core.crs_guesses import CrsGuess, guess_crs
from siteplanner.core.errors import CrsNeededError, InputError
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.boundary_points.points_read import PointsRead
from siteplanner.files.boundary_points.table_reading import coordinate_table_of
from siteplanner.files.boundary_points.text_reading import boundary_points_of
from siteplanner.services.copied_features import CHARACTERS, FEATURES, TOO_LARGE
from siteplanner.services.pasted_lines import (
    BAD_LINE,
    ELSEWHERE,
    NOTHING,
    look_like_points,
    outlines,
    short,
)
from siteplanner.services.pasted_place import AS_PLAN, WHICH, PastedShapes, lies_inside, placed

MOST_CHARACTERS = 8_000_000
MOST_SHAPES = 10_000
LOOKED_AT_CHARACTERS, LOOKED_AT_LINES = 20_000, 200
"""Of a text, to tell whether it is about shapes."""

BAD_PARCEL = QT_TRANSLATE_NOOP("paste", "{reason} Nothing is pasted.")
BAD_JSON = QT_TRANSLATE_NOOP("paste", "What was copied is no complete GeoJSON. Nothing is pasted.")
NO_AREA = QT_TRANSLATE_NOOP(
    "paste", "A {shape} is no footprint: only areas can be pasted as plants. Nothing is pasted."
)
SHAPE = QT_TRANSLATE_NOOP("paste", "shape in WKT")

_WKT = re.compile(
    r"(?:SRID\s*=\s*(?P<srid>\d{4,6})\s*;)?\s*(?P<wkt>[A-Z]{4,18}\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY).*)", re.IGNORECASE
)
_HEADING = re.compile(r"(?:wkt|geom|geometry|the_geom)(?:[\s_(]+(?P<crs>EPSG:\d{4,6})\)?)?", re.IGNORECASE)
_BOUNDARY_POINTS = re.compile(r"^[\[【]\s*地块坐标\s*[\]】]", re.MULTILINE)
_BARE_PAIRS = re.compile(r"\[[\s\[]*[-+.\d]")
NUMBER, NAME = "地块编号", "地块名称"
"""Of a parcel, in a text of boundary points; a title above points is a number too."""
_AREAS = ("Polygon", "MultiPolygon")


@dataclass
class _Found:
    """What was read, still in the coordinates of the text."""

    shapes: list[BaseGeometry] = field(default_factory=list)
    columns: list[Mapping[str, Any]] = field(default_factory=list)
    crs: CRS | None = None
    notes: list[Message] = field(default_factory=list)


def read_pasted(text: str, crs: CRS, source: CRS | None = None) -> PastedShapes:
    """The footprints that a text holds, in ``crs``.

    A system that the text names is converted from; one that it does not name is found out from the figures
    (degrees, a zone before the easting, the area that ``crs`` is made for) or refused, and the remark says what was
    taken. ``source`` is the system of a text that names none, where a person has said it. Raises InputError in words
    that say where the fault is: what is no footprint, too much of it, a system from which no exact way is known;
    CrsNeededError with guesses where the system must be asked for.
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError(TOO_LARGE, size=len(text), most=MOST_CHARACTERS, unit=CHARACTERS)
    plain = text.strip().lstrip("\ufeff")
    if _BOUNDARY_POINTS.search(plain):
        return _placed(_from_boundary_points(plain), crs, source)
    if plain.startswith(("{", "[")) and not _BARE_PAIRS.match(plain):
        return _placed(_from_geojson(plain), crs, source)
    lines = [line.strip() for line in plain.splitlines()]
    if lines and any(_HEADING.fullmatch(cell.strip()) for cell in lines[0].split("\t")):
        return _placed(_from_table(plain.splitlines()), crs, source)
    if lines and _WKT.fullmatch(lines[0]):
        return _placed(_from_wkt(lines), crs, source)
    if (points := coordinate_table_of(plain)) is not None:
        return _placed(_from_points(points), crs, source)
    if source is not None:
        return _placed(_listed_in(lines, source, crs), crs, source)
    try:
        return _from_coordinates(lines, crs)
    except InputError as error:
        if error.message.template is ELSEWHERE and (fitting := _fitting_systems(lines, crs)):
            raise CrsNeededError(WHICH, fitting, crs=crs_text(crs)) from error
        raise


def holds_outlines(text: str, crs: CRS) -> bool:
    """Whether a text is about shapes rather than cells of a table, by how it begins."""
    lines = text[:LOOKED_AT_CHARACTERS].strip().lstrip("\ufeff").splitlines()[:LOOKED_AT_LINES]
    plain = "\n".join(lines)
    if not lines or _BOUNDARY_POINTS.search(plain) or (plain.startswith("{") and '"coordinates"' in plain):
        return bool(lines)
    if _WKT.fullmatch(lines[0]) or any(_HEADING.fullmatch(cell) for cell in lines[0].split("\t")):
        return True
    return look_like_points(lines, crs)


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
            found.columns.append(dict(feature.get("properties") or {}))
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
        found.columns.append({name: _cell(cell) for name, cell in pairs if name != headings[at]})
    return found


def _from_wkt(lines: list[str]) -> _Found:
    found = _Found()
    for number, line in enumerate(lines, start=1):
        if line:
            made, srid = _read_wkt(line.rstrip(";"), number)
            found.shapes.append(made)
            found.columns.append({})
            found.crs = parse_crs(f"EPSG:{srid}") if srid else found.crs
    return found


def _read_wkt(text: str, line: int) -> tuple[BaseGeometry, str | None]:
    named = _WKT.fullmatch(text)
    try:
        made = shapely.from_wkt(named["wkt"]) if named else None
    except ShapelyError:
        made = None
    if made is None or named is None:
        raise InputError(BAD_LINE, line=line, wanted=SHAPE, text=short(text))
    return _area(made), named["srid"]


def _from_coordinates(lines: list[str], crs: CRS) -> PastedShapes:
    made = _listed(lines, crs)
    values = tuple(_known(row) for row in made.columns)
    return PastedShapes(tuple(made.shapes), values, AS_PLAN(crs=crs_text(crs)), tuple(made.columns))


def _listed(lines: list[str], crs: CRS | None) -> _Found:
    """The outlines of a list whose figures are those of ``crs``, or (None) as they stand."""
    made = outlines(lines, crs)
    return _Found([shape for _, shape in made], [{NUMBER: title} if title else {} for title, _ in made])


def _listed_in(lines: list[str], source: CRS, crs: CRS) -> _Found:
    """A list whose figures are those of ``source``, in the order that puts it where ``crs`` is made for.

    Raises InputError where neither does.
    """
    found = _listed(lines, None)
    for exchanged in (False, True):
        shapes = [_exchanged(shape) if exchanged else shape for shape in found.shapes]
        if lies_inside(shapely.get_coordinates(shapes), source, crs):
            return replace(found, shapes=shapes)
    raise InputError(ELSEWHERE, crs=crs_text(crs))


def _exchanged(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda xy: xy[:, ::-1])


def _fitting_systems(lines: list[str], crs: CRS) -> tuple[CrsGuess, ...]:
    """The systems in which a list that names none lies where the plan's system is made for, the likeliest first."""
    try:
        west, south, east, north = shapely.total_bounds(_listed(lines, None).shapes).tolist()
    except InputError:  # what stands there is more than pairs of metres
        return ()
    guesses = (*guess_crs((west, south, east, north)), *guess_crs((south, west, north, east)))
    fitting: dict[str, CrsGuess] = {}
    for guess in guesses:
        source = parse_crs(guess.crs)
        if guess.crs not in fitting and not shift_unknown(source, crs) and _fits(lines, source, crs):
            fitting[guess.crs] = guess
    return tuple(fitting.values())


def _fits(lines: list[str], source: CRS, crs: CRS) -> bool:
    try:
        _listed_in(lines, source, crs)
    except InputError:
        return False
    return True


def _from_boundary_points(text: str) -> _Found:
    """A whole text of boundary points (界址点), with its own word on its system."""
    return _from_points(boundary_points_of(text))


def _from_points(points: PointsRead) -> _Found:
    if points.refused:
        raise InputError(BAD_PARCEL, reason=next(iter(points.refused.values())))
    told = points.table.astype(object).where(points.table.notna(), None)
    rows = [{str(name): cell for name, cell in zip(told.columns, row, strict=True)} for row in told.to_numpy().tolist()]
    notes = [*points.warnings, *(note for _, _, note in points.notes)]
    return _Found([_area(shape) for shape in points.shapes], [*rows], points.crs, notes)


def _placed(found: _Found, crs: CRS, source: CRS | None) -> PastedShapes:
    if len(found.shapes) > MOST_SHAPES:
        raise InputError(TOO_LARGE, size=len(found.shapes), most=MOST_SHAPES, unit=FEATURES)
    if not found.shapes:
        raise InputError(NOTHING)
    made = placed(found.shapes, [_known(row) for row in found.columns], found.crs or source, crs)
    return replace(made, columns=tuple(found.columns), notes=tuple(found.notes))


# -- single values -----------------------------------------------------------------------------------------------


def _area(made: BaseGeometry) -> BaseGeometry:
    if made.geom_type not in _AREAS or made.is_empty:
        raise InputError(NO_AREA, shape=made.geom_type)
    return made


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns of plants can hold; the number is given anew, blanks stay out. A parcel's name, or else the
    title above its points, is a plant's name."""
    names = set(PLANTS.names()) - {PLANTS.index}
    told = {"name": values.get(NAME) or values.get(NUMBER), **values}
    return {name: value for name, value in told.items() if name in names and value not in (None, "")}


def _cell(text: str) -> str:
    """A cell without the quotes and the apostrophe that spreadsheets put before text."""
    plain = text.strip().strip('"')
    return plain.removeprefix("'")
