"""Whatever a person does to the plan, undo gives back the very plan object there was, and redo the one that came."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable

import pytest

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.services.planning_session import PlanningSession
from tests.core.edits.test_edit import one_of_each
from tests.edit_sequences import start

KINDS = sorted(Edit.kinds)


@functools.cache
def plans_and_edits() -> tuple[tuple[Plan, ...], tuple[Edit, ...]]:
    """A plan; the same with what some edits need (a placed plant, a child scenario, a theme, a note); that with the
    child shown; one edit of a kind."""
    plan = start()
    every = tuple(one_of_each(plan))
    needed = (
        "place_plants", "save_theme", "add_waiver", "add_annotations", "save_bookmark", "add_backdrop",
        "keep_rule_pack", "save_sheet", "save_slide",
    )  # fmt: skip
    linked = edits.add_scenario("next", copy_of="base", linked=True)
    came_since = edits.move_plants("base", ["P01"], 1.0, 0.0)
    before = [linked, came_since, *(edit for edit in every if edit.kind in needed)]
    ready = plan
    for edit in before:
        ready = edit.apply(ready)
    return (plan, ready, edits.set_active_scenario("next").apply(ready)), every


def fitting(edit: Edit, plans: Iterable[Plan]) -> Plan:
    """The first plan that the edit fits."""
    for plan in plans:
        with contextlib.suppress(EditError):
            edit.apply(plan)
            return plan
    raise AssertionError(f"the edit “{edit.label()}” fits no plan of this test")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_edit_is_undone_and_redone(kind: str) -> None:
    plans, every = plans_and_edits()
    for edit in (edit for edit in every if edit.kind == kind):
        before = fitting(edit, plans)
        session = PlanningSession(before, author="tester")
        session.select(["P01"])
        after = session.apply(edit)
        if after is before:
            continue  # it says what stands there already, and is no step
        assert session.history.at == 1
        session.undo()
        assert session.plan is before
        assert session.selection == ("P01",)
        session.redo()
        assert session.plan is after
        session.jump(0)
        assert session.plan is before
        assert not session.history.changed
