"""经济技术指标: how densely and for how much land is used, beside the limits in force; as arrays, a value a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from siteplanner.core.measures.figures import Codes, Floats
from siteplanner.core.measures.land.limits import Limits, limits_of
from siteplanner.core.measures.land.site_use import Groups, SiteUse, Sums, counted_once
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

PER_HA = "10k CNY/ha"
PER_HA_A = "10k CNY/(ha·a)"


@dataclass(frozen=True, slots=True)
class Kind:
    """An indicator: ``amount`` by the land, times ``scale`` in its unit. ``formula`` derives it from columns."""

    key: str
    label: Template
    unit: str
    decimals: int
    amount: str
    scale: float
    formula: str


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "building_coefficient",
            QT_TRANSLATE_NOOP("measures", "Building coefficient"),
            "%",
            2,
            "covered_m2",
            100.0,
            "covered_m2 / land_m2 * 100",
        ),
        Kind(
            "floor_area_ratio",
            QT_TRANSLATE_NOOP("measures", "Floor area ratio"),
            "",
            3,
            "counted_floor_m2",
            1.0,
            "counted_floor_m2 / land_m2",
        ),
        Kind(
            "green_share",
            QT_TRANSLATE_NOOP("measures", "Green share"),
            "%",
            2,
            "green_m2",
            100.0,
            "green_m2 / land_m2 * 100",
        ),
        Kind(
            "office_share",
            QT_TRANSLATE_NOOP("measures", "Office and staff service share"),
            "%",
            2,
            "office_m2",
            100.0,
            "office_m2 / land_m2 * 100",
        ),
        Kind(
            "investment_intensity",
            QT_TRANSLATE_NOOP("measures", "Investment intensity"),
            PER_HA,
            2,
            "investment_cny",
            1.0,  # yuan on a square metre are 10,000 yuan on a hectare
            "investment_cny / land_m2",
        ),
        Kind(
            "output_per_ha",
            QT_TRANSLATE_NOOP("measures", "Output value per hectare"),
            PER_HA_A,
            2,
            "output_value_cny",
            1.0,
            "output_value_cny / land_m2",
        ),
        Kind(
            "tax_per_ha",
            QT_TRANSLATE_NOOP("measures", "Tax per hectare"),
            PER_HA_A,
            2,
            "tax_cny",
            1.0,
            "tax_cny / land_m2",
        ),
    )
}


class Verdict(IntEnum):
    """How a figure stands to its limits. ``NOT_EVERYWHERE``: met as a whole, but not on each parcel."""

    NO_LIMIT = 0
    MET = 1
    NOT_MET = 2
    NOT_CHECKED = 3
    NOT_EVERYWHERE = 4


@dataclass(frozen=True, eq=False)
class Indicator:
    """One indicator of each group. ``values`` are in its unit, NaN where there is no land or no amount is known; with
    some amounts blank (``sums.blank``) a value is of those that are known. ``verdicts`` are of ``Verdict``; ``failing``
    counts the parcels of each group on which the limits are not met."""

    kind: Kind
    sums: Sums
    land_m2: Floats
    limits: Limits
    verdicts: Codes
    failing: Codes

    @property
    def values(self) -> Floats:
        known = (self.land_m2 > 0) & (self.sums.known > 0)
        per_m2: Floats = np.divide(self.sums.values, self.land_m2, out=np.full(len(known), np.nan), where=known)
        return self.kind.scale * per_m2

    @property
    def least(self) -> Floats | None:
        """At least so much, in the indicator's unit."""
        return None if self.limits.least is None else self.kind.scale * self.limits.least

    @property
    def most(self) -> Floats | None:
        """At most so much, in the indicator's unit."""
        return None if self.limits.most is None else self.kind.scale * self.limits.most


def indicators(use: SiteUse, groups: Groups) -> dict[str, Indicator]:
    """Every indicator of each group, by its key."""
    return {key: _indicator(kind, use, groups) for key, kind in KINDS.items()}


def _indicator(kind: Kind, use: SiteUse, groups: Groups) -> Indicator:
    sums, land_m2 = use.sums(kind.amount, groups), use.sums("land_m2", groups).values
    limits = limits_of(kind.key, use, groups)
    verdicts = _verdicts(sums, land_m2, limits)
    failing = np.zeros(groups.count, dtype=np.intp)
    if limits.in_force:
        failing = _failing(kind, use, groups)
        verdicts[(verdicts == Verdict.MET) & (failing > 0)] = Verdict.NOT_EVERYWHERE
    return Indicator(kind, sums, land_m2, limits, verdicts, failing)


def _verdicts(sums: Sums, land_m2: Floats, limits: Limits) -> Codes:
    """What is blank can only make the amount greater: a figure with blanks is above its limit for certain, but never
    below one, and never met."""
    verdicts = np.full(len(land_m2), Verdict.NO_LIMIT, dtype=np.intp)
    if not limits.in_force:
        return verdicts
    verdicts[:] = Verdict.MET
    verdicts[(sums.blank > 0) | (sums.known == 0) | (land_m2 <= 0)] = Verdict.NOT_CHECKED
    if limits.least is not None:
        verdicts[np.isnan(limits.least)] = Verdict.NOT_CHECKED
        low = sums.values < limits.least * land_m2 - limits.tolerance
        verdicts[low & (verdicts == Verdict.MET)] = Verdict.NOT_MET
    if limits.most is not None:
        verdicts[sums.values > limits.most * land_m2 + limits.tolerance] = Verdict.NOT_MET
    return verdicts


def _failing(kind: Kind, use: SiteUse, groups: Groups) -> Codes:
    """On how many parcels of each group the limits are not met."""
    each = use.by_parcel
    found = _verdicts(use.sums(kind.amount, each), use.sums("land_m2", each).values, limits_of(kind.key, use, each))
    bad = (found == Verdict.NOT_MET)[use.on.place] & (groups.of_entry >= 0)
    return counted_once(groups.of_entry[bad], use.on.place[bad], groups.count)
