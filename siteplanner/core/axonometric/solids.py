"""Plants as prisms on flat ground, taken apart once for every camera: walls, roofs, and convex pieces to put in order.

Two prisms never share ground: where footprints overlap, the lower one gives way, as the eye would see it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SAME_PLACE_M2 = 1e-6
"""Footprints that share less ground than this only touch."""
DENT = 1e-9
"""A footprint whose convex hull is larger by at most this share of it is convex."""


@dataclass(frozen=True, eq=False)
class Solids:
    """Prisms, one for each polygon of ground; ``row`` (n,) is the plant's row, ``height_m`` (n,) how tall it is.

    ``outlines`` are the polygons with their holes, the ground on the left of every edge. ``pieces`` are convex, each of
    the prism ``piece_of``; a convex prism is its only piece. Wall w stands on the edge ``wall_from[w]`` to
    ``wall_to[w]`` of prism ``wall_of[w]`` and bounds the piece ``wall_piece[w]``. ``origin`` (east, north) is taken off
    all places.
    """

    row: Ints
    height_m: Floats
    storeys: Ints
    outlines: Rings
    pieces: Rings
    piece_of: Ints
    wall_from: Floats
    wall_to: Floats
    wall_of: Ints
    wall_piece: Ints
    origin: tuple[float, float]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def tallest_m(self) -> float:
        return float(self.height_m.max()) if len(self) else 0.0

    @property
    def simple(self) -> npt.NDArray[np.bool_]:
        """Which prisms are convex."""
        flags: npt.NDArray[np.bool_] = np.bincount(self.piece_of, minlength=len(self)) == 1
        return flags

    @classmethod
    def of(cls, shapes: Geometries, heights_m: Floats, storeys: Ints | None = None, rows: Ints | None = None) -> Solids:
        """The prisms of footprints (n,) with heights (n,) in metres. What has no height above 0 and what is no area
        has none. ``storeys`` (n,) is 0 where not known; ``rows`` (n,) are the numbers to tell them by (default: 0 …).
        """
        rows = np.arange(len(shapes)) if rows is None else rows
        storeys = np.zeros(len(shapes), dtype=np.int64) if storeys is None else storeys
        there = raisable(shapes) & np.isfinite(heights_m) & (heights_m > 0)
        parts, of = polygons(shapes[there])
        of = np.flatnonzero(there)[of]
        origin = _origin(parts)
        parts = shapely.transform(parts, lambda xy: xy - origin) if len(parts) else parts
        parts, kept = without_overlaps(parts, heights_m[of])
        of = of[kept]
        parts = shapely.orient_polygons(parts)
        outlines = Rings.of(parts)
        pieces, piece_of = convex_pieces(parts)
        rings = Rings.of(pieces)
        start, end, owner = _edges(outlines)
        wall_piece = _piece_of_walls(start, end, owner, rings, piece_of)
        return cls(
            rows[of].astype(np.int64),
            heights_m[of].astype(np.float64),
            storeys[of].astype(np.int64),
            outlines,
            rings,
            piece_of,
            start,
            end,
            owner,
            wall_piece,
            origin,
        )


def raisable(shapes: Geometries) -> npt.NDArray[np.bool_]:
    """Which shapes are areas with places that are numbers."""
    flags = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes)) & (shapely.get_dimensions(shapes) == 2)
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    flags[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    return np.asarray(flags, dtype=np.bool_)


def polygons(shapes: Geometries) -> tuple[Geometries, Ints]:
    """The sound polygons of areas and which of these each is of; an outline that crosses itself counts as it covers."""
    shapes = shapes.copy()
    bad = ~shapely.is_valid(shapes)
    shapes[bad] = shapely.make_valid(shapes[bad])
    parts, of = shapely.get_parts(shapes, return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)
    of = of[inner]
    keep = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > SAME_PLACE_M2)
    return parts[keep], of[keep].astype(np.int64)


def without_overlaps(parts: Geometries, heights_m: Floats) -> tuple[Geometries, Ints]:
    """Polygons (n,) without what taller ones (of equal ones: earlier ones) stand on, and the row each is of."""
    everyone = np.arange(len(parts))
    if len(parts) < 2:
        return parts, everyone
    lower, taller = shapely.STRtree(parts).query(parts, predicate="intersects")
    gives_way = (heights_m[lower] < heights_m[taller]) | ((heights_m[lower] == heights_m[taller]) & (lower > taller))
    lower, taller = lower[gives_way], taller[gives_way]
    shared = shapely.area(shapely.intersection(parts[lower], parts[taller])) > SAME_PLACE_M2
    lower, taller = lower[shared], taller[shared]
    if not len(lower):
        return parts, everyone
    cut = parts.copy()
    for row in np.unique(lower).tolist():
        cut[row] = shapely.difference(parts[row], shapely.union_all(parts[taller[lower == row]]))
    left, of = polygons(cut)
    return left, everyone[of]


def convex_pieces(parts: Geometries) -> tuple[Geometries, Ints]:
    """Polygons (n,) as convex pieces that fill them, and the polygon of each; a convex one is its own piece."""
    hulls = shapely.area(shapely.convex_hull(parts))
    convex = (hulls - shapely.area(parts) <= DENT * hulls) & (shapely.get_num_interior_rings(parts) == 0)
    split = shapely.constrained_delaunay_triangles(parts[~convex])
    triangles, of = shapely.get_parts(split, return_index=True)
    pieces = np.concatenate([parts[convex], shapely.orient_polygons(triangles)])
    owner = np.concatenate([np.flatnonzero(convex), np.flatnonzero(~convex)[of]]).astype(np.int64)
    order = np.argsort(owner, kind="stable")
    return pieces[order], owner[order]


def _origin(parts: Geometries) -> tuple[float, float]:
    """A round place amid the parts: near it, figures keep their last digits."""
    if not len(parts):
        return 0.0, 0.0
    west, south, east, north = shapely.total_bounds(parts)
    return float(round((west + east) / 2)), float(round((south + north) / 2))


def _edges(rings: Rings) -> tuple[Floats, Floats, Ints]:
    """All edges of closed rings, from and to (n, 2), with the shape each bounds."""
    if not len(rings.hole):
        return np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=np.int64)
    last = np.zeros(len(rings.xy), dtype=bool)
    last[rings.ring_start[1:] - 1] = True
    starts = np.flatnonzero(~last)
    shape_of_ring = np.repeat(np.arange(len(rings)), np.diff(rings.shape_start))
    shape_of_point = np.repeat(shape_of_ring, np.diff(rings.ring_start))
    start, end = rings.xy[starts], rings.xy[starts + 1]
    long = (start != end).any(axis=1)
    return start[long], end[long], shape_of_point[starts][long].astype(np.int64)


def _piece_of_walls(start: Floats, end: Floats, owner: Ints, pieces: Rings, piece_of: Ints) -> Ints:
    """The piece that each wall bounds: the only one of its prism, else the triangle with that very edge."""
    first = np.searchsorted(piece_of, np.arange(int(owner.max()) + 1 if len(owner) else 0))
    found: Ints = first[owner].astype(np.int64) if len(owner) else np.empty(0, dtype=np.int64)
    many = np.bincount(piece_of, minlength=len(first)) > 1 if len(first) else np.empty(0, dtype=bool)
    walls = np.flatnonzero(many[owner]) if len(owner) else np.empty(0, dtype=np.int64)
    if not len(walls):
        return found
    side_from, side_to, piece = _edges(pieces)
    sides = np.concatenate([np.column_stack([piece_of[piece], side_from, side_to])])
    wanted = np.column_stack([owner[walls], start[walls], end[walls]])
    _, key = np.unique(np.concatenate([sides, wanted]), axis=0, return_inverse=True)
    key = key.reshape(-1)
    holder = np.full(int(key.max()) + 1, -1, dtype=np.int64)
    holder[key[: len(sides)]] = piece
    holders = holder[key[len(sides) :]]
    lost = np.flatnonzero(holders < 0)
    if len(lost):
        holders[lost] = _nearest_piece(start[walls[lost]], end[walls[lost]], owner[walls[lost]], pieces, piece_of)
    found[walls] = holders
    return found


def _nearest_piece(start: Floats, end: Floats, owner: Ints, pieces: Rings, piece_of: Ints) -> Ints:
    """For walls whose edge no piece has whole (collinear corners): the piece of the prism nearest to their middle."""
    middle = np.atleast_1d(np.asarray(shapely.points((start + end) / 2), dtype=object))
    found = np.empty(len(owner), dtype=np.int64)
    for at, prism in enumerate(owner.tolist()):
        own = np.flatnonzero(piece_of == prism)
        shapes = [shapely.Polygon(pieces.xy[slice(*pieces.ring_start[pieces.shape_start[p] :][:2])]) for p in own]
        found[at] = own[int(np.argmin(shapely.distance(middle[at], np.array(shapes, dtype=object))))]
    return found
