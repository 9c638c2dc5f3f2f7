"""The selection rectangle: drawn to the right it takes what lies inside, to the left what it touches.

Layers that are locked stay out of it: otherwise every rectangle would take parcels.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from siteplanner.core.features import FEATURE_LAYERS, Feature
from siteplanner.gui.canvas.hits import Box
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.surface import Surface


class BandGesture:
    """With Shift what it takes is added to the selection, with Ctrl and Shift removed from it."""

    def __init__(self, surface: Surface, start: PointerEvent) -> None:
        self._surface, self._start = surface, start

    def move(self, pointer: PointerEvent) -> None:
        view = self._surface.view
        corners = [view.to_scene(p.east_m, p.north_m) for p in (self._start, pointer)]
        self._surface.marks.show_band(
            QRectF(*corners).normalized(), self._surface.desk.styles, touching=self._touching(pointer)
        )

    def release(self, pointer: PointerEvent) -> None:
        self._surface.marks.hide_band()
        features, session, desk = self._surface.features, self._surface.session, self._surface.desk
        if features is None or session is None:
            return
        open_layers = [layer for layer in FEATURE_LAYERS if not desk.is_locked(layer)]
        taken = features.in_box(self._box(pointer), open_layers, touching=self._touching(pointer))
        desk.select_features(combined(session.selected, taken, pointer))

    def cancel(self) -> None:
        self._surface.marks.hide_band()

    def _touching(self, pointer: PointerEvent) -> bool:
        return pointer.x_px < self._start.x_px

    def _box(self, pointer: PointerEvent) -> Box:
        east, north = sorted((self._start.east_m, pointer.east_m)), sorted((self._start.north_m, pointer.north_m))
        return east[0], north[0], east[1], north[1]


def combined(selected: tuple[Feature, ...], taken: tuple[Feature, ...], pointer: PointerEvent) -> tuple[Feature, ...]:
    """The selection after taking some features: Shift adds, Ctrl and Shift removes, else they are the selection."""
    if pointer.shift and pointer.control:
        return tuple(f for f in selected if f not in taken)
    if pointer.shift:
        return tuple(dict.fromkeys((*selected, *taken)))
    return taken
