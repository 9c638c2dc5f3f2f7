"""The handles of the selection: eight that stretch, one that turns, the pivot, and the edges that can be pushed.

A click on the round handle asks for turning: the corners turn then, and the pivot can be dragged. Until then the middle
of a plant is where it is taken to be moved, however often it was clicked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QTransform

from siteplanner.core.oriented_box import OrientedBox
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.selection_frame import Edge, Point, SelectionFrame
from siteplanner.gui.canvas.shapes import MarkerItems

SIZE_PX = 8.0
STEM_PX = 22.0
GRIP_PX = 9.0
PIVOT_PX = 7.0
ROOM_PX = 40.0
"""A side shorter than this on the screen has no handles: there must be room left to take the thing itself."""
Z_HANDLE = 80.0

CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))
SIDES = ((0, -1), (1, 0), (0, 1), (-1, 0))


@dataclass(frozen=True, slots=True)
class Grip:
    """What a press takes hold of; ``handle`` as ``OrientedBox.at`` names it, ``edge`` the one that is pushed."""

    kind: Literal["turn", "stretch", "pivot", "edge"]
    at: Point
    handle: tuple[int, int] = (0, 0)
    edge: Edge | None = None


class TransformHandles:
    """8 px at any zoom. ``turning``: the corners turn; ``pivot`` is None while it is the box's centre."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._items = MarkerItems(view.scene(), Z_HANDLE)
        self.frame: SelectionFrame | None = None
        self.turning = False
        self._pivot: Point | None = None
        self._keep = False

    @property
    def pivot(self) -> Point | None:
        """What the selection turns about; None where nothing is selected that can be turned."""
        return (self._pivot or self.frame.box.centre) if self.frame is not None else None

    @property
    def pivot_is_placed(self) -> bool:
        """Whether the pivot was put somewhere by hand."""
        return self._pivot is not None

    def place_pivot(self, pivot: Point | None) -> None:
        """Put the pivot at a point, or back to the centre."""
        self._pivot = pivot

    def at_rest(self) -> None:
        """Something else is selected, or it was changed: sizes again, the pivot in the centre."""
        if not self._keep:
            self.turning, self._pivot = False, None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Meanwhile the pivot stays where it is, whatever happens to the selection."""
        self._keep = True
        try:
            yield
        finally:
            self._keep = False

    def show(self, frame: SelectionFrame | None, styles: MapStyles) -> None:
        """Draw the handles of a frame; None hides them."""
        self.frame = frame
        self._items.begin()
        line = styles.selection.line
        if frame is not None and line is not None:
            pen = QPen(painting.color(line.color), 1.4)
            face = QBrush(painting.color(styles.background))
            for grip in reversed(self.grips()):  # the first to be hit lies on top
                self._draw(grip, pen, face, frame.box)
        self._items.end()

    @property
    def shown(self) -> int:
        """How many items are drawn."""
        return len(self._items.shown)

    # -- where they are -----------------------------------------------------------------------------------------

    def grips(self) -> tuple[Grip, ...]:
        """Every handle there is now, those on top first; a single point has none."""
        if self.frame is None or max(self.frame.box.length_m, self.frame.box.depth_m) == 0.0:
            return ()
        box, found = self.frame.box, []
        pivot, along, across = self.pivot, box.length_m >= self._room_m, box.depth_m >= self._room_m
        # On a small thing the pivot would lie wherever a hand takes hold to move it.
        if pivot is not None and ((self.turning and along and across) or self.pivot_is_placed):
            found.append(Grip("pivot", pivot))
        found.append(Grip("turn", box.at(*self._top)))
        if along and across:
            kind: Literal["turn", "stretch"] = "turn" if self.turning else "stretch"
            found += [Grip(kind, box.at(*corner), corner) for corner in CORNERS]
        if not self.turning and self.frame.pushable:
            found += self._edge_grips()
        elif not self.turning:
            free = [side for side in SIDES if (along if side[0] else across)]
            found += [Grip("stretch", box.at(*side), side) for side in free]
        return tuple(found)

    def hit(self, x_px: float, y_px: float) -> Grip | None:
        """The handle under a point of the viewport."""
        for grip in self.grips():
            at = self.on_screen(grip)
            if math.hypot(x_px - at.x(), y_px - at.y()) <= (PIVOT_PX if grip.kind == "pivot" else GRIP_PX):
                return grip
        return None

    @property
    def centre_px(self) -> QPointF | None:
        """Where the handle that turns is in the viewport; None when it is hidden."""
        turn = next((grip for grip in self.grips() if grip.kind == "turn" and grip.handle == (0, 0)), None)
        return None if turn is None else self.on_screen(turn)

    @property
    def _room_m(self) -> float:
        return ROOM_PX * self._view.metres_per_pixel

    @property
    def _top(self) -> tuple[int, int]:
        """The side of the box that looks north."""
        assert self.frame is not None
        return (0, 1) if self.frame.box.angle_deg <= 45.0 else (1, 0)

    def _edge_grips(self) -> list[Grip]:
        assert self.frame is not None
        middles = [(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), (a, b)) for a, b in self.frame.pushable]
        return [Grip("edge", m, edge=(a, b)) for m, (a, b) in middles if math.dist(a, b) >= self._room_m]

    def on_screen(self, grip: Grip) -> QPointF:
        """Where a handle is in the viewport, in pixels."""
        at = self._view.viewportTransform().map(self._view.to_scene(*grip.at))
        if grip.kind == "turn" and grip.handle == (0, 0):
            away = self._stem()
            return QPointF(at.x() + away.x(), at.y() + away.y())
        return at

    def _stem(self) -> QPointF:
        """From the top of the box to the handle that turns, in pixels."""
        assert self.frame is not None
        box = self.frame.box
        unit = box.across if self._top == (0, 1) else box.along
        return QPointF(float(unit[0]) * STEM_PX, -float(unit[1]) * STEM_PX)

    # -- how they look ------------------------------------------------------------------------------------------

    def _draw(self, grip: Grip, pen: QPen, face: QBrush, box: OrientedBox) -> None:
        scene = self._view.to_scene(*grip.at)
        x, y = scene.x(), scene.y()
        if grip.kind == "pivot":
            casing = QPen(face.color(), pen.widthF() + 3.0)  # a cross in the accent would be lost on a blue plant
            for each in (casing, pen):
                self._items.add(x, y, _cross(), each, QBrush(Qt.BrushStyle.NoBrush))
        elif grip.kind == "turn" and grip.handle == (0, 0):
            away = self._stem()
            stem = QPainterPath(QPointF(0, 0))
            stem.lineTo(away * (1 - SIZE_PX / 2 / STEM_PX))
            self._items.add(x, y, stem, pen, QBrush())
            self._items.add(x, y, _round(away), pen, face)
        elif grip.kind == "turn":
            self._items.add(x, y, _round(QPointF(0, 0)), pen, face)
        elif grip.kind == "edge" and grip.edge is not None:
            (a, b) = grip.edge
            turn = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
            self._items.add(x, y, _turned(_arrows(), -turn), pen, face)
        else:
            self._items.add(x, y, _turned(_square(), -box.angle_deg), pen, face)


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-SIZE_PX / 2, -SIZE_PX / 2, SIZE_PX, SIZE_PX))
    return path


def _round(at: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(at, SIZE_PX / 2, SIZE_PX / 2)
    return path


def _cross() -> QPainterPath:
    """A ring with a cross through it."""
    path = _round(QPointF(0, 0))
    for dx, dy in ((PIVOT_PX, 0.0), (0.0, PIVOT_PX)):
        path.moveTo(-dx, -dy)
        path.lineTo(dx, dy)
    return path


def _arrows() -> QPainterPath:
    """A small double arrow across an edge that lies east to west."""
    half, wide = SIZE_PX * 0.75, SIZE_PX / 2
    path = QPainterPath(QPointF(0, -half))
    for x, y in ((wide, 0.0), (0.0, half), (-wide, 0.0)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _turned(path: QPainterPath, angle_deg: float) -> QPainterPath:
    return QTransform().rotate(angle_deg).map(path)
