"""A tree in pieces says what one tree says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from siteplanner.core import piecewise_tree
from siteplanner.core.piecewise_tree import PiecewiseTree, tree_over

PREDICATES = (
    None, "intersects", "within", "contains", "overlaps", "crosses", "touches", "covers", "covered_by",
    "contains_properly",
)  # fmt: skip
NOWHERE = (None, shapely.Polygon(), shapely.MultiPolygon(), shapely.Point(), shapely.GeometryCollection())
INFINITE = float("inf")

metres = st.integers(0, 12).map(float)
boxes = st.builds(lambda x, y, w, h: shapely.box(x, y, x + w, y + h), metres, metres, *[st.integers(1, 5)] * 2)
lines = st.builds(lambda a, b, c: shapely.LineString([a, b, c]), *[st.tuples(metres, metres)] * 3)
points = st.builds(shapely.Point, metres, metres)
geometries = st.one_of(boxes, lines, points, st.sampled_from(NOWHERE))
lists = st.lists(geometries, max_size=30)
pieces = st.integers(1, 12)


def array(shapes: Sequence[BaseGeometry | None]) -> np.ndarray:
    out = np.empty(len(shapes), dtype=object)
    out[:] = shapes
    return out


def in_order(pairs: np.ndarray) -> np.ndarray:
    return pairs[:, np.lexsort((pairs[1], pairs[0]))]


@given(lists, lists, pieces)
def test_every_predicate_finds_the_rows_that_one_tree_finds(shapes, asked, piece):
    one, several = shapely.STRtree(shapes), PiecewiseTree(array(shapes), piece)
    for predicate in PREDICATES:
        np.testing.assert_array_equal(
            several.query(array(asked), predicate), in_order(one.query(array(asked), predicate))
        )
        for shape in asked:
            np.testing.assert_array_equal(several.query(shape, predicate), np.sort(one.query(shape, predicate)))


@given(lists, lists, pieces, st.data())
def test_every_distance_finds_the_rows_that_one_tree_finds(shapes, asked, piece, data):
    one, several = shapely.STRtree(shapes), PiecewiseTree(array(shapes), piece)
    some = st.sampled_from([0.0, 1.0, 2.0**0.5, 2.5, 5.0, 100.0, INFINITE, -1.0])
    each = np.array([data.draw(some) for _ in asked], dtype=float)
    for distance in (data.draw(some), each):
        found = one.query(array(asked), "dwithin", distance)
        np.testing.assert_array_equal(several.query(array(asked), "dwithin", distance), in_order(found))
    for shape, distance in zip(asked, each, strict=True):
        found = one.query(shape, predicate="dwithin", distance=distance)
        np.testing.assert_array_equal(several.query(shape, predicate="dwithin", distance=distance), np.sort(found))


@given(lists, pieces)
def test_every_geometry_that_is_somewhere_is_in_one_piece(shapes, piece):
    tree = PiecewiseTree(array(shapes), piece)
    there = [row for row, shape in enumerate(shapes) if shape is not None and not shape.is_empty]
    assert len(tree) == len(there)
    assert tree.query(shapely.box(-1, -1, 20, 20)).tolist() == there
    assert tree.geometries.tolist() == shapes


@given(lists, pieces, st.data())
def test_what_has_no_numbers_for_a_box_is_not_found_and_hides_nothing(shapes, piece, data):
    """Shapely's own tree loses what lies in one node with such a box."""
    nowhere = [shapely.Point(np.nan, 3.0), shapely.Point(3.0, np.nan), shapely.Point(np.nan, np.nan)]
    mixed = array(data.draw(st.permutations([*shapes, *nowhere])))
    there = [row for row, box in enumerate(shapely.bounds(mixed)) if not np.isnan(box).any()]
    for tree in (PiecewiseTree(mixed, piece), tree_over(mixed)):
        assert np.sort(tree.query(shapely.box(-1, -1, 20, 20))).tolist() == there


def test_what_reaches_without_end_is_found_wherever_it_may_be():
    shapes = array([shapely.LineString([(0, 0), (INFINITE, 0)]), *(shapely.Point(x, 0) for x in range(9))])
    for asked in (shapely.Point(1e9, 0), shapely.box(3, -1, 4, 1)):
        one = shapely.STRtree(shapes).query(asked)
        np.testing.assert_array_equal(PiecewiseTree(shapes, 2).query(asked), np.sort(one))


@pytest.mark.parametrize("shapes", [[], [None], [shapely.Polygon()]])
def test_nothing_is_found_in_nothing(shapes):
    tree = PiecewiseTree(array(shapes), 1)
    assert len(tree) == 0
    assert tree.query(shapely.Point(0, 0)).shape == (0,)
    assert tree.query(array([shapely.Point(0, 0)] * 3), "dwithin", 1.0).shape == (2, 0)
    assert tree.query(array([])).shape == (2, 0)


@pytest.mark.parametrize("place", [shapely.Point(0, 0), shapely.Point(99, 99)])
@pytest.mark.parametrize(
    ("predicate", "distance", "said"),
    [("beside", None, "beside"), ("dwithin", None, "must be provided"), ("dwithin", [1.0, 2.0, 3.0], "broadcast")],
)
def test_a_question_that_makes_no_sense_is_refused_whether_or_not_anything_is_near(place, predicate, distance, said):
    tree = PiecewiseTree(array([shapely.box(0, 0, 1, 1)] * 4), 1)
    for asked in (place, array([place, place])):
        with pytest.raises(ValueError, match=said):
            tree.query(asked, predicate, distance)


def test_answers_about_one_place_ascend_and_answers_about_many_follow_their_order():
    shapes = array([shapely.Point(x, 0) for x in (9, 1, 8, 2, 7, 3)])
    tree = PiecewiseTree(shapes, 2)
    assert tree.query(shapely.box(0, -1, 10, 1)).tolist() == [0, 1, 2, 3, 4, 5]
    assert tree.query(array([shapely.box(6, -1, 10, 1), shapely.box(0, -1, 5, 1)])).tolist() == [
        [0, 0, 0, 1, 1, 1],
        [0, 2, 4, 1, 3, 5],
    ]


def test_only_very_many_geometries_are_indexed_in_pieces(monkeypatch):
    shapes = array([shapely.Point(x, 0) for x in range(10)])
    assert isinstance(tree_over(shapes), shapely.STRtree)
    monkeypatch.setattr(piecewise_tree, "ONE_TREE", 9)
    assert isinstance(tree_over(shapes), PiecewiseTree)
