"""Several words in a row, as one text for people."""

from __future__ import annotations

from collections.abc import Sequence

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

AND_MORE = QT_TRANSLATE_NOOP("enumeration", "{first}, {rest}")


def listed(words: Sequence[Template | Message]) -> Template | Message:
    """The words with commas between them; at least one.

    >>> str(listed([QT_TRANSLATE_NOOP("doctest", "Height"), QT_TRANSLATE_NOOP("doctest", "Storeys")]))
    'Height, Storeys'
    """
    return words[0] if len(words) == 1 else AND_MORE(first=words[0], rest=listed(words[1:]))
