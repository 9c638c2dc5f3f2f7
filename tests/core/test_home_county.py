"""Maps within and outside the county."""

from __future__ import annotations

import pytest
from pyproj import Geod

from siteplanner.core.coordinates import Box
from siteplanner.core.home_county import home_box, lie_together, outside_home, outside_home_km

WEST, SOUTH, EAST, NORTH = home_box()


@pytest.mark.parametrize(
    "box",
    [
        (113.6, 37.7, 113.7, 37.8),
        (113.0, 37.0, 115.0, 39.0),  # a map around the county
        (WEST - 1, 37.7, WEST + 0.01, 37.8),  # a road that reaches in
        (EAST + 0.01, 37.7, EAST + 0.02, 37.8),  # 0.01° is 880 m: a line may end a little beyond
    ],
)
def test_what_touches_the_county_is_not_asked_about(box: Box) -> None:
    assert outside_home_km(box) is None
    assert outside_home(box) is None


@pytest.mark.parametrize(
    ("box", "from_here", "to_there"),
    [
        ((115.0, 37.7, 115.1, 37.8), (EAST, 37.7), (115.0, 37.7)),  # east
        ((113.6, 36.0, 113.7, 36.5), (113.6, SOUTH), (113.6, 36.5)),  # south
        ((100.0, 30.0, 101.0, 31.0), (WEST, SOUTH), (101.0, 31.0)),  # corner to corner
        ((-3.0, 50.0, -2.9, 50.1), (WEST, NORTH), (-2.9, 50.0)),
    ],
)
def test_the_distance_is_that_of_the_nearest_points(
    box: Box, from_here: tuple[float, float], to_there: tuple[float, float]
) -> None:
    expected_km = Geod(ellps="WGS84").inv(*from_here, *to_there)[2] / 1000
    assert outside_home_km(box) == pytest.approx(expected_km, rel=1e-9)


def test_the_question_names_county_and_distance_in_the_readers_language() -> None:
    question = outside_home((116.3, 39.9, 116.5, 40.0))
    assert question is not None
    assert str(question).startswith("The map lies 278 km outside Pingding county.")
    assert question.values["county"].said_in("zh_CN") == "平定县"


def test_boxes_lie_together_where_they_touch_or_nearly_so() -> None:
    here = (116.3, 39.9, 116.5, 40.0)
    assert lie_together(here, (116.4, 39.95, 116.6, 40.1))
    assert lie_together(here, (116.505, 39.9, 116.6, 40.0))  # 0.005° at 40° north are 427 m
    assert not lie_together(here, (117.5, 39.9, 117.6, 40.0))
