"""Slides as PowerPoint: reopened by python-pptx, held against the plan's own figures, converted once by LibreOffice."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import itertools
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Mm

from siteplanner.assets import sample_plan
from siteplanner.core.documents.deck import DeckPage
from siteplanner.core.documents.shown_table import ShownRow, ShownTable
from siteplanner.core.errors import Cancelled, EditError, InputError, SaveError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.land.balance import land_balance
from siteplanner.core.number_course import NumberCourse
from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide, with_slide_rows
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan
from siteplanner.files.pptx.template import open_template
from siteplanner.files.pptx.writing import deck_file
from siteplanner.services.documents.deck_making import DeckMaker
from siteplanner.services.documents.figures_shown import shown_table
from siteplanner.services.documents.slide_deck import write_deck
from siteplanner.services.documents.told_of_plan import Told
from siteplanner.words import translator

DAY = dt.date(2026, 11, 23)
SCENARIO = "step-2027"


@cache
def sample() -> Plan:
    return open_plan(sample_plan())


def with_slides(*slides: Slide) -> Plan:
    return with_slide_rows(sample(), [slide.to_json() for slide in slides])


SLIDES = (
    Slide("S01", "近期方案", text="先建一区。\n再建二区。", notes="讲慢一点", scenario_id=SCENARIO, moment="2025Q4"),
    Slide("S02", "两个方案", "comparison", scenario_id="base", others=("step-2025",)),
    Slide("S03", "用地", "figures", scenario_id=SCENARIO, chart="land"),
    Slide("S04", "汇总", "figures", scenario_id=SCENARIO, table="totals"),
    Slide("S05", "说明", "text", text="只有文字"),
)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "汇报.pptx"
    write_deck(with_slides(*SLIDES), path, lang="zh", day=DAY)
    return path


@pytest.fixture(scope="module")
def slides(deck: Path) -> list[Any]:
    return list(Presentation(deck).slides)


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def tables(slides: list[Any]) -> Iterator[list[list[str]]]:
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_table:
                yield [[cell.text for cell in row.cells] for row in shape.table.rows]


def test_a_map_slide_has_title_scenario_moment_text_numbers_legend_and_notes(slides: list[Any]) -> None:
    said = texts(slides[0])
    assert slides[0].shapes.title.text == "近期方案"
    assert any("第三步 2027" in text and "2025Q4" in text for text in said)
    assert any("先建一区。" in text for text in said)
    assert slides[0].notes_slide.notes_text_frame.text == "讲慢一点"
    assert any(shape.shape_type is not None and shape.shape_type.name == "GROUP" for shape in slides[0].shapes)
    shown = NumberCourse.of_scenario(sample(), SCENARIO).at(dt.date(2025, 12, 31))
    labels = {translator("zh").text(number.label) for number in shown}
    assert labels <= {text.split("\n")[0] for text in said}


def test_the_number_on_the_slide_is_that_of_the_course(slides: list[Any]) -> None:
    shown = NumberCourse.of_scenario(sample(), SCENARIO).at(dt.date(2025, 12, 31))
    money = next(number for number in shown if number.key == "output_value_cny")
    assert money.value is not None
    label = translator("zh").text(money.label)
    card = next(text for text in texts(slides[0]) if text.startswith(f"{label}\n"))
    assert card.split("\n")[1].split(" ")[0] == f"{money.value / 1e8:,.2f}"  # yuan in 亿元


def test_the_maps_are_crisp_pictures_told_in_words(slides: list[Any]) -> None:
    pictures = [shape for shape in slides[0].shapes if shape.shape_type.name == "PICTURE"]
    compared = [shape for shape in slides[1].shapes if shape.shape_type.name == "PICTURE"]
    assert (len(pictures), len(compared)) == (1, 2)
    with Image.open(io.BytesIO(pictures[0].image.blob)) as picture:
        assert picture.width / (pictures[0].width / 914_400) >= 200
    assert all("cNvPr" and "descr" in shape._element.nvPicPr.cNvPr.attrib for shape in [*pictures, *compared])


def test_an_illustrative_plan_says_so_on_every_slide(slides: list[Any]) -> None:
    assert all(any("示意图" in text for text in texts(slide)) for slide in slides)


def test_the_chart_is_native_and_has_the_figures_of_the_balance(slides: list[Any]) -> None:
    chart = next(shape.chart for shape in slides[2].shapes if shape.has_chart)
    lines = [line for line in land_balance(Basis.of(sample(), SCENARIO)).lines if line.area_m2]
    wanted = sorted((line.area_m2 / 1e4 for line in lines), reverse=True)
    values = list(chart.plots[0].series[0].values)
    assert values[:-1] == pytest.approx(wanted[: len(values) - 1])
    assert sum(values) == pytest.approx(sum(wanted))  # the small ones are together, none is lost
    assert chart.value_axis.has_title
    assert "公顷" in chart.value_axis.axis_title.text_frame.text
    assert chart.part.chart_workbook.xlsx_part is not None


def test_the_table_runs_over_slides_and_has_every_figure_once(slides: list[Any]) -> None:
    shown = [slide for slide in slides if slide.shapes.title.text.startswith("汇总")]
    titles = [slide.shapes.title.text for slide in shown]
    assert len(titles) > 1
    assert [f"{at}/{len(titles)}" in title for at, title in enumerate(titles, 1)] == [True] * len(titles)
    table = FAMILIES["totals"].tables(Basis.of(sample(), SCENARIO))[0]
    read = list(tables(shown))
    assert sum(len(part[0]) - 1 for part in read) == len(table.columns)
    assert [row[0] for row in read[0][1:]] == [translator("zh").text(row.label) for row in table.rows]
    column = table.column("output_value_cny")
    at = next(n for n, part in enumerate(read) if any("产值" in head for head in part[0]))
    place = next(n for n, head in enumerate(read[at][0]) if "产值" in head)
    values = [row.values[column] for row in table.rows]
    assert [row[place] for row in read[at][1:]] == [
        f"{value / 1e8:,.2f}" if isinstance(value, float) else "–" for value in values
    ]


def test_numbers_stand_flush_right_and_sums_are_bold(slides: list[Any]) -> None:
    shape = next(shape for slide in slides for shape in slide.shapes if shape.has_table)
    last = shape.table.rows[len(shape.table.rows) - 1]
    assert shape.table.first_row
    assert last.cells[1].text_frame.paragraphs[0].alignment.name == "RIGHT"
    assert last.cells[0].text_frame.paragraphs[0].runs[0].font.bold


def test_faces_for_chinese_are_named_by_the_theme_or_by_the_text(deck: Path) -> None:
    opened = open_template()
    assert opened.names_chinese
    chart = next(s for slide in Presentation(deck).slides for s in slide.shapes if s.has_chart).chart
    assert 'a:ea typeface="Microsoft YaHei"' in chart.part.blob.decode()


def test_the_same_plan_gives_the_same_bytes(deck: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pptx"
    write_deck(with_slides(*SLIDES), again, lang="zh", day=DAY)
    assert again.read_bytes() == deck.read_bytes()


def test_without_slides_there_is_a_standard_deck(tmp_path: Path) -> None:
    report = write_deck(sample(), tmp_path / "standard.pptx", SCENARIO, lang="en", day=DAY)
    read = list(Presentation(tmp_path / "standard.pptx").slides)
    assert len(read) == report.features
    titles = [slide.shapes.title.text for slide in read]
    assert titles[0] == sample().name
    assert all(scenario.name in titles for scenario in sample().scenarios)
    assert titles[-1].startswith("Check of the layout")
    assert any("does not replace statutory review" in text for text in texts(read[0]))
    charts = [shape.chart for slide in read for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 4


def test_a_template_of_another_shape_gives_its_look_and_its_slides_go(tmp_path: Path) -> None:
    own = Presentation()  # 4:3, with a slide of its own
    own.slides.add_slide(own.slide_layouts[5]).shapes.title.text = "not mine"
    own.save(tmp_path / "ours.pptx")
    plan = with_slides(SLIDES[0], SLIDES[4])
    write_deck(plan, tmp_path / "out.pptx", template=tmp_path / "ours.pptx", lang="zh", day=DAY)
    read = Presentation(tmp_path / "out.pptx")
    assert (read.slide_width, read.slide_height) == (own.slide_width, own.slide_height)
    assert [slide.shapes.title.text for slide in read.slides] == ["近期方案", "说明"]
    assert all(
        shape.left >= 0
        and shape.left + shape.width <= read.slide_width
        and shape.top + shape.height <= read.slide_height
        for slide in read.slides
        for shape in slide.shapes
        if shape.width is not None
    )
    runs = [
        run
        for shape in read.slides[0].shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    assert all("Microsoft YaHei" in run._r.xml for run in runs)  # its theme names none


def test_what_is_no_template_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "text.pptx").write_text("no deck", encoding="utf-8")
    bare = Presentation()
    for layout in list(bare.slide_layouts):
        for shape in [s for s in layout.placeholders if s.placeholder_format.type.name in ("TITLE", "CENTER_TITLE")]:
            shape._element.getparent().remove(shape._element)
    bare.save(tmp_path / "bare.pptx")
    for name in ("text.pptx", "bare.pptx", "none.pptx"):
        with pytest.raises(InputError, match=name):
            write_deck(sample(), tmp_path / "out.pptx", template=tmp_path / name)
    assert not (tmp_path / "out.pptx").exists()


def test_a_deck_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "old.pptx").write_bytes(b"old")
    with pytest.raises(SaveError):
        write_deck(with_slides(SLIDES[4]), tmp_path / "none" / "out.pptx")
    with pytest.raises(EditError):
        write_deck(sample(), tmp_path / "old.pptx", "nowhere")
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        write_deck(with_slides(SLIDES[0]), tmp_path / "old.pptx", work=work)
    assert (tmp_path / "old.pptx").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.pptx"]


def test_a_table_of_hundreds_of_rows_is_on_as_many_slides_as_it_needs() -> None:
    rows = tuple(ShownRow((f"P{at:03}", "1")) for at in range(300))
    table = ShownTable("long", "很长的表", ("项目", "栋数"), rows, frozenset({1}))
    template, say = open_template(), translator("zh")
    maker = DeckMaker(Told(sample(), say, Work(), DAY), template.layout)
    content, count = deck_file(maker.deck([DeckPage("很长", tables=(table,))]), template, say)
    read = list(Presentation(io.BytesIO(content)).slides)
    assert len(read) == count > 5
    assert [row[0] for part in tables(read) for row in part[1:]] == [f"P{at:03}" for at in range(300)]
    assert read[-1].shapes.title.text.endswith(f"{count}/{count})") or f"{count}/{count}" in read[-1].shapes.title.text


def test_control_characters_and_slides_of_scenarios_that_are_gone_do_no_harm(tmp_path: Path) -> None:
    plan = with_slides(Slide("S1", "a\x0bb", "text", text="x\x00y", notes="\x01", scenario_id="gone", moment="never"))
    plan = dataclasses.replace(plan, name="名\x02称")
    write_deck(plan, tmp_path / "odd.pptx")
    assert Presentation(tmp_path / "odd.pptx").slides[0].shapes.title.text == "ab"


def test_a_figure_table_is_shown_with_its_units_in_the_heading() -> None:
    table = shown_table(FAMILIES["balance"].tables(Basis.of(sample()))[0], translator("zh"))
    assert "面积\n公顷" in table.header
    assert 0 not in table.numbers


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_page_of_each_slide(deck: Path, slides: list[Any], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=False, capture_output=True, timeout=100)
    made = tmp_path / "汇报.pdf"
    if not made.exists():
        pytest.skip("this LibreOffice has no Impress")
    assert made.read_bytes().count(b"/Type/Page/") + made.read_bytes().count(b"/Type/Page\n") == len(slides)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("height_mm", [190.5, 142.875])
def test_numbers_beside_a_map_can_be_read_on_a_slide_of_any_shape(lang: str, height_mm: float, tmp_path: Path) -> None:
    """4:3 and 16:9, both 254 mm wide: type is never below 7 pt on a slide as high as a sheet of A5, in proportion on
    others, and no words lie over others."""
    own = Presentation()
    own.slide_width, own.slide_height = Mm(254), Mm(height_mm)
    own.save(tmp_path / "own.pptx")
    write_deck(with_slides(SLIDES[0]), tmp_path / "out.pptx", template=tmp_path / "own.pptx", lang=lang, day=DAY)
    for slide in list(Presentation(tmp_path / "out.pptx").slides):
        frames = [shape for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder]
        runs = [run for shape in frames for of in shape.text_frame.paragraphs for run in of.runs]
        assert runs
        assert min(run.font.size.pt for run in runs if run.font.size) >= 7.0 * height_mm / 190.5
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in frames if s.text_frame.text.strip()]
        for one, other in itertools.combinations(boxes, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
