"""The TOML of a rule pack, read value by value; what is wrong is refused with file, line and key."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, cast

from siteplanner.core.errors import InputError
from siteplanner.core.rules.toml_lines import TomlLines, broken_line
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Named, Template

FAULT = QT_TRANSLATE_NOOP("rules", "Rule pack {file}, line {line}, {where}: {fault}")
NOT_TOML = QT_TRANSLATE_NOOP("rules", "it is not a TOML file ({reason}).")
NOT_UTF8 = QT_TRANSLATE_NOOP("rules", "the file is not written in UTF-8. Save it as UTF-8.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("rules", "there is no key of that name. Known keys: {known}.")
MISSING = QT_TRANSLATE_NOOP("rules", "it is missing.")
NOT_TEXT = QT_TRANSLATE_NOOP("rules", "a text was expected.")
NOT_FLAG = QT_TRANSLATE_NOOP("rules", "true or false was expected.")
NOT_TABLE = QT_TRANSLATE_NOOP("rules", "a table was expected.")
NOT_AMOUNT = QT_TRANSLATE_NOOP("rules", "a number of 0 or more was expected.")
NOT_ONE_OF = QT_TRANSLATE_NOOP("rules", "it must be one of: {known}.")
NOT_A_DAY = QT_TRANSLATE_NOOP("rules", "a day as YYYY-MM-DD was expected.")
LANGUAGES = ("en", "zh")

Table = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class PackText:
    """``data`` as ``tomllib`` reads it; the methods give the values at a path of keys, or refuse them."""

    file: str
    data: Table
    lines: TomlLines

    @classmethod
    def read(cls, text: str, file: str) -> PackText:
        """Raises InputError for what is no TOML."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line = broken_line(text, error)
            raise InputError(FAULT, file=file, line=line, where="TOML", fault=NOT_TOML(reason=error)) from error
        return cls(file, data, TomlLines(text))

    @classmethod
    def of_bytes(cls, content: bytes, file: str) -> PackText:
        return cls.read(decoded(content, file), file)

    def refuse(self, *path: str, fault: Template | Message) -> NoReturn:
        raise InputError(FAULT, file=self.file, line=self.lines.line(*path), where=dotted(path), fault=fault)

    def has(self, *path: str) -> bool:
        at: Any = self.data
        for key in path:
            if not isinstance(at, dict) or key not in at:
                return False
            at = at[key]
        return True

    def value(self, *path: str) -> Any:
        """What stands there; None where nothing does."""
        at: Any = self.data
        for key in path:
            at = at.get(key) if isinstance(at, dict) else None
        return at

    def table(self, *path: str, optional: bool = False) -> Table:
        found = self.value(*path)
        if found is None:
            if optional:
                return {}
            self.refuse(*path, fault=MISSING)
        if not isinstance(found, dict):
            self.refuse(*path, fault=NOT_TABLE)
        return cast(Table, found)

    def only(self, known: Iterable[str], *path: str) -> None:
        """Refuse keys of a table that nobody knows."""
        known = tuple(known)
        for key in self.table(*path, optional=True) if path else self.data:
            if key not in known:
                self.refuse(*path, key, fault=UNKNOWN_KEY(known=", ".join(known) or "–"))

    def text(self, *path: str, blank: bool = False, default: str | None = None) -> str:
        value = self.value(*path)
        if value is None and default is not None:
            return default
        if value is None:
            self.refuse(*path, fault=MISSING)
        if not isinstance(value, str):
            self.refuse(*path, fault=NOT_TEXT)
        if not blank and not value.strip():
            self.refuse(*path, fault=MISSING)
        return value

    def one_of(self, known: Iterable[str], *path: str) -> str:
        value, known = self.text(*path), tuple(known)
        if value not in known:
            self.refuse(*path, fault=NOT_ONE_OF(known=", ".join(known)))
        return value

    def flag(self, *path: str, default: bool) -> bool:
        value = self.value(*path)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.refuse(*path, fault=NOT_FLAG)
        return value

    def amount(self, *path: str) -> float:
        value = amount(self.value(*path))
        if value is None:
            self.refuse(*path, fault=NOT_AMOUNT if self.has(*path) else MISSING)
        return value

    def day(self, *path: str) -> str:
        """A day of the calendar as YYYY-MM-DD, quoted or not."""
        value = self.value(*path)
        if value is None:
            self.refuse(*path, fault=MISSING)
        written = value.isoformat() if isinstance(value, date) else value
        if not isinstance(written, str) or not is_day(written):
            self.refuse(*path, fault=NOT_A_DAY)
        return written

    def languages(self, *path: str) -> dict[str, str]:
        """A text in both languages: a table of ``en`` and ``zh``."""
        self.table(*path)
        self.only(LANGUAGES, *path)
        return {language: self.text(*path, language) for language in LANGUAGES}

    def named(self, *path: str) -> Named:
        return Named(**self.languages(*path))


def decoded(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises InputError with the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(FAULT, file=file, line=line, where="UTF-8", fault=NOT_UTF8) from error


def dotted(path: Iterable[str]) -> str:
    """A path as it may be written in TOML.

    >>> dotted(["rules", "corridor", "limits", "road.county", "value"])
    'rules.corridor.limits."road.county".value'
    """
    return ".".join(part if part.replace("-", "").replace("_", "").isalnum() else f'"{part}"' for part in path)


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, written YYYY-MM-DD.

    >>> is_day("2024-02-29"), is_day("2023-02-29"), is_day("20240229")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def amount(value: object) -> float | None:
    """A finite number of 0 or more; None for anything else, true and false included."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        return None
    return float(value)
