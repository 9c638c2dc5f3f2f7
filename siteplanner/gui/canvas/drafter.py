"""What turns the pointer into an exact point for the tool in hand: locks, snapping, Shift; and the keys for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from siteplanner.core.drafting import (
    NO_ANCHOR,
    Line,
    Locks,
    Point,
    Solved,
    azimuth_deg,
    azimuth_of,
    solve,
)
from siteplanner.core.drafting_entry import read_angle, read_entry, read_length
from siteplanner.core.snapping import Floats, Snap
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.canvas.draft_layer import DraftLayer
from siteplanner.gui.canvas.drafting_bar import KEYS, QUANTITIES, DraftingBar, Quantity
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.snapper import Snapper
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say

STEP_DEG = 15.0
MOST_LINES = 2
SETTING = "drafting_azimuth"
GUIDE_PX = 4000.0
NOWHERE: Floats = np.empty((0, 2))
FIRST_OF_PAIR = "0123456789@.-−+<"
NO_EDGE = QT_TRANSLATE_NOOP("drafting", "There is no edge under the pointer. Point at one and press the key again.")
NOT_READ = QT_TRANSLATE_NOOP(
    "drafting", "This is no point: type X (north), Y (east), or @ΔX, ΔY from the last point, or a distance."
)


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

    @property
    def point(self) -> Point:
        return self.east_m, self.north_m


class Drawing(Protocol):
    """The tool that is being given points."""

    @property
    def anchor(self) -> Point | None:
        """Where distance and direction start: the last point set."""
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
        self._before: Locks | None = None
        self._solved: Solved | None = None
        self._aim: Aim | None = None
        self.locks = Locks()
        self.azimuth = bool(desk.settings.get(SETTING, True))
        bar.typed.connect(self._typed)
        bar.locked.connect(self._locked)
        bar.held.connect(self._hold)
        bar.freed.connect(self._free)
        bar.left.connect(self._leave_field)
        bar.point_edited.connect(self._point_edited)
        bar.point_typed.connect(self._point_typed)
        bar.convention_changed.connect(self._other_convention)
        bar.show_convention(azimuth=self.azimuth)
        view.pressed.connect(bar.give_back)
        desk.language_changed.connect(self._retranslate)

    # -- the tool -------------------------------------------------------------------------------------------------

    def take(self, tool: Drawing, *, setbacks: bool = False) -> None:
        """A tool is taken in the hand; with ``setbacks`` the setback lines of the parcels are snapped to."""
        self._tool, self._setbacks = tool, setbacks
        self.prepare()
        self.bar.show()
        self.bar.raise_()
        self.bar.settle()
        self._show()

    def lay_down(self, tool: Drawing) -> None:
        if self._tool is tool:
            self.forget()
            self._tool = None
            self.bar.hide()

    def prepare(self, without: frozenset[str] = frozenset()) -> None:
        """What can be snapped to has changed; ``without`` are the plants in the hand."""
        self._snapper.prepare(without, setbacks=self._setbacks)

    def forget(self) -> None:
        """Free all locks; nothing is drawn any more."""
        self.bar.give_back()
        self._clear()
        self._aim = self._solved = None
        self._snapper.rest()
        self._show()

    def point_set(self, _point: Point) -> None:
        """A point was set: the locks were for it alone."""
        self.bar.give_back()
        self._clear()
        self._aim = self._solved = None
        self._show()

    def _clear(self) -> None:
        self.locks, self._origin, self._before = Locks(), None, None
        self.bar.say("")
        self._layer.show_guides((), self._view.origin, self._desk.styles)

    @property
    def origin(self) -> Point | None:
        """What distance and direction are measured from now."""
        if self._origin is not None:
            return self._origin
        return self._tool.anchor if self._tool is not None else None

    def set_origin(self, point: Point | None) -> None:
        """Measure distance and direction from a point of the map until the next one is set."""
        self._origin = point

    @property
    def is_fixed(self) -> bool:
        """Whether the locks alone say where the point lies."""
        return self.locks.any and self._aim is not None and self._aim.fixed

    # -- where the point is ---------------------------------------------------------------------------------------

    def serves(self, tool: Drawing) -> bool:
        """Whether it is this tool that is given points."""
        return self._tool is tool

    def aim(
        self,
        pointer: PointerEvent | None,
        anchor: Point | None,
        own: Sequence[Point] = (),
        corners: Floats | None = None,
        step_deg: float = STEP_DEG,
    ) -> Aim | None:
        """The point that pointer and locks mean; None where there is no pointer and nothing typed.

        ``own`` are the points drawn so far. With ``corners`` (n, 2), metres from the pointer, any of them may snap
        while nothing is locked. ``step_deg`` is what Shift keeps to.
        """
        self._pointer = pointer
        if pointer is None and not self.locks.any:
            self._aim = None
        else:
            self._aim = self._meant(pointer, self._origin or anchor, own, corners, step_deg)
        self._show()
        return self._aim

    def _meant(
        self,
        pointer: PointerEvent | None,
        origin: Point | None,
        own: Sequence[Point],
        corners: Floats | None,
        step_deg: float,
    ) -> Aim:
        window = self._view.window()
        at = (pointer.east_m, pointer.north_m) if pointer else origin or (window.centre_e, window.centre_n)
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
            snap = self._snapper.snap(corners + np.array(at), muted=muted)
            return Aim(*snap.point, snap, corner=snap.corner) if snap else Aim(*at)
        snap = self._snapper.snap(np.array([at]), muted=muted, anchor=origin, own=own)
        return Aim(*snap.point, snap) if snap else Aim(*at)

    # -- keys -----------------------------------------------------------------------------------------------------

    def owns(self, event: QKeyEvent) -> bool:
        """Whether a key of the map is the drafter's: letters of the locks, Tab, the first sign of a pair."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in KEYS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            return True
        if held:
            return False
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_O):
            return True
        return bool(event.text()) and event.text() in FIRST_OF_PAIR

    def key(self, event: QKeyEvent) -> bool:
        if not self.owns(event):
            return False
        key = Qt.Key(event.key())
        if key in KEYS:
            self._key_of(KEYS[key], held=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._snapper.next(-1 if back else 1)
            self._changed()
        elif key == Qt.Key.Key_P:
            self._square_or_parallel()
        elif key == Qt.Key.Key_C:
            self._construction_line()
        elif key == Qt.Key.Key_O:
            self._origin_here()
        else:
            self.bar.take_focus(None, event.text())
        return True

    def escape(self) -> bool:
        """Free the locks; False where there are none."""
        if not self.locks.any and self._origin is None:
            return False
        self._clear()
        self._changed()
        return True

    def _key_of(self, quantity: Quantity, *, held: bool) -> None:
        """D, A, X, Y: type it; with Ctrl lock it as it is, or free it."""
        if quantity in ("distance", "angle") and not self._has_origin():
            return
        if held:
            (self._free if self._value(quantity) is not None else self._hold)(quantity)
        else:
            self._before = self.locks
            self.bar.take_focus(quantity)

    def _has_origin(self) -> bool:
        """Whether there is a point to measure from; what is snapped to becomes one."""
        if self.origin is None and self._snapper.winner is not None:
            self._origin = self._snapper.winner.point
            self._show()
        if self.origin is None:
            self._tell(NO_ANCHOR)
        return self.origin is not None

    def _origin_here(self) -> None:
        """Measure distance and direction from the point in the hand."""
        if self._aim is not None:
            self._origin = self._aim.point
            self._changed()

    def _edge_under(self) -> Line | None:
        pointer = self._pointer
        found = self._snapper.edge_at((pointer.east_m, pointer.north_m)) if pointer is not None else None
        line = Line.through(*found.edge) if found is not None and found.edge is not None else None
        if line is None:
            self._tell(NO_EDGE)
        return line

    def _square_or_parallel(self) -> None:
        """P: square to the edge under the pointer; once more: parallel to it; then free again."""
        origin = self.origin
        if origin is None:
            self._tell(NO_ANCHOR)
            return
        edge = self._edge_under()
        if edge is None:
            return
        square, parallel = Line.perpendicular(edge, origin), Line.parallel(edge, origin)
        others = tuple(line for line in self.locks.lines if line not in (square, parallel))
        if square in self.locks.lines:
            lines = (*others, parallel)
        elif parallel in self.locks.lines:
            lines = others
        else:
            lines = (*others, square)
        self._set(replace(self.locks, lines=lines[-MOST_LINES:]))

    def _construction_line(self) -> None:
        """C: stay on the line of the edge under the pointer; on the same edge again: no more."""
        edge = self._edge_under()
        if edge is None:
            return
        lines = self.locks.lines
        kept = tuple(x for x in lines if x != edge) if edge in lines else (*lines, edge)[-MOST_LINES:]
        self._set(replace(self.locks, lines=kept))

    # -- the bar --------------------------------------------------------------------------------------------------

    def _typed(self, quantity: Quantity, text: str) -> None:
        """A field is being typed in: what it says so far holds."""
        value = self._read(quantity, text)
        self.bar.refuse(quantity, bad=value is None and bool(text.strip()))
        self._set(self._with(quantity, value))

    def _locked(self, quantity: Quantity, text: str) -> None:
        """Enter in a field: it is locked; where the locks now fix the point, it is set."""
        value = self._read(quantity, text)
        if value is None and text.strip():
            self.bar.refuse(quantity)
            return
        self._before = None
        if self.bar.fields[quantity].isModified() or value is None:
            self._set(self._with(quantity, value))
        else:
            self._hold(quantity)
        self.bar.give_back()
        self._changed()
        if self._aim is not None and self._aim.fixed and self._tool is not None:
            self._tool.typed(*self._aim.point)

    def _leave_field(self, _quantity: str) -> None:
        """Esc in a field: its lock is what it was before."""
        if self._before is not None:
            self.locks, self._before = self._before, None
        self.bar.give_back()
        self._changed()

    def _hold(self, quantity: Quantity) -> None:
        """Lock a quantity as it is now."""
        if quantity in ("distance", "angle") and not self._has_origin():
            self._show()
            return
        now = self._values()
        if quantity in now:
            self._set(self._with(quantity, now[quantity]))

    def _free(self, quantity: Quantity) -> None:
        self._set(self._with(quantity, None))

    def _other_convention(self) -> None:
        self.azimuth = not self.azimuth
        self._desk.settings.set(SETTING, self.azimuth)
        self.bar.show_convention(azimuth=self.azimuth)
        self._show()

    def _point_edited(self, _text: str) -> None:
        self.bar.refuse(None, bad=False)

    def _point_typed(self, text: str) -> None:
        """Enter in the coordinate field: a point is set there, a distance is locked."""
        plan, tool = self._desk.plan, self._tool
        entry = read_entry(text, plan.site.crs, self.origin, azimuth=self.azimuth) if plan is not None else None
        if entry is None or tool is None:
            self.bar.refuse(None)
            self._tell(NOT_READ)
            return
        self.bar.say("")
        if entry.point is not None:
            self.bar.give_back()
            tool.typed(*entry.point)
        elif self._has_origin():
            self.bar.give_back()
            self._set(replace(self.locks, distance_m=entry.distance_m))

    # -- values ---------------------------------------------------------------------------------------------------

    def _with(self, quantity: Quantity, value: float | None) -> Locks:
        if quantity == "distance":
            return replace(self.locks, distance_m=value)
        if quantity == "angle":
            return replace(self.locks, azimuth_deg=value)
        return replace(self.locks, x_north_m=value) if quantity == "x" else replace(self.locks, y_east_m=value)

    def _value(self, quantity: Quantity) -> float | None:
        of = self.locks
        return {"distance": of.distance_m, "angle": of.azimuth_deg, "x": of.x_north_m, "y": of.y_east_m}[quantity]

    def _read(self, quantity: Quantity, text: str) -> float | None:
        """A figure as typed; the angle as an azimuth whichever way it is counted."""
        if quantity == "angle":
            angle = read_angle(text)
            return angle if angle is None or self.azimuth else azimuth_of(angle)
        length = read_length(text)
        return None if quantity == "distance" and length is not None and length <= 0 else length

    def _values(self) -> dict[Quantity, float]:
        """Distance, azimuth, X, Y of the point in the hand."""
        if self._aim is None:
            return {}
        values: dict[Quantity, float] = {"x": self._aim.north_m, "y": self._aim.east_m}
        origin = self.origin
        if origin is not None:
            values["distance"] = math.dist(origin, self._aim.point)
            values["angle"] = azimuth_deg(origin, self._aim.point)
        return values

    def _set(self, locks: Locks) -> None:
        if locks != self.locks:
            self.locks = locks
            self._changed()
        else:
            self._show()

    def _changed(self) -> None:
        if self._tool is not None:
            self._tool.locks_changed()
        self._show()

    # -- what is shown --------------------------------------------------------------------------------------------

    def _tell(self, words: Template) -> None:
        self.bar.say(say(words))

    def _show(self) -> None:
        """The bar's figures, and the lines that hold the point."""
        if self._tool is None:
            return
        locked = frozenset(q for q in QUANTITIES if self._value(q) is not None)
        values = {q: v for q in QUANTITIES if (v := self._value(q)) is not None}
        shown = {q: self._text(q, v) for q, v in {**self._values(), **values}.items()}
        self.bar.show_values(shown, locked)
        if self.locks.any:
            problem = self._solved.problem if self._solved is not None else None
            self.bar.say(say(problem) if problem is not None else "")
        self._layer.show_guides(self._guides(), self._view.origin, self._desk.styles)

    def _text(self, quantity: Quantity, value: float) -> str:
        if quantity == "angle":
            return (
                f"{value if self.azimuth else azimuth_of(value):.10g}"
                if self._value(quantity) is not None
                else (f"{value if self.azimuth else azimuth_of(value):.3f}")
            )
        return f"{value:.3f}"

    def _guides(self) -> list[tuple[Point, Point]]:
        """Each line that holds the point, across the map; and the way from the origin where it is no point drawn."""
        reach_m = GUIDE_PX * self._view.metres_per_pixel
        lines = [x for x in self.locks.loci(self.origin) if isinstance(x, Line)]
        around = self._aim.point if self._aim is not None else None
        guides = []
        for line in lines:
            along = line.along_m(around) if around is not None else 0.0
            guides.append((line.at(along - reach_m), line.at(along + reach_m)))
        origin = self.origin
        if origin is not None and around is not None and (self.locks.any or self._origin is not None):
            guides.append((origin, around))
        return guides

    def _retranslate(self) -> None:
        self.bar.retranslate()
        self.bar.show_convention(azimuth=self.azimuth)


def stepped(anchor: Point, at: Point, step_deg: float) -> Point:
    """The point nearest ``at`` in a direction that is a multiple of ``step_deg``; on an axis bit for bit.

    >>> stepped((5.0, 7.0), (25.0, 7.9), 15.0)
    (25.0, 7.0)
    """
    turns = round(math.degrees(math.atan2(at[1] - anchor[1], at[0] - anchor[0])) / step_deg)
    azimuth = azimuth_of(turns * step_deg)
    return solve(Locks(azimuth_deg=azimuth), anchor, at).point
