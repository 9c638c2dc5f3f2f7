from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.conftest import Run


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_the_picture_is_drawn_in_each_format(
    suffix: str, magic: bytes, plan_file: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / f"鸟瞰{suffix}"
    assert run("axonometric", plan_file, out, "--lang", "zh", "--size", "640x400").status == 0
    assert out.read_bytes().startswith(magic)


def test_the_picture_is_as_large_as_asked_and_another_azimuth_gives_another_one(
    plan_file: Path, tmp_path: Path, run: Run
) -> None:
    options = ("--size", "700×450", "--tilt", "40")
    for name, azimuth in (("a", "0"), ("b", "90"), ("c", "360")):
        run("axonometric", plan_file, tmp_path / f"{name}.png", "--azimuth", azimuth, *options)
    contents = [(tmp_path / f"{name}.png").read_bytes() for name in "abc"]
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (700, 450)
    assert contents[0] != contents[1]
    assert contents[0] == contents[2]  # 360° is 0°, and equal wishes give equal bytes


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--tilt", "90"), "The tilt of the view cannot be 90°. Give a tilt from 0 (the map) to 85 degrees."),
        (("--tilt", "nan"), "A view needs numbers"),
        (("--size", "large"), "--size: “large” is no size. Write it like 1600x1000."),
        (("--size", "10x10"), "A picture cannot be 10 × 10 pixels."),
        (("--raised", "0.5"), "--raised: give 1 to 10, not 0.5."),
        (("--sun", "2026-06-21"), "“2026-06-21” is no day and hour."),
        (("--sun", "2199-06-21T12:00"), "only known for the years 1950 to 2050"),
        (("--scenario", "later"), "There is no scenario “later”"),
        (("--year", "soon"), "“soon” is no year, quarter or day."),
    ],
)
def test_what_cannot_be_drawn_is_said_and_leaves_no_file(
    options: tuple[str, ...], sentence: str, plan_file: Path, tmp_path: Path, refused: Any
) -> None:
    assert sentence in refused("axonometric", plan_file, tmp_path / "o.png", *options)
    assert not (tmp_path / "o.png").exists()


def test_another_ending_and_a_folder_that_is_not_there_are_refused(
    plan_file: Path, tmp_path: Path, refused: Any
) -> None:
    assert "Use one of: .png, .pdf, .svg" in refused("axonometric", plan_file, tmp_path / "o.docx")
    assert refused("axonometric", plan_file, tmp_path / "no" / "o.png")
    assert not (tmp_path / "no").exists()


def test_the_sun_of_a_winter_afternoon_gives_another_light_than_that_of_drawings(
    plan_file: Path, tmp_path: Path, run: Run
) -> None:
    drawn, winter = tmp_path / "drawn.png", tmp_path / "winter.png"
    assert run("axonometric", plan_file, drawn, "--size", "640x400").status == 0
    assert run("axonometric", plan_file, winter, "--size", "640x400", "--sun", "2026-12-21T16:00").status == 0
    assert drawn.read_bytes() != winter.read_bytes()
