"""Adding, removing, renaming and choosing scenarios."""

from __future__ import annotations

import dataclasses
import json

import pytest

from siteplanner.core import edits, schema
from siteplanner.core.errors import EditError
from siteplanner.core.measures.factors import factors_of, own_factors
from siteplanner.core.plan import Plan
from tests.builders import frame, rect
from tests.edit_sequences import start


def with_rows() -> Plan:
    """A plan whose base scenario has an area on a site, an annotation and a waiver."""
    here = {"scenario_id": "base"}
    now = dataclasses.replace(
        start(),
        site_areas=frame(schema.SITE_AREAS, {"A1": (rect(0, 0, 1, 1), {**here, "plant_id": "P01", "use": "green"})}),
        annotations=frame(schema.ANNOTATIONS, {"N1": (rect(0, 0, 1, 1), {**here, "text": "入口"})}),
    )
    return edits.add_waiver("base", "overlap:P01:P02", "h", "agreed", "Li").apply(now)


def test_a_copy_shares_the_plants_until_they_change() -> None:
    now = edits.add_scenario("step-2025", "近期", copy_of="base", description="到 2025 年").apply(start())
    made = now.scenario("step-2025")
    assert (made.name, made.parent_id, made.description) == ("近期", "", "到 2025 年")
    assert now.plants("step-2025") is now.plants("base")
    assert now.active_scenario == "base"


def test_a_copy_brings_areas_annotations_and_waivers_along() -> None:
    now = edits.add_scenario("next", copy_of="base").apply(with_rows())
    assert now.site_areas is not None
    assert now.annotations is not None
    assert list(now.site_areas.index) == ["A1", "A1~next"]
    assert now.site_areas["scenario_id"].tolist() == ["base", "next"]
    assert list(now.annotations.index) == ["N1", "N1~next"]
    assert now.waivers["scenario_id"].tolist() == ["base", "next"]


def test_removing_a_scenario_takes_its_rows_along_and_leaves_the_others() -> None:
    before = with_rows()
    now = edits.remove_scenario("next").apply(edits.add_scenario("next", copy_of="base").apply(before))
    assert now == before


def test_a_copy_brings_the_factors_along_that_are_set_for_the_scenario() -> None:
    factor = "power.coincidence_active"
    own = edits.set_factor(factor, 0.7, "survey", scope="base").apply(start())
    now = edits.add_scenario("next", copy_of="base").apply(own)
    assert own_factors(now) == {"base": {factor: (0.7, "survey")}, "next": {factor: (0.7, "survey")}}
    apart = edits.set_factor(factor, 0.8, scope="next").apply(now)
    assert factors_of(apart, "base").value(factor) == 0.7
    assert edits.remove_scenario("next").apply(apart) == own


def test_a_scenario_that_starts_empty_has_no_factors_of_its_own() -> None:
    left = json.dumps({"gone": {"power.coincidence_active": {"value": 0.7, "note": ""}}})
    now = edits.add_scenario("gone").apply(dataclasses.replace(start(), settings={"factors": left}))
    assert own_factors(now) == {}


def test_factors_that_cannot_be_read_stay_as_they_are() -> None:
    broken = dataclasses.replace(start(), settings={"factors": "{"})
    now = edits.remove_scenario("next").apply(edits.add_scenario("next", copy_of="base").apply(broken))
    assert now == broken


def test_when_the_active_scenario_is_removed_its_neighbour_becomes_active() -> None:
    now = edits.set_active_scenario("next").apply(edits.add_scenario("next").apply(start()))
    assert edits.remove_scenario("next").apply(now).active_scenario == "base"
    assert edits.remove_scenario("base").apply(now).active_scenario == "next"


def test_the_last_scenario_stays() -> None:
    with pytest.raises(EditError, match="only scenario"):
        edits.remove_scenario("base").apply(start())


def test_a_new_name_leaves_the_id() -> None:
    now = edits.rename_scenario("base", " 现状 ").apply(start())
    assert (now.scenario("base").name, now.scenario("base").description) == ("现状", "")


def test_bad_names_and_unknown_scenarios_are_refused() -> None:
    now = start()
    for make, sentence in (
        (lambda: edits.add_scenario(" "), "needs a short name"),
        (lambda: edits.add_scenario("base").apply(now), "already a scenario “base”"),
        (lambda: edits.add_scenario("x", copy_of="y").apply(now), "no scenario “y”"),
        (lambda: edits.rename_scenario("base", "  "), "name is blank"),
        (lambda: edits.rename_scenario("y", "z").apply(now), "no scenario “y”"),
        (lambda: edits.set_active_scenario("y").apply(now), "no scenario “y”"),
        (lambda: edits.remove_scenario("y").apply(now), "no scenario “y”"),
    ):
        with pytest.raises(EditError, match=sentence):
            make()
