"""A page of a map sheet painted with Qt: lines and letters as they are, so that a printer draws them as sharply as it
can, at exactly the size they have on the sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.path import Path
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_layout import MM_A_INCH
from siteplanner.drawing.sheet_writing import settings_lock

POINTS_AN_INCH: Final = 72.0
_CAPS: Final = {
    "butt": Qt.PenCapStyle.FlatCap,
    "projecting": Qt.PenCapStyle.SquareCap,
    "round": Qt.PenCapStyle.RoundCap,
}
_JOINS: Final = {
    "miter": Qt.PenJoinStyle.MiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}


def paint_page(page: Paper, painter: QPainter, dots_an_inch: float) -> None:
    """Paint a page from the painter's origin, one millimetre of it on one millimetre of what has so many dots."""
    painter.save()
    painter.scale(dots_an_inch / POINTS_AN_INCH, dots_an_inch / POINTS_AN_INCH)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = page.layout
    size_pt = (layout.width_mm / MM_A_INCH * POINTS_AN_INCH, layout.height_mm / MM_A_INCH * POINTS_AN_INCH)
    # drawing looks at matplotlib's global settings, and another sheet may be written at the same time
    with settings_lock:
        page.figure.set_dpi(POINTS_AN_INCH)
        page.figure.draw(_OnPainter(painter, *size_pt))
    painter.restore()


class _OnPainter(RendererBase):
    """What matplotlib draws, on a painter whose unit is a point; letters come as outlines."""

    def __init__(self, painter: QPainter, width_pt: float, height_pt: float) -> None:
        super().__init__()
        self.painter, self.width, self.height = painter, width_pt, height_pt

    def flipy(self) -> bool:
        return True

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803 (matplotlib's name)
        outline = self._outline(path, transform)
        with self._clipped(gc):
            if rgbFace is not None:
                self.painter.fillPath(outline, _color(gc, rgbFace))
            if gc.get_hatch_path() is not None:
                self._hatch(gc, outline)
            if gc.get_linewidth() > 0:
                self.painter.strokePath(outline, _pen(gc))

    def draw_image(self, gc: Any, x: float, y: float, im: Any, *_: Any) -> None:
        pixels = np.ascontiguousarray(im[::-1])
        height, width = pixels.shape[:2]
        image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
        with self._clipped(gc):
            self.painter.drawImage(QRectF(x, self.height - y - height, width, height), image)

    def _outline(self, path: Path, transform: Any) -> QPainterPath:
        made = QPainterPath()
        made.setFillRule(Qt.FillRule.WindingFill)
        for points, code in path.iter_segments(transform, simplify=False):
            _append(made, [QPointF(x, self.height - y) for x, y in points.reshape(-1, 2).tolist()], code)
        return made

    @contextmanager
    def _clipped(self, gc: Any) -> Iterator[None]:
        self.painter.save()
        box = gc.get_clip_rectangle()
        if box is not None:
            left, bottom, width, height = box.bounds
            place = QRectF(left, self.height - bottom - height, width, height)
            self.painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        path, transform = gc.get_clip_path()
        if path is not None:
            self.painter.setClipPath(self._outline(path, transform), Qt.ClipOperation.IntersectClip)
        yield
        self.painter.restore()

    def _hatch(self, gc: Any, outline: QPainterPath) -> None:
        """The pattern in tiles of an inch, as matplotlib lays it in its files."""
        tile = QPainterPath()
        unit = gc.get_hatch_path()
        for points, code in unit.iter_segments(curves=True, simplify=False):
            at = [QPointF(x * POINTS_AN_INCH, -y * POINTS_AN_INCH) for x, y in points.reshape(-1, 2)]
            _append(tile, at, code)
        color = QColor.fromRgbF(*(float(part) for part in gc.get_hatch_color()))
        bounds = outline.boundingRect()
        self.painter.save()
        self.painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        first_x, last_x = (math.floor(edge / POINTS_AN_INCH) for edge in (bounds.left(), bounds.right()))
        first_y = math.floor((self.height - bounds.bottom()) / POINTS_AN_INCH)
        last_y = math.floor((self.height - bounds.top()) / POINTS_AN_INCH)
        pen = QPen(color, gc.get_hatch_linewidth())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for column in range(first_x, last_x + 1):
            for row in range(first_y, last_y + 1):
                placed = tile.translated(column * POINTS_AN_INCH, self.height - row * POINTS_AN_INCH)
                self.painter.strokePath(placed, pen)
                if len(unit.codes) and Path.CLOSEPOLY in unit.codes:
                    self.painter.fillPath(placed, color)
        self.painter.restore()


def _append(path: QPainterPath, at: list[QPointF], code: Any) -> None:
    if code == Path.MOVETO:
        path.moveTo(at[-1])
    elif code == Path.LINETO:
        path.lineTo(at[-1])
    elif code == Path.CURVE3:
        path.quadTo(at[0], at[1])
    elif code == Path.CURVE4:
        path.cubicTo(at[0], at[1], at[2])
    elif code == Path.CLOSEPOLY:
        path.closeSubpath()


def _color(gc: Any, rgba: Any) -> QColor:
    """A colour with the opacity that the whole artist or the colour itself has."""
    red, green, blue, *alpha = (float(part) for part in rgba)
    opacity = gc.get_alpha() if gc.get_forced_alpha() or not alpha else alpha[0]
    return QColor.fromRgbF(red, green, blue, float(opacity))


def _pen(gc: Any) -> QPen:
    width = gc.get_linewidth()
    pen = QPen(_color(gc, gc.get_rgb()), width)
    pen.setCapStyle(_CAPS[gc.get_capstyle()])
    pen.setJoinStyle(_JOINS[gc.get_joinstyle()])
    offset, dashes = gc.get_dashes()
    if dashes is not None and len(dashes):
        pen.setDashPattern([length / width for length in dashes])
        pen.setDashOffset((offset or 0.0) / width)
    return pen
