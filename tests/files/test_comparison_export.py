"""Compared figures as files that Excel opens."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from siteplanner.core.comparing.flat_table import FlatTable
from siteplanner.core.errors import SaveError
from siteplanner.files.comparison_export import export_comparison
from siteplanner.words import translator

FLAT = FlatTable(
    ("Family", "Figure", "Unit", "现状", "=远期", "difference"),
    (
        ("Totals", "Output value", "CNY/a", 1e8, 1.234567890123e8, 2.34567890123e7),
        ("Totals", "Water", "m³/a", None, 2.5, None),
    ),
)


def test_a_workbook_holds_whole_numbers_blanks_and_words_that_are_no_formula(tmp_path: Path) -> None:
    path = export_comparison(FLAT, tmp_path / "比较.xlsx", translator("en"))
    rows = list(load_workbook(path).worksheets[0].iter_rows())
    assert [cell.value for cell in rows[0]] == list(FLAT.headings)
    assert rows[0][4].data_type == "s", "the name of a scenario is no formula"
    assert [tuple(cell.value for cell in row) for row in rows[1:]] == list(FLAT.rows)


def test_csv_is_read_as_utf_8_by_excel_and_reads_back_to_the_last_digit(tmp_path: Path) -> None:
    path = export_comparison(FLAT, tmp_path / "比较.csv", translator("en"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(FLAT.headings)
    assert float(rows[1][4]) == 1.234567890123e8
    assert rows[2][3] == ""


def test_what_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        export_comparison(FLAT, tmp_path / "nowhere" / "x.xlsx", translator("en"))
