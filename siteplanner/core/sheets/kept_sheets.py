"""The sheets that a plan keeps, in the order of their list."""

from __future__ import annotations

from functools import lru_cache

from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.setting_rows import Row, rows_in, rows_of, with_rows
from siteplanner.core.sheets.map_sheet import MapSheet, sheet_from_json
from siteplanner.core.text import QT_TRANSLATE_NOOP

SHEETS = "sheets"
"""The entry of a plan's settings: a row a sheet."""

NO_SUCH_SHEET = QT_TRANSLATE_NOOP("errors", "This plan has no map sheet “{sheet}”. It has: {known}.")
NONE_YET = QT_TRANSLATE_NOOP("errors", "This plan keeps no map sheets yet, so there is none called “{sheet}”.")


def sheets_of(plan: Plan) -> tuple[MapSheet, ...]:
    """The plan's sheets in order."""
    return _sheets_in(plan.settings.get(SHEETS, "[]"))


def sheet_of(plan: Plan, name: str) -> MapSheet:
    """The sheet of that name. Raises EditError naming those there are."""
    for sheet in sheets_of(plan):
        if sheet.name == name:
            return sheet
    known = ", ".join(sheet.name for sheet in sheets_of(plan))
    raise EditError(NO_SUCH_SHEET, sheet=name, known=known) if known else EditError(NONE_YET, sheet=name)


def sheet_rows(plan: Plan) -> list[Row]:
    """The sheets as they stand in the file."""
    return rows_of(plan, SHEETS, "name")


def with_sheet_rows(plan: Plan, rows: list[Row]) -> Plan:
    return with_rows(plan, SHEETS, rows)


@lru_cache(maxsize=8)
def _sheets_in(text: str) -> tuple[MapSheet, ...]:
    return tuple(sheet_from_json(row) for row in rows_in(text, "name"))
