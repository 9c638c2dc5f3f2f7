from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.builders import plan, rect, site
from tests.edit_sequences import start


def test_plants_come_after_those_that_are_there_and_are_numbered_on() -> None:
    edit = edits.add_plants(start(), "base", [rect(0, 0, 1, 1), None], [{"jobs": "12"}, {}])
    plants = edit.apply(start()).plants()
    assert list(plants.index) == ["P01", "P02", "P03", "P04", "P05"]
    assert plants.loc["P04", "jobs"] == 12.0
    assert plants.geometry.loc["P05"].is_empty


def test_a_column_that_came_with_a_users_map_is_kept() -> None:
    plants = edits.add_plants(start(), "base", [rect(0, 0, 1, 1)]).apply(start()).plants()
    assert plants["gis_note"].tolist()[:3:2] == ["a", "丙"]


def test_the_first_plant_of_an_empty_scenario_has_every_column() -> None:
    empty = plan(site())
    plants = edits.add_plants(empty, "base", [rect(0, 0, 1, 1)], plant_ids=["炭-1"]).apply(empty).plants()
    assert list(plants.columns) == list(empty.plants().columns)
    assert (plants.dtypes == empty.plants().dtypes).all()


def test_an_id_in_use_is_refused_unless_it_is_to_be_overwritten() -> None:
    now = start()
    with pytest.raises(EditError, match="already a plant “P02”"):
        edits.add_plants(now, "base", [rect(0, 0, 1, 1)], plant_ids=["P02"])
    over = edits.add_plants(now, "base", [rect(0, 0, 2, 3)] * 2, [{"jobs": 5}] * 2, ["P02", "N1"], overwrite=True)
    plants = over.apply(now).plants()
    assert list(plants.index) == ["P01", "P02", "P03", "N1"]
    assert plants.geometry.loc["P02"].area == 6.0
    assert plants.loc["P02", ["jobs", "power_kw"]].tolist() == [5.0, 1000.0]


def test_an_edit_is_checked_again_when_it_is_applied_elsewhere() -> None:
    edit = edits.add_plants(plan(site()), "base", [rect(0, 0, 1, 1)])
    with pytest.raises(EditError, match="already a plant “P01”"):
        edit.apply(start())


def test_only_areas_can_be_added() -> None:
    with pytest.raises(EditError, match="must be a polygon"):
        edits.add_plants(start(), "base", [shapely.Point(1, 1)])
    with pytest.raises(EditError, match="Name at least one plant"):
        edits.add_plants(start(), "base", [])
    with pytest.raises(ValueError, match="do not fit"):
        edits.add_plants(start(), "base", [rect(0, 0, 1, 1)], [{}, {}])
