"""Backdrops: pictures and map tiles laid under the map, as a plan keeps them. The files themselves stay where they are.

A shifted map (GCJ-02, BD-09) is never laid under as it is: ``datum`` says in which longitudes and latitudes a picture
or tiles were made, and a backdrop of which nobody has said it is not drawn where it could be shifted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal, cast, get_args

import numpy as np
from pyproj import CRS

from siteplanner.core import gcj02
from siteplanner.core.coordinates import LONLAT, Box, is_web_mercator, parse_crs, transformer
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.setting_rows import Row, number, rows_in, rows_of, with_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP

BACKDROPS = "backdrops"
"""The entry of a plan's settings, the lowest backdrop first."""

Kind = Literal["picture", "tiles"]
Datum = Literal["", "true", "gcj02", "bd09"]
"""'' nobody has said it; ``true``: WGS 84, CGCS2000 or whatever the system names; the shifted ones by name."""
RowOrder = Literal["", "from_north", "from_south"]
"""How the rows of tiles are numbered: XYZ from the north, TMS from the south; '' for what the tiles say themselves."""

NO_SUCH_BACKDROP = QT_TRANSLATE_NOOP("errors", "This plan has no backdrop “{backdrop}”.")
BAIDU_TILES = QT_TRANSLATE_NOOP(
    "errors",
    "Tiles of Baidu (BD-09) are cut in a way of their own and cannot be laid under a plan. "
    "Use tiles in WGS 84, CGCS2000 or GCJ-02, or a georeferenced picture.",
)
SHIFTED_METRES = QT_TRANSLATE_NOOP(
    "errors",
    "“{crs}” is never shifted: GCJ-02 and BD-09 are only known for longitude and latitude and for Web Mercator. "
    "Choose the true position, or the system the picture is really in.",
)
MISSING = QT_TRANSLATE_NOOP(
    "errors", "“{name}” is not in “{folder}” any more, nor beside the plan: it was moved, renamed or deleted."
)
CRS_ASKED = QT_TRANSLATE_NOOP("errors", "“{name}” does not say in which coordinate system it is. Choose it.")
DATUM_ASKED = QT_TRANSLATE_NOOP(
    "errors",
    "Nobody has said yet whether “{name}” is a shifted map (GCJ-02, BD-09). Choose it; until then it is not shown.",
)
_KNOWN = ("id", "kind", "path", "relative", "size", "digest", "crs", "datum", "rows", "opacity")
_TO_SHIFTED: Mapping[Datum, Callable[[Any, Any], gcj02.LonLat]] = {
    "gcj02": gcj02.wgs84_to_gcj02,
    "bd09": gcj02.wgs84_to_bd09,
}
_FROM_SHIFTED: Mapping[Datum, Callable[[Any, Any], gcj02.LonLat]] = {
    "gcj02": gcj02.gcj02_to_wgs84,
    "bd09": gcj02.bd09_to_wgs84,
}


class MissingFileError(InputError):
    """The file of a backdrop is nowhere to be found."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(MISSING, name=name, folder=folder)


class CrsAskedError(InputError):
    """A picture without a coordinate system. ``bounds`` are its own coordinates, ``said`` its own words for it."""

    def __init__(self, name: str, bounds: Box, said: str) -> None:
        super().__init__(CRS_ASKED, name=name)
        self.bounds, self.said = bounds, said


class DatumAskedError(InputError):
    """A picture or tiles in ``crs`` that could be shifted, and nobody has said whether they are."""

    def __init__(self, name: str, crs: CRS, bounds: Box) -> None:
        super().__init__(DATUM_ASKED, name=name)
        self.crs, self.bounds = crs, bounds


@dataclass(frozen=True)
class Backdrop:
    """``path`` is absolute, ``relative`` from the plan's folder ('' where there is none), both with forward slashes;
    ``size`` in bytes and ``digest`` find a file again that was moved. ``crs`` '' means: as the file says itself.
    ``opacity`` 0–1. ``unknown`` are keys of other versions, kept as they are."""

    id: str
    kind: Kind
    path: str
    relative: str = ""
    size: int = 0
    digest: str = ""
    crs: str = ""
    datum: Datum = ""
    rows: RowOrder = ""
    opacity: float = 1.0
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The file's or folder's name."""
        return self.path.rstrip("/").rpartition("/")[2] or self.path

    def to_json(self) -> dict[str, Any]:
        return {**self.unknown, **{key: getattr(self, key) for key in _KNOWN}}

    def changed(self, changes: Mapping[str, Any]) -> Backdrop:
        """With some of its values changed. Raises EditError for Baidu's tiles and for a system that is not known."""
        made = replace(self, **changes)
        if made.kind == "tiles" and made.datum == "bd09":
            raise EditError(BAIDU_TILES)
        if made.crs:
            try:
                crs = parse_crs(made.crs)
            except InputError as error:
                raise EditError(error.message.template, **error.message.values) from error
            if made.datum in _TO_SHIFTED and not may_be_shifted(crs):
                raise EditError(SHIFTED_METRES, crs=made.crs)
        return replace(made, opacity=min(1.0, max(0.0, made.opacity)))


def backdrops_of(plan: Plan) -> tuple[Backdrop, ...]:
    """The plan's backdrops, the lowest first; entries that make no sense are left out."""
    return _backdrops_in(plan.settings.get(BACKDROPS, "[]"))


@lru_cache(maxsize=8)
def _backdrops_in(text: str) -> tuple[Backdrop, ...]:
    """Kept: the map asks at every move of the hand."""
    return tuple(b for row in rows_in(text, "id") if (b := backdrop_from_json(row)) is not None)


def backdrop_rows(plan: Plan) -> list[Row]:
    """The backdrops as they stand in the file."""
    return rows_of(plan, BACKDROPS, "id")


def with_backdrop_rows(plan: Plan, rows: list[Row]) -> Plan:
    return with_rows(plan, BACKDROPS, rows)


def require_backdrop(plan: Plan, backdrop_id: str) -> Backdrop:
    """The backdrop of that id. Raises EditError."""
    for backdrop in backdrops_of(plan):
        if backdrop.id == backdrop_id:
            return backdrop
    raise EditError(NO_SUCH_BACKDROP, backdrop=backdrop_id)


def fresh_ids(plan: Plan, count: int = 1) -> tuple[str, ...]:
    """Ids that no backdrop of the plan has, and no layer."""
    taken = {row["id"] for row in backdrop_rows(plan)}
    named = (f"backdrop-{n}" for n in range(1, len(taken) + count + 1))
    return tuple(name for name in named if name not in taken)[:count]


def backdrop_from_json(row: Mapping[str, Any]) -> Backdrop | None:
    """The backdrop a row describes; None where it makes no sense."""
    kind, path = row.get("kind"), row.get("path")
    if kind not in get_args(Kind) or not isinstance(path, str) or not path or not isinstance(row.get("id"), str):
        return None
    text = {key: value for key in ("relative", "digest", "crs") if isinstance(value := row.get(key), str)}
    datum, rows, opacity = row.get("datum"), row.get("rows"), number(row, "opacity")
    return Backdrop(
        row["id"],
        cast(Kind, kind),
        path,
        **text,
        size=int(number(row, "size") or 0),
        datum=cast(Datum, datum) if datum in get_args(Datum) else "",
        rows=cast(RowOrder, rows) if rows in get_args(RowOrder) else "",
        opacity=1.0 if opacity is None else min(1.0, max(0.0, opacity)),
        unknown={key: value for key, value in row.items() if key not in _KNOWN},
    )


def may_be_shifted(crs: CRS) -> bool:
    """Whether coordinates of a picture in this system could be those of a shifted map: degrees, or Web Mercator."""
    return crs.is_geographic or is_web_mercator(crs)


def reaches_into_china(crs: CRS, box: Box) -> bool:
    """Whether a box (min x, min y, max x, max y) in degrees or Web Mercator meets the one in which web maps are
    shifted: tiles of the whole world do. One whose place is not known counts as such."""
    lon, lat = transformer(crs, LONLAT).transform(np.array([box[0], box[2]]), np.array([box[1], box[3]]))
    if not (np.isfinite(lon).all() and np.isfinite(lat).all()):
        return True
    west, south, east, north = gcj02.BOUNDS
    if lon[0] >= lon[1]:  # the whole way round, or across the date line
        return bool(lat.min() <= north and lat.max() >= south)
    return bool(lon[0] <= east and lon[1] >= west and lat.min() <= north and lat.max() >= south)


def datum_is_asked(crs: CRS, box: Box) -> bool:
    """Whether somebody has to say if a picture is shifted before it may be laid under a plan."""
    return may_be_shifted(crs) and reaches_into_china(crs, box)


@dataclass(frozen=True)
class Placing:
    """From coordinates of the plan to those written on a backdrop, and back."""

    plan_crs: CRS
    crs: CRS
    datum: Datum = "true"

    def to_backdrop(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where places of the plan stand on the backdrop; not finite where they have no place there."""
        if self.datum not in _TO_SHIFTED:
            return _moved(x, y, self.plan_crs, self.crs)
        lon, lat = _TO_SHIFTED[self.datum](*_moved(x, y, self.plan_crs, LONLAT))
        return _moved(lon, lat, _degrees_of(self.crs), self.crs)

    def to_plan(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where coordinates of the backdrop lie in the plan."""
        if self.datum not in _FROM_SHIFTED:
            return _moved(x, y, self.crs, self.plan_crs)
        lon, lat = _FROM_SHIFTED[self.datum](*_moved(x, y, self.crs, _degrees_of(self.crs)))
        return _moved(lon, lat, LONLAT, self.plan_crs)

    def bounds_in_plan(self, box: Box) -> Box | None:
        """The box (min x, min y, max x, max y) around a box of the backdrop, from a grid of points in it: the edges of
        a map of the world have no place in the plan, its middle may."""
        x, y = (v.ravel() for v in np.meshgrid(np.linspace(box[0], box[2], 17), np.linspace(box[1], box[3], 17)))
        east, north = self.to_plan(x, y)
        known = np.isfinite(east) & np.isfinite(north)
        if not known.any():
            return None
        east, north = east[known], north[known]
        return float(east.min()), float(north.min()), float(east.max()), float(north.max())


def _degrees_of(crs: CRS) -> CRS:
    """The longitudes and latitudes that a system counts in or is made from."""
    return crs if crs.is_geographic else crs.geodetic_crs or LONLAT


def _moved(x: np.ndarray, y: np.ndarray, source: CRS, target: CRS) -> tuple[np.ndarray, np.ndarray]:
    if source == target:
        return x, y
    with np.errstate(invalid="ignore"):
        there_x, there_y = transformer(source, target).transform(x, y)
    return np.asarray(there_x), np.asarray(there_y)
