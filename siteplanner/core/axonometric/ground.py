"""The map below the plants: what of it lies flat, in metres once and in pixels for each camera."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.picture_parts import Kind, Parts, joined, shape_boxes
from siteplanner.core.corridors.strip_areas import strip_areas, strip_limits
from siteplanner.core.plan import Plan
from siteplanner.core.rings import Rings
from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries, Site, shapes_of
from siteplanner.core.zone_lines import zone_lines

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

TAKEN: Final = ("occupied", "reserved")
UNSEEN_PX: Final = 0.4
"""Corners nearer than this to the one before are left out."""
SPECK_PX: Final = 1.5
"""An area smaller than this is drawn as the box it fills."""
_OPEN: Final = frozenset({Kind.CONSTRAINT_LINE, Kind.ZONE_LINE, Kind.CONSTRAINT_POINT, Kind.SUBSTATION})


def parcels_in(site: Site, camera: Camera) -> Parts:
    """The parcels of which the picture may show something, in metres."""
    if not len(site.parcels):
        return Parts.nothing()
    shapes = site.parcel_shapes
    rings = site.made_once("parcels", "rings", lambda: Rings.of(shapes))
    rows = np.sort(site.parcel_tree.query(shapely.box(*ground_bounds(camera)))).astype(np.int64)
    return Parts.of(rings.take(rows), Kind.PARCEL, rows)


def taken_parcels_in(site: Site, camera: Camera) -> Parts:
    """The parcels in the picture that are occupied or reserved, in metres."""
    found = parcels_in(site, camera)
    status = site.parcels["status"].to_numpy(dtype=object, na_value="")
    return found.take(np.flatnonzero(np.isin(status[found.row], TAKEN))).of_kind(Kind.TAKEN_PARCEL)


def strips_of(plan: Plan) -> Parts:
    """The protection strips as wide as the plan's rules measure them, in metres."""
    return Parts.of(Rings.of(strip_areas(plan.site, strip_limits(plan)).shapes), Kind.STRIP).numbered()


def constraints_of(site: Site) -> Parts:
    """Areas, lines and points of the constraints, in metres; areas below lines below points."""
    parts, row = simple_parts(_finite(site.constraint_shapes))
    dimension = shapely.get_dimensions(parts)
    made = [
        Parts.of(of_lines(parts[dimension == size], closed=size == 2), kind, row[dimension == size])
        for size, kind in ((2, Kind.CONSTRAINT), (1, Kind.CONSTRAINT_LINE), (0, Kind.CONSTRAINT_POINT))
    ]
    return joined(made)


def zones_of(site: Site) -> Parts:
    """The outlines of the zones as lines, in metres, each once."""
    parts, _ = simple_parts(zone_lines(site))
    return Parts.of(of_lines(parts), Kind.ZONE_LINE)


def substations_of(site: Site) -> Parts:
    """The substations as points, in metres."""
    parts, row = simple_parts(_finite(shapes_of(site.substations)))
    points = shapely.get_dimensions(parts) == 0
    return Parts.of(of_lines(parts[points]), Kind.SUBSTATION, row[points])


def of_lines(shapes: Geometries, *, closed: bool = False) -> Rings:
    """Lines and points, or with ``closed`` areas, as shapes with their places."""
    if closed:
        return Rings.of(shapes)
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(shapes)))]).astype(np.int64)
    return Rings(xy, starts, np.arange(len(shapes) + 1, dtype=np.int64), np.zeros(len(shapes), dtype=bool))


def ground_bounds(camera: Camera) -> tuple[float, float, float, float]:
    """minx, miny, maxx, maxy in metres of the ground that the picture shows."""
    corners = [camera.on_ground(x, y) for x in (0.0, camera.width_px) for y in (0.0, camera.height_px)]
    east, north = zip(*corners, strict=True)
    return min(east), min(north), max(east), max(north)


def drawn_on(ground: Parts, camera: Camera) -> Parts:
    """Parts of the ground as the camera draws them, without those outside the picture and the corners nobody sees.

    Areas too small for corners are boxes, so that a town of small parcels keeps its colours.
    """
    if not len(ground):
        return ground
    rings = ground.rings
    drawn = Rings(camera.project(rings.xy), rings.ring_start, rings.shape_start, rings.hole)
    boxes = shape_boxes(drawn)
    with np.errstate(invalid="ignore"):
        seen = (boxes[:, 2] >= 0) & (boxes[:, 0] <= camera.width_px)
        seen &= (boxes[:, 3] >= 0) & (boxes[:, 1] <= camera.height_px)
    rows = np.flatnonzero(seen)
    parts = Parts(drawn, ground.kind, ground.shade, ground.row).take(rows)
    open_lines = np.isin(parts.kind, list(_OPEN))
    specks = ((boxes[rows, 2:] - boxes[rows, :2]).max(axis=1) < SPECK_PX) & ~open_lines if len(rows) else open_lines
    return Parts(_thinned(parts.rings, boxes[rows], specks, open_lines), parts.kind, parts.shade, parts.row)


def _thinned(rings: Rings, boxes: Floats, specks: npt.NDArray[np.bool_], whole: npt.NDArray[np.bool_]) -> Rings:
    """Without the corners nobody sees; ``specks`` as their boxes, ``whole`` shapes as they are."""
    shape_of_ring = np.repeat(np.arange(len(rings)), np.diff(rings.shape_start))
    ring_of = np.repeat(np.arange(len(shape_of_ring)), np.diff(rings.ring_start))
    cell = np.floor(rings.xy / UNSEEN_PX)
    keep = np.ones(len(cell), dtype=bool)
    keep[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    keep[rings.ring_start[:-1]] = True
    keep[rings.ring_start[1:] - 1] = True
    keep |= whole[shape_of_ring][ring_of]
    left = np.bincount(ring_of[keep], minlength=len(shape_of_ring))
    fine = (left >= 4) | whole[shape_of_ring]
    first = np.zeros(len(shape_of_ring), dtype=bool)
    first[rings.shape_start[:-1][np.diff(rings.shape_start) > 0]] = True
    boxed = first & (specks[shape_of_ring] | ~fine)
    alive = boxed | (fine & ~specks[shape_of_ring])
    counts = np.where(boxed, 5, np.where(alive, left, 0))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    xy = np.empty((int(starts[-1]), 2))
    target = np.repeat(alive & ~boxed, np.diff(rings.ring_start)) & keep
    into = np.repeat(alive & ~boxed, counts)
    xy[into] = rings.xy[target]
    west, south, east, north = boxes[shape_of_ring[boxed]].T
    corners = np.stack([west, south, east, south, east, north, west, north, west, south], axis=1)
    xy[np.repeat(boxed, counts)] = corners.reshape(-1, 2)
    kept = np.flatnonzero(alive)
    ring_start = np.concatenate([starts[:-1][kept], starts[-1:]])
    shape_start = np.concatenate([[0], np.cumsum(np.bincount(shape_of_ring[kept], minlength=len(rings)))])
    return Rings(xy, ring_start, shape_start.astype(np.int64), rings.hole[kept])


def _finite(shapes: Geometries) -> Geometries:
    """The same with what has a place that is nowhere left blank."""
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    bad = owner[~np.isfinite(coordinates).all(axis=1)]
    if not len(bad):
        return shapes
    sound = shapes.copy()
    sound[bad] = None
    return sound
