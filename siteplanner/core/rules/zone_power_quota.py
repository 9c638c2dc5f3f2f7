"""The plants of a zone ask no more power than its quota: Σ power_kw × demand_factor, where a quota is given.

A plant counts for the zone that holds most of its footprint, as in the totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from siteplanner.core.enumeration import listed
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.around import areas_near
from siteplanner.core.rules.clearance import Clearance, Rival
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, finding_id, location_of
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Site

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

ROUNDING = 1e-9  # relative: sums of floats differ in their last digits with the order of the plants
ABOVE_QUOTA = QT_TRANSLATE_NOOP(
    "rules", "The plants of zone {zone} demand {demand_kw:,.0f} kW; its power quota is {quota_kw:,.0f} kW."
)
NO_DEMAND = QT_TRANSLATE_NOOP(
    "rules", "The demand of {plant} was not counted towards the power quota of zone {zone}: enter {missing}."
)
BAD_QUOTA = QT_TRANSLATE_NOOP(
    "rules", "The demand of zone {zone} was not checked: its power quota is no amount. Correct it."
)


@dataclass(frozen=True, eq=False)
class Demands:
    """Of each plant: what it asks in kW (0 where not known) and what is missing."""

    demand_kw: Floats
    missing: dict[str, Flags]
    unknown: Flags


@once_per_site
def _quotas_kw(site: Site) -> Floats:
    """The quota of each zone; NaN where none is given."""
    quotas_kw: Floats = site.zones["power_quota_kw"].to_numpy(dtype=float)
    return quotas_kw


@once_per_site
def _demands(_site: Site, power_kw: Floats, factor: Floats) -> Demands:
    """Taken again only when an edit changed one of the columns: most edits move plants."""
    missing = {
        "power_kw": ~((power_kw >= 0) & np.isfinite(power_kw)),
        "demand_factor": (power_kw != 0) & ~((factor >= 0) & np.isfinite(factor)),
    }
    unknown = missing["power_kw"] | missing["demand_factor"]
    known = ~unknown & (power_kw > 0)
    return Demands(np.multiply(power_kw, factor, out=np.zeros(len(power_kw)), where=known), missing, unknown)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    quotas_kw = _quotas_kw(layout.site)
    given = ~np.isnan(quotas_kw)
    if len(layout.plants) == 0 or not given.any():
        return
    demands = _demands(layout.site, layout.number("power_kw"), layout.number("demand_factor"))
    zones = layout.standing.zone_row
    inside = zones >= 0
    held = np.bincount(zones[inside], minlength=len(quotas_kw))
    sums_kw = np.bincount(zones[inside], demands.demand_kw[inside], len(quotas_kw))
    usable = np.isfinite(quotas_kw) & (quotas_kw >= 0)
    for zone in np.flatnonzero(given & ~usable & (held > 0)).tolist():
        name, place = str(layout.ground.zone_ids[zone]), layout.ground.zones.shapes[zone]
        yield not_checked(RULE.id, BAD_QUOTA(zone=name), zone=name, place=place)
    for row in np.flatnonzero(inside & demands.unknown & usable[zones]).tolist():
        yield _not_counted(layout, row, int(zones[row]), demands)
    for zone in np.flatnonzero(usable & (sums_kw > quotas_kw * (1 + ROUNDING))).tolist():
        yield _finding(layout, zone, zones == zone, float(sums_kw[zone]), float(quotas_kw[zone]), settings)


def _not_counted(layout: Layout, row: int, zone: int, demands: Demands) -> Finding:
    plant, name = str(layout.ids[row]), str(layout.ground.zone_ids[zone])
    lacks = [PLANTS.column(column).label for column, flags in demands.missing.items() if flags[row]]
    message = NO_DEMAND(plant=plant, zone=name, missing=listed(lacks))
    return not_checked(RULE.id, message, [plant], place=layout.shapes[row])


def _finding(
    layout: Layout, zone: int, inside: Flags, demand_kw: float, quota_kw: float, settings: RuleSettings
) -> Finding:
    name, place = str(layout.ground.zone_ids[zone]), layout.ground.zones.shapes[zone]
    plants = tuple(sorted(map(str, layout.ids[inside])))
    return Finding(
        id=finding_id(RULE.id, zone=name),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=(f"zone={name}", *plants),
        plants=plants,
        message=ABOVE_QUOTA(zone=name, demand_kw=demand_kw, quota_kw=quota_kw),
        clause=RULE.clause,
        confidence="judgement",
        measured=demand_kw,
        required=quota_kw,
        unit="kW",
        location=location_of(place),
        place=place,
    )


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Each zone around whose quota does not bear the plant beside what stands there, to be kept off unless more of the
    plant lies in a zone that bears it."""
    quotas_kw = _quotas_kw(layout.site)
    power_kw, factor = layout.number("power_kw"), layout.number("demand_factor")
    demands = _demands(layout.site, power_kw, factor)
    if demands.unknown[row] or np.isnan(quotas_kw).all():
        return
    zones = layout.standing.zone_row
    others = layout.testable & (zones >= 0)
    others[row] = False
    with_it_kw = np.bincount(zones[others], demands.demand_kw[others], len(quotas_kw)) + demands.demand_kw[row]
    ground, window = layout.ground, layout.window_of(row)
    near = areas_near(ground.zones, window, 0.0).tolist()
    full = [zone for zone in near if with_it_kw[zone] > quotas_kw[zone] * (1 + ROUNDING) and quotas_kw[zone] >= 0]
    rank, shapes, severity = ground.zone_rank, ground.zones.shapes, settings.graded(RULE.severity)
    for zone in full:
        rivals = tuple(Rival(shapes[z], bool(rank[z] < rank[zone])) for z in near if z not in full)
        subject = f"zone={ground.zone_ids[zone]}"
        yield Clearance(RULE.id, severity, subject, shapes[zone], 0.0, RULE.clause, "judgement", rivals=rivals)


RULE = Rule(
    id="zone-power-quota",
    name=QT_TRANSLATE_NOOP("rules", "Power quota of zones"),
    severity="error",
    clause="",
    reach=Reach.SCENARIO,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Where a zone has a power quota, the connected load times the demand factor of its plants adds up to no more. "
        "A plant counts for the zone that holds most of its footprint, as in the totals.",
    ),
    reads_standing=True,
    clearances=clearances,
)
