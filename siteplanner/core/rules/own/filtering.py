"""The filters and calculations of declared rules: read for a layer, and asked what they can tell of each row.

A blank attribute leaves it open whether a row belongs to a class. What is open is neither yes nor no: a rule says of
such a row that it was not checked, where the answer would matter.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from siteplanner.core import schema
from siteplanner.core.attribute_table import AREA, table_columns
from siteplanner.core.columns import Column
from siteplanner.core.errors import FilterError
from siteplanner.core.filters import conditions as made
from siteplanner.core.filters.conditions import Condition, Number, Values, folded
from siteplanner.core.filters.reading import Reader
from siteplanner.core.frames import empty_table
from siteplanner.core.row_filter import FilterColumn
from siteplanner.core.text import QT_TRANSLATE_NOOP, english

Answers = npt.NDArray[np.int8]
NO: Final = 0
OPEN: Final = 1
YES: Final = 2
NO_CONDITION = QT_TRANSLATE_NOOP("errors", "“{written}” compares nothing. Write a condition, as in: height_m > 24.")


@cache
def columns_of(layer: str) -> tuple[FilterColumn, ...]:
    """The columns of a layer as filters of a rule may call them: by name, or by label in English."""
    of = schema.layer(layer)
    known = table_columns(of, empty_table(of))
    names = {"plants": {*of.names(), AREA.name}}.get(layer, {column.name for column in known})
    return tuple(_filter_column(column.column) for column in known if column.name in names)


def _filter_column(column: Column) -> FilterColumn:
    words = column.vocabulary
    if words is None or column.kind != "text":
        return FilterColumn(column.name, column.kind, (english(column.label),), column.unit)
    meant = {folded(word): choice.value for choice in words.choices for word in (english(choice.label), choice.value)}
    meant.update((folded(word), value) for word, value in words.also_read.items())
    return FilterColumn(column.name, column.kind, (english(column.label),), column.unit, meant, words.closed)


@lru_cache(maxsize=256)
def condition_of(layer: str, where: str) -> Condition | None:
    """The filter as written; None for a blank one. Raises FilterError saying what is wrong, and where."""
    if not where.strip():
        return None
    reader = Reader(where, columns_of(layer))
    if not reader.compares:
        raise FilterError(NO_CONDITION, written=where)
    return reader.read()


@lru_cache(maxsize=256)
def number_of(layer: str, written: str) -> Number:
    """A column or a calculation as written. Raises FilterError."""
    return Reader(written, columns_of(layer)).read_number()


def unit_of(layer: str, number: Number) -> str:
    """The unit of a figure that is a column's own; "" for a calculation, which has none that is known."""
    if not isinstance(number, made.ColumnNumber):
        return ""
    return next(column.unit for column in columns_of(layer) if column.name == number.column)


def answers(condition: Condition | None, values: Values) -> Answers:
    """For each row, (n,): YES, NO, or OPEN where a blank keeps it from being told.

    >>> from siteplanner.core.attribute_table import AttributeTable
    >>> import geopandas as gpd
    >>> rows = gpd.GeoDataFrame({"name": ["a", "b"], "voltage_kv": [110.0, None]}, geometry=[None, None])
    >>> table = AttributeTable(schema.SUBSTATIONS, rows)
    >>> answers(condition_of("substations", "voltage_kv > 35 or name = a"), table).tolist()
    [2, 1]
    >>> answers(condition_of("substations", "voltage_kv > 35 and name = a"), table).tolist()
    [2, 0]
    """
    if condition is None:
        return np.full(len(values), YES, dtype=np.int8)
    if isinstance(condition, made.Both):
        return np.minimum(answers(condition.first, values), answers(condition.second, values))
    if isinstance(condition, made.Either):
        return np.maximum(answers(condition.first, values), answers(condition.second, values))
    if isinstance(condition, made.Not):
        turned: Answers = np.int8(YES) - answers(condition.part, values)
        return turned
    found = condition.rows(values)
    return np.where(found, YES, np.where(_open(condition, values), OPEN, NO)).astype(np.int8)


def _open(condition: Condition, values: Values) -> Any:
    """Where one comparison cannot be made."""
    if isinstance(condition, made.Blank):
        return False
    if isinstance(condition, made.CompareNumbers):
        return np.isnan(condition.first.of(values)) | np.isnan(condition.second.of(values))
    if isinstance(condition, made.SameText):
        return values.blanks(condition.first) | values.blanks(condition.second)
    if isinstance(condition, made.TextFits | made.CompareDates):
        return values.blanks(condition.column)
    raise TypeError(type(condition).__name__)


def reads(part: object, column: str) -> bool:
    """Whether a condition or calculation looks at a column."""
    fields: dict[str, Any] = getattr(part, "__dict__", {})
    return any(value == column if isinstance(value, str) else reads(value, column) for value in fields.values())
