"""A radial network put in order: which bus feeds which, level by level away from the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

NO_SOURCE = QT_TRANSLATE_NOOP("measures", "The network has no source. Name the bus that feeds it.")
ISLAND = QT_TRANSLATE_NOOP(
    "measures", "No line leads from a source to “{bus}” ({count} buses in all). Connect them, or leave them out."
)
NOT_RADIAL = QT_TRANSLATE_NOOP(
    "measures",
    "The network is not radial: “{bus}” is reached over more than one line. Open one of the lines that close the loop.",
)


class NetworkError(InputError):
    """A network that is no set of trees, each fed by one source."""


@dataclass(frozen=True, eq=False)
class RadialOrder:
    """Of ``n`` buses: ``parent`` feeds each over ``branch`` (-1 for a source), ``source`` is the bus that feeds its
    tree; ``levels`` are the buses one, two, … lines away from their sources."""

    parent: Ints
    branch: Ints
    source: Ints
    levels: tuple[Ints, ...]

    @classmethod
    def of(cls, bus_ids: Sequence[str], first: Ints, second: Ints, is_source: Flags) -> Self:
        """Raises NetworkError for a loop, two sources joined, no source, or buses that none reaches."""
        count = len(bus_ids)
        source = np.where(is_source, np.arange(count), -1).astype(np.intp)
        if count and not is_source.any():
            raise NetworkError(NO_SOURCE)
        parent, branch = np.full(count, -1, dtype=np.intp), np.full(count, -1, dtype=np.intp)
        lines = _LinesByBus.of(count, first, second)
        here, levels = np.flatnonzero(is_source), []
        while len(here):
            near, over, far = lines.leading_from(here)
            onward = over != branch[near]
            near, over, far = near[onward], over[onward], far[onward]
            again = (source[far] >= 0) | (np.bincount(far, minlength=count)[far] > 1)
            if again.any():
                raise NetworkError(NOT_RADIAL, bus=bus_ids[int(far[again][0])])
            parent[far], branch[far], source[far] = near, over, source[near]
            here = far
            levels.append(far)
        lost = np.flatnonzero(source < 0)
        if len(lost):
            raise NetworkError(ISLAND, bus=bus_ids[int(lost[0])], count=len(lost))
        return cls(parent, branch, source, tuple(levels[:-1]))

    @property
    def fed(self) -> Ints:
        """The buses that are no sources."""
        return np.flatnonzero(self.branch >= 0)

    def end_of(self, first: Ints, second: Ints) -> Ints:
        """The bus at the far end of each branch, (m,)."""
        nearer_first = self.parent[second] == first
        return np.where(nearer_first, second, first).astype(np.intp)

    def trees_with(self, marked: Flags) -> Flags:
        """Which buses lie in a tree that has a marked one, (n,)."""
        hit = np.zeros(len(self.source), dtype=bool)
        hit[self.source[marked]] = True
        flags: Flags = hit[self.source]
        return flags


@dataclass(frozen=True, eq=False)
class _LinesByBus:
    """Every line twice, once from each end, sorted by the bus it starts at."""

    begin: Ints
    branch: Ints
    far: Ints

    @classmethod
    def of(cls, count: int, first: Ints, second: Ints) -> Self:
        near, far = np.concatenate([first, second]), np.concatenate([second, first])
        order = np.argsort(near, kind="stable")
        begin = np.searchsorted(near[order], np.arange(count + 1))
        return cls(begin, np.tile(np.arange(len(first)), 2)[order], far[order])

    def leading_from(self, here: Ints) -> tuple[Ints, Ints, Ints]:
        """Of all lines at some buses: the bus they are at, the branch, the bus at their other end."""
        counts = self.begin[here + 1] - self.begin[here]
        starts = np.repeat(self.begin[here] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        places = starts + np.arange(counts.sum())
        return np.repeat(here, counts), self.branch[places], self.far[places]
