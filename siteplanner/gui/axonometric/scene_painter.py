"""The parts of a scene painted by QPainter in the order they have; what they look like is said by their inks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from siteplanner.core.axonometric.picture_parts import Kind, Parts
from siteplanner.core.work import Work
from siteplanner.drawing.axonometric.inks import Inks
from siteplanner.gui.canvas import painting

RINGS_A_PATH: Final = painting.RINGS_A_PATH
AT_ONCE: Final = 500
"""Parts painted between two moments at which the work may be stopped."""
MANY: Final = 3_000
"""Of more parts than this, rough frames have walls without outlines: a third of the time goes into lines."""
_NO_LINE: Final = (0, 0.0, 0)
_WALL: Final = int(Kind.WALL)
_LEFT_OUT_OF_ROUGH: Final = frozenset({int(Kind.STOREY), int(Kind.TAKEN_PARCEL)})
_LINES: Final = frozenset({int(Kind.CONSTRAINT_LINE), int(Kind.ZONE_LINE), int(Kind.STOREY), int(Kind.RIDGE)})


def paint_parts(
    painter: QPainter,
    parts: Parts,
    inks: Inks,
    *,
    rough: bool = False,
    magnification: float = 1.0,
    work: Work | None = None,
) -> None:
    """Paint all parts, one over the other; ``rough``: without the lines nobody sees in a moving picture.
    Lines and symbols are ``magnification`` times as large.

    Raises Cancelled.
    """
    if not len(parts):
        return
    pens = _Pens(inks, magnification)
    first = _paint_parcels(painter, parts, inks, pens)
    bare = rough and len(parts) > MANY
    rings_a_part = np.diff(parts.rings.shape_start)
    whole = parts.rings.ring_start[parts.rings.shape_start]
    polygons = _polygons(parts, first)
    for at, (polygon, kind) in enumerate(zip(polygons, parts.kind[first:].tolist(), strict=True), start=first):
        if work is not None and at % AT_ONCE == 0:
            work.pause()
        if inks.marker[at] >= 0 or (rough and kind in _LEFT_OUT_OF_ROUGH):
            continue
        pens.take(painter, at, lined=not (bare and kind == _WALL))
        for _ in pens.layers(painter, at, hatched=not rough):
            if kind in _LINES:
                painter.drawPolyline(polygon)
            elif rings_a_part[at] == 1:
                painter.drawPolygon(polygon)
            else:
                start, end = whole[at : at + 2].tolist()
                ring_start = parts.rings.ring_start[parts.rings.shape_start[at] : parts.rings.shape_start[at + 1] + 1]
                painter.drawPath(painting.path_of(parts.rings.xy[start:end], ring_start - start))
    _paint_marks(painter, parts, inks, magnification)


def _paint_parcels(painter: QPainter, parts: Parts, inks: Inks, pens: _Pens) -> int:
    """Parcels lie side by side and lowest: one path holds many of a colour. Gives the number of the next part."""
    others = np.flatnonzero(parts.kind != Kind.PARCEL)
    first = int(others[0]) if len(others) else len(parts)
    if not first:
        return 0
    painter.setPen(Qt.PenStyle.NoPen)
    colors, of = np.unique(inks.fill[:first], axis=0, return_inverse=True)
    for number, color in enumerate(colors.tolist()):
        if not color[3]:
            continue
        painter.setBrush(QBrush(QColor(*color)))
        for path in _paths(parts, np.flatnonzero(of.reshape(-1) == number)):
            painter.drawPath(path)
    lined = np.flatnonzero(inks.width_px[:first] > 0)
    if len(lined):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pens.pen(int(lined[0])))
        for path in _paths(parts, lined):
            painter.drawPath(path)
    return first


def _paths(parts: Parts, rows: npt.NDArray[np.intp]) -> Iterator[QPainterPath]:
    for start in range(0, len(rows), RINGS_A_PATH):
        some = parts.rings.take(rows[start : start + RINGS_A_PATH])
        if len(some.xy):
            yield painting.path_of(some.xy, some.ring_start)


def _polygons(parts: Parts, first: int) -> Iterator[QPolygonF]:
    """The places of each part from ``first`` on, read as one stream: a third of the time that points take singly."""
    starts = parts.rings.ring_start[parts.rings.shape_start[first:]]
    counts = np.diff(starts)
    words = np.zeros(int(len(counts) + 4 * counts.sum()), dtype=">u4")
    heads = np.concatenate([[0], np.cumsum(1 + 4 * counts)[:-1]]).astype(np.int64) if len(counts) else starts[:0]
    words[heads] = counts
    body = np.ones(len(words), dtype=bool)
    body[heads] = False
    words[body] = parts.rings.xy[starts[0] : starts[-1]].astype(">f8").reshape(-1).view(">u4")
    written = QByteArray(words.tobytes())  # named: the stream does not keep it alive
    stream = QDataStream(written, QIODevice.OpenModeFlag.ReadOnly)
    for _ in range(len(counts)):
        polygon = QPolygonF()
        stream >> polygon
        yield polygon


class _Pens:
    """Pens and brushes of the inks, set only where they change; each distinct one is made once."""

    def __init__(self, inks: Inks, magnification: float) -> None:
        self._inks, self._times = inks, magnification
        self._fills = inks.fill.view(np.uint32).reshape(-1).tolist()
        strokes = inks.line.view(np.uint32).reshape(-1).tolist()
        self._strokes = list(zip(strokes, inks.width_px.tolist(), inks.dash.tolist(), strict=True))
        self._hatch = inks.hatch.tolist()
        self._brushes: dict[int, QBrush] = {}
        self._pens: dict[tuple[int, float, int], QPen] = {}
        self._fill: int | None = None
        self._stroke: tuple[int, float, int] | None = None

    def take(self, painter: QPainter, at: int, *, lined: bool = True) -> None:
        """Give the painter what the part is painted with, ``lined`` with its line."""
        fill, stroke = self._fills[at], self._strokes[at] if lined else _NO_LINE
        if fill != self._fill:
            self._fill = fill
            if fill not in self._brushes:
                self._brushes[fill] = QBrush(QColor(*self._inks.fill[at].tolist()))
            painter.setBrush(self._brushes[fill])
        if stroke != self._stroke:
            self._stroke = stroke
            painter.setPen(self.pen(at) if lined else Qt.PenStyle.NoPen)

    def layers(self, painter: QPainter, at: int, *, hatched: bool) -> Iterator[None]:
        """Once for the colour with the line, and once more for a hatch over it."""
        yield
        number = self._hatch[at]
        if hatched and number >= 0:
            painter.setBrush(painting.hatch_brush(self._inks.hatches[number]))
            painter.setPen(Qt.PenStyle.NoPen)
            self._fill = self._stroke = None
            yield

    def pen(self, at: int) -> QPen:
        stroke = self._strokes[at]
        if stroke not in self._pens:
            _, width, dash = stroke
            pen = QPen(Qt.PenStyle.NoPen)
            if width > 0:
                pen = QPen(QColor(*self._inks.line[at].tolist()), width * self._times)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
                if dash:
                    pen.setDashPattern([length / width for length in self._inks.dashes[dash]])
            self._pens[stroke] = pen
        return self._pens[stroke]


def _paint_marks(painter: QPainter, parts: Parts, inks: Inks, magnification: float) -> None:
    for number, style in enumerate(inks.markers):
        large = replace(style, size_px=style.size_px * magnification)
        rows = np.flatnonzero(inks.marker == number)
        starts = parts.rings.ring_start[parts.rings.shape_start[rows]]
        for x, y in parts.rings.xy[starts].tolist():
            painting.draw_marker(painter, x, y, large)
