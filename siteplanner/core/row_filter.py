"""Filters of tables: ``land_use = "1001" and official_area_m2 > 5000``, or plain words looked for in every text.

Nothing that is written is ever run as code. Columns go by their names or labels; in Chinese, too:
``用地 = 1001 且 面积 > 50亩``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from siteplanner.core.errors import FilterError
from siteplanner.core.filters.conditions import AnyText, Bools, Both, Condition, Values, joined
from siteplanner.core.filters.cursor import MOST_TERMS, TOO_LONG, FilterColumn
from siteplanner.core.filters.reading import Reader

__all__ = ["FilterColumn", "RowFilter", "Values"]


@dataclass(frozen=True)
class RowFilter:
    """A filter that was read and fits the columns of a table."""

    written: str
    condition: Condition | None

    @classmethod
    def read(cls, written: str, columns: Iterable[FilterColumn]) -> RowFilter:
        """The filter as written; blank fits everything. Raises FilterError saying what is wrong, and where.

        >>> area = FilterColumn("area_m2", "number", ("面积",), "m²")
        >>> RowFilter.read("面积 > 1万", [area]).condition
        CompareNumbers(first=ColumnNumber(column='area_m2'), sign='>', second=Figure(figure=10000.0))
        """
        known = tuple(columns)
        if not written.strip():
            return cls(written, None)
        reader = Reader(written, known)
        return cls(written, reader.read() if reader.compares else _search(written, known))

    def rows(self, values: Values) -> Bools | None:
        """Which rows of the table fit, (n,); None: all of them."""
        return None if self.condition is None else self.condition.rows(values)


def _search(written: str, columns: tuple[FilterColumn, ...]) -> Condition:
    """Every word stands in some text of the row. What stands in quotation marks is one word."""
    texts = tuple(column.name for column in columns if column.kind == "text")
    names = {column.name: column.names for column in columns if column.words}
    words = dict.fromkeys(_words(written))
    if len(words) > MOST_TERMS:
        raise FilterError(TOO_LONG)
    return joined([AnyText(texts, names, word) for word in words], Both)


def _words(written: str) -> list[str]:
    text = written.strip()
    if len(text) > 2 and text[0] in '"“' and text[-1] in '"”':
        return [text[1:-1]]
    return text.split()
