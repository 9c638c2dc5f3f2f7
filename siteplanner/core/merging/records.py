"""Rows of one table in three versions made one, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.merging.clashes import Choices, Clash, ClashKey, Side

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Row]
"""By id; only rows that one of the versions changed need be there."""


@dataclass
class Merged:
    """What becomes of the rows that were looked at: ``rows`` as they are now, ``gone`` ids that are no more;
    ``copies`` the ids that things of theirs got whose own mine have too."""

    rows: dict[str, Row] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    copies: dict[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def merge_rows(
    part: str,
    scenario_id: str,
    versions: tuple[Rows, Rows, Rows],
    choices: Choices,
    *,
    whole: bool = False,
    numbered: bool = True,
    used: Iterable[str] = (),
) -> Merged:
    """Merge the rows of ``versions`` (base, mine, theirs). What nobody chose is settled so that no work is lost: mine
    where both set a field, what was changed where one took it away, both where both added under one id.

    ``whole``: the fields of a row belong together, and one version of it is taken; then both cannot be kept. ``used``
    are ids of rows that nobody changed. Rows that are not ``numbered`` are known by what they say: two added under one
    id are one, merged by field.
    """
    merged = Merged()
    taken = {*used, *(row_id for rows in versions for row_id in rows)}
    for row_id in dict.fromkeys(row_id for rows in versions for row_id in rows):
        base, mine, theirs = (rows.get(row_id) for rows in versions)
        _Row(merged, choices, ClashKey(part, scenario_id, row_id), whole, numbered, taken).merge(base, mine, theirs)
    return merged


@dataclass
class _Row:
    merged: Merged
    choices: Choices
    key: ClashKey
    whole: bool
    numbered: bool
    taken: set[str]

    def merge(self, base: Row | None, mine: Row | None, theirs: Row | None) -> None:
        if mine is not None and theirs is not None:
            if self.whole:
                self._keep(self._one_of(base, mine, theirs))
            elif base is None and self.numbered and not same_row(mine, theirs):
                self._both_added(mine, theirs)
            else:
                self._keep(self._fields(base or {}, mine, theirs))
        elif mine is None and theirs is None:
            self._keep(None)
        else:
            self._one_has_it(base, mine, theirs)

    def _one_of(self, base: Row | None, mine: Row, theirs: Row) -> Row | None:
        """A row whose fields belong together: that of the one who changed it."""
        if same_row(mine, theirs) or (base is not None and same_row(base, theirs)):
            return mine
        if base is not None and same_row(base, mine):
            return theirs
        side = self._settle(self.key, base, mine, theirs, "mine")
        return {"mine": mine, "theirs": theirs, "base": base, "both": mine}[side]

    def _one_has_it(self, base: Row | None, mine: Row | None, theirs: Row | None) -> None:
        there = mine if mine is not None else theirs
        assert there is not None
        if base is None:  # added by one
            self._keep(there)
        elif same_row(base, there):  # taken away by the other, and not touched
            self._keep(None)
        else:
            default: Side = "mine" if mine is not None else "theirs"
            side = self._settle(self.key, base, mine, theirs, default)
            self._keep({"mine": mine, "theirs": theirs, "base": base, "both": there}[side])

    def _both_added(self, mine: Row, theirs: Row) -> None:
        side = self._settle(self.key, None, mine, theirs, "both")
        if side == "base":
            self._keep(None)
            return
        self._keep(theirs if side == "theirs" else mine)
        if side == "both":
            copy = another_id(self.key.id, self.taken)
            self.taken.add(copy)
            self.merged.rows[copy] = theirs
            self.merged.copies[self.key.id] = copy

    def _fields(self, base: Row, mine: Row, theirs: Row) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name in dict.fromkeys((*mine, *theirs)):
            was, my, their = base.get(name), mine.get(name), theirs.get(name)
            if same(my, their) or same(was, their):
                row[name] = my
            elif same(was, my):
                row[name] = their
            else:
                key = ClashKey(self.key.part, self.key.scenario_id, self.key.id, name)
                side = self._settle(key, was, my, their, "mine")
                row[name] = {"mine": my, "theirs": their, "base": was, "both": my}[side]
        return row

    def _settle(self, key: ClashKey, base: Any, mine: Any, theirs: Any, default: Side) -> Side:
        side = self.choices.get(key, default)
        self.merged.clashes.append(Clash(key, base, mine, theirs, side, key in self.choices))
        return side

    def _keep(self, row: Row | None) -> None:
        if row is None:
            self.merged.gone.add(self.key.id)
        else:
            self.merged.rows[self.key.id] = row


def another_id(taken: str, used: Iterable[str]) -> str:
    """An id like ``taken`` that is not in use.

    >>> another_id("P03", ["P03", "P03~2"])
    'P03~3'
    """
    known = set(used)
    number = 2
    while f"{taken}~{number}" in known:
        number += 1
    return f"{taken}~{number}"


def same_row(one: Row, other: Row) -> bool:
    """Whether two rows say the same; a column that one of them lacks is blank there."""
    return all(same(one.get(name), other.get(name)) for name in {*one, *other})


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, blanks being equal, outlines bit for bit."""
    if one is other:
        return True
    if isinstance(one, BaseGeometry) and isinstance(other, BaseGeometry):
        return bool(shapely.to_wkb(one) == shapely.to_wkb(other))
    if _is_blank(one) or _is_blank(other):
        return _is_blank(one) and _is_blank(other)
    return bool(one == other)


def _is_blank(value: Any) -> bool:
    return value is None or (not isinstance(value, BaseGeometry) and bool(pd.isna(value)))
