"""Two plants do not share ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Reach, Rule, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

SHARED = QT_TRANSLATE_NOOP("rules", "{first} and {second} share {area_m2:.2f} m².")


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    pairs = layout.pairs_within(0.0)
    if len(pairs.first) == 0:
        return
    shared, area_m2 = layout.shared_ground
    for at in np.flatnonzero(area_m2 > TOLERANCE_M2):
        first, second = sorted((str(layout.ids[pairs.first[at]]), str(layout.ids[pairs.second[at]])))
        yield Finding(
            id=finding_id(RULE.id, [first, second]),
            rule=RULE.id,
            severity=settings.graded(RULE.severity),
            subjects=(first, second),
            plants=(first, second),
            message=SHARED(first=first, second=second, area_m2=area_m2[at]),
            clause=RULE.clause,
            confidence="judgement",
            measured=float(area_m2[at]),
            required=0.0,
            unit="m²",
            location=location_of(shared[at]),
            place=shared[at],
        )


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    for other in layout.others_near(row, 0.0):
        subject, shape = str(layout.ids[other]), layout.shapes[other]
        yield Clearance(RULE.id, settings.graded(RULE.severity), subject, shape, 0.0, RULE.clause, "judgement")


RULE = Rule(
    id="overlap",
    name=QT_TRANSLATE_NOOP("rules", "Plants do not overlap"),
    severity="error",
    clause="",
    reach=Reach.PAIR,
    check=check,
    explain=QT_TRANSLATE_NOOP("rules", "No two footprints may share ground; touching is allowed here."),
    clearances=clearances,
)
