"""Kinds of edges that a planner set: each holds on to a point of its edge, written as JSON in a parcel's column.

Where the whole parcel is moved, turned or mirrored its kinds go along. Any other edit may take an edge away: what no
longer lies on exactly one side is void; nothing is ever applied to another edge instead.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.edge_kinds.kinds import KINDS
from siteplanner.core.edge_kinds.sides import Sides, sides_of
from siteplanner.core.fire.walls_along import Way

COLUMN: Final = "edge_kinds"
ON_EDGE_M: Final = 0.01
SAME_M: Final = 0.001
"""Corners no farther from where a shape that is kept has them are there."""
DIGITS: Final = 3  # of the anchors, in metres
Point = tuple[float, float]
_Segments = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ByHand:
    """The kind of the edge on which ``at`` lies, an easting and northing in the plan's CRS."""

    at: Point
    kind: str


def read_by_hand(cell: Any) -> tuple[ByHand, ...] | None:
    """What a parcel's cell holds; () for a blank, None for a text that cannot be read, not even in part.

    >>> read_by_hand('[{"at": [10, 0], "kind": "road"}]'), read_by_hand(None), read_by_hand("road")
    ((ByHand(at=(10.0, 0.0), kind='road'),), (), None)
    """
    if not isinstance(cell, str) or not cell.strip():
        return ()
    try:
        return tuple(_read(entry) for entry in _listed(json.loads(cell)))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def written(entries: Iterable[ByHand]) -> str | None:
    """The text of a cell; None where there is nothing to write."""
    rows = [{"at": [round(at, DIGITS) for at in entry.at], "kind": entry.kind} for entry in entries]
    return json.dumps(rows) if rows else None


def side_at(sides: Sides, at: Point) -> int | None:
    """The side on which a point lies, to the centimetre; None where it is none, or a corner of several."""
    lines = sides.lines(np.arange(len(sides.side)), np.zeros(len(sides.side)), sides.length_m)
    on = np.unique(sides.side[shapely.dwithin(lines, shapely.Point(at), ON_EDGE_M)])
    return int(on[0]) if len(on) == 1 else None


def anchor_of(sides: Sides, side: int) -> Point:
    """Where a kind holds on to a side: the middle of its longest segment, to the millimetre."""
    of = np.flatnonzero(sides.side == side)
    longest = of[np.argmax(sides.length_m[of])]
    east, north = (sides.start[longest] + sides.end[longest]) / 2
    return round(float(east), DIGITS), round(float(north), DIGITS)


def with_kind(entries: Iterable[ByHand], sides: Sides, side: int, kind: str | None) -> tuple[ByHand, ...]:
    """The entries with another kind for one side, or none (it is derived again); void ones are let go."""
    placed = ((entry, side_at(sides, entry.at)) for entry in entries)
    kept = tuple(entry for entry, on in placed if on is not None and on != side)
    return kept if kind is None else (*kept, ByHand(anchor_of(sides, side), kind))


def for_parts(cell: Any, parts: Sequence[BaseGeometry]) -> list[str | None]:
    """What a parcel's cell becomes in each of its parts: those kinds whose side the part has. A kind whose side none of
    them has stays with all, so that it is said to be void; so does a text that cannot be read."""
    entries = read_by_hand(cell)
    if not entries:
        return [cell if entries is None else None] * len(parts)
    sides = [sides_of(part) for part in parts]
    held = [[side_at(of, entry.at) is not None for entry in entries] for of in sides]
    lost = [not any(one) for one in zip(*held, strict=True)]
    return [
        written(entry for entry, on, gone in zip(entries, of_part, lost, strict=True) if on or gone) for of_part in held
    ]


def for_whole(cells: Sequence[Any], whole: BaseGeometry) -> str | None:
    """What the cells of parcels become in the one they are merged to: the kinds of the sides that it has still."""
    sides, known = sides_of(whole), [read_by_hand(cell) for cell in cells]
    unreadable = [str(cell) for cell, entries in zip(cells, known, strict=True) if entries is None]
    kept = (entry for entries in known for entry in entries or () if side_at(sides, entry.at) is not None)
    return unreadable[0] if unreadable else written(kept)


def carried(cell: Any, before: BaseGeometry, after: BaseGeometry, way: Way) -> Any:
    """What a parcel's cell becomes where its shape ``before`` is now ``after``: moved, turned or mirrored as a whole,
    each kind stays with its side; after any other change the cell is as it was."""
    entries = read_by_hand(cell)
    if not entries or before is after:
        return cell
    was, now = _segments(before), _segments(shapely.reverse(after) if way == "mirrored" else after)
    if was.shape != now.shape or not (_only_moved if way == "moved" else _same_shape)(was, now):
        return cell
    return written(ByHand(_along(entry.at, was, now), entry.kind) for entry in entries)


def _segments(shape: BaseGeometry) -> _Segments:
    """From where to where, n × 2 × 2, ring by ring."""
    points, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(shape)), return_index=True)
    within = ring[1:] == ring[:-1]
    made: _Segments = np.stack([points[:-1][within], points[1:][within]], axis=1)
    return made


def _only_moved(was: _Segments, now: _Segments) -> bool:
    """Whether each corner is as far away, and in the same direction, as every other. A square drawn anew on its own
    ground from another corner is not: which edge is which would be a guess."""
    return bool(len(was)) and bool((np.abs(now - was - (now[0, 0] - was[0, 0])) <= SAME_M).all())


def _same_shape(was: _Segments, now: _Segments) -> bool:
    """Whether all corners are as far from three that are no line as they were."""
    if not (len(was) and np.isfinite(was).all() and np.isfinite(now).all()):
        return False
    corners, moved = was[:, 0], now[:, 0]
    first = _far_from(corners, corners.mean(axis=0))
    second = _far_from(corners, corners[first])
    third = int(np.argmax(np.abs(_across(corners - corners[first], corners[second] - corners[first]))))
    return all(
        np.abs(_distance(corners, corners[at]) - _distance(moved, moved[at])).max() <= SAME_M
        for at in (first, second, third)
    )


def _far_from(points: npt.NDArray[np.float64], point: npt.NDArray[np.float64]) -> int:
    return int(np.argmax(_distance(points, point)))


def _distance(points: npt.NDArray[np.float64], point: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    away: npt.NDArray[np.float64] = np.hypot(*(points - point).T)
    return away


def _across(ways: npt.NDArray[np.float64], way: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    across: npt.NDArray[np.float64] = ways[:, 0] * way[1] - ways[:, 1] * way[0]
    return across


def _along(at: Point, was: _Segments, now: _Segments) -> Point:
    """Where a point of an outline is in the same outline elsewhere. One on no segment stays where it is."""
    lines = np.asarray(shapely.linestrings(was), dtype=object)
    point = shapely.Point(at)
    nearest = int(np.argmin(shapely.distance(lines, point)))
    if shapely.distance(lines[nearest], point) > ON_EDGE_M:
        return at
    share = float(shapely.line_locate_point(lines[nearest], point, normalized=True))
    east, north = now[nearest, 0] + share * (now[nearest, 1] - now[nearest, 0])
    return float(east), float(north)


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _read(entry: Any) -> ByHand:
    east, north = (float(at) for at in entry["at"])
    if entry["kind"] not in KINDS or not (math.isfinite(east) and math.isfinite(north)):
        raise ValueError(entry)
    return ByHand((east, north), entry["kind"])
