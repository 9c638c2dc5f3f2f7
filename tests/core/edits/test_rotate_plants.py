from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, plan, rect, site
from tests.edit_sequences import start


def bounds(of: Plan, row: int = 0) -> list[float]:
    east, north = ORIGIN
    return (np.array(shapes_of(of.plants())[row].bounds) - [east, north, east, north]).tolist()


def test_a_quarter_turn_about_the_centre_is_exact() -> None:
    # 40 x 30 m about (30, 25): 30 x 40 m about the same point
    assert bounds(edits.rotate_plants("base", ["P01"], 90).apply(start())) == [15.0, 5.0, 45.0, 45.0]


def test_a_positive_angle_turns_counter_clockwise() -> None:
    east = plan(site(), {"P01": rect(10, -1, 2, 2)})
    turned = edits.rotate_plants("base", ["P01"], 90, pivot=ORIGIN).apply(east)
    assert bounds(turned) == [-1.0, 10.0, 1.0, 12.0]  # what lay east of the pivot lies north of it


def test_several_plants_turn_together_about_the_centre_of_their_common_box() -> None:
    two = plan(site(), {"P01": rect(0, 0, 10, 10), "P02": rect(90, 0, 10, 10)})
    turned = edits.rotate_plants("base", ["P01", "P02"], 180).apply(two)
    assert bounds(turned, 0) == [90.0, 0.0, 100.0, 10.0]
    assert bounds(turned, 1) == [0.0, 0.0, 10.0, 10.0]


@pytest.mark.parametrize("angle", [15.0, 90.0, 123.4])
def test_turning_there_and_back_moves_no_corner_by_a_micrometre(angle: float) -> None:
    before = start()
    about = (ORIGIN[0] + 7.3, ORIGIN[1] - 2.9)
    there = edits.rotate_plants("base", ["P03"], angle, about).apply(before)
    back = edits.rotate_plants("base", ["P03"], -angle, about).apply(there)
    old, new = (shapely.get_coordinates(shapes_of(p.plants())[2]) for p in (before, back))
    assert np.abs(new - old).max() < 1e-6
    assert shapes_of(there.plants())[2].area == pytest.approx(shapes_of(before.plants())[2].area, rel=1e-9)


def test_a_plant_without_footprint_has_nothing_to_turn() -> None:
    blank = plan(site(), {"P01": None})
    assert edits.rotate_plants("base", ["P01"], 30).apply(blank) == blank


def test_angle_and_pivot_must_be_finite() -> None:
    with pytest.raises(EditError, match="angle_deg"):
        edits.rotate_plants("base", ["P01"], float("inf"))
    with pytest.raises(EditError, match="pivot north"):
        edits.rotate_plants("base", ["P01"], 1, (0.0, float("nan")))
