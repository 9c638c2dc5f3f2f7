"""Outlines of two maps beside each other: which are the same, and by how much one has only moved. Arrays of pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Shifts:
    """Of pairs of outlines (n,): ``known`` where corner answers corner all along; ``by_m`` (n, 2) is how far the second
    lies from the first on average, ``spread_m`` how much further one corner does, ``furthest_m`` how far at all."""

    known: Flags
    by_m: Floats
    spread_m: Floats
    furthest_m: Floats


def shifts(first: Geometries, second: Geometries) -> Shifts:
    """How each outline of ``second`` lies to the one of ``first``, where they have the same corners in the same order.

    >>> found = shifts(np.array([shapely.box(0, 0, 4, 4)]), np.array([shapely.box(0.4, 0, 4.4, 4)]))
    >>> found.known, found.by_m.round(3), found.spread_m.round(3)
    (array([ True]), array([[0.4, 0. ]]), array([0.]))
    """
    count = shapely.get_num_coordinates(first)
    known = (
        (count > 0)
        & (count == shapely.get_num_coordinates(second))
        & (shapely.get_num_geometries(first) == shapely.get_num_geometries(second))
        & (_holes(first) == _holes(second))
    )
    by, spread, furthest = np.zeros((len(first), 2)), np.full(len(first), np.inf), np.full(len(first), np.inf)
    rows = np.flatnonzero(known)
    if len(rows):
        apart = shapely.get_coordinates(second[rows]) - shapely.get_coordinates(first[rows])
        starts = np.concatenate([[0], np.cumsum(count[rows])[:-1]])
        by[rows] = np.add.reduceat(apart, starts) / count[rows, None]
        off = apart - np.repeat(by[rows], count[rows], axis=0)
        spread[rows] = np.maximum.reduceat(np.hypot(*off.T), starts)
        furthest[rows] = np.maximum.reduceat(np.hypot(*apart.T), starts)
    return Shifts(known, by, spread, furthest)


def same_outline(first: Geometries, second: Geometries, within_m: float) -> Flags:
    """Whether no point of either outline lies further than ``within_m`` from the other; two empty ones are the same.

    The order of corners, where a ring starts and further corners on a straight side make no difference.
    """
    same: Flags = shapely.is_empty(first) & shapely.is_empty(second)
    near = _boxes_agree(first, second, within_m)
    rows = np.flatnonzero(near)
    same[rows] = shifts(first[rows], second[rows]).furthest_m <= within_m
    rows = np.flatnonzero(near & ~same)
    if len(rows):
        allowed = within_m * (shapely.length(first[rows]) + shapely.length(second[rows]))
        rows = rows[np.abs(shapely.area(first[rows]) - shapely.area(second[rows])) <= allowed]
        same[rows] = displacement_m(first[rows], second[rows]) <= within_m
    return same


def displacement_m(first: Geometries, second: Geometries) -> Floats:
    """How far the boundary of one of each pair reaches from that of the other (Hausdorff distance at the corners)."""
    return in_pieces(_hausdorff, first, second) if len(first) else np.empty(0)


def same_size(first: Geometries, second: Geometries, within_m: float) -> Flags:
    """Whether the boxes of each pair are of one size: a quick look before corners are compared."""
    a, b = shapely.bounds(first), shapely.bounds(second)
    with np.errstate(invalid="ignore"):
        wider = np.abs((a[:, 2:] - a[:, :2]) - (b[:, 2:] - b[:, :2]))
        return np.asarray((wider <= 2 * within_m).all(axis=1), dtype=bool)


def sound(shapes: Geometries) -> Geometries:
    """The shapes, those that cross themselves made valid, so that they can be cut with each other."""
    bad = ~shapely.is_valid(shapes)
    if not bad.any():
        return shapes
    made = shapes.copy()
    made[bad] = shapely.make_valid(shapes[bad])
    return made


def _hausdorff(first: Geometries, second: Geometries) -> Floats:
    found: Floats = shapely.hausdorff_distance(shapely.boundary(first), shapely.boundary(second))
    return found


def _boxes_agree(first: Geometries, second: Geometries, within_m: float) -> Flags:
    with np.errstate(invalid="ignore"):
        return np.asarray((np.abs(shapely.bounds(first) - shapely.bounds(second)) <= within_m).all(axis=1), dtype=bool)


def _holes(shapes: Geometries) -> npt.NDArray[np.int64]:
    """How many holes each shape has, in all its parts."""
    parts, of = shapely.get_parts(shapes, return_index=True)
    return np.bincount(of, shapely.get_num_interior_rings(parts), len(shapes)).astype(np.int64)
