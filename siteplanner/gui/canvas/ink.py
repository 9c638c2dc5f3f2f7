"""What paints the composed picture: areas, outlines, lines and markers, many at once, from arrays.

Coordinates come in metres of the map; widths and sizes are logical pixels. Text, and what has no method here, is
painted with ``Ink.painter``, whose coordinates are logical pixels from the picture's top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.style_values import FillStyle, LineStyle, MarkerStyle, Rgba
from siteplanner.gui.canvas import painting

SMALLEST_RING_PX = 0.6
Rows = npt.NDArray[np.integer]


class Ink:
    """Paints onto an opaque image of ``window`` at a device pixel ratio; ``image`` is whole once the ``with`` ends.

    >>> with Ink(ViewWindow(0.0, 0.0, 1.0, 40, 30), 1.5, (255, 255, 255, 255)) as ink:
    ...     ink.image.width(), ink.image.height()
    (60, 45)
    """

    def __init__(self, window: ViewWindow, ratio: float, ground: Rgba) -> None:
        self.window = window
        self.ratio = ratio
        size = max(1, round(window.width_px * ratio)), max(1, round(window.height_px * ratio))
        self.image = QImage(*size, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(painting.color(ground))
        self.painter = QPainter()

    def __enter__(self) -> Self:
        self.painter.begin(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.painter.end()

    def areas(
        self,
        rings: Rings,
        style: FillStyle | Sequence[FillStyle],
        *,
        rows: Rows | None = None,
        opacity: float | npt.NDArray[np.float64] = 1.0,
    ) -> None:
        """Areas one after another, each with its colour, hatch and outline, the later over the earlier.

        ``rows``: which shapes of ``rings``, in which order; all without it. A sequence of styles and an array of
        opacities have one entry for each shape of ``rings``.
        """
        every = np.arange(len(rings)) if rows is None else rows
        self.painter.save()
        if isinstance(style, FillStyle) and isinstance(opacity, float | int):
            self.painter.setOpacity(opacity)
            painting.fill_rings(self.painter, rings.take(every.astype(np.intp)), self.window, style)
        else:
            for row in every.tolist():
                of = style if isinstance(style, FillStyle) else style[row]
                self.painter.setOpacity(float(np.broadcast_to(opacity, len(rings))[row]))
                painting.fill_rings(self.painter, rings.take(np.array([row], dtype=np.intp)), self.window, of)
        self.painter.restore()

    def patchwork(
        self,
        rings: Rings,
        styles: Sequence[FillStyle],
        style_of: npt.NDArray[np.integer],
        *,
        rows: Rows | None = None,
        opacity: float = 1.0,
    ) -> None:
        """The colours and hatches of areas that lie side by side, no ground showing between neighbours; no outlines.

        Shape ``s`` of ``rings`` has ``styles[style_of[s]]``. Shapes below a pixel tint it by their area.
        """
        every = np.arange(len(rings)) if rows is None else rows
        self.painter.save()
        self.painter.setOpacity(opacity)
        for number, style in enumerate(styles):
            some = every[style_of[every] == number].astype(np.intp)
            if len(some):
                bare = FillStyle(style.color, None, style.hatch, style.hatch_color)
                painting.fill_rings(self.painter, rings.take(some), self.window, bare, SMALLEST_RING_PX)
        self.painter.restore()

    def outlines(
        self,
        rings: Rings,
        style: LineStyle,
        *,
        rows: Rows | None = None,
        opacity: float = 1.0,
        smallest_px: float = 0.0,
    ) -> None:
        """The outlines of areas as one drawing: where two run together nothing is painted twice.

        Rings narrower than ``smallest_px`` have none.
        """
        painter = self.painter
        painter.save()
        painter.setOpacity(opacity)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        some = rings if rows is None else rings.take(rows.astype(np.intp))
        pens = [painting.casing_pen(style)] if style.casing_width_px > 0 else []
        for pen in [*pens, painting.pen(style)]:
            painter.setPen(pen)
            for path in painting.paths_of(some, self.window, smallest_px):
                painter.drawPath(path)
        painter.restore()

    def lines(self, shapes: Geometries, style: LineStyle, *, opacity: float = 1.0) -> None:
        """Lines, or the outlines of polygons, the casing below."""
        self.painter.save()
        self.painter.setOpacity(opacity)
        painting.stroke_lines(self.painter, shapes, self.window, style)
        self.painter.restore()

    def markers(self, xy: npt.NDArray[np.float64], style: MarkerStyle, *, opacity: float = 1.0) -> None:
        """A symbol at each point (n, 2), metres; points that are not finite have none."""
        self.painter.save()
        self.painter.setOpacity(opacity)
        for x, y in painting.to_pixels(xy[np.isfinite(xy).all(axis=1)], self.window).tolist():
            painting.draw_marker(self.painter, x, y, style)
        self.painter.restore()
