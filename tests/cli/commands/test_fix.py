"""``siteplanner fix`` and ``check --fixes``: proved fixes, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.checking import check_plan
from siteplanner.core.edits import edit_from_json
from siteplanner.files.plan_file import open_plan, save_plan
from tests.builders import LAND_INDICATORS, complete_site, factory, plan, rect, without_rules
from tests.cli.conftest import Run


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """Three works 1.2 m too near the boundary, the last too long for its land."""
    rows = {"P1": rect(3.8, 20, 30, 20), "P2": rect(3.8, 80, 30, 20), "P3": factory(rect(2, 140, 196, 20))}
    made = without_rules(plan(complete_site(), rows), *LAND_INDICATORS, "inside-development-boundary", "fire-lane")
    return save_plan(made, tmp_path / "short.gpkg")


def test_what_can_be_mended_is_and_the_rest_is_told_with_why(short: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "mended.gpkg"
    answer = run("fix", short, "--rule", "setback", "-o", out, "--format", "json")
    assert answer.status == 0, answer.err
    data = answer.json
    assert list(data) == ["plan", "scenario", "mended", "fixes", "left", "new_warnings"]
    assert data["mended"] == ["setback:P1", "setback:P2"]
    assert [fix["label"] for fix in data["fixes"]] == ["Move P1 1.20 m east", "Move P2 1.20 m east"]
    assert [left["id"] for left in data["left"]] == ["setback:P3"]
    assert [f.id for f in check_plan(open_plan(out)).findings if f.rule == "setback"] == ["setback:P3"]
    assert len([f for f in check_plan(open_plan(short)).findings if f.rule == "setback"]) == 3, "the plan is untouched"


def test_all_of_it_is_one_line_of_the_change_log(short: Path, run: Run) -> None:
    before = len(open_plan(short).change_log)
    assert run("fix", short, "-o", short).status == 0
    entries = open_plan(short).change_log[before:]
    assert [entry.label for entry in entries] == ["Fix 2 findings"]


def test_for_people_the_fixes_and_what_is_left_are_lines(short: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "mended.gpkg"
    answer = run("fix", short, "-o", out)
    assert "Move P1 1.20 m east" in answer.out
    assert f"{out}: 2 findings mended, 1 left, 0 new warnings." in answer.out


def test_an_unknown_rule_is_refused_and_nothing_is_written(short: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "mended.gpkg"
    answer = run("fix", short, "--rule", "setbacks", "-o", out)
    assert answer.status == 2
    assert "There is no rule “setbacks”" in answer.line
    assert not out.exists()


def test_check_tells_the_fixes_of_each_finding(short: Path, run: Run) -> None:
    answer = run("check", short, "--fixes", "--format", "json")
    assert answer.status == 1
    by_id = {f["id"]: f["fixes"] for f in answer.json["findings"]}
    first = by_id["setback:P1"][0]
    assert list(first) == ["kind", "label", "cost", "mends", "warns", "edit"]
    assert (first["kind"], first["label"], first["mends"]) == ("move", "Move P1 1.20 m east", ["setback:P1"])
    mended = edit_from_json(first["edit"]).apply(open_plan(short))
    assert "setback:P1" not in {f.id for f in check_plan(mended).findings}
    assert all("fixes" not in f for f in run("check", short, "--format", "json").json["findings"])


def test_check_lists_fixes_as_lines(short: Path, run: Run) -> None:
    assert "Move P2 1.20 m east" in run("check", short, "--fixes").out
