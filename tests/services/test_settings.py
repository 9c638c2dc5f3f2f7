from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from siteplanner.services.settings import Settings, settings_path


def test_what_is_set_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings.load(path).set("language", "zh_CN")
    assert Settings.load(path).get("language", "") == "zh_CN"


def test_none_forgets_a_value(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "s.json")
    settings.set("theme", "dark")
    settings.set("theme", None)
    assert Settings.load(tmp_path / "s.json").get("theme", "system") == "system"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"7"])
def test_a_broken_file_is_set_aside_and_the_program_starts(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "s.json"
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        settings = Settings.load(path)
    assert settings.get("language", "en") == "en"
    assert (tmp_path / "s.json.broken").read_bytes() == content
    settings.set("language", "zh_CN")
    assert json.loads(path.read_text(encoding="utf-8")) == {"language": "zh_CN"}


def test_a_value_of_another_type_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"theme": 7, "recent_files": "x"}', encoding="utf-8")
    settings = Settings.load(path)
    assert settings.get("theme", "system") == "system"
    assert settings.recent_files == ()


def test_a_file_that_cannot_be_written_is_only_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    settings = Settings.load(tmp_path / "other.json")
    settings.path = tmp_path / "file" / "settings.json"
    with caplog.at_level(logging.WARNING):
        settings.set("theme", "dark")
    assert settings.get("theme", "") == "dark"
    assert "not kept" in caplog.text


def test_recent_files_are_the_last_ten_each_once_the_newest_first(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "s.json")
    for name in [*"abcdefghijkl", "c"]:
        settings.add_recent(tmp_path / f"{name}.gpkg")
    assert [p.stem for p in settings.recent_files] == list("clkjihgfed")
    settings.forget_recent(tmp_path / "l.gpkg")
    assert [p.stem for p in Settings.load(tmp_path / "s.json").recent_files] == list("ckjihgfed")


def test_the_settings_of_a_person_are_in_the_systems_own_place() -> None:
    assert settings_path().name == "settings.json"
    assert settings_path().parent.name == "siteplanner"
