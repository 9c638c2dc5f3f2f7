"""Coordinate systems of plans and maps, without reading files: which one may be a plan's, and where coordinates fall.

Coordinates are always x = easting (or longitude), y = northing (or latitude), whatever order the system itself names.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Proj, Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_utm_crs_info
from pyproj.exceptions import CRSError, ProjError
from pyproj.transformer import TransformerGroup

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.ground_area import ellipsoidal_areas_m2
from siteplanner.core.moved_shapes import moved
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.work import piecewise

LONLAT = CRS.from_epsg(4326)
"""Longitude and latitude in degrees, in which extents are compared."""

_COORDINATES_AT_ONCE = 100_000
"""Some hundredths of a second."""

Box = tuple[float, float, float, float]
"""west, south, east, north"""

CODE_CONFIDENCE = 70
"""How sure PROJ must be (of 100) that a system written out in full is the one of an EPSG code."""

OLD_CHINESE = frozenset({"xian1980", "beijing1954", "newbeijing"})
"""Datums, as ``datum_key`` names them, whose shift to CGCS2000 is not public."""

UNKNOWN_CRS = QT_TRANSLATE_NOOP(
    "errors", "“{crs}” is not a coordinate system this program knows. Give an EPSG code, for example EPSG:4547."
)
GEOGRAPHIC = QT_TRANSLATE_NOOP(
    "errors",
    "{crs} is in degrees: a plan needs a system in metres. Give one that fits, for example --crs {fitting}.",
)
NOT_METRES = QT_TRANSLATE_NOOP(
    "errors",
    "{crs} does not count metres east and north: a plan cannot be measured in it. Give one that fits, for example "
    "--crs {fitting}.",
)
WEB_MERCATOR = QT_TRANSLATE_NOOP(
    "errors",
    "{crs} is Web Mercator, in which areas are wrong: a plan cannot be measured in it. Give one that fits, for "
    "example --crs {fitting}.",
)
DISTORTS = QT_TRANSLATE_NOOP(
    "errors",
    "{crs} distorts areas by {share:.1%} at these parcels: a plan cannot be measured in it. Give one that fits, for "
    "example --crs {fitting}.",
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors",
    "{crs} does not fit: {outside} of {rows} parcels lie outside its area of use (row {row} is at {lon:.4f}° E, "
    "{lat:.4f}° N). Give one that fits, for example --crs {fitting}, or correct the parcels.",
)
STRAY = QT_TRANSLATE_NOOP(
    "errors",
    "{outside} of {rows} parcels lie outside the area of use of {crs} (row {row} is at {lon:.4f}° E, {lat:.4f}° N). "
    "Correct these parcels, or take them out.",
)
NOWHERE = QT_TRANSLATE_NOOP(
    "errors",
    "{outside} of {rows} parcels lie outside the area of use of {crs} (row {row} has x {x:,.0f}, y {y:,.0f}, which is "
    "no place on the ground). Correct these parcels, or take them out.",
)
NONE_FITS = QT_TRANSLATE_NOOP("coordinates", "EPSG:n, a projected system in metres for the place")


def parse_crs(given: Any) -> CRS:
    """A coordinate system from what a person or a file says. Raises InputError."""
    text = str(given).strip()
    try:
        return horizontal(
            given if isinstance(given, CRS) else CRS.from_user_input(int(text) if text.isdigit() else text)
        )
    except (CRSError, ValueError, OverflowError) as error:
        raise InputError(UNKNOWN_CRS, crs=_short(text)) from error


def horizontal(crs: CRS) -> CRS:
    """The system on the ground: without a height, and as its EPSG code where it is written out in full."""
    while crs.is_compound or crs.is_bound:
        inner = crs.sub_crs_list[0] if crs.is_compound else crs.source_crs
        assert inner is not None  # both kinds have one
        crs = inner
    if crs.to_authority(min_confidence=100) is None:
        code = crs.to_authority(min_confidence=CODE_CONFIDENCE)
        return CRS.from_authority(*code) if code else crs
    return crs


def crs_text(crs: CRS) -> str:
    """``EPSG:4547``, or the name of a system without a code.

    >>> crs_text(CRS.from_epsg(4547))
    'EPSG:4547'
    """
    code = crs.to_authority(min_confidence=100) or crs.to_authority(min_confidence=CODE_CONFIDENCE)
    if code:
        return ":".join(code)
    return _short(crs.name if crs.name != "unknown" else crs.to_string())


def crs_key(crs: CRS) -> str:
    """The system as text that ``parse_crs`` reads back: its code, or the whole of it.

    >>> crs_key(CRS.from_epsg(4547))
    'EPSG:4547'
    """
    text = crs_text(crs)
    return text if text.partition(":")[2].isdigit() else str(crs.to_wkt())


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def is_web_mercator(crs: CRS) -> bool:
    operation = crs.coordinate_operation
    return operation is not None and "pseudo" in (operation.method_name or "").lower()


def counts_metres(crs: CRS) -> bool:
    """Whether its plane counts metres, east and north."""
    axes = crs.axis_info
    return (
        crs.is_projected
        and all(axis.unit_conversion_factor == 1.0 for axis in axes)
        and {axis.direction for axis in axes} == {"east", "north"}
    )


@lru_cache(maxsize=32)
def transformer(source: CRS, target: CRS) -> Transformer:
    """From x, y of ``source`` to x, y of ``target``, x being the easting or longitude of both."""
    return Transformer.from_crs(source, target, always_xy=True)


@np.errstate(invalid="ignore")
def reproject(geometries: Geometries, source: CRS, target: CRS) -> Geometries:
    """The geometries (n,) in another system; ordinates that have no place there become infinite."""
    if source == target:
        return geometries
    to = transformer(source, target)
    shapes = np.asarray(geometries, dtype=object)
    xy = shapely.get_coordinates(shapes)
    return moved(shapes, xy, _transformed(xy, to))


def _transformed(xy: np.ndarray, to: Transformer) -> np.ndarray:
    """Coordinates (n, 2) in another system; many on two threads, for PROJ lets go of the interpreter."""
    done = np.empty_like(xy)

    def transform(some: slice) -> None:
        done[some, 0], done[some, 1] = to.transform(xy[some, 0], xy[some, 1])

    piecewise(transform, len(xy), _COORDINATES_AT_ONCE, shared_from=_COORDINATES_AT_ONCE)
    return done


def lonlat_boxes(geometries: Geometries, source: CRS) -> np.ndarray:
    """West, south, east, north in degrees of each geometry (n, 4), from the corners of its bounding box."""
    boxes: np.ndarray = shapely.bounds(geometries)
    if not len(boxes):
        return np.empty((0, 4))
    to = transformer(source, LONLAT)
    corners = [to.transform(boxes[:, i], boxes[:, j]) for i in (0, 2) for j in (1, 3)]
    lon, lat = (np.array([corner[axis] for corner in corners]) for axis in (0, 1))
    return np.column_stack([lon.min(axis=0), lat.min(axis=0), lon.max(axis=0), lat.max(axis=0)])


def box_of(boxes: np.ndarray) -> Box:
    """The box around boxes (n, 4)."""
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def inside_area_of_use(boxes: np.ndarray, crs: CRS, slack_deg: float = 1e-7) -> np.ndarray:
    """Which of the boxes (n, 4) in degrees lie wholly in the area of use, grown by ``slack_deg`` on each side.

    Where the system names no area: those with finite corners.
    """
    area = crs.area_of_use
    if area is None:
        finite: np.ndarray = np.isfinite(boxes).all(axis=1)
        return finite
    west, south, east, north = boxes.T
    in_lat = (south >= area.south - slack_deg) & (north <= area.north + slack_deg)
    if area.west <= area.east:
        in_lon = (west >= area.west - slack_deg) & (east <= area.east + slack_deg)
    else:  # across the antimeridian
        in_lon = (west >= area.west - slack_deg) | (east <= area.east + slack_deg)
    fits: np.ndarray = in_lat & in_lon
    return fits


@dataclass(frozen=True)
class Parcels:
    """The parcels a plan's system must fit: geometries in their own system, and their row numbers in the file."""

    geometries: Geometries
    crs: CRS
    rows: np.ndarray

    @property
    def boxes(self) -> np.ndarray:
        return lonlat_boxes(self.geometries, self.crs)


def choose_plan_crs(parcels: Parcels, given: CRS | None = None) -> CRS:
    """The plan's system: ``given``, else the default where the parcels lie in it, else the parcels' own.

    Raises InputError, naming one that fits, when there is none or it cannot be used here: in degrees, in feet,
    Web Mercator, distorting areas, or with an area of use that does not hold the parcels.
    """
    if given is not None:
        return require_fits(given, parcels)
    default = CRS.from_epsg(settings()["plan"]["default"]["epsg"])
    if inside_area_of_use(parcels.boxes, default).all():
        return default
    return require_fits(parcels.crs, parcels)


def require_fits(crs: CRS, parcels: Parcels) -> CRS:
    """The system itself. Raises InputError where a plan of these parcels cannot be measured in it."""
    boxes = parcels.boxes
    refusal = _refusal(crs, parcels, boxes)
    if refusal is not None:
        template, values = refusal
        raise InputError(template, crs=crs_text(crs), fitting=fitting_text(boxes), **values)
    return crs


def _refusal(crs: CRS, parcels: Parcels, boxes: np.ndarray) -> tuple[Template, dict[str, Any]] | None:
    """Why a plan of the parcels cannot be measured in the system, with the values of that sentence."""
    if crs.is_geographic:
        return GEOGRAPHIC, {}
    if is_web_mercator(crs):
        return WEB_MERCATOR, {}
    if not counts_metres(crs):
        return NOT_METRES, {}
    outside = np.flatnonzero(~inside_area_of_use(boxes, crs))
    if len(outside):
        first = outside[0]
        lon, lat = (float(degrees) for degrees in boxes[first, :2])
        row = int(parcels.rows[first])
        if not (np.isfinite(lon) and np.isfinite(lat)):
            x, y = shapely.bounds(parcels.geometries[first])[:2].tolist()
            return NOWHERE, {"outside": len(outside), "rows": len(boxes), "row": row, "x": x, "y": y}
        which = STRAY if len(outside) < len(boxes) / 2 else ELSEWHERE
        return which, {"outside": len(outside), "rows": len(boxes), "row": row, "lon": lon, "lat": lat}
    share = area_distortion(parcels, crs)
    if share > settings()["plan"]["area_distortion_max"]["value"]:
        return DISTORTS, {"share": share}
    return None


def area_distortion(parcels: Parcels, crs: CRS, sample: int = 200) -> float:
    """By what share the plane of ``crs`` gets areas wrong at (a sample of) the parcels.

    The hull stands for an outline that crosses itself, whose loops would count against each other.
    """
    chosen = parcels.geometries[:: max(1, len(parcels.geometries) // sample)]
    chosen = np.where(shapely.is_valid(chosen), chosen, shapely.convex_hull(chosen))
    true_m2 = float(ellipsoidal_areas_m2(chosen, parcels.crs).sum())
    plane_m2 = float(shapely.area(reproject(chosen, parcels.crs, crs)).sum())
    if not true_m2:
        return 0.0
    return abs(plane_m2 / true_m2 - 1.0) if np.isfinite(plane_m2) else float("inf")


def fitting_systems(boxes: np.ndarray) -> tuple[str, ...]:
    """Codes of projected systems in metres that hold the boxes (n, 4) in degrees, the most fitting first."""
    usable = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(usable):
        return ()
    west, south, east, north = box_of(usable)
    lon, lat = (west + east) / 2, (south + north) / 2
    found = []
    for family in settings()["families"]:
        if family["name"] == "CGCS2000 3-degree, central meridian":
            member = round((lon - family["meridian_first"]) / family["step_deg"])
            if 0 <= member < family["zones"]:
                found.append(f"EPSG:{family['epsg_first'] + member}")
    try:
        here = AreaOfInterest(lon, lat, lon, lat)
        for datum in ("WGS 84", "ETRS89"):
            zones = query_utm_crs_info(datum, here)
            found += [
                f"EPSG:{z.code}" for z in zones if z.name.startswith(f"{datum} / UTM zone") and z.name[-1] in "NS"
            ]
    except (ProjError, CRSError):  # coordinates that are nowhere
        return ()
    return tuple(code for code in found if inside_area_of_use(usable, CRS.from_user_input(code)).all())


def fitting_text(boxes: np.ndarray) -> Any:
    """The most fitting system, for a sentence."""
    found = fitting_systems(boxes)
    return found[0] if found else NONE_FITS


def shift_unknown(source: CRS, target: CRS) -> bool:
    """Whether PROJ knows no shift between the two datums and would pretend there is none.

    So it is from Xian 1980 or Beijing 1954 to CGCS2000, where tens of metres lie between. Between WGS 84, CGCS2000
    and ETRS89 there are decimetres at most, which no plan shows.
    """
    if is_modern(source) and is_modern(target):
        return False
    if is_modern(source) != is_modern(target) and not OLD_CHINESE.isdisjoint((datum_key(source), datum_key(target))):
        return True  # PROJ knows shifts of Beijing 1954 for oil fields only, and takes them for the country's
    try:
        ways = TransformerGroup(source, target, always_xy=True).transformers
    except ProjError:
        return True
    return not ways or (ways[0].accuracy == -1.0 and "ballpark" in ways[0].description.lower())


def datum_key(crs: CRS) -> str:
    """The datum of a system, however its name is written: texts of different programs name it in several ways.

    >>> datum_key(CRS.from_epsg(2383)), datum_key(CRS.from_wkt(CRS.from_epsg(2383).to_wkt("WKT1_ESRI")))
    ('xian1980', 'xian1980')
    """
    geographic = crs.geodetic_crs
    name = "" if geographic is None else geographic.name.casefold()
    return "".join(letter for letter in name if letter.isalnum()).removeprefix("gcs")


def is_modern(crs: CRS) -> bool:
    """Whether the datum is one of those that satellites maintain, told by its ellipsoid."""
    return crs.ellipsoid is not None and crs.ellipsoid.name in {"WGS 84", "CGCS2000", "GRS 1980"}


def convergence_deg(crs: CRS, east_m: float, north_m: float) -> float:
    """The angle from true north to grid north at a point, degrees, positive where grid north is east of it."""
    lon, lat = transformer(crs, crs.geodetic_crs or LONLAT).transform(east_m, north_m)
    return float(Proj(crs).get_factors(lon, lat).meridian_convergence)


def grid_scale(crs: CRS, east_m: float, north_m: float) -> float:
    """How many times as long a short length is in the plane of a system as on its ellipsoid at a point, by the root of
    the areas: in a conformal projection the same in every direction."""
    lon, lat = transformer(crs, crs.geodetic_crs or LONLAT).transform(east_m, north_m)
    return math.sqrt(Proj(crs).get_factors(lon, lat).areal_scale)


@lru_cache(maxsize=1)
def settings() -> Mapping[str, Any]:
    """``resources/coordinate_systems.toml``."""
    with resource("coordinate_systems.toml").open("rb") as file:
        return tomllib.load(file)
