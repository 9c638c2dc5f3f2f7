"""Names on the map of a sheet, none over another: zones, substations and plants."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

import geopandas as gpd
import shapely

from siteplanner.core.map_look import LABELLED
from siteplanner.core.site import shapes_of
from siteplanner.drawing.artists import PT_A_PX, color
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.paper import MM_A_PT, Paper
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.drawing.styles import MapStyles
from siteplanner.drawing.taken_places import Taken
from siteplanner.drawing.zone_names import write_zones

PLANT_PT, SUBSTATION_PT = 5.6, 5.6
_MOST_LABELS: Final = 400
_MARK_PT: Final = 8.0
_LINE_MM: Final = 34.0
_GAP_MM: Final = 1.2
_RINGS: Final = (0.0, 4.0, 9.0)
"""How far from the plant's edge a name may be, mm, the nearest first."""
_LEADER_FROM_MM: Final = 3.0


def write_labels(
    paper: Paper,
    view: InView,
    styles: MapStyles,
    marks: Sequence[tuple[float, float]] = (),
    layers: Container[str] = LABELLED,
) -> int:
    """Write the names of ``layers`` clear of ``marks`` (places on the map); gives how many plants had no room for
    theirs."""
    taken = Taken()
    mark_mm = paper.pt(_MARK_PT) * MM_A_PT
    for x, y in (paper.layout.to_paper(*mark) for mark in marks):
        taken.take(Box(x - mark_mm / 2, y - mark_mm / 2, mark_mm, mark_mm))
    symbol_mm = paper.pt(styles.substations.size_px * PT_A_PX) * MM_A_PT
    for x, y in _points(paper, view.substations):
        taken.take(Box(x - symbol_mm / 2, y - symbol_mm / 2, symbol_mm, symbol_mm))
    left_out = _write(paper, view.plants, "plant", styles.label, PLANT_PT, taken) if "plants" in layers else 0
    if "substations" in layers:
        _write(paper, view.substations, "substation", styles.label, SUBSTATION_PT, taken, symbol_mm / 2)
    if "zones" in layers:
        write_zones(paper, view, styles.label_zone, taken)
    return left_out


def _points(paper: Paper, frame: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    points = shapely.point_on_surface(shapes_of(frame))
    return [paper.layout.to_paper(float(p.x), float(p.y)) for p in points]


def _write(
    paper: Paper,
    frame: gpd.GeoDataFrame,
    what: str,
    style: LabelStyle,
    size_pt: float,
    taken: Taken,
    around_mm: float = 0.0,
    *,
    bold: bool = False,
) -> int:
    left_out = max(0, len(frame) - _MOST_LABELS)
    named = [name or str(key) for name, key in zip(texts(frame, "name"), frame.index, strict=True)]
    size_pt = paper.pt(size_pt)
    halo = (color(style.halo)[:3], paper.pt(style.halo_width_px * PT_A_PX * 0.6))
    for row, (at, extent) in enumerate(zip(_points(paper, frame), _extents(paper, frame, around_mm), strict=True)):
        if row >= _MOST_LABELS:
            break
        lines = paper.wrapped(named[row], paper.pt(_LINE_MM), size_pt, bold=bold)
        text = "\n".join(lines)
        width, height = paper.size_mm(text, size_pt, bold=bold)
        place = _place(paper, at, extent, (width + _GAP_MM, height + _GAP_MM / 2), taken, inside=what != "substation")
        if place is None:
            left_out += 1
            continue
        taken.take(place)
        middle = place.left + place.width / 2, place.bottom + place.height / 2
        if _apart(place, extent) > _LEADER_FROM_MM and what == "plant":
            foot = min(max(at[0], place.left), place.right), min(max(at[1], place.bottom), place.top)
            paper.line([at[0], foot[0]], [at[1], foot[1]], 0.4, color(style.color), zorder=3.0)
        paper.text(*middle, text, size_pt, bold=bold, color=color(style.color), ha="center", va="center", halo=halo)
    return left_out


def _extents(paper: Paper, frame: gpd.GeoDataFrame, around_mm: float) -> list[Box]:
    """The box of each geometry on the paper, mm, cut to the map's frame."""
    frame_mm, found = paper.layout.frame, []
    for left, bottom, right, top in shapely.bounds(shapes_of(frame)):
        low, high = paper.layout.to_paper(left, bottom), paper.layout.to_paper(right, top)
        x, y = max(low[0], frame_mm.left), max(low[1], frame_mm.bottom)
        box = Box(x, y, max(min(high[0], frame_mm.right) - x, 0.0), max(min(high[1], frame_mm.top) - y, 0.0))
        found.append(box.grown(around_mm))
    return found


def _place(
    paper: Paper, at: tuple[float, float], extent: Box, size: tuple[float, float], taken: Taken, *, inside: bool
) -> Box | None:
    """The first free place in the frame: inside, then around the extent, then further away."""
    frame = paper.layout.frame
    for x, y in _candidates(at, extent, size, inside):
        box = Box(x - size[0] / 2, y - size[1] / 2, *size)
        within = frame.left < box.left and box.right < frame.right and frame.bottom < box.bottom and box.top < frame.top
        if within and taken.free(box):
            return box
    return None


def _candidates(
    at: tuple[float, float], extent: Box, size: tuple[float, float], inside: bool
) -> Iterator[tuple[float, float]]:
    """Where the middle of a name may be: in what it names where that has room for it, else beside it first."""
    roomy = inside and size[0] <= 1.4 * extent.width and size[1] <= 0.8 * extent.height
    if roomy:
        yield from _within(at, extent)
    middle = extent.left + extent.width / 2, extent.bottom + extent.height / 2
    for ring in _RINGS:
        dx, dy = extent.width / 2 + size[0] / 2 + ring, extent.height / 2 + size[1] / 2 + ring
        for side_x, side_y in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            yield middle[0] + side_x * dx, middle[1] + side_y * dy
    if inside and not roomy:
        yield from _within(at, extent)


def _within(at: tuple[float, float], extent: Box) -> Iterator[tuple[float, float]]:
    yield at
    for share in (0.25, -0.25, 0.4, -0.4):
        yield at[0], at[1] + share * extent.height
        yield at[0] + share * extent.width, at[1]


def _apart(one: Box, other: Box) -> float:
    """The gap between two boxes, 0 where they meet."""
    dx = max(one.left - other.right, other.left - one.right, 0.0)
    dy = max(one.bottom - other.top, other.bottom - one.top, 0.0)
    return max(dx, dy)
