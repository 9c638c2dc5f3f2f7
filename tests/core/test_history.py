from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.history import ANCHOR_EVERY, MAIN_ANCHOR_EVERY, WHOLE_STEPS, History
from tests.edit_sequences import start


def with_steps(count: int) -> History:
    history = History.starting_at(start())
    for i in range(count):
        edit = edits.rename_plan(f"name {i + 1}")
        history = history.push(edit.apply(history.plan), edit.label())
    return history


def test_undo_stops_at_the_plan_as_opened_and_redo_at_the_last_step() -> None:
    history = with_steps(1)
    assert history.undo().undo().plan is history.steps[0].plan
    assert history.undo().undo_label is None
    assert history.redo().plan is history.plan
    assert history.redo_label is None


def test_the_labels_name_what_undo_and_redo_would_do() -> None:
    history = with_steps(2).undo()
    assert str(history.undo_label) == "Rename the plan to name 1"
    assert str(history.redo_label) == "Rename the plan to name 2"


def test_a_new_step_drops_what_could_be_redone() -> None:
    history = with_steps(3).jump(1)
    edit = edits.rename_plan("other")
    history = history.push(edit.apply(history.plan), edit.label())
    assert len(history.steps) == 3
    assert history.redo_label is None


def test_changed_means_not_where_it_was_saved() -> None:
    history = with_steps(2).mark_saved()
    assert not history.changed
    assert history.undo().changed
    assert not history.undo().redo().changed


def test_a_saved_state_that_was_dropped_cannot_come_back() -> None:
    history = with_steps(2).mark_saved().undo()
    edit = edits.rename_plan("other")
    history = history.push(edit.apply(history.plan), edit.label())
    assert history.at == 2
    assert history.changed
    assert history.undo().changed


def test_a_jump_stays_within_the_history() -> None:
    history = with_steps(2)
    assert history.jump(-3).at == 0
    assert history.jump(9).at == 2


def test_a_step_remembers_what_was_selected() -> None:
    history = with_steps(1).selecting(("P01",))
    assert history.undo().selection == ()
    assert history.undo().redo().selection == ("P01",)
    assert history.selecting(("P01",)) is history


def test_plans_of_long_ago_are_packed_and_come_back_equal() -> None:
    history = History.starting_at(start())
    for i in range(WHOLE_STEPS + 60):
        edit = edits.move_plants("base", ["P01"], 1.0, 0.5) if i % 3 else edits.rename_plan(f"name {i}")
        history = history.push(edit.apply(history.plan), edit.label())
    before = [step.plan for step in history.steps]
    assert history.pack(10)
    while history.pack(10):
        pass
    packed = [at for at, step in enumerate(history.steps) if not step.kept.is_whole]
    whole = (0, 2 * ANCHOR_EVERY)  # the plan as opened, and what steps that are near may yet be told against
    assert packed == [at for at in range(60) if at not in whole]
    for at, plan in enumerate(before):
        assert history.steps[at].plan == plan
        assert history.jump(at).plan is history.jump(at).plan, "one object as long as it is whole"
    assert all(history.steps[at].plan is before[at] for at in range(60, len(before)))


def test_what_was_unpacked_is_packed_again_and_a_step_knows_its_plan_without_unpacking() -> None:
    history = with_steps(WHOLE_STEPS + 5)
    second = history.steps[2].plan
    assert history.steps[2].holds(second)
    assert not history.pack(1000)
    assert not history.steps[2].holds(second)
    assert not history.steps[2].kept.is_whole
    assert history.steps[2].plan == second
    history.pack(1000)
    assert not history.steps[2].kept.is_whole


def test_near_ahead_of_where_the_plan_stands_nothing_is_packed() -> None:
    history = with_steps(WHOLE_STEPS + 30).jump(0)
    history.pack(1000)
    assert [at for at, step in enumerate(history.steps) if not step.kept.is_whole] == [
        *range(WHOLE_STEPS + 1, WHOLE_STEPS + 31)
    ]


def test_of_a_long_day_only_few_plans_stay_whole_wherever_one_looks() -> None:
    history = with_steps(MAIN_ANCHOR_EVERY + WHOLE_STEPS + 3 * ANCHOR_EVERY)
    while history.pack(1000):
        pass
    for at in (1, ANCHOR_EVERY, ANCHOR_EVERY + 1, MAIN_ANCHOR_EVERY - 1, MAIN_ANCHOR_EVERY + 1):
        assert history.steps[at].plan.name == f"name {at}"
    while history.pack(1):
        pass
    last_far = history.at - WHOLE_STEPS - ANCHOR_EVERY
    assert [at for at in range(last_far) if history.steps[at].kept.is_whole] == [0, MAIN_ANCHOR_EVERY]


def test_a_packed_plan_outlives_the_step_it_is_told_against() -> None:
    history = with_steps(WHOLE_STEPS + 3 * ANCHOR_EVERY)
    history.pack(1000)
    kept = history.steps[ANCHOR_EVERY + 3].kept
    edit = edits.rename_plan("another way")
    history = history.jump(2)
    history = history.push(edit.apply(history.plan), edit.label())
    assert not kept.is_whole
    assert kept.plan.name == f"name {ANCHOR_EVERY + 3}"
