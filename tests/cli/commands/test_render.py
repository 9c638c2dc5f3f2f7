from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.files.plan_file import open_plan, save_plan
from tests.builders import ORIGIN
from tests.cli.conftest import Run


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_the_sheet_is_drawn_in_each_format(
    suffix: str, magic: bytes, plan_file: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / f"图{suffix}"
    assert run("render", plan_file, out, "--lang", "zh").status == 0
    assert out.read_bytes().startswith(magic)


def test_what_cannot_be_drawn_leaves_no_file(plan_file: Path, tmp_path: Path, refused: Any) -> None:
    for name, options in (
        ("o.docx", ()),
        ("o.png", ("--scenario", "later")),
        ("o.png", ("--paper", "Z1")),
        ("no/o.png", ()),
        ("o.pdf", ("--dpi", "100")),
        ("o.png", ("--dpi", "5")),
        ("o.png", ("--scale", "0")),
        ("o.png", ("--sheet", "总图")),
        ("o.png", ("--template", "wallpaper")),
        ("o.png", ("--look", "sepia")),
        ("o.png", ("--zone", "nowhere")),
        ("o.png", ("--at", "here")),
    ):
        before = sorted(tmp_path.rglob("*"))
        assert refused("render", plan_file, tmp_path / name, *options)
        assert sorted(tmp_path.rglob("*")) == before


def test_paper_direction_place_and_scale_are_as_told(plan_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.svg"
    east, north = ORIGIN
    options = ("--paper", "A4", "--portrait", "--scale", "500", "--at", f"{east},{north}", "--title", "A town")
    assert run("render", plan_file, out, *options).status == 0
    assert 'width="595.275591pt" height="841.889764pt"' in out.read_text()  # 210 × 297 mm


def test_a_sheet_that_the_plan_keeps_is_drawn_by_its_name(plan_file: Path, tmp_path: Path, run: Run) -> None:
    kept = edits.save_sheet(MapSheet("总图", template="a4-plain", paper="A4")).apply(open_plan(plan_file))
    save_plan(kept, plan_file)
    out = tmp_path / "o.svg"
    assert run("render", plan_file, out, "--sheet", "总图").status == 0
    assert 'width="595.275591pt"' in out.read_text()
    assert run("render", plan_file, out, "--sheet", "总图", "--landscape").status == 0
    assert 'width="841.889764pt"' in out.read_text()


def test_an_atlas_says_which_files_it_made(plan_file: Path, tmp_path: Path, run: Run) -> None:
    options = ("--atlas", "plant", "--template", "a4-plain", "--dpi", "40")
    answer = run("render", plan_file, tmp_path / "o.png", *options)
    made = sorted(path.name for path in tmp_path.glob("o-*.png"))
    assert answer.status == 0
    assert len(made) == len(open_plan(plan_file).plants())
    assert made[0] in answer.out
    assert made[-1] in answer.out
