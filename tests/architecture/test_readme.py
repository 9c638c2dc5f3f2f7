"""What the README shows works as it is written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from siteplanner.assets import sample_plan
from siteplanner.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = blocks("python")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "zhangzhuang.gpkg").write_bytes(sample_plan().read_bytes())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert (tmp_path / "next.gpkg").is_file()
    assert len(names["findings"]) >= 1  # type: ignore[arg-type]


def test_the_commands_of_the_tour_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All but the first, which needs the reader's own files: the sample stands in for its result."""
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("siteplanner ")]
    assert len(lines) >= 7
    (tmp_path / "maps").mkdir()
    for copy in (tmp_path / "town.gpkg", tmp_path / "maps" / "zhangzhuang.gpkg"):
        copy.write_bytes(sample_plan().read_bytes())
    monkeypatch.chdir(tmp_path)
    for line in lines:
        arguments = shlex.split(line.split("#")[0])[1:]
        if arguments[0] != "new":
            assert main(arguments) in (0, 1), line
    capsys.readouterr()
    assert (tmp_path / "town.geojson").is_file()
    assert (tmp_path / "town.pdf").read_bytes().startswith(b"%PDF")


def test_every_file_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
