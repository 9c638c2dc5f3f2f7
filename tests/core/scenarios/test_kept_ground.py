"""A plan file that another program changed: what it did to the base came in the base, what to the child is its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.difference import PlantChanges
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.core.scenarios.taking_over import taking_over
from siteplanner.files.plan_file import open_plan, save_plan
from tests.scenario_family import CHILD, PARENT, family


def changed_outside(plan: Plan, path: Path, scenario_id: str, does: str, plant_id: str = "P01") -> Plan:
    with closing(sqlite3.connect(save_plan(plan, path))) as file:
        file.create_function("ST_IsEmpty", 1, lambda _: 0)  # triggers of the format ask for it
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            file.create_function(name, 1, lambda _: 0.0)
        file.execute(f"{does} where scenario_id = ? and plant_id = ?", (scenario_id, plant_id))
        file.commit()
    return open_plan(path)


@pytest.mark.parametrize(
    ("does", "came"),
    [
        ("update plants set jobs = 77", PlantChanges(altered=("P01",))),
        ("update plants set name = null, power_kw = 5.5", PlantChanges(altered=("P01",))),
        ("delete from plants", PlantChanges(removed=("P01",))),
    ],
)
def test_what_it_does_to_the_base_came_in_the_base_and_flows(tmp_path: Path, does: str, came: PlantChanges) -> None:
    back = changed_outside(family(), tmp_path / "p.gpkg", PARENT, does)
    assert behind(back, CHILD) == came
    assert not own_changes(back, CHILD)
    taken = taking_over(back, CHILD)
    assert not taken.clashes
    assert taken.plan.plants(CHILD) is back.plants(PARENT)


def test_what_it_does_to_the_child_is_the_childs_own(tmp_path: Path) -> None:
    back = changed_outside(family(), tmp_path / "p.gpkg", CHILD, "update plants set jobs = 77")
    assert not behind(back, CHILD)
    assert own_changes(back, CHILD) == PlantChanges(altered=("P01",))


def test_what_it_does_to_a_plant_the_child_works_on_is_told_from_that_work(tmp_path: Path) -> None:
    plan = family(edits.set_attributes(CHILD, ["P01"], {"power_kw": 700.0}), edits.remove_plants(PARENT, ["P02"]))
    back = changed_outside(plan, tmp_path / "p.gpkg", PARENT, "update plants set jobs = 77")
    assert behind(back, CHILD) == PlantChanges(altered=("P01",), removed=("P02",))
    taken = taking_over(back, CHILD)
    assert not taken.clashes
    assert tuple(taken.plan.plants(CHILD).loc["P01", ["power_kw", "jobs"]]) == (700.0, 77)


def test_nothing_but_sums_is_kept_of_plants_that_nobody_changed(tmp_path: Path) -> None:
    path = save_plan(family(edits.move_plants(PARENT, ["P03"], 5.0, 0.0)), tmp_path / "p.gpkg")
    with closing(sqlite3.connect(path)) as file:
        [(kept,)] = file.execute("select json_extract(json, '$.rows.index.values') from scenario_grounds").fetchall()
    assert kept == '["P03"]'
