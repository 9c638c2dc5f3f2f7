"""How a filter is read: words in, a condition out; what cannot be read is refused with the place."""

from __future__ import annotations

from typing import Any

from siteplanner.core.errors import FilterError
from siteplanner.core.filters import conditions as made
from siteplanner.core.filters.calculations import Calculations
from siteplanner.core.filters.cursor import ENDS_EARLY, NOT_CLOSED, NUMERIC, FilterColumn
from siteplanner.core.filters.literals import day_span, number_of, word_of, yes_or_no
from siteplanner.core.filters.tokens import COMPARISONS, Token
from siteplanner.core.text import QT_TRANSLATE_NOOP

EXPECTED_COLUMN = QT_TRANSLATE_NOOP(
    "errors", "The name of a column is expected at character {place}, before “{found}”."
)
EXPECTED_SIGN = QT_TRANSLATE_NOOP(
    "errors",
    "After “{column}” a comparison is expected at character {place}: = != < <= > >= in contains, or “is blank”.",
)
NOT_ORDERED = QT_TRANSLATE_NOOP(
    "errors", "“{column}” holds words, which are neither larger nor smaller (character {place}). Use = or contains."
)
NOT_A_TEXT = QT_TRANSLATE_NOOP(
    "errors", "“{column}” holds no text (character {place}). Compare it with = < or > instead."
)
LEFT_OVER = QT_TRANSLATE_NOOP("errors", "“{found}” at character {place} is not expected. Join conditions by and, or.")


class Reader(Calculations):
    """Reads one filter. ``not`` binds closer than ``and``, that closer than ``or``."""

    @property
    def compares(self) -> bool:
        """Whether it is a filter at all and not just words to look for."""
        kinds = [token.kind.removeprefix("not ") for token in self.tokens]
        first = next((n for n, kind in enumerate(kinds) if kind not in ("not", "(")), 0)
        named = "name" in kinds or "quoted name" in kinds
        return any(kind in COMPARISONS or (kind == "is" and named) for kind in kinds[first + 1 :])

    def read(self) -> made.Condition:
        condition = self._either()
        self._require_end()
        return condition

    def read_number(self) -> made.Number:
        """A calculation alone instead of a filter."""
        number = self._sum("")
        self._require_end()
        return number

    def _require_end(self) -> None:
        token = self._token
        if token.kind != "end":
            raise FilterError(LEFT_OVER, at=token.at, found=token.text, place=token.at + 1)

    # -- joining ------------------------------------------------------------------------------------------------

    def _either(self) -> made.Condition:
        conditions = [self._both()]
        while self._take("or"):
            conditions.append(self._both())
        return made.joined(conditions, made.Either)

    def _both(self) -> made.Condition:
        conditions = [self._maybe_not()]
        while self._take("and"):
            conditions.append(self._maybe_not())
        return made.joined(conditions, made.Both)

    def _maybe_not(self) -> made.Condition:
        turned = False
        while self._take("not"):
            turned = not turned
        with self._deeper():
            condition = self._bracket_or_comparison()
        return made.Not(condition) if turned else condition

    def _bracket_or_comparison(self) -> made.Condition:
        before = self._at
        if opened := self._take("("):
            try:
                condition = self._either()
                if self._take(")"):
                    return condition
            except FilterError:
                if not self._reads_as_number(before):
                    raise
            if not self._reads_as_number(before):
                raise FilterError(NOT_CLOSED, at=opened.at, place=opened.at + 1)
            self._at = before
        return self._comparison()

    def _reads_as_number(self, at: int) -> bool:
        """Whether the bracket at ``at`` holds a calculation and no condition."""
        depth = 0
        for token in self.tokens[at:]:
            depth += (token.kind == "(") - (token.kind == ")")
            if depth == 0:
                return True
            if token.kind.removeprefix("not ") in (*COMPARISONS, "is", "and", "or", "not"):
                return False
        return False

    # -- comparing ----------------------------------------------------------------------------------------------

    def _comparison(self) -> made.Condition:
        start = self._token
        column = self._column()
        if column is not None and (column.kind not in NUMERIC or self._next_is("blank", "not blank")):
            return self._about(column, start)
        if column is not None:
            self._at -= 1
        if start.kind not in ("name", "quoted name", "word", "(", "-"):
            raise self._missing(EXPECTED_COLUMN)
        if column is None and start.kind == "word" and not start.text[0].isnumeric():
            raise self._no_such(start)
        first = self._sum("")
        unit = column.unit if column else ""
        sign = self._sign()
        if sign is None:
            raise self._no_sign(column.label if column else start.text)
        if sign == "in":
            return self._negated(self._among(first, unit))
        if sign == "between":
            return self._negated(self._between(first, unit))
        if sign not in ("=", "!=", "<", "<=", ">", ">="):
            raise FilterError(NOT_A_TEXT, at=start.at, column=start.text, place=start.at + 1)
        compared = made.CompareNumbers(first, "=" if sign == "!=" else sign, self._sum(unit))
        return made.Not(compared) if sign == "!=" else self._negated(compared)

    def _next_is(self, *kinds: str) -> bool:
        return self._token.kind in kinds

    def _sign(self) -> str | None:
        """The sign that comes now; ``_negated`` knows whether it was spelt with a “not”."""
        self._turned = bool(self._take("not"))
        if self._take("is"):
            self._turned ^= bool(self._take("not"))
            return "="
        token = self._token
        kind = token.kind.removeprefix("not ")
        if kind not in COMPARISONS:
            return None
        self._at += 1
        self._turned ^= token.kind != kind
        return kind

    def _negated(self, condition: made.Condition) -> made.Condition:
        turned, self._turned = self._turned, False
        return made.Not(condition) if turned else condition

    def _about(self, column: FilterColumn, start: Token) -> made.Condition:
        sign = self._sign()
        place: dict[str, Any] = {"at": start.at, "column": column.label, "place": start.at + 1}
        if sign is None:
            raise self._no_sign(column.label)
        if sign == "blank":
            return self._negated(made.Blank(column.name))
        turned, self._turned = self._turned, False
        if sign == "!=":
            sign, turned = "=", not turned
        if column.kind == "text":
            condition = self._text(column, sign, place)
        elif sign in ("contains", "starts"):
            raise FilterError(NOT_A_TEXT, **place)
        elif column.kind == "boolean":
            condition = self._boolean(column, sign, place)
        else:
            condition = self._date(column, sign)
        return made.Not(condition) if turned else condition

    def _text(self, column: FilterColumn, sign: str, place: dict[str, Any]) -> made.Condition:
        if sign not in ("=", "in", "contains", "starts"):
            raise FilterError(NOT_ORDERED, **place)
        if sign == "=" and self._next_is("name", "quoted name"):
            other = self._column()
            assert other is not None
            return made.SameText(column.name, other.name)
        tokens = self._list() if sign == "in" else [self._value()]
        if sign in ("contains", "starts"):
            return made.TextFits(column.name, sign, tuple(token.text for token in tokens), column.names)
        return made.TextFits(column.name, "=", tuple(word_of(token, column) for token in tokens))

    def _boolean(self, column: FilterColumn, sign: str, place: dict[str, Any]) -> made.Condition:
        if sign != "=":
            raise FilterError(NOT_ORDERED, **place)
        wanted = made.Figure(float(yes_or_no(self._value(), column.label)))
        return made.CompareNumbers(made.ColumnNumber(column.name), "=", wanted)

    def _date(self, column: FilterColumn, sign: str) -> made.Condition:
        if sign == "in":
            return _any([made.CompareDates(column.name, "=", *day_span(t, column.label)) for t in self._list()])
        if sign == "between":
            low, high = self._ends()
            return made.Both(
                made.CompareDates(column.name, ">=", *day_span(low, column.label)),
                made.CompareDates(column.name, "<=", *day_span(high, column.label)),
            )
        return made.CompareDates(column.name, sign, *day_span(self._value(), column.label))

    def _among(self, first: made.Number, unit: str) -> made.Condition:
        return _any([made.CompareNumbers(first, "=", made.Figure(number_of(t, unit))) for t in self._list()])

    def _between(self, first: made.Number, unit: str) -> made.Condition:
        low, high = self._ends()
        return made.Both(
            made.CompareNumbers(first, ">=", made.Figure(number_of(low, unit))),
            made.CompareNumbers(first, "<=", made.Figure(number_of(high, unit))),
        )

    def _no_sign(self, column: str) -> FilterError:
        token = self._token
        if token.kind == "end":
            return FilterError(ENDS_EARLY, at=token.at, last=self.tokens[self._at - 1].text)
        return FilterError(EXPECTED_SIGN, at=token.at, column=column, place=token.at + 1)


def _any(conditions: list[made.Condition]) -> made.Condition:
    return made.joined(conditions, made.Either)
