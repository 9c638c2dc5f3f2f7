"""A report of a fault tells what is needed to mend it, and nothing of the person or the plan."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from siteplanner.services.fault_report import KEPT, fault_text, without_names, write_fault
from tests.edit_sequences import start


def mistake() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018 - the mistake
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_the_report_names_the_place_the_versions_and_the_size_of_the_plan() -> None:
    text = fault_text(mistake(), start())
    assert "test_fault_report.py" in text
    assert "ZeroDivisionError: division by zero" in text
    assert "shapely" in text
    assert "4 parcels" in text
    assert "plants by scenario: 3" in text


def test_folders_and_names_of_people_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/wanggong")
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "wanggong")
    text = without_names("cannot read /home/wanggong/张庄/plan.gpkg, asked by wanggong; wanggongs stay")
    assert text == "cannot read ~/张庄/plan.gpkg, asked by <user>; wanggongs stay"


def test_a_home_behind_a_link_in_a_url_and_a_chinese_name_are_taken_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = tmp_path / "王工 家"
    real.mkdir()
    link = tmp_path / "home"
    link.symlink_to(real)
    monkeypatch.setenv("HOME", str(link))
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "王工")
    monkeypatch.setattr("platform.node", lambda: "PLAN-02")
    text = without_names(f"{link}/a {real}/b file://{quote(str(real))}/c 由王工的电脑PLAN-02保存 on PLAN-02")
    assert text == "~/a ~/b file://~/c 由<user>的电脑PLAN-02保存 on <computer>"


def test_a_whole_report_names_neither_person_nor_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "ligong"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "ligong")
    monkeypatch.setattr("platform.node", lambda: "planning-7")
    monkeypatch.setattr("siteplanner.services.fault_report.last_lines", lambda: (f"{home}/plan.gpkg of planning-7",))
    try:
        (home / "none.gpkg").read_text()
    except OSError as error:
        text = fault_text(error, start())
    assert "ligong" not in text
    assert "planning-7" not in text
    assert "~/none.gpkg" in text


def test_two_reports_of_one_second_are_two_files_and_old_ones_go(tmp_path: Path) -> None:
    paths = {write_fault(f"{n}", tmp_path) for n in range(KEPT + 5)}
    assert len(paths) == KEPT + 5
    assert len(list(tmp_path.iterdir())) == KEPT


def test_a_folder_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    assert write_fault("x", blocked) is None
