"""Shapes cut by a line: the parts keep every corner they had and share those of the cut bit for bit."""

from __future__ import annotations

import itertools

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Floats, collected, with_corners
from siteplanner.core.errors import EditError
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP

ON_EDGE_M = 3e-9
"""A point of the cutting line that was snapped to an edge is off it by rounding; nearer than this it lies on it."""
SLIVER_M2, SAME_AREA_M2 = 0.01, 1e-6
SHORT_BY_M = 0.001
"""A line that ends so little short of an edge is meant to reach it."""

SLIVER = QT_TRANSLATE_NOOP(
    "errors", "The line runs along an edge and would cut off nothing but a sliver. Draw it through the shape."
)


def cut(shape: BaseGeometry, line: BaseGeometry) -> tuple[BaseGeometry, ...]:
    """The parts into which ``line`` cuts an area or a line, the largest first; one part where it does not cut.

    Parts of a shape that the line leaves whole stay with the first. Points of the line on the outline become corners
    with the very ordinates of the line. Metres; the shape must be valid. Raises EditError where the
    line runs so near along an edge that a part would be nothing but a sliver.

    >>> [part.area for part in cut(shapely.box(0, 0, 10, 4), shapely.LineString([(7, -1), (7, 5)]))]
    [28.0, 12.0]
    """
    if shape.geom_type.endswith("Point") or shape.geom_type == "GeometryCollection":
        return (shape,)
    of_line = shapely.get_coordinates(line)
    prepared = [with_corners(part, of_line, ON_EDGE_M) for part in shapely.get_parts(shape)]
    pieces = [_areas(p, _reaching(p, line)) if p.geom_type == "Polygon" else _lines(p, line) for p in prepared]
    whole = [found[0] for found in pieces if len(found) == 1]
    measure = shapely.area if prepared[0].geom_type == "Polygon" else shapely.length
    loose = sorted((p for found in pieces if len(found) > 1 for p in found), key=lambda p: _order(p, measure(p)))
    if not loose:
        return (shape,)
    return (collected([loose[0], *whole]), *loose[1:]) if whole else tuple(loose)


def crossed_by(shape: BaseGeometry, line: BaseGeometry) -> Floats:
    """The corners (n, 2) that ``line`` makes on the outline of a shape: what neighbours need, to fit on still."""
    if shape.geom_type.endswith("Point"):
        return np.empty((0, 2))
    outline = shape.boundary if shape.geom_type.endswith("Polygon") else shape
    of_line = shapely.get_coordinates(line)
    met = shapely.get_coordinates(shapely.intersection(with_corners(outline, of_line, ON_EDGE_M), line))
    touching = of_line[shapely.distance(shapely.points(of_line), outline) <= ON_EDGE_M]
    return np.unique(np.concatenate([met, touching]), axis=0)


def through_crossings(line: BaseGeometry, shapes: Geometries) -> BaseGeometry:
    """The line with a corner wherever it crosses the outline of one of several areas or lines.

    Neighbours have an edge each in the same place, and rounding would let the line cross them in two different points;
    all of them are cut in the first one.
    """
    if line.geom_type != "LineString":
        return line
    for shape in shapes:
        simple = shape is not None and shape.geom_type != "GeometryCollection" and shape.is_valid
        if simple and shapely.intersects(shape, line):
            line = with_corners(line, crossed_by(shape, line), ON_EDGE_M)
    return line


def _reaching(polygon: BaseGeometry, line: BaseGeometry) -> BaseGeometry:
    """The line, a little longer where it ends just short of the polygon's outline."""
    xy = shapely.get_coordinates(line).copy()
    off = np.atleast_1d(shapely.distance(shapely.points(xy[[0, -1]]), polygon.boundary))
    for end, beside, distance in ((0, 1, off[0]), (-1, -2, off[1])):
        along = xy[end] - xy[beside]
        if ON_EDGE_M < distance <= SHORT_BY_M and along.any():
            xy[end] = xy[end] + along / np.hypot(*along) * 2 * SHORT_BY_M
    return shapely.LineString(xy)


def _order(piece: BaseGeometry, size: float) -> tuple[float, float, float]:
    """The largest first; of equals the one farther west, then south."""
    west, south, *_ = piece.bounds
    return -round(size, 6), west, south


def _areas(polygon: BaseGeometry, line: BaseGeometry) -> list[BaseGeometry]:
    """The faces of the polygon's outline and the line that lie in the polygon."""
    outline = polygon.boundary
    if not shapely.intersects(polygon, line):
        return [polygon]
    noded = shapely.union(outline, line)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    shapely.prepare(polygon)
    inside = faces[shapely.contains(polygon, shapely.point_on_surface(faces))]
    if len(inside) < 2:
        return [polygon]
    lost_m2 = abs(float(shapely.area(inside).sum()) - polygon.area)
    if shapely.area(faces).min() < SLIVER_M2 or lost_m2 > SAME_AREA_M2:
        raise EditError(SLIVER)
    return list(inside)


def _lines(path: BaseGeometry, line: BaseGeometry) -> list[BaseGeometry]:
    """The pieces of a line between the points where the other crosses it."""
    met = shapely.get_coordinates(shapely.intersection(path, line))
    whole = shapely.get_coordinates(with_corners(path, met, ON_EDGE_M))
    at = np.flatnonzero((whole[:, None, :] == met[None, :, :]).all(axis=2).any(axis=1))
    at = at[(at > 0) & (at < len(whole) - 1)]
    bounds = [0, *at.tolist(), len(whole) - 1]
    pieces = [whole[a : b + 1] for a, b in itertools.pairwise(bounds)]
    return [shapely.LineString(p) for p in pieces] if len(pieces) > 1 else [path]
