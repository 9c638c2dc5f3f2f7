"""Plant by plant: what one scenario has different from another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.comparing.plant_differences import differing_fields, only_in, plant_differences
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, factory, plan, rect, site

IDS = ("P1", "P2", "P3")


def town() -> Plan:
    made = plan(
        site({"L1": rect(0, 0, 400, 200)}),
        {key: factory(rect(20 + 100 * at, 60, 60, 60), jobs=10, name=f"Works {at}") for at, key in enumerate(IDS)},
    )
    return edits.add_scenario("b", copy_of="base").apply(made)


def test_each_kind_is_told_with_what_it_is_about() -> None:
    made = edits.remove_plants("b", ["P1"]).apply(town())
    made = edits.move_plants("b", ["P2"], 30.0, 40.0).apply(made)
    made = edits.set_attributes("b", ["P2", "P3"], {"jobs": 14}).apply(made)
    found = {each.plant_id: each for each in plant_differences(made.plants("base"), made.plants("b"))}
    assert {key: each.kind for key, each in found.items()} == {"P1": "removed", "P2": "moved", "P3": "altered"}
    assert found["P2"].moved_m == pytest.approx(50.0)  # 30, 40, 50
    assert found["P2"].bounds == pytest.approx(
        (ORIGIN[0] + 120, ORIGIN[1] + 60, ORIGIN[0] + 210, ORIGIN[1] + 160)
    )  # from where it was to where it is
    assert [(f.field, f.before, f.after, f.delta) for f in found["P3"].fields] == [("jobs", 10, 14, 4.0)]
    assert found["P1"].name == "Works 0"
    assert differing_fields(tuple(found.values())) == ("jobs",)
    assert set(only_in(tuple(found.values()), "jobs").altered) == {"P2", "P3"}


def test_a_blank_is_no_number() -> None:
    made = edits.set_attributes("b", ["P3"], {"jobs": None, "note": "later"}).apply(town())
    (found,) = plant_differences(made.plants("base"), made.plants("b"))
    assert {f.field: (f.before, f.after, f.delta) for f in found.fields} == {
        "jobs": (10, None, None),
        "note": (None, "later", None),
    }


@given(st.data())
def test_the_other_way_round_is_the_opposite(data: st.DataObject) -> None:
    made = town()
    for plant_id in IDS:
        act = data.draw(st.sampled_from(["keep", "remove", "move", "alter"]))
        if act == "remove":
            made = edits.remove_plants("b", [plant_id]).apply(made)
        elif act == "move":
            made = edits.move_plants("b", [plant_id], 7.0, 0.0).apply(made)
        elif act == "alter":
            made = edits.set_attributes("b", [plant_id], {"jobs": 99}).apply(made)
    forth = {e.plant_id: e for e in plant_differences(made.plants("base"), made.plants("b"))}
    back = {e.plant_id: e for e in plant_differences(made.plants("b"), made.plants("base"))}
    opposite = {"added": "removed", "removed": "added", "moved": "moved", "altered": "altered"}
    assert {key: opposite[each.kind] for key, each in forth.items()} == {key: each.kind for key, each in back.items()}
    for key, each in forth.items():
        assert [(f.field, f.after, f.before) for f in each.fields] == [
            (f.field, f.before, f.after) for f in back[key].fields
        ]


def test_scenarios_alike_have_no_differences() -> None:
    made = town()
    assert plant_differences(made.plants("base"), made.plants("b")) == ()
