"""Scenarios hang on each other as a tree, whatever a file says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan, Scenario
from siteplanner.core.scenarios.tree import (
    ancestors_of,
    children_of,
    in_tree_order,
    may_move_under,
    parent_of,
    sound_links,
)  # fmt: skip
from tests.edit_sequences import start


def grown() -> Plan:
    """base ─ a ─ a1; base ─ b; and an independent copy of a, between them in the list."""
    plan = start()
    for name, of, linked in (("a", "base", True), ("copy", "a", False), ("a1", "a", True), ("b", "base", True)):
        plan = edits.add_scenario(name, copy_of=of, linked=linked).apply(plan)
    return plan


def drawn(plan: Plan, *, archived: bool = True) -> str:
    return " ".join("-" * depth + s.scenario_id for s, depth in in_tree_order(plan, archived=archived))


def test_each_scenario_stands_before_its_children() -> None:
    plan = grown()
    assert drawn(plan) == "base -a --a1 -b copy"
    assert [s.scenario_id for s in children_of(plan, "base")] == ["a", "b"]
    assert ancestors_of(plan, "a1") == ("a", "base")
    assert (parent_of(plan, "copy"), plan.scenario("copy").parent_id) == ("", "")


def test_what_hangs_on_an_archived_one_moves_up_when_that_is_not_shown() -> None:
    plan = edits.archive_scenario("a").apply(grown())
    assert drawn(plan, archived=False) == "base -a1 -b copy"
    assert drawn(plan) == "base -a --a1 -b copy"


def test_a_scenario_cannot_hang_on_itself_or_on_what_hangs_on_it() -> None:
    plan = grown()
    assert not may_move_under(plan, "a", "a")
    assert not may_move_under(plan, "base", "a1")
    assert may_move_under(plan, "a", "b")
    assert may_move_under(plan, "a", "")
    with pytest.raises(EditError, match="which hangs on it"):
        edits.move_scenario("base", "a1").apply(plan)


def test_links_that_lead_nowhere_or_round_in_a_ring_are_none() -> None:
    scenarios = [Scenario("a", "", parent_id="b"), Scenario("b", "", parent_id="a"), Scenario("c", "", parent_id="x")]
    scenarios += [Scenario("d", "", parent_id="a"), Scenario("e", "", parent_id="e")]
    links = dict.fromkeys(("a", "b", "c", "d", "e", "gone"), 1)
    kept = sound_links(scenarios, links)
    assert "c" not in kept
    assert "e" not in kept
    assert "gone" not in kept
    assert "d" in kept
    assert len({"a", "b"} & kept.keys()) == 1  # the ring is cut in one place


def test_moving_puts_a_scenario_before_a_sibling_or_behind_all() -> None:
    plan = grown()
    assert drawn(edits.move_scenario("b", "base", before="a").apply(plan)) == "base -b -a --a1 copy"
    assert drawn(edits.move_scenario("a", "base").apply(plan)) == "base -b -a --a1 copy"
    assert drawn(edits.move_scenario("copy", before="base").apply(plan)) == "copy base -a --a1 -b"
    assert edits.move_scenario("b", "base").apply(plan) is plan


def test_hung_on_another_it_stands_on_that_ones_plants_and_keeps_its_own() -> None:
    plan = edits.move_plants("a", ["P01"], 5.0, 0.0).apply(grown())
    now = edits.move_scenario("copy", "a").apply(plan)
    assert drawn(now) == "base -a --a1 --copy -b"
    assert now.grounds["copy"] is plan.plants("a")
    assert now.plants("copy") is plan.plants("copy")


def test_removing_a_parent_leaves_its_children_on_their_own_feet() -> None:
    plan = edits.move_plants("a1", ["P01"], 5.0, 0.0).apply(grown())
    edit = edits.remove_scenario("a", ["甲-1"])
    now = edit.apply(plan)
    assert drawn(now) == "base -b copy a1"
    assert now.plants("a1") is plan.plants("a1")
    assert set(now.grounds) == {"b"}
    assert now.scenario("a1").parent_id == ""
    assert "甲-1 now stand" in str(edit.label())


def test_the_archive_takes_all_but_the_scenario_shown_and_gives_back_what_is_shown() -> None:
    plan = edits.archive_scenario("a").apply(grown())
    with pytest.raises(EditError, match="Show another before archiving"):
        edits.archive_scenario("base").apply(plan)
    assert not edits.set_active_scenario("a").apply(plan).scenario("a").archived
    assert not edits.archive_scenario("a", archived=False).apply(plan).scenario("a").archived
    assert edits.archive_scenario("a").apply(plan) is plan


def test_when_the_scenario_shown_is_removed_an_archived_one_is_shown_last() -> None:
    plan = edits.archive_scenario("a").apply(grown())
    assert edits.remove_scenario("base").apply(plan).active_scenario == "copy"
    only = replace(plan, scenarios=plan.scenarios[:2], grounds={})
    left = edits.remove_scenario("base").apply(only)
    assert (left.active_scenario, left.scenario().archived) == ("a", False)


def test_a_description_can_be_given_and_taken() -> None:
    plan = edits.describe_scenario("a", " 近期先建\n二期 ").apply(grown())
    assert plan.scenario("a").description == "近期先建\n二期"
    assert edits.describe_scenario("a", "近期先建\n二期").apply(plan) is plan
    assert edits.describe_scenario("a", "").apply(plan) == grown_like(plan)


def grown_like(plan: Plan) -> Plan:
    return replace(plan, scenarios=tuple(replace(s, description="") for s in plan.scenarios))
