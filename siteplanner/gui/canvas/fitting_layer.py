"""Where the plant in the hand would fit, drawn below the plants: full lines where it does, hatched where a rule warns,
dotted where it has to be tried."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import shapely
from PySide6.QtWidgets import QGraphicsScene
from shapely.geometry.base import BaseGeometry

from siteplanner.core.fitting.fitting_area import FittingArea
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import TRANSPARENT, FillStyle, LineStyle, with_alpha
from siteplanner.gui.canvas.shapes import Origin, ShapeItems

Z_FITTING: Final = 4.0
LINE_PX: Final = 1.6
FITS_ALPHA: Final = 56


class FittingLayer:
    """One fitting area at a time."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._items = ShapeItems(scene, Z_FITTING)
        self.area: FittingArea | None = None

    def show(self, area: FittingArea, styles: MapStyles, origin: Origin) -> None:
        """Draw an area; nothing is drawn where it fits nowhere."""
        self.area = area
        fits, warned, undecided = looks(styles)
        self._items.begin()
        for shape, style in ((area.fits, fits), (area.warned, warned), (area.undecided, undecided)):
            parts = _areas(shape)
            if len(parts):
                self._items.add(parts, style, origin)
        self._items.end()

    def clear(self) -> None:
        if self.area is not None:
            self.area = None
            self._items.clear()


def looks(styles: MapStyles) -> tuple[FillStyle, FillStyle, FillStyle]:
    """How places look where it fits, where a rule warns, and where it has to be tried."""
    ok, warning = styles.preview_ok.line, styles.preview_warning.line
    assert ok is not None
    assert warning is not None
    fits = FillStyle(with_alpha(ok.color, FITS_ALPHA), replace(ok, width_px=LINE_PX))
    warned = FillStyle(TRANSPARENT, None, "diagonal", with_alpha(warning.color, 200))
    undecided = FillStyle(TRANSPARENT, LineStyle(warning.color, LINE_PX, (2.0, 4.0)))
    return fits, warned, undecided


def _areas(shape: BaseGeometry) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    parts = shapely.get_parts(shape)
    areas: np.ndarray[tuple[int], np.dtype[np.object_]] = parts[shapely.get_dimensions(parts) == 2]
    return areas
