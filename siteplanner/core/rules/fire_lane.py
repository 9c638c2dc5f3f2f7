"""Fire engines get all round large works of class A, B and C and high-rises, or at least along both long sides.

What stands in the way of that is what comes nearer than a lane is wide beside a long side; beyond the short sides
nothing is asked then. So every pair of a plant and what is in its way can be told by itself. Parts of one footprint are
buildings of their own, each in the way of the others. The whole footprint of a plant counts for whether it is large.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from siteplanner.core.fire_lanes.free_sides import room_beside
from siteplanner.core.fire_lanes.lanes_asked import LanesAsked, lanes_asked
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import (
    TOLERANCE_M,
    Finding,
    Reach,
    Rule,
    RuleSettings,
    finding_id,
    location_of,
)
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout

WIDTH, FACTORY, WAREHOUSE, HIGH_RISE = "lane_m", "factory_above_m2", "warehouse_above_m2", "high_rise_above_m"
BESIDE = QT_TRANSLATE_NOOP(
    "rules",
    "Beside a long side of {plant} {gap_m:.2f} m are free to {other}; fire engines need {required_m:g} m all round, or "
    "along both long sides.",
)
BETWEEN_PARTS = QT_TRANSLATE_NOOP(
    "rules",
    "Beside a long side of one part of {plant} {gap_m:.2f} m are free to another part; fire engines need "
    "{required_m:g} m all round each building, or along both its long sides.",
)
PERHAPS = QT_TRANSLATE_NOOP(
    "rules",
    "{finding} Whether {plant} needs a fire lane was not checked, for this is not known of it: {missing}.",
)


class Lack(NamedTuple):
    """A plant's lane that something stands in: ``surely`` or perhaps, for want of an attribute, the plant needs it."""

    row: int
    gap_m: float
    surely: bool


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    asked = _asked(layout, settings)
    if len(layout.rows) == 0 or not asked.of_any:
        return
    yield from _between_plants(layout, settings, asked)
    yield from _between_parts(layout, settings, asked)


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """A lane to every other plant where one of the two needs it. More than is asked at the short sides."""
    asked, limit = _asked(layout, settings), settings.limits[WIDTH]
    others = layout.others_near(row, limit.value)
    both = np.r_[others, row]
    needed = asked.surely(both, shapely.area(layout.shapes[both]))
    for other in others[needed[:-1] | needed[-1]].tolist():
        severity, subject = settings.graded(RULE.severity), str(layout.ids[other])
        yield Clearance(RULE.id, severity, subject, layout.shapes[other], limit.value, limit.clause, limit.confidence)


def _asked(layout: Layout, settings: RuleSettings) -> LanesAsked:
    return lanes_asked(layout, settings.value(FACTORY), settings.value(WAREHOUSE), settings.value(HIGH_RISE))


def _between_plants(layout: Layout, settings: RuleSettings, asked: LanesAsked) -> Iterator[Finding]:
    pairs = layout.pairs_within(settings.value(WIDTH))
    if len(pairs.first) == 0:
        return
    first_m2, second_m2 = (shapely.area(layout.shapes[rows]) for rows in (pairs.first, pairs.second))
    of_first, of_second = asked.perhaps(pairs.first, first_m2), asked.perhaps(pairs.second, second_m2)
    for at in np.flatnonzero(of_first | of_second).tolist():
        first, second = int(pairs.first[at]), int(pairs.second[at])
        ways = ((first, second, of_first[at], first_m2[at]), (second, first, of_second[at], second_m2[at]))
        lacks = [
            Lack(row, gap_m, bool(asked.surely(np.array([row]), np.array([area_m2]))[0]))
            for row, other, perhaps, area_m2 in ways
            if perhaps and (gap_m := _room_m(layout, settings, row, layout.shapes[other])) is not None
        ]
        if lacks:
            yield _of_pair(layout, settings, asked, (first, second), lacks)


def _room_m(layout: Layout, settings: RuleSettings, row: int, other: BaseGeometry) -> float | None:
    """Metres free beside the long sides of a plant's buildings to what stands there; None where a lane has room."""
    needed_m = settings.value(WIDTH)
    room_m = min(room_beside(part, other, needed_m) for part in shapely.get_parts(layout.shapes[row]))
    return room_m if room_m < needed_m - TOLERANCE_M else None


def _of_pair(
    layout: Layout, settings: RuleSettings, asked: LanesAsked, pair: tuple[int, int], lacks: list[Lack]
) -> Finding:
    """The finding of two plants: of the one that surely needs a lane, then of the one with less room."""
    worst = min(lacks, key=lambda of: (not of.surely, of.gap_m, str(layout.ids[of.row])))
    other = pair[1] if worst.row == pair[0] else pair[0]
    plant, named = str(layout.ids[worst.row]), sorted(str(layout.ids[row]) for row in pair)
    between = shapely.shortest_line(layout.shapes[worst.row], layout.shapes[other])
    message = BESIDE(plant=plant, other=str(layout.ids[other]), gap_m=worst.gap_m, required_m=settings.value(WIDTH))
    if worst.surely:
        return _finding(settings, finding_id(RULE.id, named), tuple(named), message, worst.gap_m, between)
    return _not_checked(asked, worst.row, plant, named, message, between)


def _between_parts(layout: Layout, settings: RuleSettings, asked: LanesAsked) -> Iterator[Finding]:
    rows = layout.rows[shapely.get_num_geometries(layout.shapes[layout.rows]) > 1]
    if len(rows) == 0:
        return
    area_m2 = shapely.area(layout.shapes[rows])
    perhaps, surely = asked.perhaps(rows, area_m2), asked.surely(rows, area_m2)
    for at in np.flatnonzero(perhaps).tolist():
        row, plant = int(rows[at]), str(layout.ids[rows[at]])
        found = _narrowest_between_parts(layout.shapes[row], settings.value(WIDTH))
        if found is None:
            continue
        gap_m, between = found
        message = BETWEEN_PARTS(plant=plant, gap_m=gap_m, required_m=settings.value(WIDTH))
        if surely[at]:
            finding = f"{finding_id(RULE.id, [plant])}:parts"
            yield _finding(settings, finding, (plant,), message, gap_m, between)
        else:
            yield _not_checked(asked, row, plant, [plant], message, between)


def _narrowest_between_parts(footprint: BaseGeometry, needed_m: float) -> tuple[float, BaseGeometry] | None:
    """The least room beside a long side of a part to another part, and the line between the two; None where a lane
    has room everywhere."""
    parts = shapely.get_parts(footprint)
    one, other = shapely.STRtree(parts).query(parts, predicate="dwithin", distance=needed_m)
    apart = one != other
    pairs = list(zip(one[apart].tolist(), other[apart].tolist(), strict=True))
    rooms_m = [room_beside(parts[a], parts[b], needed_m) for a, b in pairs]
    least = min(range(len(pairs)), key=lambda at: (rooms_m[at], pairs[at]), default=-1)
    if least < 0 or not rooms_m[least] < needed_m - TOLERANCE_M:
        return None
    a, b = pairs[least]
    return rooms_m[least], shapely.shortest_line(parts[a], parts[b])


def _finding(
    settings: RuleSettings, id_: str, plants: tuple[str, ...], message: Message, gap_m: float, between: BaseGeometry
) -> Finding:
    limit = settings.limits[WIDTH]
    return Finding(
        id=id_,
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=plants,
        plants=plants,
        message=message,
        clause=limit.clause,
        confidence=limit.confidence,
        measured=gap_m,
        required=limit.value,
        unit="m",
        location=location_of(between),
        place=between,
    )


def _not_checked(
    asked: LanesAsked, row: int, plant: str, named: list[str], message: Message, between: BaseGeometry
) -> Finding:
    told = PERHAPS(finding=message, plant=plant, missing=asked.missing_of(row))
    return not_checked(RULE.id, told, named, place=between, clause=RULE.clause)


RULE = Rule(
    id="fire-lane",
    name=QT_TRANSLATE_NOOP("rules", "Room for fire engines"),
    severity="warning",
    clause="GB 50016-2014 (2018) 7.1.3",
    reach=Reach.PAIR,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Around large factories of class A, B and C, large warehouses and high-rises a lane stays free of other "
        "buildings, or at least along both long sides: those of the smallest rectangle around the building. A square "
        "building has no long sides and is asked for room all round.",
    ),
    limit_keys={WIDTH: "m", FACTORY: "m²", WAREHOUSE: "m²", HIGH_RISE: "m"},
    clearances=clearances,
)
