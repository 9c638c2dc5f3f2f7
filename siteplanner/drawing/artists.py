"""Geometries as matplotlib artists in the map's styles: a handful of collections, however many geometries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from siteplanner.core.site import Geometries
from siteplanner.drawing.style_values import FillStyle, Hatch, LineStyle, MarkerStyle, Rgba

PT_A_PX: Final = 0.75
HATCH_PT: Final = 0.45
_HATCHES: Final[dict[Hatch, str]] = {
    "diagonal": "///",
    "back_diagonal": "\\\\\\",
    "cross": "+++",
    "diagonal_cross": "xxx",
    "horizontal": "---",
    "dots": "..",
}
_UNIT_SHAPES: Final[dict[str, list[tuple[float, float]]]] = {
    "square": [(-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)],
    "bolt_square": [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)],
    "triangle": [(-0.5, -0.42), (0.5, -0.42), (0.0, 0.5)],
    "diamond": [(0.0, -0.5), (0.5, 0.0), (0.0, 0.5), (-0.5, 0.0)],
    "house": [(-0.42, -0.45), (0.42, -0.45), (0.42, 0.08), (0.0, 0.5), (-0.42, 0.08)],
}
_BOLT: Final = [(0.06, 0.38), (-0.26, -0.06), (-0.03, -0.06), (-0.06, -0.38), (0.26, 0.06), (0.03, 0.06)]


def drawable(shapes: Geometries) -> np.ndarray:
    """Which of the geometries (n,) can be drawn: there, not empty, finite."""
    flags = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    flags[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    return flags


def area_paths(shapes: Geometries) -> list[Path]:
    """One path a polygon or multipolygon, holes wound the other way; what is no area is left out."""
    areas = shapely.orient_polygons(shapes[shapely.get_dimensions(shapes) == 2])
    parts, shape_of_part = shapely.get_parts(areas, return_index=True)
    polygonal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part_of_ring = shapely.get_rings(parts[polygonal], return_index=True)
    shape_of_ring = shape_of_part[polygonal][part_of_ring]
    ends = np.cumsum(shapely.get_num_coordinates(rings))
    coordinates = shapely.get_coordinates(rings)
    codes = np.full(len(coordinates), Path.LINETO, dtype=Path.code_type)
    codes[ends - 1] = Path.CLOSEPOLY
    codes[np.concatenate([[0], ends[:-1]])[: len(ends)]] = Path.MOVETO
    cuts = ends[np.flatnonzero(np.diff(shape_of_ring))]
    if not len(rings):
        return []
    return [Path(*pair) for pair in zip(np.split(coordinates, cuts), np.split(codes, cuts), strict=True)]


def line_paths(shapes: Geometries) -> list[Path]:
    """One path a line string; polygons give their rings, points nothing."""
    outlines = shapes.copy()
    areas = shapely.get_dimensions(shapes) == 2
    outlines[areas] = shapely.boundary(shapes[areas])
    parts = shapely.get_parts(outlines)
    lines = parts[shapely.get_dimensions(parts) == 1]
    if not len(lines):
        return []
    cuts = np.cumsum(shapely.get_num_coordinates(lines))[:-1]
    return [Path(points) for points in np.split(shapely.get_coordinates(lines), cuts)]


def draw_areas(axes: Axes, shapes: Geometries, style: FillStyle, zorder: float, *, outline: bool = True) -> None:
    """Fill, hatch and (unless told otherwise) outline."""
    paths = area_paths(shapes)
    if not paths:
        return
    if style.color[3]:
        _add(axes, PathCollection(paths, facecolors=[color(style.color)], edgecolors="none", zorder=zorder))
    if style.hatch and style.hatch_color[3]:
        _add(axes, hatched(paths, style, zorder))
    if outline and style.line is not None:
        for stroke in _strokes(paths, style.line, zorder + 0.1):
            _add(axes, stroke)


def draw_lines(axes: Axes, shapes: Geometries, style: LineStyle, zorder: float) -> None:
    """Lines, or the outlines of areas, with their casing."""
    for stroke in _strokes(line_paths(shapes), style, zorder):
        _add(axes, stroke)


def draw_markers(axes: Axes, points: np.ndarray, style: MarkerStyle, zorder: float, grow: float = 1.0) -> None:
    """A symbol at each of ``points`` (n, 2), as large on paper as the style says times ``grow``."""
    if not len(points):
        return
    size_pt = style.size_px * PT_A_PX * grow
    for at, (path, face) in enumerate(_marker_paths(style)):
        symbol = PathCollection(
            [path],
            sizes=[size_pt**2],
            facecolors=[color(face)],
            edgecolors="none" if at else [color(style.line.color)],
            linewidths=[0.0 if at else style.line.width_px * PT_A_PX * 0.7],
            offsets=points,
            offset_transform=axes.transData,
            zorder=zorder + at * 0.01,
        )
        symbol.set_transform(IdentityTransform())
        axes.add_collection(symbol, autolim=False)


def color(rgba: Rgba) -> tuple[float, float, float, float]:
    """A style's colour as matplotlib takes it."""
    r, g, b, a = (part / 255 for part in rgba)
    return r, g, b, a


def on_paper(rgba: Rgba) -> tuple[float, float, float]:
    """The colour that a translucent one gives on white: patterns of a PDF know no opacity."""
    r, g, b, a = color(rgba)
    return r * a + 1 - a, g * a + 1 - a, b * a + 1 - a


def hatch_pattern(hatch: Hatch) -> str:
    return _HATCHES.get(hatch, "")


def _marker_paths(style: MarkerStyle) -> list[tuple[Path, Rgba]]:
    if style.shape == "circle":
        return [(Path.circle((0, 0), 0.5), style.color)]
    body = Path(np.array([*_UNIT_SHAPES[style.shape], (0.0, 0.0)]), closed=True)
    if style.shape == "bolt_square":
        return [(body, style.color), (Path(np.array([*_BOLT, (0.0, 0.0)]), closed=True), style.line.color)]
    return [(body, style.color)]


def hatched(paths: list[Path], style: FillStyle, zorder: float) -> PathCollection:
    """The hatch of a style alone."""
    made = PathCollection(
        paths,
        facecolors="none",
        edgecolors=[on_paper(style.hatch_color)],
        linewidths=[0.0],
        hatch=hatch_pattern(style.hatch),
        zorder=zorder + 0.05,
    )
    made.set_hatch_linewidth(HATCH_PT)
    return made


def _strokes(paths: list[Path], style: LineStyle, zorder: float) -> Iterator[PathCollection]:
    if not paths:
        return
    if style.casing_width_px and style.casing_color[3]:
        yield _stroke(paths, style.casing_color, style.casing_width_px, (), zorder)
    if style.width_px and style.color[3]:
        yield _stroke(paths, style.color, style.width_px, style.dash, zorder + 0.01)


def _stroke(paths: list[Path], rgba: Rgba, width_px: float, dash: tuple[float, ...], zorder: float) -> PathCollection:
    width_pt = width_px * PT_A_PX
    # matplotlib counts dashes in line widths, the styles in pixels
    pattern: Any = (0, tuple(length * PT_A_PX / width_pt for length in dash)) if dash else "solid"
    return PathCollection(
        paths,
        facecolors="none",
        edgecolors=[color(rgba)],
        linewidths=[width_pt],
        linestyles=[pattern],
        capstyle="butt",
        joinstyle="round",
        zorder=zorder,
    )


def _add(axes: Axes, collection: PathCollection) -> None:
    axes.add_collection(collection, autolim=False)
