"""What finds no room on a sheet is on the pages after it, or the sheet says what is missing; none is cut silently."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.drawing.map_sheet import SheetPages
from siteplanner.drawing.paper import Paper
from tests import builders
from tests.builders import factory, rect

DAY = dt.date(2026, 11, 23)
MANY = 75


def town() -> Plan:
    parcels = {f"L{n}": rect(30 * (n % 15), 40 * (n // 15), 28, 38) for n in range(MANY)}
    plants = {f"P{n:03d}": factory(rect(30 * (n % 15) + 8, 40 * (n // 15) + 8, 10, 20)) for n in range(MANY)}
    return builders.plan(builders.site(parcels=parcels), plants)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Paper, float, str]]:
    """The texts that are written on paper, with the paper and their height on it."""
    found: list[tuple[Paper, float, str]] = []
    original = Paper.text

    def text(self: Paper, x_mm: float, y_mm: float, said: Any, *options: Any, **named: Any) -> None:
        if not self._measuring:
            found.append((self, y_mm, self.words(said)))
        original(self, x_mm, y_mm, said, *options, **named)

    monkeypatch.setattr(Paper, "text", text)
    return found


def test_a_table_longer_than_its_place_is_whole_on_the_pages_after(written: list[tuple[Paper, float, str]]) -> None:
    pages = list(SheetPages(town(), day=DAY).pages(MapSheet("A", template="a3-landscape", tables=("plants",))))
    assert len(pages) > 1
    first = [text for paper, _, text in written if paper is pages[0]]
    after = [text for paper, _, text in written if paper is not pages[0]]
    hidden = next(int(found[1]) for text in first if (found := re.fullmatch(r"… (\d+) more", text)))
    on_map_and_table = [text for text in first if re.fullmatch(r"P\d{3}", text)]
    assert 0 < hidden < MANY
    assert len(on_map_and_table) >= MANY - hidden
    assert [text for text in after if re.fullmatch(r"P\d{3}", text)] == [f"P{n:03d}" for n in range(MANY)]
    assert any(text.startswith("On the pages that follow: Plants on this sheet") for text in first)


def test_nothing_is_written_off_the_paper(written: list[tuple[Paper, float, str]]) -> None:
    notes = "\n".join(f"Note {n}: the works road is kept free over its whole width." for n in range(40))
    for template in ("a3-landscape", "a3-portrait", "a1-figures", "a4-plain"):
        sheet = MapSheet("A", template=template, tables=("zones", "plants", "findings", "indicators"), notes=notes)
        list(SheetPages(town(), day=DAY).pages(sheet))
    assert written
    for paper, y, text in written:
        assert 4.0 < y < paper.layout.height_mm - 4.0, text


def test_a_picture_says_what_found_no_room(written: list[tuple[Paper, float, str]]) -> None:
    sheet = MapSheet("A", template="a4-plain", tables=("plants",), charts=("output",), paper="A4")
    pages = list(SheetPages(town(), day=DAY).pages(sheet, continued=False))
    assert len(pages) == 1
    # the template has no place for tables at all
    assert any("No room on this sheet for: Plants on this sheet, Output by zone and product" in t for *_, t in written)


def test_each_page_is_the_same_paper_and_bears_its_number(written: list[tuple[Paper, float, str]]) -> None:
    sheet = MapSheet("A", template="a3-portrait", tables=("plants",), title="Town plan")
    pages = list(SheetPages(town(), day=DAY).pages(sheet))
    for at, page in enumerate(pages[1:], 2):
        assert (page.layout.width_mm, page.layout.height_mm) == (297.0, 420.0)
        assert [text for paper, _, text in written if paper is page and "page" in text] == [f"Town plan, page {at}"]
