"""A map as it would come in, for a person to look at first: its shapes in metres, and which of them are not sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import shapely
from pyproj import CRS
from shapely import STRtree

from siteplanner.core import schema
from siteplanner.core.coordinates import box_of, inside_area_of_use, lonlat_boxes
from siteplanner.core.geometry_repair import INVALID_LEFT_OUT, finite_ordinates, mend, same_shapes
from siteplanner.core.repairs import Repairs
from siteplanner.core.site import Geometries
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work
from siteplanner.services.incoming_layer import (
    OPEN_LEFT_OUT,
    SAME_SHAPE,
    SAME_SHAPE_LEFT_OUT,
    Incoming,
    placed_shapes,
    rings_closed,
)
from siteplanner.services.map_system import SOURCE_SLACK_DEG, typical_bounds

VERTICES_MAX = 1_000_000
"""From so many on the shapes are thinned out for the picture: it has some thousands of pixels."""
THINNED_TO = 6000.0
"""A thinned shape is right to the map's extent divided by this."""

PICTURING = QT_TRANSLATE_NOOP("import", "Drawing {source}")

LEFT_OUT, INVALID, RINGS, DUPLICATES = "left_out", "invalid", "rings", "duplicates"


@dataclass(frozen=True, slots=True)
class Unsound:
    """A row (from 0) whose shape is not sound: of a kind of ``Repairs``, or ``left_out`` whatever was chosen.
    ``reason`` is what the report will say of it; ``if_left_out`` where it was chosen to leave it out."""

    row: int
    kind: str
    reason: Message
    if_left_out: Message


@dataclass(frozen=True, eq=False)
class MapPicture:
    """``shapes`` (n,) are in ``crs``, in metres, one a row of the map, None where there is nothing to be drawn;
    ``bounds`` is where they lie, None where nowhere; ``beside_plan`` whether the system is that of the plan."""

    crs: CRS
    shapes: Geometries
    unsound: tuple[Unsound, ...]
    bounds: tuple[float, float, float, float] | None
    beside_plan: bool
    tree: STRtree

    def counts(self) -> Mapping[str, int]:
        """How many rows each kind concerns."""
        kinds = [found.kind for found in self.unsound]
        return {kind: kinds.count(kind) for kind in (INVALID, RINGS, DUPLICATES, LEFT_OUT)}

    def stays_out(self, repairs: Repairs) -> frozenset[int]:
        """The rows that would not come in."""
        return frozenset(u.row for u in self.unsound if u.kind == LEFT_OUT or repairs.leave_out(u.kind))

    def said_of(self, found: Unsound, repairs: Repairs) -> Message:
        """What the report will say of a row."""
        return found.if_left_out if found.kind != LEFT_OUT and repairs.leave_out(found.kind) else found.reason

    def row_at(self, east_m: float, north_m: float, within_m: float) -> int | None:
        """The row whose shape is nearest to a place, the smallest where several are there; None: none near enough."""
        place = shapely.Point(east_m, north_m)
        near = self.tree.query(place, predicate="dwithin", distance=within_m)
        if not len(near):
            return None
        apart, sizes = shapely.distance(self.shapes[near], place), shapely.area(self.shapes[near])
        return int(near[np.lexsort((sizes, apart))[0]])


def map_picture(incoming: Incoming, plan_crs: CRS | None = None, work: Work | None = None) -> MapPicture:
    """The picture of a map: in the plan's system where it lies within its reach, else in one in metres of its own.

    Unsound shapes are found as the import itself will find them, in metres, and before anything was chosen of them.
    """
    work = work or Work()
    said = PICTURING(source=incoming.raw.source)
    work.step(0, 3, said)
    usual = replace(incoming, repairs=Repairs())
    target = plan_crs if plan_crs is not None and _within_reach(usual, plan_crs) else _own_metres(usual)
    moved = placed_shapes(usual, usual.shapes, target)
    work.step(1, 3, said)
    mended, notes = mend(moved, schema.layer(usual.role).geometry)
    unsound = [*_of_notes(usual), *(_of_mending(row, action, why) for row, action, why in notes), *_twice(mended)]
    work.step(2, 3, said)
    drawn = _thinned(_drawn(usual, mended, moved, target))
    boxes = shapely.bounds(drawn)
    here = np.isfinite(boxes).all(axis=1)
    unsound.sort(key=lambda found: found.row)
    work.step(3, 3, said)
    return MapPicture(
        target, drawn, tuple(unsound), box_of(boxes[here]) if here.any() else None, target is plan_crs, STRtree(drawn)
    )


def _within_reach(incoming: Incoming, plan_crs: CRS) -> bool:
    """Whether the map lies where the plan's system holds, or not far from there: farther out it turns and distorts."""
    west, south, east, north = typical_bounds(incoming.usable)
    middle = shapely.points([((west + east) / 2, (south + north) / 2)])
    there = lonlat_boxes(middle, incoming.crs)
    return bool(np.isfinite(there).all() and inside_area_of_use(there, plan_crs, SOURCE_SLACK_DEG).all())


def _own_metres(incoming: Incoming) -> CRS:
    """The map's own system where it counts metres, else one about its middle."""
    crs = incoming.crs
    metres = crs.is_projected and all(axis.unit_name == "metre" for axis in crs.axis_info)
    if metres and "Pseudo-Mercator" not in crs.name:
        return crs
    boxes = lonlat_boxes(incoming.usable, crs)
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    lon, lat = np.median(boxes, axis=0).reshape(2, 2).mean(axis=0) if len(boxes) else (0.0, 0.0)
    return CRS.from_dict({"proj": "tmerc", "lon_0": float(lon), "lat_0": float(lat), "datum": "WGS84", "units": "m"})


def _of_notes(incoming: Incoming) -> list[Unsound]:
    """What reading and screening said of rows."""
    refused = [Unsound(row, LEFT_OUT, why, why) for row, action, why in incoming.notes if action == "refused"]
    out = {found.row for found in refused}
    closed = {
        note[0]: Unsound(note[0], RINGS, note[2], OPEN_LEFT_OUT()) for note in incoming.notes if rings_closed(note)
    }
    return [*refused, *(found for row, found in closed.items() if row not in out)]


def _of_mending(row: int, action: str, why: Message) -> Unsound:
    if action != "repaired":
        return Unsound(row, LEFT_OUT, why, why)
    return Unsound(row, INVALID, why, INVALID_LEFT_OUT(problem=why.values["problem"]))


def _twice(shapes: Geometries) -> list[Unsound]:
    rows = np.flatnonzero(shapely.get_type_id(shapes) != -1)
    pairs = same_shapes(shapes[rows])
    numbered = [(int(rows[later]), int(rows[first]) + 1) for later, first in pairs]
    return [
        Unsound(row, DUPLICATES, SAME_SHAPE(other=other), SAME_SHAPE_LEFT_OUT(other=other)) for row, other in numbered
    ]


@np.errstate(invalid="ignore")
def _drawn(incoming: Incoming, mended: Geometries, moved: Geometries, target: CRS) -> Geometries:
    """The shapes as mended; where nothing is left of one, as it is in the file, if it can be drawn at all."""
    drawn = mended.copy()
    lost = np.flatnonzero(shapely.get_type_id(drawn) == -1)
    drawn[lost] = moved[lost]
    unfit = lost[shapely.get_type_id(moved[lost]) == -1]
    given = shapely.force_2d(incoming.raw.geometries[unfit])
    given[~finite_ordinates(given) | shapely.is_empty(given)] = None
    drawn[unfit] = placed_shapes(incoming, incoming.placement.of(given), target)
    drawn[lost[~finite_ordinates(drawn[lost])]] = None
    return drawn


def _thinned(shapes: Geometries) -> Geometries:
    if int(shapely.get_num_coordinates(shapes).sum()) <= VERTICES_MAX:
        return shapes
    west, south, east, north = shapely.total_bounds(shapes)
    thinned: Geometries = shapely.simplify(
        shapes, max(east - west, north - south) / THINNED_TO, preserve_topology=False
    )
    return thinned
