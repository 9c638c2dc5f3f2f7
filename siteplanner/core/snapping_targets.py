"""What can be snapped to, layer by layer: outlines cut into straight edges, single points, middles of plants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.piecewise_tree import Tree, tree_over
from siteplanner.core.site import Geometries

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

AT_ONCE = 20_000
LONG_OUTLINE = 512
"""Shapes of more points than this are cut up, so that a query near them looks at a few of their edges only."""
PIECE_EDGES = 64
_COLLECTION = 7


@dataclass(frozen=True, slots=True)
class Edges:
    """Straight edges from ``start`` to ``end`` (m, 2) and single points ``spots`` (k, 2) in metres.

    ``row`` and ``spot_row`` say which row of the layer each belongs to; ``layer`` and ``spot_layer`` which layer, by
    its place among those that were asked; ``point`` and ``spot_point`` near which of the points asked for it lies (an
    edge near two of them is there twice, so that no point is ever compared with the edges of the others).
    """

    start: Floats
    end: Floats
    row: Rows
    layer: Rows
    point: Rows
    spots: Floats
    spot_row: Rows
    spot_layer: Rows
    spot_point: Rows

    @classmethod
    def none(cls) -> Edges:
        points, rows = np.empty((0, 2)), np.empty(0, dtype=np.intp)
        return cls(points, points, rows, rows, rows, points, rows, rows, rows)

    @classmethod
    def of(cls, shapes: Geometries, rows: Rows, layer: int = 0, points: Rows | None = None) -> Edges:
        """The edges of areas and lines and the points of points; None, empty shapes and what is nowhere have none.

        ``points`` says for each shape which of the points asked for it is near (all the first, where it is not given).
        """
        near = np.zeros(len(rows), dtype=np.intp) if points is None else points
        parts, part_of = _simple_parts(shapes)
        kind = shapely.get_type_id(parts)
        rings, ring_of = shapely.get_rings(parts[kind == 3], return_index=True)
        outlines = np.concatenate([rings, parts[(kind == 1) | (kind == 2)]])
        outline_of = np.concatenate([part_of[kind == 3][ring_of], part_of[(kind == 1) | (kind == 2)]]).astype(np.intp)
        xy, owner = shapely.get_coordinates(outlines, return_index=True)
        there = _finite(xy)
        joined = (owner[1:] == owner[:-1]) & there[1:] & there[:-1] if len(xy) else np.empty(0, dtype=bool)
        owners = outline_of[owner[:-1][joined]] if len(xy) else np.empty(0, dtype=np.intp)
        spots, spot_of = shapely.get_coordinates(parts[kind == 0], return_index=True)
        there = _finite(spots)
        spots, spot_owners = spots[there], part_of[kind == 0][spot_of[there]]
        return cls(
            xy[:-1][joined] if len(xy) else xy,
            xy[1:][joined] if len(xy) else xy,
            rows[owners],
            np.full(len(owners), layer, dtype=np.intp),
            near[owners],
            spots,
            rows[spot_owners],
            np.full(len(spots), layer, dtype=np.intp),
            near[spot_owners],
        )

    @classmethod
    def along(cls, points: Sequence[tuple[float, float]], layer: int) -> Edges:
        """The edges from each point to the next, near the first point that was asked for."""
        xy, rows = np.array(points).reshape(-1, 2), np.zeros(max(len(points) - 1, 0), dtype=np.intp)
        return replace(cls.none(), start=xy[:-1], end=xy[1:], row=rows, layer=rows + layer, point=rows)

    @classmethod
    def together(cls, parts: Sequence[Edges]) -> Edges:
        if not parts:
            return cls.none()
        return cls(*(np.concatenate([getattr(p, name) for p in parts]) for name in cls.__slots__))

    def near(self, points: Floats, tolerance_m: float) -> Edges:
        """Those that reach into the box about the point (n, 2) that each is listed for."""
        low, high = points - tolerance_m, points + tolerance_m
        within = (np.minimum(self.start, self.end) <= high[self.point]).all(axis=1)
        within &= (np.maximum(self.start, self.end) >= low[self.point]).all(axis=1)
        inside = ((self.spots <= high[self.spot_point]) & (self.spots >= low[self.spot_point])).all(axis=1)
        names = self.__slots__
        kept = [getattr(self, name)[within] for name in names[:5]]
        return Edges(*kept, *(getattr(self, name)[inside] for name in names[5:]))

    def listed_for(self, point: int) -> Edges:
        """The same, near another of the points."""
        return replace(
            self, point=np.full(len(self.start), point, dtype=np.intp),
            spot_point=np.full(len(self.spots), point, dtype=np.intp),
        )  # fmt: skip


class LayerTargets:
    """One layer's shapes with a tree. Nothing here changes once it is made, so that a thread may make it.

    ``tree`` is that of ``shapes`` where there is one already. With ``centres`` the middle of each shape's box counts.
    """

    def __init__(
        self,
        name: str,
        shapes: Geometries,
        tree: Tree | None = None,
        ids: Sequence[str] | npt.NDArray[np.object_] = (),
        *,
        centres: bool = False,
    ) -> None:
        self.name, self.shapes, self.centres = name, shapes, centres
        self._ids = ids
        self._tree = tree_over(shapes) if tree is None else tree
        pieces = np.array_split(shapes, len(shapes) // AT_ONCE + 1)  # the interpreter's lock is free between
        self._long = np.concatenate([shapely.get_num_coordinates(piece) for piece in pieces]) > LONG_OUTLINE
        self._pieces, self._piece_row = _pieces(shapes, np.flatnonzero(self._long))
        self._piece_tree = shapely.STRtree(self._pieces)

    def __len__(self) -> int:
        return len(self.shapes)

    def id_of(self, row: int) -> str:
        """The id of a row; '' where the layer has none."""
        return str(self._ids[row]) if row < len(self._ids) else ""

    def rows_of(self, ids: frozenset[str]) -> frozenset[int]:
        """The rows of some ids; those that are not there are left out."""
        return frozenset(int(row) for row in np.flatnonzero(np.isin(np.asarray(self._ids, dtype=object), list(ids))))

    def rows_near(self, boxes: Geometries, without: frozenset[int] = frozenset()) -> Rows:
        """The rows whose boxes meet one of ``boxes``."""
        return np.unique(self.pairs_near(boxes, without)[1])

    def pairs_near(self, boxes: Geometries, without: frozenset[int] = frozenset()) -> tuple[Rows, Rows]:
        """Which of ``boxes`` meets the box of which row."""
        box, rows = self._tree.query(boxes)
        return _without(without, box, rows)

    def edges_near(
        self,
        boxes: Geometries,
        layer: int,
        without: frozenset[int] = frozenset(),
        pairs: tuple[Rows, Rows] | None = None,
    ) -> Edges:
        """The edges of shapes, or of pieces of long ones, whose boxes meet one of ``boxes``, listed for each.

        ``pairs`` are those of ``boxes`` with all rows, where they are known.
        """
        box, rows = self.pairs_near(boxes, without) if pairs is None else _without(without, *pairs)
        if not len(rows):
            return Edges.none()  # a long outline has its box too
        if not self._has_long:
            return Edges.of(self.shapes[rows], rows, layer, box)
        short = ~self._long[rows]
        found = Edges.of(self.shapes[rows[short]], rows[short], layer, box[short])
        box, pieces = self._piece_tree.query(boxes)
        rows = self._piece_row[pieces]
        kept = _left(rows, without)
        return Edges.together([found, Edges.of(self._pieces[pieces[kept]], rows[kept], layer, box[kept])])

    def centres_of(self, rows: Rows) -> Floats:
        """The middles (n, 2) of the boxes of some rows; NaN for an empty shape."""
        box = shapely.bounds(self.shapes[rows])
        return (box[:, :2] + box[:, 2:]) / 2

    @cached_property
    def _has_long(self) -> bool:
        return bool(self._long.any())


def _finite(xy: Floats) -> npt.NDArray[np.bool_]:
    """Which points (n, 2) are somewhere."""
    found: npt.NDArray[np.bool_] = np.logical_and.reduce(np.isfinite(xy), axis=1)
    return found


def _without(rows_left_out: frozenset[int], box: Rows, rows: Rows) -> tuple[Rows, Rows]:
    """The pairs less those of some rows."""
    kept = _left(rows, rows_left_out) if rows_left_out else slice(None)
    return box[kept], rows[kept]


def _left(rows: Rows, without: frozenset[int]) -> npt.NDArray[np.bool_]:
    """Which of a few rows are not among those left out, of which there may be very many."""
    return np.fromiter((row not in without for row in rows.tolist()), dtype=bool, count=len(rows))


def _simple_parts(shapes: Iterable[object]) -> tuple[Geometries, Rows]:
    """Points, lines and polygons of shapes of any kind, and which shape each is from."""
    parts, of = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    while (shapely.get_type_id(parts) >= 4).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        of = of[inner]
    return parts, of


def _pieces(shapes: Geometries, rows: Rows) -> tuple[Geometries, Rows]:
    """The outlines of some rows as lines of at most ``PIECE_EDGES`` edges, and the row of each."""
    made: list[Geometries] = []
    owners: list[Rows] = []
    for row in rows:
        edges = Edges.of(shapes[row : row + 1], np.array([row], dtype=np.intp))
        lines: Geometries = np.asarray(shapely.linestrings(np.stack([edges.start, edges.end], axis=1)))
        pieces = [shapely.multilinestrings(lines[s : s + PIECE_EDGES]) for s in range(0, len(lines), PIECE_EDGES)]
        made.append(np.asarray(pieces))
        owners.append(np.full(len(made[-1]), row, dtype=np.intp))
        if len(edges.spots):
            made.append(np.asarray(shapely.points(edges.spots)))
            owners.append(edges.spot_row)
    if not made:
        return np.empty(0, dtype=object), np.empty(0, dtype=np.intp)
    return np.concatenate(made), np.concatenate(owners)
