"""From the signs of a formula to its tree, by recursive descent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from siteplanner.core.errors import FormulaError
from siteplanner.core.formulas.tokens import TOO_LONG, Kind, Token, tokens_of
from siteplanner.core.formulas.tree import FUNCTIONS, Call, Chain, Minus, Name, Node, Number, Sign
from siteplanner.core.text import QT_TRANSLATE_NOOP

BLANK = QT_TRANSLATE_NOOP("formulas", "The formula is blank. Write one like output_value_cny / land_ha.")
ENDS_EARLY = QT_TRANSLATE_NOOP("formulas", "The formula ends too early: after “{last}” something is missing.")
EXPECTED = QT_TRANSLATE_NOOP(
    "formulas", "A number, a name or a bracket is expected at character {place}, before “{found}”."
)
NOT_CLOSED = QT_TRANSLATE_NOOP("formulas", "The bracket at character {place} is not closed. Close it.")
LEFT_OVER = QT_TRANSLATE_NOOP("formulas", "“{found}” at character {place} is not expected. Join figures by + - * /.")
NO_FUNCTION = QT_TRANSLATE_NOOP("formulas", "“{name}” at character {place} is no function. Known: {known}.")
NO_ARGUMENTS = QT_TRANSLATE_NOOP("formulas", "{name} at character {place} takes {expected}.")
ONE = QT_TRANSLATE_NOOP("formulas", "one figure")
ONE_AND_DIGITS = QT_TRANSLATE_NOOP("formulas", "one figure, then perhaps a whole number of decimals from -9 to 9")
DEEPEST: Final = 40
_MOST_DECIMALS: Final = 9


def tree_of(written: str) -> Node:
    """The tree of a formula. Raises FormulaError saying where it cannot be read."""
    return _Reader(written).read()


class _Reader:
    """``* /`` bind closer than ``+ -``; a minus before a figure binds closest."""

    def __init__(self, written: str) -> None:
        self._tokens = tokens_of(written)
        self._at = self._depth = 0

    def read(self) -> Node:
        if self._token.kind == "end":
            raise FormulaError(BLANK)
        node = self._sum()
        token = self._token
        if token.kind != "end":
            raise FormulaError(LEFT_OVER, at=token.at, found=token.text, place=token.at + 1)
        return node

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *kinds: Kind) -> Token | None:
        token = self._token
        if token.kind not in kinds:
            return None
        self._at += 1
        return token

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(TOO_LONG, at=self._token.at)
        yield
        self._depth -= 1

    def _sum(self) -> Node:
        first, at = self._product(), self._token.at
        rest: list[tuple[Sign, Node]] = []
        while sign := self._take("+", "-"):
            rest.append((cast(Sign, sign.kind), self._product()))
        return Chain(first, tuple(rest), at) if rest else first

    def _product(self) -> Node:
        first, at = self._one(), self._token.at
        rest: list[tuple[Sign, Node]] = []
        while sign := self._take("*", "/"):
            rest.append((cast(Sign, sign.kind), self._one()))
        return Chain(first, tuple(rest), at) if rest else first

    def _one(self) -> Node:
        if self._take("-"):
            with self._deeper():
                return Minus(self._one())
        if token := self._take("number"):
            return Number(token.number)
        if opened := self._take("("):
            with self._deeper():
                node = self._sum()
            self._close(opened)
            return node
        if token := self._take("name"):
            opened = self._take("(")
            return self._call(token, opened) if opened else Name(token.text, token.at)
        raise self._missing()

    def _call(self, name: Token, opened: Token) -> Call:
        if name.text not in FUNCTIONS:
            raise FormulaError(NO_FUNCTION, at=name.at, name=name.text, place=name.at + 1, known=", ".join(FUNCTIONS))
        with self._deeper():
            arguments = [self._sum()]
            while self._take(","):
                arguments.append(self._sum())
        self._close(opened)
        call = Call(name.text, tuple(arguments), name.at)
        _require_arguments(call)
        return call

    def _close(self, opened: Token) -> None:
        if self._take(")"):
            return
        if self._token.kind == "end":
            raise FormulaError(NOT_CLOSED, at=opened.at, place=opened.at + 1)
        token = self._token
        raise FormulaError(LEFT_OVER, at=token.at, found=token.text, place=token.at + 1)

    def _missing(self) -> FormulaError:
        token = self._token
        if token.kind == "end":
            return FormulaError(ENDS_EARLY, at=token.at, last=self._tokens[self._at - 1].text)
        return FormulaError(EXPECTED, at=token.at, place=token.at + 1, found=token.text)


def _require_arguments(call: Call) -> None:
    count = len(call.arguments)
    if call.function == "abs" and count != 1:
        raise FormulaError(NO_ARGUMENTS, at=call.at, name=call.function, place=call.at + 1, expected=ONE)
    if call.function == "round" and (count > 2 or (count == 2 and decimals_of(call) is None)):
        raise FormulaError(NO_ARGUMENTS, at=call.at, name=call.function, place=call.at + 1, expected=ONE_AND_DIGITS)


def decimals_of(call: Call) -> int | None:
    """To how many decimals a ``round`` rounds; None where that is not written as a whole number from -9 to 9."""
    if len(call.arguments) == 1:
        return 0
    match call.arguments[1]:
        case Number(number) | Minus(Number(number)):
            signed = number if isinstance(call.arguments[1], Number) else -number
            return int(signed) if signed.is_integer() and abs(signed) <= _MOST_DECIMALS else None
        case _:
            return None
