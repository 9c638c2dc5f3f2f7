"""A plant stands on parcels, all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from siteplanner.core.rules.around import land_near
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, finding_id, location_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

OUTSIDE = QT_TRANSLATE_NOOP("rules", "{area_m2:.2f} m² of {plant} lie outside all parcels.")


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    outside = layout.outside
    for row, part, area_m2 in zip(outside.plant, outside.parts, outside.area_m2, strict=True):
        plant = str(layout.ids[row])
        yield Finding(
            id=finding_id(RULE.id, [plant]),
            rule=RULE.id,
            severity=settings.graded(RULE.severity),
            subjects=(plant, *(f"parcel={parcel}" for parcel in layout.parcels_under(int(row)))),
            plants=(plant,),
            message=OUTSIDE(plant=plant, area_m2=area_m2),
            clause=RULE.clause,
            confidence="judgement",
            measured=float(area_m2),
            required=0.0,
            unit="m²",
            location=location_of(part),
            place=part,
        )


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    land = land_near(layout, row, 0.0)
    yield Clearance(RULE.id, settings.graded(RULE.severity), "", land, 0.0, RULE.clause, "judgement", inside=True)


RULE = Rule(
    id="on-parcel",
    name=QT_TRANSLATE_NOOP("rules", "Stands on parcels"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "The whole footprint must lie on parcels of the base map. Gaps narrower than 2 cm between two parcels are "
        "taken as a fault of the map and count as land.",
    ),
    clearances=clearances,
)
