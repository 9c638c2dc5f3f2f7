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
from siteplanner.core.rules.own.members import NO, OPEN, YES, Answers, members_of, plants_in
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Limit, Reach, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout, Rows
    from siteplanner.core.site import Geometries

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


def reach_of(own: OwnRule) -> Reach:
    """A parcel's share hangs on the plants that stand on it; of zones there are few, and they are looked at whole."""
    return Reach.PARCEL if own.of.layer == "parcels" else Reach.SCENARIO


@dataclass(frozen=True, slots=True)
class _Held:
    """A parcel or zone that some plants stand on, whether it belongs to the class that is judged, and what of each
    footprint lies on it."""

    subject: str
    ground: BaseGeometry
    answer: int
    plants: Rows
    on_it: Geometries


@dataclass(frozen=True, slots=True)
class CheckAreaShare:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        of_class = plants_in(layout, _by(self.own))
        held = _parcels if self.own.of.layer == "parcels" else _zones
        for area in held(self.own, layout):
            yield from _judged(self.own, layout, settings, area, of_class)


def _by(own: OwnRule) -> Things:
    assert own.to is not None  # the reader refuses a share of nothing
    return own.to


def _parcels(own: OwnRule, layout: Layout) -> Iterator[_Held]:
    """The parcels to check of the class, known from where plants stand."""
    members, on = members_of(layout.site, own.of), layout.occupied
    at = members.row_of(layout.ground.parcel_ids[on.parcel])
    for place in np.flatnonzero(at >= 0).tolist():
        answer, plants, ground = int(members.answer[at[place]]), on.plant[on.entries(place)], members.shapes[at[place]]
        yield _Held(on.parcel_id(place), ground, answer, plants, _within(layout.shapes[plants], ground))


def _zones(own: OwnRule, layout: Layout) -> Iterator[_Held]:
    """The zones of the class that a plant stands in."""
    members, rows = members_of(layout.site, own.of), layout.all_rows
    plant, found = members.tree.query(layout.shapes[rows], predicate="intersects")
    for at in np.unique(found).tolist():
        plants, ground = rows[plant[found == at]], members.shapes[at]
        on_it = _within(layout.shapes[plants], ground)
        held = shapely.area(on_it) > TOLERANCE_M2
        if held.any():
            yield _Held(str(members.ids[at]), ground, int(members.answer[at]), plants[held], on_it[held])


def _within(shapes: Geometries, ground: BaseGeometry) -> Geometries:
    """What of each footprint lies on some ground; most lie there whole, which is sooner seen than cut."""
    shapely.prepare(ground)
    parts = shapes.copy()
    cut = ~shapely.covers(ground, shapes)
    parts[cut] = shapely.intersection(shapes[cut], ground)
    return parts


def _judged(own: OwnRule, layout: Layout, settings: RuleSettings, area: _Held, of_class: Answers) -> Iterator[Finding]:
    """What is found of one parcel or zone: at most one thing."""
    answer, whole_m2 = of_class[area.plants], area.ground.area
    sure_m2 = _union_m2(area.on_it[answer == YES])
    most_m2 = _union_m2(area.on_it[answer != NO]) if (answer == OPEN).any() else sure_m2
    kind = {SUBJECTS[own.of.layer]: area.subject}
    named = [str(plant) for plant in layout.ids[area.plants[answer != NO]]]
    for key, limit in settings.limits.items():
        at_worst, at_best = (sure_m2, most_m2) if key == MIN else (most_m2, sure_m2)
        if not _fails(key, at_worst, limit, whole_m2):
            continue
        if area.answer == OPEN or not _fails(key, at_best, limit, whole_m2):
            yield left_open(own, (own.of.where, _by(own).where), (), area.ground, **kind)
            return
        message = (TOO_LITTLE if key == MIN else TOO_MUCH)(
            rule=own.name,
            covered_m2=sure_m2,
            subject=area.subject,
            share_percent=100 * sure_m2 / whole_m2,
            required_percent=100 * limit.value,
        )
        share, place = sure_m2 / whole_m2, area.ground
        yield own_finding(own, settings, limit, message, (), measured=share, place=place, with_plants=named, **kind)
        return


def _union_m2(parts: Geometries) -> float:
    """The area that parts cover together."""
    return float(shapely.area(parts[0])) if len(parts) == 1 else float(shapely.union_all(parts).area)


def _fails(key: str, covered_m2: float, limit: Limit, whole_m2: float) -> bool:
    asked_m2 = limit.value * whole_m2
    return covered_m2 < asked_m2 - TOLERANCE_M2 if key == MIN else covered_m2 > asked_m2 + TOLERANCE_M2
