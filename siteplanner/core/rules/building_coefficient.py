"""The share of a parcel that buildings cover: not too little, which wastes land, and not too much.

Footprints on the parcel, overlaps counted once, by the parcel's area. Only parcels that hold a plant are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from siteplanner.core.rules.occupied import parcel_finding
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Reach, Rule, RuleSettings
from siteplanner.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from siteplanner.core.rules.layout import Floats, Layout
    from siteplanner.core.rules.occupied import Occupied
    from siteplanner.core.site import Geometries

MIN, MAX = "min", "max"
TOO_LITTLE = QT_TRANSLATE_NOOP(
    "rules",
    "Buildings cover {covered_m2:,.0f} m² of parcel {parcel}, {share_percent:.2f} % of it; at least "
    "{required_percent:g} % are required.",
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "rules",
    "Buildings cover {covered_m2:,.0f} m² of parcel {parcel}, {share_percent:.2f} % of it; at most "
    "{required_percent:g} % are advisable.",
)


def check(layout: Layout, settings: RuleSettings) -> Iterator[Finding]:
    on = layout.occupied
    least, most = settings.value(MIN), settings.value(MAX)
    here_m2 = covered_m2(on)
    too_little = here_m2 < least * on.area_m2 - TOLERANCE_M2
    too_much = here_m2 > most * on.area_m2 + TOLERANCE_M2
    shares, covered = (here_m2 / on.area_m2).tolist(), here_m2.tolist()
    for at in np.flatnonzero(too_little | too_much).tolist():
        key, template, limit = (MIN, TOO_LITTLE, least) if too_little[at] else (MAX, TOO_MUCH, most)
        share = shares[at]
        message = template(
            parcel=on.parcel_id(at),
            covered_m2=covered[at],
            share_percent=100 * share,
            required_percent=100 * limit,
        )
        yield parcel_finding(RULE, on, at, message, (share, limit, ""), [settings.limits[key]], settings)


def covered_m2(on: Occupied) -> Floats:
    """How much of each parcel footprints cover, once where they overlap."""
    covered = on.sums(on.shared_m2)
    for at in np.flatnonzero(on.count > 1).tolist():
        entries = on.entries(at)
        shapes, shared_m2 = on.layout.shapes[on.plant[entries]], on.shared_m2[entries]
        meets = _meets_another(shapes)
        if meets.any():
            joined = shapely.union_all(shapely.intersection(shapes[meets], on.shape(at)))
            covered[at] = shared_m2[~meets].sum() + shapely.area(joined)
    return covered


def _meets_another(shapes: Geometries) -> np.ndarray:
    """Which of some footprints meet another of them."""
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    meets = np.zeros(len(shapes), dtype=bool)
    meets[first[first != second]] = True
    return meets


RULE = Rule(
    id="building-coefficient",
    name=QT_TRANSLATE_NOOP("rules", "Building coefficient"),
    severity="warning",
    clause="",
    reach=Reach.PARCEL,
    check=check,
    explain=QT_TRANSLATE_NOOP(
        "rules",
        "The building coefficient of a parcel is the area that footprints cover, overlaps counted once, divided by the "
        "parcel's area. Industrial land is to be used: below the minimum it is wasted. Far above it there is no room "
        "left for roads and distances.",
    ),
    limit_keys={MIN: "", MAX: ""},
    reads_standing=True,
)
"""``measured`` is the share of the parcel's area, 0 to 1."""
