"""Rows of a CSV file or of the sheets of a workbook, as texts, with the headings that tell of coordinates."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from siteplanner.assets import resource
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.files.boundary_points.text_lines import BYTES_MAX, IS_BINARY, TOO_LARGE, UNREADABLE, decoded

HEADING_WITHIN = 20
"""Rows in which the headings must stand; titles may stand above."""
UNPACKED_BYTES_MAX = 1024**3
_HEAD_BYTES = 64 * 1024

DAMAGED_WORKBOOK = QT_TRANSLATE_NOOP("errors", "{path} is damaged or no workbook. Save it anew as .xlsx.")
ODD_QUOTES = QT_TRANSLATE_NOOP(
    "errors", "{path} cannot be read on from line {line}: a quotation mark is never closed, or stands amid a field."
)

COPIED = QT_TRANSLATE_NOOP("paste", "What was copied")
"""In a sentence about a file, in place of its path."""

Row = tuple[int, tuple[str, ...]]
"""Number of the row in its file, from 1, and its cells."""


@dataclass(frozen=True)
class CoordinateRows:
    """``columns`` says where each kind of heading (``parcel``, ``x`` …) stands; ``above`` are the rows over them."""

    sheet: str
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    above: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    encoding: str
    replaced: bool = False
    ended: bool = True
    """Whether the last line has its end."""

    def cell(self, row: Row, kind: str) -> str:
        at = self.columns.get(kind, -1)
        return row[1][at] if 0 <= at < len(row[1]) else ""


def coordinate_rows(path: Path, shown: Path, told: str = "") -> list[CoordinateRows]:
    """The tables of the file that have columns of coordinates. Raises InputError where it cannot be read.

    ``told`` is the encoding of a CSV file where a person said it.
    """
    if path.suffix.lower() == ".csv":
        text, encoding, replaced = _text(path, shown, told)
        read = _headed("", _csv_rows(text, shown), encoding, replaced)
        found = [read and replace(read, ended=text.endswith(("\n", "\r")))]
    else:
        found = [_headed(name, rows, "UTF-8", False) for name, rows in _sheets(path, shown)]
    return [rows for rows in found if rows is not None]


def has_coordinates(path: Path) -> bool:
    """Whether a CSV file or workbook begins with headings of coordinates. Raises InputError where it cannot be read."""
    if path.suffix.lower() == ".csv":
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD_BYTES)
        except OSError as error:
            raise InputError(UNREADABLE, path=path, reason=error.strerror or error) from error
        whole = head if len(head) < _HEAD_BYTES else head[: head.rfind(b"\n") + 1]
        rows = [_divided(decoded(whole)[0], path)]
    else:
        rows = [found for _, found in _sheets(path, path, HEADING_WITHIN)]
    return any(_headed("", found, "", False) is not None for found in rows)


def _divided(text: str, shown: Path) -> list[Row]:
    """The rows as far as quotation marks allow: a field may be cut off in its midst."""
    try:
        return _csv_rows(text, shown)
    except InputError:
        return _csv_rows("\n".join(text.splitlines()[:1]), shown)


def coordinate_rows_of(text: str) -> CoordinateRows | None:
    """The table that copied text is, its cells divided as in a file or by blanks; None where it has no headings of
    coordinates. Raises InputError where a quotation mark is never closed.
    """
    if not any(sign in text for sign in ",\t;，"):
        text = "\n".join("\t".join(line.split()) for line in text.splitlines())
    return _headed("", _csv_rows(text, COPIED), "UTF-8", False)


def _text(path: Path, shown: Path, told: str) -> tuple[str, str, bool]:
    try:
        if path.stat().st_size > BYTES_MAX:
            raise InputError(TOO_LARGE, path=shown, limit_mb=BYTES_MAX / 1024**2)
        text, encoding, replaced = decoded(path.read_bytes(), told)
    except OSError as error:
        raise InputError(UNREADABLE, path=shown, reason=error.strerror or error) from error
    if "\0" in text:
        raise InputError(IS_BINARY, path=shown)
    return text, encoding, replaced


def _csv_rows(text: str, shown: Path | Template) -> list[Row]:
    """By the sign that divides the first lines most; the number is that of the line a row ends at."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = "\n".join(text.split("\n")[:HEADING_WITHIN])
    divider = max(",\t;，", key=head.count)
    limit = csv.field_size_limit(BYTES_MAX)  # outlines in WKT are long; the limit is that of the whole process
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    try:
        return [(reader.line_num, tuple(cell.strip() for cell in cells)) for cells in reader]
    except csv.Error as error:
        raise InputError(ODD_QUOTES, path=shown, line=reader.line_num) from error
    finally:
        csv.field_size_limit(limit)


def _sheets(path: Path, shown: Path, most: int | None = None) -> list[tuple[str, list[Row]]]:
    from openpyxl import load_workbook

    try:
        _require_small(path, shown)
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return [
                (
                    sheet.title,
                    [(n, _cells(r)) for n, r in enumerate(sheet.iter_rows(max_row=most, values_only=True), start=1)],
                )
                for sheet in book.worksheets
            ]
        finally:
            book.close()
    except PermissionError as error:
        raise InputError(UNREADABLE, path=shown, reason=error.strerror or error) from error
    except InputError:
        raise
    except Exception as error:  # openpyxl lets through whatever XML and ZIP raise
        raise InputError(DAMAGED_WORKBOOK, path=shown) from error


def _require_small(path: Path, shown: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_BYTES_MAX:
            raise InputError(TOO_LARGE, path=shown, limit_mb=UNPACKED_BYTES_MAX / 1024**2)


def _cells(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple("" if value is None else _plain(value) for value in row)


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def _headed(sheet: str, rows: list[Row], encoding: str, replaced: bool) -> CoordinateRows | None:
    """The rows below their headings; None where no row has headings of coordinates."""
    for at, (_, cells) in enumerate(rows[:HEADING_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if kind := _kinds().get(_heading(cell)):
                columns.setdefault(kind, place)
        if _tells_places(columns):
            above = tuple(cells for _, cells in rows[:at])
            filled = tuple((n, below) for n, below in rows[at + 1 :] if any(below))
            return CoordinateRows(sheet, cells, columns, above, filled, encoding, replaced)
    return None


def _tells_places(columns: Mapping[str, int]) -> bool:
    return "wkt" in columns or any(
        set(pair) <= set(columns) for pair in (("x", "y"), ("north", "east"), ("lon", "lat"))
    )


def _heading(cell: str) -> str:
    """A heading as the list has it.

    >>> _heading("X坐标（米）"), _heading("Parcel_No.")
    ('x坐标', 'parcelno')
    """
    text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", unicodedata.normalize("NFKC", cell).casefold())
    return re.sub(r"[\s_.:/-]+", "", text)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    with resource("coordinate_columns.toml").open("rb") as file:
        headings = tomllib.load(file)["headings"]
    return {word: kind for kind, words in headings.items() for word in words}


_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d*)?")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?")


def number(text: str) -> float | None:
    """A number as people and programs write it; None for anything else.

    >>> number("4,174,554.332"), number("４１７４"), number("38 470 015.675"), number("n/a"), number("1,2")
    (4174554.332, 4174.0, 38470015.675, None, None)
    """
    plain = re.sub(r"[\u00a0\u202f]", " ", unicodedata.normalize("NFKC", text)).strip().removesuffix("m").strip()
    if _GROUPED.fullmatch(plain):
        return float(re.sub(r"[,' ]", "", plain))
    return float(plain) if _NUMBER.fullmatch(plain) else None
