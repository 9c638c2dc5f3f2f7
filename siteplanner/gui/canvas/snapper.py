"""Snapping in the hand of a tool: on or off, what can be snapped to now, which candidate is taken, the marker."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from siteplanner.core.features import PLANTS, Feature, as_plants
from siteplanner.core.loci import Locus
from siteplanner.core.map_grid import grid_step_m
from siteplanner.core.snapping import Aiming, Segment, Snap, SnapTargets, laid_on
from siteplanner.core.snapping_guides import lined_up
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.marks import Marks
from siteplanner.gui.canvas.snap_index import SnapIndex
from siteplanner.gui.canvas.snap_words import snap_name
from siteplanner.gui.desk import Desk

TOLERANCE_PX = 12.0
GUIDES_REACH_PX, GUIDES_SHARE, MOST_NEIGHBOURS = 300.0, 0.5, 60
"""Smart guides look so far, pull from so much of the tolerance, and heed so many neighbours at most."""
MOST_EXTENDED = 4
"""The edges last snapped to, whose prolongations count; of all edges they would lie everywhere."""
SLIDING = frozenset({"edge", "setback", "extension", "angle"})
Point = tuple[float, float]


class Snapper(QObject):
    """``changed(on)`` when it is switched; ``snapped(kind, words)`` names the winner, '' when there is
    none any more."""

    changed = Signal(bool)
    snapped = Signal(str, str)

    def __init__(self, desk: Desk, view: MapView, marks: Marks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._marks = desk, view, marks
        self.index = SnapIndex(desk, self)
        self._known_targets: tuple[tuple[object, ...], SnapTargets] | None = None
        self._without: tuple[Feature, ...] = ()
        self._use_setbacks = False
        self._extended: tuple[Segment, ...] = ()
        self._candidates: list[Snap] = []
        self._chosen: Snap | None = None
        self._words = ""
        self.winner: Snap | None = None
        """What is snapped to now."""
        self.on = True
        for changed in (desk.display_changed, desk.plan_changed, desk.session_changed):
            changed.connect(self._forget_edges)

    def set_on(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self.rest()
            self.changed.emit(on)

    def prepare(
        self,
        without: frozenset[str] = frozenset(),
        *,
        features: Iterable[Feature] = (),
        setbacks: bool = False,
    ) -> None:
        """Say what is in the hand and is not snapped to: plants ``without``, ``features`` of any layer; and whether
        setback lines count."""
        self._without, self._use_setbacks = (*as_plants(without), *features), setbacks
        self._extended, self._chosen, self._known_targets = (), None, None
        self.index.keep_up()

    def snap(
        self,
        corners: npt.NDArray[np.float64],
        *,
        muted: bool = False,
        anchor: Point | None = None,
        own: Sequence[Point] = (),
        body_deg: float | None = None,
        pointer: Point | None = None,
        outer: Sequence[int] = (),
    ) -> Snap | None:
        """The snap of any corner (n, 2) in metres, with its marker; None when off, ``muted`` or far from anything.

        ``anchor`` is where the line to a single corner begins, ``own`` are the points drawn so far. With ``body_deg``
        the corners are those of a thing that lies in this direction and lines up with plants near it. A corner of the
        ground under ``pointer`` itself comes first: the nearest of the ``outer`` corners is laid on it.
        """
        found: list[Snap] = []
        if self.on and not muted:
            aiming = self._aiming(corners, anchor, own)
            lines = self.index.setbacks() if self._use_setbacks else None
            near = lines.near(corners, aiming.tolerance_m) if lines is not None else None
            targets = self._targets()
            found = targets.candidates(aiming, near)
            if pointer is not None and len(outer):
                at = np.array([pointer])
                under = lines.near(at, aiming.tolerance_m) if lines is not None else None
                ground = [s for s in targets.candidates(Aiming(at, aiming.tolerance_m), under) if s.layer != PLANTS]
                found = [*laid_on(ground, corners, outer), *found]
            if body_deg is not None and not found and len(corners):
                reach_m = GUIDES_REACH_PX * self._view.metres_per_pixel
                neighbours = targets.shapes_near(PLANTS, corners, reach_m)[:MOST_NEIGHBOURS]
                aligned = lined_up(corners, body_deg, neighbours, aiming.tolerance_m * GUIDES_SHARE)
                found = [aligned] if aligned is not None else []
        return self._take(found, single=len(corners) == 1)

    def snap_on(self, locus: Locus, point: Point, *, muted: bool = False, own: Sequence[Point] = ()) -> Snap | None:
        """The snap of a point that a lock keeps on a line or circle, at the place on it nearest the pointer."""
        found: list[Snap] = []
        if self.on and not muted:
            found = self._targets().on_locus(locus, self._aiming(np.array([point]), None, own))
        return self._take(found, single=False)

    def edge_at(self, point: Point, reach_px: float = 2 * TOLERANCE_PX) -> Snap | None:
        """The edge nearest the pointer, whatever else is there; also while snapping is off."""
        return self._targets().edge_at(point, reach_px * self._view.metres_per_pixel)

    def next(self, step: int = 1) -> bool:
        """Take another of the candidates (Tab, Shift+Tab); False where there is no choice."""
        if len(self._candidates) < 2 or self.winner is None:
            return False
        at = next((i for i, c in enumerate(self._candidates) if _same(c, self.winner)), 0)
        self._chosen = self._candidates[(at + step) % len(self._candidates)]
        return True

    def rest(self) -> None:
        """Nothing is in the hand any more."""
        self._extended, self._chosen = (), None
        self._take([], single=False)

    def _forget_edges(self, *_: object) -> None:
        """Edges touched may be gone, or hidden."""
        self._extended, self._chosen = (), None

    def _targets(self) -> SnapTargets:
        layers = self.index.layers(self._desk.visible)
        key = (self._without, tuple(map(id, layers)))
        if self._known_targets is None or self._known_targets[0] != key:
            self._known_targets = (key, SnapTargets(layers, self.index.rows_of(self._without)))
        return self._known_targets[1]

    def _aiming(self, corners: npt.NDArray[np.float64], anchor: Point | None, own: Sequence[Point]) -> Aiming:
        tolerance_m = TOLERANCE_PX * self._view.metres_per_pixel
        extended = self._extended if len(corners) == 1 else ()
        grid_m = grid_step_m(self._view.metres_per_pixel) if self._desk.look.grid else None
        return Aiming(corners, tolerance_m, anchor, tuple(own), extended, grid_m)

    def _take(self, found: list[Snap], *, single: bool) -> Snap | None:
        self._candidates = found
        if self._chosen is not None:
            self._chosen = next((c for c in found if _same(c, self._chosen)), None)
        winner = self._chosen or (found[0] if found else None)
        self.winner = winner
        if winner is not None and single:
            self._extend(winner)
        self._marks.show_snap(winner, self._view.to_scene, self._desk.styles)
        words = snap_name(winner) if winner is not None else ""
        if words != self._words:
            self._words = words
            self.snapped.emit(winner.kind if winner is not None else "", words)
        return winner

    def _extend(self, snap: Snap) -> None:
        """Remember the edges touched, the latest first."""
        if snap.kind == "vertex":
            edges = self._targets().edges_at(snap.point)[:2]
        else:
            edges = (snap.edge,) if snap.edge is not None and snap.kind != "extension" else ()
        fresh = tuple(e for e in edges if e not in self._extended)
        if fresh:
            self._extended = (*fresh, *self._extended)[:MOST_EXTENDED]


def _same(first: Snap, second: Snap) -> bool:
    """Whether it is the same corner or, however the pointer moves along it, the same edge."""
    if first.kind != second.kind:
        return False
    return first.edge == second.edge if first.kind in SLIDING else math.dist(first.point, second.point) < 1e-6
