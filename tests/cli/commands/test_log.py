"""``siteplanner log``: who changed what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.services.kept_versions import versions_of
from siteplanner.services.planning_session import PlanningSession
from tests.cli.conftest import Run
from tests.edit_sequences import start


@pytest.fixture
def worked_on(tmp_path: Path) -> Path:
    """A plan in which 李工 moved P01 and took that back, and 王工 renamed the scenario."""
    path = save_plan(start(), tmp_path / "town.gpkg")
    first = PlanningSession.open(path, author="李工")
    first.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    first.undo()
    first.save()
    second = PlanningSession.open(path, author="王工")
    second.apply(edits.rename_scenario("base", "近期"))
    second.save()
    return path


def test_every_change_stands_in_the_log_with_its_author(run: Run, worked_on: Path) -> None:
    changes = run("log", worked_on, "--format", "json").json["changes"]
    assert [change["author"] for change in changes] == ["李工", "李工", "王工"]
    assert changes[1]["label"] == "Undo: Move P01 by 5.000 m east, 0.000 m north"
    assert changes[0]["edit"]["plant_ids"] == ["P01"]


def test_the_log_is_told_in_chinese_too(run: Run, worked_on: Path) -> None:
    out = run("log", worked_on, "--lang", "zh").out
    assert "撤销：" in out
    assert "Move" not in out


def test_only_what_was_asked_for_is_told(run: Run, worked_on: Path) -> None:
    assert len(run("log", worked_on, "--author", "王工", "--format", "json").json["changes"]) == 1
    assert len(run("log", worked_on, "--about", "P01", "--format", "json").json["changes"]) == 1
    assert len(run("log", worked_on, "--since", "2020-01-01", "--format", "csv").out.splitlines()) == 4
    answer = run("log", worked_on, "--author", "nobody")
    assert (answer.status, answer.out.strip()) == (0, f"No such change is in the log of {worked_on}.")


def test_what_is_no_day_is_refused(refused: Callable[..., str], worked_on: Path) -> None:
    assert "is no day" in refused("log", worked_on, "--since", "yesterday")


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan saved three times in one hand: P01 moved by 5, by 7, by 11 m; two earlier versions are kept."""
    monkeypatch.setattr("siteplanner.services.kept_versions.versions_folder", lambda: tmp_path / "versions")
    path = save_plan(start(), tmp_path / "lived.gpkg")
    session = PlanningSession.open(path, author="李工")
    session.versions_kept = 5
    for by_m in (5.0, 7.0, 11.0):
        session.apply(edits.move_plants("base", ["P01"], by_m, 0.0))
        session.apply(edits.set_attributes("base", ["P02"], {"note": f"{by_m}"}))
        session.save()
    return path


def east_m(plan: Plan, scenario: str) -> float:
    return float(plan.plants(scenario).geometry["P01"].bounds[0]) - 470_000.0


def test_a_state_of_the_log_becomes_a_scenario_of_another_file(run: Run, lived: Path, tmp_path: Path) -> None:
    out = tmp_path / "next.gpkg"
    answer = run("log", lived, "--at", 3, "--as-scenario", "was", "-o", out, "--format", "json")
    assert answer.json["scenario"] == "was"
    assert "Found again from the change log" in answer.json["state"]
    assert "Move P01 by 7.000 m east" in answer.json["state"]
    made = open_plan(out)
    assert east_m(made, "was") == 10.0 + 5.0 + 7.0
    assert made.plants("was").at["P02", "note"] == "5.0"
    assert east_m(made, "base") == 10.0 + 5.0 + 7.0 + 11.0
    assert made.scenario("was").name.startswith("base · ")
    assert made.change_log[-1].edit.startswith('{"edit":"add_past_state"')
    assert "was" not in open_plan(lived).scenario_plants


def test_without_another_file_the_plan_itself_gets_the_scenario(run: Run, lived: Path) -> None:
    answer = run("log", lived, "--at", 2, "--name", "周一")
    assert answer.status == 0, answer.err
    assert "scenario-2" in answer.out
    assert open_plan(lived).scenario("scenario-2").name == "周一"
    assert east_m(open_plan(lived), "scenario-2") == 15.0


def test_a_state_before_the_first_version_is_refused_and_nothing_is_written(
    refused: Callable[..., str], lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siteplanner.services.kept_versions.versions_folder", lambda: tmp_path / "none")
    before = lived.read_bytes()
    assert "no version of the plan from before it is kept" in refused("log", lived, "--at", 3)
    assert lived.read_bytes() == before


def test_an_earlier_copy_can_be_named_to_go_on_from(
    run: Run, lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    oldest = versions_of(open_plan(lived).plan_uuid)[-1].path
    copy = tmp_path / "monday.gpkg"
    copy.write_bytes(oldest.read_bytes())
    monkeypatch.setattr("siteplanner.services.kept_versions.versions_folder", lambda: tmp_path / "none")
    answer = run("log", lived, "--at", 3, "--from", copy)
    assert answer.status == 0, answer.err
    assert east_m(open_plan(lived), "scenario-2") == 22.0


def test_a_copy_of_another_story_is_refused(refused: Callable[..., str], lived: Path, worked_on: Path) -> None:
    assert "is no earlier version of this plan" in refused("log", lived, "--at", 3, "--from", worked_on)
    other = save_plan(start(), worked_on.with_name("other.gpkg"))  # nothing in its log, but another plan
    assert "is no earlier version of this plan" in refused("log", lived, "--at", 3, "--from", other)


def test_options_of_the_list_and_of_a_state_do_not_mix(refused: Callable[..., str], lived: Path) -> None:
    assert "--as-scenario goes with --at only" in refused("log", lived, "--as-scenario", "was")
    assert "--author does not go with --at" in refused("log", lived, "--at", 1, "--author", "李工")


def test_an_existing_file_is_not_replaced_unasked(refused: Callable[..., str], lived: Path, tmp_path: Path) -> None:
    out = save_plan(start(), tmp_path / "there.gpkg")
    assert "exists already" in refused("log", lived, "--at", 2, "-o", out)
