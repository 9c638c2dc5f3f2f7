"""``siteplanner diff``: what two plans differ in, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run
from tests.edit_sequences import start


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A plan, and it with P01 renamed, P02 moved by 5 m, P03 taken away and a scenario more."""
    before = open_plan(save_plan(start(), tmp_path / "before.gpkg"))
    after = edits.set_attributes("base", ["P01"], {"name": "甲"}).apply(before)
    after = edits.move_plants("base", ["P02"], 5.0, 0.0).apply(after)
    after = edits.add_scenario("b", copy_of="base").apply(edits.remove_plants("base", ["P03"]).apply(after))
    return tmp_path / "before.gpkg", save_plan(after, tmp_path / "after.gpkg")


def test_differences_stand_in_a_table(run: Run, two: tuple[Path, Path]) -> None:
    answer = run("diff", *two, "--lang", "en")
    assert answer.status == 0
    assert "甲" in answer.out
    (moved,) = [line for line in answer.out.splitlines() if "shape" in line]
    assert "plant P02" in moved
    assert "470160.0, 4174030.0; 2,400.0 m²" in moved  # 60 m x 40 m, from 130 m east of the corner
    assert "470165.0, 4174030.0; 2,400.0 m²" in moved
    (gone,) = [line for line in answer.out.splitlines() if "plant P03" in line]
    assert gone.split()[-2:] == ["not", "there"]


def test_differences_as_json_hold_both_values(run: Run, two: tuple[Path, Path]) -> None:
    answer = run("diff", *two, "--format", "json")
    facts = {(fact["part"], fact["id"], fact["column"]): fact for fact in answer.json["changes"]}
    assert facts["plants", "P01", "name"]["after"] == "甲"
    assert facts["plants", "P02", "geometry"]["before"].startswith("MULTIPOLYGON (((470")
    gone = facts["plants", "P03", None]
    assert (gone["change"], gone["after"], gone["before"]["open_flame"]) == ("removed", None, True)
    assert facts["scenarios", "b", None]["change"] == "added"


def test_equal_plans_say_so_in_chinese(run: Run, two: tuple[Path, Path]) -> None:
    answer = run("diff", two[0], two[0], "--lang", "zh")
    assert answer.status == 0
    assert len(answer.out.splitlines()) == 1
    assert run("diff", two[0], two[0], "--format", "json").json["changes"] == []


def test_a_file_that_is_no_plan_is_refused(refused: Callable[..., str], two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "no.gpkg").write_bytes(b"no")
    assert "no.gpkg" in refused("diff", two[0], tmp_path / "no.gpkg")


def test_the_map_is_written_and_its_changes_are_told(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "变化.svg"
    answer = run("diff", *two, "-o", out)
    assert answer.status == 0, answer.err
    assert out.read_bytes().startswith(b"<?xml")
    assert "P02: moved by 5.00 m" in answer.out
    assert "P03: removed" in answer.out
    assert "P01: Name" in answer.out


def test_geojson_of_a_scenario_against_another(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "what.geojson"
    answer = run("diff", *two, "-o", out, "--scenario", "b", "--before-scenario", "base", "--format", "json")
    kinds = {change["id"]: change["change"] for change in answer.json["changes"]}
    assert kinds == {"P01": "altered", "P02": "moved", "P03": "removed"}
    assert len(json.loads(out.read_text(encoding="utf-8"))["features"]) == 1 + 3 + 1


def test_a_map_of_equal_plans_says_so(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "same.geojson"
    assert "nothing on the map differs" in run("diff", two[0], two[0], "-o", out).out
    assert json.loads(out.read_text(encoding="utf-8"))["features"] == []


def test_wishes_that_make_no_map_are_refused(
    refused: Callable[..., str], two: tuple[Path, Path], tmp_path: Path
) -> None:
    assert "Use one of: .png, .pdf, .svg, .geojson" in refused("diff", *two, "-o", tmp_path / "map.doc")
    assert "--scenario is for the map" in refused("diff", *two, "--scenario", "base")
    assert "no scenario" in refused("diff", *two, "-o", tmp_path / "map.svg", "--scenario", "none")
    assert not (tmp_path / "map.svg").exists()
