"""How the figures of a map become places: axes exchanged, the offset of a web map undone, a datum shifted.

Nothing of it happens unless somebody told it, and all of it is said in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import shapely
from pyproj import CRS

from siteplanner.core import gcj02
from siteplanner.core.affine import Affine, Floats
from siteplanner.core.coordinates import LONLAT, crs_text, is_modern, is_web_mercator, transformer
from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.errors import InputError
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

Offset = Literal["", "gcj02", "bd09"]
"""The offset of Chinese web maps that the coordinates have; '' none."""
OFFSETS: tuple[Offset, ...] = ("gcj02", "bd09")

AXES_EXCHANGED = QT_TRANSLATE_NOOP(
    "import", "The file has north before east (x and y exchanged). They were exchanged back, as told."
)
OFFSET_UNDONE = QT_TRANSLATE_NOOP(
    "import",
    "The coordinates were taken as {offset}, as told, and shifted back: {shift_m:.0f} m in the middle of the map.",
)
GCJ02 = QT_TRANSLATE_NOOP("import", "GCJ-02 (Amap, Tencent)")
BD09 = QT_TRANSLATE_NOOP("import", "BD-09 (Baidu)")
OFFSET_WORDS: Mapping[str, Template] = {"gcj02": GCJ02, "bd09": BD09}
NO_OFFSET_IN = QT_TRANSLATE_NOOP(
    "errors",
    "{offset} is an offset of longitude and latitude or of Web Mercator; the map is in {crs}, where there is none. "
    "Leave it out, or name the map's true system.",
)
NO_OFFSET_THERE = QT_TRANSLATE_NOOP(
    "errors", "{offset} is an offset of maps of China; the map lies at {lon:.4f}° E, {lat:.4f}° N. Leave it out."
)
_EXCHANGE: Final = Affine((0.0, 1.0, 1.0, 0.0), (0.0, 0.0), (0.0, 0.0))
_BACK: Mapping[str, Callable[[Any, Any], gcj02.LonLat]] = {
    "gcj02": gcj02.gcj02_to_wgs84,
    "bd09": gcj02.bd09_to_wgs84,
}


def axes_exchanged(shapes: Geometries) -> Geometries:
    """The shapes with x and y exchanged; areas keep the direction in which their rings run."""
    return _EXCHANGE.of(shapes)


def may_be_offset(crs: CRS) -> bool:
    """Whether coordinates in this system could be those of a shifted web map."""
    return is_web_mercator(crs) or (crs.is_geographic and is_modern(crs))


@dataclass(frozen=True, slots=True)
class MapPlacement:
    """``source`` is the system in which the map's figures are taken; None: a plane of its own, which control points
    place."""

    source: CRS | None
    swap_axes: bool = False
    offset: Offset = ""
    shift: DatumShift | None = None

    @property
    def crs(self) -> CRS:
        """The system that ``of`` leads to."""
        if self.shift is not None:
            return self.shift.target_crs(self.source)
        assert self.source is not None  # only control points do without
        return LONLAT if self.offset and not self.source.is_geographic else self.source

    def require_possible(self, shapes: Geometries) -> None:
        """Raises InputError where what was told cannot be done to this map; ``shapes`` are as in the file."""
        if self.offset and self.source is not None:
            if not may_be_offset(self.source):
                raise InputError(NO_OFFSET_IN, offset=OFFSET_WORDS[self.offset], crs=crs_text(self.source))
            lon, lat = self._lonlat(_middle(self._turned(shapes)))[0]
            west, south, east, north = gcj02.BOUNDS
            if not (west <= lon <= east and south <= lat <= north):
                raise InputError(NO_OFFSET_THERE, offset=OFFSET_WORDS[self.offset], lon=float(lon), lat=float(lat))
        if self.shift is not None:
            self.shift.require_for(self.source)

    def of_points(self, xy: Floats) -> Floats:
        """Where points (n, 2) as in the file lie in ``crs``."""
        return self._placed(xy[:, ::-1] if self.swap_axes else xy)

    def of(self, shapes: Geometries) -> Geometries:
        """The shapes in ``crs``."""
        turned = self._turned(shapes)
        if not self.offset and self.shift is None:
            return turned
        placed: Geometries = shapely.transform(turned, self._placed)
        return placed

    def warnings(self, shapes: Geometries) -> tuple[Message, ...]:
        """What was done, in words and figures; ``shapes`` are as in the file."""
        said: list[Message] = [AXES_EXCHANGED()] if self.swap_axes else []
        turned = self._turned(shapes)
        if self.offset:
            there = self._lonlat(_middle(turned))
            said.append(OFFSET_UNDONE(offset=OFFSET_WORDS[self.offset], shift_m=self._offset_m(there)))
        if self.shift is not None:
            said += self.shift.warnings(self.source, shapely.get_coordinates(turned))
        return tuple(said)

    def to_json(self) -> dict[str, Any] | None:
        """What was done, for the report; None for nothing."""
        if not (self.swap_axes or self.offset or self.shift):
            return None
        return {
            "axes_exchanged": self.swap_axes,
            "offset_undone": self.offset or None,
            "datum_shift": None if self.shift is None else self.shift.to_json(self.source),
        }

    def _turned(self, shapes: Geometries) -> Geometries:
        return axes_exchanged(shapes) if self.swap_axes else shapes

    @np.errstate(invalid="ignore")
    def _placed(self, xy: Floats) -> Floats:
        if self.offset:
            return self._unshifted(self._lonlat(xy))
        return xy if self.shift is None else self.shift.of_points(xy, self.source)

    def _lonlat(self, xy: Floats) -> Floats:
        assert self.source is not None
        if self.source.is_geographic:
            return xy
        lonlat: Floats = np.column_stack(transformer(self.source, LONLAT).transform(*xy.T))
        return lonlat

    def _unshifted(self, lonlat: Floats) -> Floats:
        there: Floats = np.column_stack(_BACK[self.offset](*lonlat.T))
        return there

    def _offset_m(self, lonlat: Floats) -> float:
        geod = LONLAT.get_geod()
        assert geod is not None
        return float(geod.inv(*lonlat[0], *self._unshifted(lonlat)[0])[2])


def _middle(shapes: Geometries) -> Floats:
    """The middle of the shapes' box, as one point (1, 2)."""
    west, south, east, north = shapely.total_bounds(shapes)
    return np.array([((west + east) / 2.0, (south + north) / 2.0)])
