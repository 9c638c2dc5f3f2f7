"""A sheet is about its zone, else its plant, else what was chosen, else the whole site."""

from __future__ import annotations

import pytest

from siteplanner.core.errors import EditError, InputError
from siteplanner.core.sheets.extent import extent_of
from siteplanner.core.sheets.map_sheet import MapSheet
from tests import builders
from tests.builders import ORIGIN, factory, rect

PLAN = builders.plan(
    builders.site(zones={"Z1": rect(0, 0, 100, 50), "Z2": None}), {"P1": factory(rect(10, 20, 20, 10))}
)
E, N = ORIGIN


def test_a_zones_sheet_shows_the_zone_and_a_plants_sheet_the_land_around_it() -> None:
    assert extent_of(PLAN, MapSheet("A", zone_id="Z1")) == (E, N, E + 100, N + 50)
    # 0.6 of the longer side, 20 m, on each side
    assert extent_of(PLAN, MapSheet("A", plant_id="P1")) == (E - 2, N + 8, E + 42, N + 42)
    assert extent_of(PLAN, MapSheet("A", bounds=(0.0, 0.0, 5.0, 5.0))) == (0.0, 0.0, 5.0, 5.0)
    assert extent_of(PLAN, MapSheet("A")) is None


def test_what_is_not_there_or_has_no_shape_is_refused() -> None:
    with pytest.raises(EditError, match="Z9"):
        extent_of(PLAN, MapSheet("A", zone_id="Z9"))
    with pytest.raises(EditError, match="P9"):
        extent_of(PLAN, MapSheet("A", plant_id="P9"))
    with pytest.raises(InputError, match="Z2"):
        extent_of(PLAN, MapSheet("A", zone_id="Z2"))
