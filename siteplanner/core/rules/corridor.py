"""Plants keep out of the strips along lines, roads, railways, rivers and pipelines, and off protected land.

A line of the base map is a centreline: half its width comes before the strip. A polygon is measured from its edge.
What nobody knows (a grade, a tower's height, a strip) is reported as not checked for the plants near enough for it to
matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.corridors.clearances import protected_clearances, sides_near, strip_clearances
from siteplanner.core.corridors.findings import (
    FOR_CLASS,
    FROM_CENTRELINE,
    FROM_EDGE,
    NO_HAZARD_CLASS,
    NO_STRIP,
    NO_TOWER_HEIGHT,
    RULE_ID,
    UNKNOWN_GRADE,
    Nearness,
    near_not_checked,
    strip_finding,
)
from siteplanner.core.corridors.protected_land import on_protected_land
from siteplanner.core.corridors.strips import HALF_WIDTH_KEYS, STRIP_KEYS, Strips, strips_of
from siteplanner.core.fire.table import NONE, codes_of
from siteplanner.core.once_per_site import once_per_site
from siteplanner.core.rules.clearance import Clearance
from siteplanner.core.rules.rule import TOLERANCE_M, Finding, Limit, Reach, Rule, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.vocabulary import vocabulary

if TYPE_CHECKING:
    from siteplanner.core.corridors.pieces import Flags, Floats, Rows
    from siteplanner.core.rules.layout import Layout
    from siteplanner.core.site import Site

TOWER, RAILWAY, ROAD = "class_ab.tower_heights", "class_a.railway_centreline", "class_a.road_edge"
UNKNOWN_NEAR, TOWER_NEAR = "unknown_near", "tower_unknown_near"
REACH_KEYS = (UNKNOWN_NEAR, TOWER_NEAR, TOWER, RAILWAY, ROAD)
HAZARD_NOT_ASKED = ("civil", "transformer")


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    if len(layout.rows) == 0 or len(layout.site.constraints) == 0:
        return
    yield from _in_strips(layout, settings)
    yield from on_protected_land(layout, settings, settings.value(UNKNOWN_NEAR))


@dataclass(frozen=True, eq=False)
class _Near:
    """Parallel arrays, one entry a plant (place among the rows to check) near a constraint (place among the strips):
    its ``gap_m``, what the strip asks, and what class A or B asks beyond it (0 nothing, NaN: not known)."""

    plant: Rows
    strip: Rows
    to_line: Flags
    gap_m: Floats
    strip_m: Floats
    class_m: Floats
    class_key: np.ndarray
    perhaps: Flags


def _in_strips(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    strips = strips_of(layout.site, settings.values)
    if len(strips.ids) == 0:
        return
    near = _near(layout, settings, strips)
    if near is None:
        return
    class_asks = np.where(near.perhaps, 0.0, np.nan_to_num(near.class_m))
    required_m = np.maximum(near.strip_m, class_asks)
    known = ~strips.bare[near.strip]
    short = known & (near.gap_m < required_m - TOLERANCE_M)
    for at in np.flatnonzero(short).tolist():
        by_class = bool(class_asks[at] > near.strip_m[at])
        yield _strip_finding(layout, settings, strips, near, at, float(required_m[at]), by_class=by_class)
    yield from _doubts(layout, settings, strips, near, short)


def _near(layout: Layout, settings: RuleSettings, strips: Strips) -> _Near | None:
    """None where no plant to check is near any strip, as most plants are not."""
    rows, pack = layout.rows, settings.value
    hazard, use = layout.text("hazard_class")[rows], layout.text("building_use")[rows]
    asked = codes_of(use, HAZARD_NOT_ASKED) == NONE
    class_a, class_b = asked & (hazard == "A"), asked & (hazard == "B")
    unknown = asked & (codes_of(hazard, [c.value for c in vocabulary("hazard_class").choices]) == NONE)
    plain_m, widest_m = _reaches_m(layout.site, strips, *(pack(key) for key in REACH_KEYS))
    shapes = layout.shapes[rows]
    reach_m = np.where(class_a | class_b | unknown, widest_m, plain_m)
    plant, strip, to_line, gap_m = strips.pieces.near(shapes, reach_m)
    if len(plant) == 0:
        return None
    strip_m = strips.required_m(strip, to_line)
    class_m, class_key = _class_asks(settings, strips, strip, to_line, (class_a | unknown)[plant], class_b[plant])
    order = np.lexsort((gap_m - np.fmax(strip_m, class_m), strip, plant))
    first = order[_starts(plant[order], strip[order])]
    return _Near(
        plant[first], strip[first], to_line[first], gap_m[first], strip_m[first], class_m[first], class_key[first],
        unknown[plant[first]],
    )  # fmt: skip


@once_per_site
def _reaches_m(
    _site: Site, strips: Strips, unsure_m: float, no_tower_m: float, per_tower: float, railway_m: float, road_m: float
) -> tuple[float, float]:
    """How far from a plant a strip can matter: from most, and from one of class A, B or unknown."""
    plain_m = max(0.0 if strips.known.all() else unsure_m, float((strips.width_m + strips.half_m).max()))
    towers_m = np.where(np.isnan(strips.tower_m), no_tower_m, strips.half_m + per_tower * strips.tower_m)
    towers_m = np.where(strips.kinds == "power_line", towers_m, 0.0)
    return plain_m, max(plain_m, railway_m, float((strips.half_m + road_m).max()), float(towers_m.max()))


def _class_asks(
    settings: RuleSettings, strips: Strips, strip: Rows, to_line: Flags, class_a: Flags, class_b: Flags
) -> tuple[Floats, np.ndarray]:
    """Metres that class A or B asks of each pair, with the limit they come from: 0 and '' where nothing is asked."""
    kinds, grades = strips.kinds[strip], strips.grades[strip]
    half_m = np.where(to_line, strips.half_m[strip], 0.0)
    line = (kinds == "power_line") & (class_a | class_b)
    railway, road = (kinds == "railway") & class_a, (kinds == "road") & (grades != "plant") & class_a
    towers_m = half_m + settings.value(TOWER) * strips.tower_m[strip]
    asked = np.select(
        [line, railway, road], [towers_m, np.full(len(strip), settings.value(RAILWAY)), half_m + settings.value(ROAD)]
    )
    return asked, np.select([line, railway, road], [TOWER, RAILWAY, ROAD], default="")


def _starts(plant: Rows, strip: Rows) -> Rows:
    """Where a new pair begins in sorted arrays, which are not empty."""
    return np.flatnonzero(np.r_[True, (plant[1:] != plant[:-1]) | (strip[1:] != strip[:-1])])


def _strip_finding(
    layout: Layout, settings: RuleSettings, strips: Strips, near: _Near, at: int, required_m: float, *, by_class: bool
) -> Finding:
    strip, to_line = int(near.strip[at]), bool(near.to_line[at])
    pair = _nearness(layout, strips, near, at)
    half_m = float(strips.half_m[strip])
    limits = _limits(settings, strips, strip, str(near.class_key[at]) if by_class else "", to_line=to_line)
    if by_class:
        hazard = vocabulary("hazard_class").label(str(layout.text("hazard_class")[layout.rows[near.plant[at]]]))
        message = FOR_CLASS(required_m=required_m, hazard=hazard, **pair.words)
    elif to_line:
        message = FROM_CENTRELINE(required_m=required_m, half_m=half_m, **pair.words)
    else:
        message = FROM_EDGE(required_m=required_m, **pair.words)
    return strip_finding(settings, pair, required_m, message, limits, known=by_class or bool(strips.known[strip]))


def _limits(settings: RuleSettings, strips: Strips, strip: int, class_key: str, *, to_line: bool) -> list[Limit]:
    """The limits that a required distance comes from; ``class_key`` is that of class A or B, where this asks more."""
    half_key = str(strips.half_key[strip])
    limits = [settings.limits[class_key or str(strips.strip_key[strip])]]
    if to_line and half_key and class_key != RAILWAY:
        limits.append(settings.limits[half_key])
    return limits


def clearances(layout: Layout, settings: RuleSettings, row: int) -> Iterator[Clearance]:
    """From every strip around, as the plant's class and the map's figures ask; and off protected land."""
    strips = strips_of(layout.site, settings.values)
    hazard, use = str(layout.text("hazard_class")[row]), str(layout.text("building_use")[row])
    if len(strips.ids):
        reaches_m = _reaches_m(layout.site, strips, *(settings.value(key) for key in REACH_KEYS))
        strip, to_line = sides_near(strips, layout.window_of(row), max(reaches_m))
        strip, to_line = strip[~strips.bare[strip]], to_line[~strips.bare[strip]]
        asked = np.full(len(strip), use not in HAZARD_NOT_ASKED)
        class_m, keys = _class_asks(settings, strips, strip, to_line, asked & (hazard == "A"), asked & (hazard == "B"))
        strip_m, class_m = strips.required_m(strip, to_line), np.nan_to_num(class_m)
        keys = np.where(class_m > strip_m, keys, "")
        limits = [
            _limits(settings, strips, int(at), str(key), to_line=bool(line))
            for at, key, line in zip(strip, keys, to_line, strict=True)
        ]
        yield from strip_clearances(settings, strips, strip, to_line, np.maximum(strip_m, class_m), limits)
    yield from protected_clearances(layout, settings, row)


def _doubts(layout: Layout, settings: RuleSettings, strips: Strips, near: _Near, short: Flags) -> Iterator[Finding]:
    """The pairs near enough for what is not known of them to matter."""
    close = near.gap_m < settings.value(UNKNOWN_NEAR) - TOLERANCE_M
    bare, unknown = strips.bare[near.strip] & close, ~strips.known[near.strip] & ~strips.bare[near.strip] & close
    no_tower = np.isnan(near.class_m) & (near.gap_m < settings.value(TOWER_NEAR) - TOLERANCE_M)
    class_m = np.nan_to_num(near.class_m)
    no_class = near.perhaps & ~short & (no_tower | (near.gap_m < class_m - TOLERANCE_M))
    untold = no_tower & ~near.perhaps
    reasons = (
        (bare, NO_STRIP),
        (unknown, UNKNOWN_GRADE),
        (no_class, NO_HAZARD_CLASS),
        (untold, NO_TOWER_HEIGHT),
    )
    for at in np.flatnonzero(bare | unknown | no_class | untold).tolist():
        yield near_not_checked(_nearness(layout, strips, near, at), [why for flags, why in reasons if flags[at]])


def _nearness(layout: Layout, strips: Strips, near: _Near, at: int) -> Nearness:
    row, strip = layout.rows[near.plant[at]], int(near.strip[at])
    return Nearness(
        str(layout.ids[row]),
        layout.shapes[row],
        str(strips.ids[strip]),
        str(strips.kinds[strip]),
        strips.shapes[strip],
        float(near.gap_m[at]),
    )


RULE = Rule(
    id=RULE_ID,
    name=QT_TRANSLATE_NOOP("rules", "Corridors"),
    severity="error",
    clause="",
    reach=Reach.PLANT,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Plants keep out of the strips along power lines, roads, railways, rivers and pipelines, by their grade; class "
        "A and B keep further away from power lines, class A from railways and roads. Farmland, ecological and water "
        "protection areas and heritage sites must not be built on at all.",
    ),
    limit_keys={
        **dict.fromkeys((*STRIP_KEYS, *HALF_WIDTH_KEYS), "m"),
        TOWER: "",
        RAILWAY: "m",
        ROAD: "m",
        UNKNOWN_NEAR: "m",
        TOWER_NEAR: "m",
    },
    clearances=clearances,
)
