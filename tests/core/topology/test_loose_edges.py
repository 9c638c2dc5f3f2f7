"""Edges that no neighbour shares: what is left where parcels do not fit together."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity

from siteplanner.core.topology import loose_edges as looking
from siteplanner.core.topology.loose_edges import loose_edges
from tests.builders import multi, rect, shape

WHOLE, EAST = rect(0, 0, 60, 60), rect(60, 0, 60, 60)


def owners(*parcels: Any) -> list[int]:
    shapes = np.empty(len(parcels), dtype=object)
    shapes[:] = parcels
    return loose_edges(shapes).owner.tolist()


@pytest.mark.parametrize(
    ("parcels", "loose"),
    [
        ([], []),
        ([shapely.MultiPolygon()], []),
        ([WHOLE], [0, 0, 0, 0]),
        ([WHOLE, EAST], [0, 0, 0, 1, 1, 1]),
        ([WHOLE, EAST.reverse()], [0, 0, 0, 1, 1, 1]),  # drawn the other way round
        ([WHOLE, rect(60 + 1e-9, 0, 60, 60)], [0, 0, 0, 1, 1, 1]),
        ([WHOLE, rect(60.001, 0, 60, 60)], [0] * 4 + [1] * 4),
        ([WHOLE.difference(rect(20, 20, 9, 9)), rect(20, 20, 9, 9)], [0] * 4),  # its hole is filled
        ([WHOLE, WHOLE], [0] * 4 + [1] * 4),  # twice, in the same direction
        ([WHOLE, EAST, EAST], [0] * 4 + [1] * 4 + [2] * 4),
        ([multi(WHOLE, rect(90, 0, 9, 9))], [0] * 8),
    ],
)
def test_what_is_there_once_in_each_direction_cancels(parcels: list[Any], loose: list[int]) -> None:
    assert sorted(owners(*parcels)) == loose


@pytest.mark.parametrize("parcel", [WHOLE, WHOLE.reverse(), WHOLE.difference(rect(20, 20, 9, 9))])
def test_the_parcel_lies_to_the_left_of_its_edges(parcel: Any) -> None:
    loose = loose_edges(np.array([parcel], dtype=object))
    way = loose.end - loose.start
    left = (loose.start + loose.end) / 2 + loose.origin + 1e-3 * np.column_stack([-way[:, 1], way[:, 0]])
    assert shapely.contains_xy(parcel, left[:, 0], left[:, 1]).all()


def test_far_from_the_origin_corners_are_told_apart_as_well() -> None:
    far = [shapely.affinity.translate(of, 38_000_000.0) for of in (WHOLE, EAST, shape((0, 60), (60, 60), (9, 99)))]
    assert sorted(owners(*far)) == [0, 0, 1, 1, 1, 2, 2]


Edge = tuple[tuple[float, float], tuple[float, float]]


def told_one_by_one(parcels: list[Any]) -> list[tuple[int, Edge]]:
    """The loose edges of parcels whose corners lie on whole metres, each with its parcel on the left."""
    edges: list[tuple[int, Edge]] = []
    for owner, parcel in enumerate(parcels):
        for part in shapely.get_parts(shapely.orient_polygons(parcel)):
            for ring in shapely.get_rings(part):
                edges += [(owner, edge) for edge in zip(ring.coords[:-1], ring.coords[1:], strict=True)]
    there, ways = Counter(frozenset(edge) for _, edge in edges), Counter(edge for _, edge in edges)
    return sorted(
        (owner, (start, end))
        for owner, (start, end) in edges
        if not (there[frozenset((start, end))] == 2 and ways[start, end] == ways[end, start] == 1)
    )


@pytest.mark.parametrize("seed", range(12))
def test_in_pieces_and_parts_the_same_edges_are_left_as_one_by_one(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    random = np.random.default_rng(seed)
    monkeypatch.setattr(looking, "PARCELS_AT_ONCE", int(random.integers(1, 9)))
    monkeypatch.setattr(looking, "SORTED_AT_ONCE", 10)
    parcels: list[Any] = []
    for east, north in random.integers(0, 6, (40, 2)) * 10.0:
        parcel = rect(east, north, float(random.choice([10, 20])), 10)
        if random.random() < 0.2:
            parcel = parcel.difference(rect(east + 1, north + 1, 3, 3))
        if random.random() < 0.2:
            parcel = multi(parcel, rect(east + 100, north, 10, 10))
        parcels.append(parcel.reverse() if random.random() < 0.3 else parcel)
    parcels[7] = shapely.MultiPolygon()
    found = loose_edges(np.array(parcels, dtype=object))
    start, end = (np.round(of + found.origin, 6) for of in (found.start, found.end))
    edges = [(tuple(a), tuple(b)) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    assert sorted(zip(found.owner.tolist(), edges, strict=True)) == told_one_by_one(parcels)
    assert found.owner.tolist() == sorted(found.owner.tolist())


def test_of_a_large_map_little_more_is_held_at_once_than_which_corners_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "SORTED_AT_ONCE", 10)
    monkeypatch.setattr(looking, "PARCELS_AT_ONCE", 1_000)
    west, south = (axis.ravel() * 10.0 for axis in np.meshgrid(np.arange(200), np.arange(200)))
    parcels = shapely.box(west, south, west + 10, south + 10)
    tracemalloc.start()
    try:
        found = loose_edges(parcels)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(found.owner) == 4 * 200
    assert most <= 32 * shapely.get_num_coordinates(parcels).sum(), "bytes a corner"
