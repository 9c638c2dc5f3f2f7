"""Frames that are known to differ in geometry alone."""

from __future__ import annotations

import gc

import pytest

from siteplanner.core import edits, shared_attributes
from siteplanner.core.plan import Plan
from siteplanner.core.shared_attributes import keeps_attributes, same_attributes
from tests.builders import plan, rect, site


@pytest.fixture
def made() -> Plan:
    return plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": rect(10, 10, 30, 30), "P2": rect(50, 10, 30, 30)})


def test_moving_plants_keeps_their_attributes_over_many_moves(made: Plan) -> None:
    now = made
    for _ in range(3):
        now = edits.move_plants("base", ["P1"], 1.0, 0.0).apply(now)
    assert same_attributes(made.plants(), now.plants())


def test_setting_an_attribute_adding_or_removing_does_not(made: Plan) -> None:
    for edit in (
        edits.set_attributes("base", ["P1"], {"jobs": 3}),
        edits.remove_plants("base", ["P1"]),
        edits.add_plants(made, "base", [rect(10, 50, 20, 20)], [{}]),
    ):
        assert not same_attributes(made.plants(), edit.apply(made).plants())


def test_a_move_after_an_attribute_was_set_shares_with_that_state_only(made: Plan) -> None:
    changed = edits.set_attributes("base", ["P1"], {"jobs": 3}).apply(made)
    moved = edits.move_plants("base", ["P1"], 1.0, 0.0).apply(changed)
    assert same_attributes(changed.plants(), moved.plants())
    assert not same_attributes(made.plants(), moved.plants())


def test_nothing_is_kept_of_frames_that_are_gone(made: Plan) -> None:
    gc.collect()
    before = len(shared_attributes._known)
    copy = keeps_attributes(made.plants().copy(), made.plants())
    assert len(shared_attributes._known) > before
    del copy
    gc.collect()
    assert len(shared_attributes._known) <= before + 1  # the plan's own frame
