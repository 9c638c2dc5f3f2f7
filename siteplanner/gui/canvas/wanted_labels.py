"""Which labels the map wants at a scale, the most important first, and what each says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries, shapes_of
from siteplanner.gui.canvas.kept_plants import plants_near
from siteplanner.gui.canvas.labels import SMALLEST_NAMED_PX, Label
from siteplanner.gui.canvas.picture_layers import Rows, in_window, near
from siteplanner.gui.numbers import capacity

if TYPE_CHECKING:
    from siteplanner.gui.canvas.picture import PictureRequest

PARCEL_LABEL_M_PER_PX = 0.6
LARGE_PARCEL_M_PER_PX = 2.5
"""From here on only large parcels bear their number, nearer than the other scale all that have room."""
PLANT_LABEL_M_PER_PX = 4.0
CAPACITY_M_PER_PX = 5.0
CONSTRAINT_LABEL_M_PER_PX = 8.0
SMALLEST_LABELLED_PX = 18.0
"""What is narrower on the screen has no room for a name; it is not looked at further."""
SMALLEST_ZONE_PX = 30.0
SMALLEST_FAR_PX = 90.0


def wanted_labels(request: PictureRequest) -> list[Label]:
    """The labels to place, the most important first."""
    labelled, scale = request.look.labelled, request.window.metres_per_pixel
    wanted: list[Label] = []
    if "plants" in labelled and scale <= PLANT_LABEL_M_PER_PX:
        wanted += _plants(request)
    if "zones" in labelled:
        wanted += _zones(request)
    if "substations" in labelled:
        wanted += _substations(request)
    if "constraints" in labelled and scale <= CONSTRAINT_LABEL_M_PER_PX:
        wanted += _constraints(request)
    if "parcels" in labelled and scale <= LARGE_PARCEL_M_PER_PX:
        wanted += _parcels(request)
    return wanted


def _plants(request: PictureRequest) -> list[Label]:
    plants = request.plants
    if len(plants) == 0:
        return []
    rows = plants_near(request)
    rows = rows[_large(shapes_of(plants)[rows], request, SMALLEST_NAMED_PX)]
    values = plants["capacity"].array[rows].to_numpy(dtype=float).tolist()
    units = _texts(plants, "capacity_unit", rows)
    seconds = [capacity(value, unit) if value > 0 else "" for value, unit in zip(values, units, strict=True)]
    return _areas("plant", shapes_of(plants)[rows], _ids(plants, rows), _lines(plants, rows, seconds))


def _zones(request: PictureRequest) -> list[Label]:
    zones, shapes = request.site.zones, request.site.zone_shapes
    if len(zones) == 0:
        return []
    rows = in_window(request.site.zone_tree, request.window)
    rows = rows[_large(shapes[rows], request, SMALLEST_ZONE_PX)]
    made = _points("zone", shapes[rows], _ids(zones, rows), _lines(zones, rows))
    areas = {key: shape for key, shape in zip(_ids(zones, rows), shapes[rows], strict=True) if shape.is_valid}
    return [replace(label, area=areas.get(label.id)) for label in made]


def _substations(request: PictureRequest) -> list[Label]:
    frame = request.site.substations
    rows = np.flatnonzero(near(shapes_of(frame), request.window)) if len(frame) else np.empty(0, dtype=np.intp)
    rows = rows[_large(shapes_of(frame)[rows], request, 0.0)]
    values = frame["capacity_kva"].array[rows].to_numpy(dtype=float).tolist()
    near_enough = request.window.metres_per_pixel <= CAPACITY_M_PER_PX
    seconds = [capacity(value, "kVA") if near_enough and value > 0 else "" for value in values]
    return _points("substation", shapes_of(frame)[rows], _ids(frame, rows), _lines(frame, rows, seconds))


def _constraints(request: PictureRequest) -> list[Label]:
    """Only what has a name: the kind is in the legend."""
    frame, shapes = request.site.constraints, request.site.constraint_shapes
    if len(frame) == 0:
        return []
    rows = in_window(request.site.constraint_tree, request.window)
    named = [name != "" for name in _texts(frame, "name", rows)]
    rows = rows[np.array(named, dtype=bool) & _large(shapes[rows], request, 0.0)]
    dimension = shapely.get_dimensions(shapes[rows])
    points, lines, areas = (rows[dimension == d] for d in (0, 1, 2))
    areas = areas[_large(shapes[areas], request, SMALLEST_LABELLED_PX)]
    return [
        *_points("mark", shapes[points], _ids(frame, points), _lines(frame, points)),
        *_paths(shapes[lines], _ids(frame, lines), _lines(frame, lines)),
        *_areas("constraint", shapes[areas], _ids(frame, areas), _lines(frame, areas)),
    ]


def _parcels(request: PictureRequest) -> list[Label]:
    parcels, shapes = request.site.parcels, request.site.parcel_shapes
    if len(parcels) == 0:
        return []
    rows = in_window(request.site.parcel_tree, request.window)
    far = request.window.metres_per_pixel > PARCEL_LABEL_M_PER_PX
    rows = rows[_large(shapes[rows], request, SMALLEST_FAR_PX if far else SMALLEST_LABELLED_PX)]
    ids = _ids(parcels, rows)
    return _areas("parcel", shapes[rows], ids, [(parcel_id,) for parcel_id in ids])


def _large(shapes: Geometries, request: PictureRequest, smallest_px: float) -> npt.NDArray[np.bool_]:
    """Which shapes are as large on the screen as that; what is nowhere is not."""
    box = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        longer_m = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
        large: npt.NDArray[np.bool_] = longer_m >= smallest_px * request.window.metres_per_pixel
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    large[owner[~np.isfinite(xy).all(axis=1)]] = False
    return large


def _ids(frame: gpd.GeoDataFrame, rows: Rows) -> list[str]:
    return [str(key) for key in frame.index.to_numpy(dtype=object)[rows]]


def _texts(frame: gpd.GeoDataFrame, column: str, rows: Rows) -> list[Any]:
    """What stands in some rows of a column, '' where it is blank; the others are not looked at."""
    found: list[Any] = frame[column].array[rows].to_numpy(dtype=object, na_value="").tolist()
    return found


def _lines(frame: gpd.GeoDataFrame, rows: Rows, seconds: list[str] | None = None) -> list[tuple[str, ...]]:
    """The name, or the id where there is none, and a second line where there is something to say."""
    names = _texts(frame, "name", rows)
    firsts = [str(name) or key for name, key in zip(names, _ids(frame, rows), strict=True)]
    return [tuple(filter(None, pair)) for pair in zip(firsts, seconds or [""] * len(firsts), strict=True)]


def _areas(kind: str, shapes: Geometries, ids: list[str], lines: list[tuple[str, ...]]) -> list[Label]:
    anchors = _anchors(shapes)
    return _labels(kind, shapes, ids, lines, anchors, _rooms(shapes, anchors))


def _points(kind: str, shapes: Geometries, ids: list[str], lines: list[tuple[str, ...]]) -> list[Label]:
    box = shapely.bounds(shapes)
    return _labels(kind, shapes, ids, lines, shapely.centroid(shapes), box[:, 2] - box[:, 0])


def _labels(
    kind: str,
    shapes: Geometries,
    ids: list[str],
    lines: list[tuple[str, ...]],
    anchors: Geometries,
    rooms_m: npt.NDArray[np.float64],
) -> list[Label]:
    at = np.column_stack([shapely.get_x(anchors), shapely.get_y(anchors)]).tolist()
    rows = zip(ids, lines, at, shapely.bounds(shapes).tolist(), rooms_m.tolist(), strict=True)
    return [
        Label(kind, key, text, x, y, (w, s, e, n), room) for key, text, (x, y), (w, s, e, n), room in rows if x == x
    ]


def _paths(shapes: Geometries, ids: list[str], lines: list[tuple[str, ...]]) -> list[Label]:
    """A label for each part of a line, its text on one line."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    made = []
    for number, (part, of, bounds) in enumerate(
        zip(parts, owner.tolist(), shapely.bounds(parts).tolist(), strict=True)
    ):
        if part.geom_type == "LineString" and not part.is_empty:
            west, south, east, north = bounds
            key = f"{ids[of]}/{number}"
            made.append(Label("line", key, lines[of][:1], west, north, (west, south, east, north), 0.0, part))
    return made


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
