"""The judge of workbooks: the archive is unpacked and its XML read here, without the library that wrote it."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.proofs.cell_formulas import Cell, Sheet, place_of, result, size_of_terms
from siteplanner.services.handover.proofs.expected import (
    COUNT,
    NOT_READABLE,
    Differs,
    Exhibit,
    Expected,
    require_ids,
    require_same,
)

FIRST_ROW = 4
"""Of the numbers of a table: title, facts and headings stand above."""
DIGITS = 1e-13
"""Workbooks hold fifteen digits of a number."""
MEASURED, REQUIRED, MESSAGE, ID = 5, 6, 4, 18
"""Columns of the sheet of findings, from 1."""
CELL = QT_TRANSLATE_NOOP("handover", "table “{table}”, {row}, {column}")
BAD_FORMULA = QT_TRANSLATE_NOOP("handover", "{cell} holds a formula that gives {found} instead of {wanted}")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def judge_figures(exhibit: Exhibit, expected: Expected) -> int:
    """How many tables were read, each number of which is that of the plan. Raises Differs."""
    basis = Basis.of(expected.whole, None, expected.when)
    tables = [table for family in FAMILIES.values() for table in family.tables(basis)]
    sheets = read_sheets(exhibit.path)[1:-1]  # a contents before the tables, the factors behind them
    if len(sheets) != len(tables):
        raise Differs(COUNT(found=len(sheets), wanted=len(tables)))
    for sheet, table in zip(sheets, tables, strict=True):
        _judge_table(sheet, table)
    return len(tables)


def _judge_table(sheet: Sheet, table: FigureTable) -> None:
    worked_out: dict[tuple[int, int], float] = {}
    for at, row in enumerate(table.rows):
        for column, value in enumerate(row.values):
            if isinstance(value, float | int) and math.isfinite(value):
                worked_out[FIRST_ROW + at, column + 2] = float(value)
    for (at, column), value in worked_out.items():
        cell = sheet.get((at, column), Cell(None))
        name = CELL(table=table.title, row=table.rows[at - FIRST_ROW].label, column=table.columns[column - 2].label)
        if not cell.formula:
            require_same(name, "", cell.value, value, DIGITS)
        elif not _gives(found := result(cell.formula, sheet), value, cell.formula, sheet):
            raise Differs(BAD_FORMULA(cell=name, found=found, wanted=value))


def _gives(found: float, value: float, formula: str, sheet: Sheet) -> bool:
    """Whether a formula gives a value but for the rounding of what it adds up."""
    if math.isclose(found, value, rel_tol=1e-8, abs_tol=1e-9):
        return True
    return abs(found - value) <= DIGITS * size_of_terms(formula, sheet)


def judge_findings(exhibit: Exhibit, expected: Expected) -> int:
    """How many findings were read. Raises Differs."""
    sheet = read_sheets(exhibit.path)[0]
    rows = range(2, max(row for row, _ in sheet) + 1)
    found = {str(sheet[row, ID].value): row for row in rows if (row, ID) in sheet}
    wanted = {str(finding["id"]): finding for finding in expected.check["findings"]}
    require_ids(list(found), list(wanted))
    for finding, row in found.items():
        of = wanted[finding]
        for column, name in ((MEASURED, "measured"), (REQUIRED, "required")):
            number = None if of[name] is None else float(of[name])
            require_same(finding, name, sheet.get((row, column), Cell(None)).value, number, DIGITS)
        text = sheet.get((row, MESSAGE), Cell(None)).value
        require_same(finding, "message", _plain(text), _plain(of["message"]))
    return len(found)


def _plain(text: Any) -> str:
    return _UNPRINTED.sub("", str(text))


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets in their order. Raises Differs for what is no whole workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            if (broken := archive.testzip()) is not None:
                raise Differs(NOT_READABLE(reason=broken))
            shared = _shared_texts(archive)
            links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            targets = {link.get("Id"): str(link.get("Target")).lstrip("/").removeprefix("xl/") for link in links}
            book = ET.fromstring(archive.read("xl/workbook.xml"))
            names = [targets[sheet.get(_LINK)] for sheet in book.iter(f"{_MAIN}sheet")]
            return [_sheet(archive.read(f"xl/{name}"), shared) for name in names]
    except (OSError, zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, IndexError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in root.iter(f"{_MAIN}si")]


def _sheet(content: bytes, shared: list[str]) -> Sheet:
    cells = {}
    for cell in ET.fromstring(content).iter(f"{_MAIN}c"):
        cells[place_of(cell.get("r", ""))] = Cell(_value(cell, shared), cell.findtext(f"{_MAIN}f", ""))
    return cells


def _value(cell: ET.Element, shared: list[str]) -> str | float | None:
    kind, raw = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
    if raw is None or raw == "":
        return None
    if kind == "s":
        return shared[int(raw)]
    return float(raw) if kind == "n" else raw
