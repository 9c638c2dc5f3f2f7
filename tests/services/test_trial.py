"""A trial is a branch: it never touches the scenario it came from, and leaves nothing when it is thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.comparing.comparison import compare
from siteplanner.core.decisions import decisions_of
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind, own_changes
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.recovery import lost_work, restore
from siteplanner.services.session_journal import SessionJournal
from siteplanner.services.trial import Trial
from tests.builders import factory, plan, rect, site


def town() -> Plan:
    return plan(
        site({"L1": rect(0, 0, 400, 200)}),
        {
            "P1": factory(rect(20, 60, 60, 60), power_kw=100.0, jobs=10),
            "P2": factory(rect(120, 60, 60, 60), power_kw=200.0, jobs=None),
        },
    )


@pytest.fixture
def session() -> PlanningSession:
    return PlanningSession(town(), author="Li")


def test_what_is_tried_does_not_touch_the_scenario_it_came_from(session: PlanningSession) -> None:
    before = session.plan.plants("base")
    trial = Trial(session, "What if")
    assert session.scenario_id == trial.branch_id
    session.apply(edits.remove_plants(session.scenario_id, ["P2"]))
    assert session.plan.plants("base") is before
    assert list(session.plan.plants()["power_kw"]) == [100.0]


def test_discarded_it_leaves_the_very_same_plan(session: PlanningSession) -> None:
    before = session.plan
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    session.apply(edits.set_attributes(trial.branch_id, ["P1"], {"jobs": 99}))
    assert trial.steps == 2
    trial.discard()
    assert session.plan is before
    assert not trial.alive
    session.redo()
    assert trial.alive  # thrown away by mistake it can be had back


def test_numbers_are_told_before_and_after_while_something_is_dragged_too(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    shown = session.preview(edits.set_attributes(trial.branch_id, ["P1"], {"power_kw": 160.0}))
    (load, plants) = trial.deltas(shown, ["power_kw", "plants"])
    assert (load.before.value, load.after.value, load.delta) == (300.0, 360.0, 60.0)
    assert plants.delta == 0.0
    assert [d.delta for d in trial.deltas(session.plan, ["power_kw"])] == [0.0]


def test_a_number_that_is_not_known_has_no_delta_and_a_new_product_begins_at_nought(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.apply(edits.set_attributes(trial.branch_id, ["P1"], {"jobs": None}))
    assert trial.deltas(session.plan, ["jobs"])[0].delta is None
    made = {"product": "separator", "capacity": 5e7, "capacity_unit": "m2/a"}
    session.apply(edits.set_attributes(trial.branch_id, ["P2"], made))
    (made_now,) = trial.deltas(session.plan, ["capacity.separator"])
    assert made_now.delta == 5e7


def test_kept_it_is_a_scenario_with_a_name(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    trial.keep("Scheme three", "from the meeting")
    kept = session.plan.scenario(trial.branch_id)
    assert (kept.name, kept.description, kept.parent_id) == ("Scheme three", "from the meeting", "base")


def test_a_decision_is_kept_with_its_numbers_whatever_becomes_of_the_branch(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.apply(edits.set_attributes(trial.branch_id, ["P1"], {"jobs": 12}))
    trial.log("Not now: the station is too small", "Li, Wang", kept=False)
    assert not trial.alive
    (decision,) = decisions_of(session.plan)
    assert (decision.scenario_id, decision.kept_as) == ("base", "")
    assert decision.names == "Li, Wang"
    assert decision.figures == {"jobs": (10.0, 12.0)}


def test_a_decision_without_names_changes_nothing(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    before = session.plan
    with pytest.raises(EditError):
        trial.log("Not now", "", kept=False)
    assert session.plan is before


def test_what_reaches_beyond_the_branch_is_told(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    assert not trial.beyond
    session.apply(edits.set_targets([{"year": 2025, "product": "", "output_value_cny": 1e9}]))
    assert trial.beyond


def test_undone_to_before_its_beginning_it_is_over(session: PlanningSession) -> None:
    trial = Trial(session, "What if")
    session.undo()
    assert not trial.alive
    assert trial.deltas(session.plan) == ()


def kept_trial(session: PlanningSession) -> str:
    """One plant moved, one other's jobs entered; kept as a scenario, while the base went on too."""
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    session.apply(edits.set_attributes(trial.branch_id, ["P2"], {"jobs": 7}))
    trial.keep("方案三", "in the meeting")
    session.apply(edits.set_attributes("base", ["P1"], {"jobs": 11}))
    return trial.branch_id


def as_kept(plan: Plan, branch: str) -> None:
    """What the plan must say of it wherever it was meanwhile."""
    kept = plan.scenario(branch)
    assert (kept.name, kept.description, kept.parent_id) == ("方案三", "in the meeting", "base")
    own = own_changes(plan, branch)
    assert (own.added, own.removed, own.moved, own.altered) == ((), (), ("P1",), ("P2",))
    assert behind(plan, branch).altered == ("P1",), "what came in the base since is still to be taken over"
    found = compare(plan, "base", branch, check_plan(plan, "base"), check_plan(plan, branch))
    assert (found.row("jobs").a, found.row("jobs").b) == (11.0, 17.0)  # 11 and none; 10 and 7


def test_kept_saved_and_reopened_it_is_a_child_of_the_scenario_it_came_from(
    session: PlanningSession, tmp_path: Path
) -> None:
    branch = kept_trial(session)
    as_kept(session.plan, branch)
    path = save_plan(session.plan, tmp_path / "town.gpkg")
    as_kept(open_plan(path), branch)
    again = PlanningSession.open(path, author="Li")
    again.apply(edits.remove_plants(branch, ["P2"]))
    assert list(again.plan.plants("base").index) == ["P1", "P2"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_trial_is_there_again_after_the_program_died(tmp_path: Path, kept: bool) -> None:
    path = save_plan(town(), tmp_path / "town.gpkg")
    session = PlanningSession.open(path, author="Li")
    journal = SessionJournal(session, tmp_path / "state")
    trial = Trial(session, "What if")
    session.apply(edits.move_plants(trial.branch_id, ["P1"], 5.0, 0.0))
    session.apply(edits.set_attributes(trial.branch_id, ["P2"], {"jobs": 7}))
    if kept:
        trial.keep("方案三", "in the meeting")
        session.apply(edits.set_attributes("base", ["P1"], {"jobs": 11}))
    journal.end(keep=True)  # what a kill leaves
    (work,) = lost_work(tmp_path / "state")
    plan = restore(work).session.plan
    assert plan.scenario(trial.branch_id).name == ("方案三" if kept else "What if")
    assert plan.plants("base").geometry["P1"].equals(town().plants("base").geometry["P1"])
    if kept:
        as_kept(plan, trial.branch_id)
