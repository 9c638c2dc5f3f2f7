"""A map sheet is written whole or not at all, in the format its suffix names."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from siteplanner.core.errors import Cancelled, InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.work import Work
from siteplanner.services.render import render, render_atlas
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


def zoned() -> Plan:
    zones = {"Z1": (rect(0, 0, 100, 100), {"name": "West"}), "Z2": rect(100, 0, 100, 100), "Z3": rect(200, 0, 90, 90)}
    return builders.plan(builders.site(parcels={"L1": rect(0, 0, 290, 100)}, zones=zones))


def test_an_atlas_is_a_page_for_each_zone_or_numbered_files(tmp_path: Path) -> None:
    sheet = MapSheet("A", template="a4-plain")
    (document,) = render_atlas(zoned(), tmp_path / "all.pdf", sheet)
    assert len(re.findall(rb"/Type /Page\b", document.read_bytes())) == 3
    made = render_atlas(zoned(), tmp_path / "图.png", sheet, dpi=40.0)
    assert [path.name for path in made] == ["图-01.png", "图-02.png", "图-03.png"]
    assert all(path.read_bytes().startswith(BEGINNINGS[".png"]) for path in made)


@pytest.mark.parametrize("name", ["all.pdf", "all.svg"])
def test_an_atlas_that_is_stopped_between_pages_leaves_no_file(tmp_path: Path, name: str) -> None:
    work = Work(lambda done, _total, _what: work.cancel() if done == 1 else None)
    with pytest.raises(Cancelled):
        render_atlas(zoned(), tmp_path / name, MapSheet("A", template="a4-plain"), work=work)
    assert not list(tmp_path.iterdir())


def test_the_same_atlas_gives_the_same_bytes(tmp_path: Path) -> None:
    sheet, day = MapSheet("A", template="a4-plain"), dt.date(2026, 11, 23)
    first, second = (render_atlas(zoned(), tmp_path / f"{n}.pdf", sheet, day=day)[0].read_bytes() for n in "ab")
    assert first == second
