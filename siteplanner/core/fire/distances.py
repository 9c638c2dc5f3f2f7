"""What is asked of pairs of buildings: by the table, by S where the table lacks them, and always of class A and B."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Literal

import numpy as np

from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.notes import Reduced
from siteplanner.core.fire.table import HAZARD_CLASSES, FireTable, Flags, Floats
from siteplanner.core.rules.rule import TOLERANCE_M, Severity

A, B = HAZARD_CLASSES.index("A"), HAZARD_CLASSES.index("B")
Reason = Literal["table", "lower_bound", "open_flame", "crowded_place"]
_METRES = attrgetter("required_m")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why one pair is too close."""

    required_m: float
    reason: Reason
    severity: Severity
    reduced: Reduced | None = None


@dataclass(frozen=True, eq=False)
class Asked:
    """Parallel arrays in metres, 0 where nothing is asked: ``table_m`` by the table or, where ``bounded``, by S;
    ``flame_m`` and ``crowd_m`` of class A; ``flame_advised_m`` and ``crowd_advised_m`` of class B, a warning.
    ``reduced`` tells of which pairs the table's distance is a reduced one."""

    table_m: Floats
    bounded: Flags
    flame_m: Floats
    crowd_m: Floats
    flame_advised_m: Floats
    crowd_advised_m: Floats
    reduced: Mapping[int, Reduced] = field(default_factory=dict)

    @cached_property
    def most_m(self) -> Floats:
        """The longest of what is asked of each pair, advice included."""
        longest: Floats = np.maximum.reduce(
            [self.table_m, self.flame_m, self.crowd_m, self.flame_advised_m, self.crowd_advised_m]
        )
        return longest

    def too_close(self, gap_m: Floats) -> Flags:
        """Which pairs stand closer than anything asked of them."""
        short: Flags = gap_m < self.most_m - TOLERANCE_M
        return short

    def short_by_table(self, gap_m: Floats) -> Flags:
        """Which pairs stand closer than the table, or S, asks."""
        short: Flags = gap_m < self.table_m - TOLERANCE_M
        return short

    def verdicts(self, at: int) -> tuple[Verdict, ...]:
        """What is required of the pair at ``at``, an error, and what beyond that is advised, a warning; none, one or
        both."""
        by_table: Reason = "lower_bound" if self.bounded[at] else "table"
        required = max(
            Verdict(float(self.table_m[at]), by_table, "error", self.reduced.get(at)),
            Verdict(float(self.flame_m[at]), "open_flame", "error"),
            Verdict(float(self.crowd_m[at]), "crowded_place", "error"),
            key=_METRES,
        )
        advised = max(
            Verdict(float(self.flame_advised_m[at]), "open_flame", "warning"),
            Verdict(float(self.crowd_advised_m[at]), "crowded_place", "warning"),
            key=_METRES,
        )
        found = (required,) if required.required_m > 0 else ()
        return (*found, advised) if advised.required_m > required.required_m else found

    def verdict(self, at: int, gap_m: float) -> Verdict:
        """The gravest thing that the pair at ``at`` breaks, which must be one that is too close."""
        return next(v for v in self.verdicts(at) if gap_m < v.required_m - TOLERANCE_M)


def distances(
    table: FireTable, a: Buildings, b: Buildings, crowded: Flags, open_flame_m: float, crowded_place_m: float
) -> Asked:
    """What is asked of ``a[i]`` and ``b[i]``, where ``crowded[i]`` says that ``b[i]`` is a crowded place.

    Two civil buildings are not asked anything here, nor are two transformer yards, which the table lacks.
    """
    table_m = table.required(a.kind, b.kind)
    alike = (a.civil & b.civil) | (a.transformer & b.transformer)
    bounded = np.isnan(table_m) & ~alike
    bound_m = np.where(bounded, lower_bound(a, b), np.nan)
    flame = [_beside_flame(a, b, hazard) for hazard in (A, B)]
    crowd = [crowded & (a.hazard == hazard) for hazard in (A, B)]
    return Asked(
        np.nan_to_num(np.where(bounded, bound_m, table_m)),
        bounded,
        np.where(flame[0], open_flame_m, 0.0),
        np.where(crowd[0], crowded_place_m, 0.0),
        np.where(flame[1], open_flame_m, 0.0),
        np.where(crowd[1], crowded_place_m, 0.0),
    )


def lower_bound(a: Buildings, b: Buildings) -> Floats:
    """S = the greater base + both additions, in metres; NaN where it may not be asked of one of the two."""
    bound: Floats = np.maximum(a.base_m, b.base_m) + a.addition_m + b.addition_m
    return bound


def _beside_flame(a: Buildings, b: Buildings, hazard: int) -> Flags:
    found: Flags = ((a.hazard == hazard) & b.open_flame) | ((b.hazard == hazard) & a.open_flame)
    return found
