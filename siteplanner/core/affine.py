"""Turning, mirroring, stretching and shifting shapes: one transform about a point that is near them.

Northings have seven digits before the point. A matrix with offsets from (0, 0) would lose the millimetre that a
matrix about a nearby point keeps.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries

Point = tuple[float, float]
Matrix = tuple[float, float, float, float]
Floats = npt.NDArray[np.float64]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0)
_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


class Affine(NamedTuple):
    """A point p goes to ``matrix`` · (p - ``about``) + ``to``; the matrix row by row, points easting, northing."""

    matrix: Matrix
    about: Point
    to: Point

    @classmethod
    def from_json(cls, value: Any) -> Affine:
        """The transform from the nested tuples that stand for it in the JSON of an edit."""
        matrix, about, to = value
        return cls(tuple(matrix), tuple(about), tuple(to))

    @classmethod
    def shift(cls, de_m: float, dn_m: float) -> Affine:
        return cls(_IDENTITY, (0.0, 0.0), (de_m, dn_m))

    @classmethod
    def turn(cls, sin: float, cos: float, pivot: Point) -> Affine:
        """Counter-clockwise about ``pivot`` by the angle that has this sine and cosine."""
        return cls((cos, -sin, sin, cos), pivot, pivot)

    @classmethod
    def mirror(cls, a: Point, b: Point) -> Affine:
        """Across the line through two points.

        >>> Affine.mirror((0, 0), (0, 5)).of_points(np.array([[3.0, 1.0]])).tolist()
        [[-3.0, 1.0]]
        """
        de, dn = b[0] - a[0], b[1] - a[1]
        square = de * de + dn * dn
        cos2, sin2 = (de * de - dn * dn) / square, 2.0 * de * dn / square
        return cls((cos2, sin2, sin2, -cos2), a, a)

    @classmethod
    def stretch(cls, along: float, across: float, angle_deg: float, anchor: Point) -> Affine:
        """By two factors, along the direction ``angle_deg`` (counter-clockwise from east) and across it."""
        if angle_deg == 0.0:
            return cls((along, 0.0, 0.0, across), anchor, anchor)
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        mixed = (along - across) * sin * cos
        first, last = along * cos * cos + across * sin * sin, along * sin * sin + across * cos * cos
        return cls((first, mixed, mixed, last), anchor, anchor)

    @property
    def determinant(self) -> float:
        """By what areas grow; negative where shapes come out mirrored."""
        a, b, c, d = self.matrix
        return a * d - b * c

    def of_points(self, xy: Floats) -> Floats:
        """Where points (n, 2) go."""
        if self.matrix == _IDENTITY:
            shifted: Floats = xy + (np.asarray(self.to) - np.asarray(self.about))
            return shifted
        moved: Floats = (xy - np.asarray(self.about)) @ np.reshape(self.matrix, (2, 2)).T + np.asarray(self.to)
        return moved

    def of(self, shapes: Geometries) -> Geometries:
        """The shapes there; mirrored areas keep the direction in which their rings run."""
        moved: Geometries = shapely.transform(shapes, self.of_points)
        if self.determinant < 0.0:
            areas = np.isin(shapely.get_type_id(moved), _AREAS)
            moved[areas] = shapely.reverse(moved[areas])
        return moved
