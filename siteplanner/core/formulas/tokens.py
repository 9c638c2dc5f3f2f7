"""A formula cut into signs: numbers, names, operators, brackets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from siteplanner.core.errors import FormulaError
from siteplanner.core.text import QT_TRANSLATE_NOOP

LONGEST = 100_000
"""Characters. A formula is typed by hand, or made of the rows of a table."""
NAME = re.compile(r"[a-z_][a-z0-9_.]*")
"""A name as it is written bare; any other stands between backticks."""
STRANGE = QT_TRANSLATE_NOOP(
    "formulas",
    "“{sign}” at character {place} means nothing in a formula. Use numbers, names in small letters, + - * / and "
    "round brackets.",
)
TOO_LONG = QT_TRANSLATE_NOOP(
    "formulas", "This formula is too long, or has too many brackets in each other. Shorten it."
)
TOO_LARGE = QT_TRANSLATE_NOOP("formulas", "The number at character {place} is too large. Write a smaller one.")

Kind = Literal["number", "name", "+", "-", "*", "/", "(", ")", ",", "end"]

_SIGNS: dict[str, Kind] = {
    "+": "+", "-": "-", "*": "*", "/": "/", "(": "(", ")": ")", ",": ",",
    "−": "-", "×": "*", "÷": "/", "＋": "+", "－": "-", "＊": "*", "／": "/", "（": "(", "）": ")", "，": ",",
}  # fmt: skip
_NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Token:
    """``at`` counts characters from 0; ``number`` is that of the kind ``number``."""

    kind: Kind
    text: str
    at: int
    number: float = 0.0


def tokens_of(written: str) -> list[Token]:
    """The signs of a formula, the last of kind ``end``. Raises FormulaError for what is none.

    >>> [token.kind for token in tokens_of("2.5 × land_ha")]
    ['number', '*', 'name', 'end']
    """
    if len(written) > LONGEST:
        raise FormulaError(TOO_LONG, at=LONGEST)
    return [*_tokens(written), Token("end", "", len(written))]


def _tokens(written: str) -> Iterator[Token]:
    at = 0
    while at < len(written):
        if written[at].isspace():
            at += 1
            continue
        token, at = _token(written, at)
        yield token


def _token(written: str, at: int) -> tuple[Token, int]:
    """The sign that begins at ``at``, and where the next may begin."""
    if written[at] in _SIGNS:
        return Token(_SIGNS[written[at]], written[at], at), at + 1
    if found := _NUMBER.match(written, at):
        number = float(found.group())
        if not math.isfinite(number):
            raise FormulaError(TOO_LARGE, at=at, place=at + 1)
        return Token("number", found.group(), at, number), found.end()
    if found := NAME.match(written, at):
        return Token("name", found.group(), at), found.end()
    if found := _QUOTED.match(written, at):
        return Token("name", found.group(1), at), found.end()
    raise FormulaError(STRANGE, at=at, sign=written[at], place=at + 1)
