"""Right angles made right: edges that are nearly along one of two directions are put along them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Floats, Paths
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP

TOLERANCE_DEG = 20.0
"""An edge farther than this from both directions is meant to be slanted and stays so."""

NOTHING_TO_SQUARE = QT_TRANSLATE_NOOP(
    "errors", "No corner here is near a right angle, so there is nothing to square up. Move the corners by hand."
)
FOLDED = QT_TRANSLATE_NOOP(
    "errors", "Squared up, this shape would cross or lose itself. Move its corners nearer to right angles first."
)

_FREE, _ALONG, _ACROSS = 0, 1, 2
Classes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Squared:
    """The shape with right angles, what that does to its area, and how many edges are slanted on purpose."""

    shape: BaseGeometry
    area_change_m2: float
    slanted_edges: int
    moved_m: float


def squared_up(shape: BaseGeometry, tolerance_deg: float = TOLERANCE_DEG) -> Squared:
    """An area with its nearly right angles made right; each part turns on its own main direction.

    The main direction is the mean of the edges' directions by their lengths, and each edge goes to the mean place of
    its ends, so that corners move as little as may be. Corners move by ``moved_m`` at most. Raises EditError where no
    edge is near either direction, or the shape would cross itself afterwards.

    >>> bent = shapely.Polygon([(0, 0), (40, 0.3), (40.2, 20), (0, 19.8)])
    >>> done = squared_up(bent)
    >>> round(done.shape.area - bent.area - done.area_change_m2, 9), done.slanted_edges
    (0.0, 0)
    """
    paths = Paths.of(shape)
    if not paths.closed or not shape.is_valid:
        raise EditError(NOTHING_TO_SQUARE if not paths.closed else FOLDED)
    slanted, right, parts = 0, 0, []
    for rings in paths.parts:
        made, free, square = _part(rings, np.radians(tolerance_deg))
        slanted, right = slanted + free, right + square
        parts.append(made)
    if not right:
        raise EditError(NOTHING_TO_SQUARE)
    after = Paths(tuple(parts), paths.fewest, paths.many).shape()
    if not after.is_valid or min(shapely.area(shapely.get_parts(after))) <= 0.0:
        raise EditError(FOLDED)
    moved = np.hypot(*(shapely.get_coordinates(after) - shapely.get_coordinates(shape)).T).max()
    return Squared(after, float(after.area - shape.area), slanted, float(moved))


def _part(rings: tuple[Floats, ...], tolerance: float) -> tuple[tuple[Floats, ...], int, int]:
    """The rings of one polygon squared about their common direction, how many edges stayed slanted, how many corners
    are right."""
    origin = rings[0].mean(axis=0)
    theta = _main_direction([xy - origin for xy in rings])
    turn = np.array([[np.cos(theta), np.sin(theta)], [-np.sin(theta), np.cos(theta)]])
    made, slanted, right = [], 0, 0
    for xy in rings:
        level = (xy - origin) @ turn.T
        classes = _classes(level, tolerance)
        slanted += int((classes == _FREE).sum())
        right += int((classes * np.roll(classes, -1) == _ALONG * _ACROSS).sum())
        made.append(_level(level, classes) @ turn + origin)
    return tuple(made), slanted, right


def _main_direction(rings: list[Floats]) -> float:
    """The direction, in radians within a quarter turn, that most of the outline runs along or across.

    Edges turned by a quarter count for the same direction: the mean is taken of four times the angle.
    """
    along = np.concatenate([np.roll(xy, -1, axis=0) - xy for xy in rings])
    length = np.hypot(*along.T)
    angle = np.arctan2(along[:, 1], along[:, 0])
    first = float(np.angle((length * np.exp(4j * angle)).sum())) / 4
    off = np.angle(np.exp(4j * (angle - first))) / 4
    near = np.abs(off) <= np.radians(TOLERANCE_DEG)  # slanted edges have no say in the final direction
    return first + float((length * off)[near].sum() / length[near].sum()) if near.any() else first


def _classes(level: Floats, tolerance: float) -> Classes:
    """Whether each edge, from its point to the next, runs along, across, or neither."""
    along = np.roll(level, -1, axis=0) - level
    angle = np.arctan2(along[:, 1], along[:, 0])
    off = np.abs(np.angle(np.exp(4j * angle))) / 4
    across = np.abs(np.sin(angle)) > np.abs(np.cos(angle))
    found: Classes = np.where(off > tolerance, _FREE, np.where(across, _ACROSS, _ALONG)).astype(np.int8)
    return found


def _level(level: Floats, classes: Classes) -> Floats:
    """The ring with every run of edges of one class on one straight line."""
    out = level.copy()
    for axis, which in ((1, _ALONG), (0, _ACROSS)):
        for run in _runs(classes == which):
            ends = np.r_[run, (run[-1] + 1) % len(level)]
            start, end = level[run], level[(run + 1) % len(level)]
            weight = np.hypot(*(end - start).T) + np.finfo(float).tiny
            out[ends, axis] = np.average((start[:, axis] + end[:, axis]) / 2, weights=weight)
    return out


def _runs(wanted: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.intp]]:
    """The edges of each unbroken run around the ring."""
    at = np.flatnonzero(wanted)
    if len(at) == 0 or len(at) == len(wanted):
        return []
    first = int(np.flatnonzero(~wanted)[0]) + 1
    turned = np.sort((at - first) % len(wanted))
    groups = np.split(turned, np.flatnonzero(np.diff(turned) > 1) + 1)
    return [(group + first) % len(wanted) for group in groups]
