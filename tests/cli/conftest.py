from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from siteplanner import cli
from siteplanner.files.plan_file import save_plan
from tests.edit_sequences import start


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))

    @property
    def line(self) -> str:
        """The one line on stderr."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def called(*arguments: object) -> Answer:
        capsys.readouterr()
        status = cli.main([str(a) for a in arguments])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return called


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Run a command that must end with 2, nothing on stdout and one line on stderr: that line."""

    def called(*arguments: object) -> str:
        answer = run(*arguments)
        assert answer.status == 2, answer
        assert answer.out == ""
        return answer.line

    return called


@pytest.fixture(scope="session")
def saved_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plan with three plants, written once."""
    return save_plan(start(), tmp_path_factory.mktemp("plans") / "saved.gpkg")


@pytest.fixture
def plan_file(saved_plan: Path, tmp_path: Path) -> Path:
    """A plan file of one's own, with three plants."""
    return Path(shutil.copy(saved_plan, tmp_path / "规划.gpkg"))
