"""The limits that indicators stand beside: those of the plan's rules, and those that are factors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from siteplanner.core.measures.factors import Factor, Source
from siteplanner.core.measures.figures import Floats
from siteplanner.core.measures.land.site_use import Groups, SiteUse
from siteplanner.core.rules.building_coefficient import MAX, MIN
from siteplanner.core.rules.floor_area_ratio import DOUBLE_ABOVE, required_ratios
from siteplanner.core.rules.investment_intensity import M2_PER_HA
from siteplanner.core.rules.investment_intensity import MIN as LEAST_INVESTED
from siteplanner.core.rules.rule import TOLERANCE_M2, Limit

PERCENT = 100.0


@dataclass(frozen=True, eq=False)
class Limits:
    """At least and at most so much of the amount on a square metre of land, a value a group; None: no such limit, NaN:
    there is one, but what it is is not known. ``tolerance`` is in the amount's unit."""

    least: Floats | None = None
    most: Floats | None = None
    tolerance: float = TOLERANCE_M2
    sources: tuple[Source, ...] = ()

    @property
    def in_force(self) -> bool:
        return self.least is not None or self.most is not None


NO_LIMITS = Limits()


def limits_of(indicator: str, use: SiteUse, groups: Groups) -> Limits:
    """The limits of an indicator by its key, for each group; a rule that is switched off sets none."""
    if indicator == "building_coefficient":
        return _building_coefficient(use, groups)
    if indicator == "floor_area_ratio":
        return _floor_area_ratio(use, groups)
    if indicator == "investment_intensity":
        return _investment(use, groups)
    if indicator in ("green_share", "office_share"):
        factor = use.basis.factors[f"land.{indicator}_max_percent"]
        return Limits(most=np.full(groups.count, factor.value / PERCENT), sources=(source_of_factor(factor),))
    return NO_LIMITS


def _building_coefficient(use: SiteUse, groups: Groups) -> Limits:
    settings = use.pack.settings("building-coefficient")
    if not settings.enabled:
        return NO_LIMITS
    least, most = (np.full(groups.count, settings.value(key)) for key in (MIN, MAX))
    return Limits(least, most, sources=_sources(settings.limits[key] for key in (MIN, MAX)))


def _floor_area_ratio(use: SiteUse, groups: Groups) -> Limits:
    settings = use.pack.settings("floor-area-ratio")
    if not settings.enabled:
        return NO_LIMITS
    inside = groups.of_entry >= 0
    plant, share = use.on.plant[inside], use.on.share[inside]
    counted_m2, minimum = use.floor.counted_m2[plant] * share, use.floor.minimum[plant]
    least = required_ratios(counted_m2, minimum, groups.of_entry[inside], groups.count)
    keys = sorted(set(use.floor.key[plant].tolist()) - {""})
    return Limits(least, sources=_sources(settings.limits[key] for key in (*keys, DOUBLE_ABOVE)))


def _investment(use: SiteUse, groups: Groups) -> Limits:
    settings = use.pack.settings("investment-intensity")
    if not settings.enabled:
        return NO_LIMITS
    limit = settings.limits[LEAST_INVESTED]
    per_m2 = limit.value / M2_PER_HA if limit.value > 0 else np.nan  # on without a figure: nothing can be judged
    return Limits(np.full(groups.count, per_m2), None, per_m2 * TOLERANCE_M2, _sources([limit]))


def _sources(limits: Iterable[Limit]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(Source(of.sourced, of.clause, of.confidence, of.checked_on) for of in limits))


def source_of_factor(factor: Factor) -> Source:
    """Where a factor comes from; of one set by hand the reason given."""
    if not factor.set_by_hand or not factor.note:
        return factor.source
    return Source(factor.source.source, factor.note, factor.source.confidence, factor.source.checked_on)
