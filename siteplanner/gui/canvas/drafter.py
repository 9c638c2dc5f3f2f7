"""What makes an exact point of the pointer for the tool in hand: locks, snapping, Shift; and what is shown of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from siteplanner.core.drafting import NO_ANCHOR, Locks, Quantity, Solved, solve
from siteplanner.core.loci import Line, Point, azimuth_deg, azimuth_of
from siteplanner.core.snapping import Floats, Snap
from siteplanner.core.text import Template
from siteplanner.gui.canvas.draft_layer import DraftLayer
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.drafting_fields import DraftingFields
from siteplanner.gui.canvas.drafting_keys import DraftingKeys
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.snapper import Snapper
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say

STEP_DEG = 15.0
DECIMALS = 3
"""Metres that nothing but the hand chose are whole millimetres."""
GUIDE_PX = 4000.0
NOWHERE: Floats = np.empty((0, 2))


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the point in the hand lies, in metres; what it snapped to, and whether locks hold or even fix it.

    ``corner`` is which of the corners that were offered lies there; None: the pointer's own point.
    """

    east_m: float
    north_m: float
    snap: Snap | None = None
    locked: bool = False
    fixed: bool = False
    corner: int | None = None
    from_corner: Point = (0.0, 0.0)
    """East and north from that corner to the pointer's own point, in metres."""

    @property
    def point(self) -> Point:
        return self.east_m, self.north_m

    @property
    def held_point(self) -> Point:
        """Where the pointer's own point comes to lie: what distance, direction, X and Y are told of."""
        return self.east_m + self.from_corner[0], self.north_m + self.from_corner[1]


class Drawing(Protocol):
    """The tool that is being given points."""

    @property
    def anchor(self) -> Point | None:
        """Where distance and direction start: the last point set."""
        ...

    @property
    def goes_straight(self) -> bool:
        """Whether a number typed alone is a way straight to the pointer; else it is locked as the distance."""
        ...

    def locks_changed(self) -> None:
        """The point in the hand is another: ask for it again."""
        ...

    def typed(self, east_m: float, north_m: float) -> None:
        """A point was typed in full."""
        ...


class Drafter(QObject):
    """One for the map; ``take`` and ``lay_down`` say which tool it serves."""

    def __init__(
        self, desk: Desk, view: MapView, snapper: Snapper, layer: DraftLayer, bar: DraftingBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._snapper, self._layer, self.bar = desk, view, snapper, layer, bar
        self._tool: Drawing | None = None
        self._setbacks = False
        self._origin: Point | None = None
        self._pointer: PointerEvent | None = None
        self._at: Point | None = None  # where the pointer was last, also when it has left the map for the bar
        self._solved: Solved | None = None
        self._aim: Aim | None = None
        self.locks = Locks()
        self.fields = DraftingFields(self, desk, bar)
        self._keys = DraftingKeys(self)
        view.pressed.connect(bar.give_back)
        desk.session_changed.connect(self._show_bar)

    # -- the tool -------------------------------------------------------------------------------------------------

    def take(self, tool: Drawing, *, setbacks: bool = False) -> None:
        """A tool is taken in the hand; with ``setbacks`` the setback lines of the parcels are snapped to."""
        self._tool, self._setbacks, self._at = tool, setbacks, None
        self.prepare()
        self._show_bar()
        self.bar.raise_()
        self.bar.settle()
        self.show()

    def lay_down(self, tool: Drawing) -> None:
        if self._tool is tool:
            self.forget()
            self._tool = None
            self._show_bar()

    def _show_bar(self) -> None:
        """The bar is there while a tool is given points on a plan."""
        self.bar.setVisible(self._tool is not None and self._desk.plan is not None)

    def serves(self, tool: Drawing) -> bool:
        """Whether it is this tool that is given points."""
        return self._tool is tool

    def prepare(self, without: frozenset[str] = frozenset()) -> None:
        """What can be snapped to has changed; ``without`` are the plants in the hand."""
        self._snapper.prepare(without, setbacks=self._setbacks)

    def forget(self) -> None:
        """Free all locks; nothing is drawn any more."""
        self._clear()
        self._snapper.rest()
        self.show()

    def point_set(self, _point: Point) -> None:
        """A point was set: the locks were for it alone."""
        self._clear()
        self.show()

    def escape(self) -> bool:
        """Free the locks; False where there are none."""
        if not self.locks.any and self._origin is None:
            return False
        self._clear()
        self._changed()
        return True

    def _clear(self) -> None:
        self.bar.give_back()
        self.bar.say("")
        self.locks, self._origin, self._aim, self._solved = Locks(), None, None, None
        self._layer.show_guides((), self._view.origin, self._desk.styles)

    def owns(self, event: QKeyEvent) -> bool:
        """Whether a key of the map is the drafter's."""
        return self._keys.owns(event)

    def key(self, event: QKeyEvent) -> bool:
        return self._keys.key(event)

    # -- where the point is ---------------------------------------------------------------------------------------

    def aim(
        self,
        pointer: PointerEvent | None,
        anchor: Point | None,
        own: Sequence[Point] = (),
        corners: Floats | None = None,
        step_deg: float = STEP_DEG,
        body_deg: float | None = None,
        outer: Sequence[int] = (),
    ) -> Aim | None:
        """The point that pointer and locks mean; None where there is no pointer and nothing typed.

        ``own`` are the points drawn so far. With ``corners`` (n, 2), metres from the pointer, any of them may snap
        while nothing is locked, the ``outer`` ones first to what is under the pointer, and their box, which lies along
        ``body_deg``, lines up with neighbours. ``step_deg`` is what Shift keeps to.
        """
        self._pointer = pointer
        if pointer is not None:
            self._at = (pointer.east_m, pointer.north_m)
        if pointer is None and not self.locks.any:
            self._aim = None
        else:
            self._aim = self._meant(pointer, self._origin or anchor, own, corners, step_deg, body_deg, outer)
        self.show()
        return self._aim

    def _meant(
        self,
        pointer: PointerEvent | None,
        origin: Point | None,
        own: Sequence[Point],
        corners: Floats | None,
        step_deg: float,
        body_deg: float | None,
        outer: Sequence[int],
    ) -> Aim:
        window = self._view.window()
        at = self._at or origin or (window.centre_e, window.centre_n)
        free = (round(at[0], DECIMALS), round(at[1], DECIMALS))
        muted = pointer is None or pointer.control
        solved = self._solved = solve(self.locks, origin, at)
        if self.locks.any and solved.problem is None:
            if solved.on is None:
                self._snapper.snap(NOWHERE)
                return Aim(*solved.point, locked=True, fixed=True)
            snap = self._snapper.snap_on(solved.on, at, muted=muted, own=own)
            return Aim(*(snap.point if snap else solved.point), snap, locked=True)
        if pointer is not None and pointer.shift and origin is not None:
            self._snapper.snap(NOWHERE)
            return Aim(*stepped(origin, at, step_deg))
        if corners is not None:
            snap = self._snapper.snap(corners + np.array(at), muted=muted, body_deg=body_deg, pointer=at, outer=outer)
            if snap is None:
                return Aim(*free)
            east_m, north_m = (-corners[snap.corner]).tolist()
            return Aim(*snap.point, snap, corner=snap.corner, from_corner=(east_m, north_m))
        snap = self._snapper.snap(np.array([at]), muted=muted, anchor=origin, own=own)
        return Aim(*snap.point, snap) if snap else Aim(*free)

    @property
    def is_fixed(self) -> bool:
        """Whether the locks alone say where the point lies."""
        return self.locks.any and self._aim is not None and self._aim.fixed

    def values(self) -> dict[Quantity, float]:
        """Distance, azimuth, X, Y of the point in the hand, as far as they are known."""
        if self._aim is None:
            return {}
        held = self._aim.held_point
        values: dict[Quantity, float] = {"x": held[1], "y": held[0]}
        origin = self.origin
        if origin is not None:
            values["distance"] = math.dist(origin, held)
            values["angle"] = azimuth_deg(origin, held)
        return values

    def edge_under(self) -> Line | None:
        """The line of the edge under the pointer; None where there is none."""
        pointer = self._pointer
        found = self._snapper.edge_at((pointer.east_m, pointer.north_m)) if pointer is not None else None
        return Line.through(*found.edge) if found is not None and found.edge is not None else None

    # -- changed by keys and fields -------------------------------------------------------------------------------

    @property
    def origin(self) -> Point | None:
        """What distance and direction are measured from now."""
        if self._origin is not None:
            return self._origin
        return self._tool.anchor if self._tool is not None else None

    def find_origin(self) -> bool:
        """Whether there is a point to measure from; what is snapped to becomes one. Says so where there is none."""
        if self.origin is None and self._snapper.winner is not None:
            self._origin = self._snapper.winner.point
            self.show()
        if self.origin is None:
            self.tell(NO_ANCHOR)
        return self.origin is not None

    def origin_here(self) -> None:
        """Measure distance and direction from the point in the hand until the next one is set."""
        if self._aim is not None:
            self._origin = self._aim.point
            self._changed()

    def set_locks(self, locks: Locks) -> None:
        self.locks = locks
        self.bar.say("")
        self._changed()

    def next_snap(self, step: int) -> None:
        """Take another of the candidates."""
        self._snapper.next(step)
        self._changed()

    def take_if_fixed(self) -> None:
        """Set the point where the locks alone say where it lies."""
        self._changed()
        if self.is_fixed and self._aim is not None:
            self.take_point(self._aim.point)

    def take_point(self, point: Point) -> None:
        """Set a point that was typed in full."""
        self.bar.say("")
        if self._tool is not None:
            self._tool.typed(*point)

    def go(self, distance_m: float | None) -> None:
        """Set a point so far from the last one, the way the pointer lies; without a pointer lock the distance."""
        origin, aim = self.origin, self._aim
        way = Line.through(origin, aim.held_point) if self._pointer is not None and origin and aim else None
        straight = self._tool is None or self._tool.goes_straight
        if way is None or distance_m is None or self.locks.distance_m is not None or not straight:
            self.set_locks(self.locks.with_value("distance", distance_m))
        else:
            self.take_point(way.at(distance_m))

    def tell(self, words: Template) -> None:
        """Say in the bar why something cannot be done."""
        self.bar.say(say(words))

    def _changed(self) -> None:
        if self._tool is not None:
            self._tool.locks_changed()
        self.show()

    # -- what is shown --------------------------------------------------------------------------------------------

    def show(self) -> None:
        """The bar's figures, and the lines that hold the point."""
        if self._tool is None:
            return
        self.fields.show()
        if self.locks.any:
            problem = self._solved.problem if self._solved is not None else None
            self.bar.say(say(problem) if problem is not None else "")
        self._layer.show_guides(self._guides(), self._view.origin, self._desk.styles)

    def _guides(self) -> list[tuple[Point, Point]]:
        """Each line that holds the point, across the map; and the way there from where it is measured."""
        origin, at = self.origin, self._aim.held_point if self._aim is not None else None
        reach_m = GUIDE_PX * self._view.metres_per_pixel
        guides = []
        for line in (x for x in self.locks.loci(origin) if isinstance(x, Line)):
            along_m = line.along_m(at) if at is not None else 0.0
            guides.append((line.at(along_m - reach_m), line.at(along_m + reach_m)))
        if origin is not None and at is not None and (self.locks.any or self._origin is not None):
            guides.append((origin, at))
        return guides


def stepped(anchor: Point, at: Point, step_deg: float) -> Point:
    """The point nearest ``at`` in a direction that is a multiple of ``step_deg``; on an axis bit for bit.

    >>> stepped((5.0, 7.0), (25.0, 7.9), 15.0)
    (25.0, 7.0)
    """
    turns = round(math.degrees(math.atan2(at[1] - anchor[1], at[0] - anchor[0])) / step_deg)
    return solve(Locks(azimuth_deg=azimuth_of(turns * step_deg)), anchor, at).point
