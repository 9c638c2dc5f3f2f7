"""The system that pasted coordinates are in is named, told by their figures, or refused; never taken for granted."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS

from siteplanner.core.coordinates import LONLAT, reproject
from siteplanner.core.errors import InputError
from siteplanner.services.pasted_place import MOST_CORNERS, placed
from tests.builders import rect

PLAN = CRS(4547)
SQUARE = rect(0, 0, 40, 30)


@pytest.mark.parametrize(
    ("epsg", "said"),
    [
        (4547, "taken as EPSG:4547"),
        (4526, "Converted from EPSG:4526"),  # the zone of the same meridian before the easting
        (4326, "longitude and latitude"),
    ],
)
def test_a_system_that_is_not_named_is_told_by_the_figures(epsg: int, said: str) -> None:
    source = LONLAT if epsg == 4326 else CRS(epsg)
    (there,) = reproject(np.array([SQUARE]), PLAN, source)
    found = placed([there], [{}], None, PLAN)
    assert shapely.hausdorff_distance(found.shapes[0], SQUARE) < 1e-3
    assert said in str(found.remark)


def test_the_plans_own_system_needs_no_remark_and_keeps_every_bit() -> None:
    found = placed([SQUARE], [{"name": "a"}], PLAN, PLAN)
    assert found.remark is None
    assert found.shapes[0].equals(SQUARE)
    assert found.values == ({"name": "a"},)


def test_heights_are_dropped() -> None:
    (found,) = placed([shapely.force_3d(SQUARE, 12.0)], [{}], PLAN, PLAN).shapes
    assert not found.has_z


def test_too_many_corners_and_corners_without_a_position_are_refused() -> None:
    turn = np.linspace(0.0, 2 * np.pi, MOST_CORNERS + 1)
    ring = shapely.Polygon(np.column_stack([np.cos(turn), np.sin(turn)]))
    with pytest.raises(InputError, match="corners"):
        placed([ring], [{}], PLAN, PLAN)
    with pytest.raises(InputError, match="without a position"):
        placed([shapely.from_wkt("POLYGON ((0 0, 1 0, inf 1, 0 0))")], [{}], PLAN, PLAN)
    with pytest.raises(InputError, match="no place in EPSG:4547"):
        placed([shapely.box(0, 91, 1, 99)], [{}], LONLAT, PLAN)
