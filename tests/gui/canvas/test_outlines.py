"""Shapes of every kind as painter paths."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.gui.canvas.outlines import scene_outline

ORIGIN = (100.0, 200.0)


@pytest.mark.parametrize(
    ("shape", "points"),
    [
        (shapely.Point(1, 2), 0),
        (shapely.Polygon(), 0),
        (shapely.LineString([(0, 0), (10, 0), (10, 5)]), 3),
        (shapely.box(0, 0, 10, 10), 5),
        (shapely.box(0, 0, 10, 10) - shapely.box(2, 2, 4, 4), 10),
        (shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)]), 10),
        (shapely.GeometryCollection([shapely.Point(0, 0), shapely.LineString([(0, 0), (1, 1)])]), 2),
    ],
)
def test_every_ring_and_line_is_drawn(shape: BaseGeometry, points: int) -> None:
    assert scene_outline(shape, ORIGIN).elementCount() == points


def test_north_is_up() -> None:
    first = scene_outline(shapely.LineString([(110, 230), (120, 230)]), ORIGIN).elementAt(0)
    assert (first.x, first.y) == (10.0, -30.0)
