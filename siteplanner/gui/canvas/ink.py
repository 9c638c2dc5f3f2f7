"""What paints the composed picture: areas, outlines, lines and markers, many at once, from arrays.

Coordinates come in metres of the map; widths and sizes are logical pixels. Text, and what has no method here, is
painted with ``Ink.painter``, whose coordinates are logical pixels from the picture's top left. The rasteriser does the
work where it is ready; QPainter, over the same pixels, where it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage, QPainter

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing import rasteriser
from siteplanner.drawing.style_values import FillStyle, LineStyle, MarkerStyle, Rgba, with_alpha
from siteplanner.gui.canvas import painting

Rows = npt.NDArray[np.integer]
Opacity = float | npt.NDArray[np.float64]


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
        pixels = np.frombuffer(self.image.bits(), dtype=np.uint32).reshape(self.image.height(), self.image.width())
        pixels.fill(painting.color(ground).rgb())  # QImage.fill keeps the interpreter: 30 to 200 ms of a 4K picture
        self.painter = QPainter()
        west, _, _, north = window.bounds
        raster = rasteriser.Raster(pixels, west, north, ratio / window.metres_per_pixel, ratio)
        self._raster = raster if rasteriser.ready() else None

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
        style_of: Rows | None = None,
        rows: Rows | None = None,
        opacity: Opacity = 1.0,
    ) -> None:
        """Areas one after another, each with its colour, hatch and outline, the later over the earlier.

        ``rows``: which shapes of ``rings``, in which order; all without it. A sequence of styles and an array of
        opacities have one entry for each shape of ``rings``; with ``style_of`` shape ``s`` has
        ``style[style_of[s]]``.
        """
        if isinstance(style, FillStyle):
            style, style_of = [style], np.zeros(len(rings), dtype=np.int64)
        styles, style_of = _looks(style, np.arange(len(rings)) if style_of is None else style_of, opacity)
        if self._raster is not None:
            self._raster.areas(rings, styles, style_of, _whole(rows))
        else:
            painting.paint_areas(self.painter, rings, self.window, styles, style_of, rows)

    def patchwork(
        self,
        rings: Rings,
        styles: Sequence[FillStyle],
        style_of: Rows,
        *,
        rows: Rows | None = None,
        opacity: float = 1.0,
    ) -> None:
        """The colours and hatches of areas that lie side by side, no ground showing between neighbours; no outlines.

        Shape ``s`` of ``rings`` has ``styles[style_of[s]]``. Shapes below a pixel tint it by their area.
        """
        bare = [replace(faded(style, opacity), line=None) for style in styles]
        if self._raster is None:
            painting.paint_patchwork(self.painter, rings, self.window, bare, style_of, rows)
            return
        self._raster.patchwork(rings, [style.color for style in bare], style_of.astype(np.int64), _whole(rows))
        hatched = np.array([bool(style.hatch) for style in styles], dtype=bool)
        if hatched.any():
            of_hatch = hatched[style_of]
            with_hatch = np.flatnonzero(of_hatch) if rows is None else rows[of_hatch[rows]]
            if len(with_hatch):
                hatches = [replace(style, color=with_alpha(style.color, 0)) for style in bare]
                self._raster.areas(rings, hatches, style_of.astype(np.int64), _whole(with_hatch))

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

        Rings not larger than ``smallest_px`` have none, those up to twice as large fainter ones.
        """
        shown = faded_line(style, opacity)
        if self._raster is not None:
            self._raster.outlines(rings, shown, _whole(rows), smallest_px)
        else:
            painting.paint_outlines(self.painter, rings, self.window, shown, rows, smallest_px)

    def lines(self, shapes: Geometries, style: LineStyle, *, opacity: float = 1.0) -> None:
        """Lines, or the outlines of polygons, the casing below."""
        xy, start = painting.line_coordinates(shapes)
        shown = faded_line(style, opacity)
        if self._raster is not None:
            self._raster.lines(xy, start, shown)
        else:
            painting.paint_lines(self.painter, xy, start, self.window, shown)

    def markers(self, xy: npt.NDArray[np.float64], style: MarkerStyle, *, opacity: float = 1.0) -> None:
        """A symbol at each point (n, 2), metres; points that are not finite have none."""
        west, south, east, north = self.window.grown(0.05).bounds
        with np.errstate(invalid="ignore"):
            near = (xy[:, 0] >= west) & (xy[:, 0] <= east) & (xy[:, 1] >= south) & (xy[:, 1] <= north)
        self.painter.save()
        self.painter.setOpacity(opacity)
        painting.draw_markers(self.painter, painting.to_pixels(xy[near], self.window).tolist(), style)
        self.painter.restore()


def faded(style: FillStyle, opacity: float) -> FillStyle:
    """``style`` with all its colours' opacity multiplied."""
    if opacity == 1.0:
        return style
    line = None if style.line is None else faded_line(style.line, opacity)
    return replace(
        style, color=_thinned(style.color, opacity), line=line, hatch_color=_thinned(style.hatch_color, opacity)
    )


def faded_line(style: LineStyle, opacity: float) -> LineStyle:
    if opacity == 1.0:
        return style
    return replace(style, color=_thinned(style.color, opacity), casing_color=_thinned(style.casing_color, opacity))


def _thinned(color: Rgba, opacity: float) -> Rgba:
    return with_alpha(color, round(color[3] * opacity))


def _looks(
    styles: Sequence[FillStyle], style_of: Rows, opacity: Opacity
) -> tuple[list[FillStyle], npt.NDArray[np.int64]]:
    """The different looks there are, and which of them each shape has."""
    if len(styles) == 1 and not isinstance(opacity, np.ndarray):
        return [faded(styles[0], opacity)], style_of.astype(np.int64, copy=False)
    numbers: dict[int, int] = {}
    different = [numbers.setdefault(id(style), at) for at, style in enumerate(styles)]
    style_of = np.array(different, dtype=np.int64)[style_of]
    if not isinstance(opacity, np.ndarray):
        used, look_of = np.unique(style_of, return_inverse=True)
        return [faded(styles[at], opacity) for at in used.tolist()], look_of
    shares, share_of = np.unique(opacity, return_inverse=True)
    used, look_of = np.unique(style_of * len(shares) + share_of, return_inverse=True)
    looks = [divmod(number, len(shares)) for number in used.tolist()]
    return [faded(styles[at], float(shares[share])) for at, share in looks], look_of


def _whole(rows: Rows | None) -> npt.NDArray[np.int64] | None:
    return None if rows is None else rows.astype(np.int64)
