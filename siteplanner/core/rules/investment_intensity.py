"""Fixed-asset investment by the area of the parcel. No minimum is known here: a planner enters the one that applies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.rules.blanks import blanks_of
from siteplanner.core.rules.occupied import parcel_finding, parcel_not_checked
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Reach, Rule, RuleSettings
from siteplanner.core.schema import PLANTS
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

MIN = "min_cny_per_ha"
M2_PER_HA = 10_000.0
TOO_LITTLE = QT_TRANSLATE_NOOP(
    "rules",
    "Fixed-asset investment on parcel {parcel}: {per_ha:,.0f} CNY per hectare; at least {required:,.0f} are required.",
)
NO_MINIMUM = QT_TRANSLATE_NOOP(
    "rules",
    "The investment on parcel {parcel} was not checked: the rule is on without a minimum; enter the one that applies "
    "here.",
)
NOT_JUDGED = QT_TRANSLATE_NOOP(
    "rules", "The investment on parcel {parcel} was not checked; enter what is missing ({missing})."
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    invested_cny = layout.number("investment_cny")
    on, required = layout.occupied, settings.value(MIN)
    if required == 0:
        for at in range(len(on.parcel)):
            yield parcel_not_checked(RULE, on, at, NO_MINIMUM(parcel=on.parcel_id(at)))
        return
    part_cny, blank = on.shared_out(invested_cny)
    unknown, sum_cny = on.sums(blank.astype(float)) > 0, on.sums(part_cny)
    label = PLANTS.column("investment_cny").label
    for at in np.flatnonzero(unknown).tolist():
        here = on.entries(at)
        lacks = {row: [label] for row in on.plant[here][blank[here]].tolist()}
        message = NOT_JUDGED(parcel=on.parcel_id(at), missing=blanks_of(layout, lacks))
        yield parcel_not_checked(RULE, on, at, message)
    too_little = sum_cny < required * (on.area_m2 - TOLERANCE_M2) / M2_PER_HA
    for at in np.flatnonzero(too_little & ~unknown).tolist():
        per_ha = float(sum_cny[at] / on.area_m2[at] * M2_PER_HA)
        message = TOO_LITTLE(parcel=on.parcel_id(at), per_ha=per_ha, required=required)
        figures = (per_ha, required, "CNY/ha")
        yield parcel_finding(RULE, on, at, message, figures, [settings.limits[MIN]], settings)


RULE = Rule(
    id="investment-intensity",
    name=QT_TRANSLATE_NOOP("rules", "Investment intensity"),
    severity="warning",
    clause="",
    reach=Reach.PARCEL,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "The fixed-asset investment of the plants on a parcel divided by the parcel's area; that of a plant on several "
        "parcels is shared out by footprint area. The minimum depends on place and sector: enter yours to switch the "
        "rule on.",
    ),
    limit_keys={MIN: "CNY/ha"},
    reads_standing=True,
)
