"""One table of a catalogue file, read strictly: every fault is an InputError that names file and key."""

from __future__ import annotations

import datetime as dt
import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siteplanner.core.errors import InputError
from siteplanner.core.plant_type import Figure
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

CONFIDENCES = ("verified", "secondary", "unverified", "judgement")

FAULTY = QT_TRANSLATE_NOOP(
    "catalogue", "The plant catalogue cannot be used: {file}, “{key}”: {fault} Correct the file or install again."
)
FAULTY_FILE = QT_TRANSLATE_NOOP(
    "catalogue", "The plant catalogue cannot be used: {file}: {fault} Correct the file or install again."
)
NOT_TOML = QT_TRANSLATE_NOOP("catalogue", "this is not TOML ({reason}).")
UNREADABLE = QT_TRANSLATE_NOOP("catalogue", "it cannot be read ({reason}).")
MISSING = QT_TRANSLATE_NOOP("catalogue", "it is missing.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("catalogue", "this key is not known here.")
NOT_A_TEXT = QT_TRANSLATE_NOOP("catalogue", "a text was expected.")
NOT_A_NUMBER = QT_TRANSLATE_NOOP("catalogue", "a number was expected.")
NOT_A_TABLE = QT_TRANSLATE_NOOP("catalogue", "a table was expected.")
NOT_TABLES = QT_TRANSLATE_NOOP("catalogue", "a list of tables was expected.")
NOT_A_DATE = QT_TRANSLATE_NOOP("catalogue", "a date was expected.")
NOT_ONE_OF = QT_TRANSLATE_NOOP("catalogue", "“{value}” is not one of {choices}.")
TWICE = QT_TRANSLATE_NOOP("catalogue", "it is listed twice.")
BAD_ID = QT_TRANSLATE_NOOP("catalogue", "use small letters, digits and underscores.")
WRONG_UNIT = QT_TRANSLATE_NOOP("catalogue", "the unit is “{unit}”, it must be “{expected}”.")


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """A TOML table and where it stands; every look-up that fails says so with file and key."""

    file: str
    path: str
    rows: Mapping[str, Any]
    checked_on: str = ""

    def fault(self, key: str, fault: Template | Message) -> InputError:
        """The error to raise for ``key`` of this table."""
        return InputError(FAULTY, file=self.file, key=".".join(filter(None, (self.path, key))), fault=fault)

    def allow(self, *keys: str) -> None:
        """Refuse any key but these."""
        for key in self.rows:
            if key not in keys:
                raise self.fault(key, UNKNOWN_KEY)

    def need(self, key: str) -> Any:
        """The value of ``key``, which must be there."""
        if key not in self.rows:
            raise self.fault(key, MISSING)
        return self.rows[key]

    def text(self, key: str) -> str:
        """A text that is not blank."""
        value = self.need(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, NOT_A_TEXT)
        return value

    def number(self, key: str) -> float:
        """A finite number; neither a text nor true or false."""
        value = self.need(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.fault(key, NOT_A_NUMBER)
        return float(value)

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """A text out of ``choices``."""
        value = self.text(key)
        if value not in choices:
            raise self.fault(key, NOT_ONE_OF(value=value, choices=", ".join(choices)))
        return value

    def identifier(self, value: str, key: str) -> str:
        """``value``, which must be written as ids are in plans."""
        if not re.fullmatch(r"[a-z][a-z0-9_]*", value):
            raise self.fault(key, BAD_ID)
        return value

    def table(self, key: str) -> CatalogueTable:
        """The table under ``key``."""
        value = self.need(key)
        if not isinstance(value, dict):
            raise self.fault(key, NOT_A_TABLE)
        return CatalogueTable(self.file, ".".join(filter(None, (self.path, key))), value, self.checked_on)

    def tables(self, key: str) -> list[CatalogueTable]:
        """The tables of the list under ``key``, at least one."""
        value = self.need(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            raise self.fault(key, NOT_TABLES)
        path = ".".join(filter(None, (self.path, key)))
        return [CatalogueTable(self.file, f"{path}[{n}]", row, self.checked_on) for n, row in enumerate(value)]

    def date(self, key: str) -> str:
        """A date as YYYY-MM-DD."""
        value = self.need(key)
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            raise self.fault(key, NOT_A_DATE)
        return value.isoformat()

    def names(self, key: str) -> tuple[str, str]:
        """The English and the Chinese text of ``{ en, zh }``."""
        both = self.table(key)
        both.allow("en", "zh")
        return both.text("en"), both.text("zh")

    def unit(self, expected: str) -> str:
        """The unit, which must be ``expected`` and is left out where that is blank."""
        unit = self.text("unit") if "unit" in self.rows else ""
        if unit != expected:
            raise self.fault("unit", WRONG_UNIT(unit=unit, expected=expected))
        return unit

    def basis(self, value: float | str | bool, unit: str = "") -> Figure:
        """A figure of ``value`` with this table's own source, confidence, date and note."""
        return Figure(
            value,
            unit,
            self.text("source"),
            self.choice("confidence", CONFIDENCES),
            self.date("checked_on") if "checked_on" in self.rows else self.checked_on,
            self.text("note") if "note" in self.rows else "",
        )


def read_table(path: Path) -> CatalogueTable:
    """The whole file as a table. Raises InputError when it cannot be read or is not TOML."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(FAULTY_FILE, file=str(path), fault=NOT_TOML(reason=str(error))) from error
    except OSError as error:
        raise InputError(FAULTY_FILE, file=str(path), fault=UNREADABLE(reason=str(error.strerror))) from error
    return CatalogueTable(str(path), "", rows)
