from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError, InputError, SaveError
from siteplanner.files.plan_file import open_plan
from siteplanner.services.planning_session import KINDS, PlanningSession
from tests.builders import complete_site, plan, rect
from tests.edit_sequences import start


def heard(session: PlanningSession) -> list[tuple[str, tuple[Any, ...]]]:
    """What listeners of every kind are told from now on."""
    told: list[tuple[str, tuple[Any, ...]]] = []
    for kind in KINDS:
        session.subscribe(kind, lambda *values, kind=kind: told.append((kind, values)))
    return told


def moved(session: PlanningSession) -> None:
    session.apply(edits.move_plants("base", ["P01"], 5, 0))


def test_an_edit_is_one_step_that_undo_and_redo_go_back_and_forth() -> None:
    before = start()
    session = PlanningSession(before, author="Li")
    moved(session)
    after = session.plan
    assert str(session.history.undo_label) == "Move P01 by 5.000 m east, 0.000 m north"
    session.undo()
    assert session.plan is before
    session.redo()
    assert session.plan is after


def test_an_edit_that_does_not_fit_changes_nothing_and_tells_nobody() -> None:
    session = PlanningSession(start())
    told = heard(session)
    with pytest.raises(EditError, match="no plant “P99”"):
        session.apply(edits.remove_plants("base", ["P99"]))
    assert told == []
    assert session.change_log == ()


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    session = PlanningSession(start())
    session.preview(edits.move_plants("base", ["P01"], 1, 0))
    session.apply(edits.set_active_scenario("base"))
    assert session.shown_plan is session.plan
    assert session.history.undo_label is None
    assert session.change_log == ()


def test_listeners_hear_of_the_plan_before_and_after() -> None:
    before = start()
    session = PlanningSession(before)
    told = heard(session)
    moved(session)
    assert told == [
        ("plan_changed", (before, session.plan)),
        ("shown_changed", (before, session.plan)),
        ("history_changed", ()),
    ]


def test_a_listener_that_left_hears_nothing() -> None:
    session = PlanningSession(start())
    told: list[str] = []
    leave = session.subscribe("history_changed", lambda: told.append("history"))
    leave()
    leave()
    moved(session)
    assert told == []


def test_a_preview_is_shown_and_recorded_nowhere() -> None:
    session = PlanningSession(start())
    plan, told = session.plan, heard(session)
    shown = session.preview(edits.move_plants("base", ["P01"], 1, 0))
    assert session.shown_plan is shown
    assert session.plan is plan
    session.preview(None)
    assert session.shown_plan is plan
    assert told == [("shown_changed", (plan, shown)), ("shown_changed", (shown, plan))]
    assert session.history.undo_label is None


def test_an_applied_edit_takes_the_place_of_the_preview() -> None:
    session = PlanningSession(start())
    shown = session.preview(edits.move_plants("base", ["P01"], 1, 0))
    told = heard(session)
    moved(session)
    assert session.shown_plan is session.plan
    assert ("shown_changed", (shown, session.plan)) in told


def test_a_preview_that_does_not_fit_leaves_what_was_shown() -> None:
    session = PlanningSession(start())
    shown = session.preview(edits.move_plants("base", ["P01"], 1, 0))
    with pytest.raises(EditError):
        session.preview(edits.move_plants("base", ["P99"], 1, 0))
    assert session.shown_plan is shown


def test_the_selection_holds_only_plants_that_are_there() -> None:
    session = PlanningSession(start())
    session.select(["P02", "P99", "P01", "P02"])
    assert session.selection == ("P02", "P01")
    session.apply(edits.remove_plants("base", ["P02"]))
    assert session.selection == ("P01",)


def test_undo_selects_what_was_selected_when_the_edit_was_made() -> None:
    session = PlanningSession(start())
    session.select(["P02", "P01"])
    session.apply(edits.remove_plants("base", ["P02"]))
    session.select([])
    session.undo()
    assert session.selection == ("P02", "P01")


def test_another_scenario_starts_with_nothing_selected() -> None:
    session = PlanningSession(start())
    session.apply(edits.add_scenario("next", copy_of="base"))
    session.select(["P01"])
    session.set_active_scenario("next")
    assert (session.scenario_id, session.selection) == ("next", ())
    with pytest.raises(EditError, match="no scenario “nowhere”"):
        session.set_active_scenario("nowhere")


def test_a_plan_without_a_file_would_be_lost_on_closing(tmp_path: Path) -> None:
    session = PlanningSession(start())
    assert session.dirty
    with pytest.raises(SaveError, match="no file yet"):
        session.save()
    session.save(tmp_path / "p.gpkg")
    assert not session.dirty
    assert session.path == tmp_path / "p.gpkg"


def test_undo_survives_saving(tmp_path: Path) -> None:
    session = PlanningSession(start())
    first = session.plan
    moved(session)
    session.save(tmp_path / "p.gpkg")
    session.undo()
    assert session.plan is first
    assert session.dirty
    session.redo()
    assert not session.dirty


def test_the_change_log_in_the_file_can_be_replayed(tmp_path: Path) -> None:
    session = PlanningSession(start(), author="Li")
    moved(session)
    session.apply(edits.set_attributes("base", ["P02"], {"name": "成品车间"}))
    session.undo()
    session.redo()
    session.save(tmp_path / "p.gpkg")
    log = open_plan(tmp_path / "p.gpkg").change_log
    assert [entry.seq for entry in log] == [1, 2, 3, 4]
    assert [entry.author for entry in log] == ["Li"] * 4
    assert [entry.label for entry in log][1:] == ["Set Name of P02", "Undo: Set Name of P02", "Redo: Set Name of P02"]
    assert [json.loads(entry.edit) for entry in log[2:]] == [{"edit": "undo", "of": 2}, {"edit": "redo", "of": 2}]
    replayed = start()
    for entry in log[:2]:
        replayed = edits.edit_from_json(json.loads(entry.edit)).apply(replayed)
    assert replayed.plants("base").equals(session.plan.plants("base"))


def test_the_change_log_goes_on_after_reopening(tmp_path: Path) -> None:
    session = PlanningSession(start())
    moved(session)
    session.save(tmp_path / "p.gpkg")
    again = PlanningSession.open(tmp_path / "p.gpkg")
    moved(again)
    assert [entry.seq for entry in again.change_log] == [1, 2]


def test_in_a_plan_that_was_saved_with_edits_and_opened_again_undo_is_logged_too(tmp_path: Path) -> None:
    session = PlanningSession(start(), author="Li")
    session.apply(edits.rename_plan("one"))
    path = session.save(tmp_path / "plan.gpkg")
    again = PlanningSession.open(path, author="Wang")
    opened = again.plan
    again.apply(edits.rename_plan("two"))
    again.undo()
    assert again.plan is opened
    again.redo()
    assert again.plan.name == "two"
    last = [json.loads(entry.edit) for entry in again.change_log[-2:]]
    assert last == [{"edit": "undo", "of": 2}, {"edit": "redo", "of": 2}]
    again.save()
    assert PlanningSession.open(path).change_log == again.change_log


def test_after_undo_another_edit_is_logged_under_its_own_number() -> None:
    session = PlanningSession(start())
    moved(session)
    session.undo()
    moved(session)
    session.undo()
    assert json.loads(session.change_log[-1].edit) == {"edit": "undo", "of": 3}


def test_a_jump_is_logged_as_the_steps_it_goes_back() -> None:
    session = PlanningSession(start())
    for _ in range(3):
        moved(session)
    session.jump(1)
    assert [json.loads(e.edit).get("of") for e in session.change_log[3:]] == [3, 2]
    told = heard(session)
    session.jump(1)
    assert told == []


def test_a_file_that_another_program_changed_is_not_overwritten_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    PlanningSession(start()).save(path)
    mine, theirs = PlanningSession.open(path), PlanningSession.open(path)
    theirs.apply(edits.rename_plan("theirs"))
    theirs.save()
    moved(mine)
    with pytest.raises(SaveError, match="another program has changed the file"):
        mine.save()
    assert open_plan(path).name == "theirs"
    assert mine.dirty
    mine.save(overwrite=True)
    assert open_plan(path).name == mine.plan.name


def test_a_file_is_the_plans_own_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened by a name relative to the folder, or by a link, and saved by a full one."""
    path = tmp_path / "p.gpkg"
    PlanningSession(start()).save(path)
    (tmp_path / "link.gpkg").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    for name in ("p.gpkg", "link.gpkg"):
        mine, theirs = PlanningSession.open(name), PlanningSession.open(path)
        theirs.apply(edits.rename_plan(f"theirs {name}"))
        theirs.save()
        moved(mine)
        with pytest.raises(SaveError, match="another program has changed the file"):
            mine.save(path)
        mine.read_only = True
        with pytest.raises(SaveError, match="opened to read"):
            mine.save(path)
        assert open_plan(path).name == f"theirs {name}"


def test_what_somebody_saves_while_we_are_saving_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.gpkg"
    PlanningSession(start()).save(path)
    mine, theirs = PlanningSession.open(path), PlanningSession.open(path)
    moved(mine)
    theirs.apply(edits.rename_plan("theirs"))

    def meanwhile(*_: object, **__: object) -> None:
        monkeypatch.undo()
        theirs.save()

    monkeypatch.setattr("siteplanner.services.planning_session.keep_version", meanwhile)
    with pytest.raises(SaveError, match="another program has changed the file"):
        mine.save()
    assert open_plan(path).name == "theirs"
    assert [name.name for name in tmp_path.iterdir()] == ["p.gpkg"]


def test_a_file_that_was_only_touched_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    session = PlanningSession(start())
    session.save(path)
    path.touch()
    moved(session)
    session.save()
    assert not session.dirty


def test_a_file_that_has_gone_is_only_written_anew_on_purpose(tmp_path: Path) -> None:
    """Its folder may be the bare place where the share was: what is saved there is out of sight once that is back."""
    path = tmp_path / "p.gpkg"
    session = PlanningSession(start())
    session.save(path)
    moved(session)
    path.rename(tmp_path / "renamed.gpkg")
    with pytest.raises(SaveError, match="not there any more"):
        session.save()
    assert session.dirty
    assert [left.name for left in tmp_path.iterdir()] == ["renamed.gpkg"]
    session.save(overwrite=True)
    assert path.is_file()
    path.unlink()
    assert session.save(tmp_path / "elsewhere.gpkg").is_file()


def test_a_failed_save_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    session = PlanningSession(start())
    with pytest.raises(SaveError):
        session.save(tmp_path / "nowhere" / "p.gpkg")
    assert session.path is None
    assert session.dirty


def test_opening_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.gpkg"):
        PlanningSession.open(tmp_path / "none.gpkg")


def test_a_result_is_only_given_for_the_plan_it_is_about() -> None:
    session = PlanningSession(start())
    told = heard(session)
    first = session.check_now()
    assert session.result is first
    assert told == [("result_changed", ())]
    job = session.check_job()
    moved(session)
    assert session.result is None
    from siteplanner.core.work import Work

    session.accept(job(Work()))
    assert session.result is None, "an answer about the plan before the edit must not pass for one about the plan after"
    assert session.check_now().scenario_id == "base"


def test_it_is_known_since_when_a_finding_is_there_and_which_ones_are_gone() -> None:
    session = PlanningSession(plan(complete_site(), {"P1": rect(2, 20, 30, 30), "P2": rect(90, 20, 30, 30)}))
    session.check_now()
    assert (session.fixed, session.caused) == (frozenset(), frozenset())
    session.apply(edits.move_plants("base", ["P1"], 20.0, 0.0))
    session.check_now()
    assert session.fixed == {"setback:P1"}
    session.apply(edits.move_plants("base", ["P2"], 0.0, -19.0))
    session.check_now()
    since = session.since("setback:P2")
    assert since is not None
    assert (since.step, since.sure) == (2, True)
    assert session.caused == {"setback:P2"}
    session.jump(0)
    assert (session.fixed, session.caused) == (frozenset(), frozenset())
    since = session.since("setback:P1")
    assert since is not None
    assert since.as_opened


def test_after_another_edit_in_place_of_undone_ones_nothing_is_put_down_to_those() -> None:
    session = PlanningSession(plan(complete_site(), {"P1": rect(20, 20, 30, 30)}))
    session.check_now()
    session.apply(edits.move_plants("base", ["P1"], -18.0, 0.0))
    session.check_now()
    session.undo()
    session.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert session.since("setback:P1") is None
    assert session.caused is None  # not checked yet


def test_a_scenario_made_in_this_session_has_its_findings_since_it_was_made() -> None:
    session = PlanningSession(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}))
    session.check_now()
    session.apply(edits.add_scenario("next", copy_of="base"))
    session.set_active_scenario("next")
    session.check_now()
    since = session.since("setback:P1")
    assert since is not None
    assert not since.as_opened
