"""Tables of figures printed: for people, as JSON, or as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siteplanner.cli.answers import print_csv, print_json, print_line, print_table
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.words import Translator

if TYPE_CHECKING:
    from siteplanner.core.measures.basis import Areas, Basis
    from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, Value
    from siteplanner.core.moment import When

_FORMAT = QT_TRANSLATE_NOOP("cli", "How to print the figures.")
_TABLE = QT_TRANSLATE_NOOP("cli", "Print only the table of this key (the JSON has the keys).")
_AREAS = QT_TRANSLATE_NOOP("cli", "How areas are measured: in the plane of the map, or true on the ellipsoid.")
NO_SUCH_TABLE = QT_TRANSLATE_NOOP("cli", "There is no table “{key}” here. Use one of: {known}.")
UNDER_UNIT = QT_TRANSLATE_NOOP("cli", "{label} ({unit})")
NO_FIGURE = "–"
INDENT = "· "


class FigureFormat(StrEnum):
    """``--format`` of the commands that print figures."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class AreasOf(StrEnum):
    """``--areas``."""

    PLANAR = "planar"
    ELLIPSOIDAL = "ellipsoidal"


AreasMeasured = Annotated[AreasOf, typer.Option("--areas", help=_AREAS.text)]
FigureForm = Annotated[FigureFormat, typer.Option("--format", help=_FORMAT.text)]
OneTable = Annotated[str | None, typer.Option("--table", metavar="KEY", help=_TABLE.text, show_default=False)]


def basis_of(plan: Path, scenario: str | None, when: When = None, areas: AreasOf = AreasOf.PLANAR) -> Basis:
    """What the figures of a plan file start from. Raises what :func:`open_plan` and :meth:`Basis.of` do."""
    from siteplanner.core.measures.basis import Basis
    from siteplanner.files.plan_file import open_plan

    measured: Areas = "planar" if areas is AreasOf.PLANAR else "ellipsoidal"
    return Basis.of(open_plan(plan), scenario, when, measured)


def print_figures(
    plan: Path,
    basis: Basis,
    tables: Sequence[FigureTable],
    form: FigureFormat,
    say: Translator,
    only: str | None = None,
) -> None:
    """The tables on stdout, or the one whose key is ``only``. Raises InputError where there is no such table."""
    shown = tables if only is None else _only(tables, only)
    if form is FigureFormat.JSON:
        print_json(figures_json(plan, basis, shown, say))
    elif form is FigureFormat.CSV:
        _print_all_csv(shown, say)
    else:
        _print_all(shown, say)


def figures_json(plan: Path, basis: Basis, tables: Sequence[FigureTable], say: Translator) -> dict[str, Any]:
    """The answer as JSON: ``when`` is the last day that counts (null: always), ``areas`` how they are measured."""
    from siteplanner.core.moment import last_day

    until = last_day(basis.when)
    return {
        "plan": str(plan),
        "scenario": basis.scenario_id,
        "when": until.isoformat() if until else None,
        "areas": basis.areas,
        "tables": [table.to_json(say) for table in tables],
    }


def _only(tables: Sequence[FigureTable], key: str) -> list[FigureTable]:
    found = [table for table in tables if table.key == key]
    if not found:
        raise InputError(NO_SUCH_TABLE, key=key, known=", ".join(table.key for table in tables))
    return found


def _print_all(tables: Sequence[FigureTable], say: Translator) -> None:
    for at, table in enumerate(tables):
        if at:
            print_line()
        print_line(say.text(table.title))
        header = [say.text(table.row_title), *(heading(column, say) for column in table.columns)]
        rows = [[_name(row, say), *_cells(table, row, say)] for row in table.rows]
        right = [at for at, column in enumerate(table.columns, 1) if column.decimals is not None]
        print_table(header, rows, right)
        for note in table.notes:
            print_line(say.text(note))


def _print_all_csv(tables: Sequence[FigureTable], say: Translator) -> None:
    """Each table with its header; where there are several, each under its key, with a blank line between."""
    for at, table in enumerate(tables):
        if at:
            print_line()
        if len(tables) > 1:
            print_line(table.key)
        header = ["key", "kind", say.text(table.row_title), *(heading(column, say) for column in table.columns)]
        print_csv(header, [_csv_row(row, say) for row in table.rows])


def _csv_row(row: FigureRow, say: Translator) -> list[Any]:
    return [row.key, row.kind.value, say.text(row.label), *(_plain(value, say) for value in row.values)]


def heading(column: FigureColumn, say: Translator) -> str:
    """What stands over a column: its name with the unit."""
    from siteplanner.core.measures.figure_units import unit_words

    if not column.unit:
        return say.text(column.label)
    return say.text(UNDER_UNIT(label=column.label, unit=unit_words(column.unit)))


def _name(row: FigureRow, say: Translator) -> str:
    return INDENT * row.level + say.text(row.label)


def _cells(table: FigureTable, row: FigureRow, say: Translator) -> list[str]:
    return [_text(value, column, say) for column, value in zip(table.columns, row.values, strict=True)]


def _text(value: Value, column: FigureColumn, say: Translator) -> str:
    if value is None:
        return NO_FIGURE
    if isinstance(value, float | int):
        return f"{value:,.{column.decimals or 0}f}"
    return say.text(value)


def _plain(value: Value, say: Translator) -> Any:
    return value if value is None or isinstance(value, float | int) else say.text(value)
