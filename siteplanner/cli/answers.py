"""Printing answers: JSON, CSV, and plain tables that line up with Chinese in them."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

GAP = "  "


def print_json(answer: Mapping[str, Any]) -> None:
    """A JSON object on stdout: UTF-8, never NaN."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def nothing_as_null(value: Any) -> Any:
    """An answer with null where a text is empty, as JSON answers have it where there is nothing.

    >>> nothing_as_null({"unit": "", "limits": [{"clause": ""}, {"clause": "3.4.1"}]})
    {'unit': None, 'limits': [{'clause': None}, {'clause': '3.4.1'}]}
    """
    if isinstance(value, Mapping):
        return {key: nothing_as_null(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [nothing_as_null(inner) for inner in value]
    return None if value == "" else value


def print_csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table as CSV on stdout, blank where there is nothing."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> None:
    """A plain table on stdout; the columns of ``right`` are aligned to the right."""
    for line in table_lines(header, rows, right):
        sys.stdout.write(line + "\n")


def print_line(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """The lines of a table. Chinese characters count two columns, as terminals show them.

    >>> table_lines(["zone", "t/a"], [["北区", "62,000"], ["Z10", "9"]], right=[1])
    ['zone     t/a', '----  ------', '北区  62,000', 'Z10        9']
    """
    cells = [list(header), *([" ".join(str(c).split()) for c in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * w for w in widths])
    return [
        GAP.join(
            _padded(cell, w, right=at in right) for at, (cell, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def width(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> width("防火 m²"), width("e\\u0301")
    (7, 1)
    """
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _padded(text: str, to: int, *, right: bool) -> str:
    blanks = " " * (to - width(text))
    return blanks + text if right else text + blanks
