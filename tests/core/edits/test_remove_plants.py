from __future__ import annotations

import dataclasses

import pytest

from siteplanner.core import edits, schema
from siteplanner.core.errors import EditError
from tests.builders import frame, rect
from tests.edit_sequences import start


def test_the_others_stay_in_order() -> None:
    assert list(edits.remove_plants("base", ["P02"]).apply(start()).plants().index) == ["P01", "P03"]
    assert len(edits.remove_plants("base", ["P01", "P02", "P03"]).apply(start()).plants()) == 0


def test_the_areas_on_its_site_go_with_a_plant() -> None:
    areas = frame(
        schema.SITE_AREAS,
        {
            "A1": (rect(0, 0, 1, 1), {"scenario_id": "base", "plant_id": "P01", "use": "green"}),
            "A2": (rect(0, 0, 1, 1), {"scenario_id": "base", "plant_id": "P02", "use": "green"}),
            "A3": (rect(0, 0, 1, 1), {"scenario_id": "later", "plant_id": "P01", "use": "green"}),
        },
    )
    now = dataclasses.replace(start(), site_areas=areas)
    after = edits.remove_plants("base", ["P01"]).apply(now)
    assert after.site_areas is not None
    assert list(after.site_areas.index) == ["A2", "A3"]
    assert edits.remove_plants("base", ["P03"]).apply(now).site_areas is areas


def test_a_plant_that_is_not_there_is_named() -> None:
    with pytest.raises(EditError, match="no plant “P09”"):
        edits.remove_plants("base", ["P09"]).apply(start())
