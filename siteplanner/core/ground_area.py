"""True areas on the ellipsoid, many at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer

from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]

EDGE_M = 100.0
"""Between points so near each other a straight line of the map and one of the equal-area plane bound the same area, to
some parts in 10⁹; over half a kilometre they differ by some in 10⁷."""
MANY = 5000
"""From so many areas on most are measured in the map's plane, times its scale there."""
SMALL_M = 1000.0
"""Across an area no wider the scale of a projection changes evenly, to some parts in 10⁹."""
WIDEST_M = 300_000.0
"""Across a map no wider the scale is a polynomial of the sixth degree to some parts in 10¹⁰."""
DEGREE = 6
GRID = 17
"""Lines of the grid, each way, on whose corners the scale is measured."""
FARTHEST_M = 1e6
"""What is wider than this is no area of a town; it is measured by its vertices alone."""


def ellipsoidal_areas_m2(geometries: Geometries, crs: CRS) -> npt.NDArray[np.float64]:
    """Areas (n,) in square metres on the WGS 84 ellipsoid of polygons (n,) given in ``crs``; NaN where there is none.

    Vertices go to an azimuthal equal-area plane about the middle of all polygons, where plane area is ellipsoidal
    area. Edges are straight in ``crs`` where that is projected: long ones get vertices in between. That agrees with
    geodesics through as many points to about one part in 10⁸ (``pyproj.Geod`` takes a hundred times as long).

    >>> degree = np.array([shapely.box(113, 37, 113.001, 37.001)], dtype=object)
    >>> round(float(ellipsoidal_areas_m2(degree, CRS.from_epsg(4326))[0]), 1)
    9878.2
    """
    areas = np.full(len(geometries), np.nan)
    corners = shapely.bounds(geometries)
    usable = np.isfinite(corners).all(axis=1)
    if not usable.any():
        return areas
    middle = np.median((corners[usable, :2] + corners[usable, 2:]) / 2, axis=0)
    to = _plane_about(crs, middle)
    if to is None:
        return areas
    flat = shapely.transform(
        _with_short_edges(geometries[usable], crs), lambda xy: np.column_stack(to.transform(xy[:, 0], xy[:, 1]))
    )
    measured = shapely.area(flat)
    areas[usable] = np.where(np.isfinite(measured), measured, np.nan)
    return areas


def ellipsoidal_area_sum_m2(geometries: Geometries, areas_m2: Floats, crs: CRS) -> float:
    """The sum of :func:`ellipsoidal_areas_m2`, told the areas (n,) in the plane of ``crs``; much quicker for many.

    Small areas of a projected map are their plane area times the map's scale of areas at their middle.
    """
    plain = np.zeros(len(geometries), dtype=bool)
    if crs.is_projected and len(geometries) >= MANY:
        boxes = shapely.bounds(geometries)
        plain = np.isfinite(boxes).all(axis=1) & np.isfinite(areas_m2)
        plain &= np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) <= SMALL_M
    scale = _scale_of_areas(shapely.centroid(geometries[plain]), crs) if plain.any() else None
    if scale is None:
        return float(np.nansum(ellipsoidal_areas_m2(geometries, crs)))
    return float((areas_m2[plain] * scale).sum() + np.nansum(ellipsoidal_areas_m2(geometries[~plain], crs)))


def _scale_of_areas(points: Geometries, crs: CRS) -> Floats | None:
    """True over plane area at points (n,), by a polynomial through those at the corners of a grid around them; None
    where they lie too far apart for that."""
    xy = shapely.get_coordinates(points)
    middle = (xy.min(axis=0) + xy.max(axis=0)) / 2
    reach = max(float(np.abs(xy - middle).max()), SMALL_M)
    if len(xy) != len(points) or 2 * reach > WIDEST_M:
        return None
    u, v = (side.ravel() for side in np.meshgrid(*[np.linspace(-1, 1, GRID)] * 2))
    east, north = middle[0] + reach * u, middle[1] + reach * v
    squares = shapely.box(east - EDGE_M, north - EDGE_M, east + EDGE_M, north + EDGE_M)
    scales = ellipsoidal_areas_m2(squares, crs) / shapely.area(squares)
    if not np.isfinite(scales).all():
        return None
    along = np.linalg.pinv(np.polynomial.chebyshev.chebvander(np.linspace(-1, 1, GRID), DEGREE))
    weights = along @ scales.reshape(GRID, GRID).T @ along.T  # least squares, one way and then the other
    x, y = ((xy - middle) / reach).T
    found: Floats = np.polynomial.chebyshev.chebval2d(x, y, weights)
    return found


def ellipsoidal_area_of_edges_m2(start: Floats, end: Floats, crs: CRS) -> float:
    """The area in square metres on the WGS 84 ellipsoid that lies to the left of closed chains of straight edges, given
    by their ends (n, 2) in ``crs``, in any order; NaN where it cannot be told. Much quicker than area by area where
    most edges cancel.

    >>> corners = np.array([(113, 37), (113.001, 37), (113.001, 37.001), (113, 37.001)])
    >>> round(ellipsoidal_area_of_edges_m2(corners, np.roll(corners, -1, axis=0), CRS.from_epsg(4326)), 1)
    9878.2
    """
    if len(start) == 0:
        return 0.0
    if crs.is_projected:
        start, end = _in_short_pieces(start, end)
    to = _plane_about(crs, np.median(start, axis=0))
    if to is None:
        return float("nan")
    (x, y), (next_x, next_y) = to.transform(*start.T), to.transform(*end.T)
    return float((x * next_y - next_x * y).sum() / 2)


def _plane_about(crs: CRS, middle: Floats) -> Transformer | None:
    """To an equal-area plane about a point given in ``crs``; None where that point is nowhere on earth."""
    lon, lat = _to_degrees(crs).transform(*middle)
    return _to_plane(crs, round(lat, 1), round(lon, 1)) if np.isfinite(lon) and np.isfinite(lat) else None


def _with_short_edges(shapes: Geometries, crs: CRS) -> Geometries:
    """The shapes with vertices in between on edges longer than ``EDGE_M``; as they are where that cannot be done."""
    if not crs.is_projected:
        return shapes
    west, south, east, north = shapely.bounds(shapes).T
    across = np.hypot(east - west, north - south)
    long = (across > EDGE_M) & (across < FARTHEST_M) & np.isfinite(shapely.area(shapes))
    shapes = shapes.copy()
    shapes[long] = shapely.segmentize(shapes[long], EDGE_M)
    return shapes


def _in_short_pieces(start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """The same edges, none longer than ``EDGE_M``."""
    lengths_m = np.minimum(np.hypot(*(end - start).T), FARTHEST_M)
    count = np.maximum(np.ceil(np.nan_to_num(lengths_m) / EDGE_M), 1).astype(np.intp)
    edge = np.repeat(np.arange(len(count)), count)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    way = (end - start)[edge] / count[edge, np.newaxis]
    return start[edge] + step[:, np.newaxis] * way, start[edge] + (step + 1)[:, np.newaxis] * way


@lru_cache(maxsize=8)
def _to_degrees(crs: CRS) -> Transformer:
    return Transformer.from_crs(crs, 4326, always_xy=True)


@lru_cache(maxsize=8)
def _to_plane(crs: CRS, lat: float, lon: float) -> Transformer:
    """To the equal-area plane about a point. Where its middle lies changes no area, so a rough one will do."""
    plane = CRS.from_proj4(f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m")
    return Transformer.from_crs(crs, plane, always_xy=True)
