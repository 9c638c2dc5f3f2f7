"""What lies over the picture: north arrow, bar of lengths, outlines of what is marked, words where there is nothing."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.picture_parts import Kind, Parts
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.view_window import round_length_m
from siteplanner.drawing.axonometric.words import ILLUSTRATIVE, LENGTH_KM, LENGTH_M, NORTH_LETTER
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import FillStyle
from siteplanner.gui.wording import say

MARGIN_PX: Final = 14.0
LONGEST_BAR_PX: Final = 160.0
_METRES_A_KM: Final = 1000.0
_BACKING_ALPHA: Final = 190


def paint_empty(painter: QPainter, rect: QRect, palette: QPalette, words: str) -> None:
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(rect.adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def paint_marked(
    painter: QPainter, model: SiteModel, faces: Parts, plant_ids: frozenset[str], style: FillStyle
) -> None:
    """Outline the faces of some plants, also where others hide them, so that what is marked is found."""
    if not plant_ids or style.line is None:
        return
    wanted = model.plants.index.get_indexer(pd.Index(sorted(plant_ids)))
    lines = (faces.kind == Kind.STOREY) | (faces.kind == Kind.RIDGE)
    rows = np.flatnonzero(np.isin(faces.row, wanted[wanted >= 0]) & ~lines)
    pen = QPen(QColor(*style.line.color[:3]), style.line.width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(*style.color) if style.color[3] < 120 else Qt.BrushStyle.NoBrush)
    for row in rows.tolist():
        for ring in faces.points(row):
            painter.drawPolygon(_polygon(ring))


def paint_scale(painter: QPainter, camera: Camera, styles: MapStyles, font: QFont) -> None:
    """A bar of a round length, which holds across the picture."""
    length_m = round_length_m(LONGEST_BAR_PX * camera.metres_per_pixel)
    length = length_m / camera.metres_per_pixel
    km = length_m >= _METRES_A_KM
    text = say(LENGTH_KM(length_km=length_m / _METRES_A_KM) if km else LENGTH_M(length_m=length_m))
    metrics = QFontMetricsF(font)
    high = metrics.height() + 12
    back = QRectF(
        MARGIN_PX, camera.height_px - MARGIN_PX - high, max(length, metrics.horizontalAdvance(text)) + 16, high
    )
    _backing(painter, styles)
    painter.drawRoundedRect(back, 4, 4)
    ink, paper = QColor(*styles.label.color), QColor(*styles.background)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(back.left() + 8, back.top() + 2 + metrics.ascent()), text)
    painter.setPen(QPen(ink, 1.0))
    for at in range(4):
        painter.setBrush(paper if at % 2 else ink)
        painter.drawRect(QRectF(back.left() + 8 + at * length / 4, back.bottom() - 9, length / 4, 4))


def paint_north(painter: QPainter, camera: Camera, styles: MapStyles, font: QFont) -> None:
    """An arrow that lies on the ground towards grid north, turned and foreshortened with it."""
    letter_size = QFontMetricsF(font).height()
    reach, (right_e, right_n), (away_e, away_n) = 1.5 * letter_size, camera.right, camera.away
    north = np.array([right_n, -away_n * camera.depth_share])
    east = np.array([right_e, -away_e * camera.depth_share])
    middle = np.array([camera.width_px - MARGIN_PX - 2.2 * letter_size, MARGIN_PX + 2.2 * letter_size])
    turns = np.linspace(0.0, 2 * math.pi, 64)[:, None]
    _backing(painter, styles)
    painter.drawPolygon(_polygon(middle + 1.3 * reach * (np.cos(turns) * east + np.sin(turns) * north)))
    ink, paper = QColor(*styles.label.color), QColor(*styles.background)
    painter.setPen(QPen(ink, 1.0))
    tip, notch, tail = (middle + north * reach * share for share in (1.0, -0.35, -0.7))
    wing = east * reach * 0.36
    for side, face in ((tail - wing, ink), (tail + wing, paper)):
        painter.setBrush(face)
        painter.drawPolygon(_polygon(np.array([tip, side, notch])))
    place = middle + north * reach * 1.3 + north / max(float(np.hypot(*north)), 1e-9) * letter_size * 0.7
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    box = QRectF(place[0] - letter_size, place[1] - letter_size, 2 * letter_size, 2 * letter_size)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say(NORTH_LETTER))


def paint_illustrative(painter: QPainter, styles: MapStyles, font: QFont) -> None:
    """That the map was made up and not surveyed, in the upper left corner."""
    bold = QFont(font)
    bold.setBold(True)
    metrics, text = QFontMetricsF(bold), say(ILLUSTRATIVE)
    box = QRectF(MARGIN_PX, MARGIN_PX, metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
    painter.setPen(QPen(QColor(*styles.label.color), 1.0))
    painter.setBrush(QColor(*styles.background[:3], _BACKING_ALPHA))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(bold)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _backing(painter: QPainter, styles: MapStyles) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*styles.background[:3], _BACKING_ALPHA))


def _polygon(xy: npt.NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in xy.tolist()])
