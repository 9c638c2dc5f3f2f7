"""The map sheet is true to scale, whole, legible in both languages, and never says more than the check did."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from siteplanner.core.errors import Cancelled, EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.drawing import map_sheet
from siteplanner.drawing.fonts import plain_font, sheet_font
from siteplanner.drawing.map_sheet import draw_sheet
from tests import builders
from tests.builders import factory, line, point, rect

DAY = dt.date(2026, 11, 23)
PT_A_MM = 72 / 25.4
needs_chinese = pytest.mark.skipif(not sheet_font().chinese, reason="no font for Chinese on this computer")


def town(**changes: Any) -> Plan:
    site = builders.site(
        parcels={"L1": rect(0, 0, 100, 100), "L2": rect(110, 0, 90, 100), "L3": rect(0, 110, 200, 80)},
        zones={"Z1": (rect(-5, -5, 210, 200), {"name": "North works"})},
        constraints={"R1": (line((-500, 105), (900, 105)), {"kind": "road", "grade": "county"})},
        substations={"S1": (point(190, 180), {"name": "Station 1", "capacity_kva": 50_000.0})},
    )
    plants = {
        "P1": factory(rect(20, 20, 40, 30), name="Anode line", capacity=12_000.0, capacity_unit="t/a"),
        "P2": factory(rect(130, 30, 30, 30), name="Cathode line", product="cathode_lfp"),
    }
    return builders.plan(site, plants, **changes)


def svg(plan: Plan, **options: Any) -> str:
    return draw_sheet(plan, ".svg", day=DAY, **options).decode()


def picture(plan: Plan, **options: Any) -> np.ndarray:
    content = draw_sheet(plan, ".png", day=DAY, **options)
    return np.asarray(matplotlib.image.imread(io.BytesIO(content)))


def texts_of(monkeypatch: pytest.MonkeyPatch, plan: Plan, **options: Any) -> str:
    """Every text of a sheet, one a line."""
    texts: list[str] = []
    with monkeypatch.context() as patch:
        original = map_sheet.Paper.words

        def words(self: map_sheet.Paper, text: Any) -> str:
            texts.append(original(self, text))
            return texts[-1]

        patch.setattr(map_sheet.Paper, "words", words)
        svg(plan, **options)
    return "\n".join(texts)


def test_a_hundred_metres_are_fifty_millimetres_at_one_to_two_thousand() -> None:
    drawn = svg(town(), scale=2000.0)
    paths = re.findall(r'd="(M [^"]+)"', drawn)
    widths = [max(xs) - min(xs) for xs in ([float(x) for x, _ in re.findall(r"[ML] (\S+) (\S+)", d)] for d in paths)]
    # parcel L1 is 100 m wide: 100 m / 2000 = 50.0 mm; SVG counts points
    assert min(abs(width / PT_A_MM - 50.0) for width in widths) < 0.001


def test_the_page_has_the_size_of_the_paper() -> None:
    assert 'width="1190.551181pt" height="841.889764pt"' in svg(town())  # 420 × 297 mm
    assert picture(town(), paper="A4").shape[:2] == (1653, 2338)  # 210 × 297 mm at 200 dpi


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts of poppler-utils is not installed")
@needs_chinese
def test_a_pdf_embeds_the_chinese_font(tmp_path: Path) -> None:
    named = dataclasses.replace(town(), name="张庄新型工业镇")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(draw_sheet(named, ".pdf", lang="zh", day=DAY))
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes yes (yes|no)\b", font) for font in fonts), listed.stdout
    assert not listed.stderr, "a strict reader objects to how a font is embedded"
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "张庄新型工业镇" in text


@needs_chinese
def test_of_a_font_collection_the_simplified_chinese_face_is_taken() -> None:
    font = sheet_font()
    assert not font.missing("张庄方案地块退让防火间距")
    if Path(font.regular).name == "NotoSansCJK-Regular.ttc":
        assert font.regular.face_index == 2  # JP, KR, SC, TC, HK


def test_the_picture_shows_the_plants_in_their_colours() -> None:
    pixels = (picture(town())[..., :3] * 255).round().astype(int)
    for blue_or_orange in ((0, 114, 178), (230, 159, 0)):  # anode and LFP of Okabe and Ito's set
        assert (np.abs(pixels - blue_or_orange).max(axis=2) <= 2).sum() > 5000


def test_equal_plans_give_equal_files() -> None:
    for suffix in map_sheet.SUFFIXES:
        assert draw_sheet(town(), suffix, day=DAY) == draw_sheet(town(), suffix, day=DAY)


def test_an_unknown_suffix_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"\.docx.*\.png, \.pdf, \.svg"):
        draw_sheet(town(), ".docx")


def test_paper_scale_and_scenario_must_be_known() -> None:
    with pytest.raises(InputError, match="A9"):
        draw_sheet(town(), ".svg", paper="A9")
    for scale in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(InputError, match="above 0"):
            draw_sheet(town(), ".svg", scale=scale)
    with pytest.raises(EditError, match="elsewhere"):
        draw_sheet(town(), ".svg", "elsewhere")


def test_a_plan_without_a_map_says_so() -> None:
    with pytest.raises(InputError, match="nothing to draw"):
        draw_sheet(builders.plan(builders.site()), ".svg")


def test_a_sheet_that_shows_a_part_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    part = "At this scale the sheet shows a part of the site."
    assert part not in texts_of(monkeypatch, town())
    assert part in texts_of(monkeypatch, town(), scale=200.0)


def test_what_was_not_checked_is_counted_and_never_called_free_of_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = town()
    plants = plan.plants().copy()
    plants["hazard_class"] = plants["hazard_class"].where(plants.index != "P1")
    unsure = texts_of(monkeypatch, plan.with_plants("base", plants))
    assert "not fully checked" in unsure
    assert "No errors: " not in unsure


def test_errors_are_counted_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = town()
    plants = plan.plants().copy()
    plants.loc["P2", "geometry"] = builders.multi(rect(70, 20, 60, 30))  # across the edge between two parcels
    assert re.search(r"^\d+ errors?$", texts_of(monkeypatch, plan.with_plants("base", plants)), re.MULTILINE)


def test_the_sheet_bears_its_statement_date_system_and_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of(monkeypatch, town())
    for expected in ("does not replace statutory review", "2026-11-23", "central meridian 114°", "EPSG:4547"):
        assert expected in texts
    assert "Illustrative" not in texts
    illustrative = town(settings={"illustrative": "true"})
    assert "Illustrative map, not surveyed" in texts_of(monkeypatch, illustrative)


@needs_chinese
def test_the_chinese_sheet_speaks_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of(monkeypatch, town(), lang="zh")
    assert "仅供方案比选，不替代法定审查。" in texts
    assert "三类工业用地" in texts or "二类工业用地" in texts


def test_without_a_font_for_chinese_the_sheet_is_refused_rather_than_printed_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(map_sheet, "sheet_font", plain_font)
    assert draw_sheet(town(), ".svg", day=DAY)
    with pytest.raises(InputError, match="fonts-noto-cjk"):
        draw_sheet(dataclasses.replace(town(), name="张庄"), ".svg", day=DAY)


@needs_chinese
def test_a_character_that_no_font_has_is_marked_and_the_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of(monkeypatch, dataclasses.replace(town(), name="Town \U0001f3ed"))
    assert "Town 〓" in texts
    assert "〓 stands for" in texts


def test_a_name_with_dollar_signs_is_no_formula() -> None:
    assert svg(dataclasses.replace(town(), name="Costs $x^2$ and \\frac"))


def test_a_cancelled_sheet_stops() -> None:
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        draw_sheet(town(), ".svg", work=work)


def test_progress_runs_to_its_end() -> None:
    steps: list[tuple[int, int]] = []
    draw_sheet(town(), ".svg", work=Work(lambda done, total, _: steps.append((done, total))), day=DAY)
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_ten_thousand_parcels_are_a_handful_of_artists() -> None:
    parcels = {f"L{i}": rect(30.0 * (i % 100), 30.0 * (i // 100), 28, 28) for i in range(10_000)}
    content = draw_sheet(builders.plan(builders.site(parcels=parcels)), ".png", day=DAY)
    assert content.startswith(b"\x89PNG")
