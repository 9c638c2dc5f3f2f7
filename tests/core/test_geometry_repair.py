"""Shapes screened and mended: each fault told once, what is good kept."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from siteplanner.core.geometry_repair import mend, same_shapes, screen
from siteplanner.core.import_report import Note
from siteplanner.core.schema import GeometryKind
from siteplanner.core.site import Geometries
from tests.builders import line, point, rect, shape
from tests.drawn_maps import unchecked


def array(*shapes: BaseGeometry | None) -> Geometries:
    out = np.empty(len(shapes), dtype=object)
    out[:] = shapes
    return out


def both(kind: GeometryKind, *shapes: BaseGeometry | None) -> tuple[Geometries, list[Note]]:
    screened, notes = screen(array(*shapes), kind)
    mended, more = mend(screened, kind)
    return mended, [note for note in (*notes, *more) if shapes]


def told(notes: list[Note]) -> list[tuple[str, str]]:
    return [(action, str(why)) for _, action, why in notes]


BOW_TIE = shape((0, 0), (10, 10), (10, 0), (0, 10))


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (shapely.Polygon(), "The shape is empty."),
        (point(0, 0), "A point where a polygon is needed."),
        (line((0, 0), (5, 5)), "A line where a polygon is needed."),
        (shapely.GeometryCollection([point(0, 0)]), "A mixed collection where a polygon is needed."),
        (unchecked("POLYGON ((0 0, nan 1, 1 1, 0 0))"), "A coordinate is not a number or infinite."),
        (unchecked("POLYGON ((0 0, inf 1, 1 1, 0 0))"), "A coordinate is not a number or infinite."),
        (shape((0, 0), (10, 0), (20, 0)), "nothing with an area is left of it"),
        (rect(0, 0, 1e-3, 1e-3), "The shape covers no area."),
    ],
)
def test_a_parcel_that_cannot_be_one_is_refused_and_its_neighbour_kept(fault: BaseGeometry, why: str) -> None:
    shapes, notes = both("MultiPolygon", fault, rect(50, 0, 10, 10))
    assert shapes[0] is None
    assert shapely.area(shapes[1]) == 100.0
    assert [(row, action) for row, action, _ in notes] == [(0, "refused")]
    assert why in str(notes[0][2])


def test_an_invalid_polygon_is_rebuilt_and_the_change_of_area_told() -> None:
    # two triangles of 25 m²; the outline as it was winds once each way: 0 m²
    shapes, notes = both("MultiPolygon", BOW_TIE)
    assert shapely.is_valid(shapes[0])
    assert shapely.area(shapes[0]) == 50.0
    assert told(notes) == [("repaired", "Invalid shape (Self-intersection) repaired; its area changed by +50.00 m².")]


def test_parts_that_overlap_count_once() -> None:
    shapes, _ = both("MultiPolygon", shapely.MultiPolygon([rect(0, 0, 10, 10), rect(5, 0, 10, 10)]))
    assert shapely.area(shapes[0]) == 150.0


def test_areas_are_taken_out_of_a_mixed_collection() -> None:
    shapes, notes = both("MultiPolygon", shapely.GeometryCollection([rect(0, 0, 10, 10), point(3, 3)]))
    assert shapely.area(shapes[0]) == 100.0
    assert told(notes) == [("simplified", "Lines or points mixed with the areas were left out.")]


def test_heights_are_dropped() -> None:
    shapes, _ = both("MultiPolygon", shapely.force_3d(rect(0, 0, 10, 10), 8.0))
    assert not shapely.has_z(shapes[0])


def test_a_single_point_in_a_set_of_points_is_a_point() -> None:
    shapes, notes = both("Point", shapely.MultiPoint([point(1, 1)]), shapely.MultiPoint([point(1, 1), point(2, 2)]))
    assert shapes[0].geom_type == "Point"
    assert told(notes) == [("refused", "A set of points where a point is needed.")]


def test_a_constraint_may_be_anything_valid() -> None:
    shapes, notes = both("Unknown", line((0, 0), (5, 5)), point(0, 0), rect(0, 0, 5, 5), BOW_TIE)
    assert [s.geom_type for s in shapes[:3]] == ["LineString", "Point", "Polygon"]
    assert [action for _, action, _ in notes] == ["repaired"]


def test_the_same_shape_is_found_whatever_vertex_it_starts_at() -> None:
    a = shape((0, 0), (10, 0), (10, 10), (0, 10))
    b = shape((10, 10), (10, 0), (0, 0), (0, 10))
    assert same_shapes(array(a, rect(20, 0, 10, 10), b, None)) == [(2, 0)]


def test_the_same_box_is_not_the_same_shape() -> None:
    assert same_shapes(array(rect(0, 0, 10, 10), shape((0, 0), (10, 0), (10, 10)))) == []


corner = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(st.lists(st.lists(corner, min_size=3, max_size=8), min_size=1, max_size=4))
def test_whatever_was_drawn_what_is_kept_is_a_valid_area(rings: list[list[tuple[int, int]]]) -> None:
    drawn = array(*(shapely.Polygon(ring) for ring in rings))
    shapes, notes = both("MultiPolygon", *drawn)
    refused = {row for row, action, _ in notes if action == "refused"}
    for row, made in enumerate(shapes):
        assert (made is None) == (row in refused)
        if made is not None:
            assert made.geom_type in {"Polygon", "MultiPolygon"}
            assert made.is_valid
            assert made.area > 0
