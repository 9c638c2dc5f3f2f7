"""A state gone by is given exactly or not at all."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings

from siteplanner.core import edits
from siteplanner.core.change_replay import KnownState, known_state, plan_after, same_content
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import LOOK
from siteplanner.core.plan import ChangeEntry, Plan
from siteplanner.services.planning_session import PlanningSession
from tests.edit_sequences import edit_sequences, start

Log = tuple[ChangeEntry, ...]


def moved(by_m: float) -> Edit:
    return edits.move_plants("base", ["P01"], by_m, 0.0)


def east_m(plan: Plan) -> float:
    return float(plan.plants("base").geometry["P01"].bounds[0]) - 470_000.0


def lived(opened: Plan, *steps: Edit | int) -> tuple[Plan, Log]:
    """The plan and its log after edits and, for numbers, jumps in the history."""
    session = PlanningSession(opened, author="Li")
    for step in steps:
        if isinstance(step, int):
            session.jump(step)
        else:
            session.apply(step)
    return session.plan, session.change_log


def refusal(log: Log, seq: int, *known: KnownState) -> str:
    with pytest.raises(InputError) as error:
        plan_after(log, seq, known)
    return str(error.value)


def test_a_state_between_two_that_are_known_is_found_by_making_the_edits_again() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0), moved(11.0))
    found = plan_after(log, 2, [KnownState(0, opened), KnownState(3, end)])
    assert east_m(found.plan) == pytest.approx(10.0 + 5.0 + 7.0)
    assert found.replayed == 2


def test_a_state_that_is_known_is_given_as_it_is() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    assert plan_after(log, 2, [KnownState(0, opened), KnownState(2, end)]).plan is end


def test_what_was_undone_and_worked_over_can_be_had_again() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0), 1, 2, 0, moved(-3.0))
    assert [entry.label.partition(":")[0] for entry in log[2:6]] == ["Undo", "Redo", "Undo", "Undo"]
    known = [KnownState(0, opened), KnownState(7, end)]
    found = [east_m(plan_after(log, seq, known).plan) for seq in range(1, 8)]
    assert found == pytest.approx([15.0, 22.0, 15.0, 22.0, 15.0, 10.0, 7.0])


@settings(max_examples=20)
@given(edit_sequences())
def test_every_state_of_a_session_is_found_as_it_was(sequence: tuple[Plan, list[Edit]]) -> None:
    opened, made = sequence
    session, states = PlanningSession(opened, author="Li"), []
    for edit in made:
        session.apply(edit)
        if session.change_log:
            states.append((int(session.change_log[-1].seq), session.plan))
    known = [KnownState(0, opened), *(KnownState(*state) for state in states[-1:])]
    for seq, plan in states:
        assert plan_after(session.change_log, seq, known).plan == plan


def test_a_change_that_no_entry_tells_of_makes_the_way_unproved() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    secretly = replace(end, site=edits.rename_feature(end, "parcels", "L0", "L9").apply(end).site)
    assert "do not lead to the plan as it was later" in refusal(log, 1, KnownState(0, opened), KnownState(2, secretly))


def test_a_different_look_of_the_map_is_no_different_plan() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    looked = replace(end, settings={**end.settings, LOOK: "{}"})
    assert east_m(plan_after(log, 1, [KnownState(0, opened), KnownState(2, looked)]).plan) == 15.0


def test_without_a_version_from_before_there_is_nothing_to_start_from() -> None:
    end, log = lived(start(), moved(5.0), moved(7.0))
    assert "no version of the plan from before it is kept" in refusal(log, 1, KnownState(2, end))


def test_an_edit_of_another_version_ends_the_way() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    strange = (replace(log[0], edit='{"edit":"teleport"}'), log[1])
    assert "change 1 was made by another version" in refusal(strange, 1, KnownState(0, opened), KnownState(2, end))
    broken = (replace(log[0], edit='{"edit":"move_plants"}'), log[1])
    assert "change 1 was made by another version" in refusal(broken, 1, KnownState(0, opened), KnownState(2, end))


def test_an_undo_of_what_lies_before_the_version_goes_on_from_an_earlier_one() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0), 0, moved(1.0), moved(2.0))
    between = moved(7.0).apply(moved(5.0).apply(opened))
    late = KnownState(2, between), KnownState(len(log), end)
    assert "takes back something from before the version" in refusal(log, 4, *late)
    assert east_m(plan_after(log, 4, [KnownState(0, opened), *late]).plan) == 10.0


def test_two_people_between_two_known_states_are_no_proof_of_an_order() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    both = (log[0], replace(log[1], author="王"))
    assert "Li" in (told := refusal(both, 1, KnownState(0, opened), KnownState(2, end)))
    assert "王" in told


def test_a_log_that_runs_back_in_time_was_merged() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    merged = (log[0], replace(log[1], time=log[0].time - pd.Timedelta(hours=1)))
    assert "was merged" in refusal(merged, 1, KnownState(0, opened), KnownState(2, end))


def test_an_entry_that_is_not_there_is_named_with_those_that_are() -> None:
    end, log = lived(start(), moved(5.0), moved(7.0))
    assert "no entry 9. It goes from 1 to 2" in refusal(log, 9, KnownState(2, end))
    assert "is empty" in refusal((), 1)


def test_a_version_is_a_state_of_the_log_only_where_its_own_log_begins_it() -> None:
    opened = start()
    end, log = lived(opened, moved(5.0), moved(7.0))
    version = dataclasses.replace(opened, change_log=log[:1])
    assert known_state(version, log) == KnownState(1, version)
    other = dataclasses.replace(opened, change_log=(replace(log[0], author="王"),))
    assert known_state(other, log) is None
    assert known_state(dataclasses.replace(end, change_log=(*log, *log)), log) is None


def test_plans_with_one_changed_cell_are_not_the_same() -> None:
    plan = start()
    assert same_content(plan, start()) is False  # made apart: another plan_uuid
    assert same_content(plan, edits.set_attributes("base", ["P01"], {"note": "x"}).apply(plan)) is False
    assert same_content(plan, dataclasses.replace(plan, change_log=())) is True
