from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from siteplanner.files.plan_file import open_plan
from tests.builders import ORIGIN
from tests.cli.conftest import Run

AT = f"{ORIGIN[0] + 60},{ORIGIN[1] + 50}"
BASIC = ("--type", "anode_finishing", "--at", AT)


def test_a_placed_plant_is_in_the_file_with_its_figures(plan_file: Path, run: Run) -> None:
    values = ("--set", "name=成品线", "--set", "status=existing", "--set", "in_service=2025Q2")
    answer = run("place", plan_file, *BASIC, "--capacity", "12000", "--angle", "30", *values)
    assert answer.status == 0
    row = open_plan(plan_file).plants().loc["P04"]
    assert row[["name", "status", "capacity", "power_kw"]].tolist() == ["成品线", "existing", 12000.0, 5400.0]
    assert str(row["in_service"].date()) == "2025-06-30"


def test_a_bad_place_is_placed_and_its_findings_are_the_answer(plan_file: Path, run: Run) -> None:
    answer = run("place", plan_file, *BASIC, "--format", "json")
    assert answer.status == 0
    assert list(answer.json) == ["plan", "scenario", "plant_id", "findings"]
    assert answer.json["plant_id"] == "P04"
    assert {f["rule"] for f in answer.json["findings"]} >= {"overlap", "across-parcels"}
    assert all("P04" in f["subjects"] for f in answer.json["findings"])


def test_the_change_log_tells_of_it(plan_file: Path, run: Run) -> None:
    run("place", plan_file, *BASIC)
    entry = open_plan(plan_file).change_log[-1]
    assert (entry.label, entry.scenario_id, json.loads(entry.edit)["edit"]) == ("Place P04", "base", "place_plants")


def test_a_number_of_ones_own_can_be_given(plan_file: Path, run: Run, refused: Any) -> None:
    assert run("place", plan_file, *BASIC, "--set", "plant_id=炭-1", "--format", "json").json["plant_id"] == "炭-1"
    assert "already a plant “炭-1”" in refused("place", plan_file, *BASIC, "--set", "plant_id=炭-1")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--type", "anode", "--at", AT), "There is no plant type “anode”"),
        (("--type", "warehouse", "--at", "here"), "--at “here” is not a place"),
        ((*BASIC, "--capacity", "1"), "cannot have a capacity of 1 t/a. Choose from 5,000 to 60,000 t/a"),
        (("--type", "warehouse", "--at", AT, "--capacity", "1"), "has no capacity"),
        ((*BASIC, "--scenario", "later"), "no scenario “later”"),
        ((*BASIC, "--set", "colour=red"), "no column “colour”"),
        ((*BASIC, "--set", "jobs"), "has no “=”"),
        ((*BASIC, "--set", "hazard_class=X"), "Use one of: A, B, C, D, E"),
        ((*BASIC, "--set", "capacity=1"), "Use --type for the type, --capacity for the capacity"),
        ((*BASIC, "--set", "at=1"), "no column “at”"),
        ((*BASIC, "--angle", "nan"), "is not a number"),
    ],
)
def test_what_cannot_be_placed_changes_nothing(
    options: tuple[str, ...], sentence: str, plan_file: Path, refused: Any
) -> None:
    before = plan_file.read_bytes()
    assert sentence in refused("place", plan_file, *options)
    assert plan_file.read_bytes() == before
