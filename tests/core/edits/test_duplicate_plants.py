from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.site import shapes_of
from tests.edit_sequences import start


def test_a_copy_has_all_attributes_and_stands_beside() -> None:
    now = start()
    plants = edits.duplicate_plants(now, "base", ["P03", "P01"], 10, 5).apply(now).plants()
    assert list(plants.index) == ["P01", "P02", "P03", "P04", "P05"]
    copy, source = plants.loc["P04"].drop("geometry"), plants.loc["P03"].drop("geometry")
    assert copy.dropna().equals(source.dropna())
    moved = shapely.get_coordinates(shapes_of(plants)[3]) - shapely.get_coordinates(shapes_of(plants)[2])
    assert (moved == [10.0, 5.0]).all()


def test_plants_can_be_copied_into_another_scenario_under_their_own_ids() -> None:
    now = edits.add_scenario("next").apply(start())
    edit = edits.duplicate_plants(now, "next", ["P02"], 0, 0, source_id="base", new_ids=["P02"])
    plants = edit.apply(now).plants("next")
    assert list(plants.index) == ["P02"]
    assert plants.loc["P02", "jobs"] == 120.0
    assert str(plants["fire_grade"].dtype) == "Int64"


def test_ids_in_use_and_missing_plants_are_refused() -> None:
    now = start()
    with pytest.raises(EditError, match="already a plant “P01”"):
        edits.duplicate_plants(now, "base", ["P02"], 1, 1, new_ids=["P01"])
    with pytest.raises(EditError, match="no plant “P09”"):
        edits.duplicate_plants(now, "base", ["P09"], 1, 1)
