"""Collections taken apart."""

from __future__ import annotations

import numpy as np
import shapely

from siteplanner.core.simple_parts import of_dimensions, simple_parts
from tests.builders import line, multi, point, rect

TWO = multi(rect(0, 0, 4, 4), rect(9, 0, 4, 4))
MIXED = shapely.GeometryCollection([point(0, 0), shapely.GeometryCollection([TWO])])


def test_collections_in_collections_come_apart_with_the_row_they_are_of() -> None:
    parts, owner = simple_parts(np.array([line((0, 0), (1, 0)), MIXED, shapely.Polygon()]))
    assert [part.geom_type for part in parts] == ["LineString", "Point", "Polygon", "Polygon"]
    assert owner.tolist() == [0, 1, 1, 1]


def test_what_has_an_area_and_what_has_none_are_told_apart() -> None:
    rows = np.array([rect(0, 0, 2, 2), MIXED, point(1, 1)])
    assert shapely.area(of_dimensions(rows, (2,))).tolist() == [4.0, 32.0, 0.0]
    assert shapely.is_empty(of_dimensions(rows, (0, 1))).tolist() == [True, False, False]
