"""Rows of a table in the order of one of its columns: numbers by size, P2 before P10, Chinese by its sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from siteplanner.core.attribute_table import AttributeTable, Rows

_FIGURES = re.compile(r"[0-9]+")


def sorted_rows(
    table: AttributeTable, name: str, rows: Rows, *, descending: bool = False, words: Sequence[str] = ()
) -> Rows:
    """``rows`` in the order of a column, equal ones as they were, blanks last either way.

    ``words`` is the order of a column that has a list of words; other texts come after those.
    """
    kind = table.column(name).column.kind
    blank = table.blanks(name)[rows]
    ranks: npt.NDArray[Any]
    if kind in ("text", "time"):
        ranks = _text_ranks(table, name, words)[rows]
    elif kind == "date":
        ranks = table.dates(name)[rows].astype(np.int64)
    else:
        ranks = table.numbers(name)[rows]
    known = np.flatnonzero(~blank)
    ranks = ranks[known]
    order = np.argsort(-ranks if descending else ranks, kind="stable")
    return np.concatenate([rows[known[order]], rows[blank]])


def _text_ranks(table: AttributeTable, name: str, words: Sequence[str]) -> Rows:
    """The place of each row's text among all different texts in order; worked out once a table."""
    if name in table.ranks:
        return table.ranks[name]
    codes, texts = table.texts(name)
    place = {word: n for n, word in enumerate(words)}
    keys = [natural_key(text) for text in texts]
    order = sorted(range(len(texts)), key=keys.__getitem__)
    if place:
        order.sort(key=lambda n: place.get(texts[n], len(place)))
    ranks = np.empty(len(texts) + 1, dtype=np.intp)
    ranks[order] = np.arange(len(texts))
    table.ranks[name] = ranks[codes]
    return table.ranks[name]


def natural_key(text: str) -> bytes:
    """A key by which P2 stands before P10, and common Chinese characters by their sound, as GB 2312 orders them.

    >>> sorted(["P10", "P2", "中", "阿", "p3"], key=natural_key)
    ['P2', 'p3', 'P10', '阿', '中']
    """
    return _FIGURES.sub(_by_length, text.casefold()).encode("gb18030", "replace")


def _by_length(found: re.Match[str]) -> str:
    """A number so that longer ones come after shorter ones."""
    figures = found[0].lstrip("0")
    return f"0{len(figures):04d}{figures}"
