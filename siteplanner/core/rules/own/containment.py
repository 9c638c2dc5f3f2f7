"""A declared containment: plants of one class lie inside areas of another, or outside of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.land import closed_land
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.own.declared import AREA_M2, SUBJECTS, OwnRule, Things
from siteplanner.core.rules.own.finding import left_open, own_finding, tolerance
from siteplanner.core.rules.own.members import NO, OPEN, YES, Members, both, members_of, plants_in
from siteplanner.core.rules.rule import GAP_TOLERANCE_M, Finding, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Floats, Layout, Rows
    from siteplanner.core.site import Geometries

BEYOND = QT_TRANSLATE_NOOP("rules", "{rule}: {area_m2:.2f} m² of {plant} lie outside; {allowed_m2:g} m² may.")
WITHIN = QT_TRANSLATE_NOOP("rules", "{rule}: {area_m2:.2f} m² of {plant} lie in {subject}; {allowed_m2:g} m² may.")
ACROSS = QT_TRANSLATE_NOOP("rules", "{rule}: {plant} meets {subject}.")
NO_AREA = QT_TRANSLATE_NOOP(
    "rules",
    "“{rule}” could not be judged for {plant}: the base map has no area of the kind that it has to lie inside. Add it "
    "to the map.",
)


@dataclass(frozen=True, slots=True)
class CheckContainment:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        own, to = self.own, _to(self.own)
        rows = layout.rows[plants_in(layout, own.of)[layout.rows] != NO]
        things = members_of(layout.site, to)
        yield from (_outside if own.outside else _inside)(own, rows, things, layout, settings)


@dataclass(frozen=True, slots=True)
class ContainmentClearances:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
        own, to = self.own, _to(self.own)
        if plants_in(layout, own.of)[row] != YES:
            return
        limit, severity = settings.limits[AREA_M2], settings.graded(own.severity)
        things, window = members_of(layout.site, to).certain, layout.window_of(row)
        near = np.sort(things.tree.query(window, predicate="dwithin", distance=_CLOSING_M))
        if own.outside:
            for at in near:
                subject = f"{SUBJECTS[to.layer]}={things.ids[at]}"
                for shape in (things.areas[at], things.lines[at]):
                    if not shape.is_empty:
                        yield Clearance(own.id, severity, subject, shape, 0.0, limit.clause, limit.confidence)
            return
        land = closed_land(np.zeros(len(near), dtype=np.intp), things.areas[near], 1, GAP_TOLERANCE_M)[0]
        yield Clearance(own.id, severity, "", land, 0.0, limit.clause, limit.confidence, inside=True)


_CLOSING_M = 10 * GAP_TOLERANCE_M  # what lies so near to a footprint has a part in closing the gaps under it


def _to(own: OwnRule) -> Things:
    assert own.to is not None  # the reader refuses a containment in nothing
    return own.to


def _inside(own: OwnRule, rows: Rows, things: Members, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit = settings.limits[AREA_M2]
    allowed_m2 = limit.value + tolerance(limit)
    if shapely.is_empty(things.areas).all():
        for row in rows:
            plant = str(layout.ids[row])
            yield not_checked(own.id, NO_AREA(rule=own.name, plant=plant), [plant], place=layout.shapes[row])
        return
    parts, beyond_m2 = _beyond(layout.shapes[rows], things.certain)
    failing = np.flatnonzero(beyond_m2 > allowed_m2)
    least_m2 = _beyond(layout.shapes[rows[failing]], things)[1]
    judged = plants_in(layout, own.of)[rows]
    for at, sure_m2 in zip(failing.tolist(), least_m2.tolist(), strict=True):
        plant = str(layout.ids[rows[at]])
        if judged[at] == OPEN or not sure_m2 > allowed_m2:
            yield left_open(own, (own.of.where, _to(own).where), [plant], parts[at])
            continue
        area_m2 = float(beyond_m2[at])
        message = BEYOND(rule=own.name, plant=plant, area_m2=area_m2, allowed_m2=limit.value)
        met = things.certain.ids[things.certain.tree.query(layout.shapes[rows[at]], predicate="intersects")]
        within = sorted(f"{SUBJECTS[_to(own).layer]}={thing}" for thing in met)
        yield own_finding(own, settings, limit, message, [plant], measured=area_m2, place=parts[at], measured_to=within)


def _beyond(shapes: Geometries, things: Members) -> tuple[Geometries, Floats]:
    """What of each shape lies outside all of the areas together, hairline gaps between them closed; and how much."""
    asked, found = things.tree.query(shapes, predicate="dwithin", distance=_CLOSING_M)
    land = closed_land(asked, things.areas[found], len(shapes), GAP_TOLERANCE_M)
    parts = shapely.difference(shapes, land)
    return parts, shapely.area(parts)


def _outside(own: OwnRule, rows: Rows, things: Members, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit = settings.limits[AREA_M2]
    asked, found = things.tree.query(layout.shapes[rows], predicate="intersects")
    shared = shapely.intersection(layout.shapes[rows[asked]], things.areas[found])
    shared_m2 = shapely.area(shared)
    across = shapely.intersects(layout.shapes[rows[asked]], things.lines[found])
    too_much = shared_m2 > limit.value + tolerance(limit)
    judged = plants_in(layout, own.of)[rows]
    for at in np.flatnonzero(too_much | across).tolist():
        plant, subject = str(layout.ids[rows[asked[at]]]), str(things.ids[found[at]])
        kind = {SUBJECTS[_to(own).layer]: subject}
        place = shared[at] if too_much[at] else things.lines[found[at]].intersection(layout.shapes[rows[asked[at]]])
        if both(judged[asked[at]], things.answer[found[at]]) == OPEN:
            yield left_open(own, (own.of.where, _to(own).where), [plant], place, **kind)
            continue
        area_m2 = float(shared_m2[at]) if too_much[at] else None
        message = (
            ACROSS(rule=own.name, plant=plant, subject=subject)
            if area_m2 is None
            else WITHIN(rule=own.name, plant=plant, area_m2=area_m2, subject=subject, allowed_m2=limit.value)
        )
        yield own_finding(own, settings, limit, message, [plant], measured=area_m2, place=place, **kind)
