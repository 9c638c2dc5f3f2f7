from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
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
    assert list(data) == ["a", "b", "rows", "findings"]
    rows = {row["figure"]: row for row in data["rows"]}
    assert rows["plants"] == {"figure": "plants", "unit": None, "a": 3, "b": 2, "delta": -1}
    assert rows["footprint_m2"]["delta"] == -1200.0  # P03: two blocks of 30 x 20 m
    assert "on-parcel:P01" in {f["id"] for f in data["findings"]["gained"]}
    assert all("P03" in f["subjects"] for f in data["findings"]["lost"])


def test_the_table_names_both_scenarios(two: Path, run: Run) -> None:
    out = run("compare", two, "base", "next", "--lang", "en").out
    assert "Only in next:" in out
    assert "Output per hectare of land used (CNY/a/ha)" in out
    assert "-1,200" in out


def test_an_unknown_scenario_is_refused(two: Path, refused: Any) -> None:
    assert "no scenario “later”" in refused("compare", two, "base", "later")
