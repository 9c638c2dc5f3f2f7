from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.corners import Corner, Paths, corner_moved, corner_places, corner_removed, edges_of, with_corners
from siteplanner.core.errors import EditError
from tests.builders import ORIGIN, line, multi, rect, shape

HOLED = rect(0, 0, 100, 100).difference(rect(20, 20, 10, 10))


@pytest.mark.parametrize(
    "whole", [rect(0, 0, 4, 2), HOLED, multi(rect(0, 0, 4, 2), rect(9, 0, 4, 2)), line((0, 0), (1, 1), (2, 0))]
)
def test_a_shape_taken_apart_and_put_together_is_the_same(whole: BaseGeometry) -> None:
    assert shapely.equals_exact(Paths.of(whole).shape(), whole)
    assert Paths.of(whole).shape().geom_type == whole.geom_type


def test_every_corner_is_named_once_with_its_place() -> None:
    xy, refs = corner_places(HOLED)
    assert len(xy) == len(refs) == 8
    assert refs[0] == Corner(0, 0, 0)
    assert {ref.ring for ref in refs} == {0, 1}
    assert len(edges_of(HOLED)[0]) == 8
    assert len(edges_of(line((0, 0), (1, 0), (2, 0)))[0]) == 2


def test_a_moved_corner_has_the_very_ordinates_it_was_given() -> None:
    to = (ORIGIN[0] + 4.1234567890123, ORIGIN[1] + 2.7)
    after = corner_moved(rect(0, 0, 4, 2), (ORIGIN[0] + 4, ORIGIN[1] + 2), to)
    assert to in shapely.get_coordinates(after).tolist() or list(to) in shapely.get_coordinates(after).tolist()
    assert len(shapely.get_coordinates(after)) == 5


def test_a_corner_put_on_its_neighbour_is_one_with_it() -> None:
    after = corner_moved(rect(0, 0, 4, 2), (ORIGIN[0] + 4, ORIGIN[1] + 2), (ORIGIN[0] + 4, ORIGIN[1]))
    assert len(corner_places(after)[0]) == 3


def test_the_first_corner_moves_with_the_point_that_closes_the_ring() -> None:
    square = rect(0, 0, 4, 2)
    first = tuple(shapely.get_coordinates(square)[0].tolist())
    after = corner_moved(square, (first[0], first[1]), (first[0] + 1, first[1]))
    assert after.is_valid
    assert after.area == pytest.approx(9.0)


def test_an_area_keeps_three_corners_and_a_line_two() -> None:
    triangle = shape((0, 0), (4, 0), (0, 4))
    with pytest.raises(EditError, match="at least three corners"):
        corner_removed(triangle, ORIGIN)
    with pytest.raises(EditError, match="a line two"):
        corner_removed(line((0, 0), (4, 0)), ORIGIN)
    assert corner_removed(line((0, 0), (4, 0), (8, 1)), ORIGIN).length == pytest.approx(np.hypot(4, 1))


def test_a_shape_of_several_kinds_is_refused_in_words() -> None:
    mixed = shapely.GeometryCollection([rect(0, 0, 1, 1), line((0, 0), (1, 1))])
    with pytest.raises(EditError, match="in one shape"):
        corner_places(mixed)


def test_a_hole_of_two_corners_is_gone() -> None:
    place = (ORIGIN[0] + 20, ORIGIN[1] + 20)
    three = corner_removed(HOLED, place)
    assert three.area == 9950.0
    assert corner_removed(three, (ORIGIN[0] + 30, ORIGIN[1] + 30)).area == 10_000.0


def test_a_corner_is_put_in_on_the_edge_it_lies_on_and_nowhere_else() -> None:
    square = rect(0, 0, 4, 2)
    places = [(ORIGIN[0] + 1, ORIGIN[1] + 1e-9), (ORIGIN[0] + 4, ORIGIN[1] + 2), (ORIGIN[0] + 2, ORIGIN[1] + 1)]
    grown = with_corners(square, places, 1e-6)
    assert len(corner_places(grown)[0]) == 5
    assert list(places[0]) in shapely.get_coordinates(grown).tolist()
    assert with_corners(square, [(0.0, 0.0)], 1e-6) is square
    assert with_corners(square, [], 1e-6) is square


def test_a_hole_gets_a_corner_too() -> None:
    grown = with_corners(HOLED, [(ORIGIN[0] + 25, ORIGIN[1] + 20)], 1e-6)
    assert len(corner_places(grown)[0]) == 9
    assert grown.area == HOLED.area
