"""Land made of parcels, hairline gaps closed."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity

from siteplanner.core.land import closed_land
from tests.builders import rect

GAP_M = 0.02


def land(*parcels: shapely.Polygon) -> shapely.Geometry:
    return closed_land(np.zeros(len(parcels), dtype=np.intp), np.array(parcels, dtype=object), 1, GAP_M)[0]


@pytest.mark.parametrize(("gap_m", "parts"), [(0.0, 1), (0.019, 1), (0.021, 2)])
def test_gaps_narrower_than_the_tolerance_are_closed(gap_m: float, parts: int) -> None:
    made = land(rect(0, 0, 50, 50), rect(50 + gap_m, 0, 50, 50))
    assert shapely.get_num_geometries(made) == parts
    assert made.area == pytest.approx(5000 + (gap_m * 50 if parts == 1 else 0), abs=1e-5)


def test_a_slit_is_closed_and_a_courtyard_stays() -> None:
    slit = rect(0, 0, 50, 50).difference(rect(10, 10, 0.01, 20))
    court = rect(0, 0, 50, 50).difference(rect(10, 10, 5, 5))
    assert land(slit).area == pytest.approx(2500.0)
    assert land(court).area == pytest.approx(2475.0)


def test_corners_stay_where_they_are() -> None:
    sharp = shapely.affinity.rotate(shapely.Polygon([(470000, 4174000), (470100, 4174008), (470100, 4174000)]), 17)
    assert shapely.hausdorff_distance(shapely.boundary(sharp), shapely.boundary(land(sharp))) < 0.001


def test_lands_are_made_one_for_each_asker_in_any_order() -> None:
    parcels = np.array([rect(0, 0, 10, 10), rect(100, 0, 10, 20), rect(10, 0, 10, 10)], dtype=object)
    made = closed_land(np.array([2, 0, 2]), parcels, 4, GAP_M)
    assert list(np.round(shapely.area(made), 3)) == [200.0, 0.0, 200.0, 0.0]
