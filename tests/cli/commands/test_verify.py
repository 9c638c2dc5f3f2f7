from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def test_a_changed_file_is_named_and_the_status_is_2(plan_file: Path, tmp_path: Path, run: Run, refused: Any) -> None:
    asked = ("handover", plan_file, tmp_path / "out", "--only", "geojson", "--reason", "known to the bureau")
    assert run(*asked).status == 0
    (folder,) = (tmp_path / "out").iterdir()
    file = folder / "plants.geojson"
    file.write_bytes(file.read_bytes() + b" ")
    assert "plants.geojson" in refused("verify", folder)


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path, refused: Any) -> None:
    assert "is no hand-over pack" in refused("verify", tmp_path, "--lang", "en")
