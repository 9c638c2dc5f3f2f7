"""What is asked of pairs of buildings: by the table, by S where the table lacks them, and always of class A and B."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from siteplanner.core.fire.buildings import Buildings
from siteplanner.core.fire.table import HAZARD_CLASSES, FireTable, Flags, Floats
from siteplanner.core.rules.rule import TOLERANCE_M, Severity

A, B = HAZARD_CLASSES.index("A"), HAZARD_CLASSES.index("B")
Reason = Literal["table", "lower_bound", "open_flame", "crowded_place"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why one pair is too close."""

    required_m: float
    reason: Reason
    severity: Severity


@dataclass(frozen=True, eq=False)
class Asked:
    """Parallel arrays in metres, 0 where nothing is asked: ``table_m`` by the table or, where ``bounded``, by S;
    ``flame_m`` and ``crowd_m`` of class A; ``flame_advised_m`` and ``crowd_advised_m`` of class B, a warning."""

    table_m: Floats
    bounded: Flags
    flame_m: Floats
    crowd_m: Floats
    flame_advised_m: Floats
    crowd_advised_m: Floats

    def too_close(self, gap_m: Floats) -> Flags:
        """Which pairs stand closer than anything asked of them."""
        most = np.maximum.reduce([self.table_m, self.flame_m, self.crowd_m, self.flame_advised_m, self.crowd_advised_m])
        short: Flags = gap_m < most - TOLERANCE_M
        return short

    def verdict(self, at: int, gap_m: float) -> Verdict:
        """The gravest thing that the pair at ``at`` breaks, which must be one that is too close."""
        by_table: Reason = "lower_bound" if self.bounded[at] else "table"
        required: list[tuple[float, Reason]] = [
            (float(self.table_m[at]), by_table),
            (float(self.flame_m[at]), "open_flame"),
            (float(self.crowd_m[at]), "crowded_place"),
        ]
        most = max(required, key=lambda r: r[0])
        if gap_m < most[0] - TOLERANCE_M:
            return Verdict(*most, "error")
        advised: list[tuple[float, Reason]] = [
            (float(self.flame_advised_m[at]), "open_flame"),
            (float(self.crowd_advised_m[at]), "crowded_place"),
        ]
        return Verdict(*max(advised, key=lambda r: r[0]), "warning")


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
