"""Parcels of the base map neither overlap nor leave slivers of ground between them: the map's fault, not the layout's.

Found of the parcels alone, whatever stands on them, and worked out once for as long as their outlines stay the same.
A gap narrower than a hairline is closed by the checks and not told; ground wider than a gap is open ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from siteplanner.core.rules.base_map import SITE_TOPOLOGY
from siteplanner.core.rules.not_checked import not_checked
from siteplanner.core.rules.rule import Finding, Reach, Rule, RuleSettings, location_of, plain
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.topology.parcel_faults import open_ground, parcel_faults

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from siteplanner.core.rules.layout import Layout

GAP_BELOW = "gap_below_m"
LISTED_AT_MOST = 200
"""Of each kind of fault so many are listed, the first by their parcels, and the others counted: a map with more of them
is to be cleaned in a map program."""
OVERLAP = QT_TRANSLATE_NOOP(
    "rules", "The parcels {parcels} share {area_m2:.2f} m² of the base map. Correct their common boundary."
)
GAP = QT_TRANSLATE_NOOP(
    "rules",
    "Between the parcels {parcels} {area_m2:.2f} m² of the base map, narrower than {below_m:g} m, belong to none. "
    "Correct their common boundary.",
)
MORE_OVERLAPS = QT_TRANSLATE_NOOP("rules", "{count:d} more pairs of parcels of the base map share ground.")
MORE_GAPS = QT_TRANSLATE_NOOP(
    "rules", "{count:d} more groups of parcels of the base map lie side by side with a narrow gap between them."
)
NOT_ALL = QT_TRANSLATE_NOOP(
    "rules",
    "The parcels of the base map have so few corners in common that faults between them were looked for only among the "
    "{seen:d} westernmost of {count:d}.",
)


def check(_layout: Layout, _settings: RuleSettings) -> Iterator[Finding]:
    """Nothing of plants."""
    yield from ()


def of_site(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    """Overlaps by the pair, gaps by the parcels around."""
    yield from _overlaps(layout, settings)
    yield from _gaps(layout, settings)
    seen = parcel_faults(layout.site, settings.value(GAP_BELOW)).parcels_seen
    if seen is not None:
        yield not_checked(RULE.id, NOT_ALL(seen=seen, count=len(layout.site.parcels)), layer="parcels")


def _overlaps(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    found, ids = parcel_faults(layout.site, settings.value(GAP_BELOW)).overlaps, layout.ground.parcel_ids
    pairs = [tuple(sorted(map(str, ids[[a, b]]))) for a, b in zip(found.first, found.second, strict=True)]
    order = sorted(range(len(pairs)), key=pairs.__getitem__)
    for at in order[:LISTED_AT_MOST]:
        area_m2 = float(found.area_m2[at])
        message = OVERLAP(parcels=", ".join(pairs[at]), area_m2=area_m2)
        yield _finding(settings, "overlap", pairs[at], message, area_m2, found.shared[at])
    if len(order) > LISTED_AT_MOST:
        yield _finding(settings, "overlap", (), MORE_OVERLAPS(count=len(order) - LISTED_AT_MOST))


def _gaps(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    below_m, ids = settings.value(GAP_BELOW), layout.ground.parcel_ids
    gaps = parcel_faults(layout.site, below_m).gaps
    named = {tuple(sorted(map(str, ids[np.array(rows)]))): pieces for rows, pieces in gaps.items()}
    listed = 0
    for seen, parcels in enumerate(sorted(named)):
        if listed == LISTED_AT_MOST:
            yield _finding(settings, "gap", (), MORE_GAPS(count=len(named) - seen))
            return
        ground = open_ground(layout.site, named[parcels])
        if ground is not None:
            listed += 1
            message = GAP(parcels=", ".join(parcels), area_m2=ground.area, below_m=below_m)
            yield _finding(settings, "gap", parcels, message, ground.area, ground)


def _finding(
    settings: RuleSettings,
    fault: str,
    parcels: tuple[str, ...],
    message: Message,
    area_m2: float | None = None,
    ground: BaseGeometry | None = None,
) -> Finding:
    """``fault`` ends the id, which begins with the parcels; one about further faults names none."""
    named = [f"parcel={plain(parcel)}" for parcel in parcels] or ["more"]
    return Finding(
        id=":".join([RULE.id, *named, fault]),
        rule=RULE.id,
        severity=settings.graded(RULE.severity),
        subjects=tuple(f"parcel={parcel}" for parcel in parcels),
        plants=(),
        message=message,
        clause=RULE.clause,
        confidence="judgement",
        measured=area_m2,
        required=None if area_m2 is None else 0.0,
        unit="" if area_m2 is None else "m²",
        location=location_of(ground),
        place=ground,
    )


RULE = Rule(
    id=SITE_TOPOLOGY,
    name=QT_TRANSLATE_NOOP("rules", "Parcels fit together"),
    severity="warning",
    clause="",
    reach=Reach.SITE,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "Parcels of the base map neither overlap nor leave narrow strips of ground between them. These are faults of "
        "the map, listed apart from those of the layout; gaps narrower than 2 cm count as land and are not told.",
    ),
    limit_keys={GAP_BELOW: "m"},
    of_site=of_site,
)
