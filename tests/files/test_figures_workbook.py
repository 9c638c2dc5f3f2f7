"""The workbook of figures: formulas where they give the value, units, two languages, nothing that a name could run."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureRow, FigureTable, RowKind
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.export import export
from siteplanner.files.figures_workbook import HEAD_ROW, cell_formula, figures_workbook
from siteplanner.files.plan_file import open_plan
from siteplanner.words import translator
from tests.core.measures.drawn_table import drawn_table

SAMPLE = Path(__file__).parents[2] / "maps" / "zhangzhuang.gpkg"


def book_of(tables: list[FigureTable], lang: str = "en") -> Any:
    basis = Basis.of(Plan.new(Site.empty(4547), "Trial"))
    return load_workbook(io.BytesIO(figures_workbook(basis, translator(lang), tables)))


def test_a_total_is_the_sum_of_the_rows_above_it_and_a_ratio_its_formula() -> None:
    table = drawn_table()
    total = len(table.rows) - 1
    assert cell_formula(table, total, 0) == f"=SUM(B{HEAD_ROW + 1}:B{HEAD_ROW + 3})"
    assert cell_formula(table, 0, 2) == '=IFERROR(IF(COUNT(B4,C4)<2,"",B4/C4),"")'
    assert cell_formula(table, 0, 0) is None
    assert cell_formula(table, 2, 2) is None  # there is no such figure
    assert cell_formula(table, 0, 3) is None


def test_a_formula_that_would_give_another_value_is_not_written() -> None:
    table = drawn_table()
    wrong = replace(table, rows=(*table.rows[:-1], replace(table.rows[-1], values=(1001.0, 5000.0, 0.3, ""))))
    assert cell_formula(wrong, 3, 0) is None
    assert cell_formula(wrong, 3, 2) is None
    assert cell_formula(wrong, 3, 1) is not None


def test_a_subtotal_adds_the_rows_indented_below_it() -> None:
    table = drawn_table()
    rows = (
        FigureRow("A", "A", (30.0, None, None, ""), RowKind.SUBTOTAL),
        FigureRow("A1", "A1", (10.0, None, None, ""), level=1),
        FigureRow("A2", "A2", (20.0, None, None, ""), level=1),
        FigureRow("B", "B", (5.0, None, None, "")),
        FigureRow(None, "all", (35.0, None, None, ""), RowKind.TOTAL),
    )
    nested = replace(table, rows=rows)
    assert cell_formula(nested, 0, 0) == "=SUM(B5:B6)"
    assert cell_formula(nested, 4, 0) == "=SUM(B5:B7)"


def test_numbers_are_numbers_and_a_name_is_never_a_formula() -> None:
    sheet = book_of([drawn_table()]).worksheets[1]
    assert sheet.cell(HEAD_ROW + 1, 2).value == 900.0
    assert sheet.cell(HEAD_ROW + 3, 3).value is None
    named = sheet.cell(HEAD_ROW + 2, 5)
    assert (named.value, named.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("lang", "first", "second"), [("en", "Connected load", "装机负荷"), ("zh", "装机负荷", "Connected load")]
)
def test_headings_stand_in_both_languages_with_the_unit_the_reader_s_first(lang: str, first: str, second: str) -> None:
    sheet = book_of([drawn_table()], lang).worksheets[1]
    assert sheet.cell(HEAD_ROW, 2).value == f"{first}\n{second}\n(kW)"


def test_headings_stay_in_sight_and_on_every_printed_page() -> None:
    sheet = book_of([drawn_table()]).worksheets[1]
    assert sheet.freeze_panes == f"B{HEAD_ROW + 1}"
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.print_area.startswith("'")


def test_a_table_too_wide_to_be_read_on_one_page_goes_on_several_with_its_rows_named() -> None:
    table = drawn_table()
    many = tuple(replace(table.columns[0], key=f"k{at}") for at in range(40))
    rows = tuple(replace(row, values=tuple(row.values[0] for _ in many)) for row in table.rows)
    sheet = book_of([replace(table, columns=many, rows=rows)]).worksheets[1]
    assert sheet.page_setup.paperSize == 8  # A3
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$A"


def test_every_number_has_room_in_its_column() -> None:
    table = drawn_table()
    great = replace(table, rows=(replace(table.rows[0], values=(123_456_789_012.0, 1.0, 0.0, "")), *table.rows[1:]))
    sheet = book_of([great]).worksheets[1]
    assert sheet.column_dimensions["B"].width > len("123,456,789,012") + 2


def test_the_contents_lead_to_every_sheet_and_like_named_sheets_stay_apart() -> None:
    same = replace(drawn_table(), title="A/B: a very long title of a table that goes on and on")
    book = book_of([same, same, drawn_table()])
    assert book.sheetnames[0] == "Contents"
    assert book.sheetnames[-1] == "Factors"
    tables = book.sheetnames[1:-1]
    assert len({name.casefold() for name in tables}) == 3
    assert all(len(name) <= 31 for name in tables)
    links = [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in tables]


def test_the_factors_stand_with_their_sources() -> None:
    sheet = book_of([drawn_table()]).worksheets[-1]
    names = [cell.value for cell in sheet["A"]][1:]
    sources = [cell.value for cell in sheet["G"]][1:]
    assert len(names) == len(sources) > 0
    assert all(sources)


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Any, Any]:
    """The sample's workbook as written, and as LibreOffice recomputed and saved it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("figures")
    plan = open_plan(SAMPLE)
    path = export(plan, folder / "figures.xlsx", lang="zh").path
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    into = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)]
    subprocess.run([office, profile, "--headless", *into], check=True, capture_output=True, timeout=180)
    out = folder / "out" / "figures.xlsx"
    return plan, load_workbook(path), load_workbook(out, data_only=True)


def test_libreoffice_works_the_formulas_out_to_the_very_figures(recomputed: tuple[Plan, Any, Any]) -> None:
    from siteplanner.core.measures.families import FAMILIES

    plan, book, again = recomputed
    basis = Basis.of(plan)
    tables = [table for family in FAMILIES.values() for table in family.tables(basis)]
    formulas = 0
    for table, written, read in zip(tables, book.worksheets[1:-1], again.worksheets[1:-1], strict=True):
        for at, row in enumerate(table.rows):
            for column, value in enumerate(row.values):
                if not isinstance(value, float | int):
                    continue
                place = (HEAD_ROW + 1 + at, column + 2)
                formulas += str(written.cell(*place).value).startswith("=")
                assert read.cell(*place).value == pytest.approx(value, rel=1e-9, abs=1e-9), (table.key, row.key, column)
    assert formulas > 50
