"""Findings of a check as a workbook: real numbers with their units, one row a finding, filters and frozen headings."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from siteplanner.core.check_result import CheckResult
from siteplanner.core.finding_words import (
    CONFIDENCES,
    ONLY_BY_THEN,
    STATES,
    in_order,
    rule_name,
    state_of,
    subject_name,
)
from siteplanner.core.moment import name_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clauses import clause, clause_name
from siteplanner.core.rules.pack import RulePack
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.words import Translator

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FINDINGS_SHEET = QT_TRANSLATE_NOOP("report", "Findings")
LIMITS_SHEET = QT_TRANSLATE_NOOP("report", "Limits in force")
ABOUT_SHEET = QT_TRANSLATE_NOOP("report", "About this check")
HEADINGS: Final = (
    (QT_TRANSLATE_NOOP("report", "State"), 12.0),
    (QT_TRANSLATE_NOOP("report", "Rule"), 24.0),
    (QT_TRANSLATE_NOOP("report", "About"), 28.0),
    (QT_TRANSLATE_NOOP("report", "Finding"), 60.0),
    (QT_TRANSLATE_NOOP("report", "Measured"), 12.0),
    (QT_TRANSLATE_NOOP("report", "Required"), 12.0),
    (QT_TRANSLATE_NOOP("report", "Short by"), 12.0),
    (QT_TRANSLATE_NOOP("report", "Unit"), 8.0),
    (QT_TRANSLATE_NOOP("report", "Clause"), 34.0),
    (QT_TRANSLATE_NOOP("report", "The clause in brief"), 60.0),
    (QT_TRANSLATE_NOOP("report", "Confidence"), 16.0),
    (QT_TRANSLATE_NOOP("report", "Since"), 30.0),
    (QT_TRANSLATE_NOOP("report", "Waiver: reason"), 30.0),
    (QT_TRANSLATE_NOOP("report", "Waived by"), 14.0),
    (QT_TRANSLATE_NOOP("report", "Waived on"), 14.0),
    (QT_TRANSLATE_NOOP("report", "Easting (Y), m"), 16.0),
    (QT_TRANSLATE_NOOP("report", "Northing (X), m"), 16.0),
    (QT_TRANSLATE_NOOP("report", "Id"), 40.0),
)
LIMIT_HEADINGS: Final = (
    (QT_TRANSLATE_NOOP("report", "Rule"), 28.0),
    (QT_TRANSLATE_NOOP("report", "In force"), 10.0),
    (QT_TRANSLATE_NOOP("report", "Limit"), 34.0),
    (QT_TRANSLATE_NOOP("report", "Value"), 12.0),
    (QT_TRANSLATE_NOOP("report", "Unit"), 8.0),
    (QT_TRANSLATE_NOOP("report", "Clause"), 34.0),
    (QT_TRANSLATE_NOOP("report", "Source"), 60.0),
    (QT_TRANSLATE_NOOP("report", "Confidence"), 16.0),
    (QT_TRANSLATE_NOOP("report", "Checked on"), 14.0),
)
YES = QT_TRANSLATE_NOOP("report", "yes")
NO = QT_TRANSLATE_NOOP("report", "no")
LAPSED = QT_TRANSLATE_NOOP("report", "lapsed: {reason}")
PLAN = QT_TRANSLATE_NOOP("report", "Plan")
SCENARIO = QT_TRANSLATE_NOOP("report", "Scenario")
PACK = QT_TRANSLATE_NOOP("report", "Rule pack")
PLANTS = QT_TRANSLATE_NOOP("report", "Plants checked")
PARCELS = QT_TRANSLATE_NOOP("report", "Parcels")
UNTIL = QT_TRANSLATE_NOOP("report", "In service by")
COMPLETE = QT_TRANSLATE_NOOP("report", "Everything could be checked")
STATEMENT = QT_TRANSLATE_NOOP("report", "Statement")

Cell = str | float | int | None


def findings_workbook(
    plan: Plan, result: CheckResult, pack: RulePack, say: Translator, since: Mapping[str, str] | None = None
) -> bytes:
    """The content of an .xlsx file. Numbers are numbers; what a person typed never becomes a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    rows = [_row(finding, say, (since or {}).get(finding.id, "")) for finding in in_order(result)]
    _sheet(book.create_sheet(say.text(FINDINGS_SHEET)), HEADINGS, rows, say)
    _sheet(book.create_sheet(say.text(LIMITS_SHEET)), LIMIT_HEADINGS, list(_limits(pack, say)), say)
    _about(book.create_sheet(say.text(ABOUT_SHEET)), plan, result, pack, say)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _row(finding: Finding, say: Translator, since: str) -> list[Cell]:
    waiver, of = finding.waiver, clause(finding.clause)
    reason = "" if waiver is None else say.text(LAPSED(reason=waiver.reason)) if waiver.lapsed else waiver.reason
    east_m, north_m = finding.location or (None, None)
    return [
        say.text(STATES[state_of(finding)]),
        say.text(rule_name(finding)),
        " – ".join(say.text(subject_name(subject)) for subject in finding.subjects),
        say.text(finding.message),
        finding.measured,
        finding.required,
        finding.short_by,
        finding.unit,
        clause_name(finding.clause, say.language),
        "" if of is None else of.text(say.language),
        say.text(CONFIDENCES[finding.confidence]),
        since,
        reason,
        "" if waiver is None else waiver.author,
        "" if waiver is None else waiver.date,
        east_m,
        north_m,
        finding.id,
    ]


def _limits(pack: RulePack, say: Translator) -> Iterable[list[Cell]]:
    for rule_id, settings in pack.rules.items():
        rule, on = say.text(pack.catalogue[rule_id].name), say.text(YES if settings.enabled else NO)
        for limit in settings.limits.values():
            source = say.text(limit.sourced)
            named = [clause_name(limit.clause, say.language), source, say.text(CONFIDENCES[limit.confidence])]
            yield [rule, on, limit.key, limit.value, limit.unit, *named, limit.checked_on]
        if not settings.limits:
            yield [rule, on, "", None, "", "", "", "", ""]


def _about(sheet: Worksheet, plan: Plan, result: CheckResult, pack: RulePack, say: Translator) -> None:
    language = "zh" if say.language.startswith("zh") else "en"
    facts: list[tuple[Template | Message, Cell]] = [
        (PLAN, plan.name),
        (SCENARIO, plan.scenario(result.scenario_id).name),
        (PACK, pack.name[language]),
        *(((UNTIL, say.text(ONLY_BY_THEN(when=name_of(result.when)))),) if result.when is not None else ()),
        (PLANTS, result.plants),
        (PARCELS, result.parcels),
        (COMPLETE, say.text(YES if result.complete else NO)),
        *((STATES[state], sum(state_of(f) == state for f in result.findings)) for state in STATES),
        (STATEMENT, pack.statement[language]),
    ]
    for row, (name, value) in enumerate(facts, start=1):
        _write(sheet, row, 1, say.text(name))
        _write(sheet, row, 2, value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28.0, 90.0


def _sheet(
    sheet: Worksheet, headings: Sequence[tuple[Template, float]], rows: Sequence[Sequence[Cell]], say: Translator
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (heading, width) in enumerate(headings, start=1):
        cell = _write(sheet, 1, column, say.text(heading))
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, values in enumerate(rows, start=2):
        for column, value in enumerate(values, start=1):
            cell = _write(sheet, row, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
            if isinstance(value, float):
                cell.number_format = "#,##0.00"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(1, len(rows) + 1)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # a name that begins with = is a name
    else:
        cell.value = value
    return cell
