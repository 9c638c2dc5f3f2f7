"""The report of a scheme: Word reopened by python-docx, held against the check and the figures; PDF by its pages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn

from siteplanner.assets import sample_plan
from siteplanner.core import frames, schema
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.decisions import Decision, with_decision
from siteplanner.core.errors import Cancelled, EditError, InputError, SaveError
from siteplanner.core.finding_words import CONFIDENCES, STATES
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land.balance import land_balance
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.rule import Finding
from siteplanner.core.waivers import subject_hash
from siteplanner.core.work import Work
from siteplanner.files.plan_file import open_plan
from siteplanner.services.documents.check_tables import STATE_OF
from siteplanner.services.documents.scheme_report import write_report
from siteplanner.words import translator
from tests.builders import complete_site, plan, rect
from tests.drawing.pdf_pages import needs_poppler, page_sizes_mm

DAY = dt.date(2026, 11, 23)
SCENARIO = "step-2027"


@cache
def sample() -> Plan:
    """The sample with a waiver and a decision."""
    made = open_plan(sample_plan())
    finding = first_error(made)
    row = {
        "scenario_id": SCENARIO,
        "finding_id": finding.id,
        "subject_hash": subject_hash(made, SCENARIO, finding),
        "reason": "邻厂已同意",
        "author": "王工",
        "date": "2026-11-20",
    }
    waivers = frames.conform_table(pd.DataFrame([row], dtype=object), schema.WAIVERS)
    waived = dataclasses.replace(made, waivers=waivers)
    return with_decision(waived, Decision("D01", "2026-11-22T08:00:00Z", "先建北区", "李书记、王工", SCENARIO))


def first_error(of: Plan) -> Finding:
    return next(f for f in check_plan(of, SCENARIO).findings if f.severity == "error")


@cache
def check() -> CheckResult:
    return check_plan(sample(), SCENARIO)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "方案报告.docx"
    write_report(sample(), path, SCENARIO, lang="zh", day=DAY)
    return path


@pytest.fixture(scope="module")
def document(full: Path) -> Any:
    return Document(str(full))


def words(document: Any) -> str:
    cells = (cell.text or "" for cell in document.element.body.iter(qn("w:t")))
    return "".join(cells)


def table_after(document: Any, caption: str) -> list[list[str]]:
    """The rows of the first table whose caption has these words."""
    body = list(document.element.body)
    captions = [n for n, block in enumerate(body) if 'w:pStyle w:val="Caption"' in block.xml and block.tag == qn("w:p")]
    at = next(n for n in captions if caption in text_of(body[n]))
    found = next(block for block in body[at:] if block.tag == qn("w:tbl"))
    return [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in found.iter(qn("w:tr"))]


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def test_the_first_page_says_what_it_is_of_and_what_it_is_not(document: Any) -> None:
    first = [paragraph.text for paragraph in document.paragraphs[:10]]
    pack = pack_of(sample())
    assert first[0] == sample().name
    assert "第三步 2027" in first[1]
    assert pack.statement["zh"] in first
    assert any("示意图" in text for text in first)
    assert any(pack.id in text for text in first)
    assert any(DAY.isoformat() in text for text in first)


def test_headings_are_headings_and_the_contents_are_a_field(document: Any) -> None:
    styles = [p.style.name for p in document.paragraphs]
    assert styles.count("Heading 1") >= 6
    assert styles.count("Heading 2") >= 7
    assert 'TOC \\o "1-2"' in "".join(each.text or "" for each in document.element.body.iter(qn("w:instrText")))


def test_each_finding_has_its_figures_clause_and_confidence(document: Any) -> None:
    say = translator("zh").text
    text = words(document)
    for finding in check().findings:
        assert say(finding.message).replace("\n", "") in text
    errors = [f for f in check().findings if f.severity == "error" and not f.waived]
    read = table_after(document, say(STATE_OF(state=STATES["error"], count=len(errors))))
    assert len(read) == len(errors) + 1
    by_message = {row[1]: row for row in read[1:]}
    for finding in errors:
        row = next(row for said, row in by_message.items() if say(finding.message) in said)
        assert say(CONFIDENCES[finding.confidence]) in row
        if finding.measured is not None and finding.unit and abs(finding.required or 0) < 1000:
            assert row[2] == f"{finding.measured:,.2f} {finding.unit}"


def test_waivers_decisions_and_sources_are_told(document: Any) -> None:
    text = words(document)
    assert all(each in text for each in ("邻厂已同意", "王工", "2026-11-20", "先建北区", "李书记、王工"))
    limits = [(rule, of) for rule, of in pack_of(sample()).rules.items() if of.enabled]
    count = sum(len(of.limits) for _, of in limits)
    rows = [row for block in document.tables if len(block.columns) == 7 for row in block._tbl.iter(qn("w:tr"))]
    assert len(rows) > count


def test_figures_are_those_of_the_window(document: Any) -> None:
    read = table_after(document, "用地平衡表")
    total = sum(line.area_m2 for line in land_balance(Basis.of(sample(), SCENARIO)).lines) / 1e4
    at = next(n for n, head in enumerate(read[0]) if "公顷" in head)
    assert float(read[-1][at].replace(",", "")) == pytest.approx(total, abs=5e-4)


def test_header_rows_are_repeated_rows_are_not_broken_and_faces_are_named(document: Any) -> None:
    assert all(
        next(table._tbl.iter(qn("w:tr"))).find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for table in document.tables
    )
    for name in ("Normal", "Heading 1", "Caption", "Table Text"):
        fonts = document.styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
    footer = document.sections[0].footer._element.xml
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_drawings_are_in_it_told_in_words(document: Any) -> None:
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == 9  # map, legend, from the air, six charts
    assert all(told)


def test_the_short_report_is_short_and_says_that_there_is_more(tmp_path: Path) -> None:
    path = tmp_path / "short.docx"
    report = write_report(sample(), path, SCENARIO, full=False, lang="en", day=DAY)
    read = Document(str(path))
    assert report.features < 15
    assert len(read.inline_shapes) == 2
    assert "Sources of the limits" not in words(read)
    assert pack_of(sample()).statement["en"] in words(read)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    small = plan(complete_site(), {"P1": rect(20, 20, 50, 50)})
    for suffix in (".docx", ".pdf"):
        made = []
        for name in ("a", "b"):
            write_report(small, tmp_path / f"{name}{suffix}", full=False, day=DAY)
            made.append((tmp_path / f"{name}{suffix}").read_bytes())
        assert made[0] == made[1]


@needs_poppler
@pytest.mark.parametrize("scenario", ["base", "step-2025", SCENARIO])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_short_report_has_two_to_four_pages(scenario: str, lang: str, tmp_path: Path) -> None:
    """Of 11, 20 and 27 plants."""
    write_report(sample(), tmp_path / "short.pdf", scenario, full=False, lang=lang, day=DAY)
    assert 2 <= len(page_sizes_mm(tmp_path / "short.pdf")) <= 4


@needs_poppler
def test_the_contents_of_a_pdf_name_the_page_that_each_heading_is_on(tmp_path: Path) -> None:
    made = plan(complete_site(), {"P1": rect(20, 20, 50, 50)}, name="Town")
    write_report(made, tmp_path / "full.pdf", day=DAY)
    told = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "full.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = told.split("\f")[:-1]
    lines = re.findall(r"^ *(\S[^\n]*?) ?\.{5,} *(\d+)$", pages[0], re.MULTILINE)
    assert len(lines) >= 8
    assert len({number for _, number in lines}) > 3
    for heading, number in lines:
        assert any(line.strip() == heading for line in pages[int(number) - 1].splitlines()), (heading, number)


def test_word_is_asked_to_work_out_the_contents_where_there_are_any(document: Any, tmp_path: Path) -> None:
    write_report(plan(complete_site()), tmp_path / "short.docx", full=False, day=DAY)
    short = Document(str(tmp_path / "short.docx"))
    told = [each.settings.element.find(qn("w:updateFields")) for each in (document, short)]
    assert told[0] is not None
    assert told[0].get(qn("w:val")) == "true"
    assert told[0].getnext().tag == qn("w:compat")  # the schema's order
    assert told[1] is None


def test_an_empty_scenario_and_odd_texts_make_a_report_all_the_same(tmp_path: Path) -> None:
    made = plan(complete_site(), name="名\x02称")
    write_report(made, tmp_path / "empty.docx")
    write_report(made, tmp_path / "empty.pdf", full=False)
    assert "名称" in words(Document(str(tmp_path / "empty.docx")))


def test_bad_targets_are_refused_and_leave_what_was_there(tmp_path: Path) -> None:
    made = plan(complete_site(), {"P1": rect(20, 20, 50, 50)})
    (tmp_path / "old.docx").write_bytes(b"old")
    with pytest.raises(InputError, match="odt"):
        write_report(made, tmp_path / "report.odt")
    with pytest.raises(EditError):
        write_report(made, tmp_path / "old.docx", "nowhere")
    with pytest.raises(SaveError):
        write_report(made, tmp_path / "none" / "report.docx", full=False)
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        write_report(made, tmp_path / "old.docx", work=work)
    assert [path.name for path in tmp_path.iterdir()] == ["old.docx"]
    assert (tmp_path / "old.docx").read_bytes() == b"old"


@needs_poppler
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_report(full: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(full)]
    subprocess.run(command, check=False, capture_output=True, timeout=100)
    made = tmp_path / "方案报告.pdf"
    if not made.exists():
        pytest.skip("this LibreOffice has no Writer")
    assert len(page_sizes_mm(made)) > 10
