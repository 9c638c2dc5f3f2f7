"""Edges that no neighbour shares: what is left where parcels do not fit together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity

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
