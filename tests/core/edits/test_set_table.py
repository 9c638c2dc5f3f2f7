from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.edits.set_table import set_table
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, plan, site


@pytest.fixture
def works() -> Plan:
    empty = plan(site())
    at = (ORIGIN[0] + 100.0, ORIGIN[1] + 100.0)
    return edits.place_plants(empty, "base", "anode_finishing", at, capacity=10_000.0).apply(empty)


def test_a_capacity_takes_the_figures_of_its_type_along(works: Plan) -> None:
    edit, refused = set_table(works, "plants", {"capacity": {"P01": 12_000.0}})
    assert edit is not None
    assert not refused
    before, after = works.plants().loc["P01"], edit.apply(works).plants().loc["P01"]
    assert after["capacity"] == 12_000.0
    assert after["power_kw"] > before["power_kw"]


def test_with_another_type_the_capacity_is_set_alone(works: Plan) -> None:
    given = {"type_id": {"P01": "anode_integrated"}, "capacity": {"P01": 20_000.0}}
    edit, refused = set_table(works, "plants", given)
    assert edit is not None
    assert not refused
    before, after = works.plants().loc["P01"], edit.apply(works).plants().loc["P01"]
    assert (after["type_id"], after["capacity"]) == ("anode_integrated", 20_000.0)
    assert after["power_kw"] == before["power_kw"]
    assert after["geometry"] is before["geometry"]
