"""Films as files: whole or not at all, whatever makes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from siteplanner.core.errors import Cancelled, InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.services.phase_film import export_film
from tests.builders import factory, plan, rect, site

SIZE = (320, 320)


@pytest.fixture
def town() -> Plan:
    return plan(
        site({"L1": rect(0, 0, 400, 200)}),
        {
            "P1": factory(rect(20, 60, 80, 80), in_service="2025-02-01"),
            "P2": factory(rect(300, 60, 80, 80), in_service="2025-04-01"),
        },
    )


def ffmpeg_that(does: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ffmpeg on the path that does what is told: its arguments are in ``argv``, pictures come by stdin."""
    folder.mkdir()
    program = folder / "ffmpeg"
    program.write_text(f"#!{sys.executable}\nimport sys\nargv = sys.argv\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder) + os.pathsep + os.environ["PATH"])


def test_a_gif_has_every_frame_with_its_time_and_the_same_bytes_each_time(town: Plan, tmp_path: Path) -> None:
    one, other = (export_film(town, tmp_path / name, size_px=SIZE) for name in ("a.gif", "b.gif"))
    assert one.read_bytes() == other.read_bytes()
    durations = []
    with Image.open(one) as made:
        assert made.size == SIZE
        assert made.info["loop"] == 0
        for at in range(made.n_frames):  # type: ignore[attr-defined]  # of a GIF
            made.seek(at)
            durations.append(made.info["duration"])
    # two quarters of four moving frames (0.12 s) and one at rest (0.5 s, 3 s at the end); equal pictures are joined
    assert sum(durations) == 2 * 4 * 120 + 500 + 3000
    assert durations[-1] >= 3000


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffmpeg is not installed")
def test_an_mp4_is_a_film_of_that_size_and_length(town: Plan, tmp_path: Path) -> None:
    made = export_film(town, tmp_path / "片.mp4", size_px=SIZE)
    asked = ["ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height,duration"]
    told = subprocess.run([*asked, "-of", "csv=p=0", str(made)], capture_output=True, text=True, check=True).stdout
    width, height, seconds = told.strip().split(",")
    assert (int(width), int(height)) == SIZE
    assert float(seconds) == pytest.approx(2 * 4 * 0.12 + 0.5 + 3.0, abs=0.05)


def test_ffmpeg_gets_every_picture_whole(town: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = "if '-' in argv:\n    open(argv[-1], 'w').write(str(len(sys.stdin.buffer.read())))"
    ffmpeg_that(counts, tmp_path / "bin", monkeypatch)
    made = export_film(town, tmp_path / "film.mp4", size_px=SIZE)
    # 25 pictures a second: 0.12 s are 3, 0.5 s are 12 (12.5 to even), 3 s are 75
    assert int(made.read_text()) == (2 * 4 * 3 + 12 + 75) * SIZE[0] * SIZE[1] * 3


@pytest.mark.parametrize(
    "does",
    [
        "if '-' in argv:\n    sys.stdin.buffer.read()\n    print('no such codec', file=sys.stderr)\n    sys.exit(3)",
        "if '-' in argv:\n    print('no such codec', file=sys.stderr)\n    sys.exit(3)",  # before it has read anything
    ],
)
def test_where_ffmpeg_fails_its_words_are_told_and_the_old_file_stays(
    does: str, town: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ffmpeg_that(does, tmp_path / "bin", monkeypatch)
    target = tmp_path / "film.mp4"
    target.write_bytes(b"old")
    with pytest.raises(SaveError, match="no such codec"):
        export_film(town, target, size_px=SIZE)
    assert target.read_bytes() == b"old"


def test_without_ffmpeg_the_way_out_is_named_before_anything_is_drawn(
    town: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match=r"\.gif"):
        export_film(town, tmp_path / "film.mp4")


@pytest.mark.parametrize("size", [(641, 360), (100, 100), (9000, 360)])
def test_a_size_that_no_player_shows_is_refused(size: tuple[int, int], town: Plan, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="even numbers"):
        export_film(town, tmp_path / "film.gif", size_px=size)


def test_another_ending_is_refused(town: Plan, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.gif or \.mp4"):
        export_film(town, tmp_path / "film.avi")


@pytest.mark.parametrize("name", ["film.gif", "film.mp4"])
def test_stopped_it_leaves_nothing(name: str, town: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ffmpeg_that("sys.stdin.buffer.read()", tmp_path / "bin", monkeypatch)
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        export_film(town, tmp_path / name, size_px=SIZE, work=work)
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
