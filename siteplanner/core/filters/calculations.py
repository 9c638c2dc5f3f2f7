"""Calculations in a filter: ``official_area_m2 - area_m2``, figures with units, brackets."""

from __future__ import annotations

from siteplanner.core.errors import FilterError
from siteplanner.core.filters import conditions as made
from siteplanner.core.filters.cursor import NOT_CLOSED, NUMERIC, Cursor
from siteplanner.core.filters.literals import number_of
from siteplanner.core.filters.tokens import Token
from siteplanner.core.measure_units import is_unit
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOT_A_FIGURE = QT_TRANSLATE_NOOP("errors", "“{column}” holds no numbers (character {place}). Do not calculate with it.")


class Calculations(Cursor):
    """Reads numbers. ``* /`` bind closer than ``+ -``; ``unit`` is what a bare figure is in."""

    def _sum(self, unit: str) -> made.Number:
        number, terms = self._product(unit), 1
        while sign := self._take("+", "-"):
            self._require_few(terms := terms + 1)
            number = made.Sum(number, sign.kind, self._product(unit))
        return number

    def _product(self, unit: str) -> made.Number:
        number, terms = self._one_number(unit), 1
        while sign := self._take("*", "/"):
            self._require_few(terms := terms + 1)
            number = made.Sum(number, "*" if sign.kind == "*" else "/", self._one_number(""))
        return number

    def _one_number(self, unit: str) -> made.Number:
        if self._take("-"):
            with self._deeper():
                return made.Sum(made.Figure(0.0), "-", self._one_number(unit))
        if opened := self._take("("):
            with self._deeper():
                number = self._sum(unit)
            if not self._take(")"):
                raise FilterError(NOT_CLOSED, at=opened.at, place=opened.at + 1)
            return number
        token = self._token
        if token.kind in ("name", "quoted name"):
            column = self._column()
            assert column is not None
            if column.kind not in NUMERIC:
                raise FilterError(NOT_A_FIGURE, at=token.at, column=column.label, place=token.at + 1)
            return made.ColumnNumber(column.name)
        token = self._value()
        if self._token.kind == "word" and is_unit(self._token.text, unit):
            token = Token("word", token.text + self._take_text(), token.at)
        try:
            return made.Figure(number_of(token, unit))
        except FilterError:
            if token.kind == "word" and (column := self._abbreviated(token)) is not None and column.kind in NUMERIC:
                return made.ColumnNumber(column.name)
            raise

    def _take_text(self) -> str:
        token = self._token
        self._at += 1
        return token.text
