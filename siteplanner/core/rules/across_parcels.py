"""A plant on several parcels: they must be merged first, which takes one owner and one zone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from siteplanner.core.rules.around import areas_near
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, Severity, finding_id, locations_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Layout

MERGE = QT_TRANSLATE_NOOP("rules", "{plant} stands on {count} parcels ({parcels}); they must be merged first.")
OWNERS_DIFFER = QT_TRANSLATE_NOOP(
    "rules",
    "{plant} stands on {count} parcels ({parcels}) of different owners ({values}); they cannot be merged as is.",
)
ZONES_DIFFER = QT_TRANSLATE_NOOP(
    "rules", "{plant} stands on {count} parcels ({parcels}) of different zones ({values}); they cannot be merged as is."
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    cover = layout.parcel_cover
    plants = cover.by_plant
    several = np.flatnonzero(plants.count > 1)
    locations = locations_of(layout.shapes[plants.plant[several]])
    for at, location in zip(several.tolist(), locations, strict=True):
        parcels = cover.area[plants.start[at] : plants.start[at] + plants.count[at]]
        yield _finding(layout, int(plants.plant[at]), parcels, settings, location)


def _finding(
    layout: Layout,
    row: int,
    parcels: npt.NDArray[np.intp],
    settings: RuleSettings,
    location: tuple[float, float] | None,
) -> Finding:
    plant = str(layout.ids[row])
    ids = sorted(layout.ground.parcel_ids[parcels])
    severity, template, values = _verdict(layout, parcels)
    return Finding(
        id=finding_id(RULE.id, [plant]),
        rule=RULE.id,
        severity=settings.graded(severity),
        subjects=(plant, *(f"parcel={p}" for p in ids)),
        plants=(plant,),
        message=template(plant=plant, count=len(ids), parcels=", ".join(ids), values=", ".join(values)),
        clause=RULE.clause,
        confidence="judgement",
        measured=float(len(ids)),
        required=1.0,
        location=location,
        place=layout.shapes[row],
    )


def _verdict(layout: Layout, parcels: npt.NDArray[np.intp]) -> tuple[Severity, Template, list[str]]:
    for column, template in (("owner", OWNERS_DIFFER), ("zone_id", ZONES_DIFFER)):
        values = sorted(set(layout.ground.parcel_text[column][parcels]) - {""})
        if len(values) > 1:
            return "error", template, values
    return "warning", MERGE, []


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """Parcels of one owner (zone) and those of another are not both built on.

    Owners are numbered; two that differ do so in a binary digit, so a clearance a digit says it of all pairs of them.
    """
    ground = layout.ground
    near = areas_near(ground.parcels, layout.window_of(row), 0.0)
    for column in ("owner", "zone_id"):
        values, number = np.unique(ground.parcel_text[column][near].astype(str), return_inverse=True)
        named = values[number] != ""
        for digit in range(len(values).bit_length()):
            odd = (number >> digit) & 1 == 1
            sides = [ground.parcels.shapes[near[named & side]] for side in (odd, ~odd)]
            if all(len(side) for side in sides):
                one, other = (shapely.union_all(side) for side in sides)
                severity = settings.graded("error")
                yield Clearance(RULE.id, severity, "", one, 0.0, RULE.clause, "judgement", when_on=other)


RULE = Rule(
    id="across-parcels",
    name=QT_TRANSLATE_NOOP("rules", "Stands on one parcel"),
    severity="warning",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "A plant that covers two or more parcels needs them merged into one first. Parcels of different owners or "
        "zones cannot simply be merged: that is an error.",
    ),
    clearances=clearances,
)
