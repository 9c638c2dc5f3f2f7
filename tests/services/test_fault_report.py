"""A report of a fault tells what is needed to mend it, and nothing of the person or the plan."""

from __future__ import annotations

from pathlib import Path

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


def test_two_reports_of_one_second_are_two_files_and_old_ones_go(tmp_path: Path) -> None:
    paths = {write_fault(f"{n}", tmp_path) for n in range(KEPT + 5)}
    assert len(paths) == KEPT + 5
    assert len(list(tmp_path.iterdir())) == KEPT


def test_a_folder_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    assert write_fault("x", blocked) is None
