"""The place in a filter that is being read: the words to come, values, and the columns they name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from siteplanner.core.columns import Kind
from siteplanner.core.errors import FilterError
from siteplanner.core.filters.conditions import folded
from siteplanner.core.filters.tokens import Token, tokens_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

ENDS_EARLY = QT_TRANSLATE_NOOP("errors", "The filter ends too early: after “{last}” something is missing.")
NO_SUCH_COLUMN = QT_TRANSLATE_NOOP("errors", "There is no column “{name}” (character {place}). Known: {known}.")
SEVERAL_COLUMNS = QT_TRANSLATE_NOOP("errors", "“{name}” (character {place}) can be any of these columns: {known}.")
EXPECTED_VALUE = QT_TRANSLATE_NOOP("errors", "A value is expected at character {place}, before “{found}”.")
NOT_CLOSED = QT_TRANSLATE_NOOP("errors", "The bracket at character {place} is not closed.")

TOO_LONG = QT_TRANSLATE_NOOP("errors", "This filter is too long, or has too many brackets in each other. Shorten it.")

NUMERIC: tuple[Kind, ...] = ("number", "integer")
_KNOWN_AT_MOST = 8
LONGEST = 100_000
"""Characters; a filter is typed by hand, or made of the numbers of some thousand parcels."""
MOST_TERMS = 200
_DEEPEST = 40


@dataclass(frozen=True)
class FilterColumn:
    """A column as a filter may call it: by ``name`` or any of ``labels``, in any case.

    ``words`` maps what people call its values, folded, to the values; ``closed`` columns hold no other ones.
    """

    name: str
    kind: Kind
    labels: tuple[str, ...] = ()
    unit: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False

    @property
    def label(self) -> str:
        return self.labels[0] if self.labels else self.name

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """What people call each value, by the folded value."""
        found: dict[str, tuple[str, ...]] = {}
        for word, value in self.words.items():
            found[folded(value)] = (*found.get(folded(value), ()), word)
        return found


class Cursor:
    """Goes through the words of one filter."""

    def __init__(self, written: str, columns: Iterable[FilterColumn]) -> None:
        if len(written) > LONGEST:
            raise FilterError(TOO_LONG, at=LONGEST)
        self.columns = tuple(columns)
        self._by_name: dict[str, FilterColumn] = {}
        for column in self.columns:
            self._by_name.setdefault(column.name.lower(), column)
        for column in self.columns:
            for label in column.labels:
                self._by_name.setdefault(label.lower(), column)
        self.tokens = tokens_of(written, [name for name in self._by_name if name])
        self._at = self._depth = 0

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        """Reading what stands in brackets. Raises FilterError where they are too many in each other."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FilterError(TOO_LONG, at=self._token.at)
        try:
            yield
        finally:
            self._depth -= 1

    def _require_few(self, terms: int) -> None:
        if terms > MOST_TERMS:
            raise FilterError(TOO_LONG, at=self._token.at)

    @property
    def _token(self) -> Token:
        return self.tokens[self._at]

    def _take(self, *kinds: str) -> Token | None:
        token = self._token
        if token.kind not in kinds:
            return None
        self._at += 1
        return token

    def _missing(self, template: Template = EXPECTED_VALUE) -> FilterError:
        token = self._token
        if token.kind == "end":
            last = self.tokens[self._at - 1].text if self._at else ""
            return FilterError(ENDS_EARLY, at=token.at, last=last)
        return FilterError(template, at=token.at, place=token.at + 1, found=token.text)

    def _value(self) -> Token:
        token = self._token
        if not token.is_value and token.kind not in ("name", "quoted name"):
            raise self._missing()
        self._at += 1
        return token

    def _list(self) -> list[Token]:
        """Values between brackets, or one alone."""
        opened = self._take("(")
        if opened is None:
            return [self._value()]
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        if not self._take(")"):
            raise FilterError(NOT_CLOSED, at=opened.at, place=opened.at + 1)
        return values

    def _ends(self) -> tuple[Token, Token]:
        low = self._value()
        for joint in "和至到~～":
            if low.kind == "word" and joint in low.text:
                first, _, second = low.text.partition(joint)
                return Token("word", first, low.at), Token("word", second, low.at + len(first) + 1)
        if not self._take("and", "to", ","):
            raise self._missing()
        return low, self._value()

    def _column(self) -> FilterColumn | None:
        """The column that is named now, if one is; a word that is part of one column's name alone is it."""
        token = self._token
        if token.kind in ("name", "quoted name"):
            self._at += 1
            found = self._by_name.get(token.text.lower())
            if found is None:
                raise self._no_such(token)
            return found
        if token.kind != "word":
            return None
        found = self._abbreviated(token)
        self._at += found is not None
        return found

    def _abbreviated(self, token: Token) -> FilterColumn | None:
        word = token.text.lower()
        found = [c for c in self.columns if any(word in label.lower() for label in (c.name, *c.labels))]
        if len(found) > 1 and not any(sign.isdigit() for sign in word):
            known = ", ".join(column.label for column in found[:_KNOWN_AT_MOST])
            raise FilterError(SEVERAL_COLUMNS, at=token.at, name=token.text, place=token.at + 1, known=known)
        return found[0] if len(found) == 1 and not word[0].isdigit() else None

    def _no_such(self, token: Token) -> FilterError:
        labels = [column.label for column in self.columns]
        near = difflib.get_close_matches(token.text, [*labels, *(c.name for c in self.columns)], n=3)
        known = ", ".join(near or labels[:_KNOWN_AT_MOST])
        return FilterError(NO_SUCH_COLUMN, at=token.at, name=token.text, place=token.at + 1, known=known)
