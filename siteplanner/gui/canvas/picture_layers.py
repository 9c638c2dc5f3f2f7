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
from siteplanner.core.distinct import distinct
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.moment import When, by_then
from siteplanner.core.piecewise_tree import Tree
from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.zone_lines import zone_lines
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.plant_looks import plant_looks
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.canvas.constraint_parts import constraint_parts
from siteplanner.gui.canvas.ink import Ink
from siteplanner.gui.canvas.kept_plants import plants_near
from siteplanner.gui.canvas.labels import Footprint

if TYPE_CHECKING:
    from siteplanner.gui.canvas.picture import PictureRequest

PARCEL_OUTLINE_PX = 5.0
"""Parcels below this size on screen get no outline: it would only make the map grey."""
SMALLEST_KEPT_FREE_PX = 4.0
"""Names need not keep off plants that are specks."""
FADED = 0.3
GOOD_PART = 0.25
"""Of a map's extent; from there on no tree is asked for the parcels in the window."""
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
    found_at, found = distinct(mnr2023_codes(parcels))
    codes = sorted(found)
    code_of = np.array([codes.index(code) for code in found], dtype=np.intp)[found_at]
    status_of = pd.Index(PARCEL_STATUSES).get_indexer(pd.Index(parcels["status"].fillna("")))
    looks: npt.NDArray[np.intp] = code_of * len(PARCEL_STATUSES) + np.maximum(status_of, 0)
    return tuple(str(code) for code in codes), looks


def _parcels(ink: Ink, request: PictureRequest, opacity: float) -> None:
    site, styles = request.site, request.styles
    if len(site.parcels) == 0:
        return
    rows = _parcels_to_look_at(site, request.window)
    rings = parcel_rings(site)
    fills, look_of = _parcel_looks(request)
    ink.patchwork(rings, fills, look_of, rows=rows, opacity=opacity)
    ink.outlines(rings, styles.parcels, rows=rows, opacity=opacity, smallest_px=PARCEL_OUTLINE_PX)


def _parcels_to_look_at(site: Site, window: ViewWindow) -> Rows | None:
    """Rows of the parcels that may be seen; None (all of them) where a good part of them is: what paints them passes
    those that lie outside sooner than a tree has found the others."""
    xy = parcel_rings(site).xy
    extent = site.made_once("parcels", "extent", lambda: [*xy.min(axis=0), *xy.max(axis=0)] if len(xy) else [0.0] * 4)
    west, south, east, north = extent
    left, bottom, right, top = window.bounds
    wide, high = min(east, right) - max(west, left), min(north, top) - max(south, bottom)
    if wide > 0 and high > 0 and wide * high > GOOD_PART * (east - west) * (north - south):
        return None
    return in_window(site.parcel_tree, window)


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
    site, styles = request.site, request.styles
    if len(site.constraints) == 0:
        return
    seen = np.zeros(len(site.constraints), dtype=bool)
    seen[in_window(site.constraint_tree, request.window)] = True
    ranks = list(styles.constraint_kinds)
    groups = sorted(
        constraint_parts(site), key=lambda g: (ranks.index(styles.constraint(g.kind).kind), g.kind, g.grade)
    )
    for group in groups:
        rows = np.flatnonzero(seen[group.area_owner])
        if len(rows):
            ink.areas(group.areas, styles.constraint(group.kind, group.grade).fill, rows=rows, opacity=opacity)
    for group in groups:
        lines = group.lines[seen[group.line_owner]]
        if len(lines):
            ink.lines(lines, styles.constraint(group.kind, group.grade).line, opacity=opacity)
    for group in groups:
        points = group.points[seen[group.point_owner]]
        if len(points):
            ink.markers(points, styles.constraint(group.kind, group.grade).marker, opacity=opacity)


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


def _plants(ink: Ink, request: PictureRequest, opacity: float) -> None:
    plants = request.plants
    if len(plants) == 0:
        return
    rows, kept, shapes = plants_near(request), request.kept_plants, shapes_of(plants)
    if 2 * len(rows) >= len(plants) or kept.known_looks(request) is not None:
        looks, rings = kept.looks(request), kept.rings(shapes)
    else:
        plants = plants.iloc[rows]
        looks = plant_looks(plants, request.styles, request.look.plants_by, stands=request.stands, years=request.years)
        rings, rows = Rings.of(shapes[rows]), np.arange(len(rows))
    strength = np.where(plants.index.isin(request.faded), FADED, 1.0) * opacity if request.faded else opacity
    ink.areas(rings, looks.fills, style_of=looks.fill_of, rows=rows, opacity=strength)


def plant_footprints(request: PictureRequest) -> list[Footprint]:
    """The plants that are drawn: names of other things keep off them."""
    if len(request.plants) == 0 or not request.look.of("plants").visible:
        return []
    shapes, rows = shapes_of(request.plants), plants_near(request)
    west, south, east, north = request.kept_plants.boxes(shapes)[rows].T
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
