"""The edge of a parcel in stretches, each with what lies beyond it, worked out from the map.

Straight out from an edge lies what adjoins it (a hairline gap is none). Where no parcel adjoins, a road, road land or a
green belt across open ground counts within some metres, if no other parcel lies between. A fence counts where it runs
along the edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
import shapely

from siteplanner.core.edge_kinds.beyond import Met, Things, cut_along, met_beyond
from siteplanner.core.edge_kinds.by_hand import COLUMN, read_by_hand, side_at
from siteplanner.core.edge_kinds.kinds import FENCE, KINDS, PARCEL, ROAD, kind_beyond
from siteplanner.core.edge_kinds.sides import Sides, sides_of
from siteplanner.core.fire.fences import FENCE as FENCE_GRADE
from siteplanner.core.fire.fences import OF_KIND as FENCE_KIND
from siteplanner.core.ground import Ground, ground_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.rule import GAP_TOLERANCE_M
from siteplanner.core.simple_parts import simple_parts
from siteplanner.core.site import Geometries, Site

TOUCHING_M = 0.001
"""What begins no further out adjoins an edge; only where nothing does is looked for across a hairline gap."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of one segment of a parcel's edge. ``kinds`` are what lies beyond it, () for nothing known.

    ``beyond`` are rows of the parcels that adjoin there: where a plant stands on one of them, too, the stretch is no
    boundary of its land. ``constraints`` are rows of the roads and fences. ``sure`` is False where the use of land
    beyond cannot be told; ``by_hand``: the planner set the kind.
    """

    line: shapely.LineString
    side: int
    kinds: tuple[str, ...]
    beyond: frozenset[int] = frozenset()
    constraints: frozenset[int] = frozenset()
    sure: bool = True
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ParcelEdge:
    """The whole edge of one parcel; ``void`` are kinds set by hand whose side is gone, and ``readable`` is False where
    what the parcel has of such kinds cannot be read."""

    sides: Sides
    stretches: tuple[Stretch, ...]
    lines: Geometries
    void: tuple[str, ...] = ()
    readable: bool = True


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a site's parcels, each worked out when it is first asked for."""

    ground: Ground
    parcels: Things
    roads: Things
    fences: Things
    by_hand: Mapping[int, str]
    beyond_m: float
    fence_m: float
    _made: dict[int, ParcelEdge] = field(default_factory=dict)

    def of(self, parcel: int) -> ParcelEdge:
        """The edge of the parcel in that row of the ground's parcels."""
        if parcel not in self._made:
            self._made[parcel] = self._edge(parcel)
        return self._made[parcel]

    def _edge(self, parcel: int) -> ParcelEdge:
        shape = self.ground.parcels.shapes[parcel]
        sides = sides_of(shape)
        entries = read_by_hand(self.by_hand.get(parcel))
        set_to: dict[int, str] = {}
        void = []
        for entry in entries or ():
            side = side_at(sides, entry.at)
            if side is None:
                void.append(entry.kind)
            else:
                set_to[side] = entry.kind
        stretches = tuple(
            replace(piece, kinds=(set_to[piece.side],), sure=True, by_hand=True) if piece.side in set_to else piece
            for piece in self._stretches(parcel, sides)
        )
        lines = np.empty(len(stretches), dtype=object)
        lines[:] = [piece.line for piece in stretches]
        return ParcelEdge(sides, stretches, lines, tuple(void), readable=entries is not None)

    def _stretches(self, parcel: int, sides: Sides) -> Iterator[Stretch]:
        hairline = GAP_TOLERANCE_M
        met = _Beyond(
            _by_segment(met_beyond(sides, sides.ground_beyond(0.0, TOUCHING_M), self.parcels, parcel)),
            _by_segment(met_beyond(sides, sides.ground_beyond(0.0, hairline), self.parcels, parcel)),
            _by_segment(met_beyond(sides, sides.ground_beyond(-hairline, hairline), self.roads)),
            _by_segment(met_beyond(sides, sides.ground_beyond(0.0, self.beyond_m), self.roads)),
            _by_segment(met_beyond(sides, sides.ground_beyond(0.0, self.beyond_m), self.parcels, parcel)),
            _by_segment(met_beyond(sides, sides.ground_beyond(-self.fence_m, self.fence_m), self.fences)),
            self._land_kind,
        )
        for segment in range(len(sides.side)):
            pieces = list(_with_slots_filled(met.pieces(segment, float(sides.length_m[segment]))))
            rows = np.full(len(pieces), segment)
            lines = sides.lines(rows, np.array([p.first_m for p in pieces]), np.array([p.last_m for p in pieces]))
            for line, piece in zip(lines, pieces, strict=True):
                yield Stretch(
                    line, int(sides.side[segment]), piece.kinds, piece.beyond, piece.constraints, sure=piece.sure
                )

    def _land_kind(self, parcel: int) -> str | None:
        text = self.ground.parcel_text
        return kind_beyond(text["land_use"][parcel], text["code_system"][parcel])


@dataclass(frozen=True, slots=True)
class _Piece:
    first_m: float
    last_m: float
    kinds: tuple[str, ...]
    beyond: frozenset[int]
    constraints: frozenset[int]
    sure: bool


_BySegment = Mapping[int, list[Met]]


@dataclass(frozen=True, slots=True)
class _Beyond:
    """What lies beyond the segments of one edge, from near to far."""

    touching: _BySegment
    hairline: _BySegment
    roads_here: _BySegment
    roads_near: _BySegment
    land_near: _BySegment
    fences: _BySegment
    land_kind: Callable[[int], str | None]

    def pieces(self, segment: int, length_m: float) -> Iterator[_Piece]:
        every = (self.touching, self.hairline, self.roads_here, self.roads_near, self.land_near, self.fences)
        of = [met.get(segment, []) for met in every]
        for first_m, last_m in cut_along(length_m, (one for met in of for one in met)):
            middle_m = (first_m + last_m) / 2
            here = ([one for one in met if one.first_m < middle_m < one.last_m] for met in of)
            yield self._piece(first_m, last_m, *here)

    def _piece(
        self, first_m: float, last_m: float, touching: list[Met], hairline: list[Met], roads_here: list[Met],
        roads_near: list[Met], land_near: list[Met], fences: list[Met],
    ) -> _Piece:  # fmt: skip
        beyond = frozenset(one.row for one in touching or hairline)
        lands = {self.land_kind(row) for row in beyond}
        roads = roads_here
        if not beyond:
            open_m = min((one.gap_m for one in land_near if self.land_kind(one.row) == PARCEL), default=np.inf)
            seen = (self.land_kind(one.row) for one in land_near if one.gap_m <= open_m)
            lands = {kind for kind in seen if kind != PARCEL}
            roads = [*roads_here, *(one for one in roads_near if one.gap_m <= open_m)]
        kinds = {kind or PARCEL for kind in lands if kind or beyond}
        kinds |= ({ROAD} if roads else set()) | ({FENCE} if fences else set())
        return _Piece(
            first_m,
            last_m,
            tuple(kind for kind in KINDS if kind in kinds),
            beyond,
            frozenset(one.row for one in (*roads, *fences)),
            sure=None not in lands,
        )


def _by_segment(met: list[Met]) -> _BySegment:
    found: dict[int, list[Met]] = {}
    for one in met:
        found.setdefault(one.segment, []).append(one)
    return found


def _with_slots_filled(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The pieces of a segment, joined where they are alike. Where only a hairline gap between two neighbours lies
    beyond, it counts to each of them: it is no boundary to a plant that stands on both."""
    joined: list[_Piece] = []
    for piece in pieces:
        alike = joined and replace(joined[-1], first_m=piece.first_m, last_m=piece.last_m) == piece
        if alike:
            joined[-1] = replace(joined[-1], last_m=piece.last_m)
        else:
            joined.append(piece)
    runs = [(adjoined, list(run)) for adjoined, run in groupby(joined, key=lambda piece: bool(piece.beyond))]
    for at, (adjoined, run) in enumerate(runs):
        first_m, last_m = run[0].first_m, run[-1].last_m
        if adjoined or at in (0, len(runs) - 1) or last_m - first_m > GAP_TOLERANCE_M:
            yield from run
        else:
            for neighbour in (runs[at - 1][1][-1], runs[at + 1][1][0]):
                yield replace(neighbour, first_m=first_m, last_m=last_m)


@once_per_site
def edges_of(site: Site, beyond_m: float, fence_m: float) -> Edges:
    """The edges of the parcels of a site: across open ground a road is looked for within ``beyond_m`` metres, beside an
    edge a fence within ``fence_m``."""
    ground, frame = ground_of(site), site.constraints
    kinds, grades = (frame[name].to_numpy(dtype=object, na_value="") for name in ("kind", "grade"))
    half_m = frame["half_width_m"].to_numpy(dtype=float)
    parcels = ground.parcels
    marked = site.parcels[COLUMN].to_numpy(dtype=object, na_value="")
    by_hand = {row: str(marked[row]) for row in np.flatnonzero(marked != "").tolist()}
    shapes = ground.constraints.shapes
    return Edges(
        ground,
        Things(parcels.shapes, np.arange(len(parcels.shapes)), parcels.tree),
        _roads(shapes, np.flatnonzero(kinds == ROAD), half_m),
        _fences(shapes, np.flatnonzero((kinds == FENCE_KIND) & (grades == FENCE_GRADE))),
        by_hand,
        beyond_m,
        fence_m,
    )


def _roads(shapes: Geometries, rows: np.ndarray, half_m: np.ndarray) -> Things:
    """Roads as the map draws them; a centreline with a known half width as broad as that."""
    parts, of = simple_parts(shapes[rows])
    wide_m = np.where(half_m[rows[of]] > 0, half_m[rows[of]], 0.0)
    broad = np.flatnonzero((shapely.get_dimensions(parts) == 1) & (wide_m > 0))
    parts = parts.copy()
    parts[broad] = shapely.buffer(parts[broad], wide_m[broad], cap_style="flat")
    return Things(parts, rows[of], shapely.STRtree(parts))


def _fences(shapes: Geometries, rows: np.ndarray) -> Things:
    """Fences as lines: the edge of one that is drawn as an area."""
    parts, of = simple_parts(shapes[rows])
    areas = shapely.get_dimensions(parts) == 2
    parts = parts.copy()
    parts[areas] = shapely.boundary(parts[areas])
    return Things(parts, rows[of], shapely.STRtree(parts))
