"""Boundary points as a table: CSV, and the workbook that surveyors hand over (界址点成果表)."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

from siteplanner.core.boundary_template import BoundaryTemplate, boundary_template
from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import SaveError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.atomic import write_whole
from siteplanner.files.boundary_points.outlines import DECIMALS, Outline, Outlines, outlines_of
from siteplanner.files.boundary_points.proof import prove
from siteplanner.files.boundary_points.table_reading import coordinate_table
from siteplanner.files.boundary_points.text_writing import DATUM_NAMES
from siteplanner.files.export_report import ExportReport

HEADINGS = ("地块编号", "地块名称", "圈号", "点号", "X", "Y", "边长")
"""X = north, Y = east, 边长 the length to the next point in metres."""
CRS_HEADING = "坐标系"
TITLE = "界址点成果表"
EDGE_DECIMALS = 2
_WIDTHS = (16, 24, 6, 8, 16, 18, 12)

POINTS_MAX = 1_048_576 - 3
"""Rows of a sheet of a workbook, less those above the points."""

TOO_MANY_POINTS = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was not written: {points} points do not fit into a workbook, which takes {limit}. Write .csv or .txt.",
)
WRITING = QT_TRANSLATE_NOOP("export", "Writing {name}")
READING_BACK = QT_TRANSLATE_NOOP("export", "Reading {name} back and comparing")

_Cells = tuple[str, str, int, str, float, float, float | None]


def export_boundary_table(
    plan: Plan,
    path: Path,
    layer: str = "parcels",
    scenario: str | None = None,
    work: Work | None = None,
    template: BoundaryTemplate | None = None,
) -> ExportReport:
    """Write the boundary points to ``.csv`` or ``.xlsx`` as ``export_boundary_text`` does to text, proved likewise.

    CSV is UTF-8 with a mark, by which Excel knows it; of the ``template`` only the numbering matters. Raises as
    ``export_boundary_text``.
    """
    work = work or Work()
    template = template or boundary_template(plan)
    outlines = outlines_of(plan, layer, scenario, path)
    is_csv = path.suffix.lower() == ".csv"
    work.step(0, 2, WRITING(name=path.name))
    if not is_csv:
        _require_room(outlines, path)
    content = (_csv if is_csv else _workbook)(outlines, template)
    with write_whole(path) as temporary:
        temporary.write_bytes(content)
        work.step(1, 2, READING_BACK(name=path.name))
        read = coordinate_table(temporary, path)
        report = prove(read, plan, layer, scenario, path, "UTF-8", outlines.retyped, columns=("name",))
        work.step(2, 2, READING_BACK(name=path.name))
    return report


def _require_room(outlines: Outlines, path: Path) -> None:
    """Raises SaveError where a sheet has too few rows for all points."""
    points = sum(len(ring) + 1 for outline in outlines.rows for ring in outline.rings)
    if points > POINTS_MAX:
        raise SaveError(TOO_MANY_POINTS, path=str(path), points=points, limit=POINTS_MAX)


def _rows(outline: Outline, template: BoundaryTemplate) -> Iterator[_Cells]:
    """A row a point; each ring ends with its first one, which has no length of its own."""
    named = template.labels([len(ring) for ring in outline.rings])
    for at, (ring, labels) in enumerate(zip(outline.rings, named, strict=True), start=1):
        for label, point, following in zip(labels, ring, [*ring[1:], ring[0]], strict=True):
            yield outline.id, outline.name, at, label, *point, round(math.dist(point, following), EDGE_DECIMALS)
        yield outline.id, outline.name, at, labels[0], *ring[0], None


def _csv(outlines: Outlines, template: BoundaryTemplate) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*HEADINGS, CRS_HEADING))
    system = crs_text(outlines.crs)
    for outline in outlines.rows:
        for of, name, ring, label, north, east, edge in _rows(outline, template):
            figures = (
                f"{north:.{DECIMALS}f}",
                f"{east:.{DECIMALS}f}",
                "" if edge is None else f"{edge:.{EDGE_DECIMALS}f}",
            )
            writer.writerow((of, name, ring, label, *figures, system))
    return text.getvalue().encode("utf-8-sig")


def _workbook(outlines: Outlines, template: BoundaryTemplate) -> bytes:
    """One sheet: what it is and its system above, then the headings, which stay in sight, then a row a point."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = TITLE
    system = outlines.system
    sheet.append([TITLE])
    facts = [f"坐标系：{DATUM_NAMES[system.datum]}", f"几度分带：{system.degrees}", f"带号：{system.zone}"]
    sheet.append([*facts, "X：北，Y：东", "计量单位：米"])
    sheet.append(list(HEADINGS))
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center")
    rows = (row for outline in outlines.rows for row in _rows(outline, template))
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
            elif isinstance(value, float):
                cell.number_format = "0." + "0" * (EDGE_DECIMALS if column == len(HEADINGS) else DECIMALS)
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
