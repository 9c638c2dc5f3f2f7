"""Polygons as flat arrays: nothing is lost, nothing changes its order."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import rings
from siteplanner.core.rings import Rings
from tests.builders import multi, rect
from tests.strategies import with_bad_ordinate

HOLED = shapely.Polygon(rect(0, 0, 100, 100).exterior, [rect(10, 10, 20, 20).exterior, rect(50, 50, 20, 20).exterior])


def rings_of(*shapes: shapely.Geometry | None) -> Rings:
    return Rings.of(np.array(shapes, dtype=object))


def ring_counts(rings: Rings) -> list[int]:
    return np.diff(rings.shape_start).tolist()


def test_holes_and_parts_are_rings_of_their_shape() -> None:
    rings = rings_of(rect(0, 0, 1, 1), HOLED, multi(rect(0, 0, 1, 1), rect(5, 5, 1, 1)))
    assert ring_counts(rings) == [1, 3, 2]
    assert np.diff(rings.ring_start).tolist() == [5] * 6
    assert len(rings) == 3


def test_what_is_no_area_has_no_rings_and_keeps_its_row() -> None:
    rings = rings_of(
        None, shapely.Point(1, 1), shapely.MultiPolygon(), rect(0, 0, 1, 1), shapely.LineString([(0, 0), (1, 1)])
    )
    assert ring_counts(rings) == [0, 0, 0, 1, 0]


def test_no_shapes_at_all() -> None:
    rings = rings_of()
    assert len(rings) == 0
    assert rings.ring_extent().tolist() == []
    assert len(rings.take(np.empty(0, dtype=np.intp))) == 0


def test_the_extent_of_a_ring_is_its_longer_side() -> None:
    assert rings_of(rect(0, 0, 3, 7), HOLED).ring_extent().tolist() == [7, 100, 20, 20]


def test_taking_shapes_keeps_the_order_asked_for() -> None:
    rings = rings_of(rect(0, 0, 1, 1), HOLED, rect(9, 9, 2, 2)).take(np.array([2, 1]))
    assert ring_counts(rings) == [1, 3]
    assert rings.ring_extent().tolist() == [2, 100, 20, 20]


shapes = st.sampled_from([None, shapely.MultiPolygon(), HOLED, rect(1, 2, 3, 4), multi(rect(0, 0, 1, 1), HOLED)])


@given(st.lists(shapes, min_size=1, max_size=12), st.data())
def test_taking_then_flattening_is_flattening_then_taking(
    some: list[shapely.Geometry | None], data: st.DataObject
) -> None:
    array = np.empty(len(some), dtype=object)
    array[:] = some
    rows = np.array(data.draw(st.lists(st.integers(0, len(some) - 1), max_size=8)), dtype=np.intp)
    taken, fresh = Rings.of(array).take(rows), Rings.of(array[rows])
    assert np.array_equal(taken.xy, fresh.xy)
    assert np.array_equal(taken.ring_start, fresh.ring_start)
    assert np.array_equal(taken.shape_start, fresh.shape_start)


def test_many_shapes_taken_apart_in_pieces_give_the_same_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    holed = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    shapes = np.array([holed, shapely.Point(0, 0), shapely.MultiPolygon(), shapely.box(20, 0, 21, 1)] * 5, dtype=object)
    whole = Rings.of(shapes)
    monkeypatch.setattr(rings, "AT_ONCE", 3)
    apart = Rings.of(shapes)
    for name in ("xy", "ring_start", "shape_start", "hole"):
        assert np.array_equal(getattr(apart, name), getattr(whole, name))
    assert whole.hole.tolist()[:3] == [False, True, False]


def test_the_coordinates_of_many_shapes_are_not_held_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rings, "AT_ONCE", 10)
    shapes = np.array([shapely.Point(20.0 * at, 0).buffer(9, quad_segs=500) for at in range(200)], dtype=object)
    tracemalloc.start()
    try:
        made = Rings.of(shapes)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(made.xy) == 200 * 2_001
    assert most < 1.5 * made.xy.nbytes


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_shape_with_a_point_that_is_nowhere_has_no_rings(value: float) -> None:
    sound = rect(0, 0, 10, 10)
    made = Rings.of(np.array([sound, with_bad_ordinate(rect(20, 0, 10, 10), value), sound], dtype=object))
    assert len(made) == 3
    assert made.shape_start.tolist() == [0, 1, 1, 2]
    assert np.isfinite(made.xy).all()
