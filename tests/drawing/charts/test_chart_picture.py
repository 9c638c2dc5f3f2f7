"""Charts: their numbers and words on a drawn site, every format, both languages, what is said when there is nothing."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from siteplanner.core import edits
from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.drawing.charts.chart_list import CHARTS, chart
from siteplanner.drawing.charts.chart_paper import ChartPaper
from siteplanner.drawing.charts.chart_picture import draw_chart, pixels, written
from siteplanner.drawing.fonts import plain_font, sheet_font
from siteplanner.files.plan_file import open_plan
from siteplanner.words import translator
from tests.builders import factory, plan, point, rect, site

SAMPLE = Path(__file__).parents[3] / "maps" / "zhangzhuang.gpkg"


@pytest.fixture(scope="module")
def sample() -> Basis:
    return Basis.of(open_plan(SAMPLE))


@pytest.fixture
def town() -> Plan:
    """Two zones, a works of 100 million yuan in the west, one of 50 outside both, one that gives no figure."""
    ground = site(
        {
            "L1": rect(0, 0, 200, 100),
            "L2": rect(
                200,
                0,
                100,
                100,
            ),
            "L3": rect(400, 0, 100, 100),
        },
        zones={"Z1": (rect(0, 0, 200, 100), {"name": "West"}), "Z2": (rect(200, 0, 100, 100), {"name": "East"})},
        substations={
            "S1": (point(10, 90), {"name": "Old", "voltage_kv": 110.0, "capacity_kva": 2e4, "transformers": 2})
        },
    )
    made = {"product": "anode_graphite", "capacity": 1000.0, "capacity_unit": "t/a"}
    works = {
        "P1": factory(rect(10, 10, 40, 30), output_value_cny=1e8, **made),
        "P2": factory(rect(420, 10, 40, 30), output_value_cny=5e7, **made),
        "P3": factory(rect(210, 10, 40, 30), **made),
    }
    return plan(ground, works, name="Trial")


def words_of(paper: ChartPaper) -> list[str]:
    """Every text on the paper that holds something."""
    from matplotlib.text import Text

    return [text.get_text() for text in paper.figure.findobj(Text) if text.get_visible() and text.get_text()]


@pytest.mark.parametrize("key", list(CHARTS))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_chart_of_the_sample_is_drawn_in_both_languages(sample: Basis, key: str, lang: str) -> None:
    paper = draw_chart(chart(key), sample, translator(lang), look="dark")
    assert not paper.empty
    assert translator(lang).text(CHARTS[key].title) in words_of(paper)
    assert len(np.unique(pixels(paper, 60)[..., :3].reshape(-1, 3), axis=0)) > 20


@pytest.mark.parametrize("key", list(CHARTS))
def test_a_plan_without_figures_gives_a_sentence_instead_of_empty_axes(key: str) -> None:
    paper = draw_chart(chart(key), Basis.of(Plan.new(Site.empty(4547))), translator("en"))
    assert paper.empty
    assert any("nothing to draw" in text for text in words_of(paper))


def test_bars_of_output_are_the_sums_of_their_zones_and_say_who_is_missing(town: Plan) -> None:
    paper = draw_chart(chart("output"), Basis.of(town), translator("en"))
    bars = [patch for container in paper.figure.axes[0].containers for patch in container]
    assert [round(bar.get_height(), 6) for bar in bars] == [100.0, 50.0]  # million yuan: west, outside all zones
    assert {"Z1 West", "outside all zones", "100", "50"} <= set(words_of(paper))
    assert "1 plants give no output value and are not in the bars." in words_of(paper)


def test_pdf_has_its_fonts_in_it_and_can_be_searched_in_chinese(sample: Basis, tmp_path: Path) -> None:
    tools = shutil.which("pdffonts"), shutil.which("pdftotext")
    if None in tools or not sheet_font().chinese:
        pytest.skip("poppler-utils or a Chinese font is not installed")
    path = tmp_path / "land.pdf"
    path.write_bytes(written(draw_chart(chart("land"), sample, translator("zh")), ".pdf"))
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert "三类工业用地" in text


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".svg"])
def test_the_same_chart_gives_the_same_bytes(sample: Basis, suffix: str) -> None:
    one, two = (written(draw_chart(chart("power"), sample, translator("en")), suffix) for _ in range(2))
    assert one == two
    if suffix == ".png":
        assert Image.open(io.BytesIO(one)).size == (1600, 900)


def test_without_colours_neighbours_differ_by_their_patterns(sample: Basis) -> None:
    paper = draw_chart(chart("output"), sample, translator("en"))
    hatches = [container[0].get_hatch() for container in paper.figure.axes[0].containers]
    assert len(set(hatches)) == len(hatches) > 1


def test_an_unknown_chart_or_format_is_refused_by_name(sample: Basis) -> None:
    with pytest.raises(InputError, match="output"):
        chart("pie")
    with pytest.raises(InputError, match=r"\.gif"):
        written(draw_chart(chart("power"), sample, translator("en")), ".gif")


def test_without_a_chinese_font_a_clear_word_says_so(sample: Basis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siteplanner.drawing.charts.chart_picture.sheet_font", plain_font)
    paper = draw_chart(chart("land"), sample, translator("zh"))
    assert paper.lacking
    with_chinese = draw_chart(chart("land"), sample, translator("en"))
    assert any("fonts-noto-cjk" in text for text in words_of(paper) + words_of(with_chinese))


def test_a_substation_over_its_n_1_says_so_in_words(town: Plan) -> None:
    """20 MVA in two transformers: one alone carries 10; two plants ask 0.9 × 2 × 6,000 kW / 0.9 = 12 MVA."""
    load = {"power_kw": 6_000.0, "demand_factor": 1.0, "power_factor": 0.9, "substation_id": "S1"}
    quiet = edits.set_attributes("base", ["P3"], {"power_kw": 0.0}).apply(town)
    loaded = edits.set_attributes("base", ["P1", "P2"], load).apply(quiet)
    paper = draw_chart(chart("power"), Basis.of(loaded), translator("en"))
    assert "12 · over N-1" in words_of(paper)
    assert {"Capacity, all transformers (N)", "Capacity, one out (N-1)", "Demand"} <= set(words_of(paper))


def test_a_substation_over_all_its_transformers_says_so_though_their_number_is_not_entered() -> None:
    ground = site({"L1": rect(0, 0, 200, 100)}, substations={"S1": (point(10, 90), {"capacity_kva": 10_000.0})})
    load = {"power_kw": 12_000.0, "demand_factor": 1.0, "power_factor": 0.9}  # 0.9 × 12,000 ÷ 0.9 = 12 MVA
    paper = draw_chart(
        chart("power"), Basis.of(plan(ground, {"P1": factory(rect(10, 10, 40, 30), **load)})), translator("en")
    )
    assert "12 · over N-1" in words_of(paper)


def test_an_output_below_0_takes_nothing_from_the_bar_of_its_zone() -> None:
    ground = site({"L1": rect(0, 0, 200, 100)}, zones={"Z1": (rect(0, 0, 200, 100), {"name": "West"})})
    works = {
        key: factory(rect(50.0 * at, 10, 40, 30), output_value_cny=value)
        for at, (key, value) in enumerate({"P1": 1e8, "P2": -5e7}.items())
    }
    paper = draw_chart(chart("output"), Basis.of(plan(ground, works)), translator("en"))
    assert "100" in words_of(paper)
    assert "1 plants give no output value and are not in the bars." in words_of(paper)


def test_steps_of_nothing_are_drawn(town: Plan) -> None:
    wanted = edits.set_targets([{"year": 2025, "product": "electrolyte", "capacity": 0.0}]).apply(town)
    assert not draw_chart(chart("steps"), Basis.of(wanted), translator("en")).empty


def test_loads_that_are_not_known_are_told_below_the_bars(town: Plan) -> None:
    lacking = edits.set_attributes("base", ["P1"], {"power_factor": None}).apply(town)
    said = "1 plants on substations lack load, demand factor or power factor: they are in no sum."
    assert said in words_of(draw_chart(chart("power"), Basis.of(lacking), translator("en")))
    assert said not in words_of(draw_chart(chart("power"), Basis.of(town), translator("en")))
