from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.site import shapes_of
from tests.edit_sequences import start


def test_a_plant_and_all_its_blocks_move_by_the_distance() -> None:
    before = start()
    after = edits.move_plants("base", ["P03"], 12.5, -3).apply(before)
    old, new = shapes_of(before.plants())[2], shapes_of(after.plants())[2]
    assert shapely.get_coordinates(new).tolist() == (shapely.get_coordinates(old) + np.array([12.5, -3.0])).tolist()


def test_a_missing_plant_or_scenario_is_named() -> None:
    with pytest.raises(EditError, match="no plant “P09” in scenario “base”"):
        edits.move_plants("base", ["P01", "P09"], 1, 1).apply(start())
    with pytest.raises(EditError, match=r"no scenario “later” in this plan\. It has: base"):
        edits.move_plants("later", ["P01"], 1, 1).apply(start())


def test_a_distance_must_be_finite() -> None:
    with pytest.raises(EditError, match="dn_m"):
        edits.move_plants("base", ["P01"], 0, float("nan"))
