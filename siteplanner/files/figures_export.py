"""The figures of a scenario as a workbook file, read back before it stands."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from pathlib import Path

from siteplanner.core.errors import SaveError
from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.moment import When
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.export_report import FIGURES, ExportReport
from siteplanner.files.figures_workbook import HEAD_ROW, figures_workbook
from siteplanner.words import Translator

DIGITS = 1e-14

READS_OTHERWISE = QT_TRANSLATE_NOOP(
    "errors", "“{path}” was not written: the table “{table}” reads back otherwise. Report this fault."
)


def export_figures(
    plan: Plan,
    path: Path,
    scenario_id: str | None,
    say: Translator,
    *,
    when: When = None,
    areas: Areas = "planar",
    families: Iterable[str] | None = None,
    work: Work | None = None,
) -> ExportReport:
    """Write the tables of some families (default: all) to an .xlsx file. Raises EditError for an unknown scenario,
    SaveError where the file cannot be written or reads back otherwise (the old one stays), Cancelled."""
    basis = Basis.of(plan, scenario_id, when, areas)
    chosen = list(FAMILIES if families is None else families)
    tables = [table for key in chosen for table in FAMILIES[key].tables(basis)]
    content = figures_workbook(basis, say, tables, work)
    read_back = _read_back(content, tables, path)
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
    return ExportReport(path, FIGURES, len(tables), read_back)


def _same(found: object, value: float) -> bool:
    """Workbooks hold fifteen digits of a number."""
    return isinstance(found, float | int) and math.isclose(found, value, rel_tol=DIGITS)


def _read_back(content: bytes, tables: list[FigureTable], path: Path) -> int:
    """How many tables stand in the workbook with every number that is no formula; all, or SaveError."""
    from openpyxl import load_workbook

    sheets = load_workbook(io.BytesIO(content)).worksheets[1:-1]
    if len(sheets) != len(tables):
        raise SaveError(READS_OTHERWISE, path=str(path), table="")
    for sheet, table in zip(sheets, tables, strict=True):
        for at, row in enumerate(table.rows):
            for column, value in enumerate(row.values):
                if not isinstance(value, float | int) or not math.isfinite(value):
                    continue
                found = sheet.cell(HEAD_ROW + 1 + at, column + 2).value
                formula = isinstance(found, str) and found.startswith("=")
                if not formula and not _same(found, value):
                    raise SaveError(READS_OTHERWISE, path=str(path), table=table.title)
    return len(sheets)
