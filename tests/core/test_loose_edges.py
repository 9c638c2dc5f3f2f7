"""Which edges of areas no neighbour has, found at once, is what comparing every edge with every other finds."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
import shapely

from siteplanner.core.loose_edges import loose_edges
from tests.coverages import a_coverage


def compared_one_by_one(shapes: np.ndarray) -> dict[int, tuple[float, ...]]:
    """The box around the loose edges of each area that has any, from a dictionary of edges and who has them."""
    having: dict[frozenset[tuple[float, float]], list[tuple[int, int]]] = defaultdict(list)
    ends: dict[frozenset[tuple[float, float]], tuple[tuple[float, float], tuple[float, float]]] = {}
    for row, shape in enumerate(shapes):
        for part in shapely.get_parts(shape):
            for ring, is_hole in [(part.exterior, False), *((hole, True) for hole in part.interiors)]:
                corners = list(ring.coords)
                left = shapely.is_ccw(ring) != is_hole
                for a, b in pairwise(corners):
                    if a != b:
                        edge = frozenset((a, b))
                        having[edge].append((row, 1 if (a < b) == left else -1))
                        ends[edge] = (a, b)
    boxes: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for edge, owners in having.items():
        if sorted(side for _, side in owners) != [-1, 1]:
            for row, _ in owners:
                boxes[row] += ends[edge]
    return {row: (*np.min(xy, axis=0), *np.max(xy, axis=0)) for row, xy in sorted(boxes.items())}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("origin", [(0.0, 0.0), (38_440_000.0, 4_150_000.0)])
def test_as_when_every_edge_is_compared_with_every_other(seed: int, origin: tuple[float, float]) -> None:
    shapes = a_coverage(np.random.default_rng(seed), origin)
    shapes = shapes[shapely.is_valid(shapes)]
    found = loose_edges(shapes)
    expected = compared_one_by_one(shapes)
    assert found.rows.tolist() == list(expected)
    assert list(map(tuple, found.boxes.tolist())) == list(expected.values())


def test_nothing_has_no_edges() -> None:
    assert len(loose_edges(np.empty(0, dtype=object)).rows) == 0
    assert len(loose_edges(np.array([shapely.MultiPolygon(), shapely.Polygon()], dtype=object)).rows) == 0


def test_an_island_fills_its_hole_edge_for_edge() -> None:
    frame = shapely.box(0, 0, 30, 30) - shapely.box(10, 10, 20, 20)
    island = shapely.box(10, 10, 20, 20)
    found = loose_edges(np.array([shapely.MultiPolygon([frame]), island], dtype=object))
    assert found.rows.tolist() == [0]
    assert found.boxes.tolist() == [[0, 0, 30, 30]]


def test_the_same_area_twice_lies_on_the_same_side_of_its_edges() -> None:
    square = shapely.box(0, 0, 10, 10)
    assert loose_edges(np.array([square, square.reverse()], dtype=object)).rows.tolist() == [0, 1]


def test_an_area_too_thin_to_tell_which_way_it_turns_is_loose() -> None:
    """A nanometre wide and forty million metres from the origin of another: its neighbour's edge is not proven."""
    thin = shapely.Polygon([(0, 0), (10, 0), (10, 1e-9), (0, 1e-9)])
    below = shapely.box(0, -10, 10, 0)
    far = shapely.box(4e7, 0, 4e7 + 1, 1)
    assert 0 in loose_edges(np.array([thin, below, far], dtype=object)).rows
