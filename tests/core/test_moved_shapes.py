"""Shapes moved are those that Shapely makes by putting coordinates in the place of others, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.moved_shapes import moved
from tests.coverages import a_coverage


def require_same(shapes: np.ndarray, by: float = 0.1) -> None:
    old = shapely.get_coordinates(shapes)
    new = np.sin(old) * 40 + by
    expected = shapely.set_coordinates(shapes.copy(), new)
    assert shapely.to_wkb(moved(shapes, old, new)).tolist() == shapely.to_wkb(expected).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_of_coverages(seed: int) -> None:
    shapes = a_coverage(np.random.default_rng(seed))
    require_same(shapes)
    of_one_ring = shapely.get_parts(shapes)
    of_one_ring = of_one_ring[shapely.get_num_interior_rings(of_one_ring) == 0]
    require_same(of_one_ring)
    require_same(shapely.multipolygons(of_one_ring[:, None]))


@pytest.mark.parametrize(
    "wkt",
    [
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (0 0, 2 1, 2 2, 0 0)))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (6 1, 7 1, 7 2, 6 1)))",
        "MULTIPOLYGON (((0 0, 9 0, 0 0, 9 9, 0 0)))", "MULTIPOLYGON (((0 0, 0 0, 0 0, 0 0)))", "MULTIPOLYGON EMPTY",
        "POLYGON ((0 0, 9 0, 9 9, 0 0))", "POINT (1 2)", "LINESTRING (0 0, 9 0, 0 0)",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
    ],
)  # fmt: skip
def test_of_every_kind_among_plain_ones(wkt: str) -> None:
    plain = shapely.from_wkt("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))")
    require_same(np.array([plain, shapely.from_wkt(wkt)], dtype=object))
    require_same(np.array([shapely.from_wkt(wkt)], dtype=object))


def test_missing_ones_and_none() -> None:
    require_same(np.array([None, shapely.box(0, 0, 1, 1)], dtype=object))
    require_same(np.empty(0, dtype=object))


def test_coordinates_that_have_no_place_are_kept() -> None:
    shapes = np.array([shapely.from_wkt("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))")], dtype=object)
    old = shapely.get_coordinates(shapes)
    nowhere = np.where(old == 0, np.inf, old)
    np.testing.assert_array_equal(shapely.get_coordinates(moved(shapes, old, nowhere)), nowhere)


def test_heights_are_dropped() -> None:
    shapes = np.array([shapely.from_wkt("MULTIPOLYGON Z (((0 0 7, 9 0 7, 9 9 7, 0 0 7)))")], dtype=object)
    old = shapely.get_coordinates(shapes)
    assert not shapely.has_z(moved(shapes, old, old + 1)).any()
