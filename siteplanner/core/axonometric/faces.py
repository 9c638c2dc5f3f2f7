"""What a camera sees of prisms: the walls turned to it and the roofs, in painter's order, shaded by the sun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.order import far_to_near, hiding_pairs, in_circles
from siteplanner.core.axonometric.picture_parts import Kind, Parts, alike_rings, joined
from siteplanner.core.axonometric.solids import Solids
from siteplanner.core.axonometric.sun import Sun
from siteplanner.core.rings import Rings

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

EDGE_ON: Final = 1e-9
"""A wall whose outward normal has no more than this towards the viewer is seen edge-on, or from behind."""
STOREY_PX: Final = 4.0
"""Storeys are told apart by lines where they are drawn at least so high."""
_WALLS, _STOREYS, _ROOF, _RIDGES = range(4)
"""In which order the faces of one convex piece are painted."""
_ABOVE_WALLS: Final = np.iinfo(np.int64).max


def faces_seen(solids: Solids, camera: Camera, sun: Sun) -> Parts:
    """The faces of ``solids`` that the camera sees, farthest first; ``row`` is that of the plant."""
    if not len(solids):
        return Parts.nothing()
    view = _View(solids, camera)
    if not view.shown.any():
        return Parts.nothing()
    ranks = _Ranks.of(view)
    walls = np.flatnonzero(view.wall_seen)
    made = [
        _walls(view, ranks, walls, sun),
        _storeys(view, ranks, walls),
        _roofs(view, ranks),
        *_opened_roofs(view, ranks),
    ]
    keys = np.concatenate([key for _, key in made])
    return joined([parts for parts, _ in made]).take(np.lexsort((keys[:, 2], keys[:, 1], keys[:, 0])))


@dataclass(frozen=True, eq=False)
class _View:
    """The prisms as the camera has them."""

    solids: Solids
    camera: Camera

    @cached_property
    def places(self) -> tuple[Floats, Floats]:
        """How far right and how far away each corner of the pieces is, in metres."""
        return self._turned(self.solids.pieces.xy)

    def _turned(self, xy: Floats) -> tuple[Floats, Floats]:
        (right_e, right_n), (away_e, away_n) = self.camera.right, self.camera.away
        return xy[:, 0] * right_e + xy[:, 1] * right_n, xy[:, 0] * away_e + xy[:, 1] * away_n

    @cached_property
    def boxes(self) -> Floats:
        """What each piece covers of the picture with its height (n, 4): in metres of the picture, y up."""
        solids, (across, away) = self.solids, self.places
        starts, up = solids.pieces.ring_start[solids.pieces.shape_start[:-1]], away * self.camera.depth_share
        low, high = (np.minimum.reduceat, np.maximum.reduceat)
        raised = high(up, starts) + solids.height_m[solids.piece_of] * self.camera.height_share
        return np.column_stack([low(across, starts), low(up, starts), high(across, starts), raised])

    @cached_property
    def shown(self) -> Flags:
        """Which prisms the picture may show something of."""
        camera, boxes = self.camera, self.boxes
        centre = np.array([[camera.centre_e - self.solids.origin[0], camera.centre_n - self.solids.origin[1]]])
        across, away = (float(place[0]) for place in self._turned(centre))
        up, half = away * camera.depth_share, camera.metres_per_pixel / 2
        beside = np.abs((boxes[:, 0] + boxes[:, 2]) / 2 - across) > (boxes[:, 2] - boxes[:, 0]) / 2 + (
            half * camera.width_px
        )
        above = np.abs((boxes[:, 1] + boxes[:, 3]) / 2 - up) > (boxes[:, 3] - boxes[:, 1]) / 2 + half * camera.height_px
        pieces = np.bincount(self.solids.piece_of[~(beside | above)], minlength=len(self.solids))
        flags: Flags = pieces > 0
        return flags

    @cached_property
    def normals(self) -> Floats:
        """The outward unit normal of each wall, level: east and north (n, 2)."""
        along = self.solids.wall_to - self.solids.wall_from
        normal = np.column_stack([along[:, 1], -along[:, 0]])
        unit: Floats = normal / np.linalg.norm(normal, axis=1)[:, None]
        return unit

    @cached_property
    def towards(self) -> Flags:
        """Which walls are turned to the viewer."""
        away_e, away_n = self.camera.away
        flags: Flags = self.normals[:, 0] * away_e + self.normals[:, 1] * away_n < -EDGE_ON
        return flags

    @cached_property
    def wall_seen(self) -> Flags:
        """Which walls may be seen: from straight above none is."""
        if self.camera.height_share <= EDGE_ON:
            return np.zeros(len(self.towards), dtype=bool)
        return self.towards & self.shown[self.solids.wall_of]

    def project(self, xy: Floats, height_m: Floats | float = 0.0) -> Floats:
        return self.camera.project(xy + np.array(self.solids.origin), height_m)


@dataclass(frozen=True, eq=False)
class _Ranks:
    """When what is painted: ``prism`` (n,) the turn of each prism, or of each piece (``piece``) where prisms are
    ``opened``; ``within`` the turn of each piece among those of its prism."""

    prism: Ints
    piece: Ints
    within: Ints
    opened: Flags

    @classmethod
    def of(cls, view: _View) -> _Ranks:
        solids = view.solids
        chosen = np.flatnonzero(view.shown[solids.piece_of])
        across, away = view.places
        corners = _corners(solids.pieces, chosen)
        behind, before = hiding_pairs(solids.pieces.take(chosen), across[corners], away[corners], view.boxes[chosen])
        behind, before = chosen[behind], chosen[before]
        starts = solids.pieces.ring_start[solids.pieces.shape_start[:-1]]
        distance = np.maximum.reduceat(away, starts)
        apart = solids.piece_of[behind] != solids.piece_of[before]
        prism, opened = _prism_ranks(solids, distance, behind[apart], before[apart])
        piece = prism[solids.piece_of]
        if opened.any():
            prism, piece = _piece_ranks(solids, distance, behind, before, opened)
        inner = ~apart
        within = np.zeros(len(distance), dtype=np.int64)
        if inner.any():
            within = _turns(far_to_near(len(distance), behind[inner], before[inner], distance)[0])
        return cls(prism, piece, within, opened)

    def keys(self, prism: Ints, piece: Ints | None, what: int) -> Ints:
        """What faces of prisms are sorted by (n, 3); ``piece`` is the one each bounds, None for a whole roof."""
        keys = np.empty((len(prism), 3), dtype=np.int64)
        keys[:, 2] = what
        if piece is None:
            keys[:, 0], keys[:, 1] = self.prism[prism], _ABOVE_WALLS
        else:
            keys[:, 0], keys[:, 1] = self.piece[piece], np.where(self.opened[prism], 0, self.within[piece])
        return keys


def _corners(pieces: Rings, rows: Ints) -> Ints:
    starts, ends = pieces.ring_start[pieces.shape_start[rows]], pieces.ring_start[pieces.shape_start[rows] + 1]
    counts = ends - starts
    corners: Ints = np.arange(int(counts.sum())) + np.repeat(ends - np.cumsum(counts), counts)
    return corners


def _turns(order: Ints) -> Ints:
    turns = np.empty(len(order), dtype=np.int64)
    turns[order] = np.arange(len(order))
    return turns


def _prism_ranks(solids: Solids, distance: Floats, behind: Ints, before: Ints) -> tuple[Ints, Flags]:
    """The turn of each prism, and those that have to be painted piece by piece, because they embrace each other."""
    of, count = solids.piece_of, len(solids)
    farthest = np.full(count, -np.inf)
    np.maximum.at(farthest, of, distance)
    order, forced = far_to_near(count, of[behind], of[before], farthest)
    opened = np.zeros(count, dtype=bool)
    if len(forced):
        opened = in_circles(count, of[behind], of[before]) & ~solids.simple
    return _turns(order), opened


def _piece_ranks(solids: Solids, distance: Floats, behind: Ints, before: Ints, opened: Flags) -> tuple[Ints, Ints]:
    """The turns of prisms and of pieces, where the pieces of the ``opened`` have turns of their own."""
    of, count = solids.piece_of, len(solids)
    node = np.where(opened[of], count + np.arange(len(of)), of)
    far = np.full(count + len(of), -np.inf)
    np.maximum.at(far, node, distance)
    apart = node[behind] != node[before]
    turns = _turns(far_to_near(count + len(of), node[behind[apart]], node[before[apart]], far)[0])
    return turns[:count], turns[node]


def _walls(view: _View, ranks: _Ranks, walls: Ints, sun: Sun) -> tuple[Parts, Ints]:
    solids, prism = view.solids, view.solids.wall_of[walls]
    height = solids.height_m[prism]
    foot_from, foot_to = view.project(solids.wall_from[walls]), view.project(solids.wall_to[walls])
    up = np.column_stack([np.zeros(len(walls)), height * (view.camera.height_share / view.camera.metres_per_pixel)])
    quads = np.stack([foot_from, foot_to, foot_to - up, foot_from - up, foot_from], axis=1)
    normals = np.column_stack([view.normals[walls], np.zeros(len(walls))])
    parts = Parts.of(alike_rings(quads), Kind.WALL, solids.row[prism], sun.shade(normals))
    return parts, ranks.keys(prism, solids.wall_piece[walls], _WALLS)


def _storeys(view: _View, ranks: _Ranks, walls: Ints) -> tuple[Parts, Ints]:
    """Lines between the storeys, where these are known and high enough to be told apart."""
    solids = view.solids
    prism = solids.wall_of[walls]
    storeys = solids.storeys[prism]
    high = solids.height_m[prism] * view.camera.height_share / view.camera.metres_per_pixel
    told = np.flatnonzero((storeys > 1) & (high >= STOREY_PX * storeys))
    lines = storeys[told] - 1
    wall, prism = np.repeat(walls[told], lines), np.repeat(prism[told], lines)
    number = np.arange(len(wall)) - np.repeat(np.cumsum(lines) - lines, lines) + 1
    height = solids.height_m[prism] * number / solids.storeys[prism]
    ends = view.project(solids.wall_from[wall], height), view.project(solids.wall_to[wall], height)
    parts = Parts.of(alike_rings(np.stack(ends, axis=1)), Kind.STOREY, solids.row[prism])
    return parts, ranks.keys(prism, solids.wall_piece[wall], _STOREYS)


def _raised(view: _View, rings: Rings, height_m: Floats) -> Rings:
    """Shapes of the ground, lifted to their heights and drawn."""
    each = np.repeat(np.repeat(height_m, np.diff(rings.shape_start)), np.diff(rings.ring_start))
    return Rings(view.project(rings.xy, each), rings.ring_start, rings.shape_start, rings.hole)


def _roofs(view: _View, ranks: _Ranks) -> tuple[Parts, Ints]:
    solids = view.solids
    prism = np.flatnonzero(view.shown & ~ranks.opened)
    rings = _raised(view, solids.outlines.take(prism), solids.height_m[prism])
    return Parts.of(rings, Kind.ROOF, solids.row[prism]), ranks.keys(prism, None, _ROOF)


def _opened_roofs(view: _View, ranks: _Ranks) -> list[tuple[Parts, Ints]]:
    """The roofs of prisms that are painted piece by piece, and their rims where no wall that is seen ends."""
    if not ranks.opened.any():
        return []
    solids, own = view.solids, view.shown & ranks.opened
    piece = np.flatnonzero(own[solids.piece_of])
    prism = solids.piece_of[piece]
    rings = _raised(view, solids.pieces.take(piece), solids.height_m[prism])
    roofs = Parts.of(rings, Kind.ROOF_PIECE, solids.row[prism]), ranks.keys(prism, piece, _ROOF)
    wall = np.flatnonzero(own[solids.wall_of])
    prism = solids.wall_of[wall]
    height = solids.height_m[prism]
    ends = view.project(solids.wall_from[wall], height), view.project(solids.wall_to[wall], height)
    rims = Parts.of(alike_rings(np.stack(ends, axis=1)), Kind.RIDGE, solids.row[prism])
    return [roofs, (rims, ranks.keys(prism, solids.wall_piece[wall], _RIDGES))]
