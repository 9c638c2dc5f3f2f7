"""The layers of the composed picture, each painted by a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from siteplanner.core.corridors.strip_areas import StripAreas, strip_areas
from siteplanner.core.footprint_state import another_object
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.moment import When, by_then
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.rings import Rings
from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.zone_lines import zone_lines
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.plant_looks import plant_looks
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.canvas.ink import Ink
from siteplanner.gui.canvas.labels import Footprint

if TYPE_CHECKING:
    from siteplanner.gui.canvas.picture import PictureRequest

PARCEL_OUTLINE_PX = 5.0
"""Parcels below this size on screen get no outline: it would only make the map grey."""
SMALLEST_KEPT_FREE_PX = 4.0
"""Names need not keep off plants that are specks."""
FADED = 0.3
PARCEL_STATUSES = ("", "occupied", "reserved")
Rows = npt.NDArray[np.intp]
Classes = tuple[tuple[str, ...], Rows]


def in_window(tree: Tree, window: ViewWindow) -> Rows:
    """Rows of what may be seen, in order."""
    rows: Rows = np.sort(tree.query(shapely.box(*window.bounds)))
    return rows


def near(shapes: Geometries, window: ViewWindow) -> npt.NDArray[np.bool_]:
    """Which shapes may be seen, without an index; what has no extent is not."""
    west, south, east, north = window.bounds
    box = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        seen: npt.NDArray[np.bool_] = (
            (box[:, 2] >= west) & (box[:, 0] <= east) & (box[:, 3] >= south) & (box[:, 1] <= north)
        )
    return seen


# -- parcels ----------------------------------------------------------------------------------------------------


def parcel_rings(site: Site) -> Rings:
    """The parcels of a site as rings."""
    shapes = site.parcel_shapes
    return site.made_once("parcels", "rings", lambda: Rings.of(shapes))


def parcel_classes(site: Site) -> Classes:
    """The MNR2023 codes there are ('' where there is none), and the look of each parcel: ``3 * code + status``."""
    parcels = site.parcels
    return site.made_once("parcels", "classes", lambda: _classes(parcels))


def _classes(parcels: gpd.GeoDataFrame) -> Classes:
    code_of, codes = pd.factorize(mnr2023_codes(parcels), sort=True)
    status_of = pd.Index(PARCEL_STATUSES).get_indexer(pd.Index(parcels["status"].fillna("")))
    looks: npt.NDArray[np.intp] = code_of * len(PARCEL_STATUSES) + np.maximum(status_of, 0)
    return tuple(str(code) for code in codes), looks


def _parcels(ink: Ink, request: PictureRequest, opacity: float) -> None:
    site, styles = request.site, request.styles
    if len(site.parcels) == 0:
        return
    rows = in_window(site.parcel_tree, request.window)
    rings = parcel_rings(site)
    fills, look_of = _parcel_looks(request)
    ink.patchwork(rings, fills, look_of, rows=rows, opacity=opacity)
    ink.outlines(rings, styles.parcels, rows=rows, opacity=opacity, smallest_px=PARCEL_OUTLINE_PX)


def _parcel_looks(request: PictureRequest) -> tuple[Sequence[FillStyle], Rows]:
    """The fills there are, and which of them each parcel has."""
    if request.parcel_looks is not None:
        return request.parcel_looks.fills, request.parcel_looks.fill_of
    codes, look_of = parcel_classes(request.site)
    return parcel_fills(codes, request.styles), look_of


def parcel_fills(codes: tuple[str, ...], styles: MapStyles) -> list[FillStyle]:
    """The fills of parcels by code and status: land use as colour, status as hatch."""
    hatches = (FillStyle(), styles.parcel_occupied, styles.parcel_reserved)
    return [
        FillStyle(styles.land_use(code or None).color, None, over.hatch, over.hatch_color)
        for code in codes
        for over in hatches
    ]


# -- constraints ------------------------------------------------------------------------------------------------


_strip_rings: WeakKeyDictionary[StripAreas, Rings] = WeakKeyDictionary()


def _strips(ink: Ink, request: PictureRequest, opacity: float) -> None:
    areas = strip_areas(request.site, request.strip_limits)
    rows = in_window(areas.tree, request.window)
    rings = _strip_rings.get(areas)
    if rings is None:
        rings = _strip_rings[areas] = Rings.of(areas.shapes)
    for kind in dict.fromkeys(areas.kinds[rows].tolist()):
        of_kind = rows[areas.kinds[rows] == kind]
        ink.areas(rings, request.styles.constraint(kind).strip, rows=of_kind, opacity=opacity)


def _constraints(ink: Ink, request: PictureRequest, opacity: float) -> None:
    """Areas first, lines above them, points on top; kinds in the order of the styles."""
    groups = _by_kind(request.site, request.window, request.styles)
    for kind, grade, parts in groups:
        areas = parts[shapely.get_dimensions(parts) == 2]
        if len(areas):
            ink.areas(Rings.of(areas), request.styles.constraint(kind, grade).fill, opacity=opacity)
    for kind, grade, parts in groups:
        lines = parts[shapely.get_dimensions(parts) == 1]
        if len(lines):
            ink.lines(lines, request.styles.constraint(kind, grade).line, opacity=opacity)
    for kind, grade, parts in groups:
        points = shapely.get_coordinates(parts[shapely.get_dimensions(parts) == 0])
        if len(points):
            ink.markers(points, request.styles.constraint(kind, grade).marker, opacity=opacity)


def _by_kind(site: Site, window: ViewWindow, styles: MapStyles) -> list[tuple[str, str, Geometries]]:
    """(kind, grade, simple parts) of the constraints in the window."""
    if len(site.constraints) == 0:
        return []
    rows = in_window(site.constraint_tree, window)
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="other")[rows]
    grades = site.constraints["grade"].to_numpy(dtype=object, na_value="")[rows]
    parts, owner = simple_parts(site.constraint_shapes[rows])
    ranks = list(styles.constraint_kinds)
    groups = sorted(set(zip(kinds, grades, strict=True)), key=lambda g: (ranks.index(styles.constraint(g[0]).kind), g))
    return [(kind, grade, parts[((kinds == kind) & (grades == grade))[owner]]) for kind, grade in groups]


# -- zones, plants and what belongs to them -----------------------------------------------------------------------


def _zones(ink: Ink, request: PictureRequest, opacity: float) -> None:
    lines = zone_lines(request.site)
    seen = lines[near(lines, request.window)]
    if len(seen):
        ink.lines(seen, request.styles.zones, opacity=opacity)


def _site_areas(ink: Ink, request: PictureRequest, opacity: float) -> None:
    frame = request.site_areas
    if frame is None or len(frame) == 0:
        return
    rows = np.flatnonzero(near(shapes_of(frame), request.window))
    uses = frame["use"].to_numpy(dtype=object, na_value="")
    fills = [request.styles.site_area(use) for use in uses.tolist()]
    ink.areas(Rings.of(shapes_of(frame)), fills, rows=rows, opacity=opacity)


class KeptRings:
    """Areas taken apart, kept for as long as they are the very same. Belongs to the lane that draws."""

    def __init__(self) -> None:
        self._known: tuple[Geometries, Rings] | None = None

    def of(self, shapes: Geometries) -> Rings:
        known = self._known
        if known is None or len(known[0]) != len(shapes) or another_object(known[0], shapes).any():
            self._known = known = (shapes, Rings.of(shapes))
        return known[1]


def _plants(ink: Ink, request: PictureRequest, opacity: float) -> None:
    plants = request.plants
    if len(plants) == 0:
        return
    rows = np.flatnonzero(near(shapes_of(plants), request.window))
    seen = plants.iloc[rows]
    looks = plant_looks(seen, request.styles, request.look.plants_by, stands=request.stands, years=request.years)
    strength = np.where(seen.index.isin(request.faded), FADED, 1.0) * opacity
    rings = request.plant_rings.of(shapes_of(plants)) if len(rows) == len(plants) else Rings.of(shapes_of(seen))
    ink.areas(rings, [looks[row] for row in range(len(seen))], opacity=strength)


def plant_footprints(request: PictureRequest) -> list[Footprint]:
    """The plants that are drawn: names of other things keep off them."""
    if len(request.plants) == 0 or not request.look.of("plants").visible:
        return []
    shapes = shapes_of(request.plants)
    rows = np.flatnonzero(near(shapes, request.window))
    west, south, east, north = shapely.bounds(shapes[rows]).T
    rows = rows[np.maximum(east - west, north - south) >= SMALLEST_KEPT_FREE_PX * request.window.metres_per_pixel]
    rows = rows[shapely.is_valid(shapes[rows])]
    ids = request.plants.index.to_numpy(dtype=object)[rows].tolist()
    bounds = shapely.bounds(shapes[rows]).tolist()
    return [Footprint(key, (w, s, e, n), shapes[row]) for key, (w, s, e, n), row in zip(ids, bounds, rows, strict=True)]


def _substations(ink: Ink, request: PictureRequest, opacity: float) -> None:
    frame = request.site.substations
    if len(frame) == 0:
        return
    xy = np.column_stack([frame.geometry.x, frame.geometry.y])
    later = not_yet_there(frame, request.year)
    ink.markers(xy[later], request.styles.substations_not_in_service, opacity=opacity)
    ink.markers(xy[~later], request.styles.substations, opacity=opacity)


def not_yet_there(frame: gpd.GeoDataFrame, when: When) -> npt.NDArray[np.bool_]:
    """Which rows enter service only after ``when``; those without a date count as there."""
    if when is None or len(frame) == 0:
        return np.zeros(len(frame), dtype=bool)
    later: npt.NDArray[np.bool_] = ~by_then(frame["in_service"].to_numpy(dtype="datetime64[D]"), when)
    return later


PAINTERS: Mapping[str, Callable[[Ink, PictureRequest, float], None]] = {
    "parcels": _parcels,
    "strips": _strips,
    "constraints": _constraints,
    "zones": _zones,
    "site_areas": _site_areas,
    "plants": _plants,
    "substations": _substations,
}
"""What the picture holds; findings and annotations are items over it."""
