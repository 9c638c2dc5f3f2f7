"""What a check found as a file: whole, with every figure, in both languages, never cleaner than the check."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan, subject_hash
from siteplanner.core.errors import InputError, SaveError
from siteplanner.core.plan import Plan
from siteplanner.drawing.fonts import sheet_font
from siteplanner.services.findings_export import export_findings
from tests.builders import complete_site, factory, plan, rect

needs_chinese = pytest.mark.skipif(not sheet_font().chinese, reason="no font for Chinese on this computer")


def town() -> Plan:
    """P1 is 2 m and P2 1 m from the boundary (5 m are asked), P3 has no hazard class."""
    made = plan(
        complete_site(),
        {
            "P1": factory(rect(2, 20, 30, 30), name="=1+1"),
            "P2": rect(80, 1, 30, 30),
            "P3": factory(rect(150, 150, 20, 20), hazard_class=None),
        },
    )
    finding = next(f for f in check_plan(made).findings if f.id == "setback:P1")
    return edits.add_waiver(
        "base", "setback:P1", subject_hash(made, "base", finding), "=SUM(A1)", "Li", "2026-11-20"
    ).apply(made)


def sheet_rows(path: Path, sheet: int = 0) -> list[dict[str, Any]]:
    rows = list(openpyxl.load_workbook(path).worksheets[sheet].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]  # type: ignore[arg-type]


def test_the_workbook_has_a_row_a_finding_with_real_numbers(tmp_path: Path) -> None:
    made = town()
    result = check_plan(made)
    rows = sheet_rows(export_findings(made, result, tmp_path / "found.xlsx"))
    assert {row["Id"] for row in rows} == {f.id for f in result.findings}
    row = next(row for row in rows if row["Id"] == "setback:P2")
    assert (row["State"], row["Measured"], row["Required"], row["Short by"], row["Unit"]) == ("Error", 1, 5, 4, "m")
    assert row["The clause in brief"].startswith("Between the fence of a works")
    assert [row["State"] for row in rows] == sorted(
        (row["State"] for row in rows), key=["Error", "Warning", "Not checked", "Waived"].index
    )


def test_nothing_that_was_typed_becomes_a_formula(tmp_path: Path) -> None:
    made = town()
    path = export_findings(made, check_plan(made), tmp_path / "found.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=SUM(A1)" for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_the_workbook_says_which_limits_were_in_force_and_whether_all_was_checked(tmp_path: Path) -> None:
    made = edits.set_rule_override(town(), "setback", "setback_m", 8.0, "agreed with the bureau").apply(town())
    path = export_findings(made, check_plan(made), tmp_path / "found.xlsx")
    limit = next(row for row in sheet_rows(path, 1) if row["Limit"] == "setback_m")
    assert limit["Rule"] == "Setback from the boundary"  # called as in the list of findings
    assert (limit["Value"], limit["Source"], limit["Confidence"]) == (8, "agreed with the bureau", "judgement")
    about = {row[0]: row[1] for row in openpyxl.load_workbook(path).worksheets[2].iter_rows(values_only=True)}
    assert about["Everything could be checked"] == "no"


def test_the_geojson_lies_where_the_findings_are(tmp_path: Path) -> None:
    made = town()
    result = check_plan(made)
    read = json.loads(export_findings(made, result, tmp_path / "found.geojson").read_text(encoding="utf-8"))
    assert [feature["id"] for feature in read["features"]] == [f.id for f in result.findings]
    east, north = read["features"][0]["geometry"]["coordinates"][0]
    assert -180 <= east <= 180
    assert -90 <= north <= 90


def test_a_check_of_a_part_says_so_in_every_file(tmp_path: Path) -> None:
    made = town()
    result = check_plan(made, year=2025)
    words = "Only what is in service by 2025 was checked; this says nothing of what comes later."
    book = openpyxl.load_workbook(export_findings(made, result, tmp_path / "found.xlsx"))
    about = {row[0]: row[1] for row in book.worksheets[2].iter_rows(values_only=True)}
    assert about["In service by"] == words
    collection = json.loads(export_findings(made, result, tmp_path / "found.geojson").read_text(encoding="utf-8"))
    assert collection["when"] == "2025-12-31"
    if shutil.which("pdftotext") is not None:
        path = export_findings(made, result, tmp_path / "found.pdf")
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        assert words in " ".join(text.split())
    whole = export_findings(made, check_plan(made), tmp_path / "whole.geojson")
    assert "when" not in json.loads(whole.read_text(encoding="utf-8"))


def test_since_when_is_told_where_it_is_known(tmp_path: Path) -> None:
    made = town()
    since = {"setback:P2": "since “Move P2”"}
    rows = sheet_rows(export_findings(made, check_plan(made), tmp_path / "found.xlsx", since=since))
    assert {row["Id"]: row["Since"] for row in rows if row["Since"]} == since


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@needs_chinese
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_names_every_finding_with_its_figures_waiver_and_clause(tmp_path: Path, lang: str) -> None:
    made = town()
    path = export_findings(made, check_plan(made), tmp_path / "found.pdf", lang)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    said = {
        "en": ["P2", "short by 4.00 m", "=SUM(A1)", "Li", "3.4.12", "Not checked", "2026-11-20"],
        "zh": ["P2", "4.00 m", "=SUM(A1)", "Li", "3.4.12", "厂区围墙"],
    }[lang]
    assert [words for words in said if words not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@needs_chinese
def test_the_report_calls_rules_that_are_off_by_their_names(tmp_path: Path) -> None:
    made = edits.set_rule_override(town(), "fire-lane", "enabled", False, "judged by the fire brigade").apply(town())
    path = export_findings(made, check_plan(made), tmp_path / "found.pdf", "zh")
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "消防车道" in text
    assert "fire-lane" not in text


def test_the_same_check_gives_the_same_report(tmp_path: Path) -> None:
    made = town()
    one = export_findings(made, check_plan(made), tmp_path / "one.pdf").read_bytes()
    assert export_findings(made, check_plan(made), tmp_path / "two.pdf").read_bytes() == one


def test_a_report_of_many_findings_goes_on_over_pages_and_loses_none(tmp_path: Path) -> None:
    made = plan(complete_site(), {f"P{n:03}": factory(rect(20, 20, 30, 30)) for n in range(20)})
    result = check_plan(made)
    assert len(result.findings) > 150  # 190 pairs overlap
    path = export_findings(made, result, tmp_path / "many.pdf")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"P{a:03} – P{b:03}" in text for a in range(20) for b in range(a + 1, 20))


def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    made = town()
    with pytest.raises(InputError, match=r"\.doc"):
        export_findings(made, check_plan(made), tmp_path / "found.doc")
    with pytest.raises(SaveError):
        export_findings(made, check_plan(made), tmp_path / "none" / "found.pdf")
    assert list(tmp_path.iterdir()) == []
