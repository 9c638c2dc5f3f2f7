"""On which line of a TOML text a key stands. ``tomllib`` tells the values but not where they are."""

from __future__ import annotations

import re
import tomllib
from typing import Final

Path = tuple[str, ...]

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_MULTILINE: Final = ('"""', "'''")
_ENDS_PLAIN_VALUE: Final = ",]}#\n"
_BROKEN_AT: Final = re.compile(r"at line (\d+)")


class TomlLines:
    """The line of every key of a text that ``tomllib`` has read.

    >>> lines = TomlLines('[rules.setback]\\nenabled = true\\nlimits."a.b" = {value = 5, unit = "m"}\\n')
    >>> lines.line("rules", "setback", "limits", "a.b", "unit"), lines.line("rules", "setback", "enabled")
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text.replace("\r\n", "\n"), 0, 1
        self._counted: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}
        """The first line of each key, by its whole path; rows of an array of tables are counted from "0"."""
        table: Path = ()
        while self._past_blanks():
            table = self._header() if self._next("[") else self._entry(table)

    def line(self, *path: str) -> int:
        """The line of a key; of a key that is missing, that of the innermost table around it, and 1 at the top."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    # -- the text -----------------------------------------------------------------------------------------------

    def _next(self, what: str) -> bool:
        return self._text.startswith(what, self._at)

    def _step(self, characters: int = 1) -> None:
        self._line += self._text.count("\n", self._at, self._at + characters)
        self._at += characters

    def _past_blanks(self) -> bool:
        """Go on to what is neither blank nor comment; False at the end."""
        while self._at < len(self._text):
            if self._next("#"):
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            elif self._text[self._at].isspace():
                self._step()
            else:
                return True
        return False

    # -- keys ---------------------------------------------------------------------------------------------------

    def _header(self) -> Path:
        line, rows = self._line, self._next("[[")
        self._step(2 if rows else 1)
        table = self._within_rows(self._dotted())
        if rows:
            self._counted[table] = self._counted.get(table, -1) + 1
        self._note((), table, line)
        if rows:
            table = (*table, str(self._counted[table]))
            self._note((), table, line)
        self._past_blanks()
        self._step(2 if rows else 1)
        return table

    def _within_rows(self, table: Path) -> Path:
        """The path with the last row of each array of tables that it goes through."""
        whole: Path = ()
        for at, part in enumerate(table):
            whole = (*whole, part)
            if whole in self._counted and at < len(table) - 1:
                whole = (*whole, str(self._counted[whole]))
        return whole

    def _entry(self, table: Path) -> Path:
        line, key = self._line, self._dotted()
        self._note(table, key, line)
        self._past_blanks()
        self._step()  # the equals sign
        self._past_blanks()
        self._value((*table, *key))
        return table

    def _note(self, table: Path, key: Path, line: int) -> None:
        for length in range(1, len(key) + 1):
            self.lines.setdefault((*table, *key[:length]), line)

    def _dotted(self) -> Path:
        parts: list[str] = []
        while self._past_blanks():
            parts.append(self._key())
            self._past_blanks()
            if not self._next("."):
                break
            self._step()
        return tuple(parts)

    def _key(self) -> str:
        if self._next('"') or self._next("'"):
            start = self._at
            self._string()
            return next(iter(tomllib.loads(f"{self._text[start : self._at]} = 0")))
        found = _BARE.match(self._text, self._at)
        assert found is not None  # tomllib has read the text
        self._at = found.end()
        return found.group()

    # -- values -------------------------------------------------------------------------------------------------

    def _value(self, path: Path) -> None:
        if self._next('"') or self._next("'"):
            self._string()
        elif self._next("["):
            self._several(path, "]")
        elif self._next("{"):
            self._several(path, "}")
        else:
            while self._at < len(self._text) and self._text[self._at] not in _ENDS_PLAIN_VALUE:
                self._at += 1

    def _several(self, path: Path, closing: str) -> None:
        """An array, whose values are counted from 0, or a table within one pair of braces."""
        self._step()
        count = 0
        while self._past_blanks() and not self._next(closing):
            if self._next(","):
                self._step()
            elif closing == "}":
                self._entry(path)
            else:
                self._note(path, (str(count),), self._line)
                self._value((*path, str(count)))
                count += 1
        self._step()

    def _string(self) -> None:
        mark = self._text[self._at : self._at + 3]
        mark = mark if mark in _MULTILINE else mark[0]
        self._step(len(mark))
        while not self._next(mark):
            self._step(2 if self._next("\\") and mark[0] == '"' else 1)
        self._step(len(mark))
        while len(mark) > 1 and self._next(mark[0]):  # up to two quotation marks more belong to the text
            self._step()


def broken_line(text: str, error: tomllib.TOMLDecodeError) -> int:
    """The line on which ``tomllib`` gave up.

    >>> broken = "a = 1\\nb = ["
    >>> try:
    ...     tomllib.loads(broken)
    ... except tomllib.TOMLDecodeError as error:
    ...     print(broken_line(broken, error))
    2
    """
    found = _BROKEN_AT.search(str(error))
    return int(found.group(1)) if found else max(1, len(text.rstrip().splitlines()))
