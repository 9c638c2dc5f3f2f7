"""Painting many shapes of one style with QPainter: arrays in, no Python loop over vertices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from siteplanner.core.rings import Rings
from siteplanner.core.site import Geometries
from siteplanner.core.view_window import ViewWindow
from siteplanner.drawing.style_values import FillStyle, Hatch, LineStyle, MarkerStyle, Rgba

SMALLEST_RING_PX = 0.6
RINGS_A_PATH = 64  # measured: one antialiased path of all rings takes superlinear time
Rows = npt.NDArray[np.integer]
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
_HATCH: dict[Hatch, Qt.BrushStyle] = {
    "diagonal": Qt.BrushStyle.BDiagPattern,
    "back_diagonal": Qt.BrushStyle.FDiagPattern,
    "cross": Qt.BrushStyle.CrossPattern,
    "diagonal_cross": Qt.BrushStyle.DiagCrossPattern,
    "horizontal": Qt.BrushStyle.HorPattern,
    "dots": Qt.BrushStyle.Dense6Pattern,
}


@cache
def first_strokes() -> None:
    """Let the binding set up what painting asks of it, before there are two threads: seen once, both doing so at the
    same moment brought the interpreter down."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 1, 1), QBrush())
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(QColor(0, 0, 0), Qt.BrushStyle.BDiagPattern))
    painter.drawPath(QPainterPath())
    painter.drawImage(QPointF(0, 0), image.copy())
    painter.end()


def color(rgba: Rgba) -> QColor:
    return QColor(*rgba)


def pen(style: LineStyle | None) -> QPen:
    """A cosmetic pen: its width is in pixels at any zoom."""
    if style is None or style.width_px <= 0 or style.color[3] == 0:
        return QPen(Qt.PenStyle.NoPen)
    made = QPen(color(style.color), style.width_px)
    made.setCosmetic(True)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if not style.dash else Qt.PenCapStyle.FlatCap)
    if style.dash:
        made.setDashPattern([length / max(style.width_px, 0.1) for length in style.dash])
    return made


def casing_pen(style: LineStyle) -> QPen:
    return pen(LineStyle(style.casing_color, style.casing_width_px))


def hatch_brush(style: FillStyle) -> QBrush:
    """The pattern of a style that has one."""
    return QBrush(color(style.hatch_color), _HATCH[style.hatch]) if style.hatch else QBrush()


def to_pixels(xy: npt.NDArray[np.float64], window: ViewWindow) -> npt.NDArray[np.float64]:
    """Map coordinates (n, 2) as pixels from the window's top left."""
    west, _, _, north = window.bounds
    return np.column_stack([xy[:, 0] - west, north - xy[:, 1]]) / window.metres_per_pixel


def path_of(xy_px: npt.NDArray[np.float64], starts: npt.NDArray[np.int64], *, fill_rule: int = 0) -> QPainterPath:
    """One path through rings or lines given as pixel coordinates, built without a loop over vertices."""
    elements = np.empty(len(xy_px), dtype=_ELEMENT)
    elements["type"] = 1
    elements["type"][starts[:-1]] = 0
    elements["x"], elements["y"] = xy_px[:, 0], xy_px[:, 1]
    header = np.array([len(elements)], dtype=">i4").tobytes()
    trailer = np.array([int(starts[-2]) if len(starts) > 1 else 0, fill_rule], dtype=">i4").tobytes()
    written = QByteArray(header + elements.tobytes() + trailer)  # named: the stream does not keep it alive
    stream = QDataStream(written, QIODevice.OpenModeFlag.ReadOnly)
    path = QPainterPath()
    stream >> path
    return path


def paths_of(
    rings: Rings, window: ViewWindow, smallest_px: float = 0.0, rings_a_path: int = RINGS_A_PATH
) -> Iterator[QPainterPath]:
    """Paths of about ``rings_a_path`` rings, no shape split between two; rings below ``smallest_px`` are left out."""
    if len(rings.ring_start) < 2:
        return
    xy = to_pixels(rings.xy, window)
    large = rings.ring_extent() >= smallest_px * window.metres_per_pixel
    bounds = rings.shape_start[
        np.unique(np.searchsorted(rings.shape_start, _cuts(int(rings.shape_start[-1]), rings_a_path)))
    ]
    for first, last in pairwise(bounds):
        keep = np.flatnonzero(large[first:last]) + first
        if len(keep) == last - first:
            start, end = rings.ring_start[first], rings.ring_start[last]
            yield path_of(xy[start:end], rings.ring_start[first : last + 1] - start)
        elif len(keep):
            counts = rings.ring_start[keep + 1] - rings.ring_start[keep]
            points = np.concatenate([np.arange(rings.ring_start[k], rings.ring_start[k + 1]) for k in keep])
            yield path_of(xy[points], np.concatenate([[0], np.cumsum(counts)]))


def _cuts(rings: int, step: int) -> npt.NDArray[np.int64]:
    return np.append(np.arange(0, rings, step), rings)


def fill_rings(painter: QPainter, rings: Rings, window: ViewWindow, style: FillStyle, smallest_px: float = 0.0) -> None:
    """Colour, then hatch, then outline."""
    outline = pen(style.line)
    for path in paths_of(rings, window, smallest_px):
        painter.setPen(outline)
        painter.setBrush(QBrush(color(style.color)))
        painter.drawPath(path)
        if style.hatch:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatch_brush(style))
            painter.drawPath(path)


def paint_areas(
    painter: QPainter,
    rings: Rings,
    window: ViewWindow,
    styles: Sequence[FillStyle],
    style_of: Rows,
    rows: Rows | None = None,
) -> None:
    """Areas one after another; shape s has ``styles[style_of[s]]``, and ``rows`` are those to paint."""
    every = np.arange(len(rings)) if rows is None else rows
    painter.save()
    for first, last in pairwise(_runs(style_of[every])):
        some = rings.take(every[first:last].astype(np.intp))
        fill_rings(painter, some, window, styles[int(style_of[every[first]])])
    painter.restore()


def _runs(values: Rows) -> npt.NDArray[np.int64]:
    """Where runs of equal values begin, and the end."""
    if len(values) == 0:
        return np.zeros(1, dtype=np.int64)
    return np.concatenate([[0], np.flatnonzero(np.diff(values)) + 1, [len(values)]])


def paint_patchwork(
    painter: QPainter,
    rings: Rings,
    window: ViewWindow,
    styles: Sequence[FillStyle],
    style_of: Rows,
    rows: Rows | None = None,
) -> None:
    """Areas side by side, one style after another."""
    every = np.arange(len(rings)) if rows is None else rows
    painter.save()
    for number, style in enumerate(styles):
        some = every[style_of[every] == number].astype(np.intp)
        if len(some):
            fill_rings(painter, rings.take(some), window, style, SMALLEST_RING_PX)
    painter.restore()


def paint_outlines(
    painter: QPainter,
    rings: Rings,
    window: ViewWindow,
    style: LineStyle,
    rows: Rows | None = None,
    smallest_px: float = 0.0,
) -> None:
    """The outlines of areas that are not smaller than ``smallest_px``."""
    some = rings if rows is None else rings.take(rows.astype(np.intp))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for made in _pens(style):
        painter.setPen(made)
        for path in paths_of(some, window, smallest_px):
            painter.drawPath(path)
    painter.restore()


def line_coordinates(shapes: Geometries) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Coordinates (n, 2) of lines, or of the outlines of polygons, and where each line begins, with the end."""
    lines = shapely.get_parts(shapely.boundary(shapes) if _polygonal(shapes) else shapes)
    lines = lines[~shapely.is_empty(lines)]
    xy, at = shapely.get_coordinates(lines, return_index=True)
    return xy, np.concatenate([[0], np.cumsum(np.bincount(at, minlength=len(lines)))]).astype(np.int64)


def paint_lines(
    painter: QPainter,
    xy: npt.NDArray[np.float64],
    start: npt.NDArray[np.int64],
    window: ViewWindow,
    style: LineStyle,
) -> None:
    """Lines as one drawing, casing below."""
    if len(xy) == 0:
        return
    path = path_of(to_pixels(xy, window), start)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for made in _pens(style):
        painter.setPen(made)
        painter.drawPath(path)
    painter.restore()


def line_path(shapes: Geometries, window: ViewWindow) -> QPainterPath:
    """One path along lines of any kind, in pixels."""
    xy, start = line_coordinates(shapes)
    return path_of(to_pixels(xy, window), start) if len(xy) else QPainterPath()


def stroke_lines(painter: QPainter, shapes: Geometries, window: ViewWindow, style: LineStyle) -> None:
    """Lines, or the outlines of polygons, casing below."""
    paint_lines(painter, *line_coordinates(shapes), window, style)


def _pens(style: LineStyle) -> list[QPen]:
    return ([casing_pen(style)] if style.casing_width_px > 0 else []) + [pen(style)]


def _polygonal(shapes: Geometries) -> bool:
    kinds = shapely.get_type_id(shapes)
    return bool(np.all((kinds == 3) | (kinds == 6)))


def marker_path(style: MarkerStyle) -> QPainterPath:
    """The marker's outline about (0, 0), in pixels."""
    half = style.size_px / 2
    path = QPainterPath()
    if style.shape == "circle":
        path.addEllipse(QRectF(-half, -half, style.size_px, style.size_px))
        return path
    corners = {
        "triangle": [(0, -half), (half, half * 0.8), (-half, half * 0.8)],
        "diamond": [(0, -half), (half, 0), (0, half), (-half, 0)],
        "house": [(0, -half), (half, -half * 0.1), (half, half), (-half, half), (-half, -half * 0.1)],
    }.get(style.shape, [(-half, -half), (half, -half), (half, half), (-half, half)])
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def bolt_path(size_px: float) -> QPainterPath:
    """The lightning bolt inside a substation's symbol."""
    s = size_px / 2
    points = [(0.15, -0.7), (-0.45, 0.12), (-0.02, 0.12), (-0.15, 0.7), (0.45, -0.12), (0.02, -0.12)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x * s, y * s) for x, y in points]))
    path.closeSubpath()
    return path


def draw_marker(painter: QPainter, x_px: float, y_px: float, style: MarkerStyle) -> None:
    draw_markers(painter, [(x_px, y_px)], style)


def draw_markers(painter: QPainter, at_px: Iterable[Sequence[float]], style: MarkerStyle) -> None:
    """A symbol at each place, one after another; what it is made of is made once."""
    outline, filled, symbol = pen(style.line), QBrush(color(style.color)), marker_path(style)
    bolt = bolt_path(style.size_px) if style.shape == "bolt_square" else None
    bolt_color = QBrush(color(style.line.color))
    painter.save()
    before = painter.transform()
    for x_px, y_px in at_px:
        painter.setTransform(QTransform.fromTranslate(x_px, y_px) * before)
        painter.setPen(outline)
        painter.setBrush(filled)
        painter.drawPath(symbol)
        if bolt is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(bolt_color)
            painter.drawPath(bolt)
    painter.restore()


def swatch(style: FillStyle | LineStyle | MarkerStyle, width_px: int = 20, height_px: int = 14) -> QPixmap:
    """A sample of a style for a legend, sharp at device pixel ratio 2."""
    pixmap = QPixmap(width_px * 2, height_px * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(style, MarkerStyle):
        draw_marker(painter, width_px / 2, height_px / 2, style)
    elif isinstance(style, LineStyle):
        for made in ([casing_pen(style)] if style.casing_width_px > 0 else []) + [pen(style)]:
            painter.setPen(made)
            painter.drawLine(QPointF(1, height_px / 2), QPointF(width_px - 1, height_px / 2))
    else:
        box = QRectF(1, 1, width_px - 2, height_px - 2)
        painter.setPen(pen(style.line))
        painter.setBrush(color(style.color))
        painter.drawRect(box)
        if style.hatch:
            painter.fillRect(box, hatch_brush(style))
    painter.end()
    return pixmap
