"""A scene painted on matplotlib's axes: one collection for the ground, one for the plants, in the scene's order."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.patches import Patch
from matplotlib.path import Path

from siteplanner.core.axonometric.picture_parts import Kind, Parts
from siteplanner.core.axonometric.scene import Scene
from siteplanner.drawing.artists import PT_A_PX, draw_markers, hatched
from siteplanner.drawing.axonometric.inks import Inks, ScenePalette

GROUND_Z, FACES_Z, MARKS_Z = 1.0, 3.0, 4.0
HATCHES_Z, ABOVE_HATCHES_Z = 0.5, 1.0
"""Above the land below: hatches of the land, and what lies on it."""
MANY_PARTS: Final = 12_000
"""With more parts of ground than this a vector file holds the ground as a picture: it would take tens of megabytes."""
_LAND: Final = [Kind.PARCEL, Kind.TAKEN_PARCEL, Kind.STRIP, Kind.CONSTRAINT]
_LINES: Final = frozenset({Kind.CONSTRAINT_LINE, Kind.ZONE_LINE, Kind.STOREY, Kind.RIDGE})


def paint(
    axes: Axes, scene: Scene, palette: ScenePalette, corner: tuple[float, float], frame: Patch, px: float
) -> None:
    """Paint ``scene`` with its top left ``corner`` there, cut off at ``frame``; ``px`` is how large a pixel of a style
    is."""
    for parts, z in ((scene.ground, GROUND_Z), (scene.faces, FACES_Z)):
        if not len(parts):
            continue
        inks = palette.inks(parts)
        areas = np.flatnonzero(inks.marker < 0)
        raster = len(areas) > MANY_PARTS
        land = np.isin(parts.kind[areas], _LAND)
        _add(axes, _collection(parts, inks, areas[land], corner, px), frame, z, raster=raster)
        for number, style in enumerate(inks.hatches):
            paths = [_path(parts, row, corner) for row in np.flatnonzero(inks.hatch == number).tolist()]
            _add(axes, hatched(paths, style, z), frame, z + HATCHES_Z, raster=raster)
        _add(axes, _collection(parts, inks, areas[~land], corner, px), frame, z + ABOVE_HATCHES_Z, raster=raster)
        _mark(axes, parts, inks, corner, px)


def _collection(
    parts: Parts, inks: Inks, rows: npt.NDArray[np.intp], corner: tuple[float, float], px: float
) -> PathCollection:
    widths = inks.width_px[rows] * PT_A_PX * px
    return PathCollection(
        [_path(parts, row, corner) for row in rows.tolist()],
        facecolors=inks.fill[rows] / 255.0,
        edgecolors=inks.line[rows] / 255.0,
        linewidths=widths,
        linestyles=_dashes(inks, rows),
        joinstyle="round",
    )


def _path(parts: Parts, row: int, corner: tuple[float, float]) -> Path:
    rings = parts.points(row)
    if not rings:
        return Path(np.empty((0, 2)))
    xy = np.concatenate(rings) + np.array(corner)
    codes = np.full(len(xy), Path.LINETO, dtype=Path.code_type)
    ends = np.cumsum([len(ring) for ring in rings])
    codes[np.concatenate([[0], ends[:-1]])] = Path.MOVETO
    if parts.kind[row] not in _LINES:
        codes[ends - 1] = Path.CLOSEPOLY
    return Path(xy, codes)


def _dashes(inks: Inks, rows: npt.NDArray[np.intp]) -> list[Any]:
    """Lengths in widths of the line, as matplotlib wants them; one full line for all where none is dashed."""
    if not inks.dash[rows].any():
        return ["-"]
    found: list[Any] = []
    for dash, width in zip(inks.dash[rows].tolist(), inks.width_px[rows].tolist(), strict=True):
        found.append((0, tuple(length / width for length in inks.dashes[dash])) if dash else "-")
    return found


def _add(axes: Axes, collection: PathCollection, frame: Patch, z: float, *, raster: bool) -> None:
    collection.set_zorder(z)
    axes.add_collection(collection, autolim=False)
    collection.set_clip_path(frame)
    collection.set_rasterized(raster)


def _mark(axes: Axes, parts: Parts, inks: Inks, corner: tuple[float, float], px: float) -> None:
    for number, style in enumerate(inks.markers):
        rows = np.flatnonzero(inks.marker == number)
        points = [ring[0] for row in rows.tolist() for ring in parts.points(row)]
        draw_markers(axes, np.array(points).reshape(-1, 2) + np.array(corner), style, MARKS_Z, px)
