"""``siteplanner merge``: two versions of a plan made one on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.files.plan_file import open_plan, save_plan
from tests.cli.conftest import Run
from tests.edit_sequences import start


@pytest.fixture
def versions(tmp_path: Path) -> list[Path]:
    """A plan, one with P01 renamed and P02 moved, one with P01 renamed otherwise and P03 taken away."""
    base = open_plan(save_plan(start(), tmp_path / "base.gpkg"))
    mine = edits.set_attributes("base", ["P01"], {"name": "甲"}).apply(base)
    mine = edits.move_plants("base", ["P02"], 5.0, 0.0).apply(mine)
    theirs = edits.set_attributes("base", ["P01"], {"name": "乙"}).apply(base)
    theirs = edits.remove_plants("base", ["P03"]).apply(theirs)
    named = (("base", base), ("mine", mine), ("theirs", theirs))
    return [save_plan(plan, tmp_path / f"{name}.gpkg") for name, plan in named]


def test_what_both_changed_is_listed_and_nothing_is_written_until_somebody_decides(
    run: Run, versions: list[Path], tmp_path: Path
) -> None:
    answer = run("merge", *versions, "-o", tmp_path / "out.gpkg")
    assert answer.status == 2
    assert "1 things were changed in both versions" in answer.line
    assert "plant P01" in answer.out
    assert "甲" in answer.out
    assert "乙" in answer.out
    assert not (tmp_path / "out.gpkg").exists()


@pytest.mark.parametrize(("side", "name"), [("mine", "甲"), ("theirs", "乙")])
def test_the_side_that_was_named_is_followed_and_the_rest_merges(
    run: Run, versions: list[Path], tmp_path: Path, side: str, name: str
) -> None:
    answer = run("merge", *versions, "-o", tmp_path / "out.gpkg", "--take", side, "--format", "json")
    assert answer.status == 0
    (clash,) = answer.json["clashes"]
    assert (clash["id"], clash["column"], clash["taken"]) == ("P01", "name", side)
    plants = open_plan(tmp_path / "out.gpkg").plants("base")
    assert plants["name"]["P01"] == name
    assert list(plants.index) == ["P01", "P02"]


def test_versions_without_a_clash_merge_in_chinese(run: Run, versions: list[Path], tmp_path: Path) -> None:
    answer = run("merge", versions[0], versions[0], versions[2], "-o", tmp_path / "out.gpkg", "--lang", "zh")
    assert answer.status == 0
    assert "P03" not in open_plan(tmp_path / "out.gpkg").plants("base").index


def test_a_file_that_is_there_and_plans_made_apart_are_refused(
    refused: Callable[..., str], versions: list[Path], tmp_path: Path
) -> None:
    assert "exists already" in refused("merge", *versions, "-o", versions[0])
    other = save_plan(start(), tmp_path / "other.gpkg")
    assert "not versions of one plan" in refused("merge", versions[0], versions[1], other, "-o", tmp_path / "o.gpkg")
