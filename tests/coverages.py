"""Maps of adjoining areas, made at random, with all that is amiss in real ones."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import shapely

CELL_M = 10.0


def a_coverage(random: np.random.Generator, origin: tuple[float, float] = (0.0, 0.0), side: int = 7) -> np.ndarray:
    """Polygons and multipolygons (n,), about ``side``²: neighbours share wavy edges vertex for vertex, but for faults.

    Among the faults are gaps and overlaps from a tenth of a millimetre to centimetres, corners that only one neighbour
    has, areas left out, held twice, or spanning several; and what is none: holes with islands, several parts, rings
    that turn either way and begin anywhere, corners written twice.
    """
    shapes = _cells(random, side)
    for fault in _FAULTS:
        for _ in range(random.integers(0, 3)):
            at = int(random.integers(len(shapes)))
            shapes = [*shapes[:at], *fault(random, shapes[at]), *shapes[at + 1 :]]
    shapes = _joined(random, shapes)
    made = np.empty(len(shapes), dtype=object)
    made[:] = [shapely.transform(shape, lambda xy: xy + origin) for shape in shapes]
    made = made[~shapely.is_empty(made)]
    # as maps have them: to the tenth of a millimetre, so that what is shared stays so wherever the origin lies
    made = shapely.transform(made, lambda xy: np.round(xy, 4))
    made = made[random.permutation(len(made))]
    return np.array([_written_anyhow(random, shape) for shape in made], dtype=object)


def _cells(random: np.random.Generator, side: int) -> list[shapely.Geometry]:
    corners = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0), indexing="ij"), axis=2) * CELL_M
    corners += random.uniform(-2, 2, corners.shape)
    lines: dict[tuple[tuple[int, int], tuple[int, int]], np.ndarray] = {}

    def line(a: tuple[int, int], b: tuple[int, int]) -> np.ndarray:
        key = (min(a, b), max(a, b))
        if key not in lines:
            start, end = corners[key[0]], corners[key[1]]
            share = np.linspace(0, 1, 2 + int(random.integers(0, 4)))[:, None]
            wave = random.uniform(-0.5, 0.5, (len(share), 2)) * ((share > 0) & (share < 1))
            lines[key] = start * (1 - share) + end * share + wave
        return lines[key] if key[0] == a else lines[key][::-1]

    cells = []
    for i in range(side):
        for j in range(side):
            if random.random() < 0.05:
                continue
            around = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j)]
            cells.append(shapely.Polygon(np.vstack([line(a, b)[:-1] for a, b in pairwise(around)])))
    return cells


def _shifted(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    by = random.choice([1e-4, 0.004, 0.011, 0.019, 0.021, 0.05]) * random.choice([-1, 1], 2)
    return [shapely.transform(shape, lambda xy: xy + by)]


def _shrunk(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    by = float(random.choice([-0.03, -0.011, -0.009, -0.002, 0.002, 0.009, 0.03]))
    return [shapely.buffer(shape, by, join_style="mitre")]


def _corner_more(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    """A corner in the middle of an edge, on it but for rounding, or beside it."""
    xy = shapely.get_coordinates(shape)
    at = int(random.integers(len(xy) - 1))
    aside = random.choice([0.0, 0.0, 0.005, 0.03]) * random.choice([-1, 1], 2)
    return [shapely.Polygon(np.insert(xy, at + 1, (xy[at] + xy[at + 1]) / 2 + aside, axis=0))]


def _corner_less(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    xy = shapely.get_coordinates(shape)[:-1]
    return [shapely.Polygon(np.delete(xy, int(random.integers(len(xy))), axis=0))]


def _twice(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    return [shape, shape]


def _across(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    """One more that lies over its neighbours."""
    return [shape, shapely.buffer(shape, 3.0, join_style="mitre")]


def _island(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    """Another area in a hole that fits it, or nearly."""
    hole = shapely.buffer(shape, -2.0, join_style="mitre")
    gap = float(random.choice([0.0, 0.0, 0.005, 0.015, 0.03]))
    island = hole if gap == 0 else shapely.buffer(hole, -gap, join_style="mitre")
    return [shape - hole, island]


def _halved(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    """Cut in two by a line that ends on edges of neighbours, which have no corner there."""
    west, south, east, north = shape.bounds
    x = west + random.uniform(0.3, 0.7) * (east - west)
    return [shape & shapely.box(west, south, x, north), shape & shapely.box(x, south, east, north)]


def _gone(random: np.random.Generator, shape: shapely.Geometry) -> list[shapely.Geometry]:
    return []


_FAULTS: tuple[Callable[[np.random.Generator, shapely.Geometry], list[shapely.Geometry]], ...] = (
    _corner_more, _corner_less, _shifted, _shrunk, _twice, _island, _halved, _across, _gone,
)  # fmt: skip


def _joined(random: np.random.Generator, shapes: list[shapely.Geometry]) -> list[shapely.Geometry]:
    """Some areas are parts of one, near to each other or not."""
    for _ in range(random.integers(0, 4)):
        a, b = random.choice(len(shapes), 2, replace=False)
        one, other = shapes[a], shapes[b]
        joined = shapely.multipolygons(shapely.get_parts(np.array([one, other], dtype=object)))
        shapes = [joined, *(shape for at, shape in enumerate(shapes) if at not in (a, b))]
    return shapes


def _written_anyhow(random: np.random.Generator, shape: shapely.Geometry) -> shapely.Geometry:
    parts = []
    for part in shapely.get_parts(shape):
        rings = [_ring_anyhow(random, ring) for ring in (part.exterior, *part.interiors)]
        parts.append(shapely.Polygon(rings[0], rings[1:]))
    return parts[0] if len(parts) == 1 and random.random() < 0.5 else shapely.MultiPolygon(parts)


def _ring_anyhow(random: np.random.Generator, ring: shapely.Geometry) -> np.ndarray:
    """Begun at any corner, turning either way, now and then with a corner written twice."""
    xy = np.roll(shapely.get_coordinates(ring)[:-1], int(random.integers(20)), axis=0)
    if random.random() < 0.3:
        xy = xy[::-1]
    if random.random() < 0.1:
        at = int(random.integers(len(xy)))
        xy = np.insert(xy, at, xy[at], axis=0)
    return np.vstack([xy, xy[:1]])
