"""用地平衡表: what the land of the map, or of a zone, is used for; gaps and overlaps of the map are lines too."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from siteplanner.core.ground import ground_of
from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.land.classes import Classes, LandUseClass
from siteplanner.core.measures.land.overlay import LandOverlay, land_overlay, parcel_areas, parcel_union_m2
from siteplanner.core.measures.land.shares import HUNDREDTHS, printed_shares


class Ground(Enum):
    """The ground that a balance is of."""

    WHOLE = "whole"
    ZONE = "zone"
    OUTSIDE = "outside"


class LineKind(Enum):
    """What a line is: a land use, ground of the zone that no parcel holds, or what parcels hold twice (below 0)."""

    USE = "use"
    UNCOVERED = "uncovered"
    TWICE = "twice"


@dataclass(frozen=True, eq=False)
class LandLine:
    """One line: ``parcels`` are the rows of the parcels it is of, ``m2`` what each gives; ``share`` is exact (1 is the
    whole), ``hundredths`` what is printed of it, in hundredths of a percent."""

    kind: LineKind
    area_m2: float
    use: LandUseClass | None
    parcels: Codes
    m2: Floats
    share: float | None = None
    hundredths: int | None = None

    @property
    def percent(self) -> float | None:
        """The share as printed."""
        return None if self.hundredths is None else self.hundredths / HUNDREDTHS


@dataclass(frozen=True, eq=False)
class LandBalance:
    """The lines sum to ``total_m2``: the ground that the parcels hold, or of a zone its own area. ``other_m2`` is the
    same total measured the other way (planar where ``areas`` says ellipsoidal)."""

    ground: Ground
    zone_id: str | None
    areas: Areas
    lines: tuple[LandLine, ...]
    total_m2: float
    other_m2: float | None

    def line(self, key: str) -> LandLine:
        """The line of a class by its key, or ``uncovered`` or ``twice``. Raises KeyError."""
        for line in self.lines:
            if (line.use.key if line.use else line.kind.value) == key:
                return line
        raise KeyError(key)

    @property
    def planar_and_ellipsoidal_m2(self) -> tuple[float, float] | None:
        """Both totals; None where only one was measured."""
        if self.other_m2 is None:
            return None
        return (self.total_m2, self.other_m2) if self.areas == "planar" else (self.other_m2, self.total_m2)


def land_balance(basis: Basis, zone_id: str | None = None) -> LandBalance:
    """The balance of the whole map, or of one zone. Raises ValueError for an unknown zone.

    >>> from siteplanner.core.plan import Plan
    >>> from siteplanner.core.site import Site
    >>> land_balance(Basis.of(Plan.new(Site.empty(4547)))).total_m2
    0.0
    """
    if zone_id is not None:
        return _of_zone(basis, basis.plan.site.zones.index.tolist().index(zone_id))
    site = basis.plan.site
    areas, other_m2 = parcel_areas(site, basis.areas), parcel_union_m2(site, _other(basis.areas))
    rows = np.arange(len(site.parcels))
    lines = _lines(basis, rows, areas.m2, rows, areas.twice_m2)
    return _made(Ground.WHOLE, None, basis.areas, lines, areas.union_m2, other_m2)


def zone_balances(basis: Basis) -> tuple[LandBalance, ...]:
    """The balance of every zone, in the map's order."""
    return tuple(_of_zone(basis, row) for row in range(len(basis.plan.site.zones)))


def outside_balance(basis: Basis) -> LandBalance:
    """The balance of the ground that parcels hold in no zone."""
    found = land_overlay(basis.plan.site, basis.areas)
    rows, twice = np.flatnonzero(found.outside_m2), np.flatnonzero(found.twice_outside_m2)
    lines = _lines(basis, rows, found.outside_m2[rows], twice, found.twice_outside_m2[twice])
    total_m2 = float(found.outside_m2.sum() - found.twice_outside_m2.sum())
    return _made(Ground.OUTSIDE, None, basis.areas, lines, total_m2, None)


def _of_zone(basis: Basis, row: int) -> LandBalance:
    site = basis.plan.site
    found: LandOverlay = land_overlay(site, basis.areas)
    lines = _lines(basis, *found.in_zones.in_zone(row), *found.twice_in_zones.in_zone(row))
    total_m2 = float(found.zone_m2[row])
    uncovered_m2 = found.uncovered_m2(row)
    if uncovered_m2 > 0:
        lines.insert(len(lines) - _ends_twice(lines), _line(LineKind.UNCOVERED, uncovered_m2))
    elif uncovered_m2 < 0:
        lines = _overlapping_more(lines, uncovered_m2)
    shape = ground_of(site).zones.shapes[row : row + 1]
    other_m2 = float(replace(basis, areas=_other(basis.areas)).areas_m2(shape)[0])
    return _made(Ground.ZONE, str(site.zones.index[row]), basis.areas, lines, total_m2, other_m2)


def _lines(basis: Basis, rows: Codes, m2: Floats, twice: Codes, twice_m2: Floats) -> list[LandLine]:
    """The lines of land uses in order, and that of what is counted twice where there is any."""
    classes = classes_of(basis)
    of_row = classes.of_parcel[rows]
    order = np.argsort(of_row, kind="stable")
    used, starts = np.unique(of_row[order], return_index=True)
    edges = [*starts.tolist(), len(rows)]
    lines = []
    for at, use in enumerate(used.tolist()):
        some = order[edges[at] : edges[at + 1]]
        area_m2 = float(m2[some].sum())
        lines.append(LandLine(LineKind.USE, area_m2, classes.classes[use], rows[some], m2[some]))
    again = np.flatnonzero(twice_m2)
    again_m2 = float(twice_m2[again].sum())
    if again_m2 > 0:
        lines.append(LandLine(LineKind.TWICE, -again_m2, None, twice[again], -twice_m2[again]))
    return lines


def _overlapping_more(lines: list[LandLine], more_m2: float) -> list[LandLine]:
    """With overlaps that are each too small to be looked for, all together."""
    if not _ends_twice(lines):
        return [*lines, _line(LineKind.TWICE, more_m2)]
    return [*lines[:-1], replace(lines[-1], area_m2=lines[-1].area_m2 + more_m2)]


def _line(kind: LineKind, area_m2: float) -> LandLine:
    return LandLine(kind, area_m2, None, np.empty(0, dtype=np.intp), np.empty(0))


def _ends_twice(lines: list[LandLine]) -> int:
    return int(bool(lines) and lines[-1].kind is LineKind.TWICE)


def _made(
    ground: Ground, zone_id: str | None, areas: Areas, lines: list[LandLine], total_m2: float, other_m2: float | None
) -> LandBalance:
    printed = printed_shares([line.area_m2 for line in lines])
    if printed is not None:
        whole_m2 = math.fsum(line.area_m2 for line in lines)
        lines = [
            replace(line, share=line.area_m2 / whole_m2, hundredths=hundredths)
            for line, hundredths in zip(lines, printed, strict=True)
        ]
    return LandBalance(ground, zone_id, areas, tuple(lines), total_m2, other_m2)


def classes_of(basis: Basis) -> Classes:
    """The land uses of the map's parcels, read once as long as they stay the same."""
    site = basis.plan.site
    return site.made_once("parcels", "land uses", lambda: Classes.of(site.parcels))


def _other(areas: Areas) -> Areas:
    return "ellipsoidal" if areas == "planar" else "planar"
