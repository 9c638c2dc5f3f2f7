"""What binds a plant where it stands: to each neighbour the line it may slide along, and how much room there is to it.

Worked out of the clearances of the rules, so that what is drawn around a plant under the hand says what the check says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import TOLERANCE_M, TOLERANCE_M2, Confidence
from siteplanner.core.site import Geometries

Stands = Literal["ok", "warning", "error"]
Boxes = npt.NDArray[np.float64]

NEAR_M = 3.0
"""With less room than this to it, a clearance is shown before it binds."""
MOST = 12
"""Of more envelopes than this the least room leaves the others out."""
CONSIDERED = 3
ON_PARCEL = "on-parcel"
ARC_ERROR_M = 0.005
"""How far a drawn arc may lie off the true one."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One clearance near a plant. Lengths in metres, shapes in the plan's CRS.

    ``outline`` is the line that the footprint may slide along (lines; what it lies beyond is not drawn again).
    ``measured`` is the distance kept, or, where ground is shared that must not be (``unit`` m²), its area; ``slack_m``
    is how much nearer it might come, negative where it is too near. ``between`` are the nearest points.
    """

    rule: str
    subject: str
    clause: str
    confidence: Confidence
    outline: BaseGeometry
    measured: float
    required: float
    unit: Literal["m", "m²"]
    slack_m: float
    stands: Stands
    between: shapely.LineString
    plant: int = 0
    inside: bool = False
    """Whether it is about staying within something: a shared area is one outside of it then."""


def quad_segments(radius_m: float) -> int:
    """How many pieces a quarter of an arc needs to be drawn truly enough.

    >>> quad_segments(50.0), quad_segments(5.0)
    (56, 18)
    """
    if radius_m <= ARC_ERROR_M:
        return 8
    return max(8, math.ceil(math.pi / 4 / math.acos(1 - ARC_ERROR_M / radius_m)))


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The clearances of one plant, made ready to be asked again and again while it moves within ``window``."""

    clearances: tuple[Clearance, ...]
    window: shapely.Polygon
    _outlines: dict[object, BaseGeometry] = field(default_factory=dict)

    @cached_property
    def edges(self) -> Geometries:
        """What the distance to each is measured to: its shape, or the boundary of the one to stay within."""
        made = np.empty(len(self.clearances), dtype=object)
        made[:] = [c.shape.boundary if c.inside else c.shape for c in self.clearances]
        return made

    @cached_property
    def _land(self) -> tuple[int, ...]:
        return tuple(at for at, c in enumerate(self.clearances) if _of_land(c))

    @cached_property
    def _bases(self) -> tuple[npt.NDArray[np.intp], Boxes]:
        """The boxes of all ``unless_on``, with the clearance each is of; the whole window for one that hangs on
        ``when_on``, which is asked on that alone."""
        pairs = [(at, shape.bounds) for at, c in enumerate(self.clearances) for shape in c.unless_on]
        pairs += [(at, self.window.bounds) for at, c in enumerate(self.clearances) if c.when_on is not None]
        return np.array([at for at, _ in pairs], dtype=np.intp), np.array([b for _, b in pairs]).reshape(-1, 4)

    @cached_property
    def _bounds(self) -> tuple[float, float, float, float]:
        west, south, east, north = self.window.bounds
        return west, south, east, north

    def holds(self, box: Sequence[float]) -> bool:
        """Whether a footprint of that box (minx, miny, maxx, maxy) is still on the ground the clearances hold for."""
        west, south, east, north = self._bounds
        return bool(west <= box[0] and south <= box[1] and box[2] <= east and box[3] <= north)

    def asked(self, footprint: BaseGeometry) -> frozenset[int]:
        """The clearances on land that are asked of a footprint, standing where it stands."""
        of, boxes = self._bases
        met = set(of[_meet(boxes, np.array(footprint.bounds))].tolist())
        return frozenset(at for at in self._land if at not in met or self.clearances[at].is_asked_of(footprint))

    def outline(self, at: int, asked: frozenset[int]) -> BaseGeometry:
        """The line to slide along for one clearance; ``asked`` as :meth:`asked` gives it.

        The land of a plant is one: its edge and the parcels beyond it that it does not stand on make one line.
        """
        clearance = self.clearances[at]
        if not _of_land(clearance):
            return self._kept(at, lambda: _edge(clearance))
        together = frozenset(i for i in asked if self.clearances[i].rule == clearance.rule)
        return self._kept(together, lambda: self._edge_of([self.clearances[i] for i in together]))

    def _edge_of(self, clearances: list[Clearance]) -> BaseGeometry:
        """The edge of the land on which a footprint may lie, as far as the window goes."""
        return _room(clearances).boundary.intersection(self.window)

    def _kept(self, key: object, make: Callable[[], BaseGeometry]) -> BaseGeometry:
        if key not in self._outlines:
            self._outlines[key] = make()
        return self._outlines[key]


class Neighbourhood:
    """The surroundings of several plants that move together, asked at once."""

    def __init__(self, of: Sequence[Surroundings]) -> None:
        self.of = tuple(of)
        all_of = [(number, at, c) for number, around in enumerate(of) for at, c in enumerate(around.clearances)]
        self._plant = np.array([number for number, _, _ in all_of], dtype=np.intp)
        self._at = np.array([at for _, at, _ in all_of], dtype=np.intp)
        self._required_m = np.array([c.required_m for _, _, c in all_of])
        self._inside = np.array([c.inside for _, _, c in all_of], dtype=bool)
        self._edges = np.concatenate([around.edges for around in of]) if of else np.empty(0, dtype=object)
        self._shapes = np.array([*(c.shape for _, _, c in all_of), None], dtype=object)[:-1]
        self._boxes = shapely.bounds(self._edges).reshape(-1, 4)
        shapely.prepare(self._edges)
        shapely.prepare(self._shapes[self._inside])

    def near(
        self, footprints: Sequence[BaseGeometry], near_m: float = NEAR_M, most: int = MOST
    ) -> tuple[Envelope, ...]:
        """What binds, and what leaves less than ``near_m`` of room, by how much it matters; at most ``most``.

        ``footprints`` are valid, one each of the surroundings, where they stand now. Of two demands about the same
        neighbour the weaker is left out; and the edge of all land, which may be touched, where it is kept.
        """
        if len(self._at) == 0:
            return ()
        shapes = np.array([*footprints, None], dtype=object)[:-1]
        reach_m = (self._required_m + near_m)[:, np.newaxis] * np.array([-1.0, -1.0, 1.0, 1.0])
        boxes = shapely.bounds(shapes).reshape(-1, 4)[self._plant]
        off = self._off_land(shapes)
        close = np.flatnonzero(_meet(self._boxes + reach_m, boxes) & ~(self._inside & (self._required_m == 0)))
        within_m: Any = self._required_m[close] + near_m  # one for each pair, which the stubs do not know of
        close = close[shapely.dwithin(self._edges[close], shapes[self._plant[close]], within_m)]
        close = np.concatenate([off, close[~np.isin(close, off)]])
        gap_m = shapely.distance(shapes[self._plant[close]], self._edges[close])
        slack_m = gap_m - self._required_m[close]
        gap_m[: len(off)], slack_m[: len(off)] = 0.0, -np.inf
        found: list[_Near] = []
        for place in np.argsort(slack_m, kind="stable"):
            if not slack_m[place] <= near_m or len(found) >= CONSIDERED * most:
                break
            row = int(close[place])
            number, at = int(self._plant[row]), int(self._at[row])
            clearance = self.of[number].clearances[at]
            if clearance.is_asked_of(shapes[number]):
                found.append(_Near(number, at, clearance, shapes[number], float(gap_m[place])))
        return tuple(self._told(sorted(_strongest(found), key=lambda near: near.weight)[:most]))

    def _off_land(self, shapes: Geometries) -> npt.NDArray[np.intp]:
        """The demands to stay within something that a footprint lies partly outside of."""
        rows = np.flatnonzero(self._inside)
        rows = rows[~shapely.covers(self._shapes[rows], shapes[self._plant[rows]])]
        if len(rows) == 0:
            return rows
        outside = shapely.difference(shapes[self._plant[rows]], self._shapes[rows])
        off: npt.NDArray[np.intp] = rows[shapely.area(outside) > TOLERANCE_M2]
        return off

    def _told(self, found: Iterable[_Near]) -> Iterator[Envelope]:
        asked: dict[int, frozenset[int]] = {}
        for near in found:
            around, clearance = self.of[near.plant], near.clearance
            if near.plant not in asked:
                asked[near.plant] = around.asked(near.footprint)
            yield Envelope(
                clearance.rule,
                clearance.subject,
                clearance.clause,
                clearance.confidence,
                around.outline(near.at, asked[near.plant]),
                near.measured,
                clearance.required_m,
                "m²" if near.shares else "m",
                near.slack_m,
                near.stands,
                near.between(around.edges[near.at]),
                near.plant,
                clearance.inside,
            )


class _Near:
    """A clearance that is asked of a footprint and how it is kept; ``gap_m`` is 0 off the land to stay within."""

    def __init__(self, plant: int, at: int, clearance: Clearance, footprint: BaseGeometry, gap_m: float) -> None:
        self.plant, self.at, self.clearance, self.footprint = plant, at, clearance, footprint
        self.measured, self.slack_m = gap_m, gap_m - clearance.required_m
        kept = gap_m >= clearance.required_m - TOLERANCE_M
        self.wrong: BaseGeometry | None = None
        if gap_m == 0 and not (clearance.required_m > 0 and kept):
            kept = clearance.is_kept_by(footprint)
        if not kept and clearance.required_m == 0:
            wrong = _wrong_ground(footprint, clearance)
            self.wrong, self.measured, self.slack_m = wrong, wrong.area, -_depth_m(wrong)
        self.stands: Stands = "ok" if kept else clearance.severity

    @property
    def shares(self) -> bool:
        """Whether it is about ground that is shared, or built on, and must not be."""
        return self.wrong is not None

    def between(self, edge: BaseGeometry) -> shapely.LineString:
        """The nearest points; one point twice on ground that must not be built on."""
        wrong = self.wrong if self.wrong is not None and not self.wrong.is_empty else None
        if wrong is None and not edge.is_empty:
            return shapely.shortest_line(self.footprint, edge)
        point = (self.footprint if wrong is None else wrong).representative_point()
        return shapely.LineString([point, point])

    @property
    def weight(self) -> tuple[int, float]:
        return ("error", "warning", "ok").index(self.stands), self.slack_m


def _strongest(found: Iterable[_Near]) -> list[_Near]:
    """Of what is asked about one neighbour: that they share no ground where they do, else the distances. A plant that
    lies partly off all land has no distance to the edge of its land."""
    found = list(found)
    off_land = {near.plant for near in found if near.shares and near.clearance.rule == ON_PARCEL}
    by_subject: dict[tuple[int, str], list[_Near]] = {}
    for near in found:
        if near.plant in off_land and not near.shares and _of_land(near.clearance):
            continue
        by_subject.setdefault((near.plant, near.clearance.subject or near.clearance.rule), []).append(near)
    kept: list[_Near] = []
    for about_one in by_subject.values():
        sharing = [near for near in about_one if near.shares]
        distances = [near for near in about_one if near.clearance.required_m > 0]
        kept += sharing or distances or about_one
    return kept


def _wrong_ground(footprint: BaseGeometry, clearance: Clearance) -> BaseGeometry:
    """What a footprint covers and should not; of two that it should not cover both, the lesser share."""
    if clearance.inside:
        return footprint.difference(clearance.shape)
    shared = footprint.intersection(clearance.shape)
    if clearance.when_on is None:
        return shared
    return min(shared, footprint.intersection(clearance.when_on), key=lambda ground: ground.area)


def _depth_m(shared: BaseGeometry) -> float:
    """About how deep two shapes reach into each other, of what they share: the width of a strip of that outline."""
    return 2 * shared.area / shared.length if shared.length > 0 else 0.0


def _meet(boxes: Boxes, other: Boxes) -> npt.NDArray[np.bool_]:
    """Which boxes meet another (or each its own)."""
    other = other.reshape(-1, 4)
    meet: npt.NDArray[np.bool_] = (
        (boxes[:, 0] <= other[:, 2])
        & (boxes[:, 2] >= other[:, 0])
        & (boxes[:, 1] <= other[:, 3])
        & (boxes[:, 3] >= other[:, 1])
    )
    return meet


def _of_land(clearance: Clearance) -> bool:
    """Whether it is about the land of a plant rather than about one neighbour."""
    of_edge = clearance.when_on is not None and clearance.required_m > 0  # a stretch of the edge of one parcel
    return clearance.inside or bool(clearance.unless_on) or of_edge


def _edge(clearance: Clearance) -> BaseGeometry:
    """The line to slide along: round what is to be kept off, or between two grounds not both to be built on."""
    if clearance.when_on is not None:
        between = clearance.shape.boundary.intersection(clearance.when_on.boundary)
        lines = [part for part in shapely.get_parts(between) if part.length > 0]
        if lines:
            return shapely.MultiLineString(lines)
    return _beyond(clearance).boundary


def _beyond(clearance: Clearance) -> BaseGeometry:
    """Where no part of a footprint may be for something to be kept off."""
    required_m = clearance.required_m
    if required_m == 0:
        return clearance.shape
    beyond: BaseGeometry = clearance.shape.buffer(required_m, quad_segs=quad_segments(required_m))
    return beyond


def _room(clearances: list[Clearance]) -> BaseGeometry:
    """The land on which a footprint may lie, off its edge and off what is not the plant's own."""
    within = [c.shape.buffer(-c.required_m, quad_segs=quad_segments(c.required_m)) for c in clearances if c.inside]
    off = shapely.union_all([_beyond(c) for c in clearances if not c.inside])
    room: BaseGeometry = shapely.intersection_all(within).difference(off) if within else off
    return room
