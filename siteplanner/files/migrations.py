"""Older plan files brought up to date in memory; the file itself changes only when it is saved.

What only adds a column or a table that may be missing is no new format: a column is ``later`` in ``schema.py``, a table
stands in ``plan_tables.LATER_TABLES``. A column or table that goes away, gets another name or another meaning is one:

1. write ``_from_1(tables) -> tables``, which makes new tables and leaves those it is given as they are, and list it in
   ``MIGRATIONS`` under the format it starts from;
2. raise ``FORMAT_VERSION`` in ``core/plan.py``;
3. keep a file of the new format in ``tests/files/kept_plans``; tests ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from siteplanner.core.errors import InputError, NewerFormatError
from siteplanner.core.plan import FORMAT_VERSION
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.geopackage_reading import StoredTableReading

NEWER = QT_TRANSLATE_NOOP(
    "errors",
    "“{path}” was saved by a newer version of the program (format {found}, this one knows {known}). "
    "Update the program to open it.",
)
NO_VERSION = QT_TRANSLATE_NOOP(
    "errors", "“{path}”: the table “plan” says no usable format_version (“{found}”). Use another copy of the plan."
)

Tables = dict[str, StoredTableReading]
Migration = Callable[[Tables], Tables]

MIGRATIONS: Mapping[int, Migration] = {}
"""``MIGRATIONS[n]`` turns the tables of format n into those of format n + 1. Format 1 is the first."""


def require_known(version: str, path: str) -> int:
    """The format as a number. Raises NewerFormatError or InputError."""
    if not version.isascii() or not version.isdigit() or version == "0":
        raise InputError(NO_VERSION, path=path, found=version)
    if int(version) > FORMAT_VERSION:
        raise NewerFormatError(NEWER, path=path, found=version, known=FORMAT_VERSION)
    return int(version)


def migrate(tables: Tables, version: int, migrations: Mapping[int, Migration] = MIGRATIONS) -> Tables:
    """The tables as this version of the program wants them."""
    for step in range(version, FORMAT_VERSION):
        tables = migrations[step](tables)
    return tables
