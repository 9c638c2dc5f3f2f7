"""A map sheet is written whole or not at all, in the format its suffix names."""

from __future__ import annotations

from pathlib import Path

import pytest

from siteplanner.core.errors import Cancelled, InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.services.render import render
from tests import builders
from tests.builders import rect

BEGINNINGS = {".png": b"\x89PNG", ".pdf": b"%PDF", ".svg": b"<?xml"}


@pytest.fixture
def plan() -> Plan:
    return builders.plan(builders.site(parcels={"L1": rect(0, 0, 100, 100)}))


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_suffix_says_what_is_written(plan: Plan, tmp_path: Path, suffix: str) -> None:
    path = render(plan, tmp_path / f"图纸{suffix}")
    assert path.read_bytes().startswith(BEGINNINGS[suffix])


def test_another_suffix_is_refused_before_anything_is_drawn(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.png, \.pdf, \.svg"):
        render(plan, tmp_path / "sheet.jpeg")
    assert not list(tmp_path.iterdir())


def test_a_cancelled_sheet_leaves_the_old_file(plan: Plan, tmp_path: Path) -> None:
    old = tmp_path / "sheet.svg"
    old.write_text("old")
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        render(plan, old, work=work)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_that_is_not_there_is_told(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="no folder"):
        render(plan, tmp_path / "none" / "sheet.svg")
