from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.site import shapes_of
from tests.builders import rect
from tests.edit_sequences import start


def test_a_plant_takes_the_new_footprint_and_keeps_its_attributes() -> None:
    before = start()
    after = edits.reshape_plant("base", "P02", rect(0, 0, 3, 4)).apply(before)
    assert shapes_of(after.plants())[1].area == 12.0
    assert after.plants().drop(columns="geometry").equals(before.plants().drop(columns="geometry"))


def test_a_point_is_refused() -> None:
    with pytest.raises(EditError, match="must be a polygon"):
        edits.reshape_plant("base", "P02", shapely.Point(0, 0))
