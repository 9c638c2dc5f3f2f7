from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.comparing.comparison import compare_many
from siteplanner.core.comparing.score import score
from siteplanner.core.comparing.weights import weights_of
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run


@pytest.fixture
def two(plan_file: Path) -> Path:
    """``next`` is ``base`` with P03 gone and P01 pushed off its parcel."""
    now = edits.add_scenario("next", copy_of="base").apply(open_plan(plan_file))
    now = edits.remove_plants("next", ["P03"]).apply(now)
    return save_plan(edits.move_plants("next", ["P01"], 0, -25).apply(now), plan_file)


def test_counts_totals_and_findings_stand_side_by_side(two: Path, run: Run) -> None:
    answer = run("compare", two, "base", "next", "--format", "json")
    assert answer.status == 0
    data = answer.json
    assert (data["a"], data["b"]) == ("base", "next")
    rows = {row["figure"]: row for row in data["rows"]}
    plants = {name: rows["plants"][name] for name in ("figure", "unit", "a", "b", "delta")}
    assert plants == {"figure": "plants", "unit": None, "a": 3, "b": 2, "delta": -1}
    assert rows["footprint_m2"]["delta"] == -1200.0  # P03: two blocks of 30 x 20 m
    assert "on-parcel:P01" in {f["id"] for f in data["findings"]["gained"]}
    assert all("P03" in f["subjects"] for f in data["findings"]["lost"])


def test_the_table_names_both_scenarios(two: Path, run: Run) -> None:
    out = run("compare", two, "base", "next", "--lang", "en").out
    assert "Only in next:" in out
    assert "Output per hectare of land used (CNY/a/ha)" in out
    assert "-1,200" in out


def test_only_what_is_in_service_by_a_year_is_compared(two: Path, run: Run) -> None:
    now = edits.set_attributes("next", ["P01"], {"in_service": "2027-06-30"}).apply(open_plan(two))
    save_plan(now, two)
    whole = run("compare", two, "base", "next", "--format", "json").json
    early = run("compare", two, "base", "next", "--year", "2026", "--format", "json").json
    assert (whole["when"], early["when"]) == (None, "2026-12-31")
    plants = [next(row for row in of["rows"] if row["figure"] == "plants")["b"] for of in (whole, early)]
    assert plants == [2, 1]  # without P01
    plan = open_plan(two)
    checks = [check_plan(plan, each, year=2026) for each in ("base", "next")]
    assert early["rows"] == compare_many(plan, ("base", "next"), checks).to_json()["rows"]
    checked = run("check", two, "--scenario", "next", "--year", "2026", "--format", "json").json
    assert early["checks"][1]["counts"] == checked["counts"]
    told = run("compare", two, "base", "next", "--year", "2026", "--lang", "en").out
    assert "Compared is what is in service by 2026Q4; phases and targets are of the whole course." in told


def test_a_finding_that_only_changed_its_measure_is_told_as_changed(two: Path, run: Run) -> None:
    plan = edits.add_scenario("nearer", copy_of="next").apply(open_plan(two))
    save_plan(edits.move_plants("nearer", ["P01"], 0, -0.5).apply(plan), two)
    data = run("compare", two, "next", "nearer", "--format", "json").json["findings"]
    changed = [of for of in data["changed"] if of["after"]["rule"] == "on-parcel"]
    assert [of["before"]["id"] for of in changed] == ["on-parcel:P01"]
    assert changed[0]["before"]["message"] != changed[0]["after"]["message"]
    assert "on-parcel:P01" not in {f["id"] for f in (*data["gained"], *data["lost"])}
    out = run("compare", two, "next", "nearer", "--lang", "en").out
    assert "In both, but not alike:" in out
    assert changed[0]["before"]["message"] in out
    assert changed[0]["after"]["message"] in out


def test_an_unknown_scenario_is_refused(two: Path, refused: Any) -> None:
    assert "no scenario “later”" in refused("compare", two, "base", "later")


@pytest.fixture
def three(two: Path) -> Path:
    """And ``empty`` without any plant."""
    return save_plan(edits.add_scenario("empty").apply(open_plan(two)), two)


def test_the_command_has_the_numbers_of_the_core(three: Path, run: Run) -> None:
    plan, ids = open_plan(three), ("next", "base", "empty")
    found = compare_many(plan, ids, [check_plan(plan, each) for each in ids])
    printed = run("compare", three, *ids, "--score", "--format", "json").json
    assert {key: value for key, value in printed.items() if key != "score"} == json.loads(json.dumps(found.to_json()))
    assert printed["score"] == json.loads(json.dumps(score(found, weights_of(plan)).to_json()))
    assert (printed["c"], printed["rows"][0]["c"]) == ("empty", 0)


def test_the_plans_own_weights_are_the_scores(two: Path, run: Run) -> None:
    save_plan(edits.set_score_weights({"footprint_m2": 1, "findings.error": 2}).apply(open_plan(two)), two)
    answer = run("compare", two, "base", "next", "--score", "--format", "json").json["score"]
    assert {row["figure"]: row["share"] for row in answer["figures"]} == {"findings.error": 1.0, "footprint_m2": 0.0}
    why = {row["figure"]: row["left_out"] for row in answer["figures"]}["footprint_m2"]
    assert why == "Left out: neither more nor less of it is better."


def test_a_winner_with_errors_is_printed_with_them(two: Path, run: Run) -> None:
    out = run("compare", two, "base", "next", "--score", "--lang", "en").out
    told = out.partition("scores highest")[2]
    errors = check_plan(open_plan(two), "next").counts["error"]
    assert errors
    assert f"next has errors that are not waived ({errors})" in told
    assert "a judgement, not a finding" in told


def test_csv_has_a_line_a_figure_with_whole_numbers(three: Path, run: Run) -> None:
    lines = list(csv.DictReader(io.StringIO(run("compare", three, "base", "next", "--format", "csv").out)))
    rows = {line["key"]: line for line in lines}
    all_three_m2 = float(open_plan(three).plants("base").area.sum())
    assert float(rows["footprint_m2"]["base"]) == pytest.approx(all_three_m2)
    assert rows["footprint_m2"]["next: difference"] == "-1200.0"
    assert float(rows["footprint_m2"]["next: difference, %"]) == pytest.approx(-100 * 1200 / all_three_m2)


def test_four_scenarios_are_the_most(three: Path, refused: Any) -> None:
    assert "Two to four" in refused("compare", three, "base")
    assert "named twice" in refused("compare", three, "base", "next", "base")
