"""Smart guides: what is moved lines up with its neighbours, side with side or middle with middle.

Sides are those of the box along the moved thing's own direction, so that they serve on land that does not lie along the
grid too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from siteplanner.core.oriented_box import directions
from siteplanner.core.site import Geometries
from siteplanner.core.snapping_kinds import Segment, Snap
from siteplanner.core.snapping_targets import Floats

LOW, MIDDLE, HIGH = 0, 1, 2
PAIRS = ((LOW, LOW), (HIGH, HIGH), (MIDDLE, MIDDLE), (LOW, HIGH), (HIGH, LOW))
"""Side of the moved thing, side of a neighbour; the first wins where several are as near."""


@dataclass(frozen=True, slots=True)
class _LinedUp:
    """``by_m`` lines the moved thing's ``side`` up with a neighbour's, which lies at ``at_m`` along that axis."""

    by_m: float
    side: int
    at_m: float
    neighbour: int


def lined_up(corners: Floats, angle_deg: float, neighbours: Geometries, tolerance_m: float) -> Snap | None:
    """The snap of ``corners`` (n, 2) that lines their box up with neighbours along, across or both; None for neither.

    >>> body = np.array([[0.0, 0.0], [0.0, 10.0], [20.0, 0.0], [20.0, 10.0]])
    >>> found = lined_up(body, 0.0, np.array([shapely.box(30, 0.4, 50, 10.4)]), 1.0)
    >>> found.kind, found.point, len(found.guides)
    ('alignment', (0.0, 0.4), 1)
    """
    if len(corners) == 0:
        return None
    xy, owner = shapely.get_coordinates(neighbours, return_index=True)
    if not len(xy):
        return None
    along, across = directions(angle_deg)
    axes = np.column_stack([along, across])
    own, theirs = corners @ axes, xy @ axes
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    low, high = np.minimum.reduceat(theirs, starts), np.maximum.reduceat(theirs, starts)
    sides = np.stack([low, (low + high) / 2, high])  # (3, neighbours, 2)
    own_low, own_high = own.min(axis=0), own.max(axis=0)
    own_sides = np.stack([own_low, (own_low + own_high) / 2, own_high])
    found = [_nearest(own_sides[:, axis], sides[:, :, axis], tolerance_m) for axis in (0, 1)]
    if found == [None, None]:
        return None
    by = np.array([f.by_m if f else 0.0 for f in found])
    corner = _corner_at([f.side if f else None for f in found], own, own_sides)
    target = corners[corner] + by @ axes.T
    for axis, lined in enumerate(found):
        if lined is not None and lined.side != MIDDLE and angle_deg % 90.0 == 0.0:
            ordinate = int(abs(axes[1, axis]) == 1.0)  # 0: easting
            target[ordinate] = lined.at_m * axes[ordinate, axis]
    guides = tuple(
        _guide(axis, lined, own + by, (low[lined.neighbour], high[lined.neighbour]), axes)
        for axis, lined in enumerate(found)
        if lined is not None
    )
    return Snap("alignment", float(target[0]), float(target[1]), corner, guides=guides)


def _nearest(own: Floats, sides: Floats, tolerance_m: float) -> _LinedUp | None:
    """Along one axis: own low, middle, high against those of the neighbours (3, n)."""
    off = np.stack([sides[theirs] - own[mine] for mine, theirs in PAIRS])
    nearness = np.nan_to_num(np.abs(off), nan=np.inf)
    pair, neighbour = np.unravel_index(int(nearness.argmin()), off.shape)
    by_m = float(off[pair, neighbour])
    if not abs(by_m) <= tolerance_m:
        return None
    mine, theirs = PAIRS[int(pair)]
    return _LinedUp(by_m, mine, float(sides[theirs, neighbour]), int(neighbour))


def _corner_at(sides: Sequence[int | None], own: Floats, own_sides: Floats) -> int:
    """The corner that lies on the sides that are lined up, or nearest to them."""
    off = np.zeros(len(own))
    for axis, side in enumerate(sides):
        if side is not None:
            off += np.abs(own[:, axis] - own_sides[side, axis])
    return int(off.argmin())


def _guide(axis: int, lined: _LinedUp, own: Floats, neighbour: tuple[Floats, Floats], axes: Floats) -> Segment:
    """The line on which both lie, from the one to the other, in metres of the map."""
    other = 1 - axis
    ends = np.array([min(own[:, other].min(), neighbour[0][other]), max(own[:, other].max(), neighbour[1][other])])
    points = np.empty((2, 2))
    points[:, axis], points[:, other] = lined.at_m, ends
    (e0, n0), (e1, n1) = points @ axes.T
    return (float(e0), float(n0)), (float(e1), float(n1))
