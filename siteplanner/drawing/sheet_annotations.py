"""Dimensions and notes on the map of a sheet, their letters in true points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import shapely

from siteplanner.core.plan import Plan
from siteplanner.drawing.annotation_marks import AnnotationMark, Head, Lettering, Point, annotation_marks
from siteplanner.drawing.artists import PT_A_PX, color, draw_lines
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.paper import MM_A_PT, Paper

LINES_Z: Final = 6.5
WORDS_Z: Final = 6.0
SCREEN_TO_SHEET: Final = 0.7
"""Letters on a sheet are read from nearer than those on a screen."""
_TICK_PT, _ARROW_PT, _LOST_PT, _GAP_PT = 2.4, 7.0, 2.0, 1.6
_LOST_DASH: Final = (3.0, 3.0)


def draw_annotations(paper: Paper, plan: Plan, scenario_id: str, styles: MapStyles) -> list[Point]:
    """Draw those of a scenario and those kept for all; gives where their words stand, for names to keep clear."""
    assert plan.annotations is not None  # a plan always has the layer, empty or not
    marks = list(annotation_marks(plan.annotations, scenario_id))
    for dashed in (False, True):
        _draw_lines(paper, [mark for mark in marks if mark.dashed == dashed], styles, dashed=dashed)
    words: list[Point] = []
    for mark in marks:
        for head in mark.heads:
            if _in_window(paper, head.at):
                _draw_head(paper, head, styles)
        letters = mark.lettering
        if letters is not None and letters.text.strip() and _in_window(paper, letters.at):
            _write(paper, letters, styles)
            words.append(letters.at)
    return words


def _in_window(paper: Paper, point: Point) -> bool:
    window = paper.layout.window
    return window.left <= point[0] <= window.right and window.bottom <= point[1] <= window.top


def _draw_lines(paper: Paper, marks: Sequence[AnnotationMark], styles: MapStyles, *, dashed: bool) -> None:
    lines = [shapely.LineString(line) for mark in marks for line in mark.lines if len(set(line)) > 1]
    if lines:
        style = replace(styles.dimension, dash=_LOST_DASH) if dashed else styles.dimension
        draw_lines(paper.map, np.array(lines, dtype=object), style, LINES_Z)


def _draw_head(paper: Paper, head: Head, styles: MapStyles) -> None:
    x, y = paper.layout.to_paper(*head.at)
    ink = color(styles.dimension.color)
    along = math.cos(math.radians(head.angle_deg)), math.sin(math.radians(head.angle_deg))

    def at(forward_pt: float, left_pt: float) -> tuple[float, float]:
        forward, left = paper.pt(forward_pt) * MM_A_PT, paper.pt(left_pt) * MM_A_PT
        return x + forward * along[0] - left * along[1], y + forward * along[1] + left * along[0]

    if head.shape == "arrow":
        tail = -0.36 * _ARROW_PT, 0.36 * _ARROW_PT
        corners = [at(0, 0), at(-_ARROW_PT, tail[0]), at(-0.75 * _ARROW_PT, 0), at(-_ARROW_PT, tail[1])]
        paper.polygon(corners, ink, zorder=WORDS_Z)
    elif head.shape == "tick":
        (x0, y0), (x1, y1) = at(-_TICK_PT, -_TICK_PT), at(_TICK_PT, _TICK_PT)
        paper.line([x0, x1], [y0, y1], paper.pt(styles.dimension.width_px * PT_A_PX * 1.2), ink, zorder=WORDS_Z)
    else:
        ring = [at(_LOST_PT * math.cos(t), _LOST_PT * math.sin(t)) for t in np.linspace(0, 2 * math.pi, 25)[:-1]]
        paper.polygon(ring, "white", ink, zorder=WORDS_Z)


def _write(paper: Paper, words: Lettering, styles: MapStyles) -> None:
    x, y = paper.layout.to_paper(*words.at)
    size_pt = paper.pt(words.size_pt * SCREEN_TO_SHEET)
    if words.room_m is not None and paper.size_mm(words.text, size_pt)[0] > _mm(paper, words.room_m) * 1.25:
        return
    gap = paper.pt(_GAP_PT) * MM_A_PT
    angle = math.radians(words.angle_deg)
    if words.above:
        x, y = x - gap * math.sin(angle), y + gap * math.cos(angle)
    elif words.align != "centre":
        x += gap if words.align == "left" else -gap
    halo = (color(styles.label.halo)[:3], paper.pt(styles.label.halo_width_px * PT_A_PX * 0.6))
    paper.text(
        x,
        y,
        words.text,
        size_pt,
        color=color(styles.dimension.color),
        ha={"centre": "center"}.get(words.align, words.align),
        va="bottom" if words.above else "center",
        rotation=words.angle_deg,
        halo=halo,
        zorder=WORDS_Z,
    )


def _mm(paper: Paper, metres: float) -> float:
    """A length of the map on the paper."""
    return paper.layout.frame.width / paper.layout.window.width * metres
