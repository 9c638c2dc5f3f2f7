"""A declared distance: plants of one class keep ``min_m`` from things of another, or stay within ``max_m`` of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.own.declared import MAX_M, MIN_M, SUBJECTS, OwnRule, Things
from siteplanner.core.rules.own.finding import left_open, own_finding, tolerance
from siteplanner.core.rules.own.members import (
    NO,
    OPEN,
    YES,
    Answers,
    Members,
    both,
    either,
    members_of,
    placeless_substations,
    plants_in,
)
from siteplanner.core.rules.rule import Finding, Reach, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Flags, Layout, Rows
    from siteplanner.core.site import Geometries

TOO_NEAR = QT_TRANSLATE_NOOP(
    "rules", "{rule}: {plant} is {gap_m:.2f} m from {subject}; at least {required_m:g} m are required."
)
TOO_FAR = QT_TRANSLATE_NOOP(
    "rules", "{rule}: {plant} is {gap_m:.2f} m from the nearest, {subject}; at most {required_m:g} m are allowed."
)
NONE_NEAR = QT_TRANSLATE_NOOP(
    "rules", "{rule}: no plant of the kind that {plant} has to be near exists; at most {required_m:g} m are allowed."
)
NONE_MAPPED = QT_TRANSLATE_NOOP(
    "rules",
    "“{rule}” could not be judged for {plant}: the base map has nothing of the kind that it has to be near. Add it to "
    "the map.",
)


NO_PLACE = QT_TRANSLATE_NOOP(
    "rules",
    "“{rule}” could not be judged for {plant}: substation {substation} has no place on the map. Put it there.",
)


def reach_of(own: OwnRule) -> Reach:
    """How far an edit reaches: which plant is the nearest one hangs on all of them."""
    if own.to is None or own.to.layer != "plants":
        return Reach.PLANT
    return Reach.SCENARIO if MAX_M in own.units else Reach.PAIR


@dataclass(frozen=True, slots=True)
class CheckDistance:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
        to = _to(self.own)
        if MIN_M in settings.limits:
            too_near = _plants_too_near if to.layer == "plants" else _things_too_near
            yield from too_near(self.own, to, layout, settings)
        if MAX_M in settings.limits:
            too_far = _too_far_from_plants if to.layer == "plants" else _too_far_from_things
            yield from too_far(self.own, to, layout, settings)


@dataclass(frozen=True, slots=True)
class DistanceClearances:
    own: OwnRule

    def __call__(self, layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
        own, to = self.own, _to(self.own)
        limit, severity = settings.limits.get(MIN_M), settings.graded(own.severity)
        if limit is None:
            return
        if to.layer == "plants":
            judged, against = plants_in(layout, own.of), plants_in(layout, to)
            for other in layout.others_near(row, limit.value):
                if either(both(judged[row], against[other]), both(judged[other], against[row])) == YES:
                    subject, shape = str(layout.ids[other]), layout.shapes[other]
                    yield Clearance(own.id, severity, subject, shape, limit.value, limit.clause, limit.confidence)
            return
        if plants_in(layout, own.of)[row] != YES:
            return
        things = members_of(layout.site, to).certain
        for at in things.tree.query(layout.window_of(row), predicate="dwithin", distance=limit.value):
            subject = f"{SUBJECTS[to.layer]}={things.ids[at]}"
            yield Clearance(own.id, severity, subject, things.shapes[at], limit.value, limit.clause, limit.confidence)


def _to(own: OwnRule) -> Things:
    assert own.to is not None  # the reader refuses a distance to nothing
    return own.to


def _rows(own: OwnRule, layout: Layout) -> tuple[Rows, Answers]:
    """The plants to check that the rule is, or may be, about; and which of the two."""
    judged = plants_in(layout, own.of)[layout.rows]
    keep = judged != NO
    return layout.rows[keep], judged[keep]


def _things_too_near(own: OwnRule, to: Things, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit, things = settings.limits[MIN_M], members_of(layout.site, to)
    rows, judged = _rows(own, layout)
    if to.layer == "substations":
        yield from _without_place(own, to, layout, rows)
    asked, found = things.tree.query(layout.shapes[rows], predicate="dwithin", distance=limit.value)
    gaps_m = shapely.distance(layout.shapes[rows[asked]], things.shapes[found])
    for at in np.flatnonzero(gaps_m < limit.value - tolerance(limit)).tolist():
        row, thing = rows[asked[at]], found[at]
        plant, subject = str(layout.ids[row]), str(things.ids[thing])
        place = shapely.shortest_line(layout.shapes[row], things.shapes[thing])
        kind = {SUBJECTS[to.layer]: subject}
        if both(judged[asked[at]], things.answer[thing]) == OPEN:
            yield left_open(own, (own.of.where, to.where), [plant], place, **kind)
            continue
        message = TOO_NEAR(rule=own.name, plant=plant, gap_m=float(gaps_m[at]), subject=subject, required_m=limit.value)
        yield own_finding(own, settings, limit, message, [plant], measured=float(gaps_m[at]), place=place, **kind)


def _without_place(own: OwnRule, to: Things, layout: Layout, rows: Rows) -> Iterator[Finding]:
    """Substations that are nowhere may be too near to any plant. (Of the other layers the check tells by itself what
    has no outline.)"""
    for substation in placeless_substations(layout.site, to):
        for row in rows.tolist():
            plant, shape = str(layout.ids[row]), layout.shapes[row]
            message = NO_PLACE(rule=own.name, plant=plant, substation=substation)
            yield not_checked(own.id, message, [plant], place=shape, substation=substation)


def _plants_too_near(own: OwnRule, to: Things, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit = settings.limits[MIN_M]
    pairs = layout.pairs_within(limit.value)
    judged, against = plants_in(layout, own.of), plants_in(layout, to)
    first, second = pairs.first, pairs.second
    answer = either(both(judged[first], against[second]), both(judged[second], against[first]))
    for at in np.flatnonzero((answer != NO) & (pairs.gap_m < limit.value - tolerance(limit))).tolist():
        one, other = sorted((str(layout.ids[first[at]]), str(layout.ids[second[at]])))
        place = shapely.shortest_line(layout.shapes[first[at]], layout.shapes[second[at]])
        if answer[at] == OPEN:
            yield left_open(own, (own.of.where, to.where), [one, other], place)
            continue
        gap_m = float(pairs.gap_m[at])
        message = TOO_NEAR(rule=own.name, plant=one, gap_m=gap_m, subject=other, required_m=limit.value)
        yield own_finding(own, settings, limit, message, [one, other], measured=gap_m, place=place)


def _too_far_from_things(own: OwnRule, to: Things, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit, things = settings.limits[MAX_M], members_of(layout.site, to)
    rows, judged = _rows(own, layout)
    if len(things.ids) == 0:
        for row in rows:
            plant = str(layout.ids[row])
            yield not_checked(own.id, NONE_MAPPED(rule=own.name, plant=plant), [plant], place=layout.shapes[row])
        return
    close_m = limit.value + tolerance(limit)
    asked, found = things.tree.query(layout.shapes[rows], predicate="dwithin", distance=close_m)
    yield from _too_far(own, layout, settings, _Lone.of(rows, judged, asked, things.answer[found]), things)


def _too_far_from_plants(own: OwnRule, to: Things, layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    limit = settings.limits[MAX_M]
    rows, judged = _rows(own, layout)
    against = plants_in(layout, to)
    asked, found = layout.neighbours.near(layout.shapes, rows, limit.value + tolerance(limit))
    other = asked != found
    lone = _Lone.of(rows, judged, np.searchsorted(rows, asked[other]), against[found[other]])
    some = layout.all_rows[against[layout.all_rows] != NO]
    yield from _too_far(own, layout, settings, lone, Members(layout.ids[some], layout.shapes[some], against[some]))


@dataclass(frozen=True, eq=False)
class _Lone:
    """The plants that nothing which certainly belongs to the class is near to; ``judged`` whether the rule is about
    them, ``perhaps`` whether something is near that may belong to it."""

    rows: Rows
    judged: Answers
    perhaps: Flags

    @classmethod
    def of(cls, rows: Rows, judged: Answers, asked: Rows, near: Answers) -> _Lone:
        """``asked`` and ``near``: which of ``rows`` has something near, and whether that belongs to the class."""
        best = np.full(len(rows), NO, dtype=np.int8)
        np.maximum.at(best, asked, near)
        lone = best != YES
        return cls(rows[lone], judged[lone], best[lone] == OPEN)


def _too_far(own: OwnRule, layout: Layout, settings: RuleSettings, lone: _Lone, things: Members) -> Iterator[Finding]:
    limit, sure = settings.limits[MAX_M], things.certain
    wheres = (own.of.where, _to(own).where)
    nearest = _nearest(layout.shapes[lone.rows], sure)
    for at, row in enumerate(lone.rows.tolist()):
        plant, shape = str(layout.ids[row]), layout.shapes[row]
        thing = nearest[at]
        if lone.judged[at] == OPEN or lone.perhaps[at] or (thing < 0 and _others(own, things, plant)):
            yield left_open(own, wheres, [plant], shape)
            continue
        if thing < 0:
            message = NONE_NEAR(rule=own.name, plant=plant, required_m=limit.value)
            yield own_finding(own, settings, limit, message, [plant], measured=None, place=shape)
            continue
        place = shapely.shortest_line(shape, sure.shapes[thing])
        gap_m, subject = float(shapely.distance(shape, sure.shapes[thing])), str(sure.ids[thing])
        message = TOO_FAR(rule=own.name, plant=plant, gap_m=gap_m, subject=subject, required_m=limit.value)
        thing_of_map = () if _to(own).layer == "plants" else (f"{SUBJECTS[_to(own).layer]}={subject}",)
        yield own_finding(own, settings, limit, message, [plant], measured=gap_m, place=place, measured_to=thing_of_map)


def _nearest(shapes: Geometries, sure: Members) -> Rows:
    """For each shape the nearest of the members, of several as near that with the smallest id; -1 where there is none.

    No member is within reach of any of them, so that one equal to the shape is the shape itself: it does not count.
    """
    nearest = np.full(len(shapes), -1, dtype=np.intp)
    if len(sure.ids) == 0 or len(shapes) == 0:
        return nearest
    asked, found = sure.plain_tree.query_nearest(shapes, exclusive=True)
    order = np.lexsort((sure.ids[found].astype(str), asked))
    first, at = np.unique(asked[order], return_index=True)
    nearest[first] = found[order][at]
    return nearest


def _others(own: OwnRule, things: Members, plant: str) -> bool:
    """Whether anything else than the plant itself may belong to the class."""
    return len(things.ids) > 0 if _to(own).layer != "plants" else bool((things.ids != plant).any())
