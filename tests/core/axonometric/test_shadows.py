from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from siteplanner.core.axonometric.shadows import cast_shadows
from siteplanner.core.axonometric.solids import Solids
from siteplanner.core.axonometric.sun import Sun

FROM_WEST = Sun(azimuth_deg=270.0, height_deg=45.0)


def shadow(sun: Sun, *prisms: tuple[Any, float], raised: float = 1.0) -> Any:
    shapes = np.array([shape for shape, _ in prisms], dtype=object)
    solids = Solids.of(shapes, np.array([height for _, height in prisms]))
    return shapely.union_all(cast_shadows(solids, sun, raised))


def test_with_the_sun_in_the_west_at_45_degrees_the_shadow_reaches_as_far_east_as_the_box_is_high() -> None:
    dark = shadow(FROM_WEST, (shapely.box(0, 0, 10, 20), 15.0))
    assert dark.symmetric_difference(shapely.box(0, 0, 25, 20)).area < 1e-9  # the ground of the box is dark too


def test_a_lower_sun_and_exaggerated_heights_make_it_longer() -> None:
    box = shapely.box(0, 0, 10, 20), 15.0
    low = shadow(Sun(azimuth_deg=270.0, height_deg=30.0), box)
    assert low.bounds[2] == pytest.approx(10 + 15 * 3**0.5)
    assert shadow(FROM_WEST, box, raised=2.0).bounds[2] == pytest.approx(40.0)


def test_light_comes_through_between_two_wings_and_two_shadows_are_one_area() -> None:
    wings = shapely.box(0, 0, 40, 10).union(shapely.box(0, 0, 10, 60)).union(shapely.box(0, 50, 40, 60))
    dark = shadow(FROM_WEST, (wings, 5.0), (shapely.box(12, 20, 14, 22), 3.0))
    assert not dark.contains(shapely.Point(30, 30))
    assert dark.contains(shapely.Point(43, 5))
    assert dark.area == pytest.approx(shapely.union_all([dark]).area)


def test_a_sun_that_is_hardly_up_casts_none_that_could_be_drawn() -> None:
    assert shadow(Sun(azimuth_deg=270.0, height_deg=2.0), (shapely.box(0, 0, 10, 20), 15.0)).is_empty
    assert len(cast_shadows(Solids.of(np.empty(0, dtype=object), np.empty(0)), FROM_WEST)) == 0
