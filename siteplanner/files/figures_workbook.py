"""All tables of figures as a workbook: real numbers with units, sums and ratios as formulas, headings in two languages.

A cell is written as a formula only where the formula gives the very value of the table; else the value stands there.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.formulas import parse
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import FAMILIES as FACTOR_FAMILIES
from siteplanner.core.measures.figure_table import FigureRow, FigureTable, RowKind, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.moment import last_day
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template, Text
from siteplanner.core.work import Work
from siteplanner.words import Translator, translator

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CONTENTS = QT_TRANSLATE_NOOP("workbook", "Contents")
FACTORS = QT_TRANSLATE_NOOP("workbook", "Factors")
PLAN = QT_TRANSLATE_NOOP("workbook", "Plan")
FACT = QT_TRANSLATE_NOOP("workbook", "{name}: {value}")
SCENARIO = QT_TRANSLATE_NOOP("workbook", "Scenario")
UNTIL = QT_TRANSLATE_NOOP("workbook", "In service by")
WHOLE = QT_TRANSLATE_NOOP("workbook", "the whole scenario")
CRS = QT_TRANSLATE_NOOP("workbook", "Coordinate system")
AREAS = QT_TRANSLATE_NOOP("workbook", "Areas")
PLANAR = QT_TRANSLATE_NOOP("workbook", "planar, in the plane of the coordinate system")
ELLIPSOIDAL = QT_TRANSLATE_NOOP("workbook", "ellipsoidal")
MADE_ON = QT_TRANSLATE_NOOP("workbook", "Made on")
TABLE = QT_TRANSLATE_NOOP("workbook", "Table")
SHEET = QT_TRANSLATE_NOOP("workbook", "Sheet")
WRITING = QT_TRANSLATE_NOOP("workbook", "Writing {table}")
FACTOR_HEADINGS: Final = (
    (QT_TRANSLATE_NOOP("workbook", "Factor"), 46.0),
    (QT_TRANSLATE_NOOP("workbook", "Value"), 14.0),
    (QT_TRANSLATE_NOOP("workbook", "Unit"), 14.0),
    (QT_TRANSLATE_NOOP("workbook", "Shipped"), 14.0),
    (QT_TRANSLATE_NOOP("workbook", "Set in this plan: why"), 36.0),
    (QT_TRANSLATE_NOOP("workbook", "Clause"), 24.0),
    (QT_TRANSLATE_NOOP("workbook", "Source"), 70.0),
    (QT_TRANSLATE_NOOP("workbook", "Confidence"), 16.0),
    (QT_TRANSLATE_NOOP("workbook", "Checked on"), 14.0),
)
HEAD_ROW: Final = 3
"""Titles and facts stand above, in two rows; the table's headings are in this row, its numbers below."""
ALIKE: Final = 1e-9
"""A formula's result and the table's value agree to so much of the value: the order of adding up may differ."""
LONGEST_NAME: Final = 31
LEAST_WIDTH, MOST_WIDTH, MOST_WORDS_WIDTH, LINE_PT = 12.0, 20.0, 60.0, 14.5
A4_WIDTH: Final = 160.0
"""Characters across that an A4 page takes in a size that can be read; wider tables go on A3."""
A3_WIDTH: Final = 400.0
"""The same for A3; wider tables go on several pages side by side, their rows named on each."""
_UNFIT = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Tongues:
    """The reader's language, and both for headings."""

    say: Translator
    other: Translator

    @classmethod
    def of(cls, say: Translator) -> Tongues:
        return cls(say, translator("en" if say.language.startswith("zh") else "zh"))

    def both(self, text: Text) -> str:
        """The text in the reader's language, the other below where it reads otherwise."""
        first, second = self.say.text(text), self.other.text(text)
        return first if first == second or not second else f"{first}\n{second}"


def figures_workbook(basis: Basis, say: Translator, tables: Sequence[FigureTable], work: Work | None = None) -> bytes:
    """The content of an .xlsx file with these tables, a sheet each, a contents before them and the factors behind them.
    ``basis`` is what they were made from. Raises Cancelled."""
    from openpyxl import Workbook

    work, tongues = work or Work(), Tongues.of(say)
    book = Workbook()
    contents = book.worksheets[0]
    contents.title = _sheet_name(say.text(CONTENTS), ())
    listed: list[tuple[FigureTable, str]] = []
    for at, table in enumerate(tables):
        work.step(at, len(tables), WRITING(table=table.title))
        sheet = book.create_sheet(_sheet_name(say.text(table.title), book.sheetnames))
        _write_table(sheet, table, basis, tongues)
        listed.append((table, sheet.title))
    _write_factors(book.create_sheet(_sheet_name(say.text(FACTORS), book.sheetnames)), basis, tongues)
    _write_contents(contents, listed, basis, tongues)
    content = io.BytesIO()
    book.save(content)
    work.step(len(tables), len(tables), CONTENTS)
    return content.getvalue()


# -- one table ----------------------------------------------------------------------------------------------------


def _write_table(sheet: Worksheet, table: FigureTable, basis: Basis, tongues: Tongues) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    _put(sheet, 1, 1, tongues.both(table.title).replace("\n", "  ")).font = Font(bold=True, size=14)
    _put(sheet, 2, 1, "  ·  ".join(_facts_line(basis, tongues.say)))
    _heading(sheet, 1, tongues.both(table.row_title), 34.0)
    most_lines = 1
    for column, of in enumerate(table.columns, start=2):
        unit = tongues.say.text(unit_words(of.unit)) if of.unit else ""
        text = tongues.both(of.label) + (f"\n({unit})" if unit else "")
        width = _column_width(table, column - 2, text, tongues.say)
        _heading(sheet, column, text, width, left=of.decimals is None)
        most_lines = max(most_lines, sum(max(1, math.ceil(1.2 * _width(line) / width)) for line in text.split("\n")))
    sheet.row_dimensions[HEAD_ROW].height = LINE_PT * (most_lines + 1)  # one more, since fonts differ
    first = HEAD_ROW + 1
    for at, row in enumerate(table.rows):
        cell = _put(sheet, first + at, 1, "\u3000" * row.level + tongues.say.text(row.label))
        cell.font = Font(bold=row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL))
        for column in range(len(table.columns)):
            _write_value(sheet, table, at, column, tongues.say)
    after = first + len(table.rows) + 1
    for at, note in enumerate(table.notes):
        _put(sheet, after + at, 1, tongues.say.text(note)).font = Font(italic=True, color="FF59636E")
    sheet.freeze_panes = f"B{first}"
    last = get_column_letter(len(table.columns) + 1)
    _set_up_print(sheet, f"A1:{last}{max(first, after + len(table.notes) - 1)}")


def _write_value(sheet: Worksheet, table: FigureTable, row: int, column: int, say: Translator) -> None:
    from openpyxl.styles import Alignment, Font

    of, value = table.columns[column], table.rows[row].values[column]
    formula = cell_formula(table, row, column)
    at = (HEAD_ROW + 1 + row, column + 2)
    if formula is not None:
        cell = sheet.cell(*at)
        cell.value = formula
    else:
        cell = _put(sheet, *at, _plain(value, say))
    if of.decimals is not None:
        cell.number_format = "#,##0" + ("." + "0" * of.decimals if of.decimals else "")
        cell.alignment = Alignment(horizontal="right")
    else:
        cell.alignment = Alignment(horizontal="left", indent=1)
    cell.font = Font(bold=table.rows[row].kind in (RowKind.TOTAL, RowKind.SUBTOTAL))


def cell_formula(table: FigureTable, row: int, column: int) -> str | None:
    """The formula of a cell, with its equals sign: a sum of the rows it adds up, or what the table says of its column
    or row; None where there is none, or where it would give another value."""
    of, value = table.rows[row], table.rows[row].values[column]
    if not isinstance(value, float | int) or isinstance(value, bool):
        return None
    if of.kind in (RowKind.TOTAL, RowKind.SUBTOTAL) and table.columns[column].sums:
        parts = _summed_rows(table.rows, row)
        numbers = [_number(table.rows[part].values[column]) for part in parts]
        if parts and _alike(math.fsum(number for number in numbers if number is not None), value):
            return f"=SUM({_ranges(parts, column)})"
        return None
    if text := table.columns[column].formula:
        keys = {each.key: at for at, each in enumerate(table.columns)}
        values = {key: _number(of.values[at]) for key, at in keys.items()}
        refs = {key: _cell_name(row, at) for key, at in keys.items()}
        return _derived(text, values, refs, value)
    if of.formula:
        keys = {str(each.key): at for at, each in enumerate(table.rows) if each.key is not None}
        values = {key: _number(table.rows[at].values[column]) for key, at in keys.items()}
        refs = {key: _cell_name(at, column) for key, at in keys.items()}
        return _derived(of.formula, values, refs, value)
    return None


def _derived(text: str, values: Mapping[str, float | None], refs: Mapping[str, str], value: float) -> str | None:
    formula = parse(text)
    if any(name not in values for name in formula.names):
        return None
    found = formula.value(values)
    return f"={formula.to_cells(refs)}" if found is not None and _alike(found, value) else None


def _summed_rows(rows: Sequence[FigureRow], row: int) -> list[int]:
    """The rows a total adds up: groups and what is outside; of a subtotal those below it that are indented deeper, or
    where there are none those above it, up to the next row that is not."""
    added = (RowKind.GROUP, RowKind.OUTSIDE)
    if rows[row].kind is RowKind.TOTAL:
        return [at for at, of in enumerate(rows) if of.kind in added]
    for step, reach in ((1, range(row + 1, len(rows))), (-1, range(row - 1, -1, -1))):
        found = []
        for at in reach:
            if rows[at].level <= rows[row].level or rows[at].kind is RowKind.TOTAL:
                break
            if rows[at].kind in added:
                found.append(at)
        if found:
            return found[::step]
    return []


def _ranges(rows: Sequence[int], column: int) -> str:
    """Cells of a column as ranges: rows that follow each other as one."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and parts[-1][1] == row - 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    names = [(_cell_name(first, column), _cell_name(last, column)) for first, last in parts]
    return ",".join(first if first == last else f"{first}:{last}" for first, last in names)


def _cell_name(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column + 2)}{HEAD_ROW + 1 + row}"


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, float | int) else None


def _alike(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=ALIKE, abs_tol=ALIKE)


# -- what goes with the tables --------------------------------------------------------------------------------------


def _facts(basis: Basis, say: Translator) -> list[tuple[Template, str]]:
    until = last_day(basis.when)
    areas = PLANAR if basis.areas == "planar" else ELLIPSOIDAL
    return [
        (PLAN, basis.plan.name),
        (SCENARIO, basis.plan.scenario(basis.scenario_id).name or basis.scenario_id),
        (UNTIL, say.text(WHOLE) if until is None else until.isoformat()),
        (CRS, basis.plan.site.crs.name),
        (AREAS, say.text(areas)),
        (MADE_ON, dt.datetime.now().astimezone().date().isoformat()),
    ]


def _facts_line(basis: Basis, say: Translator) -> list[str]:
    return [say.text(FACT(name=name, value=value)) for name, value in _facts(basis, say)[:3]]


def _write_contents(
    sheet: Worksheet, listed: Sequence[tuple[FigureTable, str]], basis: Basis, tongues: Tongues
) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    say = tongues.say
    facts = _facts(basis, say)
    for row, (name, value) in enumerate(facts, start=1):
        _put(sheet, row, 1, say.text(name)).font = Font(bold=True)
        _put(sheet, row, 2, value)
    head = len(facts) + 2
    for column, text in enumerate((TABLE, SHEET), start=1):
        _put(sheet, head, column, tongues.both(text).replace("\n", "  ")).font = Font(bold=True)
    for row, (table, sheet_name) in enumerate(listed, start=head + 1):
        _put(sheet, row, 1, tongues.both(table.title).replace("\n", "  "))
        cell = _put(sheet, row, 2, sheet_name)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet_name}'!A1")
        cell.font = Font(color="FF1460C8", underline="single")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 96.0, 44.0
    _set_up_print(sheet, f"A1:B{head + len(listed)}")


def _write_factors(sheet: Worksheet, basis: Basis, tongues: Tongues) -> None:
    say = tongues.say
    for column, (heading, width) in enumerate(FACTOR_HEADINGS, start=1):
        _heading(sheet, column, tongues.both(heading), width, row=1)
    row = 1
    for family in FACTOR_FAMILIES:
        for factor in basis.factors.family(family):
            row += 1
            cells: tuple[str | float, ...] = (
                say.text(factor.name),
                factor.value,
                factor.unit,
                factor.shipped,
                factor.note if factor.set_by_hand else "",
                factor.source.clause,
                say.text(factor.source.source),
                say.text(CONFIDENCES[factor.source.confidence]),
                factor.source.checked_on,
            )
            for column, value in enumerate(cells, start=1):
                _put(sheet, row, column, value)
    sheet.freeze_panes = "B2"
    _set_up_print(sheet, f"A1:I{row}")


def _column_width(table: FigureTable, at: int, heading: str, say: Translator) -> float:
    """Room for the longest number, and for the heading's words up to a limit: those can wrap."""
    decimals = table.columns[at].decimals
    words = max(map(_width, heading.split("\n"))) * 1.2
    if decimals is None:
        said = [_width(str(_plain(row.values[at], say) or "")) for row in table.rows]
        return max(LEAST_WIDTH, min(MOST_WORDS_WIDTH, max([words, *(1.1 * each for each in said)])))
    numbers = [row.values[at] for row in table.rows]
    digits = max((len(f"{value:,.{decimals}f}") for value in numbers if isinstance(value, float | int)), default=0)
    return max(LEAST_WIDTH, digits * 1.2 + 2.0, min(MOST_WIDTH, words))


def _heading(
    sheet: Worksheet, column: int, text: str, width: float, row: int = HEAD_ROW, *, left: bool = False
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    cell = _put(sheet, row, column, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="FFEEF1F5")
    cell.alignment = Alignment(
        horizontal="left" if left or column == 1 else "right", vertical="bottom", wrap_text=True, indent=int(left)
    )
    sheet.column_dimensions[get_column_letter(column)].width = width


def _set_up_print(sheet: Worksheet, area: str) -> None:
    """A4 across, A3 for wide tables, as wide as the page or as few pages as can be read, headings on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    a3, a4 = 8, 9
    width = sum(of.width for of in sheet.column_dimensions.values())
    pages = math.ceil(width / A3_WIDTH)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", a3 if width > A4_WIDTH else a4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    if pages > 1:
        sheet.print_title_cols = "A:A"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = area
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}" if sheet.freeze_panes == f"B{HEAD_ROW + 1}" else "1:1"
    footer: Any = sheet.oddFooter
    footer.right.text = "&P / &N"


def _put(sheet: Worksheet, row: int, column: int, value: str | float | None) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # a name that begins with = is a name
    else:
        cell.value = value
    return cell


def _plain(value: Value, say: Translator) -> str | float | int | None:
    if isinstance(value, Template | Message | Named | str):
        return say.text(value)
    return value if value is None or math.isfinite(value) else None


def _sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes for a sheet, and that no other sheet has whatever the case of its letters."""
    used = {name.casefold() for name in taken}
    name = _UNFIT.sub(" ", wanted).strip()[:LONGEST_NAME] or "1"
    number, found = 2, name
    while found.casefold() in used:
        tail = f" {number}"
        found, number = name[: LONGEST_NAME - len(tail)] + tail, number + 1
    return found


def _width(text: str) -> int:
    """How wide a text is, Chinese characters counting double."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
