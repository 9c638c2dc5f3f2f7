"""Seven parameters between two datums (Bursa-Wolf): three shifts, three rotations, a scale, on geocentric coordinates.

The rotations are taken as small, as EPSG's methods 9606 and 9607 and the programs of surveyors do. Which way they turn
is a convention that the parameters themselves do not show: seconds of arc of the wrong sign move a map by some hundred
metres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from pyproj import CRS

Floats: TypeAlias = npt.NDArray[np.float64]
Convention = Literal["", "position_vector", "coordinate_frame"]
"""Position vector (EPSG 9606): the point turns. Coordinate frame (EPSG 9607): the axes turn, the signs are opposite.
'' where nothing turns."""
CONVENTIONS: tuple[Convention, ...] = ("position_vector", "coordinate_frame")

_ARCSEC = math.pi / 180.0 / 3600.0
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class SevenParameters:
    """From the older datum to the newer one: metres, seconds of arc, parts per million."""

    dx_m: float
    dy_m: float
    dz_m: float
    rx_arcsec: float = 0.0
    ry_arcsec: float = 0.0
    rz_arcsec: float = 0.0
    scale_ppm: float = 0.0
    convention: Convention = ""

    @property
    def turns(self) -> bool:
        return any((self.rx_arcsec, self.ry_arcsec, self.rz_arcsec))

    @property
    def finite(self) -> bool:
        return all(math.isfinite(getattr(self, name)) for name in PARAMETERS)

    def in_convention(self, convention: Convention) -> SevenParameters:
        """The same shift, written in the other convention where that is asked for.

        >>> SevenParameters(1, 2, 3, rz_arcsec=4.0, convention="position_vector").in_convention("coordinate_frame")
        SevenParameters(dx_m=1, dy_m=2, dz_m=3, rx_arcsec=-0.0, ry_arcsec=-0.0, rz_arcsec=-4.0, scale_ppm=0.0, \
convention='coordinate_frame')
        """
        if convention == self.convention:
            return self
        turned = {name: -getattr(self, name) for name in ("rx_arcsec", "ry_arcsec", "rz_arcsec")}
        return replace(self, convention=convention, **turned)

    def of_geocentric(self, xyz: Floats) -> Floats:
        """Where geocentric points (n, 3) go, metres."""
        moved: Floats = xyz @ self._matrix().T + (self.dx_m, self.dy_m, self.dz_m)
        return moved

    def back_from_geocentric(self, xyz: Floats) -> Floats:
        """Where geocentric points (n, 3) came from, metres."""
        back: Floats = (xyz - (self.dx_m, self.dy_m, self.dz_m)) @ np.linalg.inv(self._matrix()).T
        return back

    def _matrix(self) -> Floats:
        sign = -1.0 if self.convention == "coordinate_frame" else 1.0
        rx, ry, rz = (sign * _ARCSEC * angle for angle in (self.rx_arcsec, self.ry_arcsec, self.rz_arcsec))
        small_turn = np.array([(1.0, -rz, ry), (rz, 1.0, -rx), (-ry, rx, 1.0)])
        matrix: Floats = (1.0 + self.scale_ppm * 1e-6) * small_turn
        return matrix

    def of_lonlat(self, lonlat: Floats, source: CRS, target: CRS) -> Floats:
        """Where longitudes and latitudes (n, 2) in degrees on the datum of ``source`` go on that of ``target``.

        Points are taken on the ellipsoid: a map gives no heights above it, and a kilometre of height changes the place
        by millimetres only.
        """
        moved = self.of_geocentric(geocentric(lonlat, source))
        return geodetic(moved, target)


PARAMETERS = tuple(field.name for field in fields(SevenParameters) if field.name != "convention")
"""Names of the seven figures, in the order in which they are written."""


def geocentric(lonlat: Floats, crs: CRS) -> Floats:
    """Geocentric coordinates (n, 3) in metres of longitudes and latitudes (n, 2) on the ellipsoid of ``crs``."""
    lon, lat = np.radians(lonlat.T)
    axis_m, flat = _ellipsoid(crs)
    across_m = axis_m / np.sqrt(1.0 - flat * np.sin(lat) ** 2)
    return np.column_stack(
        [
            across_m * np.cos(lat) * np.cos(lon),
            across_m * np.cos(lat) * np.sin(lon),
            across_m * (1.0 - flat) * np.sin(lat),
        ]
    )


def geodetic(xyz: Floats, crs: CRS) -> Floats:
    """Longitude and latitude (n, 2) in degrees of geocentric points (n, 3); heights are dropped."""
    x, y, z = xyz.T
    axis_m, flat = _ellipsoid(crs)
    from_axis_m = np.hypot(x, y)
    lat = np.arctan2(z, from_axis_m * (1.0 - flat))
    for _ in range(_ROUNDS):
        across_m = axis_m / np.sqrt(1.0 - flat * np.sin(lat) ** 2)
        lat = np.arctan2(z + flat * across_m * np.sin(lat), from_axis_m)
    lonlat: Floats = np.degrees(np.column_stack([np.arctan2(y, x), lat]))
    return lonlat


def _ellipsoid(crs: CRS) -> tuple[float, float]:
    """The larger half-axis in metres and the square of the eccentricity."""
    ellipsoid = crs.ellipsoid
    assert ellipsoid is not None  # a system on the ground has one
    flattening = 1.0 / ellipsoid.inverse_flattening if ellipsoid.inverse_flattening else 0.0
    return float(ellipsoid.semi_major_metre), flattening * (2.0 - flattening)
