"""What turns the pointer into an exact point for the tool in hand: locks, snapping, Shift; and the keys for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from siteplanner.core.snapping import Snap
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.snapper import Snapper

Point = tuple[float, float]
STEP_DEG = 15.0


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the point in the hand lies, in metres; what it snapped to, and whether a lock holds it."""

    east_m: float
    north_m: float
    snap: Snap | None = None
    locked: bool = False

    @property
    def point(self) -> Point:
        return self.east_m, self.north_m


class Drawing(Protocol):
    """The tool that is being given points."""

    def locks_changed(self) -> None: ...
    def typed(self, east_m: float, north_m: float) -> None: ...


class Drafter(QObject):
    """One for the map; ``take`` and ``lay_down`` say which tool it serves."""

    def __init__(self, snapper: Snapper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapper = snapper
        self._tool: Drawing | None = None

    def take(self, tool: Drawing, *, setbacks: bool = False) -> None:  # noqa: ARG002  # comes with the setback lines
        """A tool is taken in the hand."""
        self._tool = tool
        self.prepare()

    def lay_down(self, tool: Drawing) -> None:
        if self._tool is tool:
            self._tool = None
            self.forget()

    def prepare(self) -> None:
        """What can be snapped to has changed."""
        self._snapper.prepare()

    def forget(self) -> None:
        """Free all locks; nothing is drawn any more."""
        self._snapper.rest()

    def point_set(self, _point: Point) -> None:
        """A point was set: locks hold one point only."""

    def aim(self, pointer: PointerEvent | None, anchor: Point | None, own: Sequence[Point] = ()) -> Aim | None:  # noqa: ARG002
        """The point that the pointer means; None where there is no pointer and nothing typed."""
        if pointer is None:
            return None
        at = (pointer.east_m, pointer.north_m)
        if pointer.shift and anchor is not None:
            return Aim(*stepped(anchor, at, STEP_DEG))
        snap = self._snapper.snap(np.array([at]), muted=pointer.control)
        return Aim(snap.east_m, snap.north_m, snap) if snap else Aim(*at)

    def owns(self, _event: QKeyEvent) -> bool:
        return False

    def key(self, _event: QKeyEvent) -> bool:
        return False

    def escape(self) -> bool:
        """Free the locks; False where there are none."""
        return False


def stepped(anchor: Point, at: Point, step_deg: float) -> Point:
    """The point nearest ``at`` in a direction that is a multiple of ``step_deg``; on an axis bit for bit.

    >>> stepped((5.0, 7.0), (25.0, 7.9), 15.0)
    (25.0, 7.0)
    """
    east, north = at[0] - anchor[0], at[1] - anchor[1]
    turns = round(math.degrees(math.atan2(north, east)) / step_deg)
    if (turns * step_deg) % 180.0 == 0.0:
        return at[0], anchor[1]
    if (turns * step_deg) % 90.0 == 0.0:
        return anchor[0], at[1]
    angle = math.radians(turns * step_deg)
    along = east * math.cos(angle) + north * math.sin(angle)
    return anchor[0] + along * math.cos(angle), anchor[1] + along * math.sin(angle)
