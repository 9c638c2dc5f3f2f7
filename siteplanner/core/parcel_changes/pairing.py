"""Which parcels of two maps are the same land, or made of the same land."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from siteplanner.core.parcel_changes.outlines import Flags, Floats, same_outline, same_size, shifts, sound
from siteplanner.core.parcel_changes.thresholds import Thresholds
from siteplanner.core.piecewise_tree import tree_over
from siteplanner.core.site import Geometries
from siteplanner.core.work import in_pieces, pause

Rows = npt.NDArray[np.int64]
NO_ROWS = np.empty(0, dtype=np.int64)
NOTHING_M2 = 1e-6


@dataclass(frozen=True)
class Numbered:
    """Parcels of one map: ``shapes`` (n,), ``ids`` (n,) and whether each id is the register's own and not made up by
    the program when the map came in."""

    shapes: Geometries
    ids: npt.NDArray[np.object_]
    given: Flags

    def __len__(self) -> int:
        return len(self.shapes)

    @cached_property
    def sound(self) -> Geometries:
        """The shapes, those that cross themselves made valid."""
        return sound(self.shapes)

    @cached_property
    def areas_m2(self) -> Floats:
        found: Floats = shapely.area(self.sound)
        return found


@dataclass(frozen=True)
class Pairing:
    """Rows of the old and of the new map, each in one place only: pairs (old, new) of one outline, of one that has only
    moved, of one number with another outline; groups of rows that share their land; the rest."""

    same: list[tuple[int, int]]
    moved: list[tuple[int, int]]
    reshaped: list[tuple[int, int]]
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]]
    gone: tuple[int, ...]
    added: tuple[int, ...]


@dataclass
class _Open:
    """What is not matched yet."""

    old: Numbered
    new: Numbered
    old_free: Flags = field(init=False)
    new_free: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.old_free, self.new_free = np.ones(len(self.old), dtype=bool), np.ones(len(self.new), dtype=bool)

    def take(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of the pairs, the first before the later, whose rows are both free still."""
        taken = []
        for i, j in pairs:
            if self.old_free[i] and self.new_free[j]:
                self.old_free[i] = self.new_free[j] = False
                taken.append((i, j))
        return taken

    def by_number(self) -> tuple[Rows, Rows]:
        """Free rows of one number."""
        old = np.flatnonzero(self.old_free & self.old.given)
        new = np.flatnonzero(self.new_free & self.new.given)
        found = pd.Index(self.old.ids[old]).get_indexer(pd.Index(self.new.ids[new]))
        return old[found[found >= 0]], new[found >= 0]

    def near(self) -> tuple[Rows, Rows]:
        """Free rows whose boxes meet."""
        old, new = np.flatnonzero(self.old_free), np.flatnonzero(self.new_free)
        if not len(old) or not len(new):
            return NO_ROWS, NO_ROWS
        asked, found = tree_over(self.old.shapes[old]).query(self.new.shapes[new])
        return old[found], new[asked]

    def one_number(self, old: Rows, new: Rows) -> Flags:
        """Of pairs: whether both have the same number, given by the register."""
        same: Flags = self.old.given[old] & self.new.given[new] & (self.old.ids[old] == self.new.ids[new]).astype(bool)
        return same


def paired(old: Numbered, new: Numbered, limits: Thresholds) -> Pairing:
    """The parcels of two maps matched, first by number, then by shape; every row stands in exactly one place."""
    rest = _Open(old, new)
    same = _same(rest, limits)
    pause()
    moved = _moved(rest, limits)
    pause()
    reshaped, groups = _shared(rest, limits)
    for olds, news in groups:
        rest.old_free[list(olds)] = rest.new_free[list(news)] = False
    gone, added = (tuple(np.flatnonzero(free).tolist()) for free in (rest.old_free, rest.new_free))
    single = [(olds[0], news[0]) for olds, news in groups if len(olds) == len(news) == 1]
    several = [group for group in groups if len(group[0]) + len(group[1]) > 2]
    return Pairing(same, moved, [*reshaped, *single], several, gone, added)


def _same(rest: _Open, limits: Thresholds) -> list[tuple[int, int]]:
    """Pairs of one outline: those of one number first."""
    found = []
    for candidates in (rest.by_number, rest.near):
        old, new = candidates()
        agree = same_outline(rest.old.shapes[old], rest.new.shapes[new], limits.same_outline_m)
        found += rest.take(zip(old[agree].tolist(), new[agree].tolist(), strict=True))
    return found


def _moved(rest: _Open, limits: Thresholds) -> list[tuple[int, int]]:
    """Pairs of one outline at another place, which still cover each other: of one number first, then the nearest."""
    old, new = rest.near()
    alike = same_size(rest.old.shapes[old], rest.new.shapes[new], limits.same_outline_m)
    alike[alike] = _may_share(rest, old[alike], new[alike], limits.number_share)
    old, new = old[alike], new[alike]
    shift = shifts(rest.old.shapes[old], rest.new.shapes[new])
    whole = shift.known & (shift.spread_m <= limits.same_outline_m)
    old, new, far = old[whole], new[whole], np.hypot(*shift.by_m[whole].T)
    numbered = rest.one_number(old, new)
    shared = _shares(rest, old, new)
    enough = shared >= np.where(numbered, limits.number_share, limits.part_share)
    order = np.lexsort((far, ~numbered))
    order = order[enough[order]]
    return rest.take(zip(old[order].tolist(), new[order].tolist(), strict=True))


def _shares(rest: _Open, old: Rows, new: Rows) -> Floats:
    """Of pairs: which share of the smaller area both have in common."""
    shared = _common_m2(rest.old.sound[old], rest.new.sound[new])
    smaller = np.minimum(rest.old.areas_m2[old], rest.new.areas_m2[new])
    return shared / np.maximum(smaller, NOTHING_M2)


def _may_share(rest: _Open, old: Rows, new: Rows, share: float) -> Flags:
    """Of pairs: whether what their boxes have in common is so much of the smaller area; else the shapes have not."""
    a, b = shapely.bounds(rest.old.shapes[old]), shapely.bounds(rest.new.shapes[new])
    common = np.maximum(np.minimum(a[:, 2:], b[:, 2:]) - np.maximum(a[:, :2], b[:, :2]), 0.0).prod(axis=1)
    smaller = np.minimum(rest.old.areas_m2[old], rest.new.areas_m2[new])
    may: Flags = common >= share * smaller
    return may


def _common_m2(first: Geometries, second: Geometries) -> Floats:
    return in_pieces(_cut, first, second) if len(first) else np.empty(0)


def _cut(first: Geometries, second: Geometries) -> Floats:
    found: Floats = shapely.area(shapely.intersection(first, second))
    return found


def _shared(
    rest: _Open, limits: Thresholds
) -> tuple[list[tuple[int, int]], list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """Pairs of one number that kept most of their land, and groups of rows that hold the same land."""
    old, new = rest.near()
    some = _may_share(rest, old, new, limits.number_share)
    old, new = old[some], new[some]
    common = _common_m2(rest.old.sound[old], rest.new.sound[new])
    some = common > NOTHING_M2
    old, new, common = old[some], new[some], common[some]
    numbered = rest.one_number(old, new)
    in_old, in_new = common / rest.new.areas_m2[new], common / rest.old.areas_m2[old]
    others_in_old = np.bincount(old[~numbered & (in_old >= limits.kept_share)], minlength=len(rest.old))
    others_in_new = np.bincount(new[~numbered & (in_new >= limits.kept_share)], minlength=len(rest.new))
    kept = numbered & (np.minimum(in_old, in_new) >= limits.kept_share)
    kept &= (others_in_old[old] == 0) & (others_in_new[new] == 0)
    reshaped = rest.take(zip(old[kept].tolist(), new[kept].tolist(), strict=True))
    share = np.maximum(in_old, in_new)
    linked = (share >= limits.part_share) | (numbered & (share >= limits.number_share))
    linked &= rest.old_free[old] & rest.new_free[new]
    return reshaped, _groups(old[linked], new[linked], len(rest.old), len(rest.new))


def _groups(old: Rows, new: Rows, olds: int, news: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Rows that hang together by links (old, new), in the order of the old map."""
    if not len(old):
        return []
    links = coo_array((np.ones(len(old)), (old, new + olds)), shape=(olds + news, olds + news))
    _, of = connected_components(links, directed=False)
    made: dict[int, tuple[list[int], list[int]]] = {}
    for row in np.unique(old).tolist():
        made.setdefault(int(of[row]), ([], []))[0].append(row)
    for row in np.unique(new).tolist():
        made[int(of[row + olds])][1].append(row)
    return [(tuple(a), tuple(b)) for a, b in made.values()]
