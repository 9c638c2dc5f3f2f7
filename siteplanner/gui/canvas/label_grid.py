"""What is taken of the picture already: by texts, by plants; found through a coarse grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely
from PySide6.QtCore import QRectF

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.labels import Footprint, in_pixels

CELL_PX = 64.0


class Taken:
    """Rectangles of the picture that are taken, in a coarse grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}

    def is_free(self, box: QRectF) -> bool:
        return not any(box.intersects(other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def take(self, box: QRectF) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)


class Footprints:
    """The plants in the picture, found by a coarse grid of their rectangles and judged by their shapes."""

    def __init__(self, window: ViewWindow, plants: Iterable[Footprint]) -> None:
        self._window = window
        self._cells: dict[tuple[int, int], list[tuple[QRectF, Footprint]]] = {}
        for plant in plants:
            box = in_pixels(plant.bounds, window)
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append((box, plant))

    def is_free(self, box: QRectF, but: str | None = None) -> bool:
        """Whether no plant is there, or none but one."""
        here = (one for cell in _cells(box) for one in self._cells.get(cell, ()))
        others = {id(plant): plant for at, plant in here if plant.id != but and at.intersects(box)}
        if not others:
            return True
        west, north = self._window.to_map(box.left(), box.top())
        east, south = self._window.to_map(box.right(), box.bottom())
        ground = shapely.box(west, south, east, north)
        return not any(shapely.intersects(plant.shape, ground) for plant in others.values())


def _cells(box: QRectF) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left() // CELL_PX), int(box.right() // CELL_PX) + 1):
        for row in range(int(box.top() // CELL_PX), int(box.bottom() // CELL_PX) + 1):
            yield column, row
