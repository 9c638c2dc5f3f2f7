"""A declared share of ground: plants of a class cover no less and no more of each parcel or zone than they may.

Only parcels and zones that hold a plant, of whatever class, are looked at; overlaps of footprints count once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.rules.own.declared import MIN, SUBJECTS, OwnRule, Things
from siteplanner.core.rules.own.finding import left_open, own_finding
from siteplanner.core.rules.own.members import NO, OPEN, YES, Members, members_of, plants_in
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Limit, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout, Rows
    from siteplanner.core.rules.own.members import Answers

TOO_LITTLE = QT_TRANSLATE_NOOP(
    "rules",
    "{rule}: {covered_m2:,.0f} m² of {subject} are covered, {share_percent:.2f} %; at least {required_percent:g} % are "
    "required.",
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "rules",
    "{rule}: {covered_m2:,.0f} m² of {subject} are covered, {share_percent:.2f} %; at most {required_percent:g} % are "
    "allowed.",
)


@dataclass(frozen=True, slots=True)
class CheckAreaShare:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        own, by = self.own, _by(self.own)
        areas = members_of(layout.site, own.of)
        rows = layout.all_rows
        found, plant = areas.tree.query(layout.shapes[rows], predicate="intersects")[::-1]
        plant = rows[plant]
        of_class = plants_in(layout, by)
        for area in np.unique(found).tolist():
            yield from _judged(own, layout, settings, areas, area, plant[found == area], of_class)


def _by(own: OwnRule) -> Things:
    assert own.to is not None  # the reader refuses a share of nothing
    return own.to


def _judged(
    own: OwnRule, layout: Layout, settings: RuleSettings, areas: Members, area: int, plants: Rows, of_class: Answers
) -> Iterator[Finding]:
    """What is found of one area that some plants meet."""
    ground = areas.areas[area]
    whole_m2 = ground.area
    on_it = shapely.intersection(layout.shapes[plants], ground)
    held = shapely.area(on_it) > TOLERANCE_M2
    if whole_m2 == 0 or not held.any():
        return
    plants, on_it = plants[held], on_it[held]
    sure: BaseGeometry = shapely.union_all(on_it[of_class[plants] == YES])
    at_most: BaseGeometry = shapely.union_all(on_it[of_class[plants] != NO])
    subject = str(areas.ids[area])
    kind = {SUBJECTS[own.of.layer]: subject}
    named = [str(plant) for plant in layout.ids[plants[of_class[plants] != NO]]]
    for key, limit in settings.limits.items():
        low, high = sure.area / whole_m2, at_most.area / whole_m2
        certainly, perhaps = (high, low) if key == MIN else (low, high)
        spare = TOLERANCE_M2 / whole_m2
        if not _fails(key, perhaps, limit, spare):
            continue
        if areas.answer[area] == OPEN or not _fails(key, certainly, limit, spare):
            yield left_open(own, (own.of.where, _by(own).where), (), ground, **kind)
            return
        message = (TOO_LITTLE if key == MIN else TOO_MUCH)(
            rule=own.name,
            covered_m2=sure.area,
            subject=subject,
            share_percent=100 * low,
            required_percent=100 * limit.value,
        )
        yield own_finding(own, settings, limit, message, (), measured=low, place=ground, with_plants=named, **kind)
        return


def _fails(key: str, share: float, limit: Limit, spare: float) -> bool:
    return share < limit.value - spare if key == MIN else share > limit.value + spare
