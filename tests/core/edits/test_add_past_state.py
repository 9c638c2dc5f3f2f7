"""A state gone by becomes a scenario of its own, whole, and nothing else of the plan is touched."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.frames import frames_equal
from siteplanner.core.measures.factors import factors_of
from siteplanner.core.notes import Note
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests.edit_sequences import start

HERE = (470_010.0, 4_174_010.0)


def worked_on() -> Plan:
    """A plan with a note, a waiver and a factor of its base scenario."""
    made = start()
    made = edits.add_annotations(made, [Note(HERE, "北门")], "base").apply(made)
    made = edits.add_waiver("base", "overlap:P01:P02", "h", "agreed", "Li").apply(made)
    return edits.set_factor("power.coincidence_active", 0.7, "as measured", scope="base").apply(made)


def test_the_plants_are_those_of_the_state_and_the_other_scenarios_stay() -> None:
    past = worked_on()
    now = edits.remove_plants("base", ["P01"]).apply(edits.move_plants("base", ["P02"], 7.0, 0.0).apply(past))
    after = edits.add_past_state(now, past, "base", "was", "近期 · 昨天", "第 3 步").apply(now)
    assert frames_equal(after.plants("was"), past.plants("base"))
    assert after.plants("base") is now.plants("base")
    made = after.scenario("was")
    assert (made.name, made.description, made.parent_id) == ("近期 · 昨天", "第 3 步", "")
    assert after.active_scenario == now.active_scenario


def test_notes_and_factors_of_the_scenario_come_with_it() -> None:
    past = worked_on()
    now = edits.set_factor("power.coincidence_active", 0.9, "new", scope="base").apply(past)
    now = edits.change_note(str(past.annotations.index[0]), "南门", 10.0).apply(now)
    after = edits.add_past_state(now, past, "base", "was").apply(now)
    assert dict(after.annotations["text"]) == {"N001": "南门", "N001~was": "北门"}
    assert after.annotations["scenario_id"]["N001~was"] == "was"
    assert factors_of(after, "was").value("power.coincidence_active") == 0.7
    assert factors_of(after, "base").value("power.coincidence_active") == 0.9


def test_a_waiver_comes_along_only_while_it_still_stands() -> None:
    past = worked_on()
    stands = edits.add_past_state(past, past, "base", "was").apply(past)
    assert list(stands.waivers["scenario_id"]) == ["base", "was"]
    revoked = edits.remove_waiver("base", "overlap:P01:P02").apply(past)
    assert list(edits.add_past_state(revoked, past, "base", "was").apply(revoked).waivers["scenario_id"]) == []


def test_a_scenario_that_was_removed_since_comes_back_under_a_new_id() -> None:
    past = edits.add_scenario("far", "远期", copy_of="base").apply(worked_on())
    now = edits.remove_scenario("far").apply(past)
    after = edits.add_past_state(now, past, "far", "far-2").apply(now)
    assert frames_equal(after.plants("far-2"), past.plants("far"))


def test_ids_of_notes_that_are_taken_are_given_anew() -> None:
    past = worked_on()
    once = edits.add_past_state(past, past, "base", "was").apply(past)
    note = once.annotations.index[-1]
    other = edits.remove_scenario("was").apply(once)
    other = edits.rename_feature(other, "annotations", other.annotations.index[0], note).apply(other)
    again = edits.add_past_state(other, past, "base", "was").apply(other)
    assert again.annotations.index.is_unique
    assert len(again.annotations) == 2


def test_the_edit_survives_json_exactly() -> None:
    past = worked_on()
    edit = edits.add_past_state(past, past, "base", "was", "近期")
    again = edit_from_json(json.loads(json.dumps(edit.to_json(), ensure_ascii=False, allow_nan=False)))
    assert again == edit
    assert again.apply(past) == edit.apply(past)


def test_a_state_in_another_system_is_refused_with_both_named() -> None:
    now = start()
    past = Plan.new(Site.empty("EPSG:4548"))
    with pytest.raises(EditError, match=r"EPSG:4548.*EPSG:4547.*plan of its own"):
        edits.add_past_state(now, past, "base", "was")


@pytest.mark.parametrize(("scenario", "scenario_id"), [("none", "was"), ("base", "base"), ("base", " ")])
def test_no_such_scenario_or_an_id_in_use_is_refused(scenario: str, scenario_id: str) -> None:
    now = start()
    with pytest.raises(EditError):
        edits.add_past_state(now, now, scenario, scenario_id)
