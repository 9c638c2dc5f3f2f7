"""Which plants are under the pointer and in a rectangle."""

from __future__ import annotations

import pytest

from siteplanner.gui.canvas.hits import Box, PlantHits
from tests.builders import ORIGIN, factory, multi, plan, rect, shape, site

PLANTS = {
    "A": rect(0, 0, 100, 100),
    "B": rect(40, 40, 20, 20),
    "C": rect(200, 0, 10, 10),
    "D": factory(None),
    "E": multi(rect(300, 0, 10, 10), rect(340, 0, 10, 10)),
    "F": shape((0, 300), (100, 300), (0, 400)),
}


@pytest.fixture
def hits() -> PlantHits:
    return PlantHits(plan(site(), PLANTS).plants())


def box(west: float, south: float, east: float, north: float) -> Box:
    return ORIGIN[0] + west, ORIGIN[1] + south, ORIGIN[0] + east, ORIGIN[1] + north


@pytest.mark.parametrize(
    ("east_m", "north_m", "expected"),
    [
        (10, 10, ("A",)),
        (50, 50, ("B", "A")),
        (38, 50, ("A", "B")),
        (-2, 50, ("A",)),
        (-4, 50, ()),
        (325, 5, ()),
        (345, 5, ("E",)),
        (90, 390, ()),
    ],
)
def test_what_lies_under_a_point(hits: PlantHits, east_m: float, north_m: float, expected: tuple[str, ...]) -> None:
    assert hits.at(ORIGIN[0] + east_m, ORIGIN[1] + north_m, 3.0) == expected


def test_inside_takes_what_lies_in_the_rectangle_whole(hits: PlantHits) -> None:
    assert hits.inside(box(-1, -1, 220, 110)) == ("A", "B", "C")
    assert hits.inside(box(30, 30, 220, 110)) == ("B",)
    assert hits.inside(box(290, -5, 320, 20)) == ()


def test_touching_takes_the_shape_and_not_its_bounding_box(hits: PlantHits) -> None:
    assert hits.touching(box(95, 95, 99, 99)) == ("A",)
    assert hits.touching(box(315, 0, 335, 10)) == ()
    assert hits.touching(box(80, 380, 99, 399)) == ()
    assert hits.touching(box(0, 350, 10, 355)) == ("F",)


def test_bounds_of_some_and_of_none(hits: PlantHits) -> None:
    assert hits.bounds(("B", "C")) == box(40, 0, 210, 60)
    assert hits.bounds(("D",)) is None
    assert hits.bounds(()) is None
    assert hits.bounds(("no such",)) is None


def test_a_plan_without_plants_hits_nothing() -> None:
    nothing = PlantHits(plan(site()).plants())
    assert nothing.at(*ORIGIN, 5.0) == ()
    assert nothing.inside(box(0, 0, 1, 1)) == ()
    assert nothing.touching(box(0, 0, 1, 1)) == ()
