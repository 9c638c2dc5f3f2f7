"""Sums written out, for traces of figures about land."""

from __future__ import annotations

from collections.abc import Sequence

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template, Text

SHOWN_AT_MOST = 6
"""Of longer sums the first terms are written, and that there are more."""
PLUS = QT_TRANSLATE_NOOP("measures", "{first} + {rest}")
MORE = QT_TRANSLATE_NOOP("measures", "… ({count:,d} more)")
WHOLE = QT_TRANSLATE_NOOP("measures", "{value:,.0f}")
HUNDREDTHS = QT_TRANSLATE_NOOP("measures", "{value:,.2f}")
TEN_THOUSANDTHS = QT_TRANSLATE_NOOP("measures", "{value:,.4f}")
NOTHING = QT_TRANSLATE_NOOP("measures", "0")


def plus(values: Sequence[float], number: Template = HUNDREDTHS) -> Text:
    """``12.00 + 50.00 + 3.50``; ``number`` says how each is written.

    >>> from siteplanner.core.text import english
    >>> str(plus([12, 50, 3.5])), str(plus([1] * 8, WHOLE)), english(plus([]))
    ('12.00 + 50.00 + 3.50', '1 + 1 + 1 + 1 + 1 + 1 + … (2 more)', '0')
    """
    if not len(values):
        return NOTHING
    terms = [number(value=float(value)) for value in values[:SHOWN_AT_MOST]]
    if len(values) > SHOWN_AT_MOST:
        terms.append(MORE(count=len(values) - SHOWN_AT_MOST))
    written: Message = terms[-1]
    for term in reversed(terms[:-1]):
        written = PLUS(first=term, rest=written)
    return written
