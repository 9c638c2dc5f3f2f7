"""The frame of the map with its coordinates, the scale bar, the scale and the north arrow."""

from __future__ import annotations

import math
from typing import Final

from pyproj import CRS

from siteplanner.core.coordinates import convergence_deg, grid_scale
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.view_window import round_length_m
from siteplanner.drawing.paper import INK, MUTED, Paper
from siteplanner.drawing.sheet_layout import Box

EAST = QT_TRANSLATE_NOOP("sheet", "E {east_m:.0f}")
NORTH = QT_TRANSLATE_NOOP("sheet", "N {north_m:.0f}")
SCALE = QT_TRANSLATE_NOOP("sheet", "1:{scale:g} on {paper}")
LENGTH_M = QT_TRANSLATE_NOOP("sheet", "{length_m:g} m")
LENGTH_KM = QT_TRANSLATE_NOOP("sheet", "{length_km:g} km")
GRID_NORTH = QT_TRANSLATE_NOOP("sheet", "N")
TRUE_NORTH_WEST = QT_TRANSLATE_NOOP("sheet", "True north {angle_deg:.1f}° west of grid north")
TRUE_NORTH_EAST = QT_TRANSLATE_NOOP("sheet", "True north {angle_deg:.1f}° east of grid north")

GRID_NORTH_APART = QT_TRANSLATE_NOOP("sheet", "Grid N")
TRUE_NORTH = QT_TRANSLATE_NOOP("sheet", "True N")
DRAWN_LARGER = QT_TRANSLATE_NOOP("sheet", "{text}; the angle is drawn larger")

TICK_PT: Final = 5.5
_GRID_MM: Final = 60.0
_TICK_MM: Final = 1.6
_CROSS_MM: Final = 1.5
_BAR_MM: Final = 45.0
_METRES_A_KM: Final = 1000.0
CONVERGENCE_SHOWN_DEG: Final = 0.5
_LEAST_SHOWN_DEG: Final = 14.0
"""True north is drawn at least so far from grid north, that the two can be told apart; the text has the angle."""


def draw_frame(paper: Paper, *, crosses: bool = True) -> None:
    """The neat line, ticks with eastings and northings, and small crosses where the grid lines meet."""
    layout, frame, window = paper.layout, paper.layout.frame, paper.layout.window
    step = round_length_m(_GRID_MM * layout.scale / 1000.0)
    size = paper.pt(TICK_PT)
    easts, norths = _multiples(step, window.left, window.right), _multiples(step, window.bottom, window.top)
    for east in easts:
        x, _ = layout.to_paper(east, 0.0)
        for y, inward in ((frame.bottom, 1), (frame.top, -1)):
            paper.line([x, x], [y, y + inward * _TICK_MM], 0.6)
        paper.text(x, frame.bottom - 1.2, EAST(east_m=Grouped(east)), size, color=MUTED, ha="center", va="top")
    for north in norths:
        _, y = layout.to_paper(0.0, north)
        for x, inward in ((frame.left, 1), (frame.right, -1)):
            paper.line([x, x + inward * _TICK_MM], [y, y], 0.6)
        paper.text(
            frame.left - 1.2, y, NORTH(north_m=Grouped(north)), size, color=MUTED, ha="center", va="bottom", rotation=90
        )
    for east in easts if crosses else ():
        for north in norths:
            x, y = layout.to_paper(east, north)
            paper.line([x - _CROSS_MM, x + _CROSS_MM], [y, y], 0.35, MUTED, zorder=2.0)
            paper.line([x, x], [y - _CROSS_MM, y + _CROSS_MM], 0.35, MUTED, zorder=2.0)
    paper.rectangle(frame, edge=INK, width_pt=1.0, zorder=6.0)


def draw_scale(paper: Paper, x_mm: float, y_mm: float) -> None:
    """The bar, four fields of a round length, with the numeric scale above it; ``y_mm`` is the bar's foot."""
    layout = paper.layout
    length_m = round_length_m(paper.pt(_BAR_MM) * layout.scale / 1000.0)
    length_mm, height = length_m * 1000.0 / layout.scale, paper.pt(1.4)
    fields = 4
    for at in range(fields):
        box = Box(x_mm + at * length_mm / fields, y_mm, length_mm / fields, height)
        paper.rectangle(box, face=INK if at % 2 == 0 else "white", edge=INK, width_pt=0.5)
    size = paper.pt(6.0)
    for share in (0.0, 0.5, 1.0):
        km = length_m >= _METRES_A_KM
        value = share * length_m
        text = LENGTH_KM(length_km=value / _METRES_A_KM) if km else LENGTH_M(length_m=value)
        number = f"{value / (_METRES_A_KM if km else 1):g}"
        at_mm = x_mm + share * length_mm
        paper.text(at_mm, y_mm - 1.0, text if share == 1 else number, size, ha="center", va="top")
    scale = SCALE(scale=Grouped(layout.scale), paper=layout.paper)
    paper.text(x_mm, y_mm + height + paper.pt(1.6), scale, paper.pt(9.0), bold=True)


def draw_north(paper: Paper, x_mm: float, y_mm: float, height_mm: float, crs: CRS) -> None:
    """An arrow to grid north, which is up, its foot at ``y_mm``; true north beside it where it is told apart."""
    angle = true_north_deg(paper, crs)
    apart = abs(angle) > CONVERGENCE_SHOWN_DEG
    half, right = height_mm * 0.22, x_mm + height_mm * 0.22
    if apart and angle > 0:  # room for the words beside the other arrow
        x_mm -= height_mm * 0.55
    tip, notch = (x_mm, y_mm + height_mm * 0.78), (x_mm, y_mm + height_mm * 0.16)
    paper.polygon([tip, notch, (x_mm - half, y_mm)], INK, INK)
    paper.polygon([tip, (x_mm + half, y_mm), notch], "white", INK)
    size = paper.pt(5.5) if apart else paper.pt(8.0)
    label = GRID_NORTH_APART if apart else GRID_NORTH
    paper.text(x_mm, tip[1] + height_mm * 0.04, label, size, bold=True, ha="center")
    if apart:
        _draw_true_north(paper, notch, height_mm, angle)
        text: Message = (TRUE_NORTH_EAST if angle > 0 else TRUE_NORTH_WEST)(angle_deg=abs(angle))
        if abs(angle) < _LEAST_SHOWN_DEG:
            text = DRAWN_LARGER(text=text)
        paper.text(right, y_mm - 1.0, text, paper.pt(5.0), color=MUTED, ha="right", va="top")


def _draw_true_north(paper: Paper, foot: tuple[float, float], height_mm: float, angle: float) -> None:
    """A line from the arrow's notch to a star, where true north lies, ``angle`` degrees clockwise from grid north."""
    side = math.copysign(1.0, angle)
    turned, reach = math.radians(side * max(abs(angle), _LEAST_SHOWN_DEG)), height_mm * 0.52
    end = foot[0] + reach * math.sin(turned), foot[1] + reach * math.cos(turned)
    paper.line([foot[0], end[0]], [foot[1], end[1]], 0.7, INK, zorder=4.5)
    paper.polygon(_star(*end, height_mm * 0.055), INK, INK, zorder=4.6)
    beside = end[0] + side * height_mm * 0.09
    paper.text(beside, end[1], TRUE_NORTH, paper.pt(5.5), ha="left" if side > 0 else "right", va="center")


def _star(x: float, y: float, reach: float) -> list[tuple[float, float]]:
    """The mark of true north."""
    corners = ((math.radians(90 + 36 * at), reach if at % 2 == 0 else reach * 0.42) for at in range(10))
    return [(x + r * math.cos(a), y + r * math.sin(a)) for a, r in corners]


def true_north_deg(paper: Paper, crs: CRS) -> float:
    """Where true north lies, degrees clockwise from grid north, at the middle of the map."""
    angle = -convergence_deg(crs, *_middle(paper))
    return angle if math.isfinite(angle) else 0.0


def scale_factor(paper: Paper, crs: CRS) -> float:
    """How many times as long lengths are in the plane of the map as on the ellipsoid, at the middle of the map."""
    factor = grid_scale(crs, *_middle(paper))
    return factor if math.isfinite(factor) else 1.0


def _middle(paper: Paper) -> tuple[float, float]:
    window = paper.layout.window
    return window.left + window.width / 2, window.bottom + window.height / 2


def _multiples(step: float, low: float, high: float) -> list[float]:
    first = math.ceil(low / step)
    return [at * step for at in range(first, math.floor(high / step) + 1)]


class Grouped(float):
    """A number that groups its thousands by no-break spaces whatever format asks for it."""

    def __format__(self, _: str) -> str:
        return f"{float(self):,.10g}".replace(",", "\u00a0")
