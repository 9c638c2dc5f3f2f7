"""Figures of plants by any combination of dimensions, with a subtotal at each level; the rows close to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siteplanner.core.errors import InputError
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import Codes, Flags, Floats
from siteplanner.core.measures.groupings import DIMENSIONS, Grouping, Key
from siteplanner.core.measures.plant_measures import FIGURES, Measure, measures
from siteplanner.core.text import QT_TRANSLATE_NOOP

MOST_LEVELS = 3
NO_SUCH_DIMENSION = QT_TRANSLATE_NOOP("measures", "Totals by “{by}” are not known. Use some of: {known}.")
TOO_MANY = QT_TRANSLATE_NOOP("measures", "Totals go by one to three things; {count} were named.")
TWICE = QT_TRANSLATE_NOOP("measures", "“{by}” is named twice. Name each thing to sum by once.")
NO_SUCH_FIGURE = QT_TRANSLATE_NOOP("measures", "There is no figure “{figure}” to sum. Use one of: {known}.")


@dataclass(frozen=True, slots=True)
class PivotRow:
    """``keys`` are those of the first dimensions: of all of them for a group, of fewer for a subtotal, of none for the
    whole. ``places`` are their places in the groupings."""

    keys: tuple[Key, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Pivot:
    """``groupings`` are those of ``dimensions``; ``across`` that of the columns, if there is one.

    ``places`` has for each row the places of its groups in the groupings, -1 for those that it sums over, so -1 all
    through for the whole. ``values`` has for each row and, for each group across and then for all of them, a column for
    each measure: (rows, groups across + 1, measures); without groups across only the last. NaN: there is no such
    figure.
    """

    basis: Basis
    dimensions: tuple[str, ...]
    groupings: tuple[Grouping, ...]
    across: Grouping | None
    column: str | None
    measures: tuple[Measure, ...]
    places: Codes
    values: Floats

    @cached_property
    def rows(self) -> tuple[PivotRow, ...]:
        """What the rows are."""
        keys = [grouping.keys for grouping in self.groupings]
        depths = (self.places >= 0).sum(axis=1).tolist()
        rows = zip(self.places.tolist(), depths, strict=True)
        return tuple(
            PivotRow(tuple(of[at] for of, at in zip(keys, places[:depth], strict=False)), tuple(places[:depth]))
            for places, depth in rows
        )

    def plants_of(self, row: int, across: int | None = None) -> Codes:
        """The rows of the plants of a cell; ``across`` is the place of a group across, None for all of them."""
        inside = np.ones(len(self.basis.plants), dtype=bool)
        for grouping, place in zip(self.groupings, self.places[row], strict=True):
            if place >= 0:
                inside &= grouping.group == place
        if across is not None and self.across is not None:
            inside &= self.across.group == across
        return np.flatnonzero(inside)

    @cached_property
    def count_across(self) -> int:
        """How many groups there are across."""
        return 0 if self.across is None else len(self.across.keys)


def pivot(
    basis: Basis, rows: Sequence[str] = ("zone",), columns: str | None = None, figure: str | None = None
) -> Pivot:
    """Sums of one figure (``plants``, ``capacity`` or a key of ``UNITS``; None: all) by one to three dimensions.

    The whole stands last, each subtotal before what it sums. By a single dimension the rows are all of its groups, by
    several the combinations that occur. Raises InputError for unknown names, or for too many or repeated ones.

    >>> from siteplanner.core.plan import Plan
    >>> from siteplanner.core.site import Site
    >>> pivot(Basis.of(Plan.new(Site.empty(4547))), ("zone", "product"), figure="jobs").values.tolist()
    [[[0.0]]]
    """
    _require(rows, columns, figure)
    groupings = tuple(DIMENSIONS[key].of(basis.layout) for key in rows)
    across = None if columns is None else DIMENSIONS[columns].of(basis.layout)
    asked = measures(basis, figure)
    leaves, leaf = _leaves(groupings, len(basis.plants))
    sums = summed(asked, leaf, len(leaves), across)
    places, totals = _with_subtotals(leaves, sums)
    return Pivot(basis, tuple(rows), groupings, across, columns, asked, places, known(totals))


def _require(rows: Sequence[str], columns: str | None, figure: str | None) -> None:
    named = [*rows, *([columns] if columns is not None else [])]
    for key in named:
        if key not in DIMENSIONS:
            raise InputError(NO_SUCH_DIMENSION, by=key, known=", ".join(DIMENSIONS))
        if named.count(key) > 1:
            raise InputError(TWICE, by=key)
    if not 1 <= len(rows) <= MOST_LEVELS:
        raise InputError(TOO_MANY, count=len(rows))
    if figure is not None and figure not in FIGURES:
        raise InputError(NO_SUCH_FIGURE, figure=figure, known=", ".join(FIGURES))


def _leaves(groupings: tuple[Grouping, ...], plants: int) -> tuple[Codes, Codes]:
    """The combinations of groups, in order, (leaves, dimensions); and the leaf of each plant, (n,)."""
    if len(groupings) == 1:
        return np.arange(len(groupings[0].keys))[:, None], groupings[0].group
    sizes = [max(1, len(of.keys)) for of in groupings]
    code = np.zeros(plants, dtype=np.intp)
    for of, size in zip(groupings, sizes, strict=True):
        code = code * size + of.group
    found, leaf = np.unique(code, return_inverse=True)
    return np.stack(np.unravel_index(found, sizes), axis=1), leaf


def summed(asked: Sequence[Measure], leaf: Codes, leaves: int, across: Grouping | None) -> Floats:
    """For each leaf, group across and measure: the sum and how many plants give something and lack it,
    (leaves, groups across + 1, measures, 3)."""
    wide = 0 if across is None else len(across.keys)
    cell = leaf if across is None else leaf * wide + across.group
    made = np.zeros((leaves, wide + 1, len(asked), 3))
    for at, of in enumerate(asked):
        gives = ~np.isnan(of.values)
        counted = (
            np.bincount(cell[gives], of.values[gives], leaves * max(1, wide)),
            np.bincount(cell[gives], minlength=leaves * max(1, wide)),
            np.bincount(cell[of.lacking], minlength=leaves * max(1, wide)),
        )
        for which, sums in enumerate(counted):
            made[:, : max(1, wide), at, which] = sums.reshape(leaves, max(1, wide))
    if wide:
        made[:, wide] = made[:, :wide].sum(axis=1)
    return made


def _with_subtotals(leaves: Codes, sums: Floats) -> tuple[Codes, Floats]:
    """The places of the rows in order, subtotals before what they sum and the whole last, and their sums."""
    depth = leaves.shape[1]
    begins = np.ones((len(leaves), depth), dtype=bool)  # where a level's group begins
    for level in range(depth):
        begins[1:, level] = (leaves[1:, : level + 1] != leaves[:-1, : level + 1]).any(axis=1)
    leaf, depths = np.nonzero(begins)
    place = (np.cumsum(begins, axis=0) - 1)[leaf, depths]
    values = np.empty((len(leaf) + 1, *sums.shape[1:]))
    values[-1] = sums.sum(axis=0)
    for level in range(depth):
        here = np.flatnonzero(depths == level)
        values[here] = _runs(sums, begins[:, level])[place[here]]
    places = np.full((len(leaf) + 1, depth), -1, dtype=np.intp)
    places[:-1] = np.where(np.arange(depth) <= depths[:, None], leaves[leaf], -1)
    return places, values


def _runs(sums: Floats, begins: Flags) -> Floats:
    """The sums of runs of leaves."""
    return np.add.reduceat(sums, np.flatnonzero(begins), axis=0) if len(sums) else sums


def known(sums: Floats) -> Floats:
    """The sums, NaN where all plants that should give something lack it."""
    total, gives, lacking = sums[..., 0], sums[..., 1], sums[..., 2]
    return np.where((gives == 0) & (lacking > 0), np.nan, total)
