from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.edits import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN
from tests.edit_sequences import start


def with_two_works() -> Plan:
    now = start()
    for type_id, east_m in (("anode_integrated", 300.0), ("anode_finishing", 700.0)):
        now = edits.place_plants(now, "base", type_id, (ORIGIN[0] + east_m, ORIGIN[1] + 50.0), 20.0).apply(now)
    return now


def test_every_plant_follows_the_law_of_its_own_type() -> None:
    now = with_two_works()
    edit = edits.set_capacities(now, "base", ["P04", "P05"], 12_000)
    one_by_one = now
    for plant in ("P04", "P05"):
        one_by_one = edits.set_capacity(one_by_one, "base", plant, 12_000).apply(one_by_one)
    assert edit.apply(now).plants().equals(one_by_one.plants())
    assert edit_from_json(edit.to_json()).apply(now).plants().equals(one_by_one.plants())
    assert str(edit.label()) == "Set the capacity of P04, P05 to 12,000"


def test_one_plant_that_cannot_refuses_for_all() -> None:
    with pytest.raises(EditError, match="P01"):
        edits.set_capacities(with_two_works(), "base", ["P04", "P01"], 12_000)
