"""The judge of plain tables: read by the standard library's ``csv`` and compared with the plan."""

from __future__ import annotations

import csv
import io
import math

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land_balance import whole_table
from siteplanner.services.handover.proofs.expected import (
    COUNT,
    NOT_READABLE,
    Differs,
    Exhibit,
    Expected,
    require_same,
)


def judge_balance(exhibit: Exhibit, expected: Expected) -> int:
    """How many rows of the land-use balance were read. Raises Differs."""
    table = whole_table(Basis.of(expected.whole, None, expected.when))
    rows = _rows(exhibit)[1:]
    if len(rows) != len(table.rows):
        raise Differs(COUNT(found=len(rows), wanted=len(table.rows)))
    for cells, row in zip(rows, table.rows, strict=True):
        name = expected.say.text(row.label)
        require_same(name, "", cells[0].removeprefix("'"), name.removeprefix("'"))
        for cell, value, column in zip(cells[1:], row.values, table.columns, strict=True):
            if isinstance(value, float | int):
                require_same(name, column.key, _number(cell), float(value) if math.isfinite(value) else None)
    return len(rows)


def judge_change_log(exhibit: Exhibit, expected: Expected) -> int:
    """How many changes were read. Raises Differs."""
    rows, log = _rows(exhibit)[1:], expected.whole.change_log
    if len(rows) != len(log):
        raise Differs(COUNT(found=len(rows), wanted=len(log)))
    for cells, entry in zip(rows, log, strict=True):
        require_same(entry.seq, "seq", cells[0], str(entry.seq))
        require_same(entry.seq, "time", cells[1], entry.time.strftime("%Y-%m-%d %H:%M:%S"))
        require_same(entry.seq, "label", cells[4].removeprefix("'"), entry.label.removeprefix("'"))
    return len(rows)


def _rows(exhibit: Exhibit) -> list[list[str]]:
    try:
        text = exhibit.path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error


def _number(cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise Differs(NOT_READABLE(reason=cell)) from error
