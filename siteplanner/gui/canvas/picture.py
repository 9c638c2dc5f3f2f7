"""The composed picture below everything that moves: base map, resting plants, labels.

Composed off the interface thread for the window and a margin. The request holds values captured before the
work starts; nothing here reads live state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter

from siteplanner.core.ground import ground_of
from siteplanner.core.land_use import mnr2023_codes
from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.labels import Box, Label, draw_labels

DRAWING = QT_TRANSLATE_NOOP("canvas", "Drawing the map")
MARGIN_SHARE = 0.25
"""The picture reaches beyond the window by this share of its size on every side, so that a pan shows no edge."""
SMALLEST_RING_PX = 0.6
PARCEL_OUTLINE_PX = 3.0
"""Parcels below this size on screen get no outline: it would only make the map grey."""
PARCEL_LABEL_M_PER_PX = 0.6
PLANT_LABEL_M_PER_PX = 4.0


@dataclass(frozen=True)
class PictureRequest:
    """``plants`` are the resting ones: those drawn as items (selected, hovered, edited) are not among them."""

    window: ViewWindow
    device_pixel_ratio: float
    site: Site
    plants: gpd.GeoDataFrame
    styles: MapStyles
    font: QFont
    visible: frozenset[str]
    number: int = 0
    faded: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Picture:
    """An opaque image of ``window``; ``number`` is its request's."""

    image: QImage
    window: ViewWindow
    number: int


def compose(request: PictureRequest, work: Work) -> Picture:
    """Paint the request. Raises Cancelled between layers when a newer one has come."""
    ratio = request.device_pixel_ratio
    size = (round(request.window.width_px * ratio), round(request.window.height_px * ratio))
    image = QImage(max(1, size[0]), max(1, size[1]), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(painting.color(request.styles.background))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        layers = (_parcels, _constraint_areas, _zones, _constraint_lines, _plants, _substations, _labels)
        for done, layer in enumerate(layers):
            work.step(done, len(layers), DRAWING)
            layer(painter, request)
    finally:
        painter.end()
    return Picture(image, request.window, request.number)


def prepare(site: Site) -> None:
    """Build, off the main thread, what the first picture and the first check of a site need."""
    ground_of(site)  # builds the spatial indexes
    parcel_rings(site)
    land_use_codes(site)


@lru_cache(maxsize=2)
def parcel_rings(site: Site) -> Rings:
    """The parcels of a site as rings; kept for the sites last drawn."""
    return Rings.of(site.parcel_shapes)


def _in_window(tree: shapely.STRtree, window: ViewWindow) -> npt.NDArray[np.intp]:
    rows: npt.NDArray[np.intp] = np.sort(tree.query(shapely.box(*window.bounds)))
    return rows


def _parcels(painter: QPainter, request: PictureRequest) -> None:
    if "parcels" not in request.visible or len(request.site.parcels) == 0:
        return
    site, window, styles = request.site, request.window, request.styles
    rows = _in_window(site.parcel_tree, window)
    if len(rows) == 0:
        return
    codes = land_use_codes(site)[rows]
    rings = parcel_rings(site)
    for code in np.unique(codes):
        some = rings.take(rows[codes == code])
        style = styles.land_use(str(code) or None)
        painting.fill_rings(painter, some, window, style, SMALLEST_RING_PX)
    outlined = rings.take(rows)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(painting.pen(styles.parcels))
    for path in painting.paths_of(outlined, window, PARCEL_OUTLINE_PX):
        painter.drawPath(path)


@lru_cache(maxsize=2)
def land_use_codes(site: Site) -> npt.NDArray[np.str_]:
    """Each parcel's MNR2023 code ('' where it has none or reads differently in the two systems)."""
    return mnr2023_codes(site.parcels).astype(str)


def _constraint_areas(painter: QPainter, request: PictureRequest) -> None:
    for kind, grade, shapes in _constraints(request):
        kinds = shapely.get_type_id(shapes)
        areas = shapes[(kinds == 3) | (kinds == 6)]
        if len(areas):
            painting.fill_rings(painter, Rings.of(areas), request.window, request.styles.constraint(kind, grade).fill)


def _constraint_lines(painter: QPainter, request: PictureRequest) -> None:
    for kind, grade, shapes in _constraints(request):
        style = request.styles.constraint(kind, grade)
        kinds = shapely.get_type_id(shapes)
        lines = shapes[(kinds == 1) | (kinds == 5)]
        if len(lines):
            painting.stroke_lines(painter, lines, request.window, style.line)
        points = shapely.get_parts(shapes[(kinds == 0) | (kinds == 4)])
        for x, y in painting.to_pixels(shapely.get_coordinates(points), request.window):
            painting.draw_marker(painter, float(x), float(y), style.marker)


def _constraints(request: PictureRequest) -> list[tuple[str, str, Geometries]]:
    """(kind, grade, shapes in the window) of the constraints shown."""
    site = request.site
    if "constraints" not in request.visible or len(site.constraints) == 0:
        return []
    rows = _in_window(site.constraint_tree, request.window)
    kinds = site.constraints["kind"].to_numpy(dtype=object, na_value="other")[rows]
    grades = site.constraints["grade"].to_numpy(dtype=object, na_value="")[rows]
    shapes = site.constraint_shapes[rows]
    groups = dict.fromkeys(zip(kinds, grades, strict=True))
    return [(kind, grade, shapes[(kinds == kind) & (grades == grade)]) for kind, grade in groups]


def _zones(painter: QPainter, request: PictureRequest) -> None:
    if "zones" in request.visible and len(request.site.zones):
        rows = _in_window(request.site.zone_tree, request.window)
        painting.stroke_lines(painter, request.site.zone_shapes[rows], request.window, request.styles.zones)


def _plants(painter: QPainter, request: PictureRequest) -> None:
    if "plants" not in request.visible or len(request.plants) == 0:
        return
    products = request.plants["product"].to_numpy(dtype=object, na_value="")
    statuses = request.plants["status"].to_numpy(dtype=object, na_value="")
    ids = request.plants.index.to_numpy(dtype=object)
    rings = Rings.of(shapes_of(request.plants))
    rows = np.arange(len(ids))
    for row in rows[_near(request)]:
        painter.setOpacity(0.3 if ids[row] in request.faded else 1.0)
        style = request.styles.plant(products[row], statuses[row])
        painting.fill_rings(painter, rings.take(rows[row : row + 1]), request.window, style)
    painter.setOpacity(1.0)


def _near(request: PictureRequest) -> npt.NDArray[np.bool_]:
    west, south, east, north = request.window.bounds
    box = shapely.bounds(shapes_of(request.plants))
    with np.errstate(invalid="ignore"):
        near: npt.NDArray[np.bool_] = (
            (box[:, 2] >= west) & (box[:, 0] <= east) & (box[:, 3] >= south) & (box[:, 1] <= north)
        )
    return near


def _substations(painter: QPainter, request: PictureRequest) -> None:
    if "substations" not in request.visible or len(request.site.substations) == 0:
        return
    points = request.site.substations.geometry
    for x, y in painting.to_pixels(np.column_stack([points.x, points.y]), request.window):
        if np.isfinite(x) and np.isfinite(y):
            painting.draw_marker(painter, float(x), float(y), request.styles.substations)


def _labels(painter: QPainter, request: PictureRequest) -> None:
    if "labels" in request.visible:
        footprints: list[Box] = []
        if "plants" in request.visible and len(request.plants):
            boxes = shapely.bounds(shapes_of(request.plants)[_near(request)])
            footprints = [(w, s, e, n) for w, s, e, n in boxes.tolist()]
        wanted = wanted_labels(request)
        draw_labels(painter, request.window, request.styles, request.font, wanted, footprints)


def wanted_labels(request: PictureRequest) -> list[Label]:
    """The labels to place, the most important first."""
    wanted: list[Label] = []
    scale = request.window.metres_per_pixel
    if "plants" in request.visible and len(request.plants) and scale <= PLANT_LABEL_M_PER_PX:
        rows = np.flatnonzero(_near(request))
        wanted += _label_rows(shapes_of(request.plants)[rows], _names(request.plants, rows), "plant")
    if "zones" in request.visible and len(request.site.zones):
        rows = _in_window(request.site.zone_tree, request.window)
        wanted += _label_rows(request.site.zone_shapes[rows], _names(request.site.zones, rows), "zone")
    if "substations" in request.visible and len(request.site.substations):
        every = np.arange(len(request.site.substations))
        wanted += _label_rows(
            shapes_of(request.site.substations), _names(request.site.substations, every), "substation"
        )
    if "parcels" in request.visible and scale <= PARCEL_LABEL_M_PER_PX and len(request.site.parcels):
        rows = _in_window(request.site.parcel_tree, request.window)
        ids = request.site.parcels.index.to_numpy(dtype=object)[rows]
        wanted += _label_rows(request.site.parcel_shapes[rows], ids, "parcel")
    return wanted


def _names(frame: gpd.GeoDataFrame, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    names = frame["name"].to_numpy(dtype=object, na_value="")[rows]
    return np.where(names == "", frame.index.to_numpy(dtype=object)[rows], names)


def _label_rows(shapes: Geometries, texts: npt.NDArray[np.object_], kind: str) -> list[Label]:
    anchors = shapely.centroid(shapes) if kind in ("zone", "substation") else _anchors(shapes)
    boxes = shapely.bounds(shapes)
    rooms = boxes[:, 2] - boxes[:, 0] if kind in ("zone", "substation") else _rooms(shapes, anchors)
    return [
        Label(kind, str(text), anchor.x, anchor.y, (box[0], box[1], box[2], box[3]), room)
        for text, anchor, box, room in zip(texts, anchors, boxes.tolist(), rooms.tolist(), strict=True)
        if not anchor.is_empty
    ]


def _anchors(shapes: Geometries) -> Geometries:
    """The centroid of each area, or a point inside where the centroid lies outside."""
    anchors = shapely.centroid(shapes)
    sound = shapely.is_valid(shapes)
    outside = ~sound
    outside[sound] = ~shapely.contains(shapes[sound], anchors[sound])
    anchors[outside] = shapely.point_on_surface(shapes[outside])
    found: Geometries = anchors
    return found


def _rooms(shapes: Geometries, anchors: Geometries) -> npt.NDArray[np.float64]:
    """How wide each area is at its anchor, in metres: the longest piece of the level line that lies in it."""
    boxes = shapely.bounds(shapes)
    north = shapely.get_y(anchors)
    ends = np.stack([np.column_stack([boxes[:, side], north]) for side in (0, 2)], axis=1)
    room: npt.NDArray[np.float64] = np.where(np.isfinite(north), boxes[:, 2] - boxes[:, 0], 0.0)
    sound = np.flatnonzero(shapely.is_valid(shapes) & np.isfinite(north))
    pieces, owner = shapely.get_parts(
        shapely.intersection(shapes[sound], shapely.linestrings(ends[sound])), return_index=True
    )
    room[sound] = 0.0
    np.maximum.at(room, sound[owner], shapely.length(pieces))
    return room
