"""The names of zones on a sheet, each inside its zone where it covers least."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.site import Geometries, shapes_of
from siteplanner.drawing.artists import PT_A_PX, color
from siteplanner.drawing.map_layers import InView, texts
from siteplanner.drawing.paper import Paper
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.drawing.taken_places import Taken

ZONE_PT: Final = 7.5
_MOST_NAMES: Final = 400
_GRID_PLACES: Final = 13
"""How many places across and up are tried for a zone's name."""


def write_zones(paper: Paper, view: InView, style: LabelStyle, taken: Taken) -> None:
    """Each zone's name inside it, where it covers least of other names and of plants."""
    frame = paper.layout.frame
    window = shapely.box(*paper.layout.window.bounds)
    plants = shapely.STRtree(_on_paper(paper, shapes_of(view.plants)))
    shapes = _on_paper(paper, shapely.intersection(shapely.make_valid(shapes_of(view.zones)), window))
    size, halo = paper.pt(ZONE_PT), (color(style.halo)[:3], paper.pt(style.halo_width_px * PT_A_PX * 0.6))
    names = [name or str(key) for name, key in zip(texts(view.zones, "name"), view.zones.index, strict=True)]
    for name, shape in list(zip(names, shapes, strict=True))[:_MOST_NAMES]:
        text = paper.words(name)
        width, height = paper.size_mm(text, size, bold=True)
        boxes = [
            Box(x - width / 2, y - height / 2, width, height)
            for x, y in _grid(shape)
            if frame.left < x - width / 2 and x + width / 2 < frame.right
        ]
        if boxes:
            best = min(boxes, key=lambda box: _harm(box, shape, plants, taken))
            taken.take(best)
            middle = best.left + best.width / 2, best.bottom + best.height / 2
            paper.text(*middle, text, size, bold=True, color=color(style.color), ha="center", va="center", halo=halo)


def _on_paper(paper: Paper, shapes: Geometries) -> Geometries:
    """Geometries in mm on the paper."""
    layout = paper.layout
    mm_a_metre = 1000.0 / layout.scale
    window, frame = layout.window, layout.frame
    moved: Geometries = shapely.transform(
        shapes, lambda xy: (xy - (window.left, window.bottom)) * mm_a_metre + (frame.left, frame.bottom)
    )
    return moved


def _grid(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Places in a shape, the middle first."""
    if shape.is_empty:
        return []
    left, bottom, right, top = shape.bounds
    x, y = np.meshgrid(np.linspace(left, right, _GRID_PLACES), np.linspace(bottom, top, _GRID_PLACES))
    middle = shape.point_on_surface()
    inside = shapely.contains_xy(shape, x, y)
    found = sorted(zip(x[inside], y[inside], strict=True), key=lambda p: math.dist(p, (middle.x, middle.y)))
    return [(middle.x, middle.y), *((float(a), float(b)) for a, b in found)]


def _harm(box: Box, zone: BaseGeometry, plants: shapely.STRtree, taken: Taken) -> float:
    """How badly a name lies there: mm² over other names count most, then out of the zone, then over plants."""
    ground = shapely.box(*box.bounds)
    near = plants.geometries[plants.query(ground, predicate="intersects")]
    over_plants = float(shapely.area(shapely.intersection(shapely.make_valid(near), ground)).sum())
    outside = float(shapely.difference(ground, zone).area)
    return 10.0 * taken.covered(box) + 3.0 * outside + over_plants
