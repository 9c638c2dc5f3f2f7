from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

REASON = "the institute corrects it by Friday"
OPTIONS = ("--only", "geojson", "--lang", "en")


def test_a_pack_is_handed_over_compared_and_proved(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "出"
    asked = ("handover", plan_file, out, "--reason", REASON, "--by", "Li", *OPTIONS)
    said = run(*asked)
    assert said.status == 0, said
    (folder,) = out.iterdir()
    assert said.out.startswith(f"{folder}: ")
    assert "each was read back and is what the plan says" in said.out
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["reason"]["text"], manifest["by"]) == (REASON, "Li")
    again = run(*asked, "--format", "json").json
    assert again["changes"]["summary"]["en"].startswith("No plant changed since ")
    assert again["changes"]["pack"] == folder.name
    assert again["folder"] == f"{folder}-2"
    assert "plants.geojson" in again["files"]
    assert "drawing.dxf" not in again["files"]
    assert again["counts"] == manifest["check"]["counts"]
    proved = run("verify", folder, "--plan", plan_file, "--lang", "en")
    assert proved.status == 0
    assert "as they were handed over on" in proved.out
    assert run("verify", folder, "--format", "json").json["read_back"]["plants-rfc7946"] == manifest["counts"]["plants"]


def test_errors_without_a_reason_end_with_one_line_and_nothing_written(
    plan_file: Path, tmp_path: Path, refused: Any
) -> None:
    assert "--reason" in refused("handover", plan_file, tmp_path / "out", *OPTIONS)
    assert "--reason" in refused("handover", plan_file, tmp_path / "out", *OPTIONS, "--reason", " \t .")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--only", "dwg"), "no kind of file “dwg”"),
        (("--scenario", "later"), "no scenario “later”"),
        (("--since", "nowhere"), "is no hand-over pack"),
    ],
)
def test_what_cannot_be_is_refused(
    options: tuple[str, ...], said: str, plan_file: Path, tmp_path: Path, refused: Any
) -> None:
    line = refused("handover", plan_file, tmp_path / "out", "--reason", REASON, "--lang", "en", *options)
    assert said in line
    assert not (tmp_path / "out").exists()


def test_a_damaged_last_pack_stops_until_told_to_go_on(plan_file: Path, tmp_path: Path, run: Run, refused: Any) -> None:
    out = tmp_path / "out"
    asked = ("handover", plan_file, out, "--reason", REASON, *OPTIONS)
    assert run(*asked).status == 0
    (folder,) = out.iterdir()
    copy = folder / "plan.gpkg"
    copy.write_bytes(copy.read_bytes()[:-10])
    assert "--no-comparison" in refused(*asked)
    assert [p.name for p in out.iterdir()] == [folder.name]
    assert run(*asked, "--no-comparison").status == 0
