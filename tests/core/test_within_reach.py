"""Nearness by boxes first finds what the tree alone finds, whatever the shapes."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.piecewise_tree import PiecewiseTree
from siteplanner.core.within_reach import FEW, boxes_within, that_meet, within_reach

E, N = 38_470_000.0, 4_174_000.0


def scattered(count: int, seed: int, kind: str = "polygon") -> np.ndarray:
    """Irregular shapes at eight-digit eastings, some of them within others."""
    rng = np.random.default_rng(seed)
    middles = rng.uniform(0, 400, (count, 1, 2)) + np.array([E, N])
    around = np.sort(rng.uniform(0, 2 * np.pi, (count, 6)), axis=1)
    rings = middles + rng.uniform(1, 25, (count, 1, 1)) * np.stack([np.cos(around), np.sin(around)], axis=2)
    made = shapely.linestrings(rings) if kind == "line" else shapely.polygons(rings)
    return np.asarray(made, dtype=object)


@pytest.mark.parametrize("count", [1, FEW - 1, FEW, 700])
@pytest.mark.parametrize("kind", ["polygon", "line"])
@pytest.mark.parametrize("each", [False, True])
def test_it_finds_what_is_within_reach_and_how_far(count: int, kind: str, each: bool) -> None:
    shapes, others = scattered(count, 1), scattered(300, 2, kind)
    reach_m = np.linspace(0, 30, count) if each else 12.5
    at, found, gap_m = within_reach(shapely.STRtree(others), others, shapes, reach_m)
    distances_m = shapely.distance(shapes[:, np.newaxis], others)
    expected = np.argwhere(distances_m <= np.broadcast_to(reach_m, count)[:, np.newaxis])
    assert sorted(zip(at.tolist(), found.tolist(), strict=True)) == [tuple(pair) for pair in expected.tolist()]
    assert gap_m.tolist() == distances_m[at, found].tolist()


def test_a_tree_in_pieces_will_do() -> None:
    shapes, others = scattered(40, 3), scattered(90, 4)
    plain = within_reach(shapely.STRtree(others), others, shapes, 5.0)
    pieces = within_reach(PiecewiseTree(others, piece=7), others, shapes, 5.0)
    assert sorted(zip(*(of.tolist() for of in plain), strict=True)) == list(
        zip(*(of.tolist() for of in pieces), strict=True)
    )


NOWHERE = (shapely.Polygon(), None, shapely.Point(np.nan, N), shapely.LineString([(E, N), (E + 9, np.inf)]))


@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")  # of what is nowhere
@pytest.mark.parametrize("odd", [(), NOWHERE[:1], NOWHERE], ids=["all somewhere", "one empty", "some nowhere"])
@pytest.mark.parametrize("reach_m", [0.0, 7.5, np.inf, -3.0, "each"])
def test_boxes_are_asked_for_as_a_tree_is_asked_for_them(odd: tuple[object, ...], reach_m: float | str) -> None:
    shapes = np.array([*odd, *scattered(60, 7), shapely.Point(E + 50, N + 50)], dtype=object)
    by_m = np.linspace(0, 30, len(shapes)) if isinstance(reach_m, str) else reach_m
    tree = shapely.STRtree(scattered(300, 8))
    west, south, east, north = shapely.bounds(shapes).T
    expected = tree.query(shapely.box(west - by_m, south - by_m, east + by_m, north + by_m))
    assert np.array_equal(boxes_within(tree, shapes, by_m), expected)


@pytest.mark.parametrize("count", [3, FEW, 700])
def test_it_finds_what_meets(count: int) -> None:
    shapes, others = scattered(count, 5), scattered(200, 6)
    at, found = that_meet(shapely.STRtree(others), shapes)
    expected = np.argwhere(shapely.intersects(shapes[:, np.newaxis], others))
    assert sorted(zip(at.tolist(), found.tolist(), strict=True)) == [tuple(pair) for pair in expected.tolist()]
