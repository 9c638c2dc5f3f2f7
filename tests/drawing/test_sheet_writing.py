"""A sheet as a file, measured by tools that are not ours: size of the page, a known edge, fonts, words, dots."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import MapSheet
from siteplanner.core.sheets.papers import ORIENTATIONS, PAPERS, paper_size_mm
from siteplanner.drawing.map_sheet import draw_sheet
from tests import builders
from tests.builders import factory, point, rect
from tests.drawing.pdf_pages import (
    fonts_not_embedded,
    needs_chinese,
    needs_poppler,
    outline_boxes_mm,
    page_sizes_mm,
    words,
)

DAY = dt.date(2026, 11, 23)


def town(name: str = "Town") -> Plan:
    site = builders.site(
        parcels={"L1": rect(0, 0, 100, 100), "L2": rect(110, 0, 90, 64)},
        zones={"Z1": (rect(-5, -5, 210, 110), {"name": "负极一区"})},
        substations={"S1": (point(190, 80), {"name": "Station 1", "capacity_kva": 50_000.0})},
    )
    plants = {"P1": factory(rect(20, 20, 40, 30), name="中昇一期"), "P2": factory(rect(130, 10, 30, 30))}
    plan = builders.plan(site, plants)
    from dataclasses import replace

    return replace(plan, name=name)


def pdf(tmp_path: Path, sheet: MapSheet, lang: str = "en") -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(draw_sheet(town("张庄新型工业镇"), ".pdf", lang=lang, day=DAY, sheet=sheet))
    return path


@needs_poppler
@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_the_paper_to_a_hundredth_of_a_millimetre(tmp_path: Path, paper: str, orientation: str) -> None:
    path = pdf(tmp_path, MapSheet("A", template="a4-plain", paper=paper, orientation=orientation, tables=()))
    expected = paper_size_mm(paper, "portrait" if orientation == "portrait" else "landscape")
    assert page_sizes_mm(path)[0] == pytest.approx(expected, abs=0.01)


@needs_poppler
@pytest.mark.parametrize("template", ["panel", "a3-portrait", "a1-figures"])
def test_an_edge_of_a_hundred_metres_is_fifty_millimetres_at_one_to_two_thousand(tmp_path: Path, template: str) -> None:
    boxes = outline_boxes_mm(pdf(tmp_path, MapSheet("A", template=template, scale=2000.0)))
    # parcel L1 is 100 m × 100 m, L2 90 m × 64 m
    for wide, high in ((50.0, 50.0), (45.0, 32.0)):
        assert (np.abs(boxes - (wide, high)).max(axis=1) < 0.01).any(), (wide, high)


@needs_poppler
@needs_chinese
def test_fonts_are_embedded_and_chinese_can_be_searched(tmp_path: Path) -> None:
    path = pdf(tmp_path, MapSheet("A", template="a3-landscape", drawn_by="王工", checked_by="李工"), "zh")
    assert fonts_not_embedded(path) == []
    said = words(path).replace(" ", "")
    for expected in ("张庄新型工业镇", "负极一区", "王工", "李工"):
        assert expected in said


def test_a_picture_has_the_dots_that_were_asked_for() -> None:
    for dpi in (50.0, 127.0):
        content = draw_sheet(town(), ".png", day=DAY, sheet=MapSheet("A", template="a4-plain"), dpi=dpi)
        height, width = np.asarray(matplotlib.image.imread(io.BytesIO(content))).shape[:2]
        assert (width, height) == (int(210 / 25.4 * dpi), int(297 / 25.4 * dpi))


@pytest.mark.parametrize(("dpi", "paper", "said"), [(5.0, "A4", "36 to 1200"), (600.0, "A0", "at most 310 dpi")])
def test_a_resolution_that_makes_no_sense_is_refused(dpi: float, paper: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        draw_sheet(town(), ".png", day=DAY, sheet=MapSheet("A", paper=paper), dpi=dpi)
