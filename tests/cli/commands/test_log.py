"""``siteplanner log``: who changed what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.files.plan_file import save_plan
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
